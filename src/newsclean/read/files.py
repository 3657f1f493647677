"""Files and folders as a stream of dumps."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from newsclean.document import Format
from newsclean.errors import UnreadableInput
from newsclean.plugins import readers
from newsclean.read import jsonl  # noqa: F401 - registers its readers
from newsclean.read.dump import Dump, Fields, Reader, reason
from newsclean.read.raw import printable

__all__ = ["Dump", "Fields", "iter_dumps"]

_FORMATS: dict[str, Format] = {".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown"}


def iter_dumps(
    paths: str | Path | Iterable[str | Path],
    *,
    html_field: str | None = None,
    text_field: str | None = None,
    markdown_field: str | None = None,
    url_field: str | None = None,
    title_field: str | None = None,
    id_field: str | None = None,
    on_skip: Callable[[Path], None] | None = None,
) -> Iterator[Dump | UnreadableInput]:
    """The dumps in files and folders, lazily, in an order that is always the same.

    Folders are walked in order of names, files before subfolders; hidden files and links to
    folders are passed over. Read are ``.txt .html .htm .md`` (a page a file), ``.jsonl .ndjson
    .jl`` (a page a row, see `newsclean.read.jsonl.read_jsonl` for the ``*_field`` arguments), each
    also with ``.gz``, and whatever readers plugins add. A folder's other files are skipped and
    told to ``on_skip``; a file named in ``paths`` is read whatever its name.

    What can't be read ends nothing: it is yielded as an UnreadableInput whose text names the
    file or row and says why. A page in a file of its own is not opened here: `Dump.load`, perhaps
    in another process, raises UnreadableInput then. ``source_id`` is the path as given, plus
    ``:row`` for rows, or the row's ``id_field``.

    >>> [unreadable] = iter_dumps("no/such/folder")
    >>> print(unreadable)
    no/such/folder: No such file or directory
    """
    fields = Fields(html_field, text_field, markdown_field, url_field, title_field, id_field)
    by_suffix = _readers()
    for given in [paths] if isinstance(paths, str | Path) else paths:
        path = Path(given)
        if not path.is_dir():
            yield from _named_file(path, fields, by_suffix)
            continue
        for found in _walk(path, on_skip):
            if isinstance(found, UnreadableInput):
                yield found
                continue
            reader = by_suffix.get(_suffix(found))
            # A pipe or a socket is skipped; a link that leads nowhere is an input not read.
            if reader is not None and (found.is_file() or not found.exists()):
                yield from _read(found, reader, fields)
            elif on_skip is not None:
                on_skip(found)


@readers.register("txt", field=".txt")
@readers.register("html", field=".html")
@readers.register("htm", field=".htm")
@readers.register("xhtml", field=".xhtml")
@readers.register("md", field=".md")
def read_page(path: Path, fields: Fields) -> Iterator[Dump | UnreadableInput]:
    """A file that holds one page, as a dump that is read later; ``fields`` don't matter."""
    yield Dump(printable(path), path, _FORMATS.get(_suffix(path)))


def _named_file(
    path: Path, fields: Fields, by_suffix: dict[str, Reader]
) -> Iterator[Dump | UnreadableInput]:
    """The dumps of a file somebody asked for; raises nothing where it isn't there."""
    try:
        path.stat()
    except (OSError, ValueError) as error:
        yield UnreadableInput(f"{printable(path)}: {reason(error)}")
        return
    yield from _read(path, by_suffix.get(_suffix(path), read_page), fields)


def _read(path: Path, reader: Reader, fields: Fields) -> Iterator[Dump | UnreadableInput]:
    """A reader's dumps; an exception it lets out, a plugin's perhaps, ends this file only."""
    try:
        yield from reader(path, fields)
    except Exception as error:
        yield UnreadableInput(f"{printable(path)}: {reason(error)}")


def _walk(folder: Path, on_skip: Callable[[Path], None] | None) -> Iterator[Path | UnreadableInput]:
    """The files below a folder in order of names; a subfolder that can't be opened as an error."""
    failed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=failed.append):
        folders.sort()
        hidden = [name for name in folders if name.startswith(".")]
        linked = [name for name in folders if Path(parent, name).is_symlink()]
        folders[:] = [name for name in folders if name not in hidden and name not in linked]
        for name in sorted(names) + linked:
            path = Path(parent, name)
            if not name.startswith(".") and name not in linked:
                yield path
            elif on_skip is not None:
                on_skip(path)
        yield from _unreadable(failed)
    yield from _unreadable(failed)


def _unreadable(failed: list[OSError]) -> Iterator[UnreadableInput]:
    while failed:
        error = failed.pop()
        yield UnreadableInput(f"{printable(Path(str(error.filename)))}: {reason(error)}")


def _readers() -> dict[str, Reader]:
    """The reader for each suffix; where two serve one, the one with the higher priority."""
    by_suffix: dict[str, Reader] = {}
    for plugin in readers:
        for suffix in plugin.field.split():
            by_suffix.setdefault(suffix, plugin.part)
    return by_suffix


def _suffix(path: Path) -> str:
    """The suffix in small letters, the one before it where it is ``.gz``."""
    name = path.name.lower().removesuffix(".gz")
    return os.path.splitext(name)[1]  # noqa: PTH122 - a name, not a path
