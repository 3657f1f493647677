"""Times cleaning stage by stage on a gold folder, beside what peers take for the same pages.

    python benchmarks/stages.py GOLD [--set wcxb] [--every 2]

Needs ``newsclean[bench]``. Prints a Markdown table of processor milliseconds a page, all systems in
turn on every page, each page once (caches would make a second time quicker) and the stages apart
from the whole, in one thread. What is loaded at first use is not counted. Peers: trafilatura with
metadata on the page, and html-text rendering the page as text.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from newsclean import Cleaner, NoArticle  # noqa: E402
from newsclean.assemble import article_of, segments_of  # noqa: E402
from newsclean.bench.gold import GoldPage, pages  # noqa: E402
from newsclean.bench.renderings import renderers  # noqa: E402
from newsclean.bench.systems import peers  # noqa: E402
from newsclean.extract.metadata.structured import read_metadata  # noqa: E402
from newsclean.extract.resolve import resolve  # noqa: E402
from newsclean.label.features import features_of  # noqa: E402
from newsclean.label.network import assign, networks  # noqa: E402
from newsclean.label.settle import settle  # noqa: E402
from newsclean.read.source import read_source  # noqa: E402
from newsclean.reject import reason_to_reject  # noqa: E402
from newsclean.segment import segment  # noqa: E402
from newsclean.segment.parse import parse  # noqa: E402

Times = dict[str, float]
STAGES = (
    "read",
    "parse",
    "segment",
    "metadata",
    "features",
    "network",
    "roles",
    "fields",
    "article",
)
WHOLE, TRAFILATURA, RENDERING = "clean()", "trafilatura", "html-text"


class Clock:
    """Processor time since the last mark, by the name of what was done in it."""

    def __init__(self) -> None:
        self.times: Times = defaultdict(float)
        self._last = time.process_time()

    def mark(self, stage: str | None) -> None:
        """What was done since the last mark was this stage, or none."""
        now = time.process_time()
        if stage is not None:
            self.times[stage] += now - self._last
        self._last = now


def stages(cleaner: Cleaner, dump: bytes | str, url: str | None) -> Times:
    """One pass down the street with a mark behind every stage."""
    clock = Clock()
    source = read_source(dump, url)
    clock.mark("read")
    if source.format == "html":
        source.tree = parse(source.text)
        clock.mark("parse")
    document = segment(source)
    clock.mark("segment")
    document.metadata = read_metadata(document)
    clock.mark("metadata")
    if document.blocks:
        features = features_of(document)
        clock.mark("features")
        network = networks().of(document)
        judgement = network.judge(features)
        clock.mark("network")
        assign(document, features, judgement, network)
        settle(document)
        clock.mark("roles")
    document = cleaner.document(dump, url)
    clock.mark(None)
    values, evidence = resolve(document, steps=cleaner.steps)
    clock.mark("fields")
    segments = segments_of(document)
    if reason_to_reject(document) is None:
        article_of(values, segments, evidence)
    clock.mark("article")
    return dict(clock.times)


def timed(run: Callable[[], Any]) -> float:
    """Processor seconds of a call; what it raises is its own business."""
    start = time.process_time()
    try:
        run()
    except Exception as error:
        if not isinstance(error, NoArticle):
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
    return time.process_time() - start


def dumps_of(page: GoldPage) -> dict[str, bytes | str]:
    """One page as HTML and as text."""
    text = renderers()[RENDERING](page.html)
    return {"HTML": page.html, "text": text, "one line": " ".join(text.split())}


def stages_of_page(cleaner: Cleaner, page: GoldPage) -> dict[str, Times]:
    """Times of the stages of one page."""
    url = page.gold.get("url")
    return {kind: stages(cleaner, dump, url) for kind, dump in dumps_of(page).items()}


def whole_of_page(cleaner: Cleaner, page: GoldPage) -> dict[str, Times]:
    """Times of all that is done to one page, and what peers take for it."""
    url = page.gold.get("url")
    found: dict[str, Times] = {
        kind: {WHOLE: timed(lambda dump=dump: cleaner.clean(dump, url))}  # type: ignore[misc]
        for kind, dump in dumps_of(page).items()
    }
    found["peers"] = {
        TRAFILATURA: timed(lambda: peers()[TRAFILATURA](page.html, url)),
        RENDERING: timed(lambda: renderers()[RENDERING](page.html)),
    }
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--set", default="wcxb")
    parser.add_argument("--every", type=int, default=2)
    options = parser.parse_args()
    cleaner = Cleaner()
    chosen = list(pages(options.gold, options.set, kind="article", every=options.every))
    sums: dict[str, Times] = defaultdict(lambda: defaultdict(float))
    # One after the other: lines of the page just read would be remembered.
    for part in (stages_of_page, whole_of_page):
        part(cleaner, chosen[0])
        for page in chosen:
            for kind, times in part(cleaner, page).items():
                for stage, taken in times.items():
                    sums[kind][stage] += 1000 * taken / len(chosen)
    show(sums, len(chosen))


def show(sums: dict[str, Times], count: int) -> None:
    """The tables."""
    used = ("newsclean", "trafilatura", "html-text", "lxml", "numpy")
    print(", ".join(f"{name} {version(name)}" for name in used), f"; {count} pages\n")
    kinds = [kind for kind in sums if kind != "peers"]
    print(f"| ms a page | {' | '.join(kinds)} |\n| --- {'| --- ' * len(kinds)}|")
    for stage in (*STAGES, WHOLE):
        print(f"| {stage} | {' | '.join(f'{sums[kind].get(stage, 0.0):.1f}' for kind in kinds)} |")
    for peer, taken in sums["peers"].items():
        shares = (f"{sums[kind][WHOLE] / taken:.2f}" for kind in kinds)
        print(f"| `clean()`, {peer} ({taken:.1f} ms) = 1 | {' | '.join(shares)} |")


if __name__ == "__main__":
    main()
