"""Reads times of day as printed, with the zone they are in."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from newsclean.data.tables import table

_ZONE = r"(?:\s?\(?(?P<zone>(?:GMT|UTC)?\s?[+\u2212-]\d{1,2}(?::?\d{2})?(?!\d)|(?:[A-ZМСК]{2,4}T?|Z)(?![\w]))\)?)?"
_CLOCK = re.compile(
    r"(?:(?P<early>午前|午後|上午|下午|凌晨|早上|晚上|오전|오후)\s?)?"
    r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])"
    r"(?:\s?[:：]\s?(?P<minute>[0-5]\d)(?:[:：.](?P<second>[0-5]\d))?"
    r"|\s?(?:h|時|时|点|點|시)\s?(?:(?P<minute2>[0-5]\d)\s?(?:分|분|m(?:in)?)?)?"
    r"|\.(?P<minute3>[0-5]\d)(?=\s?(?:Uhr|hrs?|h\b|[ap]\.?m\b))"
    r"|(?=\s?(?:[ap]\.?m\b|Uhr\b)))"
    r"(?!\d)(?:\s?:?\s?(?:Uhr|hrs?\.?|Hrs|uur|h\b|ч\.?|hod\.?))?"
    r"(?:\s?(?P<late>[ap]\.?\s?m\b\.?|[πμ]\.?μ\.?|مساءً?|صباحاً?|[صم]\b))?" + _ZONE,
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in a text, and the zone as printed."""

    time: dt.time
    zone: str | None
    start: int
    end: int


def clocks(text: str) -> list[Clock]:
    """The times of day that a short text shows, in order.

    >>> [str(clock.time) for clock in clocks("10:00am EST, updated 16.03 Uhr, à 15h45")]
    ['10:00:00', '16:03:00', '15:45:00']
    """
    found = []
    for hit in _CLOCK.finditer(text):
        minute = hit["minute"] or hit["minute2"] or hit["minute3"]
        time = _time(int(hit["hour"]), int(minute or 0), int(hit["second"] or 0), _half(hit))
        zone = hit["zone"]
        if zone is not None and zone != zone.upper():
            zone = None
        if time is not None:
            found.append(Clock(time, zone, hit.start(), hit.end()))
    return found


def _half(hit: re.Match[str]) -> int | None:
    """0 for the morning, 12 for the afternoon, None where nothing is said."""
    said = (hit["late"] or hit["early"] or "").casefold().replace(" ", "")
    if not said:
        return None
    words = table("dates")
    for hours, listed in ((12, words["afternoon"]), (0, words["morning"])):
        if said in listed or said.replace(".", "") in listed:
            return hours
    return None


def _time(hour: int, minute: int, second: int, half: int | None) -> dt.time | None:
    if half is not None and hour <= 12:
        hour = hour % 12 + half
    if hour == 24:
        hour = 0
    return dt.time(hour, minute, second) if hour < 24 else None


def zone_of(name: str, day: dt.date) -> dt.timezone | None:
    """The offset that a zone's printed name or number means on some day; None where unknown.

    >>> print(zone_of("EDT", dt.date(2021, 10, 20)), zone_of("+0900", dt.date(2021, 10, 20)))
    UTC-04:00 UTC+09:00
    """
    plain = name.upper().replace("\u2212", "-").replace(" ", "")
    words = table("dates")
    number = re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?", plain)
    if number is not None:
        minutes = int(number[2]) * 60 + int(number[3] or 0)
        if minutes > 14 * 60:
            return None
        return _offset(dt.timedelta(minutes=-minutes if number[1] == "-" else minutes))
    if plain in words["zones"]:
        return _offset(dt.timedelta(hours=words["zones"][plain]))
    if plain in words["seasonal"]:
        try:
            noon = dt.datetime.combine(day, dt.time(12), ZoneInfo(words["seasonal"][plain]))
            offset = noon.utcoffset()
        except (OSError, KeyError, ValueError):  # no zone database on this machine
            return None
        return _offset(offset) if offset is not None else None
    return None


def _offset(ahead: dt.timedelta) -> dt.timezone:
    return dt.timezone(ahead) if ahead else dt.UTC
