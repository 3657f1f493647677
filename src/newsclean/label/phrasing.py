"""Known phrases found in all blocks of a page at once, by the hashes of their words."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsclean.data.agencies import agency_book
from newsclean.data.calendar import calendar
from newsclean.data.names import known_names
from newsclean.data.phrases import Phrase, Place, phrase_book
from newsclean.data.places import places
from newsclean.label.words import Known, Words, hash_of, read_words
from newsclean.models import Role

ROLES: tuple[Role, ...] = tuple(Role)
# In the precision that the weights have.
_PLACES = {
    place: float(np.float32(weight))
    for place, weight in (("whole", 1.0), ("start", 0.8), ("end", 0.6), ("within", 0.5))
}
# Phrases are looked for near the ends of a block only; the middle of running text is its own.
_REACH = 12
_LONGEST = 7
# Names say little of the role of running text.
_SHORT = 30
# In more words than these, a phrase amid others is part of a sentence.
_RUNNING = 40


class _Entry(NamedTuple):
    """A phrase, the number of its role, and how much it says where it stands."""

    phrase: Phrase
    role: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Table:
    """Phrases of one length: hashes, and the phrases of each."""

    known: Known
    entries: list[list[_Entry]]


@cache
def _tables() -> dict[int, _Table]:
    """The phrase book by number of words."""
    by_size: dict[int, list[tuple[int, Phrase]]] = {}
    known = {role.value: number for number, role in enumerate(ROLES)}
    phrases = [phrase for phrase in phrase_book().phrases if phrase.meaning in known]
    # Cut as the page is cut, so that apostrophes and signs fall alike.
    for phrase, value in zip(phrases, _values([" ".join(p.words) for p in phrases]), strict=True):
        if value is not None:
            by_size.setdefault(value[0], []).append((value[1], phrase))
    tables = {}
    for size, pairs in sorted(by_size.items()):
        pairs.sort(key=lambda pair: (pair[0], pair[1].language, pair[1].meaning, pair[1].place))
        entries: dict[int, list[_Entry]] = {}
        for hashed, phrase in pairs:
            entry = _Entry(phrase, known[phrase.meaning], _PLACES[phrase.place])
            entries.setdefault(hashed, []).append(entry)
        tables[size] = _Table(Known(np.array(list(entries), np.uint64)), list(entries.values()))
    return tables


def _values(lines: list[str]) -> Iterator[tuple[int, int] | None]:
    """Number of words of each line and their hash together; None where there are too many."""
    words = read_words(lines)
    for first, size in zip(words.first.tolist(), words.size.tolist(), strict=True):
        yield (size, int(words.runs(size)[first])) if 0 < size <= _LONGEST else None


@dataclass(slots=True)
class Phrasing:
    """``weights``: blocks by roles, 0 to 1, how strongly phrases say the role; ``said``: which
    phrase said it most strongly, by (block, role)."""

    weights: npt.NDArray[np.float32]
    said: dict[tuple[int, int], Phrase]


def find_phrases(words: Words) -> Phrasing:
    """Every known phrase at a place that fits it; weighed by how much of the block it covers."""
    count = len(words.size)
    weights = np.zeros((count, len(ROLES)), np.float32)
    said: dict[tuple[int, int], Phrase] = {}
    if not len(words.hash):
        return Phrasing(weights, said)
    near = (words.place < _REACH) | (words.place >= words.size[words.text] - _REACH)
    for size, table in _tables().items():
        starts, at = words.runs_in(table.known, size)
        starts, at = starts[near[starts]], at[near[starts]]
        blocks = words.text[starts]
        totals = words.size[blocks].tolist()
        places = words.place[starts].tolist()
        for block, place, total, number in zip(
            blocks.tolist(), places, totals, at.tolist(), strict=True
        ):
            for phrase, role, weight in table.entries[number]:
                if _fits(phrase.place, place, place + size, total):
                    weight *= 0.5 + 0.5 * size / total
                    if weight > weights[block, role]:
                        weights[block, role] = weight
                        said[block, role] = phrase
    return Phrasing(weights, said)


def _fits(place: Place, start: int, stop: int, total: int) -> bool:
    if place == "within":
        return total <= _RUNNING
    if place == "start":
        return start == 0
    if place == "end":
        return stop == total
    return start == 0 and stop == total


def functional(words: Words) -> npt.NDArray[np.float32]:
    """Share of function words in each block, of any language."""
    return _share(words, _function_words(), 1)


def calendrical(words: Words) -> npt.NDArray[np.float32]:
    """Share of names of months and days, and of words like "ago", in each block."""
    return _share(words, _calendar_words(), 1)


def agencies(words: Words) -> npt.NDArray[np.float32]:
    """Share of each block that is names of news agencies."""
    share = np.zeros(len(words.size), np.float32)
    for size, known in _agency_names().items():
        share += size * _share(words, known, size)
    return share


def names_of_people(words: Words) -> npt.NDArray[np.float32]:
    """Share of each short block that is given or family names."""
    return _share(words, _names()["people", 1], 1, _SHORT)


def names_of_places(words: Words) -> npt.NDArray[np.float32]:
    """Share of each short block that is places' names of one or two words."""
    one, two = (_share(words, _names()["places", size], size, _SHORT) for size in (1, 2))
    return one + 2 * two


@cache
def _names() -> dict[tuple[str, int], Known]:
    """Names of people of one word, of places of one word and of two."""
    found = {}
    for kind, names, sizes in (
        ("people", known_names(), (1,)),
        ("places", places().names, (1, 2)),
    ):
        read = read_words(sorted(names))
        for size in sizes:
            whole = read.first[read.size == size]
            found[kind, size] = Known(np.unique(read.runs(size)[whole]))
    return found


def _share(
    words: Words, known: Known, size: int, longest: int | None = None
) -> npt.NDArray[np.float32]:
    """Share of the words of each block, up to a length in words, that are known runs' first words."""
    starts, _ = words.runs_in(known, size)
    hits = np.bincount(words.text[starts], minlength=len(words.size))
    if longest is not None:
        hits[words.size > longest] = 0
    share: npt.NDArray[np.float32] = (hits / np.maximum(words.size, 1)).astype(np.float32)
    return share


@cache
def _function_words() -> Known:
    return _known(phrase_book().words("function"))


@cache
def _calendar_words() -> Known:
    found: set[str] = set()
    for wording in calendar().values():
        names = itertools.chain(*wording.months, *wording.weekdays)
        ages = (wording.today, wording.yesterday, wording.past, wording.minute, wording.hour)
        found.update(names, *ages)
    # Shorter ones are everyday words or letters of an abbreviation.
    return _known(word for word in found if len(word) > 2 or not word.isascii())


@cache
def _agency_names() -> dict[int, Known]:
    """Agencies' names by number of words; not those that are everyday words too."""
    book = agency_book()
    names = [
        name
        for agency in book.agencies
        for name in (agency.name, *agency.aliases)
        if not book.is_ambiguous(name)
    ]
    found: dict[int, set[int]] = {}
    for value in _values(names):
        if value is not None:
            found.setdefault(value[0], set()).add(value[1])
    return {size: Known(np.array(sorted(values), np.uint64)) for size, values in found.items()}


def _known(words: Iterable[str]) -> Known:
    return Known(np.unique(np.array([hash_of(word) for word in words], np.uint64)))
