"""Teaches the network for text which lines of a list are stories' titles, when all else is learned.

Its layers stay as they are: learned along with the roles, titles would make these worse. What the last
layer says of a block and its observations go through a small layer of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from newsclean.label.network import Network
from training.example import Example

WIDTH = 48
_EPOCHS, _RATE, _SHRINKING, _ROWS = 8, 2e-3, 1e-2, 512
_DROPPED, _VARIED = 0.2, 0.05


def fit_titles(network: Network, pages: list[list[Example]], seed: int) -> dict[str, np.ndarray]:
    """The weights of that layer, for lines that the markup of the same pages told of.

    Empty where it told of none.
    """
    seen = list(_seen(network, pages))
    if not seen:
        return {}
    torch.manual_seed(seed)
    rows = torch.from_numpy(np.concatenate([row for row, _ in seen])).float()
    titles = torch.from_numpy(np.concatenate([title for _, title in seen])).float()
    mean, spread = rows.mean(0), rows.std(0) + _VARIED
    model = nn.Sequential(
        nn.Linear(rows.shape[1], WIDTH), nn.ReLU(), nn.Dropout(_DROPPED), nn.Linear(WIDTH, 1)
    )
    optimiser = torch.optim.AdamW(model.parameters(), lr=_RATE, weight_decay=_SHRINKING)
    for epoch in range(_EPOCHS):
        for setting in optimiser.param_groups:
            setting["lr"] = _RATE * (1 - epoch / _EPOCHS)
        for some in torch.randperm(len(rows)).split(_ROWS):
            logits = model((rows[some] - mean) / spread).squeeze(1)
            loss = functional.binary_cross_entropy_with_logits(logits, titles[some])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    enter, leave = model[0], model[3]
    # Standardising goes into the weights.
    weights = enter.weight / spread
    bias = enter.bias - weights @ mean
    arrays = {
        "story_enter": weights.T,
        "story_enter_bias": bias,
        "story": leave.weight[0],
        "story_bias": leave.bias,
    }
    return {name: value.detach().numpy().astype(np.float16) for name, value in arrays.items()}


def _seen(network: Network, pages: list[list[Example]]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """What the network reads of the lines that are known to be titles or none."""
    for example in (example for page in pages for example in page):
        known = np.flatnonzero(example.stories >= 0)
        if len(known):
            hidden, dense = network.last_layer(example.features)
            rows = np.concatenate([hidden[known], dense[known]], axis=1).astype(np.float16)
            yield rows, example.stories[known]
