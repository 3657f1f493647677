"""How many times faster a run is with two worker processes than with one, on a quiet machine.

    python benchmarks/speedup.py [--workers 2] [--pages 4000] [--rounds 3] [--labeller network]

Runs with one worker and with several take turns, each into a folder of its own, over the fixtures
again and again, each in a file of its own. Seconds are those of whole runs: listing, starting
processes and merging included. The ratio is that of the fastest rounds.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from newsclean import Cleaner
from newsclean.batch.job import Job
from newsclean.batch.run import run

FIXTURES = Path(__file__).parents[1] / "fixtures"


def main() -> None:
    """Print the seconds and the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--pages", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--labeller", default="network")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dumps = Path(folder) / "dumps"
        make(options.pages, dumps)
        taken: dict[int, list[float]] = {1: [], options.workers: []}
        for round_ in range(options.rounds):
            for workers, seconds in taken.items():
                job = Job(
                    out=Path(folder) / f"out-{round_}-{workers}",
                    cleaner=Cleaner(labeller=options.labeller),
                    shard_pages=max(16, options.pages // 64),
                )
                seconds.append(timed(dumps, job, workers))
        for workers, seconds in taken.items():
            shown = ", ".join(f"{each:.1f}" for each in seconds)
            print(
                f"{workers} at once: {shown} s, {options.pages / min(seconds):.0f} pages a second"
            )
        ratio = min(taken[1]) / min(taken[options.workers])
        print(f"{options.workers} are {ratio:.2f} times as fast as one")


def make(count: int, folder: Path) -> None:
    """So many copies of the fixtures."""
    folder.mkdir()
    pages = sorted(FIXTURES.glob("*/*/input.*"))
    for number in range(count):
        page = pages[number % len(pages)]
        (folder / f"{number:06}{page.suffix}").write_bytes(page.read_bytes())


def timed(dumps: Path, job: Job, workers: int) -> float:
    """Seconds of a run, its start and its end included."""
    began = time.monotonic()
    run([dumps], job, workers=workers)
    return time.monotonic() - began


if __name__ == "__main__":
    main()
