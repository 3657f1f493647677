"""Finds out how a text dump is laid out: blocks apart by blank lines, one a line, wrapped, one line."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import NamedTuple

from newsclean.document import Layout
from newsclean.segment.limits import MOST_BLOCKS, too_many_blocks
from newsclean.segment.spaced import columns, is_wide

_ENDS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LINE_END = re.compile(rf"\r\n|[{_ENDS}]")
# A line without the white space at its ends.
_LINE = re.compile(rf"\S(?:[^{_ENDS}]*\S)?")
_SENTENCE_END = tuple('.!?…。！？؟:"”’»)')
_LINK_NUMBER = re.compile(r"\[\d{1,4}\]")
_SAMPLE = 4000
# Nobody wraps at other columns; how many lines must break there, and which share of those that go on.
_NARROWEST, _WIDEST = 50, 140
_FEWEST_BROKEN, _SHARE = 4, 0.6
# Columns of print: the narrowest, how many lines, which share of all must go on.
_PRINTED, _FEWEST_PRINTED, _MOST_OF = 28, 12, 0.3
# Where letters of Japanese and Chinese may stand beyond or below: no line begins with a full stop.
_LONGEST_WORD, _ANYWHERE = 20, 5
# Longer than most paragraphs, and than nearly all.
_LONG_LINE = 600
_ENDLESS = 2500


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


def layout_of(lines: list[Line]) -> Layout:
    """The layout of a dump, judged by the lengths of its lines and the gaps between them."""
    sample = lines[:_SAMPLE]
    if not sample:
        return "blank_lines"
    gaps = sum(1 for line in sample[1:] if line.gap)
    if _is_running([len(line.text) for line in sample], gaps):
        return "one_line"
    if wrap_width(sample):
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


def wrap_width(lines: list[Line]) -> int:
    """The column a dump is wrapped at; 0 where it is not.

    In a wrapped dump a line that goes on right below, in the middle of a sentence, ends before that
    column, and the first word below would not have fitted in. Columns of print are narrower than those of
    terminals, and most of the dump is in them.
    """
    width, held, count = _common_edge(lines, _NARROWEST - _LONGEST_WORD)
    if _NARROWEST <= width <= _WIDEST and held >= max(_FEWEST_BROKEN, _SHARE * count):
        return width
    if len(lines) >= _FEWEST_PRINTED:
        width, held, count = _common_edge(lines, _PRINTED - _LONGEST_WORD)
        if width >= _PRINTED and held >= max(_SHARE * count, _MOST_OF * len(lines)):
            return width
    return 0


def _common_edge(lines: list[Line], least: int) -> tuple[int, int, int]:
    """The column that most lines of so many columns may be wrapped at, how many of them, and of how many."""
    marks: Counter[int] = Counter()
    count = 0
    for line, following in itertools.pairwise(lines):
        first = following.text[0]
        if following.gap or not first.isalpha() or first.isupper():
            continue
        reach = _reach(line)
        if reach < least or line.text.endswith(_SENTENCE_END):
            continue
        word = _ANYWHERE if is_wide(first) else columns(following.text.split(None, 1)[0])
        count += 1
        # From its own end on, up to where the word would have fitted.
        marks[reach] += 1
        marks[reach + min(word, _LONGEST_WORD) + 1] -= 1
    if not count:
        return 0, 0, 0
    places = sorted(marks)
    held = list(itertools.accumulate(marks[place] for place in places))
    most = max(held)
    return places[held.index(most)], most, count


def _reach(line: Line) -> int:
    """The column a line ends at; an address at its end can't be wrapped and doesn't count."""
    end = line.indent + columns(line.text)
    if end <= _WIDEST or "://" not in line.text:
        return end
    return end - len(line.text.rpartition(" ")[2])


def without_link_numbers(text: str) -> str:
    """The text without the link numbers terminal browsers put in: "[12]Sport" is "Sport".

    >>> without_link_numbers("[12]Sport and [13]Culture")
    'Sport and Culture'
    """
    return _LINK_NUMBER.sub("", text)
