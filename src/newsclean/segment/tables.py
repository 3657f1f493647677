"""Table rows: which are one line of data, and which only lay out the page."""

from __future__ import annotations

from itertools import islice

from lxml.etree import _Element

_CELLS = frozenset({"td", "th"})
# What a cell of data may hold besides words; anything else in it lays out the page.
_SMALL_WORDS = """
    p div span a abbr b big br button center cite code data del em font i img input ins
    label mark nobr q s small strong sub sup svg path g use time tt u var wbr picture source
    noscript script style
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_BOXES = frozenset({"p", "div", "center"})
_MOST_INSIDE = 300
_LONGEST_CELL = 800


def is_one_block(row: _Element) -> bool:
    """Whether the row's cells are short texts to be read as one line; looks at a bounded part.

    A cell with several paragraphs, a list, a heading, an inner table or long text makes the row
    a frame for blocks of their own; so does standing alone in the row.
    """
    cells = boxes = length = number = 0
    for number, inner in enumerate(islice(row.iterdescendants(), _MOST_INSIDE), 1):
        tag, text = inner.tag, inner.text
        if tag in _CELLS:
            cells += 1
            boxes = length = 0
        elif isinstance(tag, str) and (tag not in _SMALL or (tag == "br" and _is_double(inner))):
            return False
        elif tag in _BOXES and text and not text.isspace():
            boxes += 1
        length += len(text or "") + len(inner.tail or "")
        if boxes > 1 or length > _LONGEST_CELL:
            return False
    return cells > 1 and number < _MOST_INSIDE


def _is_double(br: _Element) -> bool:
    after = br.getnext()
    return after is not None and after.tag == "br" and not (br.tail or "").strip()
