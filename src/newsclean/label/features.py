"""What the network sees of a page: one row of numbers a block, and hashed words beside it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from newsclean.data.scopes import scope_words
from newsclean.document import Block, Document, Scope
from newsclean.label.phrasing import ROLES, Phrasing, find_phrases, functional
from newsclean.label.words import (
    BAR,
    BRACKET,
    CLASSES,
    COLON,
    COMMA,
    DASH,
    DIGIT,
    IDEOGRAPH,
    LETTER,
    LOWER,
    QUOTE,
    SIGN,
    STOP,
    UPPER,
    Ints,
    Words,
    buckets,
    grams,
    read_words,
)

Floats = npt.NDArray[np.float32]

WORD_BITS = 13
CLASS_BITS = 12
_HEAD, _TAIL = 8, 4
# Characters of a block beyond these are counted by length only.
_LONGEST = 6000
_LAYOUTS = ("html", "markdown", "blank_lines", "lines", "wrapped", "one_line")
_TAGS = (
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "tr", "a", "span", "figcaption",
    "blockquote", "pre", "button", "dt", "dd", "label", "time", "section", "article", "img",
)  # fmt: skip
_WITHIN = (
    "article", "main", "aside", "nav", "header", "footer", "figure", "figcaption", "form",
    "blockquote", "ul", "ol", "table", "address", "pre", "dialog", "articlebody",
)  # fmt: skip
_SHARES = (LOWER, UPPER, LETTER, IDEOGRAPH, DIGIT, STOP, COMMA, COLON, DASH, BAR, QUOTE, BRACKET, SIGN)  # fmt: skip


@dataclass(slots=True)
class Features:
    """``dense``: blocks by numbers, named by ``names()``; ``words`` and ``classes``: buckets of
    hashed words and class names, with the block each belongs to and its slot."""

    dense: Floats
    words: tuple[Ints, Ints, Ints]
    classes: tuple[Ints, Ints, Ints]
    phrasing: Phrasing

    def __len__(self) -> int:
        return len(self.dense)


def names() -> list[str]:
    """Names of the columns of ``Features.dense``, in words."""
    return [
        "its length", "its number of words", "its words a sentence", "its number of sentences",
        *(f"its share of {kind}" for kind in (
            "lower case", "capitals", "other letters", "ideographs", "digits", "full stops",
            "commas", "colons", "dashes", "separators", "quotation marks", "brackets", "signs")),
        *(f"how it begins ({number})" for number in range(CLASSES)),
        *(f"how it ends ({number})" for number in range(CLASSES)),
        "its function words", "its likeness to the title", "its share of the title",
        "its likeness to the description", "its likeness to the author's name",
        "how often it stands on the page", "its nearness to the page's topic",
        "the blank lines before it", "no blank line before it",
        "its place on the page", "its distance from the top", "its distance from the end",
        "the length of the page",
        *(f"the layout ({layout})" for layout in _LAYOUTS),
        "its link density", "its links", "being one link",
        *(f"the element {tag}" for tag in _TAGS),
        *(f"standing in {landmark}" for landmark in _WITHIN),
        "its depth", "its element's share of the text", "its container's share of the text",
        "its outer container's share of the text", "its distance to the text's container",
        *(f"a phrase of {role}" for role in ROLES),
        *(f"class names of {role}" for role in ROLES),
    ]  # fmt: skip


def features_of(document: Document) -> Features:
    """The features of every block of a document, in order."""
    blocks = document.blocks
    words = read_words([block.text[:_LONGEST] for block in blocks])
    phrasing = find_phrases(words)
    columns = [
        _shape(blocks, words),
        _words(document, words),
        _place(document),
        _links(blocks),
        _markup(document),
        phrasing.weights,
    ]
    hints, classes = _classes(document)
    dense = np.concatenate([*columns, hints], axis=1).astype(np.float32)
    return Features(dense, _word_buckets(words), classes, phrasing)


def _shape(blocks: Sequence[Block], words: Words) -> Floats:
    lengths = np.array([len(block.text) for block in blocks], np.float32)
    size = words.size.astype(np.float32)
    stops = words.counts[:, STOP].astype(np.float32)
    shares = words.counts[:, _SHARES] / np.maximum(1.0, np.minimum(lengths, _LONGEST))[:, None]
    first, last = (np.eye(CLASSES, dtype=np.float32)[words.edge[:, side]] for side in (0, 1))
    numbers = [np.log1p(lengths) / 5, np.log1p(size) / 4, size / (1 + stops) / 20, np.log1p(stops)]
    return np.concatenate([np.stack(numbers, axis=1), shares * 3, first, last], axis=1)


def _words(document: Document, words: Words) -> Floats:
    count = len(document.blocks)
    size = np.maximum(words.size, 1)
    meta = document.metadata
    title, coverage = _likeness(words, _titles(document))
    described, _ = _likeness(words, [value for _, value in meta.descriptions][:3])
    named, _ = _likeness(words, [value for _, value in meta.authors][:4])
    _, where, often = np.unique(words.whole, return_inverse=True, return_counts=True)
    _, which, frequency = np.unique(words.hash, return_inverse=True, return_counts=True)
    topic = np.bincount(words.text, np.log1p(frequency[which]), minlength=count) / size
    likeness = [functional(words), title, coverage, described, named]
    return np.stack([*likeness, np.log(often[where]), topic / 3], axis=1).astype(np.float32)


def _titles(document: Document) -> list[str]:
    """Titles the page gives itself; a text dump's first line stands in for the tab title."""
    meta = document.metadata
    titles = [value for _, value in meta.headlines][:4] + ([meta.title] if meta.title else [])
    if document.source.headline:
        titles.append(document.source.headline)
    if document.layout != "html" and document.blocks:
        titles.append(document.blocks[0].text[:300])
    return titles


