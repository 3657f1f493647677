"""Words for months in many languages, the Persian calendar among them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from newsclean.accents import without_accents
from newsclean.data.calendar import month_words
from newsclean.data.tables import table

# Days before each month of the Persian calendar.
_PERSIAN = (0, 31, 62, 93, 124, 155, 186, 216, 246, 276, 306, 336)


@dataclass(frozen=True, slots=True)
class Month:
    """A month's name in a text: its number, where the name ends, and how its years are counted."""

    number: int
    end: int
    persian: bool = False
    thai: bool = False

    def date(self, year: int, day: int) -> dt.date | None:
        """The day of this month in some year, of a century where it has two digits.

        None where there is no such day.
        """
        if year < 100:
            year += 2500 if self.thai else 2000
        if self.persian:
            return persian_day(year, self.number, day)
        return calendar_day(year, self.number, day)


def month_at(text: str, word: re.Match[str], language: str = "") -> Month | None:
    """The month that begins with this word, of two words ("تشرين الثاني") before one.

    ``language`` is one that names months its own way, as `names_months_otherwise` tells.
    """
    names = _names()
    folded = fold(word.group())
    if folded not in names.known:
        if folded.isascii():
            return None  # as nearly all words of most pages
        folded = _bare(folded)
    if language and folded in names.differing[language]:
        return Month(names.differing[language][folded], word.end())
    if folded in names.leading:
        more = _SECOND.match(text, word.end())
        if more is not None:
            pair = names.gregorian.get(f"{folded} {fold(more[1])}")
            if pair is not None:
                return Month(pair, more.end())
    number = names.gregorian.get(folded)
    if number is not None:
        return Month(number, word.end(), thai="\u0e00" <= folded[0] <= "\u0e7f")
    number = names.persian.get(folded)
    return Month(number, word.end(), persian=True) if number is not None else None


def names_months_otherwise(language: str) -> bool:
    """Whether words for months mean others in this language: "listopad" is October in Croatian."""
    return language in _names().differing


_SECOND = re.compile(r"\s([^\W\d_][^\s\d_,،/|()\[\]:;.–—\-]*)")


def _bare(word: str) -> str:
    """The word without accents, "in" or "month" ("בנובמבר", "مهرماه", "ខែកញ្ញា")."""
    found = _affixed().fullmatch(word)
    return _unaccented(found[1] if found else word)


@cache
def _affixed() -> re.Pattern[str]:
    content = table("dates")
    before, behind = (map(fold, content[f"month_{name}"]) for name in ("prefixes", "suffixes"))
    return re.compile(rf"(?:{'|'.join(before)})?(.+?)(?:\u200c?(?:{'|'.join(behind)}))?")


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
    """The Gregorian day of a Persian one from 1300 on, unless that is more than a year ahead.

    Such a year is one of the Islamic calendar. Leap years after the 33-year cycle, which holds here.

    >>> persian_day(1403, 2, 31)
    datetime.date(2024, 5, 20)
    """
    if not (1300 <= year < 1500 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    since = year - 1300
    # The leap years are those whose number leaves one of these remainders by 33.
    leaps = sum(1 for passed in range(1300, year) if passed % 33 in _LEAP)
    found = dt.date(1921, 3, 21) + dt.timedelta(since * 365 + leaps + _PERSIAN[month - 1] + day - 1)
    return found if found < dt.date.today() + _A_YEAR else None


_A_YEAR = dt.timedelta(days=366)
_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))


@dataclass(frozen=True, slots=True)
class _Names:
    gregorian: dict[str, int]
    persian: dict[str, int]
    # First words of names of two words, and all words of the above.
    leading: frozenset[str]
    known: frozenset[str]
    # By language.
    differing: dict[str, dict[str, int]]


@cache
def _names() -> _Names:
    gregorian: dict[str, int] = {}
    listed_first, more = table("months"), table("dates")
    for listed in (listed_first["months"], more["months"]):
        for number, words in listed.items():
            for word in words:
                gregorian.setdefault(fold(word), int(number))
    persian = {fold(word): int(n) for n, words in more["persian"].items() for word in words}
    for word, meanings in month_words().items():
        numbers = {number for number, _ in meanings}
        if len(numbers) == 1:
            gregorian.setdefault(fold(word), numbers.pop())
    for word, number in list(gregorian.items()):
        gregorian.setdefault(_unaccented(word), number)
    leading = frozenset(name.split(" ", 1)[0] for name in gregorian if " " in name)
    known = leading.union(gregorian, persian)
    return _Names(gregorian, persian, leading, known, listed_first["differs"])


def _unaccented(word: str) -> str:
    """A Latin or Greek word as it is written in haste ("fevrier", "Οκτωβριου"); short ones as they are."""
    if not _ACCENTED.fullmatch(word):
        return word
    return without_accents(word)


_ACCENTED = re.compile("[a-z\u00c0-\u03ff\u1e00-\u1fff]{4,}")


def month_numbers() -> dict[str, int]:
    """Every word for a month of our calendar, case-folded, with its number."""
    return _names().gregorian


def fold(word: str) -> str:
    """A word as the lists have it: case-folded, no final dot, one form of each Arabic letter."""
    folded = word.casefold().rstrip(".।॰,")
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", folded.replace("i̇", "i")).translate(_ARABIC)


_ARABIC = str.maketrans("يىكأإآ", "ییکااا")
