"""Known phrases found in all blocks of a page at once, by the hashes of their words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsclean.data.phrases import Phrase, Place
from newsclean.label.lexicon import (
    AGENCY,
    CALENDAR,
    FUNCTION,
    LONGEST,
    PERSON,
    PHRASE,
    PLACE,
    Found,
    role_phrases,
)
from newsclean.label.words import Words, read_words
from newsclean.models import Role

ROLES: tuple[Role, ...] = tuple(Role)
# In the precision that the weights have.
_PLACES = {
    place: float(np.float32(weight))
    for place, weight in (("whole", 1.0), ("start", 0.8), ("end", 0.6), ("within", 0.5))
}
# Phrases are looked for near the ends of a block only; the middle of running text is its own.
_REACH = 12
# Names say little of the role of running text.
_SHORT = 30
# Sums of floats depend on their order; the network has learned from this one.
_AGENCIES = (2, 1, 3, 6, 4, 5, 7)
# In more words than these, a phrase amid others is part of a sentence.
_RUNNING = 40


class _Entry(NamedTuple):
    """A phrase, the number of its role, and how much it says where it stands."""

    phrase: Phrase
    role: int
    weight: float


@cache
def _entries() -> dict[int, dict[int, list[_Entry]]]:
    """The phrases that say a role, by number of words and by hash."""
    known = {role.value: number for number, role in enumerate(ROLES)}
    phrases = sorted(
        role_phrases(), key=lambda phrase: (phrase.language, phrase.meaning, phrase.place)
    )
    found: dict[int, dict[int, list[_Entry]]] = {}
    words = read_words([" ".join(phrase.words) for phrase in phrases])
    for size in range(1, LONGEST + 1):
        those = np.flatnonzero(words.size == size)
        hashes = words.runs(size)[words.first[those]]
        for number, hashed in zip(those.tolist(), hashes.tolist(), strict=True):
            phrase = phrases[number]
            entry = _Entry(phrase, known[phrase.meaning], _PLACES[phrase.place])
            found.setdefault(size, {}).setdefault(hashed, []).append(entry)
    return found


@dataclass(slots=True)
class Phrasing:
    """``weights``: blocks by roles, 0 to 1, how strongly phrases say the role; ``said``: which
    phrase said it most strongly, by (block, role)."""

    weights: npt.NDArray[np.float32]
    said: dict[tuple[int, int], Phrase]


def find_phrases(words: Words, found: dict[int, Found]) -> Phrasing:
    """Every known phrase at a place that fits it; weighed by how much of the block it covers."""
    count = len(words.size)
    weights = np.zeros((count, len(ROLES)), np.float32)
    said: dict[tuple[int, int], Phrase] = {}
    for size, entries in _entries().items():
        starts, kinds = found[size]
        starts = starts[(kinds & PHRASE) > 0]
        if not len(starts):
            continue
        blocks, places = words.text[starts], words.place[starts]
        totals = words.size[blocks]
        near = (places < _REACH) | (places >= totals - _REACH)
        hashes = words.runs(size)[starts]
        columns = (values[near].tolist() for values in (blocks, places, totals, hashes))
        for block, place, total, hashed in zip(*columns, strict=True):
            for phrase, role, weight in entries[hashed]:
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


def shares(words: Words, found: dict[int, Found]) -> list[npt.NDArray[np.float32]]:
    """Shares of each block's words: function words of any language; names of months and days, and
    words like "ago"; names of agencies; in short blocks names of people, and of places."""

    def share(kind: int, size: int, longest: int | None = None) -> npt.NDArray[np.float32]:
        starts, kinds = found[size]
        hits = np.bincount(words.text[starts[(kinds & kind) > 0]], minlength=len(words.size))
        if longest is not None:
            hits[words.size > longest] = 0
        return (hits / np.maximum(words.size, 1)).astype(np.float32)

    agencies = np.zeros(len(words.size), np.float32)
    for size in _AGENCIES:
        if (found[size][1] & AGENCY).any():
            agencies += size * share(AGENCY, size)
    return [
        share(FUNCTION, 1),
        share(CALENDAR, 1),
        agencies,
        share(PERSON, 1, _SHORT),
        share(PLACE, 1, _SHORT) + 2 * share(PLACE, 2, _SHORT),
    ]
