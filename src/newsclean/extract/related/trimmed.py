"""Titles of other stories without what lists print around them: marks, times, ages, lengths."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsclean.data.alternatives import alternatives
from newsclean.data.calendar import calendar, minute_words
from newsclean.extract.bullets import without_bullet
from newsclean.extract.dates.announced import has_weekday
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.related.length import units
from newsclean.extract.section.lookalikes import tells_time

_BULLET = re.compile(
    r"^(?:(?:[-–—|•*·▪‣●○◦>»+→⇒➔➜➡►▶▸☞]\ufe0f?|\[?\d{1,3}[\].)](?!\d))\s*)+(?=[^\W_]|[\"'“‘«„\[(])"
)
# "12:58 Police find the van", "06.02 Police find the van", "01:12 A dog is saved": when it was reported,
# or how long a video is.
_CLOCK = re.compile(
    r"^\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?\s+(?:[-–—|]\s+)?(?=[^\W\d_]{2})", re.IGNORECASE
)
# How long a video is, behind its title.
_LENGTH = re.compile(r"(?<=[^\W\d_]|[?!\"”’»)])\s+\d{1,2}:\d\d$")
_SHORTEST_TITLE = 3
# A day, and an age, are no longer and no shorter.
_DAY_MOST, _SHORTEST_AGED = 5, 20
# A reading time stands in so many characters at the end of a line.
_READING_TIME = 45


def trimmed(text: str) -> str:
    """A line without bullets or the time before it, and its reading time, length or age behind.

    >>> trimmed("12:58 Rain in Spain"), trimmed("Friday 11 May | Rain in Spain 01:34")
    ('Rain in Spain', 'Rain in Spain')
    """
    title = _without_age(without_reading_time(text)).strip()
    title = _LENGTH.sub("", _without_day(title))
    return _BULLET.sub("", _CLOCK.sub("", without_bullet(title), count=1)).strip()


def _without_day(title: str) -> str:
    """A title without the day, or whatever time, before a bar: "Friday 11 May | Rain in Spain"."""
    before, bar, behind = title.partition(" | ")
    if not bar or units(before) >= _DAY_MOST or units(behind) < _SHORTEST_TITLE:
        return title
    dated = find_dates(before) or has_weekday(before) or tells_time(before.casefold())
    return behind.strip() if dated else title


def _without_age(title: str) -> str:
    """A title without how long ago it was published behind it, with or without a gap."""
    if len(title) < _SHORTEST_AGED or not any(map(str.isdigit, title[-_READING_TIME:])):
        return title
    found = _age().search(title, len(title) // 2)
    return title[: found.start()].rstrip(" -–—|·•,") if found else title


@cache
def _age() -> re.Pattern[str]:
    """So many minutes, hours or days, with the word for "ago" before or behind them, at the end.

    It must be set apart by a mark or a capital: "Found 3 days ago" may be all title.
    """
    before, behind = [], []
    for wording in calendar().values():
        past = _in_both_cases(wording.past)
        spans = _in_both_cases((*wording.minute, *wording.hour, *wording.day))
        before.append(rf"(?:{past})\s\d{{1,2}}\s?(?:{spans})")
        behind.append(rf"\d{{1,2}}\s?(?:{spans})\s?(?:{past})")
    apart = r"\s*[|·•–—]\s*|\s-\s"
    return re.compile(
        rf"(?:(?:{apart})(?:{'|'.join(before + behind)})|(?<=[\s\wß-ÿ])(?=[A-ZÀ-Þ])(?:{'|'.join(before)}))$"
    )


def _in_both_cases(words: Iterable[str]) -> str:
    return alternatives({form for word in words for form in (word, word.capitalize())})


def without_reading_time(title: str) -> str:
    """A title without the minutes that it takes to read behind it.

    >>> without_reading_time("Rain in Spain (3 min read)"), without_reading_time("The last 5 minutes")
    ('Rain in Spain', 'The last 5 minutes')
    """
    found = _reading_time().search(title, max(1, len(title) - _READING_TIME))
    return title[: found.start()] if found else title


@cache
def _reading_time() -> re.Pattern[str]:
    """Minutes in brackets or behind a bar or bullet, with a few words, at the end of a line."""
    return re.compile(
        rf"\s*[(\[（【|•·]\s*(?:[^\W\d]+[\s:：.]*){{0,3}}\d{{1,3}}[\s-]?(?:{alternatives(minute_words())})"
        r"[^()\[\]（）【】|•·\d]{0,20}[)\]）】]?$",
        re.IGNORECASE,
    )
