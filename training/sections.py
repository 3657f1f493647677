"""Weighs the signs of a section's name, on labelled dumps of sites the labeller has not seen.

``python -m training.sections GOLD NETWORKS -o src/newsclean/data/kicker.toml``, after
``python -m training.train CACHE --folds N --networks NETWORKS``. It prints how many sections are
found, and named where none is stated, cross-validated once more by site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from newsclean import Cleaner
from newsclean.bench.gold import dumps
from newsclean.bench.scores import fold
from newsclean.errors import NoArticle
from newsclean.extract.resolve import resolve
from newsclean.extract.section.extractor import labels_near
from newsclean.extract.section.signs import Page
from training.folds import Folds, arguments_of
from training.gold import fold_of_site

_FOLDS = 2
_STEPS, _RATE, _SHRINKING = 400, 0.05, 0.03
# A sign that so few labels have is not learned from.
_RARE = 5
# Lines around that of `newsclean.extract.section.extractor`.
_LINES = (-np.inf, -2.5, -2.0, -1.75, -1.5, -1.0, 0.0)


@dataclass(slots=True)
class Row:
    """A dump: its section as the gold has it ("" for none) and the labels there are, with signs."""

    site: str
    gold: str
    names: list[str]
    signs: list[dict[str, float]]


def rows(gold: Path, networks: Path) -> Iterator[Row]:
    """Every labelled dump with fields, seen by the network of its fold."""
    folds = Folds(gold, networks)
    cleaner = Cleaner(labeller=folds.labeller)
    for dump in dumps(gold):
        site = folds.choose(dump)
        try:
            document = cleaner.document(dump.text)
        except NoArticle:
            continue
        if dump.fields:
            resolve(document, steps=cleaner.steps)
            found = [(_same(name), seen) for name, _, seen in labels_near(Page.of(document))]
            section = _same(dump.fields.get("section") or "")
            yield Row(site, section, [name for name, _ in found], [seen for _, seen in found])


def _same(name: str) -> str:
    """A name for comparison: "OPINION:" and "Opinion" are one."""
    return fold(name).strip(" :")


def known_signs(found: Sequence[Row]) -> list[str]:
    """The signs that enough labels have."""
    names = [name for row in found for seen in row.signs for name in seen]
    return sorted(name for name in set(names) if names.count(name) >= _RARE)


def table(row: Row, names: Sequence[str]) -> np.ndarray:
    """Labels by signs, the bias last."""
    values = [[*(seen.get(name, 0.0) for name in names), 1.0] for seen in row.signs]
    return np.array(values, np.float32).reshape(len(values), len(names) + 1)


def fit(found: Sequence[Row], names: Sequence[str]) -> np.ndarray:
    """Weights by which the right label, or none, is the likeliest of its page; the bias last."""
    longest = max(len(row.names) for row in found) + 1
    # The last place of a page stands for no label, of log odds 0.
    values = torch.zeros(len(found), longest, len(names) + 1)
    there = torch.full((len(found), longest), -torch.inf)
    right = torch.full((len(found), longest), -torch.inf)
    for number, row in enumerate(found):
        values[number, : len(row.names)] = torch.from_numpy(table(row, names))
        there[number, : len(row.names)] = there[number, -1] = 0.0
        named = [place for place, name in enumerate(row.names) if row.gold and name == row.gold]
        right[number, named or [-1]] = 0.0
    weights = torch.zeros(len(names) + 1, requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=_RATE)
    for _ in range(_STEPS):
        optimiser.zero_grad()
        odds = values @ weights
        losses = torch.logsumexp(odds + there, 1) - torch.logsumexp(odds + right, 1)
        loss = losses.mean() + _SHRINKING / 2 * (weights[:-1] ** 2).sum()
        loss.backward()
        optimiser.step()
    fitted: np.ndarray = weights.detach().numpy()
    return fitted


def best(row: Row, names: Sequence[str], weights: np.ndarray) -> tuple[str, float]:
    """The likeliest label of a page, and its log odds."""
    if not row.names:
        return "", -np.inf
    odds = table(row, names) @ weights
    number = int(odds.argmax())
    return row.names[number], float(odds[number])


def main() -> None:
    """Look at the dumps, fit, show, write."""
    options = arguments_of(__doc__)
    found = list(rows(options.gold, options.networks))
    fold_of = [fold_of_site("sections " + row.site, _FOLDS) for row in found]
    chosen: list[tuple[Row, str, float]] = []
    for number in range(_FOLDS):
        rest = [row for row, fold in zip(found, fold_of, strict=True) if fold != number]
        names = known_signs(rest)
        weights = fit(rest, names)
        held = [row for row, fold in zip(found, fold_of, strict=True) if fold == number]
        chosen += [(row, *best(row, names, weights)) for row in held]
    _show("cross-validated", chosen)
    names = known_signs(found)
    weights = fit(found, names)
    _show("on what they were fitted to", [(row, *best(row, names, weights)) for row in found])
    values = zip(["bias", *names], [weights[-1], *weights[:-1]], strict=True)
    lines = [
        "# What speaks for a label's naming the section, in log odds; made by training/sections.py.",
        "",
        *(f'"{name}" = {round(float(value), 3) + 0.0}' for name, value in values),
    ]
    if options.output:
        options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _show(title: str, chosen: Sequence[tuple[Row, str, float]]) -> None:
    """Sections found, and named where there is none, for several lines."""
    stated = [(row.gold == name, odds) for row, name, odds in chosen if row.gold]
    others = [odds for row, _, odds in chosen if not row.gold]
    print(title, len(stated), "with a section,", len(others), "without")
    for line in _LINES:
        right = sum(same and odds >= line for same, odds in stated)
        named = sum(odds >= line for odds in others)
        print(f"  {line}: {right / len(stated):.3f} found, {named / len(others):.3f} named in vain")


if __name__ == "__main__":
    main()
