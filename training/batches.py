"""Pages laid end to end for training: which of them together, in which renderings, with which words."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import torch

from newsclean.label.network import known_words
from training.example import Example
from training.gold import INVENTED_SET, SHORT_SET
from training.model import Batch

BLOCKS_A_BATCH = 2500
TEXTS_A_PAGE, INVENTED_TEXTS = 5, 2
# On so many sites a word or class name must stand, and so many are kept at most.
VOCABULARY = {"words": (4, 16_000), "classes": (4, 6_000)}


def vocabulary(pages: list[list[Example]], kind: str) -> np.ndarray:
    """Keys of the words (or class names) that stand on pages of several sites, sorted.

    What only a few sites have would be learned by heart.
    """
    least, most = VOCABULARY[kind]
    by_site: dict[str, list[np.ndarray]] = defaultdict(list)
    for page in pages:
        for example in page:
            if example.rendering in ("html", "html-text", "dump"):
                by_site[example.site].append(np.unique(getattr(example, kind)[0]))
    keys, sites = np.unique(
        np.concatenate([np.unique(np.concatenate(parts)) for parts in by_site.values()]),
        return_counts=True,
    )
    kept = np.argsort(-sites, kind="stable")[:most]
    return np.sort(keys[kept[sites[kept] >= least]])


def batch_of(examples: Sequence[Example], vocabularies: dict[str, np.ndarray]) -> Batch:
    """Pages laid end to end."""
    counts = [len(example.dense) for example in examples]
    offsets = np.concatenate(([0], np.cumsum(counts)[:-1]))
    bags = []
    for kind in ("words", "classes"):
        parts = [getattr(example, kind) for example in examples]
        keys = np.concatenate([part[0] for part in parts])
        owners = np.concatenate(
            [part[1].astype(np.int64) + offset for part, offset in zip(parts, offsets, strict=True)]
        )
        slots = np.concatenate([part[2] for part in parts]).astype(np.int64)
        known = known_words(vocabularies[kind], (keys, owners, slots))
        bags.append(tuple(torch.from_numpy(array) for array in known))
    page = np.repeat(np.arange(len(examples)), counts)
    place = np.concatenate([np.arange(count) for count in counts])
    return Batch(
        torch.from_numpy(np.concatenate([e.dense for e in examples]).astype(np.float32)),
        bags[0],
        bags[1],
        torch.from_numpy(page),
        torch.from_numpy(place),
        len(examples),
        max(counts),
    )


def batches(examples: list[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Pages of like length together, in random order."""
    ordered = sorted(examples, key=lambda e: len(e.dense) * (0.8 + 0.4 * rng.random()))
    group: list[Example] = []
    groups = []
    for example in ordered:
        longest = max(len(example.dense), max((len(e.dense) for e in group), default=0))
        if group and longest * (len(group) + 1) > BLOCKS_A_BATCH:
            groups.append(group)
            group = []
        group.append(example)
    groups.append(group)
    rng.shuffle(groups)
    yield from groups


def chosen(pages: list[list[Example]], rng: random.Random, texts: int) -> list[Example]:
    """Every page as it is and in a few of its text renderings, anew each epoch.

    Of invented dumps, which are more even than real ones, fewer.
    """
    found = []
    for page in pages:
        if page[0].set in (INVENTED_SET, SHORT_SET):
            found += rng.sample(page, min(INVENTED_TEXTS, len(page)))
            continue
        found += [example for example in page if example.rendering in ("html", "dump")]
        rendered = [example for example in page if example.rendering not in ("html", "dump")]
        found += rng.sample(rendered, min(texts, len(rendered)))
    return found
