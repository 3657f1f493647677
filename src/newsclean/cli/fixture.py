"""``newsclean fixture``: a case for tests, from a dump and what it gives today."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from newsclean.cli.options import NOT_READ, OK, add_cleaning, existing, field_names
from newsclean.errors import UnreadableInput
from newsclean.read.dump import Dump
from newsclean.read.files import iter_dumps
from newsclean.show.terminal import harmless
from newsclean.testing.cases import write_case


def add_command(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "fixture", help="make a test case of a dump and of what it gives today"
    )
    command.set_defaults(command=fixture)
    command.add_argument("file", type=existing, metavar="FILE", help="a dump, or a file of rows")
    command.add_argument("-o", "--out", type=Path, metavar="FOLDER",
                         help="the new folder (fixtures/ and the name of the file)")  # fmt: skip
    command.add_argument("--url", help="address of the page")
    add_cleaning(command)


def fixture(options: argparse.Namespace) -> int:
    """Make a folder with the dump and its expected.json, for a person to correct."""
    dumps = list(iter_dumps(options.file, **field_names(options)))
    out = options.out or Path("fixtures") / options.file.name.partition(".")[0]
    code = OK
    for number, dump in enumerate(dumps, 1):
        folder = out if len(dumps) == 1 else out / str(number)
        try:
            if isinstance(dump, UnreadableInput):
                raise dump
            path = write_case(folder, _addressed(dump, options.url), options.cleaner)
        except (UnreadableInput, FileExistsError) as error:
            print(f"newsclean: {harmless(str(error))}", file=sys.stderr)
            code = NOT_READ
        else:
            print(f"written: {path}: correct it by hand, then it is a test")
    return code


def _addressed(dump: Dump, url: str | None) -> Dump:
    return Dump(dump.source_id, dump.content, dump.format, url or dump.url, dump.headline)
