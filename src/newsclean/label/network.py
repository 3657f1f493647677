"""The learned labeller: a small network over blocks, run with numpy alone.

There are two of them, one for pages with markup and one for text: what tells a menu from an
article differs, and each is the better for not having to know the other's. Trained by ``training/``; the model card in ``docs/model-card.md`` says on what and how well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from newsclean.document import Document
from newsclean.label.explain import explain
from newsclean.label.features import CLASS_SLOTS, WORD_SLOTS, Features, features_of
from newsclean.label.markup import Bag
from newsclean.label.phrasing import ROLES
from newsclean.label.rules import RuleLabeller
from newsclean.label.settle import FEW, settle
from newsclean.label.words import Ints
from newsclean.models import Role
from newsclean.plugins import labellers

Floats = npt.NDArray[np.float32]
_BODY, _HEADLINE = ROLES.index(Role.BODY), ROLES.index(Role.HEADLINE)
# From so many multiplications on OpenBLAS takes several threads; for fewer rows a matrix is cut.
_SHARED, _FEWEST = 1 << 18, 24
# So likely a block must be the headline where none is likely.
_PERHAPS = 0.05


@dataclass(frozen=True, slots=True)
class Judgement:
    """``roles``: blocks by roles, calibrated probabilities; ``article``: that the page is one;
    ``dense``: the standardised observations; ``stories``: that a block is the title of another story,
    where the network tells that."""

    roles: Floats
    article: float
    dense: Floats
    stories: Floats | None = None


@labellers.register("network")
class NetworkLabeller:
    """Labels by a network over the features of blocks and of their neighbours: those that ship with
    newsclean, or others.

    >>> from newsclean.document import Source
    >>> from newsclean.segment import segment
    >>> page = segment(Source("Rain in Spain\\n\\nIt rained, they said, and all the plain was wet.", "text"))
    >>> [block.role.value for block in NetworkLabeller().label(page).blocks]
    ['headline', 'body']
    """

    def __init__(self, chosen: Networks | None = None) -> None:
        self.networks = chosen

    def label(self, document: Document) -> Document:
        """Set role, confidence and reason of every block."""
        return label_with(document, chosen=self.networks)


def label_with(
    document: Document,
    reconsider: Callable[[Judgement], Judgement] | None = None,
    chosen: Networks | None = None,
) -> Document:
    """Label a document by its network, whose judgement somebody may reconsider.

    A short text in which the network finds no body is left to the rules.
    """
    if not document.blocks:
        return document
    features = features_of(document)
    used = (chosen or networks()).of(document)
    judgement = used.judge(features)
    short = document.layout != "html" and len(document.blocks) <= FEW
    if short and not (judgement.roles.argmax(axis=1) == _BODY).any():
        return RuleLabeller().label(document)
    assign(document, features, judgement if reconsider is None else reconsider(judgement), used)
    settle(document)
    return document


def assign(document: Document, features: Features, judgement: Judgement, by: Network) -> None:
    """Give every block its likeliest role, with the observations that weighed most as reason."""
    document.article_probability = judgement.article
    chosen = _with_headline(judgement.roles.argmax(axis=1), judgement.roles)
    sure = judgement.roles[np.arange(len(chosen)), chosen]
    reasons = explain(features, chosen, judgement.dense, by.direct)
    for block, role, confidence, reason, chances in zip(
        document.blocks, chosen.tolist(), sure.tolist(), reasons, judgement.roles, strict=True
    ):
        block.role = ROLES[role]
        block.confidence = round(confidence, 3)
        block.reason = reason
        block.chances = chances
    if judgement.stories is not None:
        for block, likely in zip(document.blocks, judgement.stories.tolist(), strict=True):
            block.story = likely


def _with_headline(chosen: Ints, roles: Floats) -> Ints:
    """The choice of roles; where no block is the headline, the likeliest above the text is."""
    text = np.flatnonzero(chosen == _BODY)
    if len(text) and text[0] and not (chosen == _HEADLINE).any():
        likely = roles[: text[0], _HEADLINE]
        if likely.max() >= _PERHAPS:
            chosen[likely.argmax()] = _HEADLINE
    return chosen


class Network:
    """The weights and the forward pass; the mirror of ``training.model.Labeller``."""

    def __init__(self, weights: dict[str, npt.NDArray[Any]]) -> None:
        self._weights = {
            name: value.astype(np.float32)
            for name, value in weights.items()
            if value.dtype == np.float16 or value.dtype == np.float32
        }
        self._known = {kind: Vocabulary(weights[f"{kind}_keys"]) for kind in ("word", "class")}
        self._dilations = [int(step) for step in weights["dilations"]]
        self._summary_after = int(weights["summary_after"])
        self._temperature = float(weights.get("temperature", np.ones(1))[0])
        self.direct: Floats = self._weights["direct"]

    def judge(self, features: Features) -> Judgement:
        """Probabilities of roles for every block, and of the page being an article."""
        weights = self._weights
        hidden, dense = self.last_layer(features)
        logits = times(hidden, weights["leave"]) + weights["leave_bias"] + times(dense, self.direct)
        article = float((_pool(hidden) @ weights["judge"] + weights["judge_bias"])[0])
        return Judgement(
            _softmax(logits / self._temperature),
            float(0.5 + 0.5 * np.tanh(0.5 * article)),
            dense,
            self._stories(hidden, dense) if "story" in weights else None,
        )

    def last_layer(self, features: Features) -> tuple[Floats, Floats]:
        """What the last layer says of every block, and its standardised observations."""
        weights = self._weights
        dense = np.clip((features.dense - weights["mean"]) / weights["std"], -5, 5)
        seen = [
            dense,
            _bag(*self._vocabulary("word"), features.words, len(features), WORD_SLOTS),
            _bag(*self._vocabulary("class"), features.classes, len(features), CLASS_SLOTS),
        ]
        hidden = times(np.concatenate(seen, axis=1), weights["enter"]) + weights["enter_bias"]
        np.maximum(hidden, 0, out=hidden)
        for number, dilation in enumerate(self._dilations):
            hidden = hidden + self._convolve(hidden, number, dilation)
            if number + 1 == self._summary_after:
                about = _pool(hidden) @ weights["summary"] + weights["summary_bias"]
                hidden = hidden + np.maximum(about, 0)
        return hidden, dense

    def _stories(self, hidden: Floats, dense: Floats) -> Floats:
        """How likely each block, in a list of stories, is the title of one."""
        weights = self._weights
        seen = times(np.concatenate([hidden, dense], axis=1), weights["story_enter"])
        seen = np.maximum(seen + weights["story_enter_bias"], 0)
        return _likely(seen @ weights["story"] + weights["story_bias"])

    def _vocabulary(self, kind: str) -> tuple[Vocabulary, Floats]:
        """The known words, and a row of numbers for each."""
        return self._known[kind], self._weights[f"{kind}_table"]

    def _convolve(self, hidden: Floats, number: int, dilation: int) -> Floats:
        """One dilated convolution of three taps with its rectifier."""
        taps = self._weights[f"layer{number}"]
        width = hidden.shape[1]
        out = times(hidden, taps[width : 2 * width]) + self._weights[f"layer{number}_bias"]
        if len(hidden) > dilation:
            out[dilation:] += times(hidden[:-dilation], taps[:width])
            out[:-dilation] += times(hidden[dilation:], taps[2 * width :])
        rectified: Floats = np.maximum(out, 0, out=out)
        return rectified


@dataclass(frozen=True, slots=True)
class Networks:
    """One network for pages with markup, and one for text and Markdown."""

    html: Network
    text: Network

    def of(self, document: Document) -> Network:
        """The one that a document is labelled by."""
        return self.html if document.layout == "html" else self.text

    @classmethod
    def read(cls, file: IO[bytes]) -> Networks:
        """Read both from one .npz file, in which the names of arrays begin with "html." or "text."."""
        content = np.load(file)
        weights: dict[str, dict[str, npt.NDArray[Any]]] = {"html": {}, "text": {}}
        for name in content.files:
            which, _, own = name.partition(".")
            weights[which][own] = content[name]
        return cls(Network(weights["html"]), Network(weights["text"]))


@cache
def networks() -> Networks:
    """The networks that ship with newsclean, loaded at first use."""
    with (files("newsclean.label") / "weights.npz").open("rb") as stored:
        return Networks.read(stored)


class Vocabulary:
    """Sorted keys of 32 bits, spread evenly, so that few have the same upper half: a step or two
    from the first of those finds any key."""

    def __init__(self, keys: npt.NDArray[np.uint32]) -> None:
        self._keys = keys
        halves = np.arange(1 << 16, dtype=np.uint32)
        self._firsts = np.searchsorted(keys, halves << np.uint32(16))
        self._most = int(np.diff(self._firsts, append=len(keys)).max())

    def known(self, bag: Bag) -> tuple[Ints, Ints, Ints]:
        """The words of a bag that stand in the vocabulary, by their places in it."""
        keys, owners, slots = bag
        if not len(self._keys):
            return owners[:0], owners[:0], owners[:0]
        places = self._firsts[keys >> np.uint32(16)]
        there = self._keys.take(places, mode="clip") == keys
        for _ in range(1, self._most):
            left = np.flatnonzero(~there)
            places[left] += 1
            there[left] = self._keys.take(places[left], mode="clip") == keys[left]
        found = np.flatnonzero(there)
        return places[found], owners[found], slots[found]


def known_words(vocabulary: npt.NDArray[np.uint32], bag: Bag) -> tuple[Ints, Ints, Ints]:
    """The words of a bag that stand in a vocabulary of sorted keys, by their places in it."""
    return Vocabulary(vocabulary).known(bag)


def _bag(vocabulary: Vocabulary, table: Floats, bag: Bag, count: int, slots: int) -> Floats:
    """Mean of the table's rows for every block and slot, side by side."""
    ids, owners, slot = vocabulary.known(bag)
    total = np.zeros((count * slots, table.shape[1]), np.float32)
    where = owners * slots + slot
    if len(where):
        order = np.argsort(where, kind="stable")
        sorted_where = where[order]
        starts = np.flatnonzero(np.concatenate(([True], sorted_where[1:] != sorted_where[:-1])))
        sums = np.add.reduceat(table.take(ids[order], axis=0), starts, axis=0)
        numbers = np.diff(np.append(starts, len(where)))
        total[sorted_where[starts]] = sums / numbers[:, None]
    return total.reshape(count, slots * table.shape[1])


