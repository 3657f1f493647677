"""How much of a headline the text below says again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclean.document import Block

# Of the text so many paragraphs are read, of each so much; of words the first letters.
_PARAGRAPHS, _READ, _STEM = 4, 600, 4
_FEWEST = 2
_WORD = re.compile(r"[^\W\d_]{4,}")
_DENSE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}"
)


def said_again(line: str, text: Iterable[Block]) -> float:
    """The share of a line's words, by their beginnings, that the first paragraphs have; 0 for a single word.

    >>> text = [Block("The river flooded two villages on Monday.", 0, 41)]
    >>> said_again("River floods villages", text), said_again("Port Echo Online", text)
    (1.0, 0.0)
    """
    told = _stems(line)
    if len(told) < _FEWEST:
        return 0.0
    paragraphs = [block.text[:_READ] for _, block in zip(range(_PARAGRAPHS), text, strict=False)]
    return len(told & _stems(" ".join(paragraphs))) / len(told)


def _stems(text: str) -> set[str]:
    """The beginnings of the words of a text; of scripts without spaces, each two signs in a row."""
    stems = {word[:_STEM] for word in _WORD.findall(text.casefold()) if not _DENSE.search(word)}
    for run in _DENSE.findall(text):
        stems.update(run[at : at + 2] for at in range(len(run) - 1))
    return stems
