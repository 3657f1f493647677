"""Where on a page a dateline is looked for: the lines before the text, and its openings."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.data.agencies import agency_book
from newsclean.data.places import places
from newsclean.document import Block, Document
from newsclean.models import Role

# A dateline stands at the opening; a deck or a label may come before it.
_OPENINGS = 3
# Captions may stand before the text; as far as this a dateline with agency or day is looked for.
_FURTHER = 20
_NEAR = 10
_DECKS = 2
# How far before the text a place may stand alone on a line, and how sure of another role it may be.
_BEFORE = 3
_UNSURE = 0.7
_LONGEST_PLACE = 30
_DASHES = ("—", "–", "-", "―")
_APART = frozenset((Role.DATELINE, Role.CREDIT, Role.NAV))
_ALONE = frozenset((Role.BYLINE, Role.CAPTION, Role.OTHER, Role.TIMESTAMP, Role.NOTE))
_MISTAKEN = frozenset((Role.CAPTION, Role.OTHER, Role.NOTE, Role.SUBHEADING))


def lines_before_text(document: Document) -> Iterator[Block]:
    """Lines between headline and text that may be a dateline and nothing else."""
    first = document.first(Role.BODY)
    if first is None:
        return
    blocks = document.blocks
    headline = document.first(Role.HEADLINE)
    start = headline + 1 if headline is not None and headline < first else first - _NEAR
    for block in blocks[max(0, start, first - _NEAR) : first]:
        if block.role not in _APART:
            yield block


def is_lone_agency(text: str) -> bool:
    """Whether a line is an agency and a dash: "CNN —"."""
    line = text.strip()
    return (
        len(line) <= _LONGEST_PLACE and line[-1:] in _DASHES and agency_book().get(line) is not None
    )


def is_lone_place(document: Document, block: Block) -> bool:
    """Whether a line that is taken for something else holds a known place and nothing more.

    Where a menu has the place too, the line is rather its section.
    """
    text = block.text.strip()
    printed = text[:1] != text[:1].lower() or text.upper() == text.lower()
    unsure = block.role is Role.BYLINE or block.confidence < _UNSURE
    placed = 2 < len(text) <= _LONGEST_PLACE and printed and places().is_place(text)
    if not (block.role in _ALONE and unsure and placed):
        return False
    ahead = document.text[max(0, block.start - 20) : block.start].rstrip(" \t")
    if ahead and ahead[-1] != "\n" and block.element is None:
        return False  # a part of a longer line
    return not any(other.text.strip() == text for other in document.find(Role.NAV, Role.SECTION))


def openings(document: Document) -> list[tuple[Block, bool]]:
    """The paragraphs a dateline may open, each with whether a place alone would do there.

    First paragraphs, then standfirsts, which some papers open with the dateline, then what was
    taken for something else just before the text, then paragraphs further down.
    """
    body = document.find(Role.BODY)[:_FURTHER]
    first = document.first(Role.BODY)
    before = document.blocks[max(0, first - _NEAR) : first] if first is not None else []
    decks = [block for block in before if block.role is Role.DECK][:_DECKS]
    decks = decks or document.find(Role.DECK)[:1]
    mistaken = [b for b in before[-_BEFORE:] if b.role in _MISTAKEN and b.confidence < _UNSURE]
    near = [(block, True) for block in body[:_OPENINGS] + decks]
    return near + [(block, False) for block in mistaken + body[_OPENINGS:]]


def story_of(document: Document) -> str:
    """The text as one string, as far as a town that it speaks of is looked for."""
    return " ".join(block.text[:2000] for block in document.find(Role.BODY)[:40])
