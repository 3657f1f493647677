"""Finds out how a text dump is laid out: blocks apart by blank lines, one a line, wrapped, one line."""

from __future__ import annotations

import re

from newsclean.document import Layout
from newsclean.segment.lines import Line
from newsclean.segment.wrap import wrap_of

_LINK_NUMBER = re.compile(r"\[\d{1,4}\]")
_SAMPLE = 4000
# Longer than most paragraphs, and than nearly all.
_LONG_LINE = 600
_ENDLESS = 2500


def layout_of(lines: list[Line], *, wrapped: bool = False) -> Layout:
    """The layout of a dump, judged by the lengths of its lines and the gaps between them.

    ``wrapped``: whether it is of a tool that wraps.
    """
    sample = lines[:_SAMPLE]
    if not sample:
        return "blank_lines"
    gaps = sum(1 for line in sample[1:] if line.gap)
    if _is_running([len(line.text) for line in sample], gaps):
        return "one_line"
    if wrap_of(sample, expected=wrapped):
        return "wrapped"
    return "blank_lines" if gaps * 5 >= len(sample) - 1 and len(sample) > 1 else "lines"


def _is_running(sizes: list[int], gaps: int) -> bool:
    """Whether lines hold more than a block each; white space in the markup may have broken them."""
    longest, total = max(sizes), sum(sizes)
    if longest <= _LONG_LINE:
        return False
    if len(sizes) <= 4 or longest > 0.75 * total:
        return True
    if sum(size for size in sizes if size > _ENDLESS) > 0.3 * total:
        return True
    long = sum(size for size in sizes if size > _LONG_LINE)
    return gaps * 10 < len(sizes) and long > 0.45 * total and total > 150 * len(sizes)


def without_link_numbers(text: str) -> str:
    """The text without the link numbers terminal browsers put in: "[12]Sport" is "Sport".

    >>> without_link_numbers("[12]Sport and [13]Culture")
    'Sport and Culture'
    """
    return _LINK_NUMBER.sub("", text)
