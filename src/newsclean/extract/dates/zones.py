"""Time zones of stamps in markup and of times on the page: each may tell what the other leaves out."""

from __future__ import annotations

import datetime as dt

from newsclean.document import Document
from newsclean.extract.dates.dateparse import When, parse_stamp
from newsclean.extract.dates.shown import Shown

# So many stamps in markup and dates on the page are looked at.
_MOST_STAMPS, _MOST_SHOWN = 12, 6
_A_MINUTE = dt.timedelta(minutes=1)


def in_own_zone(value: When, document: Document, shown: list[Shown]) -> When:
    """The same moment in the zone of the page, where another stamp of it, or its text, tells one."""
    if not isinstance(value, dt.datetime) or value.utcoffset() != dt.timedelta():
        return value
    if not dt.MINYEAR < value.year < dt.MAXYEAR:
        return value  # no zone's clock can show it
    stamps = [parse_stamp(written) for _, written in document.metadata.published[:_MOST_STAMPS]]
    printed = [one.value for one in shown[:_MOST_SHOWN]]
    if value.replace(tzinfo=None, second=0, microsecond=0) in printed:
        return value  # where clocks show UTC
    for other in (*stamps, *printed):
        zone = _zone_between(value, other)
        if zone is not None:
            return value.astimezone(zone)
    return value


def _zone_between(value: dt.datetime, other: When | None) -> dt.tzinfo | None:
    """The zone of another date that is the same moment; without a zone its time of day tells one."""
    if not isinstance(other, dt.datetime):
        return None
    if other.tzinfo is not None:
        near = abs(other - value) < _A_MINUTE and bool(other.utcoffset())
        return other.tzinfo if near else None
    ahead = other - value.replace(tzinfo=None, second=0, microsecond=0)
    hours = ahead / dt.timedelta(hours=1)
    whole = ahead % dt.timedelta(minutes=30) == dt.timedelta()
    return dt.timezone(ahead) if whole and ahead and -12 <= hours <= 14 else None


def with_zone(value: When, document: Document) -> When:
    """The same time of day with the zone that markup gives it."""
    for _, written in document.metadata.published[:_MOST_STAMPS]:
        stamp = parse_stamp(written)
        if isinstance(stamp, dt.datetime) and stamp.tzinfo is not None:
            if stamp.replace(tzinfo=None, second=0, microsecond=0) == value:
                return stamp
    return value
