"""``newsclean learn``: what recurs on the pages of sites, into a profile."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from newsclean.cli.options import (
    NOT_READ,
    OK,
    add_cleaning,
    cores,
    count,
    existing,
    field_names,
    seconds,
)
from newsclean.errors import Reason
from newsclean.learn.dumps import lean
from newsclean.learn.profile import Profile, pages_of
from newsclean.learn.recurring import FEWEST_PAGES, recurring_lines
from newsclean.models import Result
from newsclean.pipeline import Cleaner
from newsclean.read.files import iter_dumps
from newsclean.show.terminal import harmless


def add_command(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "learn", help="learn what recurs on the pages of sites, into a profile"
    )
    command.set_defaults(command=learn)
    command.add_argument("paths", nargs="+", type=existing, metavar="PATH",
                         help="a folder or file of dumps, or a profile to merge")  # fmt: skip
    command.add_argument("-o", "--out", required=True, type=Path, metavar="PROFILE.json")
    command.add_argument("--site", metavar="NAME", help="all pages are this site's")
    command.add_argument("--workers", type=count, default=cores(), metavar="N",
                         help="processes (one a core)")  # fmt: skip
    command.add_argument("--timeout", type=seconds, default=60.0, metavar="S",
                         help="most seconds a page may take (60)")  # fmt: skip
    add_cleaning(command)


def learn(options: argparse.Namespace) -> int:
    """Learn from dumps, merge profiles, write one profile."""
    dumps: list[Path] = []
    profiles: list[Profile] = []
    for path in options.paths:
        if not _is_profile(path):
            dumps.append(path)
            continue
        try:
            profiles.append(Profile.load(path))
        except ValueError as error:
            print(f"newsclean: {harmless(str(error))}", file=sys.stderr)
            return NOT_READ
    tally = Tally()
    if dumps:
        profiles.append(_of_dumps(dumps, options, options.cleaner, tally))
    profile = Profile().merged(*profiles)
    profile.save(options.out)
    Console().print(_table(profile))
    print(f"written: {options.out}")
    for line in tally.told():
        print(f"newsclean: {line}", file=sys.stderr)
    return NOT_READ if tally.unread else OK


def learned(options: argparse.Namespace, cleaner: Cleaner) -> Profile:
    """The profile of a run's own inputs, merged with the one it was given."""
    tally = Tally()
    profile = _of_dumps(options.paths, options, cleaner, tally)
    if cleaner.profile is not None:
        given = cleaner.profile
        profile = profile.merged(given if isinstance(given, Profile) else Profile.load(given))
    known = {name: recurring_lines(sample.values()) for name, sample in profile.sites.items()}
    print(f"newsclean: learned from {tally.articles:,} articles: {sum(map(len, known.values())):,} "
          f"lines that recur, {sum(map(bool, known.values())):,} sites", file=sys.stderr)  # fmt: skip
    return profile


class Tally:
    """What became of the dumps that were to be learned from."""

    def __init__(self) -> None:
        self.articles = 0
        self.rejected = 0
        self.unread: list[str] = []

    def counted(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results, counted on their way."""
        for result in results:
            rejection = result.rejection
            if rejection is None:
                self.articles += 1
            elif rejection.reason is Reason.UNREADABLE:
                self.unread.append(rejection.detail)
            else:
                self.rejected += 1
            yield result

    def told(self) -> Iterator[str]:
        """What there is to say of those that taught nothing."""
        if self.rejected:
            yield f"{self.rejected:,} dumps hold no article and taught nothing"
        for detail in self.unread[:20]:
            yield f"not read: {harmless(detail)}"
        if len(self.unread) > 20:
            yield f"not read: {len(self.unread) - 20:,} more"


def _of_dumps(
    paths: Iterable[Path], options: argparse.Namespace, cleaner: Cleaner, tally: Tally
) -> Profile:
    # A run's output folder may lie among its inputs.
    out = os.path.join(os.path.abspath(options.out), "")  # noqa: PTH100, PTH118
    dumps = (
        dump
        for dump in iter_dumps(paths, **field_names(options))
        if not os.path.abspath(getattr(dump, "source_id", str(dump))).startswith(out)  # noqa: PTH100
    )
    results = lean(cleaner).stream(dumps, options.workers, options.timeout)
    return Profile.of(pages_of(tally.counted(results), getattr(options, "site", None)))


def _is_profile(path: Path) -> bool:
    """Whether a file begins as profiles do; JSON may also hold dumps."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return b'"newsclean profile ' in file.read(100)


def _table(profile: Profile) -> Table:
    table = Table("site", "pages", "lines that recur", "on most pages")
    for name, sample in profile.sites.items():
        lines = recurring_lines(sample.values())
        most = sum(line.share > 0.5 for line in lines.values())
        few = not lines and len(sample) < FEWEST_PAGES
        numbers = (f"needs {FEWEST_PAGES} pages", "") if few else (f"{len(lines):,}", f"{most:,}")
        table.add_row(harmless(name) or "(no address)", f"{len(sample):,}", *numbers)
    return table
