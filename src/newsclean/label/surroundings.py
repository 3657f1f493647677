"""What the rest of the page says about a block: its likes, the headline, phrases above and below.

The network looks thirty blocks far; these numbers carry what stands farther away.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from newsclean.document import Block
from newsclean.label.markup import Tree
from newsclean.label.phrasing import ROLES, Phrasing
from newsclean.label.words import COMMA, STOP, Hashes, Ints, Words, mix
from newsclean.models import Role

Floats = npt.NDArray[np.float32]

# Phrases that open or close a part of the page, by the role of what follows them.
CARRIED = (
    Role.COMMENTS, Role.RELATED, Role.NAV, Role.LEGAL, Role.SHARE, Role.NEWSLETTER, Role.BIO, Role.AD,
)  # fmt: skip
_CARRIED = [ROLES.index(role) for role in CARRIED]
_LEVELS = 3
# Below this likeness to the title no block stands for the headline.
_ALIKE = 0.5
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Characters of a heading in plain text, at most; blocks to it, at most.
_SHORT, _FAR = 70, 60


def likes(kinds: Hashes, prose: Floats, density: Floats) -> Floats:
    """How many blocks are of each block's kind, their running text and link density on average."""
    _, of_block, size = np.unique(kinds, return_inverse=True, return_counts=True)
    text = np.bincount(of_block, prose) / size
    linked = np.bincount(of_block, density) / size
    columns = [np.log1p(size) / 4, np.log1p(text) / 6, linked]
    return np.stack(columns, axis=1)[of_block].astype(np.float32)


def kinds_of_markup(tree: Tree, tags: Ints) -> Hashes:
    """A number for the element of every block with its class names and those around it."""
    own = np.array([*(signature for _, _, signature in tree.marks), 0], np.uint64)
    line = tree.ancestors(_LEVELS)
    total = tags.astype(np.uint64)
    for level in range(_LEVELS):
        total = mix(total + own[line[:, level]])
    return total


def kinds_of_shape(words: Words) -> Hashes:
    """A number for how every block goes, in runs of characters: as a whole, or where it is long
    its beginning."""
    opening, _, whole = words.shape
    return np.where(whole == 0, opening, whole)


def from_headline(likeness: Floats, first: int) -> Floats:
    """Signed distance to the block most like the page's title, and whether there is one.

    ``first``: the blocks before it are not asked; a dump's first line is its own title.
    """
    count = len(likeness)
    asked = likeness[first:]
    if not len(asked) or float(asked.max()) < _ALIKE:
        return np.zeros((count, 2), np.float32)
    away = np.arange(count) - (first + int(asked.argmax()))
    distance = np.sign(away) * np.log1p(np.abs(away)) / 4
    return np.stack([distance, np.ones(count)], axis=1).astype(np.float32)


def below_heading(blocks: Sequence[Block], words: Words, lengths: Floats) -> Floats:
    """How far below the nearest heading above each block stands; the farthest where there is none.

    Headings are what the markup says; where it has none, short lines without a full stop above
    longer ones.
    """
    count = len(blocks)
    heading = np.array([block.tag in _HEADINGS for block in blocks], bool)
    if not heading.any():
        following = np.append(lengths[1:], 0)
        stopped = np.isin(words.edge[:, 1], (STOP, COMMA))
        heading = (lengths < _SHORT) & (following > 2 * lengths) & ~stopped & (words.size > 0)
    last = np.maximum.accumulate(np.where(heading, np.arange(count), -_FAR))
    away = np.arange(count) - np.concatenate(([-_FAR], last[:-1]))
    return (np.log1p(np.minimum(away, _FAR)) / 4)[:, None].astype(np.float32)


def carried(phrasing: Phrasing) -> Floats:
    """How many phrases of some roles stand above and below each block."""
    said = phrasing.weights[:, _CARRIED]
    through = np.cumsum(said, axis=0, dtype=np.float64)
    below = through[-1:] - through
    counts = np.concatenate([through - said, below], axis=1)
    numbers: Floats = (np.log1p(np.maximum(counts, 0)) / 2).astype(np.float32)
    return numbers
