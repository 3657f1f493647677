"""How like each block is to what the page says of itself: its titles, descriptions, authors, its data's text."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from newsclean.document import Document
from newsclean.label.words import Known, Words, read_words

Floats = npt.NDArray[np.float32]

# A text in the page's data is looked at where it has so many words, and so many characters of it.
_SHORTEST_GIVEN, _LONGEST_GIVEN = 40, 200_000


def texts_given(document: Document) -> tuple[list[str], list[str], list[str]]:
    """The texts that blocks are compared with: titles, descriptions and authors' names."""
    meta = document.metadata
    described = [value for _, value in meta.descriptions][:3]
    return _titles(document), described, [value for _, value in meta.authors][:4]


def _titles(document: Document) -> list[str]:
    """Titles the page gives itself; a text dump's first line stands in for the tab title."""
    meta = document.metadata
    titles = [value for _, value in meta.headlines][:4] + ([meta.title] if meta.title else [])
    if document.source.headline:
        titles.append(document.source.headline)
    if document.layout != "html" and document.blocks:
        titles.append(document.blocks[0].text[:300])
    return titles


def likenesses(words: Words, texts: Words, sizes: list[int]) -> list[tuple[Floats, ...]]:
    """For each group of short texts the greatest Dice coefficient with, and share of, any of them.

    ``sizes``: how many of the texts each group has.
    """
    count = len(words.size)
    all_words = np.unique(texts.hash)
    where, at = Known(all_words).find(words.hash)
    # Which of the words each text has.
    has = np.zeros((len(texts.size), len(all_words)), bool)
    has[texts.text, np.searchsorted(all_words, texts.hash)] = True
    number = np.count_nonzero(has, axis=1)[:, None]
    text, hit = np.nonzero(has[:, at])
    hits = np.bincount(text * count + words.text[where[hit]], minlength=len(has) * count)
    hits = np.minimum(hits.reshape(len(has), count), number)
    dice = 2 * hits / np.maximum(words.size + number, 1)
    share = hits / np.maximum(number, 1)
    found = []
    first = 0
    for size in sizes:
        rows = slice(first, first := first + size)
        greatest = (each[rows].max(axis=0, initial=0) for each in (dice, share))
        found.append(tuple(values.astype(np.float32) for values in greatest))
    return found


def share_given(words: Words, body: str | None) -> tuple[Floats, Floats]:
    """Share of each block's runs of three words that the page's data have in their text of the
    article (schema.org articleBody), and whether they have one."""
    count = len(words.size)
    runs = read_words([body[:_LONGEST_GIVEN]]).runs(3) if body else np.zeros(0, np.uint64)
    if len(runs) < _SHORTEST_GIVEN:
        return np.zeros(count, np.float32), np.zeros(count, np.float32)
    start, _ = Known(np.unique(runs)).find(words.runs(3))
    start = start[words.place[start] + 3 <= words.size[words.text[start]]]
    share = np.bincount(words.text[start], minlength=count) / np.maximum(1, words.size - 2)
    return share.astype(np.float32), np.ones(count, np.float32)
