"""Words, names and phrases that are known beforehand, all looked up on a page at once.

A run of words is looked for only where a word stands that begins one, which few words do.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from newsclean.data.agencies import agency_book
from newsclean.data.calendar import calendar
from newsclean.data.names import known_names
from newsclean.data.phrases import Phrase, phrase_book
from newsclean.data.places import places
from newsclean.label.words import Hashes, Ints, Words, hash_of, read_words
from newsclean.models import Role

FUNCTION, CALENDAR, AGENCY, PERSON, PLACE, PHRASE = (1 << kind for kind in range(6))
_KINDS = (1 << 6) - 1
LONGEST = 7
Bits = npt.NDArray[np.uint16]
# First words of runs in the order of the page, and the kinds of each run as bits.
Found = tuple[Ints, Bits]


class _Table:
    """Sorted hashes, and bits of each."""

    def __init__(self, given: list[tuple[Hashes, int]]) -> None:
        hashes = np.concatenate([some for some, _ in given])
        bits = np.repeat([bit for _, bit in given], [len(some) for some, _ in given])
        order = np.argsort(hashes, kind="stable")
        firsts = np.flatnonzero(np.diff(hashes[order], prepend=~hashes[order[:1]]))
        self.hashes: Hashes = hashes[order[firsts]]
        self.bits: Bits = np.bitwise_or.reduceat(bits[order].astype(np.uint16), firsts)

    def look_up(self, values: Hashes) -> Bits:
        """The bits of every value; 0 where it is not known."""
        at = np.searchsorted(self.hashes, values)
        there = self.hashes.take(at, mode="clip") == values
        found: Bits = self.bits.take(at, mode="clip") * there
        return found


class Lexicon:
    """Runs of up to seven words, each of one kind or several."""

    def __init__(self) -> None:
        none = np.zeros(1, np.uint64), 0
        self._given = {size: [none] for size in range(1, LONGEST + 1)}
        self._tables: dict[int, _Table] = {}

    def add(self, kind: int, lines: Iterable[str], longest: int = LONGEST) -> None:
        """The lines of up to so many words, cut as a page is cut."""
        words = read_words(sorted(lines))
        for size in range(1, longest + 1):
            first = words.first[words.size == size]
            self._add(size, words.runs(size)[first], kind)
            if size > 1:
                self._add(1, words.hash[first], _opens(2))
            if size > 2:
                self._add(2, words.runs(2)[first], _opens(size))

    def add_words(self, kind: int, words: Iterable[str]) -> None:
        """Words that are not to be cut."""
        self._add(1, np.array([hash_of(word) for word in words], np.uint64), kind)

    def _add(self, size: int, hashes: Hashes, bit: int) -> None:
        self._given[size].append((hashes, bit))
        self._tables.pop(size, None)

    def _look_up(self, size: int, values: Hashes) -> Bits:
        if not len(values):
            return np.zeros(0, np.uint16)
        if size not in self._tables:
            self._tables[size] = _Table(self._given[size])
        return self._tables[size].look_up(values)

    def find(self, words: Words) -> dict[int, Found]:
        """The known runs by their number of words; each lies in one text."""

        def looked_up(size: int, starts: Ints) -> Found:
            starts = starts[words.place[starts] + size <= words.size[words.text[starts]]]
            return starts, self._look_up(size, words.runs(size)[starts])

        distinct, which, _ = words.distinct()
        # Different words are few, and in order, which makes the search fast.
        single = self._look_up(1, distinct)[which]
        starts, pairs = looked_up(2, np.flatnonzero(single & _opens(2)))
        found = {1: (np.arange(len(which)), single), 2: (starts, pairs)}
        for size in range(3, LONGEST + 1):
            found[size] = looked_up(size, starts[(pairs & _opens(size)) > 0])
        return {
            size: (starts[known], bits[known])
            for size, (starts, bits) in found.items()
            for known in [(bits & _KINDS) > 0]
        }


def _opens(size: int) -> int:
    """The bit of one or two words that begin runs of so many."""
    return 1 << (8 + size)


@cache
def lexicon() -> Lexicon:
    """What ships with newsclean, put together at first use."""
    known = Lexicon()
    known.add_words(FUNCTION, phrase_book().words("function"))
    known.add_words(CALENDAR, _calendar_words())
    known.add(PERSON, known_names(), 1)
    known.add(PLACE, places().names, 2)
    known.add(AGENCY, _agency_names())
    known.add(PHRASE, (" ".join(phrase.words) for phrase in role_phrases()))
    return known


def role_phrases() -> list[Phrase]:
    """The phrases that say a role."""
    roles = {role.value for role in Role}
    return [phrase for phrase in phrase_book().phrases if phrase.meaning in roles]


def _calendar_words() -> Iterator[str]:
    found: set[str] = set()
    for wording in calendar().values():
        names = itertools.chain(*wording.months, *wording.weekdays)
        ages = (wording.today, wording.yesterday, wording.past, wording.minute, wording.hour)
        found.update(names, *ages)
    # Shorter ones are everyday words or letters of an abbreviation.
    return (word for word in found if len(word) > 2 or not word.isascii())


def _agency_names() -> Iterator[str]:
    """Agencies' names, without those that are everyday words too."""
    book = agency_book()
    names = (name for agency in book.agencies for name in (agency.name, *agency.aliases))
    return (name for name in names if not book.is_ambiguous(name))
