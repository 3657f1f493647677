"""Finds the blocks of a page in a body of text made elsewhere: by another extractor, or by hand.

Blocks are matched by token 4-grams, so that punctuation, and paragraphs split or joined, make no
difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

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
