"""When a story was published and changed: markup, printed dates, the address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsclean.document import Candidate, Document
from newsclean.extract.dates.announced import has_weekday
from newsclean.extract.dates.date_order import date_in_address, day_first, day_of
from newsclean.extract.dates.dateparse import When, parse_stamp
from newsclean.extract.dates.shown import Shown, around_headline, of_block, shown_dates
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
_SHORT = 100
# How sure the labeller is, at least, of a date by the headline, and of one that is not doubted.
_LABELLED, _DOUBTED = 0.5, 0.35
# How many blocks are looked at where no line is about time.
_FARTHEST = 2000
# How far below the headline a line that was taken for a teaser may be its date.
_RIGHT_BELOW = 3
# A date takes at least this share of a line that is about time, and words before it no more.
_LEAST_SHARE = 0.3
_LONGEST_LABEL = 40
# More different days than this under one name in microdata are those of a list of teasers.
_MOST_DAYS = 2


@extractors.register("published-metadata", field="published", priority=5)
def published_in_markup(document: Document) -> Iterator[Candidate[When]]:
    """Dates of publication in markup; surer where the page or its address shows the same day."""
    first = day_first(document)
    backing = {day_of(shown.value) for shown in shown_dates(document) if not shown.updated}
    address = date_in_address(document)
    stamps = [stamp for origin, stamp in document.metadata.published[:12] if origin == "time"]
    timed = {day_of(value) for stamp in stamps[:3] if (value := parse_stamp(stamp, first))}
    changed = {value for _, value in document.metadata.modified}
    listed = {
        written[:10] for origin, written in document.metadata.published if origin == "microdata"
    }
    for rank, (origin, written) in enumerate(document.metadata.published[:12]):
        value = parse_stamp(written, first)
        if value is None or (origin == "microdata" and len(listed) > _MOST_DAYS):
            continue
        value = _in_own_zone(value, document)
        sure = _TRUST.get(origin, 0.5) - 0.005 * rank
        note = f"the date in {origin}"
        if day_of(value) in backing or day_of(value) == address:
            sure += 0.08
            note += ", and the page shows the same day"
        elif written in changed and (backing or address) and day_of(value) not in timed:
            sure -= 0.2
            note += ", which may be that of a change"
        yield Candidate(value, min(0.99, sure), (), note=note)


@extractors.register("published-visible", field="published", priority=4)
def published_on_page(document: Document) -> Iterator[Candidate[When]]:
    """Dates with a year among the lines labelled as time, then in the byline."""
    bare = {
        value for _, written in document.metadata.published[:3] if (value := parse_stamp(written))
    }
    around = around_headline(document)
    head = {id(block) for block in around if block.confidence >= _LABELLED}
    masthead = {id(block) for block in around_headline(document, below=False)}
    above = {id(block) for block in around_headline(document, below=False)[:-1]}
    address = date_in_address(document)
    for rank, shown in enumerate(shown_dates(document)[:6]):
        sure = 0.72 - 0.03 * rank - (0.2 if shown.updated else 0.0)
        sure -= 0.1 if shown.block.role is not Role.TIMESTAMP else 0.0
        sure -= 0.15 * _is_aside(shown)
        sure -= 0.2 * (shown.block.confidence < _DOUBTED)
        note = "shown as the date of a change" if shown.updated else "shown on the page"
        local = day_of(shown.value) == address and not shown.updated
        if local or (
            not shown.updated and id(shown.block) in head and not _explained(shown.value, document)
        ):
            # Above the headline stands today's date on many pages.
            todays = id(shown.block) in masthead and has_weekday(shown.block.text)
            sure += 0.14 if todays or id(shown.block) in above else 0.19
        if isinstance(shown.value, dt.datetime) and shown.value.date() in bare:
            sure, note = 0.97, "shown on the page with the time, which markup leaves out"
        yield Candidate(shown.value, sure, (shown.block,), note=note)


def _is_aside(shown: Shown) -> bool:
    """Whether a date is but a part of a long line ("Soldiers near the river, 24 April 2023")."""
    return shown.block.role is Role.TIMESTAMP and shown.start > _LONGEST_LABEL


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
    near = any(stamp and abs((day_of(stamp) - day_of(value)).days) <= 1 for stamp in stamps)
    return near or any(stamp and day_of(stamp) == day_of(value) for stamp in changes)


@extractors.register("published-nearby", field="published")
def published_near_headline(document: Document) -> Iterator[Candidate[When]]:
    """Dates in short lines around the headline, whatever their label; teasers' only right below."""
    first = day_first(document)
    near = around_headline(document)
    at = next((number for number, block in enumerate(near) if block.role is Role.HEADLINE), 0)
    for number, block in enumerate(near):
        teaser = block.role is Role.RELATED and not 0 < number - at <= _RIGHT_BELOW
        named = block.role is Role.HEADLINE or block.role is Role.PAGE_TITLE
        if len(block.text) <= _SHORT and not teaser and not named:
            for shown in of_block(block, block.text, first)[:1]:
                note = "in a short line by the headline"
                sure = 0.43 - 0.1 * shown.updated + 0.3 * block.chance(Role.TIMESTAMP)
                yield Candidate(shown.value, sure, (block,), note=note)


@extractors.register("published-elsewhere", field="published")
def published_elsewhere(document: Document) -> Iterator[Candidate[When]]:
    """The first date in a short line of the page that has no line about time at all."""
    if document.metadata.published or shown_dates(document):
        return
    first = day_first(document)
    for block in document.blocks[:_FARTHEST]:
        if block.role not in _NO_DATES and len(block.text) <= _SHORT:
            for shown in of_block(block, block.text, first)[:1]:
                if shown.length >= _LEAST_SHARE * len(block.text):
                    note = "in a short line of the page"
                    yield Candidate(shown.value, 0.3 - 0.1 * shown.updated, (block,), note=note)
                    return


_NO_DATES = frozenset(
    (Role.RELATED, Role.COMMENTS, Role.BODY, Role.LEGAL, Role.AD, Role.CAPTION, Role.PAGE_TITLE)
)


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


def _too_early(value: When, document: Document) -> bool:
    """Whether a change would have come more than a day before the publication."""
    published = document.fields.get("published")
    return published is not None and day_of(value) < day_of(published) - dt.timedelta(days=1)
