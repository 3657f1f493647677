"""Which number of "10/12/2020" is the day, and the day that the page's address tells."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from newsclean.address import host_of
from newsclean.data.tables import table
from newsclean.document import Document
from newsclean.extract.dates.dateparse import When, parse_stamp
from newsclean.extract.dates.months import calendar_day
from newsclean.models import Role
from newsclean.settled import shared

_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/_.]?(0[1-9]|1[0-2])[-/_.]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# "/2023/october/03/"
_NAMED_IN_ADDRESS = re.compile(
    rf"/((?:19|20)\d\d)/({'|'.join(_MONTHS)})[a-z]{{0,6}}/(\d{{1,2}})(?=/|$)"
)
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
# The hours of the afternoon as they are not counted where the month goes first.
_WHOLE_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\W{1,4}(?:at\s)?(?:1[3-9]|2[0-3]):[0-5]\d\b")
_MONTH_FIRST = re.compile(r"\.(?:com|org|net|us|edu|gov|tv|news)$")
_LONGEST = 300


@shared
def day_first(document: Document) -> bool:
    """Whether "10/12/2020" means the tenth of December here.

    A date on the page that can only be read one way decides, or one whose reading the markup or
    the address has too; else the language and its region: the month goes first in the English of
    the United States, and where neither a region nor a zone ("BST") is told, nor hours up to 24.
    """
    shown = [block.text[:_LONGEST] for block in document.find(Role.TIMESTAMP)[:10]]
    shown += [written for origin, written in document.metadata.published[:8] if origin == "time"]
    sure: set[dt.date] | None = None
    for text in shown:
        for found in _FIGURES.finditer(text):
            one, other, year = int(found[1]), int(found[2]), int(found[3])
            if (one > 12) != (other > 12):
                return one > 12
            sure = _sure_days(document) if sure is None else sure
            readings = calendar_day(year, other, one), calendar_day(year, one, other)
            if (readings[0] in sure) != (readings[1] in sure):
                return readings[0] in sure
    return _by_language(document, shown)


def _sure_days(document: Document) -> set[dt.date]:
    """Days that markup writes in a form that can't be misread, and that of the address."""
    meta = document.metadata
    stamps = [
        value for _, value in (*meta.published[:8], *meta.modified[:4]) if value[:4].isdigit()
    ]
    days = {day_of(value) for stamp in stamps if (value := parse_stamp(stamp)) is not None}
    address = date_in_address(document)
    return days | ({address} if address else set())


def _by_language(document: Document, shown: list[str]) -> bool:
    language = document.fields.get("language") or document.language or "en"
    if language.split("-")[0] not in ("en", "fil"):
        return True
    if language in ("en-US", "en-PH"):
        return False
    if language == "en" and any(_far_zones().search(s) or _WHOLE_DAY.search(s) for s in shown):
        return True
    host = host_of(document.fields.get("url") or document.source.url)
    return language != "en" or bool(host and not _MONTH_FIRST.search(host))


@cache
def _far_zones() -> re.Pattern[str]:
    zones = "|".join(table("dates")["day_first_zones"])
    return re.compile(rf"\d\W{{0,2}}(?:[ap]\.?m\.?\s)?\(?(?:{zones})\b", re.IGNORECASE)


def date_in_address(document: Document) -> dt.date | None:
    """The day that the page's address tells, as "/2021/10/20/" or "20211020"."""
    url = document.fields.get("url") or document.source.url or ""
    for address in (url, document.source.url or ""):
        for found in _IN_ADDRESS.finditer(address[:500]):
            day = calendar_day(int(found[1]), int(found[2]), int(found[3]))
            if day is not None:
                return day
        named = _NAMED_IN_ADDRESS.search(address[:500].lower())
        if named:
            month = _MONTHS.index(named[2]) + 1
            return calendar_day(int(named[1]), month, int(named[3]))
    return None


def day_of(value: When) -> dt.date:
    """The day of a date or a moment."""
    return value.date() if isinstance(value, dt.datetime) else value
