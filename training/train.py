"""Trains the labeller, cross-validates it with folds split by site, and exports the weights.

``python -m training.train CACHE -o weights.npz [--folds 3] [--only 0] [--report scores.txt]``
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from newsclean.label.network import Network
from newsclean.label.phrasing import ROLES
from training.batches import TEXTS_A_PAGE, VOCABULARY, batch_of, batches, chosen, vocabulary
from training.example import POLICIES, Example, load
from training.groups import leave_out
from training.meaning import MODEL, Meanings, WordVectors
from training.model import EMBEDDED, Labeller
from training.report import BODY, Report, judge

LEARNING_RATE = 2e-3
EPOCHS = {"html": 6, "teacher": 8, "text": 12}
# What each of the two networks is for.
KINDS: dict[str, Callable[[Example], bool]] = {
    "html": lambda example: example.rendering == "html",
    "text": lambda example: example.rendering != "html",
}
# How much a teacher's opinion counts beside a label.
TAUGHT = 0.25
# How much of the mean of the weights is kept at every step.
AVERAGED = 0.998


def fold_of(example: Example, folds: int) -> int | None:
    """The fold a page belongs to; none for our own fixtures."""
    return None if example.set == "fixtures" else fold_of_site(example.site, folds)


def fold_of_site(site: str, folds: int) -> int:
    """The fold a site's pages belong to, the same on every machine."""
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % folds


def loss_of(roles: Tensor, article: Tensor, examples: list[Example], balance: Tensor) -> Tensor:
    """Cross-entropy of roles as labelled or as a teacher sees them, of body or not, of the page."""
    gold = torch.from_numpy(np.concatenate([e.roles for e in examples]))
    body = torch.from_numpy(np.concatenate([e.body for e in examples]))
    lengths = torch.from_numpy(np.concatenate([e.lengths for e in examples])).float()
    weight = (lengths / 60).sqrt().clamp(0.35, 4.0)
    logs = functional.log_softmax(roles, dim=1)
    known = gold >= 0
    total = roles.new_zeros(())
    if known.any():
        parts = functional.cross_entropy(
            roles[known], gold[known], weight=balance, reduction="none", label_smoothing=0.02
        )
        total = total + (parts * weight[known]).sum() / weight[known].sum()
    soft = torch.from_numpy(np.concatenate([_soft(e) for e in examples])).float()
    taught = ~known & (soft.sum(dim=1) > 0)
    if taught.any():
        parts = -(soft[taught] * logs[taught] * balance).sum(dim=1)
        total = total + TAUGHT * (parts * weight[taught]).sum() / weight[taught].sum()
    inside = torch.logsumexp(logs[:, BODY], dim=1)
    outside = torch.log1p(-inside.exp().clamp(max=1 - 1e-6))
    binary = torch.where(body == 1, -inside, -outside)
    either = body >= 0
    if either.any():
        total = total + (binary[either] * weight[either]).sum() / weight[either].sum()
    told = torch.tensor([e.article is not None for e in examples])
    if told.any():
        target = torch.tensor([float(bool(e.article)) for e in examples])
        total = total + 0.1 * functional.binary_cross_entropy_with_logits(
            article[told], target[told]
        )
    return total


def _soft(example: Example) -> np.ndarray:
    if example.soft is not None:
        return example.soft
    return np.zeros((len(example.dense), len(ROLES)), np.float16)


def teach(pages: list[list[Example]], teachers: list[Network]) -> None:
    """Give the blocks nobody labelled the teachers' opinion of the page as HTML.

    What the page's gold says of body or not stays: an opinion is cut down to the roles it leaves.
    """
    for page in pages:
        html = next((example for example in page if example.rendering == "html"), None)
        if html is None:
            continue
        opinion = np.mean([judge(teacher, html)[0] for teacher in teachers], axis=0)
        for example in page:
            if (example.roles >= 0).any():
                continue
            soft = opinion[example.source] * (example.source >= 0)[:, None]
            inside = np.isin(np.arange(len(ROLES)), BODY)
            soft[example.body == 1] *= inside
            soft[example.body == 0] *= ~inside
            if example.article is False:
                # A page that is no article may well have running text; nobody says that it has.
                soft[soft[:, inside].sum(axis=1) > 0.3] = 0
            mass = soft.sum(axis=1, keepdims=True)
            example.soft = np.where(mass > 0.3, soft / np.maximum(mass, 1e-6), 0).astype(np.float16)


