"""Options that commands share: what they are called, how their values are checked."""

from __future__ import annotations

import argparse
import os
from functools import partial
from pathlib import Path
from typing import Any

from newsclean.pipeline import DEFAULT_LABELLER, Cleaner
from newsclean.show.terminal import harmless

_SETTINGS = ("labeller", "extractors", "without", "sites", "profile")
OK, NOT_READ, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
_FIELD_OPTIONS = (
    "html_field",
    "text_field",
    "markdown_field",
    "url_field",
    "title_field",
    "id_field",
)


_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def add_cleaning(command: argparse.ArgumentParser, *, learn: bool = False) -> None:
    """How pages are cleaned, and which fields of rows hold them.

    The command finds the cleaner in ``options.cleaner``; with ``learn`` it may first learn from
    what it is to read.
    """
    add = command.add_argument
    add("--config", type=existing, metavar="TOML", help="settings of the cleaner, in a file")
    add("--labeller", metavar="NAME", help=f"what judges the lines ({DEFAULT_LABELLER})")
    add("--extractor", action="append", metavar="FILE.py:NAME", dest="extractors",
        help="one more extractor, or package.module:name; may be repeated")  # fmt: skip
    add("--without", action="append", metavar="NAME",
        help="a field or an extractor to leave out; may be repeated")  # fmt: skip
    add("--sites", action="append", metavar="FOLDER", help="site rules; may be repeated")
    add("--profile", type=existing, metavar="JSON", help="what newsclean learn wrote")
    if learn:
        add("--learn", action="store_true", help="first learn what recurs in the inputs")
    command.set_defaults(command=partial(_with_cleaner, command, command.get_default("command")))
    for name in _FIELD_OPTIONS:
        option = f"--{name.replace('_', '-')}"
        what = name.removesuffix("_field")
        command.add_argument(option, metavar="NAME", help=f"field of a row that holds the {what}")


def field_names(options: argparse.Namespace) -> dict[str, Any]:
    """The named fields of rows, as `newsclean.read.files.iter_dumps` takes them."""
    return {name: getattr(options, name) for name in _FIELD_OPTIONS}


def existing(value: str) -> Path:
    """A path that is there."""
    path = Path(value)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"no such file or folder: {value}")
    return path


def folder(value: str) -> Path:
    """A folder, there or to be made."""
    path = Path(value)
    if path.exists() and not path.is_dir():
        raise argparse.ArgumentTypeError(f"not a folder: {value}")
    return path


def count(value: str) -> int:
    """A number of at least one."""
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1: {value}")
    return number


def seconds(value: str) -> float:
    """A time of more than nothing."""
    number = float(value)
    if not 0 < number < 1e9:
        raise argparse.ArgumentTypeError(f"must be more than 0: {value}")
    return number


def size(value: str) -> int | None:
    """A number of bytes, ``500M`` or ``2G``; 0 for no bound."""
    number, unit = (value[:-1], value[-1].upper()) if value[-1:].isalpha() else (value, "")
    if unit not in _UNITS or not number.replace(".", "", 1).isdigit():
        raise argparse.ArgumentTypeError(f"must be a size such as 500M or 2G: {value}")
    return int(float(number) * _UNITS[unit]) or None


def cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cleaner_of(options: argparse.Namespace) -> Cleaner:
    """The cleaner that options of `add_cleaning` ask for; they go before the file's settings.

    Raises ValueError for wrong ones, OSError for files that can't be read.
    """
    given = {name: getattr(options, name) for name in _SETTINGS}
    settings = {name: value for name, value in given.items() if value is not None}
    cleaner = (
        Cleaner.from_config(options.config, **settings) if options.config else Cleaner(**settings)
    )
    if getattr(options, "learn", False):
        from newsclean.cli.learn import learned

        cleaner = cleaner.with_(profile=learned(options, cleaner))
    return cleaner


def _with_cleaner(
    parser: argparse.ArgumentParser, command: Any, options: argparse.Namespace
) -> int:
    """Run a command that is in need of a cleaner."""
    try:
        options.cleaner = cleaner_of(options)
    except (ValueError, TypeError, ImportError, NotADirectoryError) as error:
        parser.error(harmless(str(error)))
    return int(command(options))
