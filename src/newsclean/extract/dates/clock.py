"""Reads times of day as printed, with the zone they are in."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache
from zoneinfo import ZoneInfo

from newsclean.data.alternatives import alternatives
from newsclean.data.tables import table
from newsclean.extract.dates.cues import NO_SPACES, WORD_END, bounded

# How far before a time the words stand that belong to it.
_REACH = 20
# "14:05 (17:05 GMT)", "10:00 BST / 09:00 GMT": one moment, told twice.
_AGAIN = re.compile(r"\s?[(/]\s?")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in a text, and the zone as printed.

    ``loose``: nothing but its place tells "14.05" from another number.
    """

    time: dt.time
    zone: str | None
    start: int
    end: int
    loose: bool = False


def clocks(text: str) -> list[Clock]:
    """The times of day that a short text shows, in order.

    >>> [str(clock.time) for clock in clocks("10:00am EST, updated 16.03 Uhr, à 15h45, kl 8.15")]
    ['10:00:00', '16:03:00', '15:45:00', '08:15:00']
    """
    found: list[Clock] = []
    for hit in _clock().finditer(text):
        clock = _clock_of(text, hit)
        if clock is None:
            continue
        last = found[-1] if found else None
        if last and _AGAIN.fullmatch(text, last.end, clock.start) and (last.zone or clock.zone):
            found[-1] = replace(last, end=clock.end)
            continue
        if last and last.loose and not text[last.end : clock.start].strip(" ,-"):
            found.pop()  # "21.10 14:05": a day and a month
        found.append(clock)
    return found


def _clock_of(text: str, hit: re.Match[str]) -> Clock | None:
    ahead = max(0, hit.start() - _REACH)
    before = _before().search(text[ahead : hit.start()])
    half = hit["late"] or (before and before["early"])
    zone, minutes = hit["zone"], ("minute", "minute2", "minute3", "dotted", "plain")
    minute = next((hit[name] for name in minutes if hit[name]), None)
    second = hit["second"] or hit["dotted_second"]
    time = _time(int(hit["hour"]), int(minute or 0), int(second or 0), half)
    named = before or half or hit["behind"] or zone
    spanned = minute is None and not (before or half or hit["oclock"])  # "2 uur geleden"
    if time is None or spanned:
        return None
    start = ahead + before.start() if before else hit.start()
    loose = bool(hit["dotted"]) and not named
    if loose and text[hit.end() : hit.end() + 1] == ".":
        return None  # "21.10.": a day and a month
    return Clock(time, zone, start, hit.end(), loose)


@cache
def _clock() -> re.Pattern[str]:
    words = table("dates")
    zones = [*words["zones"], *words["seasonal"]]
    long = "|".join(zone for zone in zones if len(zone) > 2)
    return re.compile(
        r"(?<![\d.:])(?<!\d,)(?P<hour>[01]?\d|2[0-4])"
        r"(?:\s?[:：]\s?(?P<minute>[0-5]\d)(?:[:：.](?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?"
        rf"|\s?(?:(?P<oclock>{bounded(words['clock_hours'])})|(?:{bounded(words['hours'])})\.?)(?![间間간])"
        rf"(?:\s?(?P<minute2>[0-5]?\d)\s?(?:{bounded(words['minutes'])})|\s?(?P<minute3>[0-5]\d)(?!\d))?"
        rf"|\.(?P<dotted>[0-5]\d)(?:\.(?P<dotted_second>[0-5]\d)(?!\d))?(?!\s?(?:{bounded(words['measures'])}))"
        rf"|(?P<plain>(?<=\d\d)[0-5]\d)(?=\s?(?:(?-i:{long})\b|hrs\b|hours\b))"
        r"|(?P<bare>))"
        rf"(?!\d|[.,]\d)(?:\s?:?\s?(?P<behind>{bounded(words['behind_times'])})\.?)?"
        rf"(?:\s?(?P<late>{_halves()}))?(?(bare)(?(late)|(?!)))"
        rf"(?:\s?\(?(?:(?:{alternatives(words['before_zones'])})\s)?"
        r"(?P<zone>(?:(?:GMT|UTC)\s?|(?(second)|(?=\+|[\u2212-]\d{4})))[+\u2212-]\d{1,2}(?::?\d{2})?(?!\d)"
        # "6:12 p.m. EDTtoday at 6:12 p.m. EDT"
        rf"|(?-i:{alternatives(zones)})(?:{WORD_END}|(?-i:(?<=[A-Z]{{2}})(?=[a-z]{{3}}))))\)?)?",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    """A word or two that announce a time, or the half of the day, at the end of a text."""
    cues = bounded(table("dates")["before_times"])
    return re.compile(
        rf"(?:(?:(?<!\w)(?:{cues})(?:[.:]?\s{{1,2}}|[.:]|(?<![a-zà-ÿ]))){{1,2}}"
        rf"|(?:(?<!\w)|(?={NO_SPACES}))(?P<early>{_halves()})\s?)$",
        re.IGNORECASE,
    )


@cache
def _halves() -> str:
    """The words for halves of the day as a pattern; two letters may have dots ("p. m.")."""
    words = [word for name in _HALVES for word in table("dates")[name]]
    short = "|".join(rf"{a}\.?\s?{b}{WORD_END}\.?" for a, b in (w for w in words if len(w) == 2))
    return rf"{short}|(?:{bounded([word for word in words if len(word) != 2])})\.?"


_HALVES = ("morning", "noon", "afternoon", "night")


@cache
def _half_of() -> dict[str, str]:
    content = table("dates")
    return {_squeezed(word): name for name in _HALVES for word in content[name]}


def _squeezed(word: str) -> str:
    return word.replace(".", "").replace(" ", "")


def _time(hour: int, minute: int, second: int, half: str | None) -> dt.time | None:
    hour = _by_half(hour, half) if half and hour <= 12 else hour
    if hour == 24:
        hour = 0
    return dt.time(hour, minute, second) if hour < 24 else None


def _by_half(hour: int, half: str) -> int:
    """The hour of 24: noon is from nine on, night until six."""
    said = _squeezed(half)
    kind = _half_of().get(said) or _half_of().get(said.casefold())
    late = {
        "morning": False,
        "noon": hour == 12 or hour < 9,
        "afternoon": True,
        "night": 6 <= hour < 12,
    }
    return hour % 12 + 12 * late[kind] if kind else hour


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
    zone = name if " " in name else plain
    if zone in words["zones"]:
        return _offset(dt.timedelta(hours=words["zones"][zone]))
    if zone in words["seasonal"]:
        try:
            noon = dt.datetime.combine(day, dt.time(12), ZoneInfo(words["seasonal"][zone]))
            offset = noon.utcoffset()
        except (OSError, KeyError, ValueError):  # no zone database on this machine
            return None
        return _offset(offset) if offset is not None else None
    return None


def _offset(ahead: dt.timedelta) -> dt.timezone:
    return dt.timezone(ahead) if ahead else dt.UTC
