"""Trains the labeller, cross-validates it with folds split by site, and exports the weights.

``python -m training.train CACHE -o weights.npz [--folds 5] [--card docs/model-card.md]``
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from newsclean.bench.scores import BodyScore, RoleScore
from newsclean.label.features import Features
from newsclean.label.network import Network
from newsclean.label.phrasing import ROLES, Phrasing
from newsclean.models import Role
from training.model import Batch, Labeller
from training.prepare import POLICIES, Example

BODY = [ROLES.index(Role.BODY), ROLES.index(Role.SUBHEADING)]
BLOCKS_A_BATCH = 2500
TEXTS_A_PAGE = 3


def load(cache: Path) -> list[list[Example]]:
    """The examples of every page."""
    pages = [pickle.loads(path.read_bytes()) for path in sorted(cache.glob("*.pickle"))]
    return [page for page in pages if page]


def fold_of(site: str, folds: int) -> int:
    """The fold a site belongs to, the same on every machine."""
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % folds


def batch_of(examples: Sequence[Example], unknown_policy: float = 0.0) -> Batch:
    """Pages laid end to end."""
    counts = [len(example.dense) for example in examples]
    offsets = np.concatenate(([0], np.cumsum(counts)[:-1]))
    bags = []
    for name in ("words", "classes"):
        parts = [getattr(example, name) for example in examples]
        ids = np.concatenate([part[0] for part in parts]).astype(np.int64)
        owners = np.concatenate(
            [part[1].astype(np.int64) + offset for part, offset in zip(parts, offsets, strict=True)]
        )
        slots = np.concatenate([part[2] for part in parts]).astype(np.int64)
        bags.append(tuple(torch.from_numpy(array) for array in (ids, owners, slots)))
    page = np.repeat(np.arange(len(examples)), counts)
    place = np.concatenate([np.arange(count) for count in counts])
    policies = [0 if random.random() < unknown_policy else e.policy for e in examples]
    return Batch(
        torch.from_numpy(np.concatenate([e.dense for e in examples]).astype(np.float32)),
        bags[0],
        bags[1],
        torch.from_numpy(page),
        torch.from_numpy(place),
        len(examples),
        max(counts),
        torch.tensor(policies),
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


def loss_of(roles: Tensor, article: Tensor, examples: list[Example], balance: Tensor) -> Tensor:
    """Cross-entropy of roles, of body or not where only that is known, and of the page."""
    gold = torch.from_numpy(np.concatenate([e.roles for e in examples]))
    body = torch.from_numpy(np.concatenate([e.body for e in examples]))
    lengths = torch.from_numpy(np.concatenate([e.lengths for e in examples])).float()
    weight = (lengths / 60).sqrt().clamp(0.35, 4.0)
    known = gold >= 0
    total = roles.new_zeros(())
    if known.any():
        parts = functional.cross_entropy(
            roles[known], gold[known], weight=balance, reduction="none", label_smoothing=0.02
        )
        total = total + (parts * weight[known]).sum() / weight[known].sum()
    halved = (~known) & (body >= 0)
    logs = functional.log_softmax(roles, dim=1)
    inside = torch.logsumexp(logs[:, BODY], dim=1)
    outside = torch.log1p(-inside.exp().clamp(max=1 - 1e-6))
    binary = torch.where(body == 1, -inside, -outside)
    either = (body >= 0) & (halved | known)
    if either.any():
        total = total + (binary[either] * weight[either]).sum() / weight[either].sum()
    target = torch.tensor([float(e.article) for e in examples])
    return total + 0.1 * functional.binary_cross_entropy_with_logits(article, target)


def fit(pages: list[list[Example]], seed: int, epochs: int, log: bool = True) -> Labeller:
    """A network trained on these pages."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    random.seed(seed)
    sample = np.concatenate([e.dense[:400].astype(np.float32) for p in pages[::2] for e in p[::2]])
    model = Labeller(sample.mean(0), sample.std(0) + 0.05)
    balance = _balance(pages)
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.02)
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99)
    )
    steps = 0
    total = epochs * sum(1 for _ in batches(_chosen(pages, random.Random(0)), random.Random(0)))
    for epoch in range(epochs):
        start = time.time()
        losses = []
        for group in batches(_chosen(pages, rng), rng):
            for setting in optimiser.param_groups:
                setting["lr"] = 2e-3 * _schedule(steps / max(1, total))
            model.train()
            batch = batch_of(group, unknown_policy=0.15)
            loss = loss_of(*model(batch), group, balance)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            average.update_parameters(model)
            losses.append(float(loss.detach()))
            steps += 1
        if log:
            print(
                f"  epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.time() - start:.0f} s",
                flush=True,
            )
    final: Labeller = average.module
    final.eval()
    return final


def _schedule(part: float) -> float:
    """Warm up for a twentieth of the way, then down along a cosine."""
    if part < 0.05:
        return part / 0.05
    return max(0.01, 0.5 * (1 + float(np.cos(np.pi * min(1.0, part)))))


