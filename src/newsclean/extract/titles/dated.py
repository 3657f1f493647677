"""Headlines of dumps with the date that stood right behind them on the page."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from newsclean.data.alternatives import alternatives
from newsclean.data.calendar import calendar
from newsclean.extract.dates.cues import before_publication
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.titles.letters import is_unspaced

_EDGES = " ,|·•–—-"
# A headline has so many words.
_FEWEST = 3


def without_date(line: str) -> str:
    """A headline without the date behind it that is glued to it, or has a time or a label.

    >>> without_date("Lady Rams win again Published 6:12 pm Tuesday, October 4, 2022")
    'Lady Rams win again'
    >>> without_date("River floods two villagesTuesday, November 16, 2021")
    'River floods two villages'
    >>> without_date("What the sky shows on May 4, 2022")
    'What the sky shows on May 4, 2022'
    """
    if not line[-1:].isalnum() or not any(map(str.isdigit, line)):
        return line
    last = next(reversed(find_dates(line)), None)
    if last is None or last.end < len(line):
        return line
    before = _weekday().sub("", line[: last.start])
    headline = before_publication(before)
    if headline is None and (before[-1:].isalpha() or isinstance(last.value, dt.datetime)):
        headline = before
    if headline is None:
        return line
    headline = headline.rstrip(_EDGES)
    long = len(headline.split()) >= _FEWEST or is_unspaced(headline)
    return headline if long else line


@cache
def _weekday() -> re.Pattern[str]:
    """Read the day of the week right before a date; it may touch the headline."""
    days = {form for w in calendar().values() for names in w.weekdays for form in names}
    long = {day.title() for day in days if len(day) > len("sun")}
    return re.compile(rf"(?:{alternatives(long)}),?\s*$")