def times(rows: Floats, matrix: Floats) -> Floats:
    """``rows @ matrix``, some rows at a time: so few that BLAS doesn't share them among threads.

    A page is small: waking threads and waiting for them takes longer than its sums, many times
    longer on a busy machine.
    """
    if _FEWEST * matrix.size > _SHARED and len(matrix) > 1:
        # Too large for that: laying it out anew for every few rows would take longest.
        half = len(matrix) // 2
        product = times(np.ascontiguousarray(rows[:, :half]), matrix[:half])
        product += times(np.ascontiguousarray(rows[:, half:]), matrix[half:])
        return product
    step = max(1, _SHARED // matrix.size)
    whole = len(rows) // step * step
    product = np.empty((len(rows), matrix.shape[1]), np.float32)
    for part, size in ((slice(whole), step), (slice(whole, None), len(rows) - whole)):
        if size:
            stacked = product[part].reshape(-1, size, matrix.shape[1])
            np.matmul(rows[part].reshape(-1, size, len(matrix)), matrix, out=stacked)
    return product


def _pool(hidden: Floats) -> Floats:
    return np.concatenate([hidden.mean(axis=0), hidden.max(axis=0)])


def _likely(logits: npt.NDArray[np.floating]) -> Floats:
    # The logistic function, by one that no large number makes overflow.
    likely: Floats = (0.5 + 0.5 * np.tanh(0.5 * logits)).astype(np.float32)
    return likely


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares
