"""Roles of the lines of gold pages that come without them: ``labels/roles.jsonl``, a page a line.

The file holds no text. Line numbers are those of the page's html-text rendering, whose checksum
stands beside them: where another version renders the page otherwise, its labels don't count.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from pathlib import Path

from newsclean.bench.renderings import renderers

LABELS = Path(__file__).parent / "labels" / "roles.jsonl"
Ranges = list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A dump's labels: its checksum, and first line, last line, role of its ranges of lines."""

    checksum: int
    ranges: Ranges

    @classmethod
    def of(cls, dump: str, ranges: Ranges) -> Labelled:
        """The labels of this dump."""
        return cls(zlib.crc32(dump.encode()), ranges)

    def lines(self, dump: str) -> list[tuple[str, str]] | None:
        """The dump's lines that aren't blank, each with its role; None for any other dump."""
        if zlib.crc32(dump.encode()) != self.checksum:
            return None
        lines = dump.split("\n")
        return [
            (line, role)
            for first, last, role in self.ranges
            for line in lines[first - 1 : last]
            if line.strip()
        ]


def read_labels(path: Path = LABELS) -> dict[str, Labelled]:
    """The labels by page, "set/name"."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {page: Labelled(checksum, ranges) for page, checksum, ranges in rows}


def write_labels(pages: dict[str, Labelled], path: Path = LABELS) -> None:
    """Write labels, in order of the pages' names."""
    rows = [
        json.dumps([page, labels.checksum, labels.ranges], separators=(",", ":"))
        for page, labels in sorted(pages.items())
    ]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def dump_of(html: bytes) -> str:
    """The rendering whose lines are labelled."""
    return renderers()["html-text"](html)
