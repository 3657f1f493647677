"""``newsclean show``: one dump in the terminal."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from rich.console import Console

from newsclean.batch.task import clean_task, task_of
from newsclean.cli.options import NOT_READ, OK, add_cleaning, count, existing, field_names
from newsclean.errors import Reason
from newsclean.models import Result
from newsclean.read.files import iter_dumps
from newsclean.show.terminal import harmless, render


def add_command(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("show", help="a dump in the terminal, coloured by role")
    command.set_defaults(command=show)
    command.add_argument("file", type=existing, metavar="FILE", help="a dump")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument("--svg", type=Path, metavar="SVG", help="also as a picture in this file")
    command.add_argument("--first", type=count, metavar="N", help="only so many segments")
    command.add_argument("--width", type=count, help="columns (those of the terminal)")
    add_cleaning(command)


def show(options: argparse.Namespace) -> int:
    """Show a dump, coloured by role, fields on top."""
    console = Console(record=options.svg is not None, width=options.width)
    code = OK
    for number, dump in enumerate(iter_dumps(options.file, **field_names(options))):
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
