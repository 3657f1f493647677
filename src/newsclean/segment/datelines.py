"""Datelines in pieces, one a line ("LISBON", "(Reuters)", "- The ferry came in"), and inside of long lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.data.phrases import phrase_book
from newsclean.data.places import places
from newsclean.segment.lines import Line
from newsclean.segment.mixed import Span

# What closes a dateline, after the agency where that stands with it.
_CLOSES = re.compile(r"(?:[(（][^()（）]{2,40}[)）]\s?)?[-–—]{1,3}(?!\S)")
_DASHED = re.compile(r"[-–—•*]")
_TOWN = re.compile(r"[^,(（]+")
# In a long line: what closes a dateline before a sentence, behind a capital, a day or a bracket.
_CLOSE = re.compile(r"(?<=[^\W_a-z]|[).])(?::|\s?[-–—]{1,2})(?=\s[\"'“‘«„]?[^\W\d_a-z])")
_CAPITALS = re.compile(r"[^\W\d_a-z]{2,}")
_HEAD = re.compile(
    r"(?:(?P<agency>[(（][^()（）]{2,30}[)）]\s?[-–—]{1,2}\s))?"
    r"(?<!\S)(?P<town>[^\W\d_a-z]{3,}(?:[\s./-][^\W\d_a-z]{2,}){0,4})"
    r"(?:,\s[^,:()（）–—]{2,20}){0,2}(?:\s?[(（][^()（）]{2,30}[)）])?$"
)
# How many lines stand before the dash at most, and their length; how long the text behind it is at least.
_MOST, _LONGEST, _TEXT = 3, 60, 60


def dateline_at(lines: Sequence[Line], index: int) -> int:
    """How many lines from ``index`` on are a dateline with the text behind it; 0 where none begins.

    >>> from newsclean.segment.lines import lines_of
    >>> text = "The ferry terminal opened on Monday after two years of work, the city said."
    >>> dateline_at(lines_of(f"LISBON (Reuters)\\n-\\n{text}"), 0), dateline_at(lines_of(f"MORE\\n- {text}"), 0)
    (3, 0)
    """
    head = ""
    for stop in range(index + 1, min(index + 1 + _MOST, len(lines))):
        head = f"{head} {lines[stop - 1].text}".lstrip()
        if lines[stop].gap or not _is_placed(head):
            return 0
        closed = _CLOSES.match(lines[stop].text)
        if closed is not None:
            text = lines[stop].text[closed.end() :].lstrip() or _next(lines, stop + 1)
            # Below a place a list of stories may stand, each behind a dash.
            last = stop + (closed.end() == len(lines[stop].text))
            listed = _DASHED.match(_next(lines, last + 1)) is not None
            return last + 1 - index if len(text) >= _TEXT and not listed else 0
    return 0


def datelines_in(line: str) -> Iterator[Span]:
    """The datelines inside of a long line that nobody can mistake: a place in capitals, and what closes it.

    >>> line = "Share this (ANSA) - ROMA, 07 MAR - Un orso in città KARACHI: The port"
    >>> [line[start:end] for start, end in datelines_in(line)]
    ['(ANSA) - ROMA, 07 MAR -', 'KARACHI:']
    """
    last = 0
    for close in _CLOSE.finditer(line):
        head = _HEAD.search(line, max(last, close.start() - _LONGEST), close.start())
        start = _town_of(line, head) if head else None
        if start is not None:
            last = close.end()
            yield start, last


def _town_of(line: str, head: re.Match[str]) -> int | None:
    """Where a dateline begins whose capitals are those of this place, or of its last words."""
    words = [word.span() for word in _CAPITALS.finditer(line, *head.span("town"))]
    town_ends = head.end("town")
    for start, _ in words:
        if line[start:town_ends].isupper() and places().is_place(line[start:town_ends]):
            before = line[max(0, start - _LONGEST) : start].split()[-1:]
            agency = head["agency"] and start == head.start("town")
            inner = before and before[0].casefold() in phrase_book().words("function")
            return None if inner and not agency else head.start() if agency else start
    return None


def _is_placed(head: str) -> bool:
    """Whether a short line opens with a place as datelines have it: in capitals, or before a bracket."""
    town = _TOWN.match(head) if len(head) <= _LONGEST else None
    if town is None or not (town[0].isupper() or head[-1] in ")）"):
        return False
    return places().is_place(town[0].strip())


def _next(lines: Sequence[Line], index: int) -> str:
    """The text of the line right below, or nothing."""
    return lines[index].text if index < len(lines) and not lines[index].gap else ""
