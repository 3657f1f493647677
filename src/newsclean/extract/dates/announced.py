"""Dates that a line of a text dump announces ("Published May 2, 2024", "Datum 28.04.2023")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.data.calendar import calendar
from newsclean.data.tables import table
from newsclean.document import Block, Candidate, Document
from newsclean.extract.dates.dateparse import When
from newsclean.extract.dates.shown import around_headline, of_block
from newsclean.extract.running_text import main_text
from newsclean.models import Role
from newsclean.plugins import extractors

_SHORT = 140
# How far behind the text such a line may stand, in blocks, and how sure of its role it may be.
_BEHIND = 40
_SURE = 0.75
# How far above the text, in blocks, whatever was taken for the headline.
_ABOVE = 4
_NEVER = frozenset((Role.NAV, Role.LEGAL, Role.PAGE_TITLE))
# Weekdays shorter than this are also other words.
_SHORTEST = 4


@extractors.register("published-announced", field="published", priority=3)
def published_as_announced(document: Document) -> Iterator[Candidate[When]]:
    """Lines that say "published" and the like, by the headline or behind the text, in any role."""
    if document.layout == "html":
        return
    near = around_headline(document)
    above, behind = _above_text(document), _behind_text(document)
    for sure, blocks in ((0.8, near), (0.7, above), (0.6, behind)):
        for block in blocks:
            if not _is_looked_at(block):
                continue
            for shown in of_block(block, block.text, document)[:1]:
                before = block.text[: shown.start]
                if not shown.updated and announces(before, alone=blocks is behind):
                    note = "announced as the date of publication"
                    yield Candidate(shown.value, sure, (block,), note=note)
                    return


def _above_text(document: Document) -> list[Block]:
    main = main_text(document)
    return document.blocks[max(0, main[0] - _ABOVE) : main[0]] if main else []


def _behind_text(document: Document) -> list[Block]:
    main = main_text(document)
    return document.blocks[main[1] : main[1] + _BEHIND] if main else []


def _is_looked_at(block: Block) -> bool:
    doubted = block.role is Role.TIMESTAMP or block.confidence < _SURE
    return doubted and block.role not in _NEVER and len(block.text) <= _SHORT


def announces(before: str, *, alone: bool = False) -> bool:
    """Whether the words before a date announce it; ``alone``: they are all that stands there.

    >>> announces("Ana Ruiz, Port Echo  Published 7:40 p.m. ET "), announces("It rained on ")
    (True, False)
    """
    if alone:
        return before.strip(" :：-–|").casefold() in _announcing()
    return _pattern().search(before.casefold()) is not None


@cache
def _announcing() -> frozenset[str]:
    return frozenset((*table("dates")["announcing"], *table("dates")["published"]))


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_announcing(), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def has_weekday(line: str) -> bool:
    """Whether a line names a day of the week, as the date over a front page does.

    >>> has_weekday("Wednesday, 03 December 2025"), has_weekday("5 November 2024")
    (True, False)
    """
    return any(word.strip(".,") in _weekdays() for word in line.casefold().split())


@cache
def _weekdays() -> frozenset[str]:
    wordings = calendar().values()
    forms = (form for w in wordings for names in w.weekdays for form in names)
    return frozenset(form.casefold() for form in forms if len(form) >= _SHORTEST)
