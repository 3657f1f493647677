"""Makes a folder of dumps from the fixtures: HTML, text and Markdown mixed, one in a hundred poisoned.

    python benchmarks/make_dumps.py 100000 dumps

Nine in ten are files of their own, in folders of a thousand, the rest rows of packed JSON Lines.
The poison: decompression bombs, bytes that are no text, files that are damaged, and pages on which
`poison.Poisoned`, a labeller, hangs or ends its process by a signal.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path

from newsclean.read.decode import decode

FIXTURES = Path(__file__).parents[1] / "fixtures"
POISONED_ONE_IN = 100
ROWS_A_FILE = 1000
_WORDS = ("HANG-SLEEP", "HANG-LOOP", "DIE-SIGSEGV", "DIE-SIGKILL", "DIE-EXIT")


def main() -> None:
    """Make the folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    make(options.count, options.folder)


def make(count: int, folder: Path) -> None:
    """So many dumps, the same ones every time."""
    pages = [(path.suffix, path.read_bytes()) for path in sorted(FIXTURES.glob("*/*/input.*"))]
    chance = random.Random(20)
    bomb = gzip.compress(b"<p>" + b"a" * 100_000_000, 9)
    rows: list[str] = []
    for number in range(count):
        suffix, page = pages[number % len(pages)]
        end = f"\n<!-- {number} -->" if suffix == ".html" else f"\n\nNo. {number}\n"
        page += end.encode()
        parent = folder / f"{number // 1000:04}"
        if number % 10 == 9:
            rows.append(json.dumps({"id": number, "text": decode(page)}))
            if len(rows) == ROWS_A_FILE or number >= count - 10:
                write(folder / f"rows-{number // 10_000:04}.jsonl.gz", "\n".join(rows).encode())
                rows.clear()
            continue
        name = f"{number:07}"
        if number % POISONED_ONE_IN:
            write(parent / f"{name}{suffix}", page)
            continue
        match chance.randrange(8):
            case 0:
                parent.mkdir(parents=True, exist_ok=True)
                (parent / f"{name}.html.gz").write_bytes(bomb)
            case 1:
                write(parent / f"{name}.txt", chance.randbytes(20_000))
            case 2:
                parent.mkdir(parents=True, exist_ok=True)
                (parent / f"{name}.txt.gz").write_bytes(gzip.compress(page)[:-20])
            case kind:
                mark = f"\n\n{_WORDS[kind - 3]}\n"
                write(parent / f"{name}{suffix}", page + mark.encode())


def write(path: Path, data: bytes) -> None:
    """Write a file, packed where its name says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, 6, mtime=0) if path.suffix == ".gz" else data)


if __name__ == "__main__":
    main()
