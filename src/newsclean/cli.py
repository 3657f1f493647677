"""The command line: ``newsclean run``, ``show`` and ``bench``."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

import newsclean
from newsclean.batch.local import clean_task, stream, task_of
from newsclean.errors import Reason, UnreadableInput
from newsclean.models import Result
from newsclean.pipeline import Cleaner
from newsclean.read.dump import Dump
from newsclean.read.files import iter_dumps
from newsclean.show.summary import Summary
from newsclean.show.terminal import harmless, render
from newsclean.write.jsonl import JsonLinesWriter, part_of

OK, NOT_READ, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
_LOG_EVERY_SECONDS = 10.0
_FIELD_OPTIONS = ("html_field", "text_field", "markdown_field", "url_field", "title_field")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code.

    0: all inputs were dealt with, rejections included; 1: something was not read or written;
    2: wrong usage; 130: interrupted.
    """
    argv = sys.argv[1:] if argv is None else list(argv)
    if argv[:1] == ["bench"]:
        from newsclean.bench.cli import main as bench

        return bench(argv[1:])
    options = _parser().parse_args(argv)
    try:
        return int(options.command(options))
    except KeyboardInterrupt:
        print("newsclean: interrupted, nothing was written", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough; keep Python from saying so again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (OSError, UnreadableInput) as error:
        print(f"newsclean: {harmless(str(error))}", file=sys.stderr)
        return NOT_READ


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


def show(options: argparse.Namespace) -> int:
    """Show a dump, coloured by role, fields on top."""
    console = Console(record=options.svg is not None, width=options.width)
    code = OK
    for number, dump in enumerate(iter_dumps(options.file, **_field_names(options))):
        result = clean_task(options.cleaner, task_of(number, dump))
        rejection = result.rejection
        if rejection is not None and rejection.reason is Reason.UNREADABLE:
            print(f"newsclean: not read: {harmless(rejection.detail)}", file=sys.stderr)
            code = NOT_READ
        elif options.json:
            print(_shown_json(result))
        else:
            console.print(render(result, options.first))
    if options.svg is not None:
        title = f"newsclean show {options.file.name}"
        options.svg.write_text(_picture(console.export_svg(title=title)), encoding="utf-8")
    return code


def _shown_json(result: Result) -> str:
    # Escaped beyond ASCII, since the terminal is not to act on what a dump holds.
    content = result.article or result.rejection
    assert content is not None
    return json.dumps(content.model_dump(mode="json"), indent=2)


def _picture(svg: str) -> str:
    """The picture without the fonts it would load from elsewhere."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def _dumps(options: argparse.Namespace, on_skip: Any = None) -> Iterator[Dump | UnreadableInput]:
    """The inputs, without what an earlier run left in the output folder."""
    out = os.path.join(os.path.abspath(options.out), "")  # noqa: PTH100, PTH118 - the hot path
    for dump in iter_dumps(options.paths, on_skip=on_skip, **_field_names(options)):
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


def _field_names(options: argparse.Namespace) -> dict[str, Any]:
    return {name: getattr(options, name) for name in _FIELD_OPTIONS}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsclean", description="Turns scraped news pages into validated articles."
    )
    parser.add_argument("--version", action="version", version=newsclean.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    one = commands.add_parser("run", help="clean files and folders into a folder of JSON Lines")
    one.set_defaults(command=run)
    one.add_argument("paths", nargs="+", type=_existing, metavar="PATH", help="a file or folder")
    one.add_argument("-o", "--out", required=True, type=_folder, help="the folder to write")
    one.add_argument("--format", choices=["jsonl"], default="jsonl", help="of the output (jsonl)")
    one.add_argument("--workers", type=_count, default=_cores(), metavar="N",
                     help="processes (one a core)")  # fmt: skip
    one.add_argument("--timeout", type=_seconds, default=60.0, metavar="S",
                     help="most seconds a page may take (60)")  # fmt: skip

    two = commands.add_parser("show", help="a dump in the terminal, coloured by role")
    two.set_defaults(command=show)
    two.add_argument("file", type=_existing, metavar="FILE", help="a dump")
    two.add_argument("--json", action="store_true", help="as JSON")
    two.add_argument("--svg", type=Path, metavar="SVG", help="also as a picture in this file")
    two.add_argument("--first", type=_count, metavar="N", help="only so many segments")
    two.add_argument("--width", type=_count, help="columns (those of the terminal)")
    commands.add_parser("bench", help="scores on a gold folder", add_help=False)
    for command in (one, two):
        command.add_argument("--labeller", dest="cleaner", type=_cleaner, default="rules",
                             metavar="NAME", help="what judges the lines (rules)")  # fmt: skip
        for name in _FIELD_OPTIONS:
            option = f"--{name.replace('_', '-')}"
            what = name.removesuffix("_field")
            command.add_argument(
                option, metavar="NAME", help=f"field of a row that holds the {what}"
            )
    return parser


def _existing(value: str) -> Path:
    path = Path(value)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"no such file or folder: {value}")
    return path


def _folder(value: str) -> Path:
    path = Path(value)
    if path.exists() and not path.is_dir():
        raise argparse.ArgumentTypeError(f"not a folder: {value}")
    return path


def _count(value: str) -> int:
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1: {value}")
    return number


def _seconds(value: str) -> float:
    number = float(value)
    if not 0 < number < 1e9:
        raise argparse.ArgumentTypeError(f"must be more than 0: {value}")
    return number


def _cleaner(name: str) -> Cleaner:
    try:
        return Cleaner(labeller=name)
    except (ValueError, ImportError) as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


if __name__ == "__main__":
    sys.exit(main())
