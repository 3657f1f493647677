"""Times every reader and every extractor on input of doubling size: is the time linear?

    python benchmarks/linear.py [--labeller rules] [--megabytes 10]

Pages are one paragraph, of words or of what regular expressions backtrack over. Prints Markdown
tables of processor seconds; the last column is the exponent of growth over the last three
doublings: 1 is linear, 2 quadratic. Of pages that are rejected (a menu of more blocks than a page
may have) the time until then counts.
"""

from __future__ import annotations

import argparse
import bz2
import csv
import gzip
import io
import json
import lzma
import math
import tarfile
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from newsclean import Cleaner, NoArticle
from newsclean.extract.resolve import resolve
from newsclean.read.dump import Dump, Fields
from newsclean.read.files import Found, find

HEAD = "Ferry terminal opens to the public\n\nBy Ana Ruiz\n\nLISBON, May 3 (Reuters) - "
PARAGRAPHS = {
    "words": "the new ferry terminal opened on Monday after two years of work ",
    "names": "By Ana Ruiz and Bo Li, ",
    "dates": "May 3, 2024 9:30 a.m. - ",
    "capitals": "LISBON (Reuters) - ",
    "title case": "Lisbon Madrid ",
    "blanks": "a" + " " * 63,
    "brackets": "[[((* ](",
    "no break": "a",
}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--labeller", default="rules")
    parser.add_argument("--megabytes", type=float, default=10)
    options = parser.parse_args()
    sizes = [int(options.megabytes * 1_000_000 / 2**power) for power in (3, 2, 1, 0)]
    cleaner = Cleaner(labeller=options.labeller)
    cleaner.clean(HEAD + PARAGRAPHS["words"] * 10)
    print(f"\nReaders, {options.megabytes:g} MB of rows of 5 kB\n")
    table(sizes, {name: readers(name, sizes) for name in WRITERS})
    for format, wrap in (("text", str), ("HTML", as_html)):
        for name, unit in PARAGRAPHS.items():
            times: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(sizes))
            for at, size in enumerate(sizes):
                for stage, seconds in stages(cleaner, wrap(HEAD + unit * (size // len(unit)))):
                    times[stage][at] = seconds
            if name == "words":
                print(f"\nStages and extractors, {format}, one paragraph of words\n")
                table(sizes, times)
                print(f"\n{format}, other paragraphs, all stages\n")
            whole = [sum(parts) for parts in zip(*times.values(), strict=True)]
            table(sizes, {name: whole}, head=name == "words")


def as_html(text: str) -> str:
    """A page of the text."""
    return f"<html><body><article><h1>Ferry</h1><p>{text}</p></article></body></html>"


def stages(cleaner: Cleaner, page: str) -> list[tuple[str, float]]:
    """What reading, cutting and labelling take, then every field."""
    began = time.process_time()
    try:
        document = cleaner.document(page)
    except NoArticle:
        return [("read, segment, label", time.process_time() - began)]
    taken = [("read, segment, label", time.process_time() - began)]
    for step in cleaner.steps:
        began = time.process_time()
        resolve(document, steps=[step])
        taken.append((step[0], time.process_time() - began))
    return taken


def table(sizes: list[int], times: dict[str, list[float]], head: bool = True) -> None:
    """A table of times."""
    if head:
        print("| | " + " | ".join(f"{size / 1e6:g} MB" for size in sizes) + " | exponent |")
        print("| --- " * (len(sizes) + 2) + "|")
    for name, row in times.items():
        # Of what takes next to no time growth can't be told.
        growth = math.log2(row[-1] / row[0]) / (len(row) - 1) if row[0] > 0.002 else None
        shown = "" if growth is None else f"{growth:.2f}"
        print(f"| {name} | " + " | ".join(f"{seconds:.3f}" for seconds in row) + f" | {shown} |")


def readers(name: str, sizes: list[int]) -> list[float]:
    """What reading all rows of a file takes."""
    times = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(WRITERS[name]([PARAGRAPHS["words"] * 80] * (size // 5120)))
            (found,) = find(path)
            assert isinstance(found, Found)
            began = time.process_time()
            count = sum(isinstance(dump, Dump) for dump in found.dumps(Fields()))
            times.append(time.process_time() - began)
            assert count == size // 5120, name
    return times


def lines(texts: list[str]) -> bytes:
    """JSON Lines."""
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)


def as_csv(texts: list[str]) -> bytes:
    """CSV."""
    file = io.StringIO()
    csv.writer(file).writerows([["text"], *([text] for text in texts)])
    return file.getvalue().encode()


def as_parquet(texts: list[str]) -> bytes:
    """Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = io.BytesIO()
    pq.write_table(pa.table({"text": texts}), file)
    return file.getvalue()


def as_zip(texts: list[str]) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"{number}.txt", text)
    return file.getvalue()


def as_tar(texts: list[str]) -> bytes:
    """A tar archive, packed."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for number, text in enumerate(texts):
            member = tarfile.TarInfo(f"{number}.txt")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
    return file.getvalue()


def as_warc(texts: list[str]) -> bytes:
    """A WARC file, packed record by record."""
    records = []
    for text in texts:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + text.encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://echo.example/\r\nContent-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
        records.append(gzip.compress(head.encode() + body + b"\r\n\r\n"))
    return b"".join(records)


WRITERS: dict[str, Callable[[list[str]], bytes]] = {
    "a.jsonl": lines,
    "a.jsonl.gz": lambda texts: gzip.compress(lines(texts)),
    "a.jsonl.bz2": lambda texts: bz2.compress(lines(texts)),
    "a.jsonl.xz": lambda texts: lzma.compress(lines(texts)),
    "a.json": lambda texts: json.dumps([{"text": text} for text in texts]).encode(),
    "a.csv": as_csv,
    "a.parquet": as_parquet,
    "a.zip": as_zip,
    "a.tar.gz": as_tar,
    "a.warc.gz": as_warc,
}

if __name__ == "__main__":
    main()
