"""Known phrases found in all blocks of a page at once, by the hashes of their words."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from newsclean.data.agencies import agency_book
from newsclean.data.calendar import calendar
from newsclean.data.names import known_names
from newsclean.data.phrases import Phrase, phrase_book
from newsclean.data.places import places
from newsclean.label.words import Hashes, Ints, Words, grams, hash_of, read_words
from newsclean.models import Role

ROLES: tuple[Role, ...] = tuple(Role)
_PLACES = {"whole": 1.0, "start": 0.8, "end": 0.6, "within": 0.5}
# Phrases are looked for near the ends of a block only; the middle of running text is its own.
_REACH = 12
_LONGEST = 7
_SHORT_BLOCK = 30
# The hash of no word.
_NOTHING = np.uint64(0)


@dataclass(frozen=True, slots=True)
class _Table:
    """Phrases of one length, sorted by hash; equal hashes are neighbours."""

    hashes: Hashes
    phrases: list[Phrase]
    weights: npt.NDArray[np.float32]
    roles: Ints
    places: Ints


_PLACE_CODES = {"whole": 0, "start": 1, "end": 2, "within": 3}


@cache
def _tables() -> dict[int, _Table]:
    """The phrase book by number of words."""
    by_size: dict[int, list[tuple[int, Phrase]]] = {}
    known = {role.value for role in Role}
    phrases = [phrase for phrase in phrase_book().phrases if phrase.meaning in known]
    # Cut as the page is cut, so that apostrophes and signs fall alike.
    for phrase, value in zip(phrases, _values([" ".join(p.words) for p in phrases]), strict=True):
        if value is not None:
            by_size.setdefault(value[0], []).append((value[1], phrase))
    tables = {}
    for size, pairs in sorted(by_size.items()):
        pairs.sort(key=lambda pair: (pair[0], pair[1].language, pair[1].meaning, pair[1].place))
        phrases = [phrase for _, phrase in pairs]
        tables[size] = _Table(
            np.array([value for value, _ in pairs], np.uint64),
            phrases,
            np.array([_PLACES[phrase.place] for phrase in phrases], np.float32),
            np.array([ROLES.index(Role(phrase.meaning)) for phrase in phrases], np.int64),
            np.array([_PLACE_CODES[phrase.place] for phrase in phrases], np.int64),
        )
    return tables


def _values(lines: list[str]) -> Iterator[tuple[int, int] | None]:
    """Number of words of each line and their hash together; None where there are too many."""
    words = read_words(lines)
    by_size = {size: grams(words.hash, size) for size in range(1, _LONGEST + 1)}
    for first, size in zip(words.first.tolist(), words.size.tolist(), strict=True):
        yield (size, int(by_size[size][first])) if 0 < size <= _LONGEST else None


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
    size_of = words.size[words.text]
    near = (words.place < _REACH) | (words.place >= size_of - _REACH)
    for size, table in _tables().items():
        values = grams(words.hash, size)
        fits = near[: len(values)] & (words.place[: len(values)] + size <= size_of[: len(values)])
        starts = np.flatnonzero(fits)
        values = values[starts]
        at = np.searchsorted(table.hashes, values)
        inside = at < len(table.hashes)
        starts, at, values = starts[inside], at[inside], values[inside]
        hit = table.hashes[at] == values
        for start, entry, value in zip(
            starts[hit].tolist(), at[hit].tolist(), values[hit].tolist(), strict=True
        ):
            _weigh(words, table, size, start, entry, value, weights, said)
    return Phrasing(weights, said)


def _weigh(
    words: Words,
    table: _Table,
    size: int,
    start: int,
    entry: int,
    value: int,
    weights: npt.NDArray[np.float32],
    said: dict[tuple[int, int], Phrase],
) -> None:
    """Enter all phrases of this hash that may stand where the words stand."""
    block = int(words.text[start])
    place = int(words.place[start])
    total = int(words.size[block])
    fitting = {
        0: place == 0 and size == total,
        1: place == 0,
        2: place + size == total,
        3: total <= 40,
    }
    while entry < len(table.phrases) and int(table.hashes[entry]) == value:
        if fitting[int(table.places[entry])]:
            role = int(table.roles[entry])
            weight = float(table.weights[entry]) * (0.5 + 0.5 * size / total)
            if weight > weights[block, role]:
                weights[block, role] = weight
                said[block, role] = table.phrases[entry]
        entry += 1


def functional(words: Words) -> npt.NDArray[np.float32]:
    """Share of function words in each block, of any language."""
    return _share(words, words.hash, _function_hashes())


def calendrical(words: Words) -> npt.NDArray[np.float32]:
    """Share of names of months and days, and of words like "ago", in each block."""
    return _share(words, words.hash, _calendar_hashes())


def agencies(words: Words) -> npt.NDArray[np.float32]:
    """Share of each block that is names of news agencies."""
    share = np.zeros(len(words.size), np.float32)
    for size, known in _agency_hashes().items():
        values = grams(words.hash, size)
        fits = words.place[: len(values)] + size <= words.size[words.text[: len(values)]]
        share += size * _share(words, np.where(fits, values, 0), known)
    return share


def names_of_people(words: Words) -> npt.NDArray[np.float32]:
    """Share of each short block that is given or family names."""
    return _share(words, np.where(_short(words), words.hash, _NOTHING), _known_hashes()[0])


def names_of_places(words: Words) -> npt.NDArray[np.float32]:
    """Share of each short block that is places' names of one or two words."""
    near = _short(words)
    share = _share(words, np.where(near, words.hash, _NOTHING), _known_hashes()[1])
    pairs = grams(words.hash, 2)
    fits = near[: len(pairs)] & (
        words.place[: len(pairs)] + 2 <= words.size[words.text[: len(pairs)]]
    )
    return share + 2 * _share(words, np.where(fits, pairs, _NOTHING), _known_hashes()[2])


