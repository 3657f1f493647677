"""A link to a story whose text is its section, title, time or author, each in an element of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml.etree import _Element

from newsclean.data.phrases import phrase_book
from newsclean.document import Anchor, Block
from newsclean.extract.related.length import units
from newsclean.extract.related.lines import could_be_title
from newsclean.segment.inner import has_text, text_of
from newsclean.segment.scope import attribute_words

# What stresses words within a title; elements of these names are pieces only where all text is in some.
_STRESSING = frozenset(
    {"b", "strong", "i", "em", "mark", "u", "q", "cite", "abbr", "code", "kbd", "sub", "sup"}
)
_HEADING = re.compile(r"h[1-6]")
_TITLES = frozenset({"title", "headline", "heading", "titulo", "titre", "titel", "titolo"})
_DEEPEST, _MOST = 6, 12


class _Piece(NamedTuple):
    text: str
    # None for text outside of any inner element.
    element: _Element | None = None

    @property
    def tag(self) -> str:
        return "" if self.element is None else str(self.element.tag)

    @property
    def named(self) -> bool:
        """Whether it is called a title."""
        words = attribute_words(self.element.get("class") or "") if self.element is not None else ()
        return not _TITLES.isdisjoint(words)


def parts_of(block: Block, anchor: Anchor) -> tuple[str, str]:
    """What stands before the title in a link's text, as its section, and the title.

    The title is all of the text where its markup does not part it.
    """
    section, title = "", anchor.text
    element = _element_of(block, anchor)
    for _ in range(_DEEPEST):
        pieces = list(_pieces(element)) if element is not None else []
        if len(pieces) == 1:
            element = pieces[0].element
            continue
        chosen = _title_among(pieces)
        if chosen is None or _goes_on(pieces[chosen].text, title, chosen + 1 == len(pieces)):
            break
        before = [piece.text for piece in pieces[:chosen]]
        section = before[0] if len(before) == 1 else section
        title, element = pieces[chosen].text, pieces[chosen].element
    return section, title


def _goes_on(piece: str, whole: str, last: bool) -> bool:
    """Whether a piece is no title by itself: it begins within a sentence, or ends open ("... on") before more."""
    if piece[0].islower() and not whole[0].islower():
        return True
    return not last and piece.split()[-1].casefold() in phrase_book().words("function")


def _element_of(block: Block, anchor: Anchor) -> _Element | None:
    """The element of a link in a block, or the block's where the link lies around it; None where it
    holds no others."""
    if block.element is None or not len(block.element):
        return None
    if block.text == anchor.text and "a" in (
        outer.tag for outer in islice(block.element.iterancestors(), 3)
    ):
        return block.element
    links = [block.element] if block.element.tag == "a" else block.element.iter("a")
    parted = [link for link in islice(links, _MOST) if len(link)]
    text = _letters(anchor.text) if parted else ""
    return next((link for link in parted if _letters(text_of(link)) == text), None)


def _letters(text: str) -> str:
    """A text without blanks: a block has them between elements that are drawn apart."""
    return "".join(text.split())


def _pieces(element: _Element) -> Iterator[_Piece]:
    """The texts of the elements inside of one, and those between them, in order."""
    if has_text(element.text):
        yield _Piece(" ".join((element.text or "").split()))
    for inner in islice(element, _MOST):
        if isinstance(inner.tag, str) and (text := text_of(inner)):
            yield _Piece(text, inner)
        if has_text(inner.tail):
            yield _Piece(" ".join((inner.tail or "").split()))


def _title_among(pieces: list[_Piece]) -> int | None:
    """The place of the piece that is the title; None where they are one text."""
    bare = [place for place, piece in enumerate(pieces) if not piece.tag]
    stressing = any(piece.tag in _STRESSING for piece in pieces)
    if len(pieces) < 2 or len(bare) > 1 or (bare and stressing):
        return None
    able = [place for place, piece in enumerate(pieces) if could_be_title(piece.text)]
    headings = [place for place in able if _HEADING.fullmatch(pieces[place].tag)]
    named = [place for place in able if pieces[place].named]
    strong = [place for place in able if pieces[place].tag in ("b", "strong")]
    for places in (headings, named, strong, bare if bare and bare[0] in able else []):
        if places:
            return places[0]
    return max(able, key=lambda place: units(pieces[place].text), default=None)
