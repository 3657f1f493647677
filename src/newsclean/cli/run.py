"""``newsclean run``: files and folders into a folder of articles."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

import newsclean
from newsclean.batch.local import stream
from newsclean.cli.options import (
    NOT_READ,
    OK,
    add_cleaning,
    cores,
    count,
    existing,
    field_names,
    folder,
    seconds,
)
from newsclean.errors import UnreadableInput
from newsclean.models import Result
from newsclean.read.dump import Dump
from newsclean.read.files import iter_dumps
from newsclean.show.summary import Summary
from newsclean.show.terminal import harmless
from newsclean.write.jsonl import JsonLinesWriter, part_of

_LOG_EVERY_SECONDS = 10.0


def add_command(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("run", help="clean files and folders into a folder of articles")
    command.set_defaults(command=run)
    command.add_argument("paths", nargs="+", type=existing, metavar="PATH", help="a file or folder")
    command.add_argument("-o", "--out", required=True, type=folder, help="the folder to write")
    command.add_argument(
        "--format", choices=["jsonl"], default="jsonl", help="of the output (jsonl)"
    )
    command.add_argument("--workers", type=count, default=cores(), metavar="N",
                         help="processes (one a core)")  # fmt: skip
    command.add_argument("--timeout", type=seconds, default=60.0, metavar="S",
                         help="most seconds a page may take (60)")  # fmt: skip
    add_cleaning(command, learn=True)


def run(options: argparse.Namespace) -> int:
    """Clean files and folders into a folder of JSON Lines."""
    console = Console(stderr=True)
    summary = Summary()

    def pass_over(path: Path) -> None:
        summary.passed_over += 1

    dumps = _dumps(options, pass_over)
    results = stream(options.cleaner, dumps, options.workers, options.timeout)
    with JsonLinesWriter(options.out) as writer:
        for result in _watched(results, summary, console, _total(options)):
            writer.write(result)
        _write_summary(options.out, summary)
    return _conclude(options, summary, console)


def _dumps(options: argparse.Namespace, on_skip: Any = None) -> Iterator[Dump | UnreadableInput]:
    """The inputs, without what an earlier run left in the output folder."""
    out = os.path.join(os.path.abspath(options.out), "")  # noqa: PTH100, PTH118 - the hot path
    for dump in iter_dumps(options.paths, on_skip=on_skip, **field_names(options)):
        name = dump.source_id if isinstance(dump, Dump) else str(dump)
        if not os.path.abspath(name).startswith(out):  # noqa: PTH100
            yield dump


def _total(options: argparse.Namespace) -> int | None:
    """How many inputs there are, where that can be known without reading them."""
    total = 0
    for dump in _dumps(options):
        if isinstance(dump, Dump) and not isinstance(dump.content, Path):
            return None
        total += 1
    return total


def _watched(
    results: Iterator[Result], summary: Summary, console: Console, total: int | None
) -> Iterator[Result]:
    """The results, counted and shown as they come: a bar on a terminal, else lines of a log."""
    if not console.is_terminal:
        told = 0.0
        for result in results:
            summary.add(result)
            if summary.seconds - told >= _LOG_EVERY_SECONDS:
                told = summary.seconds
                print(f"newsclean: {summary.line()}", file=sys.stderr, flush=True)
            yield result
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as progress:
        bar = progress.add_task("cleaning", total=total)
        for result in results:
            summary.add(result)
            progress.update(bar, advance=1, description=summary.line())
            yield result


def _write_summary(out: Path, summary: Summary) -> None:
    path = out / "summary.json"
    content = {"newsclean": newsclean.__version__, **summary.as_json()}
    part_of(path).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    part_of(path).replace(path)


def _conclude(options: argparse.Namespace, summary: Summary, console: Console) -> int:
    """Say what came of it; the exit code."""
    Console().print(summary.table())
    print(f"written: {options.out}/articles.jsonl, rejections.jsonl, summary.json")
    if not summary.inputs:
        print("newsclean: no dumps found (.txt .html .htm .md .jsonl, also .gz)", file=sys.stderr)
    for _, detail in summary.unread:
        print(f"newsclean: not read: {harmless(detail)}", file=sys.stderr)
    if summary.not_read > len(summary.unread):
        print(f"newsclean: not read: {summary.not_read - len(summary.unread):,} more, see "
              f"{options.out}/rejections.jsonl", file=sys.stderr)  # fmt: skip
    return NOT_READ if summary.not_read else OK
