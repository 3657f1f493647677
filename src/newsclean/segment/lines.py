"""The lines of a text dump."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.segment.limits import MOST_BLOCKS, too_many_blocks

_ENDS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LINE_END = re.compile(rf"\r\n|[{_ENDS}]")
# A line without the white space at its ends.
_LINE = re.compile(rf"\S(?:[^{_ENDS}]*\S)?")


class Line(NamedTuple):
    """A line without the white space at its ends: offsets into the dump, blank lines before it."""

    text: str
    start: int
    end: int
    gap: int
    indent: int


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank, in order; they and white space tile the text.

    Raises NoArticle (``too_large``) for more than 100,000 lines.
    """
    lines: list[Line] = []
    position = 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        between = text[position:start]
        position = end
        if between == "\n":
            breaks, indent = 1, 0  # most lines
        else:
            ends = [one.end() for one in _LINE_END.finditer(between)]
            breaks, indent = len(ends), len(between) - (ends[-1] if ends else 0)
        # The line above it ends with the first break.
        gap = breaks - 1 if lines else breaks
        lines.append(Line(found.group(), start, end, gap, indent))
        if len(lines) > MOST_BLOCKS:
            raise too_many_blocks()
    return lines
