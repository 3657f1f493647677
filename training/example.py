"""One page in one rendering, as numbers: what the network is trained on."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from newsclean.label.features import Features
from newsclean.label.phrasing import Phrasing


@dataclass(slots=True)
class Example:
    """``roles``: role numbers or -1; ``body``: 1, 0 or -1; ``article``: None where nobody said;
    ``by_hand``: roles of lines that people labelled, which are measured on; ``stories``: 1 for the title of
    another story, 0 for another line of a list, or -1."""

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
    stories: np.ndarray

    @property
    def features(self) -> Features:
        """As the network takes it."""
        none = Phrasing(np.zeros((0, 0), np.float32), {})
        return Features(self.dense.astype(np.float32), self.words, self.classes, none)


def load(cache: Path) -> list[list[Example]]:
    """The examples of every page, in order of the pages' names."""
    pages = [pickle.loads(path.read_bytes()) for path in sorted(cache.glob("*.pickle"))]
    return [page for page in pages if page]
