"""``newsclean report``: what a run wrote, as one page to look through in a browser."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from newsclean.cli.options import OK, count, existing
from newsclean.errors import UnreadableInput
from newsclean.show.report import MOST, write_report
from newsclean.write.output import read_results, written_by_run


def add_command(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("report", help="a run as one page to look through in a browser")
    command.set_defaults(command=report)
    command.add_argument("out", type=existing, metavar="OUT", help="the folder a run wrote")
    command.add_argument("-o", "--output", type=Path, metavar="HTML",
                         help="the file to write (OUT/report.html)")  # fmt: skip
    command.add_argument("--title", help="of the page (the folder's name)")
    command.add_argument("--most", type=count, default=MOST, metavar="N",
                         help=f"articles to show; of more, the doubtful and a sample ({MOST})")  # fmt: skip


def report(options: argparse.Namespace) -> int:
    """Write the report of a finished run."""
    path = report_of(options.out, options.output, title=options.title, most=options.most)
    print(f"written: {path} ({path.stat().st_size / 1e6:.1f} MB)")
    return OK


def report_of(
    out: Path, path: Path | None = None, *, title: str | None = None, most: int = MOST
) -> Path:
    """Write the report of the run in a folder; raises UnreadableInput where there is none."""
    found = written_by_run(out)
    if found is None:
        raise UnreadableInput(
            f"{out}: no articles in it; make some with: newsclean run PATH -o OUT"
        )
    try:
        return write_report(
            read_results(*found),
            path or found[0] / "report.html",
            title=title or found[0].resolve().name,
            most=most,
        )
    except ValueError as error:
        raise UnreadableInput(str(error)) from error
