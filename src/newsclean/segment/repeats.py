"""Words that open a page and come again: the title of a dump without lines, and its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]
# A word, its start and end.
Word = tuple[str, int, int]
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
    words = [
        (found.group(), found.start(), found.end()) for found in _WORD.finditer(line, 0, _REACH)
    ]
    opening = sum(1 for _, _, end in words if end <= _OPENING)
    texts = [word for word, _, _ in words]
    grams: dict[tuple[str, ...], list[int]] = {}
    # Index and words of every gram; zip makes them without a loop.
    runs = list(zip(*(texts[offset:] for offset in range(_SIZE)), strict=False))
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
            size = _common(texts, origin, index, opening)
            if origin < index and size > length:
                length, first = size, origin
        passed = index + max(1, length)
        if (
            length
            and _is_long(words, index, length)
            and (first == 0 or _stands_alone(words, index, length))
        ):
            yield words[first][1], words[first + length - 1][2]
            yield words[index][1], words[index + length - 1][2]
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


def _is_long(words: list[Word], index: int, length: int) -> bool:
    size = words[index + length - 1][2] - words[index][1]
    return _LONGEST >= size >= (_FEWEST if words[index][0][0] >= "\u3040" else _SHORTEST)


def _stands_alone(words: list[Word], index: int, length: int) -> bool:
    """Whether the passage begins like a line and is not in the middle of a sentence."""
    first, before, after = (
        words[index],
        words[index - 1],
        words[index + length : index + length + 1],
    )
    if first[0][0] >= "\u3040":
        # What lies between white space, in scripts that have none between words.
        return before[2] < first[1] and not (after and after[0][1] == words[index + length - 1][2])
    if first[0][0].islower():
        return False
    if first[0][0].islower():
        return False
    return not (before[0].islower() and after and after[0][0].islower())
