"""Makes the weights that ship, from a gold folder, in one command.

``python -m training GOLD WORK [options of training.train]``
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training import prepare, train

WEIGHTS = Path(__file__).parents[1] / "src" / "newsclean" / "label" / "weights.npz"


def main() -> None:
    """Prepare, train on all pages, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold")
    parser.add_argument("work", type=Path, help="folder for features and renderings; kept")
    options, rest = parser.parse_known_args()
    cache = options.work / "cache"
    prepare.main([options.gold, str(cache)])
    train.main([str(cache), "-o", str(WEIGHTS), "--folds", "0", *rest])


if __name__ == "__main__":
    main()
