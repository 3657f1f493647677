"""Days of datelines besides those of ``dates.py``: figures without a year, other calendars; the time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from newsclean.data.places import places
from newsclean.data.tables import table
from newsclean.extract.dateline.dates import Day, read_day
from newsclean.extract.dateline.tokens import Token

# How many figures a year has.
_YEAR = 4


def read_figures(line: Sequence[Token], at: int) -> Day | None:
    """Read "20/10", "12.5.", "20 - 10": day and month in figures, which only an agency makes a date."""
    if line[at].kind != "number":
        return None
    here = line[at : at + 6]
    if [token.kind == "number" for token in here[:3]] != [True, False, True]:
        return None
    mark, stop = here[1].text, 3
    if mark == "." and len(here) > 3 and here[3].text == ".":
        stop = 4
    elif mark not in ("/", "-", "–"):
        return None
    if any(len(here[n].text) > 2 for n in (0, 2)) or _goes_on(here[stop:], mark):
        return None
    day, month = int(here[0].text), int(here[2].text)
    if month > 12:
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return Day(here[0].start, here[stop - 1].end, at + stop, day, month)


def _goes_on(behind: Sequence[Token], mark: str) -> bool:
    """Whether a year or more figures follow."""
    return bool(behind) and (behind[0].kind == "number" or behind[0].text == mark)


def read_other_calendar(line: Sequence[Token], at: int) -> Day | None:
    """Read "३ कात्तिक", "ጥቅምት 10/2014": a day of another calendar, and the day of ours behind it.

    "14 ربيع الأول 1443 هـ الموافق 20 أكتوبر 2021 م" is the day that is the same in our calendar.
    """
    if line[at].kind == "number":
        stop = _behind_month(line, at + 1)
    else:
        stop = _behind_month(line, at)
        stop = stop + 1 if stop and stop < len(line) and line[stop].kind == "number" else 0
    if not stop:
        return None
    stop = _behind_year(line, stop)
    same = stop
    while same < len(line) and line[same].text in places().same_day:
        same += 1
    ours = read_day(line, same, alone=False) if same > stop else None
    if ours is None:
        return Day(line[at].start, line[stop - 1].end, stop, None)
    if ours.stop < len(line) and line[ours.stop].text in places().same_day:
        return replace(ours, start=line[at].start, end=line[ours.stop].end, stop=ours.stop + 1)
    return replace(ours, start=line[at].start)


def _behind_month(line: Sequence[Token], at: int) -> int:
    """The index behind a month of another calendar, of two words or one; else 0."""
    words = [token.text for token in line[at : at + 2] if token.kind == "word"]
    months = _other_months()
    if len(words) == 2 and " ".join(words) in months:
        return at + 2
    return at + 1 if words and line[at].kind == "word" and words[0] in months else 0


def _behind_year(line: Sequence[Token], at: int) -> int:
    """The index behind the year that follows at once or behind a comma or a stroke, else ``at``."""
    year = at + 1 if at < len(line) and line[at].text in ",،፣/" else at
    found = year < len(line) and line[year].kind == "number" and len(line[year].text) == _YEAR
    return year + 1 if found else at


def behind_date_word(line: Sequence[Token], at: int) -> int:
    """The index behind a word for "date" and its dot that a number follows ("ता. २०"), else ``at``."""
    if line[at].text not in places().date_words:
        return at
    number = at + 2 if at + 1 < len(line) and line[at + 1].text in ".:" else at + 1
    return number if number < len(line) and line[number].kind == "number" else at


def with_weekday(line: Sequence[Token], day: Day) -> Day:
    """The day with the name of the weekday behind it ("október 20., szerda")."""
    at = day.stop
    while at < len(line) and line[at].text in ".," and at < day.stop + 2:
        at += 1
    weekday = read_day(line, at, alone=False) if at > day.stop else None
    if weekday is None or weekday.day is not None:
        return day
    return replace(day, end=weekday.end, stop=weekday.stop)


def behind_time(line: Sequence[Token], at: int) -> int:
    """The index behind a time of day ("/ 06:00 am", ", 12:30 Uhr"), where one follows the date."""
    first = at
    while first < len(line) and line[first].text in (",", "/", "-", "–", "|", "،"):
        first += 1
    clock = line[first : first + 3]
    if [token.kind for token in clock] != ["number", "mark", "number"] or clock[1].text not in ":.":
        return at
    if len(clock[2].text) != 2 or int(clock[0].text) > 24:
        return at
    stop = first + 3
    while stop < len(line) and line[stop].text.casefold().replace(".", "") in _behind_clocks():
        stop += 1
    return stop


@cache
def _other_months() -> frozenset[str]:
    persian = table("dates")["persian"].values()
    return places().months.union(*persian)


@cache
def _behind_clocks() -> frozenset[str]:
    """What may stand behind a time of day: "Uhr", "pm", zones."""
    lists = ("behind_times", "hours", "morning", "afternoon", "zones", "seasonal")
    listed = (word for name in lists for word in table("dates")[name])
    return frozenset(word.casefold().replace(".", "") for word in listed)