def _chosen(pages: list[list[Example]], rng: random.Random) -> list[Example]:
    """Every page as HTML and in a few of its text renderings, anew each epoch."""
    chosen = []
    for page in pages:
        chosen += [example for example in page if example.rendering == "html"]
        texts = [example for example in page if example.rendering != "html"]
        chosen += rng.sample(texts, min(TEXTS_A_PAGE, len(texts)))
    return chosen


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


def judge(network: Network, example: Example) -> tuple[np.ndarray, float]:
    """Probabilities of roles from the numpy network, as users get them."""
    features = Features(
        example.dense.astype(np.float32),
        tuple(part.astype(np.int64) for part in example.words),
        tuple(part.astype(np.int64) for part in example.classes),
        Phrasing(np.zeros((0, 0), np.float32), {}),
    )
    judgement = network.judge(features)
    return judgement.roles, judgement.article


class Report:
    """Scores on held-out pages, by set and rendering, and by the policy the network was asked for."""

    def __init__(self) -> None:
        self.body: dict[tuple[str, str, str], BodyScore] = defaultdict(BodyScore)
        self.roles: dict[str, RoleScore] = defaultdict(RoleScore)
        self.article: dict[str, list[float]] = defaultdict(list)
        self.logits: list[np.ndarray] = []
        self.gold: list[np.ndarray] = []

    def add(self, networks: dict[str, Network], page: list[Example]) -> None:
        """Score one page in all its renderings."""
        for example in page:
            for policy, network in networks.items():
                if policy != "roles" and example.rendering not in ("html", "html-text"):
                    continue
                roles, article = judge(network, example)
                chosen = roles.argmax(axis=1)
                kept = [t for t, role in zip(example.texts, chosen, strict=True) if role in BODY]
                if example.article and example.bodies:
                    score = self.body[example.set, example.rendering, policy]
                    score.add("\n\n".join(kept), example.bodies, *example.snippets)
                if policy != "roles":
                    continue
                for gold, role, length in zip(example.roles, chosen, example.lengths, strict=True):
                    if gold >= 0:
                        self.roles[example.rendering].add(ROLES[gold], ROLES[role], int(length))
                known = example.roles >= 0
                self.logits.append(np.log(roles[known] + 1e-9))
                self.gold.append(example.roles[known])
                if example.rendering in ("html", "html-text"):
                    self.article["article" if example.article else "other"].append(article)

    def temperature(self) -> float:
        """The divisor of the logits under which held-out labels are most likely (Guo et al. 2017)."""
        logits, gold = torch.from_numpy(np.concatenate(self.logits)), np.concatenate(self.gold)
        target = torch.from_numpy(gold)
        losses = {
            step / 20: float(functional.cross_entropy(logits / (step / 20), target))
            for step in range(12, 60)
        }
        return min(losses, key=lambda step: losses[step])

    def lines(self) -> list[str]:
        """The scores as lines of text."""
        lines = [
            f"body {name:12s} {rendering:18s} {policy:12s} word F1 {score.word_f1:.4f}  "
            f"4-gram {score.ngram_f1:.4f}  snippets {score.snippet_f1:.4f}  n {len(score.word)}"
            for (name, rendering, policy), score in sorted(self.body.items())
        ]
        lines += [
            f"roles {rendering:18s} micro {score.micro:.4f} macro {score.macro:.4f}"
            for rendering, score in sorted(self.roles.items())
        ]
        for rendering in ("html", "html-text"):
            if rendering in self.roles:
                by_role = self.roles[rendering].by_role().items()
                lines.append(
                    f"{rendering} by role: " + ", ".join(f"{r} {v:.2f}" for r, v in by_role)
                )
        for threshold in (0.02, 0.05, 0.1, 0.2, 0.3, 0.5):
            cut = {k: np.mean(np.array(v) < threshold) for k, v in self.article.items()}
            lines.append(
                f"article < {threshold}: " + ", ".join(f"{k} {v:.3f}" for k, v in cut.items())
            )
        lines.append(f"temperature {self.temperature():.2f}")
        return lines


def main() -> None:
    """Train, measure, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, help="only this fold; its network is exported")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--report", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    pages = load(options.cache)
    report = Report()
    chosen = range(options.folds) if options.only is None else [options.only]
    for fold in chosen if options.folds > 1 else []:
        train = [p for p in pages if fold_of(p[0].site, options.folds) != fold]
        test = [p for p in pages if fold_of(p[0].site, options.folds) == fold]
        print(f"fold {fold}: {len(train)} pages to train on, {len(test)} to test", flush=True)
        model = fit(train, options.seed, options.epochs)
        networks = {name: Network(model.export(k)) for k, name in enumerate(POLICIES[:3])}
        for page in test:
            report.add(networks, page)
    if report.body:
        print("\n".join(report.lines()))
        if options.report:
            options.report.write_text("\n".join(report.lines()) + "\n")
    if options.output:
        if options.only is None:
            model = fit(pages, options.seed, options.epochs)
        weights = model.export(0)
        if report.gold:
            weights["temperature"] = np.array([report.temperature()], np.float32)
        np.savez_compressed(options.output, **weights)
        print(f"{options.output}: {options.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