def _likeness(words: Words, texts: list[str]) -> tuple[Floats, Floats]:
    """Greatest Dice coefficient with, and share of, any of some short texts."""
    count = len(words.size)
    dice = np.zeros(count, np.float32)
    share = np.zeros(count, np.float32)
    for text in texts:
        known = np.unique(read_words([text]).hash)
        if not len(known):
            continue
        at = np.minimum(np.searchsorted(known, words.hash), len(known) - 1)
        hits = np.bincount(words.text[known[at] == words.hash], minlength=count)
        hits = np.minimum(hits, len(known))
        dice = np.maximum(dice, 2 * hits / (words.size + len(known)))
        share = np.maximum(share, hits / len(known))
    # The first line of a text dump is like itself.
    return dice.astype(np.float32), share.astype(np.float32)


def _place(document: Document) -> Floats:
    count = len(document.blocks)
    index = np.arange(count, dtype=np.float32)
    gap = np.array([min(block.gap, 4) for block in document.blocks], np.float32)
    ends = [index / max(1, count), np.log1p(index) / 5, np.log1p(count - 1 - index) / 5]
    length = np.full(count, np.log1p(count) / 6, np.float32)
    layout = np.zeros((count, len(_LAYOUTS)), np.float32)
    layout[:, _LAYOUTS.index(document.layout)] = 1
    return np.concatenate([np.stack([gap / 2, gap == 0, *ends, length], axis=1), layout], axis=1)


def _links(blocks: Sequence[Block]) -> Floats:
    density = np.array([block.link_density for block in blocks], np.float32)
    number = np.array([len(block.anchors) for block in blocks], np.float32)
    return np.stack([density, np.log1p(number), density > 0.9], axis=1)


def _markup(document: Document) -> Floats:
    blocks = document.blocks
    tags = np.zeros((len(blocks), len(_TAGS)), np.float32)
    within = np.zeros((len(blocks), len(_WITHIN)), np.float32)
    place = np.zeros((len(blocks), 5), np.float32)
    rows: dict[frozenset[str], list[int]] = {}
    masses = _masses(blocks) if document.layout == "html" else {}
    for number, block in enumerate(blocks):
        tag = _TAG_NUMBER.get(block.tag)
        if tag is not None:
            tags[number, tag] = 1
        landmarks = block.scope.within
        if landmarks:
            row = rows.get(landmarks)
            if row is None:
                row = [k for k, name in enumerate(_WITHIN) if name in landmarks]
                rows[landmarks] = row
            within[number, row] = 1
        if masses:
            place[number] = _containers(block.scope, masses)
    return np.concatenate([tags, within, place], axis=1)


_TAG_NUMBER = {tag: number for number, tag in enumerate(_TAGS)}


