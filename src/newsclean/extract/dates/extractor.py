"""When a story was published and changed: markup, printed dates, the address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from newsclean.document import Block, Candidate, Document
from newsclean.extract.dateline.extractor import parse_dateline
from newsclean.extract.dates.announced import has_weekday
from newsclean.extract.dates.date_order import date_in_address, day_first, day_of
from newsclean.extract.dates.dateparse import When, parse_stamp
from newsclean.extract.dates.shown import Shown, around_headline, of_block, shown_dates
from newsclean.extract.dates.told import first_published
from newsclean.extract.dates.zones import in_own_zone, with_zone
from newsclean.extract.heading import headline_number
from newsclean.extract.running_text import main_text
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
# So likely a line of another role may be about time after all.
_POSSIBLE = 0.1
# How many blocks are looked at where no line is about time.
_FARTHEST = 2000
# How far below the headline a line that was taken for a teaser may be its date.
_RIGHT_BELOW = 3
# How far above the text a line is likely to be about the story.
_RIGHT_ABOVE = 3
# A line that begins with a date may be longer.
_DATED = 160
# A date takes at least this share of a line that is about time, and words before it no more.
_LEAST_SHARE = 0.3
# Lines that are read: a date in them is one of what they tell.
_PROSE = (Role.DECK, Role.BODY, Role.SUBHEADING)
_LONGEST_LABEL = 40
# How far below the headline a line about time may stand, in blocks.
_BELOW = 4
# More different days than this under one name in microdata are those of a list of teasers.
_MOST_DAYS = 2
# A date by the words "Published" or "Posted", which markup of another day does not outweigh.
_PUBLISHED = 0.93
# In how many paragraphs from either end a text may say when it was published.
_ENDS = 4


@extractors.register("published-metadata", field="published", priority=5)
def published_in_markup(document: Document) -> Iterator[Candidate[When]]:
    """Dates of publication in markup; surer where the page or its address shows the same day."""
    first = day_first(document)
    dates = shown_dates(document)
    todays = _todays(document, dates, _marked_days(document))
    shown = [one for one in dates if not one.updated and one.block not in todays]
    backing = {day_of(one.value) for one in shown}
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
        value = in_own_zone(value, document, shown)
        sure = _TRUST.get(origin, 0.5) - 0.005 * rank
        note = f"the date in {origin}"
        if day_of(value) in backing or day_of(value) == address:
            sure += 0.08
            note += ", and the page shows the same day"
        elif written in changed and (backing or address) and day_of(value) not in timed:
            sure -= 0.2
            note += ", which may be that of a change"
        yield Candidate(_timed(value, document), min(0.99, sure), (), note=note)


@extractors.register("published-visible", field="published", priority=4)
def published_on_page(document: Document) -> Iterator[Candidate[When]]:
    """Dates with a year among the lines labelled as time, then in the byline."""
    marks = (parse_stamp(written) for _, written in document.metadata.published[:3])
    stamps = [stamp for stamp in marks if stamp is not None]
    bare = set(stamps).difference(day_of(stamp) for stamp in stamps if _has_time(stamp))
    around = around_headline(document)
    head = {id(block) for block in around if block.confidence >= _LABELLED}
    masthead = {id(block) for block in around_headline(document, below=False)}
    above = {id(block) for block in around_headline(document, below=False)[:-1]}
    address = date_in_address(document)
    marked = _marked_days(document)
    dates = shown_dates(document)
    todays = _todays(document, dates, marked)
    for rank, shown in enumerate(dates[:6]):
        if _is_misread(shown, marked):
            continue
        sure = 0.72 - 0.03 * rank - (0.2 if shown.updated else 0.0)
        aside = id(shown.block) not in head and shown.block.role is not Role.TIMESTAMP
        sure -= 0.1 if aside else 0.0
        sure -= 0.15 * _is_aside(shown)
        sure -= 0.2 * (shown.block.confidence < _DOUBTED)
        note = "shown as the date of a change" if shown.updated else "shown on the page"
        local = day_of(shown.value) == address and not shown.updated
        if local or (
            not shown.updated and id(shown.block) in head and not _explained(shown.value, document)
        ):
            # Above the headline stands today's date on many pages.
            older = bool(marked) and day_of(shown.value) < min(marked)
            today = id(shown.block) in masthead and has_weekday(shown.block.text)
            sure += 0.19 if older or not (today or id(shown.block) in above) else 0.14
        if shown.block in todays:
            sure -= 0.3
        elif (
            shown.labelled
            and (id(shown.block) in head or not any(id(one.block) in head for one in dates))
            and not any(_are_near(day_of(shown.value), day) for day in marked)
        ):
            sure = max(sure, _PUBLISHED)
        value = _as_published(shown)
        if isinstance(value, dt.datetime) and value.date() in bare:
            sure, note = 0.97, "shown on the page with the time, which markup leaves out"
        yield Candidate(_timed(value, document), sure, (shown.block,), note=note)


def _has_time(value: When) -> bool:
    return isinstance(value, dt.datetime) and any(value.timetuple()[3:6])


def _as_published(shown: Shown) -> When:
    """The day alone of a change, for a page that tells of nothing earlier."""
    return day_of(shown.value) if shown.updated else shown.value


def _timed(value: When, document: Document) -> When:
    """A day with the time that markup, or another line about time, has for it, one that says "First published on"
    before others; at midnight nothing is published."""
    if isinstance(value, dt.datetime):
        return value
    marked = (parse_stamp(written) for _, written in document.metadata.published[:6])
    shown = [one for one in shown_dates(document) if one.labelled or not one.updated]
    shown.sort(key=lambda one: not one.labelled)
    stamps = chain(marked, (one.value for one in shown))
    whole = (stamp for stamp in stamps if isinstance(stamp, dt.datetime) and _has_time(stamp))
    return next((stamp for stamp in whole if stamp.date() == value), value)


def _is_aside(shown: Shown) -> bool:
    """Whether a date is but a part of a long line ("Soldiers near the river, 24 April 2023")."""
    return shown.block.role is Role.TIMESTAMP and shown.start > _LONGEST_LABEL


def _are_near(one: dt.date, other: dt.date) -> bool:
    """Whether two days may be one in different time zones."""
    return abs((one - other).days) <= 1


def _marked_days(document: Document) -> set[dt.date]:
    """The days that markup names as those of publication, without those of `time` elements."""
    stamps = [w for origin, w in document.metadata.published[:6] if origin != "time"]
    return {day_of(value) for written in stamps if (value := parse_stamp(written)) is not None}


def _todays(document: Document, dates: list[Shown], marked: set[dt.date]) -> list[Block]:
    """Lines above the headline with a later day than any that markup names, or than a line about time right
    below it: the day of the visit."""
    if not dates:
        return []
    if not marked:
        return _later_than_below(document, dates)
    changed = [parse_stamp(written) for _, written in document.metadata.modified[:4]]
    last = max(marked | {day_of(value) for value in changed if value is not None})
    above = around_headline(document, below=False)[:-1]
    return [
        shown.block
        for shown in dates
        if shown.block in above and not shown.updated and (day_of(shown.value) - last).days > 1
    ]


def _later_than_below(document: Document, dates: list[Shown]) -> list[Block]:
    """Lines above the headline with a later day than a line about time between headline and text."""
    at = headline_number(document)
    if at is None:
        return []
    above, below = document.blocks[:at], document.blocks[at + 1 : at + 1 + _BELOW]
    told = [
        day_of(shown.value)
        for shown in dates
        if shown.block in below and shown.block.role is Role.TIMESTAMP and not _is_aside(shown)
    ]
    return [
        shown.block
        for shown in dates
        if told and shown.block in above and (day_of(shown.value) - max(told)).days > 1
    ]


def _is_misread(shown: Shown, marked: set[dt.date]) -> bool:
    """Whether a date in figures has day and month the other way round than markup has them."""
    day = day_of(shown.value)
    printed = shown.block.text[shown.start : shown.start + shown.length]
    if day in marked or day.day > 12 or any(map(str.isalpha, printed)):
        return False
    return dt.date(day.year, day.day, day.month) in marked


def _explained(value: When, document: Document) -> bool:
    """Whether markup gives this day for a change, or the day next to it in another time zone."""
    stamps = [parse_stamp(written) for _, written in document.metadata.published[:4]]
    changes = [parse_stamp(written) for _, written in document.metadata.modified[:4]]
    near = any(stamp and _are_near(day_of(stamp), day_of(value)) for stamp in stamps)
    return near or any(stamp and day_of(stamp) == day_of(value) for stamp in changes)


@extractors.register("published-nearby", field="published")
def published_near_headline(document: Document) -> Iterator[Candidate[When]]:
    """Dates in short lines around the headline, whatever their label; teasers' only right below."""
    near = around_headline(document)
    at = next((number for number, block in enumerate(near) if block.role is Role.HEADLINE), 0)
    main = main_text(document)
    over_text = document.blocks[max(0, main[0] - _RIGHT_ABOVE) : main[0]] if main else []
    for number, block in enumerate(near):
        teaser = block.role is Role.RELATED and not 0 < number - at <= _RIGHT_BELOW
        teaser = teaser and block.confidence >= _LABELLED
        named = block.role is Role.HEADLINE or block.role is Role.PAGE_TITLE
        if len(block.text) <= _DATED and not teaser and not named:
            for shown in of_block(block, block.text, document)[:1]:
                if len(block.text) > _SHORT and shown.start:
                    break  # a longer line is one about time where it begins with it
                if block.role in _PROSE and shown.length < _LEAST_SHARE * len(block.text):
                    break  # "The act was signed into law on August 14, 1935"
                note = "in a short line by the headline"
                sure = 0.43 - 0.1 * shown.updated + 0.3 * block.chance(Role.TIMESTAMP)
                sure += 0.1 * (block in over_text)
                value = _timed(with_zone(_as_published(shown), document), document)
                yield Candidate(value, sure, (block,), note=note)


