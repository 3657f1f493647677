"""Finds the text of a page once more with its tags: what pages offer for copying ("Republish this story")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import nlargest

from newsclean.segment.lines import Line

# Elements of text; with a backslash before, as some renderers write it.
_TAG = re.compile(
    r"\\?</?(?:p|h[1-6]|br|div|em|strong|span|blockquote|li|ul|ol|a)\b[^<>]{0,400}/?\\?>", re.I
)
_ENTITY = re.compile(r"&#?\w{1,8};")
_BLANKS = re.compile(r"\s+")
# Lines without tags between two with them; stretches between tags that are looked for, and their size.
_BETWEEN, _LOOKED_FOR, _LEAST, _MOST = 2, 5, 40, 60
# A page offers its text once or twice: of many stretches with tags the largest are looked at.
_LARGEST = 8


def copied_runs(lines: list[Line]) -> list[tuple[int, int]]:
    """Stretches of lines with tags, as numbers of the first and behind the last, that say again what
    other lines say without.

    >>> from newsclean.segment.lines import lines_of
    >>> rain = "It rained on Monday, they said, and all the plain was wet."
    >>> copied_runs(lines_of(f"Rain\\n{rain}\\nRepublish\\n<h1>Rain</h1><p>{rain}</p>"))
    [(3, 4)]
    """
    marked = [number for number, line in enumerate(lines) if _TAG.search(line.text)]
    if not marked:
        return []
    known = set(marked)
    plain = " ".join(line.text for number, line in enumerate(lines) if number not in known)
    plain = _BLANKS.sub(" ", plain)
    runs = nlargest(_LARGEST, _runs(marked), key=lambda run: _size(lines[slice(*run)]))
    return sorted(run for run in runs if _is_copy(lines[slice(*run)], plain))


def _runs(marked: list[int]) -> Iterator[tuple[int, int]]:
    """Numbers with few between them, together."""
    first = last = marked[0]
    for number in marked[1:]:
        if number - last > _BETWEEN + 1:
            yield first, last + 1
            first = number
        last = number
    yield first, last + 1


def _size(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _is_copy(lines: list[Line], plain: str) -> bool:
    """Whether most of the longest stretches between the tags of some lines stand elsewhere, too."""
    pieces = [
        piece
        for line in lines
        for tagless in _TAG.split(line.text)
        for piece in _ENTITY.split(tagless)
    ]
    stretches = [
        _BLANKS.sub(" ", piece).strip() for piece in nlargest(_LOOKED_FOR, pieces, key=len)
    ]
    long = [stretch[-_MOST:] for stretch in stretches if len(stretch) >= _LEAST]
    return bool(long) and sum(stretch in plain for stretch in long) * 2 > len(long)
