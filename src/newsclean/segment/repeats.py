"""Words that open a page and come again: the title of a dump without lines, and its headline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

Span = tuple[int, int]
# Words; single characters in Japanese and Chinese.
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
    head = line[:_REACH]
    spans = [found.span() for found in _WORD.finditer(head)]
    words = [head[start:end] for start, end in spans]
    opening = bisect_right(spans, _OPENING, key=lambda span: span[1])
    grams: dict[tuple[str, ...], list[int]] = {}
    runs = list(zip(*(words[offset:] for offset in range(_SIZE)), strict=False))
    for index, gram in enumerate(runs[: max(0, opening - _SIZE + 1)]):
        places = grams.setdefault(gram, [])
        if len(places) < _FEW:
            places.append(index)
    given = passed = 0
    for index, gram in enumerate(runs):
        if gram not in grams or index < max(_SIZE, passed):
            continue
        length, first = 0, 0
        for origin in grams[gram]:
            size = _common(words, origin, index, opening)
            if origin < index and size > length:
                length, first = size, origin
        passed = index + max(1, length)
        if not length:
            continue
        here = line[spans[index][0] : spans[passed - 1][1]]
        if _is_long(here) and (first == 0 or _stands_alone(words, spans, index, length)):
            yield spans[first][0], spans[first + length - 1][1]
            yield spans[index][0], spans[passed - 1][1]
            given += 1
            if given == _MOST:
                return


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


def _is_long(passage: str) -> bool:
    return _LONGEST >= len(passage) >= (_FEWEST if passage[0] >= "\u3040" else _SHORTEST)


def _stands_alone(words: list[str], spans: list[Span], index: int, length: int) -> bool:
    """Whether the passage begins like a line and is not in the middle of a sentence."""
    first, before, behind = words[index], words[index - 1], index + length
    if first[0] >= "\u3040":
        # What lies between white space, in scripts that have none between words.
        touches = behind < len(words) and spans[behind][0] == spans[behind - 1][1]
        return spans[index - 1][1] < spans[index][0] and not touches
    if first[0].islower():
        return False
    return not (before[0].islower() and words[behind : behind + 1] and words[behind][0].islower())
