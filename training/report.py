"""Scores of a network on held-out pages, by set and rendering."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import torch
from torch.nn import functional

from newsclean.bench.scores import BodyScore, RoleScore
from newsclean.label.network import Network
from newsclean.label.phrasing import ROLES
from training.bare import BARE
from training.example import Example
from training.loss import BODY
from training.splices import SPLICED


def judge(network: Network, example: Example) -> tuple[np.ndarray, float]:
    """Probabilities of roles from the numpy network, as users get them."""
    judgement = network.judge(example.features)
    return judgement.roles, judgement.article


class Report:
    """Scores on held-out pages, by set and rendering."""

    def __init__(self) -> None:
        self.body: dict[tuple[str, str], BodyScore] = defaultdict(BodyScore)
        self.roles: dict[str, RoleScore] = defaultdict(RoleScore)
        self.article: dict[str, list[float]] = defaultdict(list)
        self.logits: dict[str, list[np.ndarray]] = defaultdict(list)
        self.gold: dict[str, list[np.ndarray]] = defaultdict(list)

    def add(self, network: Network, page: list[Example], kind: str) -> None:
        """Score one page in its renderings by the network for that kind of them.

        What was spliced of several doesn't count. Roles count where the lines were labelled by hand.
        """
        for example in page:
            if example.rendering.startswith(SPLICED):
                continue
            roles, article = judge(network, example)
            chosen = roles.argmax(axis=1)
            kept = [t for t, role in zip(example.texts, chosen, strict=True) if role in BODY]
            if example.article and example.bodies:
                score = self.body[example.set, example.rendering]
                score.add("\n\n".join(kept), example.bodies, *example.snippets)
            if example.rendering == "html" and example.article is not None:
                self.article["article" if example.article else "other"].append(article)
            if not example.by_hand or example.rendering == BARE:
                continue
            known = example.roles >= 0
            for gold, role, length in zip(
                example.roles[known].tolist(),
                chosen[known].tolist(),
                example.lengths[known].tolist(),
                strict=True,
            ):
                self.roles[example.rendering].add(ROLES[gold], ROLES[role], length)
            self.logits[kind].append(np.log(roles[known] + 1e-9))
            self.gold[kind].append(example.roles[known])

    def temperature(self, kind: str) -> float:
        """The divisor of the logits under which held-out labels are most likely (Guo et al. 2017)."""
        logits = torch.from_numpy(np.concatenate(self.logits[kind]))
        target = torch.from_numpy(np.concatenate(self.gold[kind]))
        losses = {
            step / 20: float(functional.cross_entropy(logits / (step / 20), target))
            for step in range(12, 60)
        }
        return min(losses, key=lambda step: losses[step])

    def calibration(self, kind: str) -> float:
        """Mean distance of confidence and accuracy over ten bins of confidence (Guo et al. 2017)."""
        shares = np.exp(np.concatenate(self.logits[kind]))
        right = shares.argmax(axis=1) == np.concatenate(self.gold[kind])
        sure = shares.max(axis=1)
        bins = np.minimum((sure * 10).astype(int), 9)
        gaps = [
            abs(sure[bins == k].mean() - right[bins == k].mean()) * (bins == k).mean()
            for k in range(10)
            if (bins == k).any()
        ]
        return float(sum(gaps))

    def lines(self) -> list[str]:
        """The scores as lines of text."""
        lines = [
            f"body {name:12s} {rendering:18s} word F1 {score.word_f1:.4f}  "
            f"4-gram {score.ngram_f1:.4f}  snippets {score.snippet_f1:.4f}  n {len(score.word)}"
            for (name, rendering), score in sorted(self.body.items())
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
        lines += [
            f"{kind}: temperature {self.temperature(kind):.2f}, "
            f"calibration error {self.calibration(kind):.3f}"
            for kind in self.gold
        ]
        return lines
