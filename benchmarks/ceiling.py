"""What the best choice of a page's blocks scores: how far cutting and the gold itself let anyone come.

    python benchmarks/ceiling.py GOLD [-o poor.txt] [--below 0.8]

Blocks are chosen with the gold body in hand. A page where even that scores badly has gold of
another version of the page, or of a part of it, or text that the markup doesn't hold; ``-o`` writes
their names for ``newsclean bench --leave-out``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from newsclean import NoArticle
from newsclean.bench import gold
from newsclean.bench.gold import GoldPage
from newsclean.bench.renderings import renderers
from newsclean.bench.scores import word_f1
from newsclean.label.coverage import body_labels
from newsclean.read.source import read_source
from newsclean.segment import segment


def best(source: bytes | str, page: GoldPage) -> float:
    """Word F1 of the blocks that hold the gold body."""
    try:
        blocks = segment(read_source(source, None)).blocks
    except NoArticle:
        return 0.0
    scores = []
    for body in page.bodies:
        labels = body_labels(blocks, body.split("\n\n"))
        pairs = zip(blocks, labels, strict=True)
        scores.append(word_f1("\n\n".join(b.text for b, label in pairs if label == 1), body))
    return max(scores)


def sources(page: GoldPage) -> Iterator[tuple[str, bytes | str]]:
    """The page as HTML and in its text renderings."""
    yield "HTML", page.html
    for name, render in renderers().items():
        try:
            yield name, render(page.html)
        except Exception:  # a renderer's failure is not the page's ceiling
            continue


def main() -> None:
    """Print a row for every set and rendering."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--below", type=float, default=0.8)
    options = parser.parse_args()
    scores: dict[tuple[str, str], list[float]] = {}
    poor = []
    for page in gold.pages(options.gold, kind="article"):
        if not page.bodies:
            continue
        for rendering, source in sources(page):
            score = best(source, page)
            scores.setdefault((page.set, rendering), []).append(score)
            if rendering == "HTML" and score < options.below:
                poor.append(f"{page.set}/{page.id}")
    print(f"| set | rendering | pages | word F1 | below {options.below} |")
    print("| --- | --- | --- | --- | --- |")
    for (name, rendering), values in scores.items():
        few = sum(value < options.below for value in values)
        print(f"| {name} | {rendering} | {len(values)} | {fmean(values):.4f} | {few} |")
    if options.output:
        options.output.write_text("\n".join(poor) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
