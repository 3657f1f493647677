"""What words mean, learned from a sentence model: a network that begins with it needs fewer labels.

The model says where each block of the pages lies in its space; a vector for every word is found
such that a block's mean of them says the same, as far as words can (after fastText's bags and
model2vec's static vectors). The network's tables begin with these vectors. Nothing of the model
itself ships.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from training.example import Example
from training.gold import SHORT_SET

# A model of 23 million parameters under the Apache licence; any of sentence-transformers' will do.
MODEL = "sentence-transformers/all-MiniLM-L6-v2"
# Of a block so many characters and tokens are read.
_CHARACTERS, _TOKENS = 160, 24
_KEPT = 128
# The slots of single words: the first, the last and those inside.
_WORDS = (0, 1, 4)
_EPOCHS, _BATCH, _RATE = 8, 2048, 3e-2
# The spread of each number among the vectors that a network begins with.
_SPREAD = 0.5


@dataclass(frozen=True, slots=True)
class WordVectors:
    """A row of numbers for each of some sorted keys of words."""

    keys: np.ndarray
    table: np.ndarray

    def of(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Which of some keys have a vector, by their places, and these vectors."""
        places = np.searchsorted(self.keys, keys)
        known = np.flatnonzero(self.keys.take(places, mode="clip") == keys)
        return known, self.table[places[known]]


class Meanings:
    """Where the blocks of some pages lie in a sentence model's space, by their text."""

    def __init__(self, texts: dict[str, int], vectors: np.ndarray) -> None:
        self._places = texts
        self._vectors = vectors

    @classmethod
    def of(cls, pages: list[list[Example]], model: str, kept: Path) -> Meanings:
        """Those of all pages as HTML or as dumps; what the model says is kept, since it takes minutes."""
        texts = sorted({text for example in _read(pages) for text in _beginnings(example)})
        name = hashlib.sha256(model.encode()).hexdigest()[:16]
        vectors = _turned(_said(texts, model, kept / f"sentences-{name}.npz"))
        return cls({text: place for place, text in enumerate(texts)}, vectors)

    def of_words(self, pages: list[list[Example]], keys: np.ndarray, width: int) -> WordVectors:
        """Vectors of ``width`` numbers for those of some sorted keys that are words of these pages."""
        bags, targets = self._bags(pages, keys)
        often = np.bincount(np.concatenate(bags), minlength=len(keys))
        found = np.flatnonzero(often)
        weight = np.log1p(often[found])[:, None]
        vectors = _distilled(bags, targets, len(keys), 2 * width)[found]
        vectors -= (vectors * weight).sum(axis=0) / weight.sum()
        # The directions in which words differ most, all of one spread.
        directions = np.linalg.eigh((vectors * weight).T @ vectors)[1][:, ::-1][:, :width]
        turned = vectors @ directions
        return WordVectors(keys[found], (turned / turned.std(axis=0) * _SPREAD).astype(np.float32))

    def _bags(
        self, pages: list[list[Example]], keys: np.ndarray
    ) -> tuple[list[np.ndarray], np.ndarray]:
        """Places of the known words of every different text, and where the text lies."""
        bags: dict[str, np.ndarray] = {}
        for example in _read(pages):
            words, owners, slots = example.words
            places = np.searchsorted(keys, words)
            known = (keys.take(places, mode="clip") == words) & np.isin(slots, _WORDS)
            order = np.argsort(owners[known], kind="stable")
            each = np.bincount(owners[known], minlength=len(example.texts))
            parts = np.split(places[known][order], np.cumsum(each)[:-1])
            bags |= {
                text: part
                for text, part in zip(_beginnings(example), parts, strict=True)
                if len(part)
            }
        rows = [self._places[text] for text in bags]
        return list(bags.values()), self._vectors[rows].astype(np.float32)


def _read(pages: list[list[Example]]) -> list[Example]:
    """Each page once; short dumps have hardly a word that the others lack."""
    whole = (page for page in pages if page[0].set != SHORT_SET)
    return [example for page in whole for example in page if example.rendering in ("html", "dump")]


def _beginnings(example: Example) -> list[str]:
    return [text[:_CHARACTERS] for text in example.texts]


def _said(texts: list[str], model: str, file: Path) -> np.ndarray:
    """The model's vectors for some texts; only of those that the file does not hold yet it is asked."""
    digests = [hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8) for text in texts]
    keys = np.array([int.from_bytes(digest.digest(), "big") for digest in digests], np.uint64)
    if file.exists():
        kept = np.load(file)
        known, vectors = kept["keys"], kept["vectors"]
    else:
        known, vectors = np.zeros(0, np.uint64), None
    new = np.flatnonzero(~np.isin(keys, known))
    if len(new):
        more = _embedded([texts[place] for place in new], model)
        known = np.concatenate([known, keys[new]])
        vectors = more if vectors is None else np.concatenate([vectors, more])
        order = np.argsort(known)
        known, vectors = known[order], vectors[order]
        np.savez(file, keys=known, vectors=vectors)
    return vectors[np.searchsorted(known, keys)].astype(np.float32)


def _embedded(texts: list[str], name: str) -> np.ndarray:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(name, device="cpu", model_kwargs={"torch_dtype": torch.bfloat16})
    model.max_seq_length = _TOKENS
    return model.encode(texts, batch_size=256, normalize_embeddings=True).astype(np.float16)


def _turned(vectors: np.ndarray) -> np.ndarray:
    """Vectors in their principal directions."""
    vectors -= vectors.mean(axis=0)
    directions = np.linalg.eigh(vectors.T @ vectors)[1][:, ::-1][:, :_KEPT]
    turned = vectors @ directions
    return (turned / turned.std(axis=0).mean()).astype(np.float16)


def _distilled(bags: list[np.ndarray], targets: np.ndarray, count: int, width: int) -> np.ndarray:
    """Vectors of words whose mean over a text, turned and stretched, is nearest to its target."""
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    words = nn.EmbeddingBag(count, width, mode="mean")
    turn = nn.Linear(width, targets.shape[1])
    optimiser = torch.optim.Adam([*words.parameters(), *turn.parameters()], lr=_RATE)
    wanted = torch.from_numpy(targets)
    for epoch in range(_EPOCHS):
        for setting in optimiser.param_groups:
            setting["lr"] = _RATE * (1 - epoch / _EPOCHS)
        order = rng.permutation(len(bags))
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            some = [bags[number] for number in chosen]
            ends = np.cumsum([0, *(len(bag) for bag in some[:-1])])
            means = words(torch.from_numpy(np.concatenate(some)), torch.from_numpy(ends))
            loss = (turn(means) - wanted[torch.from_numpy(chosen)]).pow(2).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return words.weight.detach().numpy()
