"""The network in torch, and its export for numpy; ``newsclean.label.network`` is its mirror.

Dense features, known words and known class names of each block go into one vector; residual
convolutions of growing dilation carry what the neighbours are; a summary of the whole page is
added half way; a linear path past them all keeps the judgement explainable.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from newsclean.label.features import CLASS_SLOTS, WORD_SLOTS
from newsclean.label.phrasing import ROLES
from training.meaning import WordVectors

EMBEDDED = 16
DILATIONS = (1, 2, 4, 8, 16)
SUMMARY_AFTER = 3
# The share of words left out at random in training.
DROPPED = 0.5


@dataclass(frozen=True, slots=True)
class Size:
    """How wide the layers are, and what is left out at random in training: shares of observations
    for a whole page, and of channels and of what words say."""

    width: int
    blinded: float
    dropped: float


@dataclass(slots=True)
class Batch:
    """Several pages laid end to end; ``page`` is the page of each block, ``place`` its position."""

    dense: Tensor
    words: tuple[Tensor, Tensor, Tensor]
    classes: tuple[Tensor, Tensor, Tensor]
    page: Tensor
    place: Tensor
    pages: int
    longest: int


class Labeller(nn.Module):
    """Role logits of every block and an article logit of every page."""

    def __init__(
        self,
        mean: np.ndarray,
        std: np.ndarray,
        words: np.ndarray,
        classes: np.ndarray,
        size: Size,
    ) -> None:
        super().__init__()
        self.size = size
        width = size.width
        self.vocabulary = {"word": words, "class": classes}
        self.register_buffer("mean", torch.from_numpy(mean).float())
        self.register_buffer("std", torch.from_numpy(std).float())
        dense = len(mean)
        self.word_table = nn.Parameter(torch.randn(len(words), EMBEDDED) * 0.1)
        self.class_table = nn.Parameter(torch.randn(len(classes), EMBEDDED) * 0.1)
        self.enter = nn.Linear(dense + EMBEDDED * (WORD_SLOTS + CLASS_SLOTS), width)
        # Convolutions of three taps as matrices: before, at and after the block, side by side.
        self.layers = nn.ModuleList(nn.Linear(3 * width, width) for _ in DILATIONS)
        self.summary = nn.Linear(2 * width, width)
        self.leave = nn.Linear(width, len(ROLES))
        self.direct = nn.Linear(dense, len(ROLES), bias=False)
        nn.init.zeros_(self.direct.weight)
        self.judge = nn.Linear(2 * width, 1)
        self.dropout = nn.Dropout(size.dropped)

    @torch.no_grad()
    def begin_with(self, vectors: WordVectors) -> None:
        """Start from what is known of words before any label is seen."""
        known, table = vectors.of(self.vocabulary["word"])
        self.word_table[torch.from_numpy(known)] = torch.from_numpy(table)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Logits of blocks by roles, and of pages."""
        dense = ((batch.dense - self.mean) / self.std).clamp(-5, 5)
        count = len(dense)
        if self.training:
            kept = torch.rand(batch.pages, dense.shape[1]) >= self.size.blinded
            dense = dense * kept[batch.page]
        dropped = DROPPED if self.training else 0.0
        words = _bag(self.word_table, batch.words, count, WORD_SLOTS, dropped)
        classes = _bag(self.class_table, batch.classes, count, CLASS_SLOTS, dropped)
        seen = torch.cat(
            [dense, self.dropout(words.flatten(1)), self.dropout(classes.flatten(1))], dim=1
        )
        hidden = functional.relu(self.enter(seen))
        grid = hidden.new_zeros(batch.pages, batch.longest, self.size.width)
        mask = hidden.new_zeros(batch.pages, batch.longest, 1)
        grid[batch.page, batch.place] = hidden
        mask[batch.page, batch.place] = 1
        for number, (layer, dilation) in enumerate(zip(self.layers, DILATIONS, strict=True)):
            taps = functional.relu(layer(_neighbours(grid, dilation)))
            grid = (grid + self.channels(taps)) * mask
            if number + 1 == SUMMARY_AFTER:
                grid = (grid + functional.relu(self.summary(_pool(grid, mask)))[:, None]) * mask
        roles = self.leave(grid[batch.page, batch.place]) + self.direct(dense)
        return roles, self.judge(_pool(grid, mask)).squeeze(1)

    def channels(self, taps: Tensor) -> Tensor:
        """Leave some channels of some pages out in training; cheaper than single numbers."""
        if not self.training:
            return taps
        kept = torch.rand(taps.shape[0], 1, taps.shape[2]) >= self.size.dropped
        return taps * (kept / (1 - self.size.dropped))

    def export(self) -> dict[str, np.ndarray]:
        """Everything the numpy mirror needs, in half precision."""
        weights = {
            "mean": self.mean,
            "std": self.std,
            "word_table": self.word_table,
            "class_table": self.class_table,
            "enter": self.enter.weight.T,
            "enter_bias": self.enter.bias,
            "summary": self.summary.weight.T,
            "summary_bias": self.summary.bias,
            "leave": self.leave.weight.T,
            "leave_bias": self.leave.bias,
            "direct": self.direct.weight.T,
            "judge": self.judge.weight.T,
            "judge_bias": self.judge.bias,
        }
        for number, layer in enumerate(self.layers):
            weights[f"layer{number}"] = layer.weight.T
            weights[f"layer{number}_bias"] = layer.bias
        arrays = {
            name: value.detach().cpu().numpy().astype(np.float16) for name, value in weights.items()
        }
        for kind, keys in self.vocabulary.items():
            arrays[f"{kind}_keys"] = keys
        arrays["mean"] = self.mean.cpu().numpy().astype(np.float32)
        arrays["std"] = self.std.cpu().numpy().astype(np.float32)
        arrays["dilations"] = np.array(DILATIONS, np.int64)
        arrays["summary_after"] = np.array(SUMMARY_AFTER, np.int64)
        return arrays


def _bag(
    table: Tensor, bag: tuple[Tensor, Tensor, Tensor], count: int, slots: int, dropped: float
) -> Tensor:
    """Mean of the table's rows for every block and slot, some left out at random in training."""
    ids, owners, slot = bag
    if dropped:
        kept = torch.rand(len(ids)) >= dropped
        ids, owners, slot = ids[kept], owners[kept], slot[kept]
    where = owners * slots + slot
    total = table.new_zeros(count * slots, table.shape[1]).index_add(0, where, table[ids])
    number = table.new_zeros(count * slots).index_add(
        0, where, torch.ones_like(where, dtype=table.dtype)
    )
    return (total / number.clamp(min=1)[:, None]).view(count, slots, -1)


def _neighbours(grid: Tensor, dilation: int) -> Tensor:
    """Each block with the one ``dilation`` before and the one after it, zeros beyond the page."""
    wide = functional.pad(grid, (0, 0, dilation, dilation))
    return torch.cat([wide[:, : -2 * dilation], grid, wide[:, 2 * dilation :]], dim=2)


def _pool(grid: Tensor, mask: Tensor) -> Tensor:
    """Mean and maximum over the page's blocks."""
    mean = grid.sum(1) / mask.sum(1).clamp(min=1)
    top = (grid + (mask - 1) * 1e4).amax(1)
    return torch.cat([mean, top], dim=1)
