"""Weighs what tells articles from other pages, on pages of sites that the labeller has not seen.

``python -m training.rejects GOLD NETWORKS -o src/newsclean/data/article.toml``, after
``python -m training.train CACHE --folds N --networks NETWORKS``. It prints what it rejects of each
kind of pages, cross-validated once more by site.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from newsclean import Cleaner
from newsclean.bench.renderings import renderers
from newsclean.doubt import observations
from newsclean.errors import NoArticle
from newsclean.extract.resolve import resolve
from newsclean.reject import HOPELESS, reads_as_text, reason_to_reject
from newsclean.whole_page import Page as Seen
from training.folds import Folds, arguments_of
from training.gold import Page, fold_of_site, gold_pages

_FOLDS = 5
# An article that is lost costs as much as five other pages that are kept. Some kinds count less,
# since they may well hold articles; documentation reads like one.
_KEPT, _MIXED = {"article": 5.0, "documentation": 0.5}, {"forum": 0.5, "service": 0.5}
_VARIED = 0.01
# How freely weights may grow.
_LOOSE = 0.3
# The log odds below which a page is taken for no article.
_LINE = {"html": -0.75, "text": -1.5}


@dataclass(slots=True)
class Row:
    """A page: what is weighed of it, and whether it is kept or rejected whatever that says."""

    set: str
    site: str
    kind: str
    seen: dict[str, float]
    kept: bool
    rejected: bool


def rows(gold: Path, networks: Path, form: str) -> Iterator[Row]:
    """Every page of a known kind, as HTML or as text, seen by the network of its fold."""
    folds = Folds(gold, networks)
    cleaner = Cleaner(labeller=folds.labeller)
    for page in gold_pages(gold):
        kind = _kind(gold, page)
        if page.html is None or kind is None:
            continue
        folds.choose(page)
        text = renderers()["html-text"](page.html) if form == "text" else None
        try:
            document = cleaner.document(text or page.html, None if text else page.url)
        except NoArticle:
            continue
        values, _ = resolve(document, steps=cleaner.steps)
        document.fields = dict(values)
        if not document.blocks or document.article_probability is None:
            continue
        look = Seen(document)
        seen = observations(look)
        # A labeller that says nothing leaves the rules alone.
        document.article_probability = None
        rejected = reason_to_reject(document) is not None
        yield Row(page.set, page.site, kind, seen, reads_as_text(look), rejected)


def _kind(gold: Path, page: Page) -> str | None:
    if page.set == "wcxb":
        kind: str = json.loads((gold / "pages" / f"{page.id}.json").read_text())["kind"]
        return kind
    return page.kind if page.kind != "other" else None


def fit(seen: np.ndarray, article: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias of a logistic regression, for observations as they are."""
    mean, spread = seen.mean(axis=0), seen.std(axis=0)
    # What is the same on nearly all pages is not learned from.
    spread[spread < _VARIED] = np.inf
    model = LogisticRegression(C=_LOOSE).fit((seen - mean) / spread, article, counts)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ mean)


def main() -> None:
    """Look at the pages, fit, show, write."""
    options = arguments_of(__doc__)
    lines = [
        "# What speaks for a page's being an article, and how much; made by training/rejects.py.",
        "",
    ]
    for form, line in _LINE.items():
        found = list(rows(options.gold, options.networks, form))
        seen = np.array([list(row.seen.values()) for row in found])
        article = np.array([row.kind in _KEPT for row in found])
        counts = np.array([(_KEPT | _MIXED).get(row.kind, 1.0) for row in found])
        fold = np.array([fold_of_site("rejects " + row.site, _FOLDS) for row in found])
        odds = np.zeros(len(found))
        for number in range(_FOLDS):
            rest = fold != number
            weights, bias = fit(seen[rest], article[rest], counts[rest])
            odds[~rest] = seen[~rest] @ weights + bias
        _show(form, found, odds)
        weights, bias = fit(seen, article, counts)
        names = ["bias", *found[0].seen]
        values = [bias - line, *weights.tolist()]
        lines += [
            f"[{form}]",
            *(f"{n} = {round(v, 4) + 0.0}" for n, v in zip(names, values, strict=True)),
            "",
        ]
    if options.output:
        options.output.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")


def _show(form: str, found: list[Row], odds: np.ndarray) -> None:
    """Shares of pages rejected, by kind and set, for several lines."""
    anyway = np.array([row.rejected for row in found])
    kept = np.array([row.kept for row in found])
    groups = sorted({(row.set, row.kind) for row in found})
    for line in (-np.inf, -1.5, -1.0, -0.75, -0.5, -0.3, 0.0):
        rejected = anyway | ((odds < line) & (~kept | (odds < line + HOPELESS)))
        shares = [
            f"{name}/{kind} {rejected[[(r.set, r.kind) == (name, kind) for r in found]].mean():.3f}"
            for name, kind in groups
        ]
        print(f"{form}, line {line}:", ", ".join(shares), flush=True)


if __name__ == "__main__":
    main()
