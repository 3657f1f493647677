"""Trains the labeller, cross-validates it with folds split by site, and exports the weights.

``python -m training.train CACHE -o weights.npz [--folds 3] [--only 0] [--report scores.txt]``
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from newsclean.label.network import Network
from newsclean.label.phrasing import ROLES
from training.bare import BARE
from training.batches import TEXTS_A_PAGE, VOCABULARY, batch_of, batches, chosen, vocabulary
from training.example import Example, load
from training.gold import FIXTURES_SET, FOLDS, fold_of_site
from training.groups import leave_out
from training.loss import loss_of
from training.meaning import MODEL, Meanings, WordVectors
from training.model import EMBEDDED, Labeller, Size
from training.report import Report
from training.titles import fit_titles

LEARNING_RATE = 2e-3
EPOCHS = 12
# Long training makes roles better and bodies from markup worse, unless more is left out at random
# there; for text, which tells less, a wider network is better.
SIZES = {"html": Size(64, blinded=0.2, dropped=0.2), "text": Size(112, blinded=0.1, dropped=0.15)}
# What each of the two networks is for.
KINDS: dict[str, Callable[[Example], bool]] = {
    "html": lambda example: example.rendering in ("html", BARE),
    "text": lambda example: example.rendering not in ("html", BARE),
}
# How much of the mean of the weights is kept at every step.
AVERAGED = 0.998


def fold_of(example: Example, folds: int) -> int | None:
    """The fold a page belongs to; none for our own fixtures."""
    return None if example.set == FIXTURES_SET else fold_of_site(example.site, folds)


def fit(
    pages: list[list[Example]],
    seed: int,
    epochs: int,
    size: Size,
    vectors: WordVectors | None = None,
    texts: int = TEXTS_A_PAGE,
) -> Labeller:
    """A network trained on these pages, each epoch in so many of a page's text renderings."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    sample = np.concatenate([e.dense[:400].astype(np.float32) for p in pages[::2] for e in p[::2]])
    vocabularies = {kind: vocabulary(pages, kind) for kind in VOCABULARY}
    model = Labeller(sample.mean(0), sample.std(0) + 0.05, *vocabularies.values(), size)
    if vectors is not None:
        model.begin_with(vectors)
    balance = _balance(pages)
    optimiser = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, weight_decay=0.05)
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=_averaging())
    total = epochs * sum(1 for _ in batches(chosen(pages, random.Random(0), texts), rng))
    steps = 0
    for epoch in range(epochs):
        start = time.time()
        losses = []
        for group in batches(chosen(pages, rng, texts), rng):
            for setting in optimiser.param_groups:
                setting["lr"] = LEARNING_RATE * _schedule(steps / max(1, total))
            model.train()
            batch = batch_of(group, vocabularies)
            loss = loss_of(*model(batch), group, balance)
            if not loss.requires_grad:
                continue  # nobody said anything of these pages
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            average.update_parameters(model)
            losses.append(float(loss.detach()))
            steps += 1
        spent = time.time() - start
        print(f"  epoch {epoch + 1}: loss {np.mean(losses):.4f}, {spent:.0f} s", flush=True)
    final: Labeller = average.module
    final.eval()
    return final


def train(
    pages: list[list[Example]], seed: int, epochs: int, meanings: Meanings | None = None
) -> dict[str, Labeller]:
    """The network for pages with markup and the one for text.

    Both begin with what a sentence model knows of words, as far as these pages show it.
    """
    vectors = meanings and meanings.of_words(pages, vocabulary(pages, "words"), EMBEDDED)
    return {
        kind: fit(_only(pages, those), seed, epochs, SIZES[kind], vectors)
        for kind, those in KINDS.items()
    }


def _only(pages: list[list[Example]], those: Callable[[Example], bool]) -> list[list[Example]]:
    """The pages in some of their renderings; without those that have none of them."""
    some = [[example for example in page if those(example)] for page in pages]
    return [page for page in some if page]