@extractors.register("published-told", field="published", priority=2)
def published_as_told(document: Document) -> Iterator[Candidate[When]]:
    """The date that the text itself says it was first published on, at its beginning or end."""
    body = document.find(Role.NOTE, Role.CREDIT, Role.BODY)
    for block in (*body[:_ENDS], *body[max(_ENDS, len(body) - _ENDS) :]):
        told = first_published(block.text)
        told = first_published(block.text, day_first(document)) if told else None
        if told is not None:
            yield Candidate(told, 0.92, (block,), note="the text says when it was first published")
            return


@extractors.register("published-elsewhere", field="published")
def published_elsewhere(document: Document) -> Iterator[Candidate[When]]:
    """The first date in a short line of the page that has no line about time at all."""
    if document.metadata.published or shown_dates(document):
        return
    for block in document.blocks[:_FARTHEST]:
        doubted = block.role in _OF_OTHERS and block.chance(Role.TIMESTAMP) >= _POSSIBLE
        if (block.role not in _NO_DATES or doubted) and len(block.text) <= _SHORT:
            for shown in of_block(block, block.text, document)[:1]:
                if shown.length >= _LEAST_SHARE * len(block.text):
                    note = "in a short line of the page"
                    yield Candidate(
                        _as_published(shown), 0.3 - 0.1 * shown.updated, (block,), note=note
                    )
                    return


