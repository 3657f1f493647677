"""The command line: one file a command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

import newsclean
from newsclean.cli import fixture, learn, plugins, report, run, show
from newsclean.cli.options import INTERRUPTED, NOT_READ, OK
from newsclean.errors import UnreadableInput
from newsclean.show.terminal import harmless


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
    options.argv = argv
    try:
        return int(options.command(options))
    except KeyboardInterrupt:
        print("newsclean: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough; keep Python from saying so again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (OSError, UnreadableInput) as error:
        print(f"newsclean: {harmless(str(error))}", file=sys.stderr)
        return NOT_READ


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsclean", description="Turns scraped news pages into validated articles."
    )
    parser.add_argument("--version", action="version", version=newsclean.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for room in (run, show, report, learn, plugins, fixture):
        room.add_command(commands)
    commands.add_parser("bench", help="scores on a gold folder", add_help=False)
    return parser
