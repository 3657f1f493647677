"""What a run adds to cleaning: processor seconds of a shard beside those of `clean()` alone.

    python benchmarks/overhead.py [--labeller rules] [--pages 480]

Pages are the fixtures, again and again, each in a file of its own.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from newsclean import Cleaner
from newsclean.batch.job import Job
from newsclean.batch.plan import Piece, Shard
from newsclean.batch.shard import clean_shard
from newsclean.batch.task import clean_task, task_of
from newsclean.batch.warm import warm_up
from newsclean.read.files import iter_dumps
from newsclean.write.output import SHARDS

FIXTURES = Path(__file__).parents[1] / "fixtures"


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--labeller", default="rules")
    parser.add_argument("--pages", type=int, default=480)
    options = parser.parse_args()
    cleaner = Cleaner(labeller=options.labeller)
    warm_up(cleaner)
    paths = sorted(FIXTURES.glob("*/*/input.*"))
    paths = [paths[number % len(paths)] for number in range(options.pages)]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        (out / SHARDS).mkdir()
        shard = Shard(0, len(paths), tuple(Piece(str(path)) for path in paths))
        for format in ("jsonl", "csv", "parquet"):
            job = Job(out=out, cleaner=cleaner, format=format)
            began = time.process_time()
            clean_shard(job, shard, "benchmark", {})
            whole = time.process_time() - began
            began = time.process_time()
            for number, dump in enumerate(iter_dumps(paths)):
                clean_task(cleaner, task_of(number, dump))
            alone = time.process_time() - began
            print(
                f"{format}: {1000 * whole / len(paths):.2f} ms a page, {1000 * alone / len(paths):.2f} "
                f"of them cleaning: overhead {1 - alone / whole:.1%}"
            )


if __name__ == "__main__":
    main()