def weights_of(
    models: dict[str, Labeller],
    report: Report,
    pages: list[list[Example]] | None = None,
    seed: int = 1,
) -> dict[str, np.ndarray]:
    """The arrays of both networks under the names that ``newsclean.label.network`` reads.

    The one for text learns titles of stories from ``pages`` now; in markup links tell them.
    """
    arrays = {}
    for kind, model in models.items():
        weights = model.export()
        if report.gold[kind]:
            weights["temperature"] = np.array([report.temperature(kind)], np.float32)
        if kind == "text":
            weights |= fit_titles(Network(weights), _only(pages or [], KINDS[kind]), seed)
        arrays |= {f"{kind}.{name}": array for name, array in weights.items()}
    return arrays


def _averaging() -> Callable[[Sequence[Tensor], Sequence[Tensor], Tensor | int], None]:
    """A mean of the weights over the last steps, of fewer at first so that none is of the start."""

    @torch.no_grad()
    def update(kept: Sequence[Tensor], new: Sequence[Tensor], number: Tensor | int) -> None:
        step = int(number)
        decay = min(AVERAGED, (1 + step) / (10 + step))
        for old, value in zip(kept, new, strict=True):
            if old.is_floating_point():
                old.lerp_(value, 1 - decay)
            else:
                old.copy_(value)

    return update


def _schedule(part: float) -> float:
    """Warm up for a twentieth of the way, then down along a cosine."""
    if part < 0.05:
        return part / 0.05
    return max(0.01, 0.5 * (1 + float(np.cos(np.pi * min(1.0, part)))))


def _balance(pages: list[list[Example]]) -> Tensor:
    """Class weights: rare roles count more, by the fourth root of their share of characters."""
    amount = np.full(len(ROLES), 1.0)
    for page in pages:
        for example in page:
            known = example.roles >= 0
            amount += np.bincount(
                example.roles[known], np.sqrt(example.lengths[known]), minlength=len(ROLES)
            )
    weights = (amount / amount.sum()) ** -0.25
    weights = np.clip(weights / (weights * amount).sum() * amount.sum(), 0.6, 3.0)
    return torch.from_numpy(weights).float()


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--folds", type=int, default=FOLDS, help="0: no cross-validation")
    parser.add_argument("--only", type=int, help="only this fold; its network is exported")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument(
        "--sentences", default=MODEL, help="a sentence-transformers model or its folder; '': none"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--networks", type=Path, help="folder for the network of every fold")
    parser.add_argument("--report", type=Path)
    parser.add_argument("--without", nargs="*", default=[], help="groups of observations")
    parser.add_argument("--without-sets", nargs="*", default=[], help="sets not learned from")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    pages = load(options.cache)
    leave_out(pages, options.without)
    meanings = Meanings.of(pages, options.sentences, options.cache) if options.sentences else None
    report = Report()
    folds = range(options.folds) if options.only is None else [options.only]
    for fold in folds:
        test = [p for p in pages if fold_of(p[0], options.folds) == fold]
        learn = [
            page
            for page in pages
            if fold_of(page[0], options.folds) != fold and page[0].set not in options.without_sets
        ]
        print(f"fold {fold}: {len(learn)} pages to learn from, {len(test)} to test", flush=True)
        models = train(learn, options.seed, options.epochs, meanings)
        if options.networks:
            options.networks.mkdir(parents=True, exist_ok=True)
            weights = weights_of(models, Report(), learn, options.seed)
            np.savez_compressed(options.networks / f"fold-{fold}.npz", **weights)
        for kind, model in models.items():
            network = Network(model.export())
            for page in _only(test, KINDS[kind]):
                report.add(network, page, kind)
    if report.body:
        print("\n".join(report.lines()))
        if options.report:
            options.report.write_text("\n".join(report.lines()) + "\n")
    if options.output:
        if options.only is None:
            learn = pages
            models = train(pages, options.seed, options.epochs, meanings)
        weights = weights_of(models, report, learn, options.seed)
        np.savez_compressed(options.output, **weights)
        print(f"{options.output}: {options.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
