"""Reasons in words: the observations that speak most for the role a block was given.

The network has a linear path from the observations to the roles; the products of observation and
weight along it say how much each speaks for the chosen role. Known phrases are quoted.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from newsclean.label.features import Features, names
from newsclean.label.phrasing import ROLES
from newsclean.label.words import Ints

Floats = npt.NDArray[np.float32]
_SHOWN = 2
_SAID = 0.45


@cache
def _names() -> tuple[str, ...]:
    return tuple(names())


def explain(features: Features, chosen: Ints, dense: Floats, direct: Floats) -> list[str]:
    """A reason for every block; ``dense`` are the standardised observations."""
    speaks = dense * direct.T[chosen]
    top = np.argpartition(-speaks, _SHOWN, axis=1)[:, :_SHOWN]
    rows = np.arange(len(chosen))[:, None]
    order = np.argsort(-speaks[rows, top], axis=1)
    top = top[rows, order]
    strength = speaks[rows, top]
    said = features.phrasing.said
    weights = features.phrasing.weights
    known = _names()
    reasons = []
    for number, role in enumerate(chosen.tolist()):
        phrase = said.get((number, role))
        if phrase is not None and weights[number, role] >= _SAID:
            reasons.append(f"the phrase “{' '.join(phrase.words)}” ({phrase.language})")
            continue
        parts = [
            known[column]
            for column, value in zip(top[number].tolist(), strength[number].tolist(), strict=True)
            if value > 0.05
        ]
        reasons.append(" and ".join(parts) if parts else f"its neighbours: like {ROLES[role]}")
    return reasons
