"""A dump as it was before somebody changed it whole, and where its parts stand in the dump as it came in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.document import Spans


class Undone(NamedTuple):
    """The text that is read, and what stretches of it, by their starts, are in the dump as it came in."""

    text: str
    spans: Spans


def undone(text: str, parts: Iterable[tuple[str, int]]) -> Undone | None:
    """What a dump is made into, from parts each with its place in the dump; None if that is blank."""
    pieces: list[str] = []
    news: list[int] = []
    olds: list[int] = []
    length = 0
    for piece, old in parts:
        news.append(length)
        olds.append(old)
        pieces.append(piece)
        length += len(piece)
    plain = "".join(pieces)
    if not plain.strip():
        return None

    def begins(starts: Sequence[int]) -> list[int]:
        numbers = [bisect_right(news, start) - 1 for start in starts]
        return [olds[n] + start - news[n] for n, start in zip(numbers, starts, strict=True)]

    return Undone(plain, lambda starts: tiling(text, begins(starts)))


def through(outer: Spans, inner: Spans) -> Spans:
    """The stretches of a dump that was changed twice; ``inner`` is the change that was undone last."""
    return lambda starts: outer([start for _, start, _ in inner(starts)])


def tiling(text: str, begins: list[int]) -> list[tuple[str, int, int]]:
    """Stretches that tile a dump: each goes on to the next, and the first has what stands before it.

    >>> tiling("'Rain', 'Leeds'", [1, 9])
    [("'Rain', '", 0, 9), ("Leeds'", 9, 15)]
    """
    if begins:
        begins = [len(text) - len(text.lstrip()), *begins[1:]]
    cut = [text[a:b].rstrip() for a, b in pairwise([*begins, len(text)])]
    return [(part, a, a + len(part)) for part, a in zip(cut, begins, strict=True)]
