"""When a story was published and changed: markup, printed dates, the address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsclean.document import Block, Candidate, Document
from newsclean.extract.dateparse import When, find_dates, parse_stamp, tells_change
from newsclean.extract.months import calendar_day
from newsclean.models import Role
from newsclean.plugins import extractors

_TRUST = {
    "json-ld": 0.9,
    "opengraph": 0.88,
    "microdata": 0.84,
    "meta": 0.78,
    "dublin core": 0.7,
    "rdfa": 0.75,
    "json-ld page": 0.7,
    "time": 0.45,
    "script": 0.41,
}
_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/_.]?(0[1-9]|1[0-2])[-/_.]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"\.(?:com|org|net|us|edu|gov|tv|news)$")
_LONGEST = 300
_SHORT = 100
# How far from the headline, in blocks, a date still belongs to it.
_ABOVE = 4
_RIGHT_BELOW = 3
# Where dates stand, the likeliest first; the next is looked at where the one before has none.
_SHOW_DATES = (Role.TIMESTAMP, Role.BYLINE, Role.SECTION, Role.TAGS, Role.CREDIT, Role.NOTE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A date shown on the page, and whether it says that it is the date of a change."""

    value: When
    block: Block
    updated: bool


@extractors.register("published-metadata", field="published", priority=5)
def published_in_markup(document: Document) -> Iterator[Candidate[When]]:
    """Dates of publication in markup; surer where the page or its address shows the same day."""
    first = day_first(document)
    backing = {_day(shown.value) for shown in shown_dates(document) if not shown.updated}
    address = date_in_address(document)
    stamps = [stamp for origin, stamp in document.metadata.published[:12] if origin == "time"]
    timed = {_day(value) for stamp in stamps[:3] if (value := parse_stamp(stamp, first))}
    changed = {value for _, value in document.metadata.modified}
    for rank, (origin, written) in enumerate(document.metadata.published[:12]):
        value = parse_stamp(written, first)
        if value is None:
            continue
        value = _in_own_zone(value, document)
        sure = _TRUST.get(origin, 0.5) - 0.005 * rank
        note = f"the date in {origin}"
        if _day(value) in backing or _day(value) == address:
            sure += 0.08
            note += ", and the page shows the same day"
        elif written in changed and (backing or address) and _day(value) not in timed:
            sure -= 0.2
            note += ", which may be that of a change"
        yield Candidate(value, min(0.99, sure), (), note=note)


@extractors.register("published-visible", field="published", priority=4)
def published_on_page(document: Document) -> Iterator[Candidate[When]]:
    """Dates with a year among the lines labelled as time, then in the byline."""
    bare = {
        value for _, written in document.metadata.published[:3] if (value := parse_stamp(written))
    }
    head = {id(block) for block in _around_headline(document) if block.confidence >= 0.6}
    address = date_in_address(document)
    for rank, shown in enumerate(shown_dates(document)[:6]):
        sure = 0.72 - 0.03 * rank - (0.2 if shown.updated else 0.0)
        sure -= 0.1 if shown.block.role is not Role.TIMESTAMP else 0.0
        note = "shown as the date of a change" if shown.updated else "shown on the page"
        local = _day(shown.value) == address and not shown.updated
        if local or (
            not shown.updated and id(shown.block) in head and not _explained(shown.value, document)
        ):
            sure += 0.19
        if isinstance(shown.value, dt.datetime) and shown.value.date() in bare:
            sure, note = 0.97, "shown on the page with the time, which markup leaves out"
        yield Candidate(shown.value, sure, (shown.block,), note=note)


def _in_own_zone(value: When, document: Document) -> When:
    """The same moment in the zone of the page, where another stamp of it tells one."""
    if not isinstance(value, dt.datetime) or value.utcoffset() != dt.timedelta():
        return value
    for _, written in document.metadata.published[:12]:
        other = parse_stamp(written)
        if isinstance(other, dt.datetime) and other.utcoffset() and other == value:
            return other
    return value


def _explained(value: When, document: Document) -> bool:
    """Whether markup gives this day for a change, or the day next to it in another time zone."""
    stamps = [parse_stamp(written) for _, written in document.metadata.published[:4]]
    changes = [parse_stamp(written) for _, written in document.metadata.modified[:4]]
    near = any(stamp and abs((_day(stamp) - _day(value)).days) <= 1 for stamp in stamps)
    return near or any(stamp and _day(stamp) == _day(value) for stamp in changes)


@extractors.register("published-nearby", field="published")
def published_near_headline(document: Document) -> Iterator[Candidate[When]]:
    """Dates in short lines around the headline, whatever their label; teasers' only right below."""
    first = day_first(document)
    near = _around_headline(document)
    at = next((number for number, block in enumerate(near) if block.role is Role.HEADLINE), 0)
    for number, block in enumerate(near):
        teaser = block.role is Role.RELATED and not 0 < number - at <= _RIGHT_BELOW
        if len(block.text) <= _SHORT and not teaser:
            for shown in _of_block(block, block.text, first)[:1]:
                note = "in a short line by the headline"
                yield Candidate(shown.value, 0.43 - 0.1 * shown.updated, (block,), note=note)


