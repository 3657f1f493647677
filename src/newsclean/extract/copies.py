"""Text that a page holds twice: for wide screens and for narrow ones, or once more in one piece."""

from __future__ import annotations

import re
from heapq import nlargest

from newsclean.document import Block
from newsclean.models import Role

_WORD = re.compile(r"\w+")
# By so many words in a row a stretch is known again; a shorter block by all of its words.
_IN_A_ROW = 8
# So much of a block, and of a run of blocks, has to be known.
_KNOWN = 0.8
# A run this long, and this long beside what stands above it, is no refrain and no pulled quote.
_LEAST, _PART = 600, 0.2
# Where a text is repeated, so is one at least of its longest blocks.
_LONGEST, _BEGINNING = 3, 60


def without_copies(blocks: list[Block]) -> list[Block]:
    """The blocks of a text without the runs that say again what stands above them.

    What is new within such a run stays. A run without subheadings below one of its own is a
    section, whatever it repeats.

    >>> story = [Block(f"Rain fell on hill {n} of the county. " * 12, n, n + 1) for n in range(3)]
    >>> len(without_copies(story + story))
    3
    """
    if not _may_repeat(blocks):
        return blocks
    known = _known(blocks)
    kept: list[Block] = []
    size = start = 0
    while start < len(blocks):
        stop = _end_of_run(blocks, known, start)
        run = blocks[start:stop]
        if (
            known[start]
            and not _is_section(run, kept)
            and _distinct(run) >= max(_LEAST, _PART * size)
        ):
            run = [
                block for block, copied in zip(run, known[start:stop], strict=True) if not copied
            ]
        kept += run
        size += sum(len(block.text) for block in run)
        start = stop
    return kept


def _may_repeat(blocks: list[Block]) -> bool:
    """A look that costs next to nothing, for the many pages that say all once."""
    texts = [block.text for block in blocks]
    text = "\n".join(texts)
    return any(text.count(long[:_BEGINNING]) > 1 for long in nlargest(_LONGEST, texts, key=len))


def _known(blocks: list[Block]) -> list[bool]:
    """Of each block whether most of it stands in the blocks above it."""
    seen: set[int] = set()
    known = []
    for block in blocks:
        words = _WORD.findall(block.text.casefold())
        last = max(1, len(words) - _IN_A_ROW + 1)
        # Hashes, for a giant page has hundreds of thousands.
        stretches = {hash(tuple(words[n : n + _IN_A_ROW])) for n in range(last)}
        known.append(len(stretches & seen) >= _KNOWN * len(stretches))
        seen |= stretches
    return known


def _end_of_run(blocks: list[Block], known: list[bool], start: int) -> int:
    """Where the run that begins here ends: known blocks with little that is new between them."""
    stop, size, new = start + 1, 0, 0
    for number in range(start, len(blocks)):
        block = blocks[number]
        size += len(block.text)
        if known[number]:
            stop = number + 1
            continue
        new += len(block.text)
        if block.role is Role.SUBHEADING or new > (1 - _KNOWN) * size:
            break
    return stop


def _is_section(run: list[Block], above: list[Block]) -> bool:
    """Whether a run is the text of the subheading right above it, and not all of an article."""
    headed = bool(above) and above[-1].role is Role.SUBHEADING
    return headed and all(block.role is not Role.SUBHEADING for block in run)


def _distinct(run: list[Block]) -> int:
    """The size of a run without its own repetitions: a paragraph six times over is no copy."""
    return sum(map(len, {block.text for block in run}))
