"""Days inside datelines: reads them from tokens, works out the year from the publication date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from newsclean.data.tables import table
from newsclean.extract.dateline.tokens import Token
from newsclean.extract.dates.months import fold, month_numbers

# How many years more than ours the Thai calendar counts.
_BUDDHIST = 543
# A dateline may be some days ahead of a page's date, not more.
_AHEAD = 7


@dataclass(frozen=True, slots=True)
class Day:
    """A day as printed: its extent, the index of the token behind it, and its known parts."""

    start: int
    end: int
    stop: int
    day: int | None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None

    def resolve(self, published: dt.date | None) -> dt.date | None:
        """The calendar day: missing parts are those that bring it closest to the publication.

        A story is filed before it is published, so a day more than a week later is not meant.

        >>> Day(0, 0, 0, 31, 12).resolve(dt.date(2022, 1, 2))
        datetime.date(2021, 12, 31)
        """
        if self.day is None:
            return self._last_weekday(published)
        if self.month is not None and self.year is not None:
            return _date(self.year, self.month, self.day)
        if published is None:
            return None
        if self.month is not None:
            around = [(published.year + shift, self.month) for shift in (-1, 0, 1)]
        else:
            months = published.year * 12 + published.month - 1
            around = [divmod(months + shift, 12) for shift in (-1, 0, 1)]
            around = [(year, month + 1) for year, month in around]
        days = [day for year, month in around if (day := _date(year, month, self.day))]
        before = [day for day in days if (day - published).days <= _AHEAD]
        return min(before or days, key=lambda day: abs((day - published).days), default=None)

    def in_language(self, printed: str, language: str) -> Day:
        """The day as one language names months: "listopad" is October in Croatian, else November."""
        differs = _differing().get(language, {})
        month = next((differs[w] for w in printed.casefold().split() if w in differs), self.month)
        return self if month == self.month else replace(self, month=month)

    def _last_weekday(self, published: dt.date | None) -> dt.date | None:
        if self.weekday is None or published is None:
            return None
        return published - dt.timedelta(days=(published.weekday() - self.weekday) % 7)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def read_day(line: Sequence[Token], at: int, *, alone: bool) -> Day | None:
    """The day that begins at this token: "Oct. 20, 2021", "20 de octubre", "20.10.2021", "Tuesday".

    With ``alone`` a bare number counts too: "MADRID, 20 (EUROPA PRESS)".
    """
    if at >= len(line) or not _may_begin(line[at]):
        return None
    weekday, first = _weekday(line, at)
    found = _calendar_day(line, first)
    if found is None and weekday is not None:
        found = _calendar_day(line, at)  # "Mar 8": short for March as well as for martes
        weekday = weekday if found is None else None
    if found is None:
        if weekday is not None and len(line[at].text) >= _SHORTEST_WEEKDAY:
            return Day(line[at].start, line[first - 1].end, first, None, weekday=weekday)
        number = _number(line, at, 31)
        if alone and number is not None:
            return Day(line[at].start, line[at].end, at + 1, number)
        return None
    after, stop = _weekday(line, found.stop)
    if after is None or stop >= len(line) or line[stop].kind == "word":
        stop = found.stop
    end = line[stop - 1].end if stop > found.stop else found.end
    return Day(line[at].start, end, stop, found.day, found.month, found.year, weekday)


def _may_begin(token: Token) -> bool:
    """Whether a day can begin here; no day begins with most words."""
    if token.kind == "word":
        begins = names_day(token.text) or token.text in _days()
        return begins or token.text.casefold() in _LEADING
    return token.kind == "number" or token.text == ","


def _weekday(line: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The weekday here, commas around it skipped, and the index behind it."""
    first = at + 1 if at < len(line) and line[at].text == "," else at
    if first >= len(line) or line[first].kind != "word":
        return None, at
    weekday = _words()[1].get(_folded(line[first].text))
    if weekday is None:
        return None, at
    stop = first + 1
    while stop < len(line) and line[stop].text in ",.،" and stop + 1 < len(line):
        if line[stop + 1].kind not in ("number", "word"):
            break
        stop += 1
    return weekday, stop


def _calendar_day(line: Sequence[Token], at: int) -> Day | None:
    if at >= len(line):
        return None
    if line[at].kind == "word" and line[at].text.casefold() in _LEADING:
        inner = _calendar_day(line, at + 1)
        if inner is not None:
            return Day(line[at].start, inner.end, inner.stop, inner.day, inner.month, inner.year)
    return (
        _numeric(line, at)
        or _year_first(line, at)
        or _day_first(line, at)
        or _month_first(line, at)
    )


# "Die", "Mar" alone are words and names as often as weekdays.
_SHORTEST_WEEKDAY = 4
# "le 20 octobre", "في 20 أكتوبر", "am 20. Oktober".
_LEADING = frozenset(["le", "في", "el", "am", "den", "d", "ngày", "a", "an"])
_BETWEEN = frozenset(["de", "del", "d", "di", "of", "e", "the"])
# "20 октября 2021 г.", "spalio 20 d."
_BEHIND = frozenset(["г", "года", "р", "року", "d", "m", "ء", "y", "yil", "т"])
_ORDINALS = frozenset(["st", "nd", "rd", "th", "er", "re", "ste", "de", "º", "ª"])


def _numeric(line: Sequence[Token], at: int) -> Day | None:
    """Read "20.10.2021", "20/10/2021", "2021-10-20"; month and day told apart by size, else day first."""
    if at + 4 >= len(line) or any(token.kind != "number" for token in line[at : at + 5 : 2]):
        return None
    if line[at + 1].text not in "./-" or line[at + 3].text != line[at + 1].text:
        return None
    first, second, third = (int(token.text) for token in line[at : at + 5 : 2])
    if first > 31:
        year, month, day = first, second, third
    else:
        day, month, year = first, second, third
        if month > 12:
            day, month = month, day
    if year < 100:
        year += 2000
    if _date(year, month, day) is None or not 1900 < year < 2100:
        return None
    return Day(line[at].start, line[at + 4].end, at + 5, day, month, year)


