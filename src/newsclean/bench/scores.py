"""How alike two texts, sets of names or labelled dumps are; the measures of ``newsclean bench``.

Word F1 compares multisets of ``\\w+`` tokens; 4-gram F1 is the article extraction benchmark's:
the harmonic mean of mean precision and mean recall over multisets of token 4-grams.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

_TOKEN = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Lower-cased word tokens."""
    found: list[str] = _TOKEN.findall(text.lower())
    return found


def overlap(predicted: Counter[Any], gold: Counter[Any]) -> tuple[float, float]:
    """Precision and recall of one multiset against another; (1, 1) where both are empty."""
    shared = sum((predicted & gold).values())
    precision = shared / predicted.total() if predicted else float(not gold)
    recall = shared / gold.total() if gold else float(not predicted)
    return precision, recall


def f1(precision: float, recall: float) -> float:
    """Harmonic mean of precision and recall.

    >>> f1(1.0, 0.5)
    0.6666666666666666
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def word_f1(predicted: str, gold: str) -> float:
    """F1 of the two texts' words as multisets.

    >>> word_f1("it rained today", "It rained!")
    0.8
    """
    return f1(*overlap(Counter(words(predicted)), Counter(words(gold))))


def ngrams(text: str, size: int = 4) -> Counter[object]:
    """Multiset of token n-grams; a text shorter than that counts as one gram."""
    listed = words(text)
    if not listed:
        return Counter()
    count = max(1, len(listed) - size + 1)
    return Counter(tuple(listed[index : index + size]) for index in range(count))


def fold(text: str) -> str:
    """Text for comparison: NFKC, case-folded; white space, quotes and dashes made alike.

    Characters nobody sees, soft hyphens and zero-width spaces, are left out.
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    for alike, plain in (("‘’ʼ`", "'"), ("“”„«»", '"'), ("–—−", "-")):
        for char in alike:
            text = text.replace(char, plain)
    return " ".join(text.split())


@dataclass(slots=True)
class BodyScore:
    """Scores of bodies, page by page."""

    word: list[float] = field(default_factory=list)
    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    hits: int = 0
    misses: int = 0
    intrusions: int = 0

    def add(
        self,
        predicted: str,
        accepted: Sequence[str],
        must_have: Iterable[str] = (),
        must_not_have: Iterable[str] = (),
    ) -> None:
        """Score one page against the best of its accepted bodies."""
        best = max(accepted, key=lambda gold: word_f1(predicted, gold))
        self.word.append(word_f1(predicted, best))
        precision, recall = overlap(ngrams(predicted), ngrams(best))
        self.precision.append(precision)
        self.recall.append(recall)
        there = " ".join(words(predicted))
        for snippet in must_have:
            found = " ".join(words(snippet)) in there
            self.hits += found
            self.misses += not found
        self.intrusions += sum(" ".join(words(snippet)) in there for snippet in must_not_have)

    @property
    def word_f1(self) -> float:
        """Mean word F1 over pages."""
        return fmean(self.word) if self.word else 0.0

    @property
    def ngram_f1(self) -> float:
        """F1 of mean precision and mean recall over 4-grams."""
        return f1(fmean(self.precision), fmean(self.recall)) if self.word else 0.0

    @property
    def snippet_f1(self) -> float:
        """F1 of must-have and must-not-have snippets, pooled over pages."""
        whole = 2 * self.hits + self.misses + self.intrusions
        return 2 * self.hits / whole if whole else 0.0


@dataclass(slots=True)
class FieldScore:
    """Right and wrong values of one field; ``given`` counts pages whose gold has a value."""

    scores: list[float] = field(default_factory=list)

    def add(self, score: float) -> None:
        """Score one page, 0 to 1."""
        self.scores.append(score)

    @property
    def mean(self) -> float:
        """Mean over pages."""
        return fmean(self.scores) if self.scores else 0.0


def names_f1(predicted: Iterable[str], gold: Iterable[str]) -> float:
    """F1 of two sets of names; 1 where both are empty."""
    there, wanted = Counter({fold(n) for n in predicted}), Counter({fold(n) for n in gold})
    return f1(*overlap(there, wanted))


def apart(names: Iterable[str]) -> list[str]:
    """Names one by one, where gold or a system has a list of them as one, without credentials.

    >>> apart(["Ana Ruiz, MD, and Bo Li"])
    ['Ana Ruiz', 'Bo Li']
    """
    found = []
    for name in names:
        first, *others = (part.strip() for part in _BETWEEN.split(name))
        found += [first, *(part for part in others if not _CREDENTIAL.fullmatch(part))]
    return [part for part in found if part]


_BETWEEN = re.compile(r",\s*(?:and\s)?|\s(?:and|&|with|und|et)\s|;|\s\|\s")
_CREDENTIAL = re.compile(r"[A-Z][A-Z.-]{1,9}[®™]?|Ph\.?D\.?")


@dataclass(slots=True)
class RoleScore:
    """Role labels by characters: ``counts[gold, predicted]``."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, gold: str, predicted: str, characters: int) -> None:
        """Count characters of one gold role that got this role."""
        self.counts[gold, predicted] += characters

    @property
    def micro(self) -> float:
        """Share of characters with the right role."""
        right = sum(n for (gold, predicted), n in self.counts.items() if gold == predicted)
        return right / self.counts.total() if self.counts else 0.0

    def by_role(self) -> dict[str, float]:
        """F1 by gold role."""
        scores = {}
        for role in sorted({gold for gold, _ in self.counts}):
            hit = self.counts[role, role]
            gold = sum(n for (g, _), n in self.counts.items() if g == role)
            predicted = sum(n for (_, p), n in self.counts.items() if p == role)
            scores[role] = 2 * hit / (gold + predicted) if gold + predicted else 0.0
        return scores

    @property
    def macro(self) -> float:
        """Mean of the roles' F1."""
        scores = self.by_role()
        return fmean(scores.values()) if scores else 0.0