def _masses(blocks: Sequence[Block]) -> dict[int, float]:
    """Share of the page's unlinked long text under every scope, by identity."""
    mass: dict[int, float] = {}
    scopes: dict[int, Scope] = {}
    total = 1.0
    for block in blocks:
        amount = max(0, len(block.text) - block.link_chars - 40)
        scope: Scope | None = block.scope
        mass[id(scope)] = mass.get(id(scope), 0.0) + amount
        total += amount
        while scope is not None and id(scope) not in scopes:
            scopes[id(scope)] = scope
            scope = scope.parent
    for scope in sorted(scopes.values(), key=_depth, reverse=True):
        if scope.parent is not None:
            key = id(scope.parent)
            mass[key] = mass.get(key, 0.0) + mass.get(id(scope), 0.0)
    return {key: value / total for key, value in mass.items()}


def _depth(scope: Scope) -> int:
    return scope.depth


def _containers(scope: Scope, masses: dict[int, float]) -> list[float]:
    """Depth, the shares of three levels, and the steps up to an element with most of the text."""
    shares = []
    steps = 12
    step: Scope | None = scope
    for level in range(12):
        if step is None:
            break
        share = masses.get(id(step), 0.0)
        if level < 3:
            shares.append(share)
        if share > 0.4:
            steps = level
            break
        step = step.parent
    shares += [shares[-1]] * (3 - len(shares))
    return [min(scope.depth, 30) / 15, *shares, steps / 6]


def _classes(document: Document) -> tuple[Floats, tuple[Ints, Ints, Ints]]:
    """Roles that class names hint at, and buckets of the class names themselves.

    Slot 0 holds the words of the block's element and its parent, slot 1 those of the next four.
    """
    blocks = document.blocks
    hints = np.zeros((len(blocks), len(ROLES)), np.float32)
    ids: list[int] = []
    owners: list[int] = []
    slots: list[int] = []
    if document.layout == "html":
        cache: dict[int, tuple[list[int], list[int], list[tuple[int, float]]]] = {}
        for number, block in enumerate(blocks):
            seen = cache.get(id(block.scope))
            if seen is None:
                seen = cache[id(block.scope)] = _scope_words(block.scope)
            near, far, roles = seen
            ids += near + far
            owners += [number] * (len(near) + len(far))
            slots += [0] * len(near) + [1] * len(far)
            for role, weight in roles:
                hints[number, role] = weight
    arrays = [np.array(part, np.int64) for part in (ids, owners, slots)]
    return hints, (arrays[0], arrays[1], arrays[2])


def _scope_words(scope: Scope) -> tuple[list[int], list[int], list[tuple[int, float]]]:
    known = scope_words().roles
    near: list[int] = []
    far: list[int] = []
    roles: dict[int, float] = {}
    for level, step in enumerate(scope.ancestry()):
        if level >= 6:
            break
        place = near if level < 2 else far
        place += [_class_bucket(word) for word in step.words[:8]]
        if step.tag:
            place.append(_class_bucket("<" + step.tag))
        for word in step.words:
            role = known.get(word)
            if role is not None:
                roles.setdefault(ROLES.index(role), 1 / (1 + level / 2))
    return near, far, sorted(roles.items())


@lru_cache(maxsize=1 << 16)
def _class_bucket(word: str) -> int:
    """A number for a class name that is the same in every process (CRC-32, unlike ``hash``)."""
    return (zlib.crc32(word.encode("utf-8", "replace")) * 0x9E3779B1 & 0xFFFFFFFF) >> (
        32 - CLASS_BITS
    )


def _word_buckets(words: Words) -> tuple[Ints, Ints, Ints]:
    """Buckets of the first and last words of every block and of their pairs.

    Slot 0: first words, 1: last words, 2: pairs among the first words.
    """
    size = words.size[words.text]
    head = np.flatnonzero(words.place < _HEAD)
    tail = np.flatnonzero((words.place >= size - _TAIL) & (words.place >= 0))
    pairs = grams(words.hash, 2) if len(words.hash) > 1 else words.hash[:0]
    fits = np.flatnonzero(
        (words.place[: len(pairs)] < 4) & (words.place[: len(pairs)] + 2 <= size[: len(pairs)])
    )
    values = np.concatenate([words.hash[head], words.hash[tail], pairs[fits]])
    owners = np.concatenate([words.text[head], words.text[tail], words.text[fits]])
    slots = np.repeat(np.arange(3), [len(head), len(tail), len(fits)])
    return buckets(values, WORD_BITS), owners, slots
