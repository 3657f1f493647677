"""What the network sees of a page: one row of numbers a block, and hashed words beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from newsclean.document import Document
from newsclean.label.lexicon import Found, lexicon
from newsclean.label.likeness import likenesses, share_given, texts_given
from newsclean.label.links import where_they_lead
from newsclean.label.markup import (
    TAGS,
    WITHIN,
    Bag,
    class_names,
    containers,
    elements,
    tag_numbers,
    tree_of,
)
from newsclean.label.phrasing import (
    ROLES,
    Phrasing,
    find_phrases,
    shares,
)
from newsclean.label.surroundings import (
    CARRIED,
    below_heading,
    carried,
    from_headline,
    kinds_of_markup,
    kinds_of_shape,
    likes,
)
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
    keys,
    mix,
    read_words,
)

Floats = npt.NDArray[np.float32]

WORD_SLOTS, CLASS_SLOTS = 5, 2
_HEAD, _TAIL, _INSIDE = 8, 4, 48
# Characters of a block beyond these are counted by length only.
_LONGEST = 6000
_TITLE = 5
# The classes of characters in words.
_EDGES = (
    "a symbol", "a blank", "a small letter", "a capital", "a letter without case", "an ideograph",
    "a digit", "a full stop", "a comma", "a colon", "a dash", "a separator", "a quotation mark",
    "a bracket", "a sign", "nothing",
)  # fmt: skip
_LAYOUTS = ("html", "markdown", "blank_lines", "lines", "wrapped", "one_line")
_SHARES = (LOWER, UPPER, LETTER, IDEOGRAPH, DIGIT, STOP, COMMA, COLON, DASH, BAR, QUOTE, BRACKET, SIGN)  # fmt: skip


@dataclass(slots=True)
class Features:
    """``dense``: blocks by numbers, named by ``names()``; ``words`` and ``classes``: keys of
    words and class names, with the block each belongs to and its slot."""

    dense: Floats
    words: Bag
    classes: Bag
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
        *(f"its beginning with {kind}" for kind in _EDGES),
        *(f"its ending with {kind}" for kind in _EDGES),
        "its function words", "its words of the calendar", "an agency's name", "names of people", "names of places",
        "its likeness to the title", "its share of the title",
        "its likeness to the description", "its likeness to the author's name",
        "how often it stands on the page", "its nearness to the page's topic", "standing again below",
        "its share in the text that the page's data give", "the page's data giving a text",
        "the blank lines before it", "no blank line before it",
        "its place on the page", "its distance from the top", "its distance from the end",
        "the length of the page", "how much running text is above", "how much running text is below",
        *(f"the layout ({layout})" for layout in _LAYOUTS),
        "its link density", "its links", "being one link", "its links into the page itself", "its links to the same site",
        *(f"the element {tag}" for tag in TAGS),
        *(f"standing in {landmark}" for landmark in WITHIN),
        "its depth", "its element's share of the text", "its container's share of the text",
        "its outer container's share of the text", "its distance to the text's container",
        *(f"a phrase of {role}" for role in ROLES),
        *(f"class names of {role}" for role in ROLES),
        "how many have its markup", "the text of those with its markup", "the links of those with its markup",
        "how many go like it", "the text of those that go like it", "the links of those that go like it",
        "its distance to the headline", "a headline on the page", "its distance to the heading above",
        *(f"phrases of {role} above" for role in CARRIED),
        *(f"phrases of {role} below" for role in CARRIED),
    ]  # fmt: skip


def features_of(document: Document) -> Features:
    """The features of every block of a document, in order."""
    blocks = document.blocks
    given = texts_given(document)
    texts = [block.text[:_LONGEST] for block in blocks]
    # All at once: on short pages it takes as long for a title as for the page.
    read = read_words([*texts, *chain.from_iterable(given)])
    words = read.part(0, len(blocks))
    found = lexicon().find(words)
    phrasing = find_phrases(words, found)
    lengths = np.array([len(block.text) for block in blocks], np.float32)
    linked = np.array([block.link_chars if block.anchors else 0 for block in blocks], np.float32)
    # Characters beyond a line's worth that are no link: running text, roughly.
    prose = np.maximum(0, lengths - linked - 40)
    density = np.minimum(1, linked / np.maximum(lengths, 1))
    tags = tag_numbers(blocks)
    around, alike, hints, classes = _markup(document, tags, prose, density)
    likeness = likenesses(words, read.part(len(blocks), len(read.size)), list(map(len, given)))
    told = _words(document, words, found, likeness)
    columns = [
        _shape(lengths, words),
        told,
        _place(document, prose),
        _links(document, density),
        elements(blocks, tags),
        around,
        phrasing.weights,
        hints,
        alike,
        likes(kinds_of_shape(words), prose, density),
        from_headline(told[:, _TITLE], 0 if document.layout == "html" else 1),
        below_heading(blocks, words, lengths),
        carried(phrasing),
    ]
    dense = np.concatenate(columns, axis=1, dtype=np.float32, casting="same_kind")
    return Features(dense, _word_keys(words), classes, phrasing)


def _markup(
    document: Document, tags: Ints, prose: Floats, density: Floats
) -> tuple[Floats, Floats, Floats, Bag]:
    """Containers, likes, hints and keys of class names; nothing of the kind without HTML."""
    if document.layout == "html":
        tree = tree_of(document.blocks)
        kinds = kinds_of_markup(tree, tags)
        return containers(tree, prose), likes(kinds, prose, density), *class_names(tree)
    count = len(document.blocks)
    none = np.zeros(0, np.int64)
    around, alike, hints = (np.zeros((count, width), np.float32) for width in (5, 3, len(ROLES)))
    return around, alike, hints, (none.astype(np.uint32), none, none)


def _shape(lengths: Floats, words: Words) -> Floats:
    size = words.size.astype(np.float32)
    stops = words.counts[:, STOP].astype(np.float32)
    shares = words.counts[:, _SHARES] / np.maximum(1.0, np.minimum(lengths, _LONGEST))[:, None]
    first, last = (np.eye(CLASSES, dtype=np.float32)[words.edge[:, side]] for side in (0, 1))
    numbers = [np.log1p(lengths) / 5, np.log1p(size) / 4, size / (1 + stops) / 20, np.log1p(stops)]
    return np.concatenate([np.stack(numbers, axis=1), shares * 3, first, last], axis=1)


def _words(
    document: Document, words: Words, found: dict[int, Found], alike: list[tuple[Floats, ...]]
) -> Floats:
    count = len(document.blocks)
    size = np.maximum(words.size, 1)
    title, described, named = alike
    _, where, often = np.unique(words.whole, return_inverse=True, return_counts=True)
    _, which, frequency = words.distinct()
    topic = np.bincount(words.text, np.log1p(frequency[which]), minlength=count) / size
    again = np.zeros(count, np.int64)
    np.maximum.at(again, where, np.arange(count))
    likeness = [
        *shares(words, found),
        *title,  # at _TITLE
        described[0],
        named[0],
    ]
    repeated = [np.log(often[where]), topic / 3, again[where] > np.arange(count)]
    return np.stack(
        [*likeness, *repeated, *share_given(words, document.metadata.body)], axis=1
    ).astype(np.float32)


def _place(document: Document, prose: Floats) -> Floats:
    count = len(document.blocks)
    index = np.arange(count, dtype=np.float32)
    gap = np.array([min(block.gap, 4) for block in document.blocks], np.float32)
    ends = [index / max(1, count), np.log1p(index) / 5, np.log1p(count - 1 - index) / 5]
    length = np.full(count, np.log1p(count) / 6, np.float32)
    through = np.cumsum(prose) / max(1.0, float(prose.sum()))
    running = [through - prose / max(1.0, float(prose.sum())), 1 - through]
    layout = np.zeros((count, len(_LAYOUTS)), np.float32)
    layout[:, _LAYOUTS.index(document.layout)] = 1
    return np.concatenate(
        [np.stack([gap / 2, gap == 0, *ends, length, *running], axis=1), layout], axis=1
    )


def _links(document: Document, density: Floats) -> Floats:
    blocks = document.blocks
    number = np.array([len(block.anchors) for block in blocks], np.float32)
    inward, at_home = where_they_lead(document)
    share = np.stack([inward, at_home], axis=1) / np.maximum(1, number)[:, None]
    columns = np.stack([density, np.log1p(number), density > 0.9], axis=1)
    return np.concatenate([columns, share], axis=1).astype(np.float32)


def _word_keys(words: Words) -> Bag:
    """Keys of the first and last words of every block and of their pairs.

    Slot 0: first words, 1: last words, 2: pairs among the first words, 3: shapes, 4: what stands
    between the first and the last words.
    """
    size = words.size[words.text]
    head = np.flatnonzero(words.place < _HEAD)
    tail = np.flatnonzero(words.place >= size - _TAIL)
    inside = np.flatnonzero(
        (words.place >= _HEAD) & (words.place < np.minimum(size - _TAIL, _INSIDE))
    )
    pairs = words.runs(2)
    fits = np.flatnonzero(
        (words.place[: len(pairs)] < 4) & (words.place[: len(pairs)] + 2 <= size[: len(pairs)])
    )
    count = len(words.size)
    # Each kind of shape in a family of its own.
    shapes = [mix(shape + np.uint64(kind)) for kind, shape in enumerate(words.shape, start=1)]
    values = np.concatenate(
        [words.hash[head], words.hash[tail], pairs[fits], *shapes, words.hash[inside]]
    )
    each = np.arange(count)
    owners = np.concatenate(
        [words.text[head], words.text[tail], words.text[fits], each, each, each, words.text[inside]]
    )
    sizes = [len(head), len(tail), len(fits), 3 * count, len(inside)]
    slots = np.repeat(np.arange(WORD_SLOTS), sizes)
    return keys(values), owners, slots
