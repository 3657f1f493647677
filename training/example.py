"""One page in one rendering, as numbers: what the network is trained on."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(slots=True)
class Example:
    """``roles``: role numbers or -1; ``body``: 1, 0 or -1; ``article``: None where nobody said;
    ``by_hand``: roles of lines that people labelled, which are measured on."""

    id: str
    site: str
    set: str
    rendering: str
    article: bool | None
    dense: np.ndarray
    words: tuple[np.ndarray, np.ndarray, np.ndarray]
    classes: tuple[np.ndarray, np.ndarray, np.ndarray]
    roles: np.ndarray
    body: np.ndarray
    lengths: np.ndarray
    texts: list[str]
    bodies: list[str]
    snippets: tuple[list[str], list[str]]
    by_hand: bool


def load(cache: Path) -> list[list[Example]]:
    """The examples of every page, in order of the pages' names."""
    pages = [pickle.loads(path.read_bytes()) for path in sorted(cache.glob("*.pickle"))]
    return [page for page in pages if page]
