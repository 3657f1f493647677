"""Dates that the page shows: in the lines about time, by the headline, in lines that say "published"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from newsclean.document import Block, Document
from newsclean.extract.dates.clock import clocks
from newsclean.extract.dates.cues import (
    ends_validity,
    is_before_change,
    tells_change,
    tells_publication,
)
from newsclean.extract.dates.date_order import day_first, day_of
from newsclean.extract.dates.dateparse import When, find_change, find_dates
from newsclean.extract.heading import headline_number
from newsclean.models import Role
from newsclean.settled import shared

_LONGEST = 300
# How far from the headline, in blocks, a date still belongs to it.
_ABOVE = 4
_BELOW = 9
_SHORT_LABEL = 30
_MOST_RUNS = 20
# So many characters stand between two lines that follow each other.
_GAP = 3
# So many characters may stand behind a time that is alone on its line ("20:14h.").
_CLOSING = 2
# Where dates stand, the likeliest first; the next is looked at where the one before has none.
_SHOW_DATES = (Role.TIMESTAMP, Role.BYLINE, Role.SECTION, Role.TAGS, Role.CREDIT, Role.NOTE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A date shown on the page, and whether it says that it is the date of a change."""

    value: When
    block: Block
    updated: bool
    # Where the date begins in its line, and how many characters it takes.
    start: int
    length: int
    # Whether the words before it say that it is the date of publication.
    labelled: bool = False


@shared
def shown_dates(document: Document) -> list[Shown]:
    """Dates with a year in the lines about time, then those in the byline, in reading order.

    Where no line of a run has a whole date, the run is read as one line ("29", "Mai 2013").
    """
    found: list[Shown] = []
    for role in _SHOW_DATES:
        for run in islice(document.runs(role), _MOST_RUNS):
            dates = _of_run(run, document)
            if not dates and 1 < len(run) < 5:
                dates = of_block(run[0], " ".join(block.text for block in run), document)
            found += dates
        if found:
            break
    if found and found[0].block.role is Role.TIMESTAMP:
        found = sorted([*_of_byline(document), *found], key=lambda shown: shown.block.start)
    return found


def _of_byline(document: Document) -> list[Shown]:
    """The dates of the byline right below the headline, where it holds any."""
    at = headline_number(document)
    below = document.blocks[at + 1 : at + _BELOW] if at is not None else []
    lines = (block for block in below if block.role is Role.BYLINE)
    return [date for line in lines for date in of_block(line, line.text, document)]


def around_headline(document: Document, *, below: bool = True) -> list[Block]:
    """The blocks next to the headline, or those above it alone; without one the first of the page."""
    blocks = document.blocks
    at = headline_number(document) or 0
    return blocks[max(0, at - _ABOVE) : at + _BELOW if below else at]


def _of_run(run: list[Block], document: Document) -> list[Shown]:
    """The dates of lines that stand together; "Updated:" may stand on the line before its date."""
    found: list[Shown] = []
    label = ""
    for block in run:
        dates = of_block(block, block.text, document, label)
        if not dates and found:
            dates = _change_alone(block, found[-1], document)
        if not dates and found:
            found[-1] = _with_time_below(found[-1], block, document)
        label = "" if dates or len(block.text) > _SHORT_LABEL else block.text
        found += dates
    return _changed(found)


def _change_alone(block: Block, known: Shown, document: Document) -> list[Shown]:
    """The change that a line behind a date tells by its time ("Updated 16:22")."""
    printed = find_change(block.text[:_LONGEST], known.value, day_first(document))
    if printed is None:
        return []
    return [Shown(printed.value, block, True, printed.start, printed.end - printed.start)]


def _with_time_below(known: Shown, block: Block, document: Document) -> Shown:
    """A day that ends its line with the time that the line behind is ("a las 20:14h.")."""
    line = known.block.text
    end = known.start + known.length
    if isinstance(known.value, dt.datetime) or line[end:].strip() or len(block.text) > _SHORT_LABEL:
        return known
    times = clocks(block.text)
    if len(times) != 1 or times[0].start or times[0].end < len(block.text) - _CLOSING:
        return known
    printed = find_dates(f"{line[known.start : end]} {block.text}", day_first(document))
    return replace(known, value=printed[0].value) if printed else known


def of_block(block: Block, text: str, document: Document, label: str = "") -> list[Shown]:
    """The dates in a line, and whether its words, or a label before it, say that they are changes."""
    text = text[:_LONGEST]
    found = []
    position = 0
    language = (document.fields.get("language") or "").partition("-")[0]
    for printed in find_dates(text, day_first(document), language):
        before = text[position : printed.start] or label
        if not ends_validity(text[position : printed.end]):
            found.append(
                Shown(
                    printed.value,
                    block,
                    tells_change(before) or is_before_change(text[printed.end :]),
                    printed.start,
                    printed.end - printed.start,
                    tells_publication(before),
                )
            )
        position = printed.end
    return _changed(found)


def _changed(found: list[Shown]) -> list[Shown]:
    """Dates in order; of two with nothing between them the later is that of a change."""
    for number, (one, other) in enumerate(pairwise(found)):
        days = day_of(one.value), day_of(other.value)
        if one.updated or other.updated or days[0] == days[1] or _has_between(one, other):
            continue
        late = number + (days[1] > days[0])
        found[late] = replace(found[late], updated=True)
    return found


def _has_between(one: Shown, other: Shown) -> bool:
    """Whether anything but white space stands between two dates of a line, or of two lines."""
    line, end = one.block.text, one.start + one.length
    if one.block is other.block:
        return bool(line[end : other.start].strip())
    apart = other.block.start - one.block.end > _GAP
    return apart or bool(line[end:].strip() or other.block.text[: other.start].strip())
