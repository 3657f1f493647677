"""Reads dates as printed, in many languages, and as markup writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.data.tables import table
from newsclean.extract.dates.clock import Clock, clocks, zone_of
from newsclean.extract.dates.months import calendar_day, month_at, persian_day

When = dt.datetime | dt.date

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:(?:T|\s+|\s*T\s*)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?"
    r"\s*(Z|UTC|GMT|(?:UTC|GMT)?[+\u2212-]\d{2}:?(?:\d{2})?)?(?:\[[\w/]{1,40}\])?)?$",
    re.IGNORECASE | re.ASCII,
)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?$|\d{12,13}$", re.ASCII)
# 2021-10-20, 2021/10/20, 2021. 10. 20., 2021年10月20日, 2021년 10월 20일
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[-/.–年년]\s?(\d{1,2})\s?[-/.–月월]\s?(\d{1,2})(?!\d)")
# 5月 9， 2024
_MONTH_SIGN = re.compile(r"(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?日?\s?[，,]\s?(\d{4})(?!\d)")
_YEAR_LAST = re.compile(
    r"(?<![\d/.-])(\d{1,2})(?:\s?([./·-])\s?|\stháng\s)(\d{1,2})(?:\s?(?(2)\2|[./·-])\s?|,?\s(?:năm\s)?)"
    r"(\d{4}|(?<=[./-])\d{2})(?![\d/])"
)
_WORD = re.compile(r"[^\W\d_][^\s\d_,،/|()\[\]:;·•–—\-]*")
_DAY_BEFORE = re.compile(
    r"(?<!\d)(\d{1,2})\s?(?:st|nd|rd|th|er|re|º|ª|°|-го|an)?[.,]?[\s\-–]*(?:de |of |d['’])?$",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(
    r"[.,]?\s*(?:/\s*[^\W\d_]+)?(?:[\s,،\-–—]|\bde(?:l)?\b|\bof\b|\bdo\b)*(\d{4}|['’]\d{2})"
    r"(?:(?!\d)|(?=\d{1,2}\s?min))",
    re.IGNORECASE,
)
# "27 Mar 20 à 9:21", "4 April 17": two digits count for a year where nothing but a time follows.
_SHORT_YEAR = re.compile(r"[.,]?[\s-](\d{2})(?=\s*$|[\s,-]+(?:à |at |um )?\d{1,2}[:h]\d\d)")
_DAY_BEHIND = re.compile(
    r"[.\s\-–]*(\d{1,2})(?!\d)\s?(?:st|nd|rd|th|º|\.)?(?![:：]\d)(?=\D|$)", re.IGNORECASE
)
_YEAR_AHEAD = re.compile(r"(?<!\d)(\d{4})[.,]?\s*$")
_FIGURES = re.compile(r"\d\d")
_REACH = 400


@dataclass(frozen=True, slots=True)
class Printed:
    """A date found in a text: its value and its extent, the time of day included."""

    value: When
    start: int
    end: int


class _Day(NamedTuple):
    day: dt.date
    start: int
    end: int


@lru_cache(maxsize=256)
def parse_stamp(value: str, day_first: bool = True) -> When | None:
    """The date that a value of markup gives: ISO 8601, RFC 2822, Unix time, or as printed.

    Aware where a zone is given; a plain date where there is no time, midnight without a zone
    included, since that is how publishing systems write "no time".

    >>> parse_stamp("2021-10-20T07:15:00+0900").isoformat()
    '2021-10-20T07:15:00+09:00'
    >>> parse_stamp("20 octobre 2021")
    datetime.date(2021, 10, 20)
    """
    value = value.strip()[:_REACH]
    found = _iso(value) or _epoch(value) or _mail(value)
    if found is None:
        first = next(iter(find_dates(value, day_first)), None)
        found = first.value if first else None
    return _without_empty_time(found)


def find_dates(text: str, day_first: bool = True) -> list[Printed]:
    """The dates with a year that a short text shows, in order, each with the nearest time.

    Without names ("10/12/2020") ``day_first`` says which number is the day, where both could be.

    >>> find_dates("Published Oct. 20, 2021 at 7:15 p.m. EDT")[0].value.isoformat()
    '2021-10-20T19:15:00-04:00'
    >>> find_dates("3 min read")
    []
    """
    text = text[:_REACH]
    if not _FIGURES.search(text):
        return []  # no year, then
    return list(_dates(text, day_first))


# The lines with a page's dates are read for several fields.
@lru_cache(maxsize=256)
def _dates(text: str, day_first: bool) -> tuple[Printed, ...]:
    days = _apart([*_numeric(text, day_first), *_named(text)])
    if not days:
        return ()
    blank = list(text)
    for day in days:
        blank[day.start : day.end] = " " * (day.end - day.start)
    times = clocks("".join(blank))
    return tuple(_with_time(text, day, times) for day in days)


def _iso(value: str) -> dt.datetime | dt.date | None:
    found = _ISO.match(value)
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    date = calendar_day(int(year), int(month), int(day))
    if date is None or hour is None:
        return date
    micro = int((fraction or "0").ljust(6, "0")[:6])
    try:
        time = dt.time(int(hour), int(minute), min(59, int(second or 0)), micro)
    except ValueError:
        return date
    return dt.datetime.combine(date, time, zone_of(zone, date) if zone else None)


def _epoch(value: str) -> dt.datetime | None:
    if not _EPOCH.match(value):
        return None
    seconds = float(value) / (1000 if len(value.split(".")[0]) > 10 else 1)
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def _mail(value: str) -> dt.datetime | None:
    """RFC 2822 and what JavaScript prints: "Wed Oct 20 2021 07:15:00 GMT+0900"."""
    if not value[:3].isalpha() or ":" not in value:
        return None
    try:
        found = parsedate_to_datetime(value.replace("GMT+", "+").replace("GMT-", "-"))
        zone = found.utcoffset()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    named = re.search(r"[+-]\d{4}|GMT|UTC|Z$", value)
    sane = 1900 < found.year < 2100 and abs(zone or dt.timedelta()) < dt.timedelta(hours=15)
    return found if named and sane and str(found.year) in value else None


def _without_empty_time(found: When | None) -> When | None:
    if isinstance(found, dt.datetime) and found.tzinfo is None and found.time() == dt.time():
        return found.date()
    return found


def _numeric(text: str, day_first: bool) -> Iterator[_Day]:
    for found in _YEAR_FIRST.finditer(text):
        year, month, day = (int(part) for part in found.groups())
        date = calendar_day(year, month, day) or persian_day(year, month, day)
        if date is not None:
            yield _Day(date, found.start(), found.end())
    for found in _MONTH_SIGN.finditer(text):
        date = calendar_day(int(found[3]), int(found[1]), int(found[2]))
        if date is not None:
            yield _Day(date, found.start(), found.end())
    for found in _YEAR_LAST.finditer(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        year += 2000 if year < 70 else 1900 if year < 100 else 0
        dots = found[2] in (".", None)
        month, day = (second, first) if day_first or dots else (first, second)
        date = calendar_day(year, month, day) or calendar_day(year, day, month)
        if date is not None:
            yield _Day(date, found.start(), found.end())


def _named(text: str) -> Iterator[_Day]:
    """Dates whose month is a word."""
    for word in _WORD.finditer(text):
        month = month_at(text, word)
        if month is None:
            continue
        before, end = text[max(0, word.start() - 24) : word.start()], month.end
        behind = _DAY_BEFORE.search(before)
        year = _YEAR_BEHIND.match(text, end) or (behind and _SHORT_YEAR.match(text, end))
        if behind and year:
            start = word.start() - (len(before) - behind.start())
            day, stop = int(behind[1]), year.end()
        else:
            after = _DAY_BEHIND.match(text, end)
            ahead = _YEAR_AHEAD.search(before)
            if after is None:
                continue
            day, stop, start = int(after[1]), after.end(), word.start()
            year = _YEAR_BEHIND.match(text, stop)
            if year is not None:
                stop = year.end()
            elif ahead is not None:
                year, start = ahead, word.start() - (len(before) - ahead.start())
            else:
                continue
        number = int(year[1].strip("'’"))
        date = month.date(number + 2000 if number < 100 else number, day)
        if date is not None:
            yield _Day(date, start, stop)


def _apart(days: list[_Day]) -> list[_Day]:
    """Days that don't overlap, the longer one of two that do, in order."""
    kept: list[_Day] = []
    for day in sorted(days, key=lambda day: (day.start, -day.end)):
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return kept


