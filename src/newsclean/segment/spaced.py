"""The words of a line as white space parts them, with the place of each."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

# Letters of Japanese and Chinese, and their punctuation.
_WIDE = re.compile("[\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_WORD = re.compile(r"\S+")


class Spaced(NamedTuple):
    """Words in order, and where each begins."""

    words: list[str]
    starts: list[int]


def spaced(line: str) -> Spaced:
    """The words of a line.

    >>> spaced("Rain  in Spain")
    Spaced(words=['Rain', 'in', 'Spain'], starts=[0, 6, 9])
    """
    words = line.split()
    if " ".join(words) == line:
        # Most lines: what lies before a word are the words before it, and a blank behind each.
        before = accumulate(map(len, words), initial=0)
        return Spaced(words, [blanks + size for blanks, size in enumerate(before)][:-1])
    return Spaced(words, [found.start() for found in _WORD.finditer(line)])


def columns(text: str) -> int:
    """How many columns a terminal gives a text; letters of Japanese and Chinese take two.

    >>> columns("Rain"), columns("雨です")
    (4, 6)
    """
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def is_wide(text: str) -> bool:
    """Whether there are characters of Japanese or Chinese, whose words no white space parts."""
    return not text.isascii() and _WIDE.search(text) is not None