def _year_first(line: Sequence[Token], at: int) -> Day | None:
    """Read "2021. október 20."."""
    year = _year(line, at)
    if year is None or at + 2 >= len(line):
        return None
    inner = _month_first(line, at + (2 if line[at + 1].text == "." else 1), bare=True)
    if inner is None or inner.year is not None:
        return None
    stop = inner.stop + (inner.stop < len(line) and line[inner.stop].text == ".")
    return Day(line[at].start, line[stop - 1].end, stop, inner.day, inner.month, year)


def _day_first(line: Sequence[Token], at: int) -> Day | None:
    """Read "20 oct", "20. října 2021", "29th April, 2020", "20 de octubre de 2021"."""
    day = _number(line, at, 31) or _days().get(line[at].text)
    if day is None:
        return None
    here = at + 1
    while here < len(line) and here < at + 4:
        word = line[here].text.casefold()
        if word in _ORDINALS or word in _BETWEEN or word in (".", "-"):
            here += 1
        else:
            break
    month, here = _month(line, here)
    if month is None:
        return None
    return _with_year(line, at, here, day, month)


def _month_first(line: Sequence[Token], at: int, *, bare: bool = False) -> Day | None:
    """Read "Oct. 20", "October 20th, 2021", "spalio 20 d."."""
    month, here = _month(line, at)
    day = _number(line, here, 31) if month is not None else None
    if month is None or day is None:
        return None
    here += 1
    if here < len(line) and line[here].text.casefold() in _ORDINALS:
        here += 1
    if bare:
        return Day(line[at].start, line[here - 1].end, here, day, month)
    return _with_year(line, at, here, day, month)


def _with_year(line: Sequence[Token], at: int, here: int, day: int, month: int) -> Day:
    """Add the year, where one follows, and what stands behind it."""
    year = None
    ahead = here
    while ahead < len(line) and (
        line[ahead].text in ",،" or line[ahead].text.casefold() in _BETWEEN
    ):
        ahead += 1
    if (found := _year(line, ahead) or _thai_year(line, here)) is not None:
        year, here = found, ahead + 1
    if here < len(line) and line[here].text.casefold() in _BEHIND:
        here += 1
        if here < len(line) and line[here].text == "." and here + 1 < len(line):
            here += line[here + 1].kind != "word"
    return Day(line[at].start, line[here - 1].end, here, day, month, year)


def _number(line: Sequence[Token], at: int, most: int) -> int | None:
    if at >= len(line) or line[at].kind != "number" or len(line[at].text) > 2:
        return None
    number = int(line[at].text)
    return number if 1 <= number <= most else None


def _year(line: Sequence[Token], at: int) -> int | None:
    if at >= len(line) or line[at].kind != "number" or len(line[at].text) != 4:
        return None
    year = int(line[at].text)
    if 1900 < year - _BUDDHIST < 2100:
        year -= _BUDDHIST
    return year if 1900 < year < 2100 else None


def _thai_year(line: Sequence[Token], at: int) -> int | None:
    """The year of two figures of the Thai calendar behind a month in Thai letters ("20 ต.ค. 64")."""
    month = line[at - 2 if line[at - 1].text == "." else at - 1].text
    if not "\u0e00" <= month[0] <= "\u0e7f":
        return None
    year = _number(line, at, 99)
    return 2500 + year - _BUDDHIST if year is not None else None


def _month(line: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The month here and the index behind it, the dot of its abbreviation included."""
    if at >= len(line) or line[at].kind != "word":
        return None, at
    months = _words()[0]
    month, stop = months.get(_folded(line[at].text)), at + 1
    if at + 1 < len(line) and line[at + 1].kind in ("word", "number"):
        pair = months.get(f"{_folded(line[at].text)} {_folded(line[at + 1].text)}")
        if pair is not None:
            month, stop = pair, at + 2
    if month is not None and stop < len(line) and line[stop].text == "." and _abbreviated(line[at]):
        stop += 1
    return month, stop


# Names of months that are as short as abbreviations but are none.
_SHORT_NAMES = frozenset(
    [
        "may",
        "mai",
        "maj",
        "juni",
        "juli",
        "july",
        "june",
        "mayo",
        "maio",
        "mars",
        "août",
        "aout",
        "luty",
        "май",
        "мая",
        "июня",
        "июля",
        "март",
        "мај",
    ]
)


def _abbreviated(word: Token) -> bool:
    return len(word.text) <= 4 and word.text.casefold() not in _SHORT_NAMES


def _folded(word: str) -> str:
    return fold(word).replace(".", "")


@cache
def _differing() -> dict[str, dict[str, int]]:
    content = table("months")
    differs: dict[str, dict[str, int]] = content["differs"]
    return differs


@cache
def _days() -> dict[str, int]:
    """Days of the month as words."""
    return {word: int(day) for day, words in table("months")["days"].items() for word in words}


def names_day(word: str) -> bool:
    """Whether a word is a month or a weekday, or the first word of one."""
    return _folded(word) in _openings()


@cache
def _openings() -> frozenset[str]:
    """The first words of months and weekdays."""
    return frozenset(name.partition(" ")[0] for names in _words() for name in names)


@cache
def _words() -> tuple[dict[str, int], dict[str, int]]:
    content = table("months")
    weekdays = {_folded(word): int(n) for n, words in content["weekdays"].items() for word in words}
    months = {word.replace(".", ""): number for word, number in month_numbers().items()}
    return months, weekdays
