"""Measures all of newsclean on pages of sites that its labeller has not seen: networks of each fold.

``python -m training.crossvalidate GOLD NETWORKS [options of newsclean bench]``, after
``python -m training.train CACHE --folds N --networks NETWORKS``. The tables are those of
``newsclean bench``, over all pages of the gold folder.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from newsclean import Cleaner
from newsclean.bench.cli import Measured, options_of, report, sheets_of
from newsclean.bench.systems import clean
from training.folds import Folds


class _InFolds(list[Any]):
    """Pages as a list that puts the right networks in as it is gone through."""

    def __init__(self, pages: list[Any], folds: Folds) -> None:
        super().__init__(pages)
        self._folds = folds

    def __iter__(self) -> Iterator[Any]:
        for page in super().__iter__():
            self._folds.choose(page)
            yield page


def main() -> None:
    """Measure, show, write."""
    parser = argparse.ArgumentParser(parents=[options_of()], add_help=False, description=__doc__)
    parser.add_argument("networks", type=Path)
    options = parser.parse_args(sys.argv[1:])
    folds = Folds(options.gold, options.networks)
    system = partial(clean, labeller=folds.labeller)
    measured = Measured(
        {"newsclean": system}, Cleaner(labeller=folds.labeller), partial(_InFolds, folds=folds)
    )
    console = Console()
    sheets = []
    with Progress(console=console, transient=True) as progress:
        for sheet in sheets_of(options, progress, measured):
            sheet.show(progress.console)
            sheets.append(sheet)
    if options.output:
        options.output.write_text(report(sheets), encoding="utf-8")


if __name__ == "__main__":
    main()
