"""Words for months in many languages, the Persian calendar among them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from newsclean.data.calendar import month_words
from newsclean.data.tables import table

# Days before each month of the Persian calendar.
_PERSIAN = (0, 31, 62, 93, 124, 155, 186, 216, 246, 276, 306, 336)


@dataclass(frozen=True, slots=True)
class Month:
    """A month's name in a text: its number, where the name ends, and its calendar."""

    number: int
    end: int
    persian: bool = False

    def date(self, year: int, day: int) -> dt.date | None:
        """The day of this month in some year; None where there is no such day."""
        if self.persian:
            return persian_day(year, self.number, day)
        return calendar_day(year, self.number, day)


def month_at(text: str, word: re.Match[str]) -> Month | None:
    """The month that begins with this word, of two words ("تشرين الثاني") before one."""
    names = _names()
    folded = fold(word.group())
    if folded in names.leading:
        more = _SECOND.match(text, word.end())
        if more is not None:
            pair = names.gregorian.get(f"{folded} {fold(more[1])}")
            if pair is not None:
                return Month(pair, more.end())
    number = names.gregorian.get(folded) or names.gregorian.get(folded.removeprefix("ב"))
    if number is not None:
        return Month(number, word.end())
    number = names.persian.get(folded)
    return Month(number, word.end(), persian=True) if number is not None else None


_SECOND = re.compile(r"\s([^\W\d_][^\s\d_,،/|()\[\]:;.–—\-]*)")


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    """The day of a year of our or the Buddhist era; None where there is no such day."""
    if 2400 < year < 2700:
        year -= 543
    if not 1700 < year < 2100:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def persian_day(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a Persian one, years 1300 to 1499.

    Leap years after the 33-year cycle, which holds for these years.

    >>> persian_day(1403, 2, 31)
    datetime.date(2024, 5, 20)
    """
    if not (1300 <= year < 1500 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    since = year - 1300
    # The leap years are those whose number leaves one of these remainders by 33.
    leaps = sum(1 for passed in range(1300, year) if passed % 33 in _LEAP)
    return dt.date(1921, 3, 21) + dt.timedelta(since * 365 + leaps + _PERSIAN[month - 1] + day - 1)


_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))


@dataclass(frozen=True, slots=True)
class _Names:
    gregorian: dict[str, int]
    persian: dict[str, int]
    leading: frozenset[str]


@cache
def _names() -> _Names:
    gregorian: dict[str, int] = {}
    months = table("months")["months"]
    more = table("dates")
    for listed in (months, more["months"]):
        for number, words in listed.items():
            for word in words:
                gregorian.setdefault(fold(word), int(number))
    persian = {fold(word): int(n) for n, words in more["persian"].items() for word in words}
    for word, meanings in month_words().items():
        numbers = {number for number, _ in meanings}
        if len(numbers) == 1:
            gregorian.setdefault(fold(word), numbers.pop())
    leading = frozenset(name.split(" ", 1)[0] for name in gregorian if " " in name)
    return _Names(gregorian, persian, leading)


def month_numbers() -> dict[str, int]:
    """Every word for a month of our calendar, case-folded, with its number."""
    return _names().gregorian


def fold(word: str) -> str:
    """A word as the lists have it: case-folded, no final dot, Persian forms of Arabic letters."""
    folded = word.casefold().rstrip(".।,")
    if folded.isascii():
        return folded
    return folded.replace("i̇", "i").replace("ي", "ی").replace("ك", "ک")
