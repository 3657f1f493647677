"""Reasons in words: the observations that speak most for the role a block was given.

The network has a linear path from the observations to the roles; the products of observation and
weight along it say how much each speaks for the chosen role. Known phrases are quoted.
"""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from newsclean.label.features import Features, names
from newsclean.label.phrasing import ROLES
from newsclean.label.words import Ints

Floats = npt.NDArray[np.float32]
_SHOWN = 2
_SAID = 0.45
# An observation that speaks less for a role is none of its reasons.
_LEAST = 0.05


@cache
def _names() -> tuple[str, ...]:
    return tuple(names())


def explain(features: Features, chosen: Ints, dense: Floats, direct: Floats) -> list[str]:
    """A reason for every block; ``dense`` are the standardised observations."""
    speaks = dense * direct.T[chosen]
    rows = np.arange(len(chosen))
    top = np.empty((len(chosen), _SHOWN), np.int64)
    shown = np.zeros(len(chosen), np.int64)
    for number in range(_SHOWN):
        # The greatest of those left; for two of them faster than to sort.
        top[:, number] = best = speaks.argmax(axis=1)
        shown += speaks[rows, best] > _LEAST
        speaks[rows, best] = -np.inf
    reasons = [
        _in_words(*columns[:number]) if number else f"its neighbours: like {ROLES[role]}"
        for columns, number, role in zip(top.tolist(), shown.tolist(), chosen.tolist(), strict=True)
    ]
    said = features.phrasing.said
    loud = features.phrasing.weights[np.arange(len(chosen)), chosen] >= _SAID
    for number in np.flatnonzero(loud).tolist():
        phrase = said[number, int(chosen[number])]
        reasons[number] = f"the phrase “{' '.join(phrase.words)}” ({phrase.language})"
    return reasons


@lru_cache(maxsize=1 << 12)
def _in_words(*columns: int) -> str:
    return " and ".join(_names()[column] for column in columns)
