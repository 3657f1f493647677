"""Finds the column a dump is wrapped at, by the words that would have fitted on the line before."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from newsclean.segment.lines import Line
from newsclean.segment.spaced import columns, is_wide

SENTENCE_END = tuple('.!?…。！？؟:"”’»)')
# Stops after which a line that is nearly full may still be the last.
_STOPS = tuple(".!?…。！？؟:;")
# Nobody wraps at other columns; how many lines must break there, and which share of those that go on.
_NARROWEST, _WIDEST = 50, 140
_FEWEST_BROKEN, _FEWEST_EXPECTED, _SHARE = 4, 2, 0.6
# Columns of print: the narrowest, how many lines, which share of all must go on.
_PRINTED, _FEWEST_PRINTED, _MOST_OF = 28, 12, 0.3
# How far letters of Japanese and Chinese may stand beyond the column or before: no line begins with a full stop.
_LONGEST_WORD, _ANYWHERE = 20, 5
# What may be left of a line before a word that blanks hold to the next ("15 сентября"), or a hyphen.
_LEFT = 20

Measure = Callable[[str], int]


class Wrap(NamedTuple):
    """The column a dump is wrapped at, and how the tool that wrapped it measured text."""

    width: int
    measure: Measure

    def goes_on(self, before: Line, line: Line) -> bool:
        """Whether a line goes on with the next, since that one's first word would not have fitted."""
        room = self.width - before.indent - self.measure(before.text)
        first = line.text[0]
        if is_wide(first):
            # Between such letters a line is broken anywhere, but not before a full stop or a bracket.
            return room < 2 or (room < 1 + _ANYWHERE and not before.text.endswith(_STOPS))
        word = self.measure(line.text.split(None, 1)[0]) + 1
        open_end = first.islower() or first.isdigit()
        return room < word or (room < _LEFT and open_end and not before.text.endswith(_STOPS))


def wrap_of(lines: list[Line], *, expected: bool = False) -> Wrap | None:
    """How a dump is wrapped; None where it is not. Where that is ``expected`` few lines are enough.

    In a wrapped dump a line that goes on right below, in the middle of a sentence, ends before a
    column, and the first word below would not have fitted in. Columns of print are narrower than those of
    terminals, and most of the dump is in them. Some tools count letters of Japanese and Chinese as two columns.

    >>> from newsclean.segment.lines import lines_of
    >>> wrap_of(lines_of("Rain\\nfell in the\\ncity"))
    """
    fewest = _FEWEST_EXPECTED if expected else _FEWEST_BROKEN
    wide = any(is_wide(line.text) for line in lines)
    measures: tuple[Measure, ...] = (columns, len) if wide else (len,)
    for least, narrowest, share in (
        (_NARROWEST - _LONGEST_WORD, _NARROWEST, 0.0),
        (_PRINTED - _LONGEST_WORD, _PRINTED, _MOST_OF),
    ):
        if share and len(lines) < _FEWEST_PRINTED:
            break
        fitting = []
        for measure in measures:
            width, held, count = _common_edge(lines, least, measure)
            needed = max(fewest, _SHARE * count, share * len(lines))
            if narrowest <= width <= _WIDEST and held >= needed:
                fitting.append((held, Wrap(width, measure)))
        if fitting:
            return max(fitting, key=lambda found: found[0])[1]
    return None


def _common_edge(lines: list[Line], least: int, measure: Measure) -> tuple[int, int, int]:
    """The column that most lines of so many columns may be wrapped at, how many of them, and of how many."""
    marks: Counter[int] = Counter()
    count = 0
    for line, following in itertools.pairwise(lines):
        first = following.text[0]
        if following.gap or not first.isalpha() or first.isupper():
            continue
        reach = _reach(line, measure)
        if reach < least or line.text.endswith(SENTENCE_END):
            continue
        word = _ANYWHERE if is_wide(first) else measure(following.text.split(None, 1)[0])
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


def _reach(line: Line, measure: Measure) -> int:
    """The column a line ends at; an address at its end can't be wrapped and doesn't count."""
    end = line.indent + measure(line.text)
    if end <= _WIDEST or "://" not in line.text:
        return end
    return end - len(line.text.rpartition(" ")[2])
