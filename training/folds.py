"""The networks of a cross-validation, each put to pages of sites that it has not seen."""

from __future__ import annotations

import argparse
from pathlib import Path

from newsclean.bench.gold import GoldDump, GoldPage
from newsclean.label.network import NetworkLabeller, Networks
from training.gold import Page, fold_of_site, gold_pages, page_of


class Folds:
    """Which networks label which page: those that have not seen its site.

    ``labeller`` labels by the networks chosen last.
    """

    def __init__(self, gold: Path, networks: Path) -> None:
        self.labeller = NetworkLabeller()
        paths = sorted(networks.glob("fold-*.npz"))
        if not paths:
            raise SystemExit(f"{networks} holds no fold-*.npz; see training.train --networks")
        self._networks = [Networks.read(path.open("rb")) for path in paths]
        self._site = {page.id: page.site for page in gold_pages(gold)}

    def choose(self, page: Page | GoldPage | GoldDump) -> str:
        """Put the networks in that a page or a dump is to be labelled by; returns its site."""
        if isinstance(page, GoldPage):
            known = f"{page.set}/{page.id}"
        else:
            known = page_of(page.id) if isinstance(page, GoldDump) else page.id
        site = self._site[known]
        self.labeller.networks = self._networks[fold_of_site(site, len(self._networks))]
        return site


def arguments_of(description: str | None) -> argparse.Namespace:
    """The command line of what is weighed by the networks of folds: GOLD NETWORKS [-o OUTPUT]."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("gold", type=Path)
    parser.add_argument("networks", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    return parser.parse_args()
