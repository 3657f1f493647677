"""Where on a page a dateline is looked for: the lines before the text, and its openings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from newsclean.data.agencies import agency_book
from newsclean.data.places import places
from newsclean.document import Block, Document
from newsclean.extract.caption.split import is_credited
from newsclean.extract.credit.words import has_picture_credit
from newsclean.extract.heading import headline_number
from newsclean.extract.running_text import main_text
from newsclean.models import Role

# A dateline stands at the opening; a deck or a label may come before it.
_OPENINGS = 3
# Captions may stand before the text; as far as this a dateline with agency or day is looked for.
_FURTHER = 20
_NEAR = 10
# What a dateline that tells itself anywhere has in its opening: its end, brackets, or "电".
_MARKED = re.compile(r"[-–—―:：(（\[【/=电電讯訊報报]")
_OPENING = 90
_DECKS = 2
# How far before the text a place may stand alone on a line, and how sure of another role it may be.
_BEFORE = 3
_UNSURE = 0.7
_SURE = 0.5
_LONGEST_PLACE = 30
# Between several places, or a place and its country ("Madrid / San Sebastián", "Niort, France").
_STROKE = re.compile(r"\s*/\s*|,\s")
_DASHES = ("—", "–", "-", "―")
_APART = frozenset((Role.DATELINE, Role.CREDIT, Role.NAV))
_ALONE = frozenset(
    (
        Role.BODY,
        Role.BYLINE,
        Role.CAPTION,
        Role.OTHER,
        Role.TIMESTAMP,
        Role.NOTE,
        Role.SUBHEADING,
        Role.SECTION,
    )
)
# Roles of lines of their own, which are no opening of a text however unsure the labeller is.
_NO_OPENING = frozenset((Role.BODY, Role.DECK, Role.RELATED, Role.NAV, Role.LEGAL, Role.BYLINE))


def lines_before_text(document: Document) -> Iterator[Block]:
    """Lines between headline and text that may be a dateline and nothing else.

    A note or a summary may have been taken for the text: lines right behind it are looked at too.
    """
    blocks = document.blocks
    starts = _starts(document)
    for first in starts:
        headline = headline_number(document)
        start = headline + 1 if headline is not None and headline < first else first - _NEAR
        for block in blocks[max(0, start, first - _NEAR) : first]:
            captioned = block.role is Role.CAPTION and block.confidence >= _UNSURE
            if block.role not in _APART and block.role is not Role.BODY and not captioned:
                yield block
        if len(blocks[first].text) <= _LONGEST_PLACE:
            yield blocks[first]  # "Schwerin."
    if starts:
        after = (n for n in document.numbers(Role.BODY) if n >= starts[-1])
        for number in islice(after, _OPENINGS):
            if number + 1 < len(blocks) and is_lone_agency(blocks[number + 1].text):
                yield blocks[number + 1]


def is_lone_agency(text: str) -> bool:
    """Whether a line is an agency and a dash: "CNN —"."""
    line = text.strip()
    return (
        len(line) <= _LONGEST_PLACE and line[-1:] in _DASHES and agency_book().get(line) is not None
    )


def is_lone_place(document: Document, block: Block) -> bool:
    """Whether a line that is taken for something else holds a known place and nothing more.

    Where a menu has the place too, the line is rather its section; where no text follows at once,
    it is a picture's.
    """
    text = block.text.strip()
    printed = text[:1] != text[:1].lower() or text.upper() == text.lower()
    unsure = block.role is Role.BYLINE or block.confidence < _UNSURE
    after = document.after(block)
    if after is None or after.role not in (Role.BODY, Role.TIMESTAMP):
        return False
    bare = text.rstrip(" -–—.:")
    parts = _STROKE.split(bare)
    if "/" in text and bare == text:
        return False  # where several reporters were, in their byline
    placed = 2 < len(text) <= _LONGEST_PLACE and printed and all(map(places().is_place, parts))
    if not (block.role in _ALONE and unsure and placed):
        return False
    ahead = document.text[max(0, block.start - 20) : block.start].rstrip(" \t")
    if ahead and ahead[-1] != "\n" and block.element is None:
        return False  # a part of a longer line
    named = (other for other in document.find(Role.NAV, Role.SECTION) if other is not block)
    return not any(other.text.strip() == text for other in named)


def in_list_of_places(document: Document, block: Block) -> bool:
    """Whether a place alone on its line stands beside others: the site's editions, a menu."""
    beside = (document.before(block), document.after(block))
    alone = [other is not None and places().is_place(other.text.strip()) for other in beside]
    return any(alone) and places().is_place(block.text.strip())


def openings(document: Document) -> list[tuple[Block, bool]]:
    """The paragraphs a dateline may open, each with whether a place alone would do there.

    First paragraphs, then standfirsts, which some papers open with the dateline, then what was
    taken for something else just before the text, then paragraphs further down.
    """
    blocks = document.blocks
    starts = _starts(document)
    main = main_text(document)
    if main is None:
        return [(block, True) for block in document.find(Role.DECK)[:1]]
    body = [blocks[n] for n in document.numbers(Role.BODY) if n <= main[1]]
    body = [block for block in body[:_FURTHER] if not has_picture_credit(block.text)]
    before = blocks[max(0, starts[0] - _NEAR) : starts[0]]
    decks = [block for block in before if block.role is Role.DECK][:_DECKS]
    decks = decks or document.find(Role.DECK)[:1]
    mistaken: list[Block] = []
    for first in starts:
        mistaken += [b for b in blocks[max(0, first - _BEFORE) : first] if _may_be_text(b)]
    sure = [block for block in body if block.confidence >= _SURE]
    nearest = [block for block in sure if block.start >= blocks[main[0]].start][:_OPENINGS]
    near = list(dict.fromkeys(body[:_OPENINGS] + decks + nearest))
    rest = [b for b in sure[:_FURTHER] if _MARKED.search(b.text, 0, _OPENING) and b not in near]
    return [(block, True) for block in near] + [(block, False) for block in mistaken + rest]


def _may_be_text(block: Block) -> bool:
    """Whether a line right before the text may be its first paragraph."""
    unsure = block.role not in _NO_OPENING and block.confidence < _UNSURE
    return unsure and not is_credited(block.text)


def story_of(document: Document) -> str:
    """Text and headlines as one string, as far as a town that they speak of is looked for."""
    told = (
        document.find(Role.BODY)[:40] + document.find(Role.HEADLINE, Role.DECK, Role.RELATED)[:60]
    )
    return " | ".join(block.text[:2000] for block in told if not block.text.isupper())


def _starts(document: Document) -> list[int]:
    """Where the text begins: its first block, and the first of its main stretch."""
    first = document.first(Role.BODY)
    main = main_text(document)
    if first is None or main is None:
        return []
    return sorted({first, main[0]})
