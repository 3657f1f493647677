"""Brings gold and blocks together: which blocks are the body, which role each block has.

Bodies are matched by token 4-grams, so that punctuation, and paragraphs split or joined, make no
difference. Role labels of one rendering are carried to another by aligning their tokens in order
(Indel distance, from rapidfuzz).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from newsclean.document import Block

_CJK = r"぀-ヿ㐀-䶿一-鿿豈-﫿"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")
UNKNOWN = -1
_SIZE = 4


def tokens(text: str) -> list[str]:
    """Folded words, single characters for ideographs."""
    found: list[str] = _TOKEN.findall(text.casefold())
    return found


def body_labels(blocks: Sequence[Block], body: Sequence[str]) -> list[int]:
    """For every block 1 (body), 0 (not) or UNKNOWN (covered in part, or too short to tell)."""
    gold = tokens("\n".join(body))
    known = {tuple(gold[i : i + _SIZE]) for i in range(max(0, len(gold) - _SIZE + 1))}
    lines = Counter(tuple(tokens(paragraph)) for paragraph in body)
    joined = " " + " ".join(gold) + " "
    labels = [_covered(tokens(block.text), known, lines, joined) for block in blocks]
    return _settle_short(labels)


_MAYBE = 2


def _covered(
    words: list[str], known: set[tuple[str, ...]], lines: Counter[tuple[str, ...]], joined: str
) -> int:
    if not words:
        return UNKNOWN
    if tuple(words) in lines:
        return 1 if len(words) >= 4 else _MAYBE
    if len(words) < _SIZE + 1:
        return _MAYBE if f" {' '.join(words)} " in joined else 0
    grams = [tuple(words[i : i + _SIZE]) for i in range(len(words) - _SIZE + 1)]
    share = sum(gram in known for gram in grams) / len(grams)
    if share >= 0.6:
        return 1
    return 0 if share <= 0.25 else UNKNOWN


def _settle_short(labels: list[int]) -> list[int]:
    """A short block that could be body is body between blocks of the body, else it is not."""
    sure = [index for index, label in enumerate(labels) if label == 1]
    if not sure:
        return [UNKNOWN if label == _MAYBE else label for label in labels]
    first, last = sure[0], sure[-1]
    settled = []
    for index, label in enumerate(labels):
        if label != _MAYBE:
            settled.append(label)
        elif first < index < last:
            near = [k for k in range(max(0, index - 3), index + 4) if k < len(labels)]
            settled.append(1 if sum(labels[k] == 1 for k in near) >= 1 else 0)
        else:
            settled.append(UNKNOWN if first - 2 <= index <= last + 2 else 0)
    return settled


def carry_roles(
    blocks: Sequence[Block], lines: Sequence[tuple[str, str]]
) -> list[tuple[str | None, float]]:
    """Role of every block from labelled lines of another rendering, with the share that agrees.

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