@extractors.register("published-address", field="published")
def published_in_address(document: Document) -> Iterator[Candidate[dt.date]]:
    """The day in the page's address; weak, since some addresses hold the day of the event."""
    day = date_in_address(document)
    if day is not None:
        yield Candidate(day, 0.4, (), note="in the page's address")


@extractors.register("modified", field="modified")
def extract_modified(document: Document) -> Iterator[Candidate[When]]:
    """The date of the last change: in markup, or shown as such."""
    for rank, (origin, written) in enumerate(document.metadata.modified[:6]):
        value = parse_stamp(written, day_first(document))
        if value is not None and not _too_early(value, document):
            sure = _TRUST.get(origin, 0.5) - 0.01 * rank
            yield Candidate(value, sure, (), note=f"the date of change in {origin}")
    shown = [date for date in shown_dates(document) if date.updated]
    published = document.fields.get("published")
    for date in shown[:2]:
        if date.value != published:
            yield Candidate(date.value, 0.7, (date.block,), note="shown as the date of a change")


def shown_dates(document: Document) -> list[Shown]:
    """Dates with a year in the lines about time, then those in the byline, in reading order.

    Where no line of a run has a whole date, the run is read as one line ("29", "Mai 2013").
    """
    first = day_first(document)
    found: list[Shown] = []
    for role in _SHOW_DATES:
        for run in _runs(document, role):
            dates = [date for block in run for date in _of_block(block, block.text, first)]
            if not dates and 1 < len(run) < 5:
                dates = _of_block(run[0], " ".join(block.text for block in run), first)
            found += dates
        if found:
            break
    return found


def _around_headline(document: Document) -> list[Block]:
    """The blocks next to the headline; without one the first of the page."""
    blocks = document.blocks
    at = next((number for number, block in enumerate(blocks) if block.role is Role.HEADLINE), 0)
    return blocks[max(0, at - _ABOVE) : at + 9]


def _runs(document: Document, role: Role) -> list[list[Block]]:
    runs: list[list[Block]] = []
    last = -2
    for number, block in enumerate(document.blocks):
        if block.role is role:
            if number == last + 1:
                runs[-1].append(block)
            else:
                runs.append([block])
            last = number
    return runs[:20]


def _of_block(block: Block, text: str, first: bool) -> list[Shown]:
    text = text[:_LONGEST]
    found = []
    position = 0
    for printed in find_dates(text, first):
        before = text[position : printed.start]
        found.append(Shown(printed.value, block, tells_change(before)))
        position = printed.end
    if not any(date.updated for date in found):
        # "2021-10-20 (updated)": the word may stand behind a lone date.
        updated = len(found) == 1 and tells_change(text[position : position + 30])
        return [Shown(date.value, date.block, updated) for date in found]
    return found


def day_first(document: Document) -> bool:
    """Whether "10/12/2020" means the tenth of December here.

    A date on the page that can only be read one way decides, or one whose reading the markup or
    the address has too; else the language and its region: the month goes first in the English of
    the United States, and where no region is told.
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
    return _by_language(document)


def _sure_days(document: Document) -> set[dt.date]:
    """Days that markup writes in a form that can't be misread, and that of the address."""
    meta = document.metadata
    stamps = [
        value for _, value in (*meta.published[:8], *meta.modified[:4]) if value[:4].isdigit()
    ]
    days = {_day(value) for stamp in stamps if (value := parse_stamp(stamp)) is not None}
    address = date_in_address(document)
    return days | ({address} if address else set())


def _by_language(document: Document) -> bool:
    language = document.fields.get("language") or document.language or "en"
    if language.split("-")[0] not in ("en", "fil"):
        return True
    if language in ("en-US", "en-PH"):
        return False
    host = _host(document)
    return language != "en" or bool(host and not _MONTH_FIRST.search(host))


def date_in_address(document: Document) -> dt.date | None:
    """The day that the page's address tells, as "/2021/10/20/" or "20211020"."""
    url = document.fields.get("url") or document.source.url or ""
    for address in (url, document.source.url or ""):
        for found in _IN_ADDRESS.finditer(address[:500]):
            try:
                return dt.date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue
    return None


def _host(document: Document) -> str:
    try:
        return urlsplit(document.fields.get("url") or document.source.url or "").hostname or ""
    except ValueError:
        return ""


def _day(value: When) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _too_early(value: When, document: Document) -> bool:
    """Whether a change would have come more than a day before the publication."""
    published = document.fields.get("published")
    return published is not None and _day(value) < _day(published) - dt.timedelta(days=1)
