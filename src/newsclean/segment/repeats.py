"""Words that open a page and come again: the title of a dump without lines, and its headline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from newsclean.segment.spaced import Spaced, is_wide, spaced

Span = tuple[int, int]
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\s{_CJK}]+")
_OPENING = 400
_SIZE = 3
_SHORTEST = 18
_LONGEST = 300
_FEWEST = 8
_MOST = 40
# Headlines stand at the top of a page, however long it is.
_REACH = 100_000
# What stands within headlines, behind a word.
_INSIDE = ",;:"
_STOPS, _YEAR = ".?!…", "####"
# Of a passage that comes again and again the first places will do.
_FEW = 3


def repeats(line: str, headline: str | None = None) -> Iterator[Span]:
    """Where passages of the line's first 400 characters stand, there and again further on.

    Those that look like lines of their own and are long enough for a headline: 18 characters, 8
    in Japanese and Chinese; where
    ``headline`` is given, its places too. Spans don't overlap.

    >>> line = "Rain stops play in Leeds | News Home Sport Rain stops play in Leeds It rained."
    >>> [line[start:end] for start, end in repeats(line)]
    ['Rain stops play in Leeds', 'Rain stops play in Leeds']
    """
    found = sorted(set(_places(line, headline)) | set(_again(line)), key=lambda s: (s[0], -s[1]))
    last = 0
    for start, end in found:
        if start >= last:
            yield start, end
            last = end


def _places(line: str, headline: str | None) -> Iterator[Span]:
    pattern = r"\s+".join(map(re.escape, (headline or "").split()[:60]))
    if pattern:
        for number, found in enumerate(re.compile(pattern).finditer(line, 0, _REACH)):
            if number == _MOST:
                return
            yield found.span()


def _again(line: str) -> Iterator[Span]:
    words, starts = _words(line[:_REACH])
    opening = bisect_left(starts, _OPENING)
    if opening and starts[opening - 1] + len(words[opening - 1]) > _OPENING:
        opening -= 1
    keys = _keys(words)
    grams: dict[tuple[str, ...], list[int]] = {}
    for index in range(opening - _SIZE + 1):
        places = grams.setdefault(tuple(keys[index : index + _SIZE]), [])
        if len(places) < _FEW:
            places.append(index)
    begins = {gram[0] for gram in grams}
    given = passed = 0
    for index in [number for number, key in enumerate(keys) if key in begins]:
        gram = tuple(keys[index : index + _SIZE])
        if gram not in grams or index < max(_SIZE, passed):
            continue
        length, first = 0, 0
        for origin in grams[gram]:
            size = _common(keys, origin, index, opening)
            if origin < index and size > length:
                length, first = size, origin
        passed = index + max(1, length)
        if not length:
            continue
        goes_on = _goes_on(words[first + length : first + length + 1], words[passed : passed + 1])
        ends = [
            starts[number] + len(words[number])
            for number in (first + length - 1 + goes_on, passed - 1)
        ]
        here = line[starts[index] : ends[1]]
        if _is_long(here) and (first == 0 or _stands_alone(words, starts, index, length)):
            yield starts[first], ends[0]
            # Where a longer one ends is not known.
            yield starts[index], starts[index] if goes_on else ends[1]
            given += 1
            if given == _MOST:
                return


def _words(line: str) -> Spaced:
    """The words of a line; single characters in Japanese and Chinese."""
    if not is_wide(line):
        return spaced(line)
    return Spaced(_WORD.findall(line), [found.start() for found in _WORD.finditer(line)])


def _keys(words: list[str]) -> list[str]:
    """Words as they are compared: without a sentence's stop, all years alike, for a title may be of
    last year."""
    return [
        _YEAR if len(word) == len(_YEAR) and word.isdecimal() else word.rstrip(_STOPS) or word
        for word in words
    ]


def _common(words: list[str], origin: int, index: int, opening: int) -> int:
    """How many words are the same from here and from there on."""
    size = 0
    while (
        index + size < len(words)
        and origin + size < min(index, opening)
        and words[origin + size] == words[index + size]
    ):
        size += 1
    return size


def _goes_on(there: list[str], here: list[str]) -> bool:
    """Whether a headline goes on where its title stops: "... in Leeds | News" and "... in Leeds; tea ..."."""
    return bool(there and here) and here[0][-1:] in _INSIDE and here[0][:-1] == there[0]


def _is_long(passage: str) -> bool:
    return _LONGEST >= len(passage) >= (_FEWEST if passage[0] >= "\u3040" else _SHORTEST)


def _stands_alone(words: list[str], starts: list[int], index: int, length: int) -> bool:
    """Whether the passage begins like a line and is not in the middle of a sentence."""
    first, before, behind = words[index], words[index - 1], index + length
    if first[0] >= "\u3040":
        # What lies between white space, in scripts that have none between words.
        gaps = [
            starts[number] - starts[number - 1] - len(words[number - 1])
            for number in (index, min(behind, len(words) - 1))
        ]
        return gaps[0] > 0 and (behind == len(words) or gaps[1] > 0)
    if first[0].islower():
        return False
    return not (before[0].islower() and words[behind : behind + 1] and words[behind][0].islower())
