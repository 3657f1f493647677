"""Runs a folder of dumps and says what it took: time, overhead, memory of every process.

    python benchmarks/folders.py dumps out [--engine dask] [--workers 2] [--labeller rules]

With dumps of `make_dumps.py`, whose poison needs the labeller here. Figures are a line of JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from poison import Poisoned

from newsclean import Cleaner
from newsclean.batch.job import Job
from newsclean.batch.run import run
from newsclean.cli.watch import watching


def main() -> None:
    """Run, and print the figures."""
    from rich.console import Console

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("dumps", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--engine", default="local")
    parser.add_argument("--scheduler")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--labeller", default="rules")
    parser.add_argument("--timeout", type=float, default=2.0)
    parser.add_argument("--format", default="jsonl")
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()
    job = Job(
        out=options.out,
        cleaner=Cleaner(labeller=Poisoned(options.labeller)),
        timeout=options.timeout,
        memory=1 << 30,
        format=options.format,
    )
    memory = Memory()
    began = time.monotonic()
    with watching(Console(stderr=True)) as watch:
        progress = run(
            [options.dumps],
            job,
            workers=options.workers,
            engine=options.engine,
            scheduler=options.scheduler,
            resume=options.resume,
            watch=watch,
        )
    seconds = time.monotonic() - began
    tally = progress.tally
    figures = {
        "engine": options.engine,
        "workers": options.workers,
        "inputs": tally.inputs,
        "articles": tally.articles,
        "rejections": {reason.value: n for reason, n in tally.rejections.most_common()},
        "seconds": round(seconds, 1),
        "pages_a_second": round(tally.inputs / seconds, 1),
        "seconds_cleaning": round(tally.seconds, 1),
        "overhead": round(1 - tally.seconds / seconds / options.workers, 3),
        "memory": memory.figures(),
        "sha256": {
            path.name: digest(path) for path in sorted(options.out.glob("*s." + options.format))
        },
    }
    print(json.dumps(figures))


def digest(path: Path) -> str:
    """The first letters of a file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


class Memory:
    """Resident memory of this process and all below it, looked at every second."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._seen: dict[str, list[tuple[float, int]]] = defaultdict(list)
        threading.Thread(target=self._look, daemon=True).start()

    def figures(self) -> dict[str, Any]:
        """By kind of process the largest in megabytes, in each quarter of the run."""
        length = max(time.monotonic() - self._began, 1e-6)
        quarters: dict[str, Counter[int]] = defaultdict(Counter)
        for kind, seen in self._seen.items():
            for when, size in seen:
                quarter = min(3, int(4 * when / length))
                quarters[kind][quarter] = max(quarters[kind][quarter], size >> 20)
        return {kind: [most[quarter] for quarter in range(4)] for kind, most in quarters.items()}

    def _look(self) -> None:
        import os

        while True:
            now = time.monotonic() - self._began
            for pid, parent, size in processes():
                if pid == os.getpid():
                    self._seen["run"].append((now, size))
                elif below(pid, os.getpid()):
                    kind = "worker" if parent == os.getpid() else "worker of a worker"
                    self._seen[kind].append((now, size))
            time.sleep(1)


def processes() -> list[tuple[int, int, int]]:
    """Number, parent and resident bytes of every process."""
    import os

    page = os.sysconf("SC_PAGE_SIZE")
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text().rpartition(")")[2].split()
            found.append((int(folder.name), int(status[1]), int(status[21]) * page))
        except (OSError, IndexError):
            continue
    return found


def below(pid: int, ancestor: int) -> bool:
    """Whether a process was started by another, or by one it started."""
    while pid > 1:
        try:
            pid = int((Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
        if pid == ancestor:
            return True
    return False


if __name__ == "__main__":
    main()
