"""The words of a page as arrays: character classes and word hashes, all blocks at once.

Hashes are sums of code points times powers of an odd base, modulo 2**64 (Rabin and Karp 1987);
because an odd base can be inverted there, prefix sums give every word's hash without a loop.
Whatever the machine, the same text gives the same numbers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

# Character classes.
(
    SYMBOL,
    SPACE,
    LOWER,
    UPPER,
    LETTER,
    IDEOGRAPH,
    DIGIT,
    STOP,
    COMMA,
    COLON,
    DASH,
    BAR,
    QUOTE,
    BRACKET,
    SIGN,
) = range(15)
CLASSES = 16
_IS_WORD = np.isin(np.arange(CLASSES), (LOWER, UPPER, LETTER, IDEOGRAPH, DIGIT))
_PLANE = 0x10000
_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 2**64))
_FEW = 1 << 16
_GRAM = 0xD6E8FEB86659FD93
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SPECIAL = {
    STOP: ".!?…。！？؟।۔",
    COMMA: ",;、，；،؛",
    COLON: ":：",
    DASH: "-–—―−",
    BAR: "|/\\•·»›>｜／▪●■→",
    QUOTE: "\"'“”‘’„«»「」『』‹›",
    BRACKET: "()[]{}（）【】〔〕",
    SIGN: "©®@#$€£¥%&+*",
}


@cache
def _tables() -> tuple[npt.NDArray[np.uint8], Hashes]:
    """Class and lower-case form, as a number from 1 up, of every character of the basic plane."""
    classes = np.zeros(_PLANE + 2, np.uint8)
    lower = np.arange(_PLANE + 2, dtype=np.uint64)
    by_category = {"Ll": LOWER, "Lu": UPPER, "Lt": UPPER, "Nd": DIGIT}
    for code in range(_PLANE):
        char = chr(code)
        category = unicodedata.category(char)
        if category[0] in "LMN":
            classes[code] = by_category.get(category, LETTER)
            small = char.lower()
            if len(small) == 1:
                lower[code] = ord(small)
        elif char.isspace():
            classes[code] = SPACE
    for start, end in ((0x3040, 0x3100), (0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00)):
        classes[start:end] = IDEOGRAPH
    for kind, chars in _SPECIAL.items():
        for char in chars:
            classes[ord(char)] = kind
    classes[_PLANE + 1] = IDEOGRAPH  # the supplementary ideographic planes
    return classes, lower + np.uint64(1)


@dataclass(slots=True)
class Words:
    """Characters and words of a list of texts.

    ``counts``: texts by classes; ``hash``, ``text``, ``place``: for every word its hash, the
    number of its text and its position there; ``size``: words in each text; ``edge``: class of
    the first and of the last character of each text that is no white space; ``first``: index of
    the first word of each text; ``shape``: hashes of how each text begins, ends and, where short,
    goes as a whole, in runs of characters of one class.
    """

    counts: Ints
    hash: Hashes
    text: Ints
    place: Ints
    size: Ints
    first: Ints
    edge: Ints
    whole: Hashes
    shape: tuple[Hashes, Hashes, Hashes]
    _runs: list[Hashes] = field(default_factory=list)
    _distinct: tuple[Hashes, Ints, Ints] | None = None

    def runs(self, size: int) -> Hashes:
        """Hashes of runs of ``size`` words, one for every starting word that has enough after it."""
        if not self._runs:
            self._runs.append(self.hash)
        while len(self._runs) < size:
            shorter, length = self._runs[-1], len(self._runs)
            factor = np.uint64(pow(_GRAM, length, 2**64))
            later = self.hash[length:] * factor
            self._runs.append(shorter[: len(later)] + later)
        return self._runs[size - 1]

    def distinct(self) -> tuple[Hashes, Ints, Ints]:
        """The different words in the order of their hashes, which of them each word is, and how
        often each stands here."""
        if self._distinct is None:
            self._distinct = np.unique(self.hash, return_inverse=True, return_counts=True)
        return self._distinct

    def part(self, start: int, end: int) -> Words:
        """The words of some of the texts, as they would be read alone."""
        first, stop = np.append(self.first, len(self.hash))[[start, end]].tolist()
        return Words(
            counts=self.counts[start:end],
            hash=self.hash[first:stop],
            text=self.text[first:stop] - start,
            place=self.place[first:stop],
            size=self.size[start:end],
            first=self.first[start:end] - first,
            edge=self.edge[start:end],
            whole=self.whole[start:end],
            shape=(self.shape[0][start:end], self.shape[1][start:end], self.shape[2][start:end]),
        )


class Known:
    """Sorted hashes, looked up for a page's words at once.

    Most words are none of them, and a table by the lowest 16 bits says so faster than a search.
    """

    def __init__(self, hashes: Hashes) -> None:
        self.hashes = hashes
        self._perhaps = np.zeros(1 << 16, bool)
        self._perhaps[hashes.astype(np.uint16)] = True

    def find(self, values: Hashes) -> tuple[Ints, Ints]:
        """The places of the values that are known, in order, and the first place of each here."""
        where = np.flatnonzero(self._perhaps[values.astype(np.uint16)])
        sought = values[where]
        at = np.searchsorted(self.hashes, sought)
        there = self.hashes.take(at, mode="clip") == sought
        return where[there], at[there]


def mix(values: Hashes) -> Hashes:
    """Spread hashes evenly over all bits."""
    values = (values ^ (values >> np.uint64(30))) * _MIX
    return values ^ (values >> np.uint64(31))


def keys(values: Hashes) -> npt.NDArray[np.uint32]:
    """Hashes as numbers of 32 bits, by which a vocabulary holds them."""
    return (mix(values) >> np.uint64(32)).astype(np.uint32)


def read_words(texts: Sequence[str]) -> Words:
    """The words of some texts; time linear in their length."""
    classes_of, lower_of = _tables()
    joined = "\n".join(texts) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    beyond = codes >= _PLANE
    if beyond.any():
        ideograph = (codes >= 0x20000) & (codes < 0x40000)
        codes = np.where(beyond, np.where(ideograph, _PLANE + 1, _PLANE), codes)
    # As numpy wants numbers to look things up by.
    places = codes.astype(np.intp)
    classes = classes_of[places]
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1])) if len(texts) else lengths
    kinds = np.repeat(np.arange(len(texts)) * CLASSES, lengths)
    kinds += classes
    counts = np.bincount(kinds, minlength=len(texts) * CLASSES)
    rolling = _Rolling(lower_of[places])
    word_start, word_end = _bounds(classes)
    first = np.searchsorted(word_start, starts)
    size = np.append(first[1:], len(word_start))[: len(first)] - first
    text = np.repeat(np.arange(len(texts)), size)
    return Words(
        counts=counts.reshape(len(texts), CLASSES),
        hash=rolling.hashes(word_start, word_end),
        text=text,
        place=np.arange(len(text)) - first[text],
        size=size,
        first=first,
        edge=_edges(classes, starts),
        whole=rolling.hashes(starts, starts + lengths - 1),
        shape=_shapes(classes, starts, starts + lengths - 1),
    )


def _bounds(classes: npt.NDArray[np.uint8]) -> tuple[Ints, Ints]:
    """Start and end of every word: runs of letters and digits, single ideographs."""
    inside = _IS_WORD[classes]
    ideograph = classes == IDEOGRAPH
    before = np.concatenate(([False], inside[:-1]))
    after_ideograph = np.concatenate(([False], ideograph[:-1]))
    starts = inside & (~before | ideograph | after_ideograph)
    begin = np.flatnonzero(starts)
    following = np.concatenate((inside[1:], [False]))
    start_next = np.concatenate((starts[1:], [False]))
    end = np.flatnonzero(inside & (~following | start_next)) + 1
    return begin, end


class _Rolling:
    """Prefix sums of a sequence of codes from 1 up, from which follows the hash of any stretch of it.

    The codes are lost.
    """

    def __init__(self, codes: Hashes) -> None:
        self._prefix = np.zeros(len(codes) + 1, np.uint64)
        self._inverses = _powers(_INVERSE, len(codes) + 1)
        codes *= _powers(_BASE, len(codes))
        np.add.accumulate(codes, out=self._prefix[1:])

    def hashes(self, start: Ints, end: Ints) -> Hashes:
        found: Hashes = (self._prefix[end] - self._prefix[start]) * self._inverses[start]
        return found


def _powers(base: np.uint64, count: int) -> Hashes:
    return _few_powers(base)[:count] if count <= _FEW else _all_powers(base, count)


@cache
def _few_powers(base: np.uint64) -> Hashes:
    """Enough for most pages."""
    return _all_powers(base, _FEW)


def _all_powers(base: np.uint64, count: int) -> Hashes:
    powers = np.full(count, base)
    powers[:1] = 1
    return np.multiply.accumulate(powers, out=powers)


_OPENING, _CLOSING, _SHORT = 6, 4, 14


def _shapes(
    classes: npt.NDArray[np.uint8], start: Ints, end: Ints
) -> tuple[Hashes, Hashes, Hashes]:
    """Hashes of the first, the last and, if they are few, all runs of each text.

    Numbers and capitals count with their length up to four: "12:30", "Oct. 4", "By Ann Ray" and
    "0 Comments" each have a shape of their own, in any language of the script.
    """
    begins = np.append(0, np.flatnonzero(classes[1:] != classes[:-1]) + 1)
    length = np.append(begins[1:], len(classes)) - begins
    kind = classes[begins].astype(np.uint64)
    counted = (kind == DIGIT) | (kind == UPPER)
    codes = kind * np.uint64(8) + np.where(counted, np.minimum(length, 4), 0).astype(np.uint64)
    codes += np.uint64(1)
    first = np.searchsorted(begins, start)
    stop = np.searchsorted(begins, end)
    rolling = _Rolling(codes)
    return (
        rolling.hashes(first, np.minimum(first + _OPENING, stop)),
        rolling.hashes(np.maximum(stop - _CLOSING, first), stop),
        rolling.hashes(first, np.where(stop - first <= _SHORT, stop, first)),
    )


def _edges(classes: npt.NDArray[np.uint8], starts: Ints) -> Ints:
    """Classes of the first and last visible characters of each text."""
    edge = np.zeros((len(starts), 2), np.int64)
    seen = np.flatnonzero(classes != SPACE)
    bounds = np.append(np.searchsorted(seen, starts), len(seen))
    some = np.flatnonzero(bounds[1:] > bounds[:-1])
    edge[some, 0] = classes[seen[bounds[some]]]
    edge[some, 1] = classes[seen[bounds[some + 1] - 1]]
    return edge


def hash_of(word: str) -> int:
    """The hash ``read_words`` gives this one word."""
    value = 0
    for place, char in enumerate(word.lower()):
        value += (ord(char) + 1) * pow(int(_BASE), place, 2**64)
    return value % 2**64
