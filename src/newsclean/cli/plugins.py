"""``newsclean plugins``: the parts there are, where they come from, in which order they work."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from rich.console import Console
from rich.table import Table

from newsclean.cli.options import OK, WRONG_USAGE, existing
from newsclean.pipeline import Cleaner
from newsclean.plugins import Plugin, Registry, extractors, labellers, readers, writers
from newsclean.show.terminal import harmless
from newsclean.sites.loader import load_book


def add_command(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "plugins", help="extractors, labellers, readers, writers and site rules there are"
    )
    command.set_defaults(command=plugins)
    command.add_argument("--config", type=existing, metavar="TOML", help="as `run` takes it")


def plugins(options: argparse.Namespace) -> int:
    """Print what is installed, from where, in which order; what is wrong with it goes last."""
    # Lines are cut for a terminal, not for a pipe.
    console = Console()
    if not console.is_terminal:
        console.width = 200
    wrong: list[str] = []
    cleaner = None
    try:
        cleaner = Cleaner.from_config(options.config) if options.config else Cleaner()
    except (ValueError, ImportError) as error:
        wrong.append(str(error))
    console.print(_extractors(cleaner))
    for title, registry in (("labellers", labellers), ("readers", readers), ("writers", writers)):
        console.print(_parts(title, registry, cleaner))
    console.print(_sites(cleaner))
    for registry in (extractors, labellers, readers, writers):
        wrong += [f"{registry.group}: {f.name} of {f.package}: {f.reason}"
                  for f in registry.failures]  # fmt: skip
    for line in dict.fromkeys(wrong):
        print(f"newsclean: {harmless(line)}", file=sys.stderr)
    return WRONG_USAGE if wrong else OK


def _extractors(cleaner: Cleaner | None) -> Table:
    """The extractors in the order they work in, then those that don't."""
    table = _table("extractors, field by field in the order they work in",
                   "field", "name", "priority", "requires", "from")  # fmt: skip
    working = []
    for step in cleaner.steps if cleaner is not None else ():
        for number, plugin in enumerate(step.plugins):
            working.append(plugin.name)
            table.add_row("" if number else step.field, harmless(plugin.name),
                          str(plugin.priority), ", ".join(plugin.requires), _origin(plugin))  # fmt: skip
    for plugin in extractors.sorted():
        if plugin.name not in working:
            table.add_row(plugin.field, f"{harmless(plugin.name)} (not at work)",
                          str(plugin.priority), ", ".join(plugin.requires), _origin(plugin))  # fmt: skip
    return table


def _parts(title: str, registry: Registry[Any], cleaner: Cleaner | None) -> Table:
    table = _table(title, "name", "serves", "priority", "from")
    for plugin in registry.sorted():
        chosen = registry is labellers and cleaner is not None and cleaner.labeller == plugin.name
        name = harmless(plugin.name) + (" (at work)" if chosen else "")
        table.add_row(name, plugin.field, str(plugin.priority), _origin(plugin))
    return table


def _sites(cleaner: Cleaner | None) -> Table:
    table = _table("site rules", "file", "domains", "rules for roles", "for fields")
    if cleaner is not None and cleaner.sites is not None:
        for site in load_book(cleaner.sites).sites:
            fields = dict.fromkeys(rule.field for rule in site.fields)
            table.add_row(f"{site.name}.toml", ", ".join(site.domains), str(len(site.roles)),
                          ", ".join(fields))  # fmt: skip
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _origin(plugin: Plugin[Any]) -> str:
    """The package of a part, and of other people's the part itself."""
    if plugin.is_shipped:
        return "newsclean"
    return f"{harmless(plugin.package) or 'this process'}: {plugin.origin}"