def fit(
    pages: list[list[Example]],
    seed: int,
    epochs: int,
    vectors: WordVectors | None = None,
    texts: int = TEXTS_A_PAGE,
) -> Labeller:
    """A network trained on these pages, each epoch in so many of a page's text renderings."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    random.seed(seed)
    sample = np.concatenate([e.dense[:400].astype(np.float32) for p in pages[::2] for e in p[::2]])
    vocabularies = {kind: vocabulary(pages, kind) for kind in VOCABULARY}
    model = Labeller(sample.mean(0), sample.std(0) + 0.05, *vocabularies.values())
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
            batch = batch_of(group, vocabularies, unknown_policy=0.15)
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
    pages: list[list[Example]],
    seed: int,
    epochs: dict[str, int],
    teachers: int,
    meanings: Meanings | None = None,
) -> dict[str, Labeller]:
    """The network for pages with markup and the one for text.

    Both begin with what a sentence model knows of words, as far as these pages show it. The one for
    text learns from teachers, which see the pages as HTML, what nobody labelled; the one for markup
    doesn't, since opinions make its bodies worse.
    """
    vectors = meanings and meanings.of_words(pages, vocabulary(pages, "words"), EMBEDDED)
    html, text = (_only(pages, those) for those in KINDS.values())
    models = {"html": fit(html, seed, epochs["html"], vectors)}
    made = [fit(html, seed + 1 + number, epochs["teacher"], vectors) for number in range(teachers)]
    if made:
        teach(pages, [Network(model.export(0)) for model in made])
    return models | {"text": fit(text, seed, epochs["text"], vectors)}


def _only(pages: list[list[Example]], those: Callable[[Example], bool]) -> list[list[Example]]:
    """The pages in some of their renderings; without those that have none of them."""
    some = [[example for example in page if those(example)] for page in pages]
    return [page for page in some if page]


def weights_of(models: dict[str, Labeller], report: Report) -> dict[str, np.ndarray]:
    """The arrays of both networks under the names that ``newsclean.label.network`` reads."""
    arrays = {}
    for kind, model in models.items():
        weights = model.export(0)
        if report.gold[kind]:
            weights["temperature"] = np.array([report.temperature(kind)], np.float32)
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
    parser.add_argument("--folds", type=int, default=3, help="0: no cross-validation")
    parser.add_argument("--only", type=int, help="only this fold; its network is exported")
    for kind, number in EPOCHS.items():
        parser.add_argument(f"--{kind}-epochs", type=int, default=number)
    parser.add_argument("--teachers", type=int, default=2)
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
    epochs = {kind: getattr(options, f"{kind}_epochs") for kind in EPOCHS}
    folds = range(options.folds) if options.only is None else [options.only]
    for fold in folds:
        test = [p for p in pages if fold_of(p[0], options.folds) == fold]
        learn = [
            page
            for page in pages
            if fold_of(page[0], options.folds) != fold and page[0].set not in options.without_sets
        ]
        print(f"fold {fold}: {len(learn)} pages to learn from, {len(test)} to test", flush=True)
        models = train(learn, options.seed, epochs, options.teachers, meanings)
        if options.networks:
            options.networks.mkdir(parents=True, exist_ok=True)
            weights = weights_of(models, Report())
            np.savez_compressed(options.networks / f"fold-{fold}.npz", **weights)
        for kind, model in models.items():
            networks = {name: Network(model.export(k)) for k, name in enumerate(POLICIES[:3])}
            for page in _only(test, KINDS[kind]):
                report.add(networks, page, kind)
    if report.body:
        print("\n".join(report.lines()))
        if options.report:
            options.report.write_text("\n".join(report.lines()) + "\n")
    if options.output:
        if options.only is None:
            models = train(pages, options.seed, epochs, options.teachers, meanings)
        np.savez_compressed(options.output, **weights_of(models, report))
        print(f"{options.output}: {options.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
