"""One page in one rendering, as numbers: what the network is trained on."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# Whose idea of a body a page's gold follows; the first is the roles' own.
POLICIES = ("roles", "wcxb", "fundus", "readability")


@dataclass(slots=True)
class Example:
    """``roles``: role numbers or -1; ``body``: 1, 0 or -1; ``source``: which block of the HTML
    each block is, or -1; ``article``: None where nobody said; ``soft``: a teacher's
    probabilities of roles for the blocks nobody labelled."""

    id: str
    site: str
    set: str
    policy: int
    rendering: str
    article: bool | None
    dense: np.ndarray
    words: tuple[np.ndarray, np.ndarray, np.ndarray]
    classes: tuple[np.ndarray, np.ndarray, np.ndarray]
    roles: np.ndarray
    body: np.ndarray
    source: np.ndarray
    lengths: np.ndarray
    texts: list[str]
    bodies: list[str]
    snippets: tuple[list[str], list[str]]
    soft: np.ndarray | None = None


def load(cache: Path) -> list[list[Example]]:
    """The examples of every page, in order of the pages' names."""
    pages = [pickle.loads(path.read_bytes()) for path in sorted(cache.glob("*.pickle"))]
    return [page for page in pages if page]