def _short(words: Words) -> npt.NDArray[np.bool_]:
    """Which words stand in short blocks; in running text names say little of its role."""
    short: npt.NDArray[np.bool_] = (words.size <= _SHORT_BLOCK)[words.text]
    return short


@cache
def _known_hashes() -> tuple[Hashes, Hashes, Hashes]:
    """Names of people of one word, of places of one word and of two."""
    found = []
    for names, size in ((known_names(), 1), (places().names, 1), (places().names, 2)):
        read = read_words(sorted(names))
        whole = np.flatnonzero((read.size == size) & (read.first < len(read.hash)))
        found.append(np.unique(grams(read.hash, size)[read.first[whole]]))
    return found[0], found[1], found[2]


def _share(words: Words, values: Hashes, known: Hashes) -> npt.NDArray[np.float32]:
    at = np.minimum(np.searchsorted(known, values), len(known) - 1)
    owners = words.text[: len(values)]
    hits = np.bincount(owners[known[at] == values], minlength=len(words.size))
    share: npt.NDArray[np.float32] = (hits / np.maximum(words.size, 1)).astype(np.float32)
    return share


@cache
def _function_hashes() -> Hashes:
    return _hashes_of(phrase_book().words("function"))


@cache
def _calendar_hashes() -> Hashes:
    found: set[str] = set()
    for wording in calendar().values():
        names = itertools.chain(*wording.months, *wording.weekdays)
        ages = (wording.today, wording.yesterday, wording.past, wording.minute, wording.hour)
        found.update(names, *ages)
    # Shorter ones are everyday words or letters of an abbreviation.
    return _hashes_of(word for word in found if len(word) > 2 or not word.isascii())


@cache
def _agency_hashes() -> dict[int, Hashes]:
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
    return {size: np.unique(np.array(list(values), np.uint64)) for size, values in found.items()}


def _hashes_of(known: Iterable[str]) -> Hashes:
    return np.unique(np.array([hash_of(word) for word in known], np.uint64))
