"""Finds where lines were joined without a gap, as `get_text(strip=True)` of BeautifulSoup joins them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from newsclean.data.alternatives import alternatives
from newsclean.data.phrases import phrase_book
from newsclean.data.tables import table
from newsclean.segment.limits import MOST_BLOCKS

# Behind so many full stops without a gap before a capital lines are taken for joined; one in so many
# characters must be such.
_FEWEST, _SPARSE = 3, 2500
_LAST_WORD, _LONGEST_WORD = re.compile(r"[^\W\d_]+\Z"), 12
# Scripts with capitals: Latin, Greek, Cyrillic, Armenian.
_CASED = range(0x41, 0x590)
# What parts lines, and what parts sentences; the first is as wide as a gap that lines are cut at.
_LINE, _WORD = "   ", " "


class Opened(NamedTuple):
    """A text with gaps put into its seams, and where a place in it lies in the text as it was."""

    text: str
    back: Callable[[int], int]


def open_seams(text: str) -> Opened | None:
    """The text with a gap in every seam; None where its lines were not joined without one.

    >>> opened = open_seams("SportLiveRain stops play.It rained.Nobody left.Leeds waited.")
    >>> opened.text, opened.back(8)
    ('Sport   Live   Rain stops play. It rained. Nobody left. Leeds waited.', 5)
    >>> open_seams("Rain stops play. YouTube has it.")
    """
    stops, edges = _patterns()
    sentences = {found.end() for found in stops.finditer(text)}
    if len(sentences) < max(_FEWEST, len(text) // _SPARSE):
        return None
    lines = {found.end() for found in edges.finditer(text)} - sentences - _inside_words(text)
    seams = sorted(sentences | lines)
    if len(seams) > MOST_BLOCKS:
        return None
    gaps = [_WORD if seam in sentences or _is_open(text, seam) else _LINE for seam in seams]
    parts = [text[a:b] for a, b in zip([0, *seams], [*seams, len(text)], strict=True)]
    opened = "".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True))
    added = [0, *accumulate(map(len, gaps))]
    ends = [seam + more for seam, more in zip(seams, added[1:], strict=True)]

    def back(place: int) -> int:
        number = bisect_right(ends, place)
        return min(place - added[number], seams[number] if number < len(seams) else len(text))

    return Opened(opened, back)


def drawn_apart(line: str) -> list[str]:
    """The parts of a line that words joined without a gap make.

    >>> drawn_apart("CrewAthleticsFacilities"), drawn_apart("YouTube Music")
    (['Crew', 'Athletics', 'Facilities'], ['YouTube Music'])
    """
    inside = _inside_words(line)
    seams = [found.end() for found in _patterns()[1].finditer(line) if found.end() not in inside]
    return [line[a:b] for a, b in zip([0, *seams], [*seams, len(line)], strict=True)]


def _inside_words(text: str) -> set[int]:
    """Where capitals stand in words that have them inside."""
    return {
        found.start() + place
        for found in _inner_capitals().finditer(text)
        for place, char in enumerate(found.group())
        if char.isupper() and place
    }


def _is_open(text: str, seam: int) -> bool:
    """Whether the last word before a seam can't end a line: "of", where a link was behind it."""
    before = _LAST_WORD.search(text, max(0, seam - _LONGEST_WORD), seam)
    return before is not None and before.group().casefold() in phrase_book().words("function")


@cache
def _inner_capitals() -> re.Pattern[str]:
    return re.compile(alternatives(table("seams")["inner_capitals"]))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The end of a sentence with no gap before the next, and that of a line before another line."""
    cased = [chr(number) for number in _CASED]
    upper = "".join(char for char in cased if char.isupper())
    lower = "".join(char for char in cased if char.islower())
    opening = "\"'“„«‹‘(\\[¿¡"
    stops = rf"(?<=[{lower}\d)][.!?…])[\"”»’)]*(?=[{opening}–-]*[{upper}][{lower} ])"
    edges = (
        rf"(?<=[{lower}][{lower}])(?=[{upper}])"
        rf"|(?<=[{upper}][{upper}][{upper}])(?=[{upper}][{lower}][{lower}])"
        rf"|(?<=\d)(?=[{upper}][{upper}{lower}][{upper}{lower}])"
        rf"|(?<=[)\]”»])(?=[{upper}])"
        # "... in Leeds3Rowers ...", "... in Leeds26 May 2021": the next of a numbered list, a day.
        rf"|(?<=[{lower}][{lower}])(?=\d{{1,2}}(?:[{upper}]|\.?\s[{upper}{lower}]{{3}}|[./]\d{{1,2}}[./]\d))"
    )
    return re.compile(stops), re.compile(edges)
