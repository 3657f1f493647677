"""What lists of stories print between their titles, where all of it stands on one line: ranks and ages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from newsclean.data.alternatives import alternatives
from newsclean.data.calendar import calendar
from newsclean.segment.mixed import Span

_NUMBER = re.compile(r"(?<![\w.,:/#-])\d{1,2}\s")
_RANK = re.compile(r"(?<!\S)#(\d{1,2})\s(?=[^\W\d_])")
_BARE = re.compile(r"(?<!\S)(0?[1-9]|1\d)[.)]?\s(?=[\"'“‘«„(]?[^\W\d_a-z])")
# How many items a list behind bare numbers has, and how long they are at least.
_FEWEST, _SHORTEST = 3, 16
# How far an age reaches on both sides of its number.
_BEFORE, _BEHIND = 16, 40
_LONGEST = 200


def ranks(line: str) -> Iterator[Span]:
    """The items of a list behind "#1", "#2" and so on, but for the last, which may end anywhere.

    Numbers without a mark count where three or more stand before capitals, one after the other.

    >>> line = "Most read #1 Rain in Leeds #2 Wind in Wales #3 Fog in Ayr"
    >>> [line[start:end] for start, end in ranks(line)]
    ['#1 Rain in Leeds ', '#2 Wind in Wales ']
    """
    starts: list[int] = []
    for rank in _RANK.finditer(line):
        if int(rank[1]) == len(starts) + 1:
            starts.append(rank.start())
    yield from ((a, b) for a, b in pairwise(starts) if b - a <= _LONGEST)
    for run in _numbered(line):
        yield from pairwise(run)


def _numbered(line: str) -> Iterator[list[int]]:
    """Where the items of lists begin behind bare numbers from one on."""
    run: list[int] = []
    for rank in _BARE.finditer(line):
        near = bool(run) and _SHORTEST <= rank.start() - run[-1] <= _LONGEST
        if near and int(rank[1]) == len(run) + 1:
            run.append(rank.start())
        elif int(rank[1]) == 1:
            if len(run) >= _FEWEST:
                yield run
            run = [rank.start()]
    if len(run) >= _FEWEST:
        yield run


def ages(line: str) -> Iterator[int]:
    """Both edges of ages like "3 hours ago" that stand in no sentence.

    >>> line = "Sport 3 hours ago Rowers win at last"
    >>> list(ages(line)), list(ages("They won 3 hours ago in Leeds"))
    ([6, 18], [])
    """
    for number in _NUMBER.finditer(line):
        behind = _behind().match(line, number.start(), number.end() + _BEHIND)
        if behind is None:
            continue
        before = _before().search(line, max(0, number.start() - _BEFORE), number.start())
        if before is None and behind["past"] is None:
            continue
        start = before.start() if before else number.start()
        words = line[max(0, start - _BEHIND) : start].split()
        stop = behind.end()
        while line[stop : stop + 1].isspace():
            stop += 1
        if not (words and words[-1][:1].islower()) and not line[stop : stop + 1].islower():
            yield start
            yield stop


@cache
def _behind() -> re.Pattern[str]:
    """A number with its unit of time, and the word that makes it an age where that stands behind."""
    spans = (unit for w in calendar().values() for unit in (*w.minute, *w.hour, *w.day, *w.week))
    units = alternatives({unit for unit in spans if len(unit) > 1})
    return re.compile(rf"\d{{1,2}}\s(?i:{units})\.?(?:\s(?P<past>(?i:{_past()})))?(?!\w)")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{_past()})\s$")


def _past() -> str:
    """What makes a span an age: "ago"."""
    return alternatives({word for wording in calendar().values() for word in wording.past})
