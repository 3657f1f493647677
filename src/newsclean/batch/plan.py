"""What a run is to do: its settings, and its inputs cut into shards, written down once."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from newsclean.errors import UnreadableInput
from newsclean.read.container import WHOLE, Container, Span
from newsclean.read.files import Found
from newsclean.read.limits import DEFAULT_LIMITS, Limits
from newsclean.read.remote import Remote, is_remote
from newsclean.write.whole import whole

PLAN, SHARDS_OF_PLAN = "plan.json", "plan.jsonl"
# Rows between two places where a file of many pages may be cut.
CUT_EVERY = 32
# The first shards are small, so that few pages too are work for all; then they grow by an eighth.
_SMALLEST, _GROWTH = 8, 8

Pieces = list[tuple["Piece", int]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the input: a file, rows of one, or, with an ``error``, one that can't be opened."""

    path: str
    span: Span = WHOLE
    error: str = ""

    @property
    def address(self) -> Path | Remote:
        """The path as what readers take."""
        return Remote(self.path) if is_remote(self.path) else Path(self.path)

    def as_json(self) -> Any:
        """A text for a whole file, which most are; else an object."""
        if self.error:
            return {"unreadable": self.error}
        if self.span == WHOLE:
            return self.path
        return {"path": self.path, **asdict(self.span)}

    @classmethod
    def from_json(cls, value: Any) -> Piece:
        """The piece that value came from."""
        if isinstance(value, str):
            return cls(value)
        if "unreadable" in value:
            return cls("", error=value["unreadable"])
        return cls(value["path"], Span(value["first"], value["stop"], value["offset"]))


@dataclass(frozen=True, slots=True)
class Shard:
    """Pieces of the input that are cleaned together, into one file; about so many ``pages``."""

    number: int
    pages: int
    pieces: tuple[Piece, ...]

    def as_line(self) -> str:
        """The shard as a line of ``plan.jsonl``."""
        inputs = [piece.as_json() for piece in self.pieces]
        return json.dumps({"shard": self.number, "pages": self.pages, "inputs": inputs}) + "\n"

    @classmethod
    def from_line(cls, line: str) -> Shard:
        """The shard of that line."""
        values = json.loads(line)
        pieces = tuple(map(Piece.from_json, values["inputs"]))
        return cls(values["shard"], values["pages"], pieces)


def pieces_of(found: Found | UnreadableInput, limits: Limits = DEFAULT_LIMITS) -> Pieces:
    """A file's pieces, each with its number of pages; a file of one page is not opened."""
    if isinstance(found, UnreadableInput):
        return [(Piece("", error=str(found)), 1)]
    path = str(found.path)
    if not isinstance(found.reader, Container):
        return [(Piece(path), 1)]
    spans, total = found.reader.cut(found.path, CUT_EVERY, limits)
    ends = [total if span.stop is None else span.stop for span in spans]
    return [(Piece(path, span), end - span.first) for span, end in zip(spans, ends, strict=True)]


def shards_of(pieces: Iterable[Pieces], most_pages: int) -> Iterator[Shard]:
    """Shards of no more pages than that, unless a piece alone has more; the same for the same input.

    >>> pages = ([(Piece(f"{number}.html"), 1)] for number in range(100))
    >>> [shard.pages for shard in shards_of(pages, 1000)]
    [8, 8, 8, 8, 8, 8, 8, 8, 8, 9, 10, 9]
    """
    number = listed = pages = 0
    held: list[Piece] = []
    for file in pieces:
        for piece, count in file:
            if held and pages + count > _size(listed, most_pages):
                yield Shard(number, pages, tuple(held))
                number, listed, pages, held = number + 1, listed + pages, 0, []
            pages += count
            if held and _follows(held[-1], piece):
                held[-1] = replace(held[-1], span=replace(held[-1].span, stop=piece.span.stop))
            else:
                held.append(piece)
    if held:
        yield Shard(number, pages, tuple(held))


def write_shards(
    out: Path, shards: Iterable[Shard], listed: Callable[[int], None]
) -> tuple[int, int]:
    """Write the shards down; how many, and how many pages. ``listed`` hears of each one's pages."""
    count = pages = 0
    with whole(out / SHARDS_OF_PLAN) as part, part.open("w", encoding="utf-8") as lines:
        for shard in shards:
            lines.write(shard.as_line())
            count, pages = count + 1, pages + shard.pages
            listed(shard.pages)
    return count, pages


def save_plan(out: Path, plan: dict[str, Any]) -> None:
    """Write ``plan.json``: after the shards, so that where it is, they are."""
    with whole(out / PLAN) as part:
        part.write_text(json.dumps(plan, indent=2) + "\n", encoding="utf-8")


def read_plan(out: Path) -> dict[str, Any] | None:
    """The plan in an output folder, None where there is none; raises ValueError if it is damaged."""
    try:
        plan = json.loads((out / PLAN).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise ValueError(f"{out / PLAN}: {error}") from error
    if not isinstance(plan, dict) or not {"settings", "shards", "pages", "finished"} <= set(plan):
        raise ValueError(f"{out / PLAN}: not a plan of newsclean")
    return plan


def read_shards(out: Path) -> Iterator[Shard]:
    """The shards of the plan, in order."""
    with (out / SHARDS_OF_PLAN).open(encoding="utf-8") as lines:
        yield from map(Shard.from_line, lines)


def _size(listed: int, most_pages: int) -> int:
    return min(most_pages, max(_SMALLEST, listed // _GROWTH))


def _follows(before: Piece, piece: Piece) -> bool:
    return bool(before.path == piece.path and piece.path and before.span.stop == piece.span.first)


def absolute(path: str) -> str:
    """The path as it is named from anywhere; an address is that already."""
    return path if is_remote(path) else os.path.abspath(path)  # noqa: PTH100 - links stay links
