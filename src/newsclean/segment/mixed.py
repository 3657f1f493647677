"""Cuts a line that mixes roles: "date 2021-10-20 Newsletter Signup Register / Login" is three."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newsclean.data.phrases import PhraseBook, phrase_book
from newsclean.models import Role

Span = tuple[int, int]
# Start, end, role.
Mark = tuple[int, int, str]
_SHORTEST, _LONGEST = 12, 240
# The date, with a label word before it and a time after it.
_DATE = re.compile(
    r"(?:\b(?:date|published|updated|posted|on|am|le|el)\s*:?\s+)?"
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
    r"|\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,12}+\.?\s+(?:de\s+)?\d{4}"
    r"|(?<![^\W\d_])[^\W\d_]{3,12}+\.?\s+\d{1,2},?\s+\d{4}"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])"
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?-i:[A-Z]{2,4})\b)?)?",
    re.IGNORECASE,
)
# Roles of the small furniture that gets run together; text, headlines and the like never are.
FURNITURE = frozenset(
    role.value
    for role in (
        Role.LOGIN, Role.NEWSLETTER, Role.SHARE, Role.COMMENTS, Role.TIMESTAMP, Role.NAV,
        Role.AD, Role.MEDIA, Role.LEGAL,
    )
)  # fmt: skip
_ENOUGH = 0.55
# A year, or the middle of a date in numbers: every date has one of them.
# (One class of characters to begin with is searched for many times faster than several.)
_DIGITS = re.compile(r"\d(?:\d{3}|[-./]\d{1,2}[-./]\d)")
# How far a date can reach to both sides of a digit in it.
_BEFORE, _BEHIND = 80, 160


def cut_mixed(text: str, spans: Sequence[Span], asked: Iterable[bool]) -> Iterator[Sequence[Span]]:
    """For each of some lines spans of one role each that tile it but for white space.

    A line is cut where known phrases and dates of different roles cover most of it; the words
    in between stay with the phrase before them. A pure line is one span, and so is one that is
    not ``asked`` about.
    """
    lines = [
        line if ask and _may_be_mixed(line := text[start:end]) else ""
        for (start, end), ask in zip(spans, asked, strict=True)
    ]
    for span, line, said in zip(spans, lines, _furniture().said_in(lines), strict=True):
        marks = _marks(line, said) if said else ()
        roles = {role for _, _, role in marks}
        if len(roles) > 1 and sum(stop - a for a, stop, _ in marks) >= _ENOUGH * len(line):
            yield [(span[0] + a, span[0] + b) for a, b in _spans(line, marks)]
        else:
            yield (span,)


def _may_be_mixed(line: str) -> bool:
    return _SHORTEST <= len(line) <= _LONGEST and " " in line


def _marks(line: str, said: set[str]) -> list[Mark]:
    """Dates and phrases in the line, without overlaps, in order; none without several roles.

    In a run of furniture phrases are lines of their own wherever they stand.
    """
    marks = [(m.start(), m.end(), Role.TIMESTAMP.value) for m in dates_in(line)]
    if not marks and len(said) < 2:
        return []
    found = _furniture().find_anywhere(line)
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
    return phrase_book().about(FURNITURE)


def _spans(line: str, marks: Sequence[Mark]) -> list[Span]:
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