_NO_DATES = frozenset(
    (Role.RELATED, Role.COMMENTS, Role.BODY, Role.LEGAL, Role.AD, Role.CAPTION, Role.PAGE_TITLE)
)


# Lines of other stories and readers, for which a line about time may be taken.
_OF_OTHERS = frozenset((Role.RELATED, Role.COMMENTS))


@extractors.register("published-dateline", field="published")
def published_in_dateline(document: Document) -> Iterator[Candidate[When]]:
    """The date with its year that opens the text of a dump ("Aug. 8, 2023 -- ..."), or that its dateline has
    ("Chicago (Sept. 17, 2007) --")."""
    main = main_text(document)
    if document.layout == "html" or main is None:
        return
    block = document.blocks[main[0]]
    found = parse_dateline(block.text, language=document.fields.get("language"))
    if found is not None and found[0].date is not None:
        yield Candidate(found[0].date, 0.4, (block,), note="the date of the dateline")
        return
    for shown in of_block(block, block.text[:_SHORT], document)[:1]:
        behind = block.text[shown.length :].lstrip(" )）")
        if not shown.start and behind[:1] in _DASHES:
            yield Candidate(shown.value, 0.4, (block,), note="the date that opens the text")


_DASHES = tuple("-–—―")


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
        if date.value != published and not _too_early(date.value, document):
            yield Candidate(date.value, 0.7, (date.block,), note="shown as the date of a change")


def _too_early(value: When, document: Document) -> bool:
    """Whether a change would have come more than a day before the publication."""
    published = document.fields.get("published")
    return published is not None and day_of(value) < day_of(published) - dt.timedelta(days=1)
