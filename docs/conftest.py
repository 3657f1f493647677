"""Runs every code block of these pages: Python as it stands, newsclean's commands as they stand.

Blocks of a page share their names and a folder of their own in which `fixtures` are at hand.
"""

from __future__ import annotations

import os
import re
import shlex
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

from newsclean.cli import main

_ROOT = Path(__file__).parents[1]


def run_commands(example: Example) -> None:
    """Run each line of a block of shell commands: newsclean's own, and no others."""
    for line in str(example.parsed).replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if words[:2] == ["pip", "install"]:
            check_extras(words)
        elif words[:1] == ["newsclean"]:
            run(words[1:])
        elif words:
            raise AssertionError(f"a command that no test runs: {line}")


def run(arguments: list[str]) -> None:
    try:
        code = main(arguments)
    except SystemExit as end:
        code = int(end.code or 0)
    assert code == 0, f"newsclean {shlex.join(arguments)}: exit code {code}"


def check_extras(words: list[str]) -> None:
    """Extras that are told to be installed exist."""
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    known = set(project["optional-dependencies"])
    for names in re.findall(r"newsclean\[([^\]]+)\]", " ".join(words)):
        assert set(names.split(",")) <= known, f"no such extra: {names}"


def enter(namespace: dict[str, Any]) -> None:
    folder = tempfile.TemporaryDirectory(prefix="newsclean-docs-")
    namespace["_left"] = (os.getcwd(), folder)  # noqa: PTH109
    os.chdir(folder.name)
    Path("fixtures").symlink_to(_ROOT / "fixtures")


def leave(namespace: dict[str, Any]) -> None:
    before, folder = namespace["_left"]
    os.chdir(before)
    folder.cleanup()


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser("sh", run_commands),
        CodeBlockParser("bash", run_commands),
        CodeBlockParser("console", run_commands),
        SkipParser(),
    ],
    patterns=["*.md", "**/*.md"],
    setup=enter,
    teardown=leave,
).pytest()
