"""Finds the days with a year that a short text shows, in figures or with the month's name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newsclean.data.alternatives import alternatives
from newsclean.data.tables import table
from newsclean.extract.dates.cues import bounded
from newsclean.extract.dates.months import Month, calendar_day, month_at, persian_day

# How far before a month's name its day and year stand.
_REACH = 36
# A year may run into the time of day ("20224:13 AM") or the same date again ("20236 Feb 2023").
_YEAR_END = r"(?:(?!\d)|(?=\d{1,2}(?:[:：]\d\d|\s?min|[\s.]{1,2}[^\W\d_]{3,}\.?\s\d{4})))"
_DAY_END = r"(?:(?!\d)|(?<=\d\d)(?=\d\d[:：]\d\d))"
# 5月 9， 2024
_MONTH_SIGN = re.compile(r"(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?日?\s?[，,]\s?(\d{4})(?!\d)")
_YEAR_LAST = re.compile(
    r"(?<![\d/.-])(\d{1,2})(?:\s?([./·-])\s?|\s(?:[Tt]háng|[Tt]hg)\s)(\d{1,2})(?:\s?(?(2)\2|[./·-])\s?|,?\s(?:năm\s)?)"
    r"(\d{4}|(?<=[./-])\d{2})(?:(?![\d/])|(?<=\d{4})(?=\d{1,2}[:：]\d\d))(?!\s?هـ)"
)
_LAST_WORD = re.compile(r"([^\W\d_]{2,})[.,،\s]{1,3}$")
_WORD = re.compile(r"[^\W\d_][^\s\d_,،/|()\[\]:;·•–—\-]*")
# "15 ม.ค. 67": with a Thai month a year of two digits is one of the Buddhist era.
_THAI_YEAR = re.compile(r"[.\s]{0,2}(?:พ\.?ศ\.?\s?)?(\d{2})(?!\d|[:.]\d)")


class Day(NamedTuple):
    """A day in a text, and its extent."""

    date: dt.date
    start: int
    end: int


# Where a name and a month met: "Ana RuizOctober 19, 2021".
_SEAMED = re.compile(r"(?<=[a-z])[A-Z][a-z]{2,9}(?=\.?\s\d)")


def find_days(text: str, day_first: bool, language: str = "") -> list[Day]:
    """The days with a year in a text, in order, the longer of two that begin together.

    >>> [day.date.isoformat() for day in find_days("5.4.2021, 2022 m. rugsėjo 1 d., 令和3年10月20日", True)]
    ['2021-04-05', '2022-09-01', '2021-10-20']
    """
    kept: list[Day] = []
    figures = (*_year_first(text), *_month_sign(text), *_year_last(text, day_first))
    for day in sorted((*figures, *_named(text, language)), key=lambda day: (day.start, -day.end)):
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return kept


def _year_first(text: str) -> Iterator[Day]:
    for found in _patterns().year_first.finditer(text):
        era, count = (found["era"], found["count"]) if found["era"] else ("民國", found["minguo"])
        year = int(found["year"]) if found["year"] else _of_era(era, count)
        month, day = int(found["month"] or found["month2"]), int(found["day"])
        date = calendar_day(year, month, day) or persian_day(year, month, day)
        if date is not None:
            yield Day(date, found.start(), found.end())


def _of_era(era: str, count: str) -> int:
    """The year of a Japanese era or of the Republic of China, 元 being its first."""
    first: int = table("dates")["eras"][era]
    return first + (1 if count == "元" else int(count))


def _month_sign(text: str) -> Iterator[Day]:
    for found in _MONTH_SIGN.finditer(text):
        date = calendar_day(int(found[3]), int(found[1]), int(found[2]))
        if date is not None:
            yield Day(date, found.start(), found.end())


def _year_last(text: str, day_first: bool) -> Iterator[Day]:
    for found in _YEAR_LAST.finditer(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        year += 2000 if year < 70 else 1900 if year < 100 else 0
        dots = found[2] in (".", None)
        month, day = (second, first) if day_first or dots else (first, second)
        readings = [calendar_day(year, *order) for order in ((month, day), (day, month))]
        weekday = _weekday_before(text, found.start())
        told = (one for one in readings if one is not None and one.weekday() == weekday)
        date = next(told, None) or readings[0] or readings[1]
        if date is None and not dots:
            date = persian_day(year, second, first)
        if date is not None:
            yield Day(date, found.start(), found.end())


def _weekday_before(text: str, at: int) -> int | None:
    """The number of the weekday that stands right before a date in figures: "Fri, 11/02/2018"."""
    word = _LAST_WORD.search(text, max(0, at - _REACH), at)
    return None if word is None else _weekdays().get(word[1].casefold())


@cache
def _weekdays() -> dict[str, int]:
    """The numbers of weekdays, Monday being 0, by names that are of one day in all languages."""
    numbers: dict[str, set[int]] = {}
    for number, words in table("months")["weekdays"].items():
        for word in words:
            numbers.setdefault(word.casefold(), set()).add(int(number))
    return {word: min(days) for word, days in numbers.items() if len(days) == 1}


def _named(text: str, language: str) -> Iterator[Day]:
    """Days whose month is a word."""
    for word in (*_WORD.finditer(text), *_SEAMED.finditer(text)):
        month = month_at(text, word, language)
        day = _around(text, word.start(), month) if month else None
        if day is not None:
            yield day


def _around(text: str, at: int, month: Month) -> Day | None:
    """The day whose month stands here: its number and year are before or behind, in any order."""
    known = _patterns()
    reach = max(0, at - _REACH)
    before = text[reach:at]
    ahead = known.day_before.search(before)
    if ahead:
        year = known.year_behind.match(text, month.end) or (
            _THAI_YEAR if month.thai else known.short_year
        ).match(text, month.end)
        if year:
            return _day(month, year[1], ahead[1], reach + ahead.start(), year.end())
    behind = known.day_behind.match(text, month.end)
    if behind:
        year = known.year_behind.match(text, behind.end())
        if year:
            return _day(month, year[1], behind[1], at, year.end())
        year = known.year_ahead.search(before)
        if year:
            return _day(month, year[1], behind[1], reach + year.start(), behind.end())
    if ahead:
        year = known.year_ahead.search(before[: ahead.start()])
        if year:
            return _day(month, year[1], ahead[1], reach + year.start(), month.end)
    return None


def _day(month: Month, year: str, day: str, start: int, end: int) -> Day | None:
    date = month.date(int(year.strip("'’")), int(day))
    return Day(date, start, end) if date is not None else None


@dataclass(frozen=True, slots=True)
class _Patterns:
    year_first: re.Pattern[str]
    day_before: re.Pattern[str]
    day_behind: re.Pattern[str]
    year_behind: re.Pattern[str]
    year_ahead: re.Pattern[str]
    short_year: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """What stands around days, months and years, in all languages."""
    content = table("dates")
    ordinals, months = bounded(content["ordinals"]), bounded(content["before_months"])
    before, behind = bounded(content["before_years"]), bounded(content["behind_years"])
    signs = alternatives(content["behind_months"])
    times, eras = bounded(content["before_times"]), alternatives(content["eras"])
    # A look at one character first: most are of no date.
    firsts = "".join({era[0] for era in content["eras"]})
    return _Patterns(
        # 2021-10-20, 2021. 10. 20., 2021年10月20日, 令和3年（2021年）10月20日, 113年3月21日 (of the Republic of
        # China), 2022 оны 07 сарын 11
        year_first=re.compile(
            rf"(?=[\d{firsts}])(?<!\d)(?:(?P<year>\d{{4}})|(?P<minguo>1[01]\d)(?=年\d{{1,2}}月\d)|(?P<era>{eras})\s?(?P<count>\d{{1,3}}|元))"
            rf"(?:年?\s?[(（][^\d\s]{{0,2}}(?:\d{{1,4}}|元)年?[)）])?"
            rf"(?:\s?(?:[-/.–年년]|(?<=[)）]))\s?(?P<month>\d{{1,2}})\s?[-/.–月월]\s?"
            rf"|\.?\s?(?:{behind})[.,]?\s(?P<month2>\d{{1,2}})\s?(?:{signs})\s?)"
            rf"(?P<day>\d{{1,2}}){_DAY_END}(?:\s?[日일号號])?(?!\s?هـ)"
        ),
        day_before=re.compile(
            rf"(?<!\d)(\d{{1,2}})\s?(?:{ordinals})?[.,]?[\s\-–]*(?:(?:{months})\s*)?$",
            re.IGNORECASE,
        ),
        day_behind=re.compile(
            rf"[.\s\-–]*(?:(?:{months})\.?\s)?(\d{{1,2}})(?!\d)\s?(?:{ordinals}|\.)?(?![:：]\d)(?=\D|$)",
            re.IGNORECASE,
        ),
        year_behind=re.compile(
            rf"[.,]?\s*(?:/\s*[^\W\d_]+)?(?:[\s.,،၊、।\-–—]|(?<!\w)(?:{before}))*(\d{{4}}|['’]\d{{2}}){_YEAR_END}",
            re.IGNORECASE,
        ),
        year_ahead=re.compile(rf"(?<!\d)(\d{{4}})[.,]?\s?(?:{behind})?[.,]?\s*$"),
        # "27 Mar 20 à 9:21", "4 April 17": two digits are a year where a time or nothing follows.
        short_year=re.compile(
            rf"[.,]?[\s-](\d{{2}})(?=\s*$|\s*(?:[|•·()\[\]]|/(?!\d))|[\s,-]+(?:(?:{times})[.:]?\s)?\d{{1,2}}[:h]\d\d)",
            re.IGNORECASE,
        ),
    )
