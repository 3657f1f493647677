"""Folders and patterns of file names, as paths in an order that is always the same."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from newsclean.errors import UnreadableInput
from newsclean.read.dump import reason
from newsclean.read.raw import kind_of_file, printable


def expand(path: Path) -> Iterator[Path]:
    """The path itself; where there is no such file and it is a pattern, what matches, in order."""
    text = str(path)
    matches = []
    if glob.has_magic(text) and not os.path.lexists(text):
        matches = sorted(glob.iglob(text, recursive=True))  # noqa: PTH207 - as the shell has it  # noqa: PTH207 - patterns may be absolute
    yield from map(Path, matches or [text])


def walk(
    folder: Path,
    on_skip: Callable[[Path], None] | None,
    beside_pages: Callable[[list[str]], bool],
) -> Iterator[Path | UnreadableInput]:
    """The files below a folder in order of names; a subfolder that can't be opened as an error.

    Hidden files and links to folders are skipped, and so is JSON ``beside_pages``.
    """
    failed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=failed.append):
        folders.sort()
        hidden = [name for name in folders if name.startswith(".")]
        linked = [name for name in folders if Path(parent, name).is_symlink()]
        folders[:] = [name for name in folders if name not in hidden and name not in linked]
        skip_json = beside_pages(names)
        for name in sorted(names) + linked:
            path = Path(parent, name)
            described = skip_json and kind_of_file(name) == ".json"
            if not name.startswith(".") and name not in linked and not described:
                yield path
            elif on_skip is not None:
                on_skip(path)
        yield from _unreadable(failed)
    yield from _unreadable(failed)


def _unreadable(failed: list[OSError]) -> Iterator[UnreadableInput]:
    while failed:
        error = failed.pop()
        yield UnreadableInput(f"{printable(Path(str(error.filename)))}: {reason(error)}")
