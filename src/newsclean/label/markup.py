"""What the markup around the blocks of an HTML page says: elements, landmarks, class names, shares.

The elements (scopes) a page's blocks stand in are numbered once, parents before children, so that
what is asked of every block and its ancestors is asked of arrays.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

import numpy as np
import numpy.typing as npt

from newsclean.data.scopes import scope_words
from newsclean.document import Block, Scope
from newsclean.label.phrasing import ROLES
from newsclean.label.words import Ints
from newsclean.memo import Memo

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


# What an element says of itself: the keys of its class names and its tag, as bytes; the roles that
# they hint at; and a number for all of it together.
Marks = tuple[bytes, tuple[int, ...], int]


@dataclass(slots=True)
class Tree:
    """The scopes of a page, parents before children; ``parent`` is -1 at the top."""

    scopes: list[Scope]
    marks: list[Marks]
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
    numbers: dict[Scope | None, int] = {None: -1}
    parents: list[int] = []
    for block in blocks:
        path: list[Scope] = []
        step: Scope | None = block.scope
        while step is not None and step not in numbers:
            path.append(step)
            step = step.parent
        above = numbers[step]
        for scope in reversed(path):
            parents.append(above)
            above = numbers[scope] = len(parents) - 1
    owners = [numbers[block.scope] for block in blocks]
    del numbers[None]
    scopes = cast("list[Scope]", list(numbers))
    marks = [_MARKS[scope.tag, scope.words] for scope in scopes]
    return Tree(scopes, marks, np.array(parents, np.int64), np.array(owners, np.int64))


def elements(blocks: Sequence[Block], tag_numbers: Ints) -> Floats:
    """Which element each block is, and which landmarks it stands in."""
    tags = np.eye(len(TAGS) + 1, len(TAGS), dtype=np.float32)[tag_numbers]
    kinds: dict[frozenset[str], int] = {}
    number = [kinds.setdefault(block.scope.within, len(kinds)) for block in blocks]
    landmarks = np.array([[name in kind for name in WITHIN] for kind in kinds], np.float32)
    return np.concatenate([tags, landmarks.reshape(-1, len(WITHIN))[number]], axis=1)


def tag_numbers(blocks: Sequence[Block]) -> Ints:
    """The place of every block's element in ``TAGS``; one number for all others."""
    return np.array([_TAG_NUMBER.get(block.tag, len(TAGS)) for block in blocks], np.int64)


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
    depth = np.minimum([tree.scopes[number].depth for number in tree.of_block.tolist()], 30)
    return np.stack([depth / 15, one, two, three, steps / 6], axis=1).astype(np.float32)


def class_names(tree: Tree) -> tuple[Floats, Bag]:
    """Roles that class names hint at, and keys of the class names themselves.

    Slot 0 holds the words of the block's element and its parent, slot 1 those of the next four.
    """
    line = tree.ancestors(_LEVELS)
    said = np.zeros((len(tree.marks) + 1, len(ROLES)), bool)
    for number, (_, roles, _) in enumerate(tree.marks):
        for role in roles:
            said[number, role] = True
    hints = np.zeros((len(line), len(ROLES)), np.float32)
    for level in range(_LEVELS - 1, -1, -1):
        # Nearer elements overwrite what farther ones hint at.
        hints[said[line[:, level]]] = 1 / (1 + level / 2)
    flat = np.frombuffer(b"".join([names for names, _, _ in tree.marks]), np.uint32)
    sizes = np.array([*(len(names) // flat.itemsize for names, _, _ in tree.marks), 0], np.int64)
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    chosen = line.ravel()
    count = sizes[chosen]
    first = np.repeat(starts[chosen] - (np.cumsum(count) - count), count)
    owners = np.repeat(np.repeat(np.arange(len(line)), _LEVELS), count)
    slots = np.repeat(np.tile(np.arange(_LEVELS) >= _NEAR, len(line)), count).astype(np.int64)
    return hints, (flat[first + np.arange(len(first))], owners, slots)


def _marks(element: tuple[str, tuple[str, ...]]) -> Marks:
    tag, words = element
    known = _role_numbers()
    roles = {known[word] for word in words if word in known}
    names = [*words[:_WORDS_EACH], "<" + tag] if tag else words[:_WORDS_EACH]
    keys = array("I", map(_key, names)).tobytes()
    return keys, tuple(sorted(roles)), _key(" ".join((tag, *words)))


_MARKS = Memo(_marks)


@cache
def _role_numbers() -> dict[str, int]:
    return {word: ROLES.index(role) for word, role in scope_words().roles.items()}


def _key(word: str) -> int:
    """A number for a class name that is the same in every process, unlike ``hash``."""
    return zlib.crc32(word.encode("utf-8", "replace"))
