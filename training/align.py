"""Carries labels from one rendering of a page to the blocks of another.

Their tokens are aligned in order (Indel distance, from rapidfuzz).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from newsclean.document import Block
from newsclean.label.coverage import tokens


def carry(
    blocks: Sequence[Block], lines: Sequence[tuple[str, str]]
) -> list[tuple[str | None, float]]:
    """Label of every block from labelled lines of another rendering, with the share that agrees.

    None where less than half of the block's tokens could be aligned.
    """
    gold_tokens: list[str] = []
    gold_roles: list[str] = []
    for text, role in lines:
        words = tokens(text)
        gold_tokens += words
        gold_roles += [role] * len(words)
    ours: list[str] = []
    owner: list[int] = []
    for index, block in enumerate(blocks):
        words = tokens(block.text)
        ours += words
        owner += [index] * len(words)
    votes: list[Counter[str]] = [Counter() for _ in blocks]
    sizes = Counter(owner)
    for op in Indel.opcodes(gold_tokens, ours):
        if op.tag == "equal":
            for step in range(op.src_end - op.src_start):
                votes[owner[op.dest_start + step]][gold_roles[op.src_start + step]] += 1
    labels: list[tuple[str | None, float]] = []
    for index, vote in enumerate(votes):
        total = vote.total()
        if not total or total < 0.5 * sizes[index]:
            labels.append((None, 0.0))
        else:
            role, count = vote.most_common(1)[0]
            labels.append((role, count / sizes[index]))
    return labels
