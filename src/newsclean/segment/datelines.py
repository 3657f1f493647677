"""Datelines that markup left in pieces, one a line: "LISBON", "(Reuters)" and "- The ferry came in"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.data.places import places
from newsclean.segment.lines import Line

# What closes a dateline, after the agency where that stands with it.
_CLOSES = re.compile(r"(?:[(（][^()（）]{2,40}[)）]\s?)?[-–—]{1,3}(?!\S)")
_DASHED = re.compile(r"[-–—•*]")
_TOWN = re.compile(r"[^,(（]+")
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


def _is_placed(head: str) -> bool:
    """Whether a short line opens with a place as datelines have it: in capitals, or before a bracket."""
    town = _TOWN.match(head) if len(head) <= _LONGEST else None
    if town is None or not (town[0].isupper() or head[-1] in ")）"):
        return False
    return places().is_place(town[0].strip())


def _next(lines: Sequence[Line], index: int) -> str:
    """The text of the line right below, or nothing."""
    return lines[index].text if index < len(lines) and not lines[index].gap else ""
