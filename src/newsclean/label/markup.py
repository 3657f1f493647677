"""What the markup around the blocks of an HTML page says: elements, landmarks, class names, shares.

The elements (scopes) a page's blocks stand in are numbered once, parents before children, so that
what is asked of every block and its ancestors is asked of arrays.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from newsclean.data.scopes import scope_words
from newsclean.document import Block, Scope
from newsclean.label.phrasing import ROLES
from newsclean.label.words import Ints

Floats = npt.NDArray[np.float32]
# Keys of words or class names, the block each belongs to, and its slot there.
Bag = tuple[npt.NDArray[np.uint32], Ints, Ints]

TAGS = (
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "tr", "a", "span", "figcaption",
    "blockquote", "pre", "button", "dt", "dd", "label", "time", "section", "article", "img",
)  # fmt: skip
WITHIN = (
    "article", "main", "aside", "nav", "header", "footer", "figure", "figcaption", "form",
    "blockquote", "ul", "ol", "table", "address", "pre", "dialog", "articlebody",
)  # fmt: skip
# Levels of ancestors whose class names count, and of those that are near.
_LEVELS, _NEAR = 6, 2
_CLIMB = 12
# A container is the text's where it holds this share of it.
_MOST = 0.4
_WORDS_EACH = 8


@dataclass(slots=True)
class Tree:
    """The scopes of a page, parents before children; ``parent`` is -1 at the top."""

    scopes: list[Scope]
    parent: Ints
    of_block: Ints

    def ancestors(self, levels: int) -> Ints:
        """Blocks by levels: the block's scope, its parent and so on; -1 above the top."""
        line = np.empty((levels, len(self.of_block)), np.int64)
        above = np.append(self.parent, -1)
        line[0] = self.of_block
        for level in range(1, levels):
            line[level] = above[line[level - 1]]
        return line.T


def tree_of(blocks: Sequence[Block]) -> Tree:
    """Number the scopes of the blocks."""
    numbers: dict[int, int] = {}
    scopes: list[Scope] = []
    parents: list[int] = []
    owners: list[int] = []
    for block in blocks:
        path: list[Scope] = []
        step: Scope | None = block.scope
        while step is not None and id(step) not in numbers:
            path.append(step)
            step = step.parent
        above = -1 if step is None else numbers[id(step)]
        for scope in reversed(path):
            parents.append(above)
            above = numbers[id(scope)] = len(scopes)
            scopes.append(scope)
        owners.append(above)
    return Tree(scopes, np.array(parents, np.int64), np.array(owners, np.int64))


def elements(blocks: Sequence[Block]) -> Floats:
    """Which element each block is, and which landmarks it stands in."""
    tags = np.eye(len(TAGS) + 1, len(TAGS), dtype=np.float32)
    rows = [_TAG_NUMBER.get(block.tag, len(TAGS)) for block in blocks]
    kinds: dict[frozenset[str], int] = {}
    number = [kinds.setdefault(block.scope.within, len(kinds)) for block in blocks]
    landmarks = np.array([[name in kind for name in WITHIN] for kind in kinds], np.float32)
    return np.concatenate([tags[rows], landmarks.reshape(-1, len(WITHIN))[number]], axis=1)


_TAG_NUMBER = {tag: number for number, tag in enumerate(TAGS)}


def containers(tree: Tree, prose: Floats) -> Floats:
    """Depth, the shares of the page's running text in three elements around each block, and the
    steps up to one that holds most of it."""
    mass = np.bincount(tree.of_block, prose, minlength=len(tree.scopes)).tolist()
    parent = tree.parent.tolist()
    for child in range(len(mass) - 1, -1, -1):
        above = parent[child]
        if above >= 0:
            mass[above] += mass[child]
    share = np.append(np.array(mass) / (1.0 + float(prose.sum())), np.nan)
    climb = share[tree.ancestors(_CLIMB)]
    held = climb > _MOST
    steps = np.where(held.any(axis=1), held.argmax(axis=1), _CLIMB)
    one = climb[:, 0]
    two = np.where(held[:, 0] | np.isnan(climb[:, 1]), one, climb[:, 1])
    three = np.where(held[:, 0] | held[:, 1] | np.isnan(climb[:, 2]), two, climb[:, 2])
    depth = np.array([min(scope.depth, 30) for scope in tree.scopes])[tree.of_block]
    return np.stack([depth / 15, one, two, three, steps / 6], axis=1).astype(np.float32)


def class_names(tree: Tree) -> tuple[Floats, Bag]:
    """Roles that class names hint at, and keys of the class names themselves.

    Slot 0 holds the words of the block's element and its parent, slot 1 those of the next four.
    """
    own = [_own(scope.tag, scope.words) for scope in tree.scopes]
    line = tree.ancestors(_LEVELS)
    hints = np.zeros((len(line), len(ROLES)), np.float32)
    hinting = np.append(np.array([bool(roles) for _, roles in own], bool), False)
    for level in range(_LEVELS - 1, -1, -1):
        # Nearer elements overwrite what farther ones hint at.
        for block in np.flatnonzero(hinting[line[:, level]]).tolist():
            for role in own[line[block, level]][1]:
                hints[block, role] = 1 / (1 + level / 2)
    sizes = np.array([*(len(ids) for ids, _ in own), 0], np.int64)
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    flat = np.array([key for ids, _ in own for key in ids], np.uint32)
    chosen = line.ravel()
    count = sizes[chosen]
    first = np.repeat(starts[chosen] - (np.cumsum(count) - count), count)
    owners = np.repeat(np.repeat(np.arange(len(line)), _LEVELS), count)
    slots = np.repeat(np.tile(np.arange(_LEVELS) >= _NEAR, len(line)), count).astype(np.int64)
    return hints, (flat[first + np.arange(len(first))], owners, slots)


@lru_cache(maxsize=1 << 14)
def _own(tag: str, words: tuple[str, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Keys of an element's class names and tag, and the roles they hint at."""
    known = _role_numbers()
    roles = {known[word] for word in words if word in known}
    names = [*words[:_WORDS_EACH], "<" + tag] if tag else words[:_WORDS_EACH]
    return tuple(map(_key, names)), tuple(sorted(roles))


@cache
def _role_numbers() -> dict[str, int]:
    return {word: ROLES.index(role) for word, role in scope_words().roles.items()}


def _key(word: str) -> int:
    """A number for a class name that is the same in every process, unlike ``hash``."""
    return zlib.crc32(word.encode("utf-8", "replace"))
