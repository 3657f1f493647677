"""Reads dates as printed, in many languages, and as markup writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache

from newsclean.extract.dates.clock import Clock, clocks, zone_of
from newsclean.extract.dates.cues import (
    behind_change,
    is_before_change,
    is_gap,
    tells_change,
    tells_publication,
)
from newsclean.extract.dates.days import Day, find_days
from newsclean.extract.dates.months import calendar_day, names_months_otherwise

When = dt.datetime | dt.date

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:(?:T|\s+|\s*T\s*)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?"
    r"\s*(Z|UTC|GMT|(?:UTC|GMT)?[+\u2212-]\d{2}:?(?:\d{2})?)?(?:\[[\w/]{1,40}\])?)?$",
    re.IGNORECASE | re.ASCII,
)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?$|\d{12,13}$", re.ASCII)
_FIGURES = re.compile(r"\d\d|[\d元]年")
# Digits of other scripts, and marks that set the direction of writing.
_FOREIGN = re.compile(r"(?![0-9])\d|[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_REACH = 400
# How far from its day a time may stand.
_FAR = 30
# "10/20 16:30" behind a whole date; what stands between a word of change and its time otherwise.
_SAME_YEAR = re.compile(r"\W*(\d{1,2})\s?([/.月])\s?(\d{1,2})(?:\.|\s?日)?(?:\s?[(（]\w[)）])?\W*")
_NOTHING = re.compile(r"\W*")
_HALF_A_YEAR = dt.timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Printed:
    """A date found in a text: its value and its extent, the time of day included."""

    value: When
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


def find_dates(text: str, day_first: bool = True, language: str = "") -> list[Printed]:
    """The dates with a year that a short text shows, in order, each with its time.

    A change that is told by its time alone is one more date. Without names ("10/12/2020")
    ``day_first`` says which number is the day, where both could be, and ``language`` what a name
    means that stands for different months.

    >>> find_dates("Published Oct. 20, 2021 at 7:15 p.m. EDT")[0].value.isoformat()
    '2021-10-20T19:15:00-04:00'
    >>> [date.value.isoformat() for date in find_dates("20. október 2021, 14.05 (uppfært kl. 16.30)")]
    ['2021-10-20T14:05:00', '2021-10-20T16:30:00']
    >>> find_dates("3 min read")
    []
    """
    text = text[:_REACH]
    if not _FIGURES.search(text):
        return []  # no year, then
    return list(_dates(text, day_first, language if names_months_otherwise(language) else ""))


# The lines with a page's dates are read for several fields.
@lru_cache(maxsize=256)
def _dates(text: str, day_first: bool, language: str) -> tuple[Printed, ...]:
    text = _plain(text)
    days = find_days(text, day_first, language)
    if not days:
        return ()
    blank = list(text)
    for day in days:
        blank[day.start : day.end] = " " * (day.end - day.start)
    times = clocks("".join(blank))
    owners = _owners(text, days, times)
    dates = [_with_time(day, owners.get(number)) for number, day in enumerate(days)]
    spare = [clock for clock in times if clock not in owners.values()]
    return tuple(sorted([*dates, *_changes(text, dates, spare, day_first)], key=_start))


def _start(date: Printed) -> int:
    return date.start


def _plain(text: str) -> str:
    """The text with European digits, and without marks of direction, each character in its place."""
    if text.isascii():
        return text
    return _FOREIGN.sub(lambda odd: str(int(odd[0])) if odd[0].isdecimal() else " ", text)


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


def _owners(text: str, days: list[Day], times: list[Clock]) -> dict[int, Clock]:
    """The time of each day that has one, by the day's place in the list.

    A time belongs to the day before it, or to the one behind where that has a time already.
    """
    owners: dict[int, Clock] = {}
    for clock in times:
        at = sum(day.end <= clock.start for day in days)
        before = at > 0 and _belongs(text[days[at - 1].end : clock.start], clock)
        behind = at < len(days) and _belongs(text[clock.end : days[at].start], clock, ahead=True)
        if before and at - 1 not in owners:
            owners[at - 1] = clock
        elif behind:
            owners[at] = clock
        elif before and days[at - 1].start - owners[at - 1].end > clock.start - days[at - 1].end:
            owners[at - 1] = clock  # nearer than the one before the day
    return owners


def _belongs(between: str, clock: Clock, *, ahead: bool = False) -> bool:
    """Whether what stands between a day and a time lets them belong together.

    "12 March 2024 (updated at 13:05)": that time is another day's.
    """
    if len(between) > _FAR or (clock.loose and not is_gap(between)):
        return False
    return not tells_change(between) and not (ahead and tells_publication(between))


def _with_time(day: Day, clock: Clock | None) -> Printed:
    if clock is None:
        return Printed(day.date, day.start, day.end)
    zone = zone_of(clock.zone, day.date) if clock.zone else None
    value = dt.datetime.combine(day.date, clock.time, zone)
    return Printed(value, min(day.start, clock.start), max(day.end, clock.end))


def _changes(
    text: str, dates: list[Printed], times: list[Clock], day_first: bool
) -> Iterator[Printed]:
    """Changes that are told by their time, and no year, of the date before or else behind."""
    for clock in times:
        at = sum(date.end <= clock.start for date in dates)
        date = dates[max(0, at - 1)]
        year_first = text[date.start : date.start + 4].isdecimal()
        change = _change(
            text, date.end if at else 0, clock, date.value, day_first and not year_first
        )
        if change is not None:
            yield change


def find_change(text: str, known: When, day_first: bool = True) -> Printed | None:
    """A change that a line tells by its time alone, on a day that another line tells.

    >>> find_change("Aktualisiert um 16.22 Uhr", dt.date(2021, 10, 20)).value.isoformat()
    '2021-10-20T16:22:00'
    >>> find_change("16.22 Uhr", dt.date(2021, 10, 20))
    """
    text = _plain(text[:_REACH])
    changes = (_change(text, 0, clock, known, day_first) for clock in clocks(text))
    return next((change for change in changes if change), None)


def _change(text: str, start: int, clock: Clock, known: When, day_first: bool) -> Printed | None:
    """The moment of a change, where the words between here and its time say that it is one."""
    rest = behind_change(text[start : clock.start])
    if rest is None and is_before_change(text[clock.end :]):
        rest = text[start : clock.start]
    day = None if rest is None else _day_between(rest, known, day_first)
    if day is None or (clock.loose and 1 <= clock.time.minute <= 12):
        return None  # "Updated 21.10" may be a day and a month
    zone = zone_of(clock.zone, day) if clock.zone else getattr(known, "tzinfo", None)
    value = dt.datetime.combine(day, clock.time, zone)
    return None if _is_before(value, known) else Printed(value, clock.start, clock.end)


def _day_between(rest: str, known: When, day_first: bool) -> dt.date | None:
    """The day of a change: that of the date before, or another of its year, or of the next."""
    first = known.date() if isinstance(known, dt.datetime) else known
    if _NOTHING.fullmatch(rest):
        return first
    figures = _SAME_YEAR.fullmatch(rest)
    if figures is None:
        return None
    one, other = int(figures[1]), int(figures[3])
    orders = ((other, one), (one, other))[:: 1 if day_first and figures[2] != "月" else -1]
    days = (calendar_day(first.year + next_, *order) for order in orders for next_ in (0, 1))
    return next((day for day in days if day and first <= day < first + _HALF_A_YEAR), None)


def _is_before(value: dt.datetime, known: When) -> bool:
    if not isinstance(known, dt.datetime):
        return False
    if (value.tzinfo is None) != (known.tzinfo is None):
        value, known = value.replace(tzinfo=None), known.replace(tzinfo=None)
    return value < known
