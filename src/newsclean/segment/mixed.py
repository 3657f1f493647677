"""Cuts a line that mixes roles: "date 2021-10-20 Newsletter Signup Register / Login" is three."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.data.phrases import PhraseBook, phrase_book
from newsclean.models import Role

Span = tuple[int, int]
_LONGEST = 240
# The date, with a label word before it and a time after it.
_DATE = re.compile(
    r"(?:\b(?:date|published|updated|posted|on|am|le|el)\s*:?\s+)?"
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
    r"|\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,12}+\.?\s+(?:de\s+)?\d{4}"
    r"|(?<![^\W\d_])[^\W\d_]{3,12}+\.?\s+\d{1,2},?\s+\d{4}"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])"
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4}\b)?)?",
    re.IGNORECASE,
)
# Roles of the small furniture that gets run together; text, headlines and the like never are.
_FURNITURE = frozenset(
    role.value
    for role in (
        Role.LOGIN, Role.NEWSLETTER, Role.SHARE, Role.COMMENTS, Role.TIMESTAMP, Role.NAV,
        Role.AD, Role.MEDIA, Role.LEGAL,
    )
)  # fmt: skip
_ENOUGH = 0.55
# A year, or the middle of a date in numbers: every date has one of them.
_DIGITS = re.compile(r"\d{4}|\d[-./]\d{1,2}[-./]\d")
# How far a date can reach to both sides of a digit in it.
_BEFORE, _BEHIND = 80, 160


def cut_mixed(text: str, start: int, end: int) -> list[Span]:
    """Spans of one role each that tile the line but for white space; one span where it is pure.

    A line is cut where known phrases and dates of different roles cover most of it; the words
    in between stay with the phrase before them.
    """
    line = text[start:end]
    if len(line) > _LONGEST or len(line) < 12 or " " not in line:
        return [(start, end)]
    marks = _marks(line)
    if len({role for _, _, role in marks}) < 2:
        return [(start, end)]
    covered = sum(stop - begin for begin, stop, _ in marks)
    if covered < _ENOUGH * len(line):
        return [(start, end)]
    return [(start + a, start + b) for a, b in _spans(line, marks)]


def _marks(line: str) -> list[tuple[int, int, str]]:
    """Dates and phrases in the line, without overlaps, in order; none without several roles.

    Each as start, end, role. In a run of furniture phrases are lines of their own wherever they
    stand.
    """
    said = _furniture().said_in(line)
    if not said:
        return []
    marks = [(m.start(), m.end(), Role.TIMESTAMP.value) for m in dates_in(line)]
    if not marks and len(said) < 2:
        return []
    found = _furniture().find(line, anywhere=True)
    for match in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(match.end <= begin or match.start >= stop for begin, stop, _ in marks):
            marks.append((match.start, match.end, match.phrase.meaning))
    return sorted(marks)


def dates_in(line: str) -> Iterator[re.Match[str]]:
    """The dates in a line, in order; looked for around years and the like only, which are few."""
    begin = end = 0
    for digits in _DIGITS.finditer(line):
        if digits.start() - _BEFORE > end:
            yield from _DATE.finditer(line, begin, end)
            begin = digits.start() - _BEFORE
        end = digits.end() + _BEHIND
    yield from _DATE.finditer(line, begin, end)


@cache
def _furniture() -> PhraseBook:
    return phrase_book().about(_FURNITURE)


def _spans(line: str, marks: list[tuple[int, int, str]]) -> list[Span]:
    spans: list[Span] = []
    begin = 0
    role = marks[0][2]
    for start, _, other in marks[1:]:
        if other != role:
            spans.append((begin, start))
            begin, role = start, other
    spans.append((begin, len(line)))
    return [span for a, b in spans if (span := trimmed(line, a, b))]


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without the white space at its ends; None where nothing else is there."""
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    lead = len(piece) - len(piece.lstrip())
    return start + lead, start + lead + len(stripped)
