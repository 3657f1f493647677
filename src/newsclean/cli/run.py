"""``newsclean run``: files and folders into a folder of articles."""

from __future__ import annotations

import argparse
import json
import shlex
import signal
import sys
from pathlib import Path
from typing import Any

from rich.console import Console

import newsclean
from newsclean.batch.folder import WrongFolder
from newsclean.batch.job import Job
from newsclean.batch.run import Progress
from newsclean.batch.run import run as run_job
from newsclean.cli.options import (
    INTERRUPTED,
    NOT_READ,
    OK,
    WRONG_USAGE,
    add_cleaning,
    cores,
    count,
    field_names,
    folder,
    seconds,
    size,
)
from newsclean.cli.report import report_of
from newsclean.cli.watch import watching
from newsclean.read.dump import Fields
from newsclean.read.limits import Limits
from newsclean.read.remote import is_remote
from newsclean.read.walk import expand
from newsclean.show.summary import Summary
from newsclean.show.terminal import harmless
from newsclean.write.output import format_names, format_of
from newsclean.write.whole import whole

_READ = ".txt .html .md .mhtml .json .jsonl .csv .parquet .warc .wet, packed or not, .zip and .tar of them"


def add_command(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "run",
        help="clean files and folders into a folder of articles",
        epilog=f"Read are {_READ}. PATH may also be a pattern in quotes, or an address (s3://...).",
    )
    command.set_defaults(command=run, error=command.error)
    add = command.add_argument
    add("paths", nargs="*", metavar="PATH", help="a file, folder, pattern or address")
    add("--files-from", metavar="FILE", help="more of them, one a line; - for standard input")
    add("-o", "--out", required=True, type=folder, help="the folder to write")
    add("--format", choices=format_names(), default="jsonl", help="of the output (jsonl)")
    add("--shards", action="store_true", help="leave the output in OUT/shards/, many files")
    add("--resume", action="store_true", help="go on with a run that ended early")
    add("--fresh", action="store_true", help="start over, whatever is in OUT")
    add("--report", type=Path, metavar="HTML", help="also one page to look through in a browser")
    _add_engine(command)
    add_cleaning(command, learn=True)


def _add_engine(command: argparse.ArgumentParser) -> None:
    """Who does the work, and what bounds it."""
    add, limits = command.add_argument, Limits()
    add("--workers", type=count, default=cores(), metavar="N", help="processes (one a core)")
    add("--timeout", type=seconds, default=60.0, metavar="S",
        help="most seconds a page may take (60)")  # fmt: skip
    add("--memory", type=size, default="4G", metavar="SIZE",
        help="most memory a process may take (4G; 0: no limit)")  # fmt: skip
    add("--engine", choices=["local", "dask"], default="local", help="who runs them (local)")
    add("--scheduler", metavar="ADDRESS", help="of a Dask cluster; else one is started here")
    add("--shard-pages", type=count, default=256, metavar="N",
        help="pages cleaned into one file, the unit of work (256)")  # fmt: skip
    add("--max-unpacked", type=size, default=limits.unpacked_bytes, metavar="SIZE",
        help="what any packed file may unpack to (1G), larger ones only to ...")  # fmt: skip
    add("--max-ratio", type=count, default=limits.ratio, metavar="N",
        help="... so many times their size (200)")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Clean files and folders into a folder of articles."""
    try:
        paths = _paths(options)
    except (OSError, ValueError) as error:
        options.error(harmless(str(error)))
    summary = Summary()
    console = Console(stderr=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with watching(console) as watch:
            progress = _carry_out(paths, options, watch)
        _count(summary, progress)
        _write_summary(options.out, summary)
        if options.report is not None:
            report_of(options.out, options.report)
    except WrongFolder as wrong:
        print(f"newsclean: {harmless(str(wrong))}", file=sys.stderr)
        return WRONG_USAGE
    except KeyboardInterrupt:
        print(f"newsclean: interrupted; {_how_to_resume(options)}", file=sys.stderr)
        return INTERRUPTED
    except (OSError, RuntimeError, ImportError) as error:
        print(f"newsclean: {harmless(str(error))}", file=sys.stderr)
        print(f"newsclean: stopped; {_how_to_resume(options)}", file=sys.stderr)
        return NOT_READ
    return _conclude(options, summary)


def _carry_out(paths: list[str], options: argparse.Namespace, watch: Any) -> Progress:
    job = Job(
        out=options.out,
        cleaner=options.cleaner,
        fields=Fields(**{n.removesuffix("_field"): v for n, v in field_names(options).items()}),
        limits=Limits(unpacked_bytes=options.max_unpacked or sys.maxsize, ratio=options.max_ratio),
        format=options.format,
        timeout=options.timeout,
        memory=options.memory,
        shard_pages=options.shard_pages,
    )
    return run_job(
        paths,
        job,
        workers=options.workers,
        engine=options.engine,
        scheduler=options.scheduler,
        resume=options.resume,
        fresh=options.fresh,
        merge=not options.shards,
        watch=watch,
    )


def _paths(options: argparse.Namespace) -> list[str]:
    """The inputs asked for; raises ValueError where there is none, or one that isn't there."""
    paths = list(options.paths)
    for path in paths:
        if not is_remote(path) and not next(expand(Path(path))).exists():
            raise ValueError(f"no such file or folder: {path}")
    if options.files_from == "-":
        paths += sys.stdin.read().splitlines()
    elif options.files_from:
        paths += Path(options.files_from).read_text(encoding="utf-8").splitlines()
    paths = [path for path in paths if path.strip()]
    if not paths:
        raise ValueError("nothing to read: name a PATH, or a list of them with --files-from")
    return paths


def _how_to_resume(options: argparse.Namespace) -> str:
    argv = [part for part in options.argv if part not in ("--fresh", "--resume")]
    return f"go on with: newsclean {shlex.join([*argv, '--resume'])}"


def _count(summary: Summary, progress: Progress) -> None:
    summary.stop()
    summary.tally = progress.tally
    summary.earlier = progress.earlier
    summary.passed_over = progress.passed_over


def _write_summary(out: Path, summary: Summary) -> None:
    content = {"newsclean": newsclean.__version__, **summary.as_json()}
    with whole(out / "summary.json") as part:
        part.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _conclude(options: argparse.Namespace, summary: Summary) -> int:
    """Say what came of it; the exit code."""
    tally = summary.tally
    if summary.earlier == tally.inputs and options.resume:
        print("newsclean: all pages had been cleaned already", file=sys.stderr)
    Console().print(summary.table())
    suffix = format_of(options.format).suffix
    files = "shards/" if options.shards else f"articles{suffix}, rejections{suffix}"
    print(f"written: {options.out}/{files}, summary.json")
    if options.report is not None:
        print(f"written: {options.report}")
    if not tally.inputs:
        print(f"newsclean: no dumps found ({_READ})", file=sys.stderr)
    for _, detail in tally.unread:
        print(f"newsclean: not read: {harmless(detail)}", file=sys.stderr)
    if tally.not_read > len(tally.unread):
        print(f"newsclean: not read: {tally.not_read - len(tally.unread):,} more, see "
              f"the rejections in {options.out}", file=sys.stderr)  # fmt: skip
    return NOT_READ if tally.not_read else OK