def _with_time(text: str, day: _Day, times: list[Clock]) -> Printed:
    """The day with the time of day nearest to it, at most 30 characters away.

    "12 March 2024 (updated at 13:05)": that time is another day's.
    """
    near: Clock | None = None
    least = 31
    for clock in times:
        gap = clock.start - day.end if clock.start >= day.end else day.start - clock.end
        if 0 <= gap < least and not tells_change(text[day.end : clock.start]):
            near, least = clock, gap
    if near is None:
        return Printed(day.day, day.start, day.end)
    zone = zone_of(near.zone, day.day) if near.zone else None
    value = dt.datetime.combine(day.day, near.time, zone)
    return Printed(value, min(day.start, near.start), max(day.end, near.end))


def tells_change(text: str) -> bool:
    """Whether some words before a date say that it is the date of a change.

    >>> tells_change("Zuletzt geändert am"), tells_change("Published")
    (True, False)
    """
    folded = text.casefold()
    updated, spaceless = _updated()
    return bool(updated.search(folded)) or any(word in folded for word in spaceless)


def ends_validity(text: str) -> bool:
    """Whether the words right before a date say that something ends then.

    >>> ends_validity("Verfügbar bis 6.5.2024"), ends_validity("6.5.2024")
    (True, False)
    """
    return _until().search(text.casefold()) is not None


@cache
def _until() -> re.Pattern[str]:
    content = table("dates")
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, content['until']))})\W{{0,3}}(?:\w+\W{{1,2}}){{0,2}}\d"
    )


@cache
def _updated() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Words for a change: a pattern for those between spaces, the others as they are."""
    content = table("dates")
    words = [word.casefold() for word in content["updated"]]
    spaceless = tuple(word for word in words if _NO_SPACES.match(word))
    others = sorted((word for word in words if word not in spaceless), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, others))})(?!\w)"), spaceless


_NO_SPACES = re.compile(r"[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]")
