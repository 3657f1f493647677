"""The formats a run can write, and the files of its output folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from newsclean.models import Result
from newsclean.plugins import Plugin, Writer, writers
from newsclean.write.csv import merge_csv, read_csv, write_csv
from newsclean.write.jsonl import Kind, merge_lines, read_lines
from newsclean.write.parquet import merge_parquet, read_parquet, write_parquet

KINDS: tuple[Kind, ...] = ("articles", "rejections")
SHARDS = "shards"
"""The folder for the files of shards, inside the output folder."""


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """How results are stored; a `newsclean.plugins.Writer`.

    ``write(lines, target, kind)`` turns a file of JSON lines into the format, None where such a
    file is the format; ``merge(parts, target, kind)`` makes one file of many; ``read(path, kind)``
    gives the results back.
    """

    suffix: str
    write: Callable[[Path, Path, Kind], None] | None
    merge: Callable[[Iterable[Path], Path, Kind], None]
    read: Callable[[Path, Kind], Iterator[Result]]


for _name, _format in {
    "jsonl": OutputFormat(".jsonl", None, lambda parts, to, _: merge_lines(parts, to), read_lines),
    "parquet": OutputFormat(".parquet", write_parquet, merge_parquet, read_parquet),
    "csv": OutputFormat(".csv", write_csv, lambda parts, to, _: merge_csv(parts, to), read_csv),
}.items():
    writers.add(Plugin(_name, _format))


def format_of(name: str) -> Writer:
    """The format of that name; raises ValueError where there is none."""
    return cast(Writer, writers.get(name))


def format_names() -> list[str]:
    """The names of all formats."""
    return sorted(plugin.name for plugin in writers)


def formats() -> list[Writer]:
    """All formats, newsclean's own and those of plugins."""
    return [plugin.part for plugin in writers]


def shard_file(out: Path, kind: str, number: int, suffix: str) -> Path:
    """The file of a shard."""
    return out / SHARDS / f"{kind}-{number:06}{suffix}"


def written_by_run(path: Path) -> tuple[Path, Writer] | None:
    """The output folder that a path names, and the format of what is in it; None if it is none.

    The path may be the folder, its file of articles, or its folder of shards.
    """
    for format in formats():
        if path.name == f"articles{format.suffix}" and path.is_file():
            return path.parent, format
        if (path / f"articles{format.suffix}").is_file():
            return path, format
        if path.name == SHARDS and any(path.glob(f"articles-*{format.suffix}")):
            return path.parent, format
        if any((path / SHARDS).glob(f"articles-*{format.suffix}")):
            return path, format
    return None


def read_results(out: Path, format: Writer) -> Iterator[Result]:
    """The results in an output folder: the articles, then the rejections, each in input order.

    Of a run that is not finished those of its finished shards. Raises ValueError for files that
    hold something else.
    """
    for kind in KINDS:
        merged = out / f"{kind}{format.suffix}"
        shards = sorted((out / SHARDS).glob(f"{kind}-*{format.suffix}"))
        for path in [merged] if merged.is_file() else shards:
            yield from format.read(path, kind)
