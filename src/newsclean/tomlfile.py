"""TOML files that people write by hand: read, checked, and errors that name file and line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

import tomli
from pydantic import BaseModel, ValidationError

M = TypeVar("M", bound=BaseModel)
_TABLE = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_SYNTAX = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)$")


def read_toml(path: Path, model: type[M]) -> M:
    """The file's content as the model; raises ValueError as ``"file, line 3: what is wrong"``.

    Raises OSError where the file can't be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
        content = tomli.loads(text)
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8: {error}") from error
    except tomli.TOMLDecodeError as error:
        found = _SYNTAX.match(str(error))
        number = (found and found[2]) or text.count("\n", 0, len(text.rstrip())) + 1
        what = found[1] if found else str(error)
        raise ValueError(f"{path}, line {number}: {what}") from error
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise ValueError(_told(error, path, text)) from error


def line_of(text: str, location: tuple[int | str, ...]) -> int:
    """The line a key or table stands at, by its path: ("rule", 2, "css"); 1 where it isn't found.

    tomli keeps no positions, so the headers of tables are counted; where a key is missing the
    line is that of its table.

    >>> line_of('a = 1\\n[[rule]]\\nb = 2\\n[[rule]]\\nb = 3\\n', ("rule", 1, "b"))
    5
    """
    names = [part for part in location if isinstance(part, str)]
    number = next((part for part in location[1:2] if isinstance(part, int)), None)
    lines = text.splitlines()
    start = 0
    if number is not None:
        headers = [n for n, line in enumerate(lines) if _header(line) == names[0]]
        if number >= len(headers):
            return 1
        start = headers[number]
        names = names[1:]
    elif len(names) > 1:
        table = ".".join(names[:-1])
        start = next((n for n, line in enumerate(lines) if _header(line) == table), 0)
        names = names[-1:]
    if names:
        key = re.compile(rf"""\s*["']?{re.escape(names[0])}["']?\s*[.=]""")
        begin = start + (number is not None)
        for n, line in enumerate(lines[begin:], begin):
            if key.match(line):
                return n + 1
            if _header(line) is not None and n > start:
                break
    return start + 1


def _header(line: str) -> str | None:
    found = _TABLE.match(line)
    return found[1].replace(" ", "") if found and "=" not in found[1] else None


def _told(error: ValidationError, path: Path, text: str) -> str:
    """Every fault with its place, the first ten of them."""
    told = []
    for fault in error.errors()[:10]:
        location: tuple[Any, ...] = fault["loc"]
        key = next((part for part in reversed(location) if isinstance(part, str)), "")
        what = fault["msg"].removeprefix("Value error, ")
        if fault["type"] == "extra_forbidden":
            what = "is none of the known keys"
        name = f"{key!r}: " if key and fault["type"] != "value_error" else ""
        told.append(f"{path}, line {line_of(text, location)}: {name}{what}")
    return "\n".join(told)
