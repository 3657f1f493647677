"""Files, folders, patterns and addresses as a stream of dumps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsclean.errors import UnreadableInput
from newsclean.plugins import Plugin, readers
from newsclean.read.archive import read_tar, read_zip
from newsclean.read.container import WHOLE, Container, Span
from newsclean.read.dump import Dump, Fields, Reader, reason
from newsclean.read.formats import CONTAINERS, PAGES
from newsclean.read.limits import DEFAULT_LIMITS, Limits
from newsclean.read.raw import kind_of_file, printable
from newsclean.read.remote import Remote, is_remote, list_remote
from newsclean.read.walk import expand, walk

__all__ = ["Dump", "Fields", "Found", "find", "iter_dumps", "read_page", "reader_of"]


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and the reader its name asks for."""

    path: Path | Remote
    reader: Reader

    def dumps(
        self, fields: Fields, limits: Limits = DEFAULT_LIMITS, span: Span = WHOLE
    ) -> Iterator[Dump | UnreadableInput]:
        """The file's dumps, or those of a span; an exception the reader lets out, a plugin's perhaps, ends them."""
        try:
            if isinstance(self.reader, Container):
                yield from self.reader(self.path, fields, span, limits)
            else:
                yield from self.reader(self.path, fields)  # type: ignore[arg-type]
        except Exception as error:
            yield UnreadableInput(f"{printable(self.path)}: {reason(error)}")


def iter_dumps(
    paths: str | Path | Iterable[str | Path],
    *,
    html_field: str | None = None,
    text_field: str | None = None,
    markdown_field: str | None = None,
    url_field: str | None = None,
    title_field: str | None = None,
    id_field: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    on_skip: Callable[[Path], None] | None = None,
) -> Iterator[Dump | UnreadableInput]:
    """The dumps in files and folders, lazily, in an order that is always the same.

    Folders are walked in order of names, files before subfolders; hidden files and links to
    folders are passed over. Read are ``.txt .html .htm .xhtml .md`` (a page a file), ``.mhtml``,
    ``.json .jsonl .csv .tsv .parquet`` (a page a row, see `newsclean.read.rows.dump_of` for the
    ``*_field`` arguments), ``.warc .wet`` (a page a record), each also with ``.gz .bz2 .xz .zst``,
    ``.zip`` and ``.tar`` archives of all these, and whatever readers plugins add. JSON that lies
    beside pages describes them and is passed over. A folder's other files are skipped and told
    to ``on_skip``; a file named in ``paths`` is read whatever its name. A path that isn't there
    may be a pattern (``dumps/**/*.html``); one with ``://`` in it is an address for fsspec.

    What can't be read ends nothing: it is yielded as an UnreadableInput whose text names the
    file or row and says why. A page in a file of its own is not opened here: `Dump.load`, perhaps
    in another process, raises UnreadableInput then. ``source_id`` is the path as given, plus
    ``:row`` for rows, or the row's ``id_field``.

    >>> [unreadable] = iter_dumps("no/such/folder")
    >>> print(unreadable)
    no/such/folder: No such file or directory
    """
    fields = Fields(html_field, text_field, markdown_field, url_field, title_field, id_field)
    for found in find(paths, on_skip):
        if isinstance(found, UnreadableInput):
            yield found
        else:
            yield from found.dumps(fields, limits)


def find(
    paths: str | Path | Iterable[str | Path], on_skip: Callable[[Path], None] | None = None
) -> Iterator[Found | UnreadableInput]:
    """The files `iter_dumps` reads, none of them opened, in the same order."""
    by_suffix = _readers()
    for given in [paths] if isinstance(paths, str | Path) else paths:
        if isinstance(given, str) and is_remote(given):
            yield from _find_remote(given, by_suffix)
            continue
        for path in expand(Path(given)):
            if not path.is_dir():
                yield _named(path, by_suffix)
                continue
            for found in walk(path, on_skip, beside_pages=_beside_pages):
                if isinstance(found, UnreadableInput):
                    yield found
                    continue
                reader = by_suffix.get(kind_of_file(found.name))
                # A pipe or a socket is skipped; a link that leads nowhere is an input not read.
                if reader is not None and (found.is_file() or not found.exists()):
                    yield Found(found, reader)
                elif on_skip is not None:
                    on_skip(found)


def reader_of(path: Path | Remote) -> Reader:
    """The reader the name of a file asks for; a page where it asks for none."""
    return _readers().get(kind_of_file(path.name), read_page)


def read_page(path: Path | Remote, fields: Fields) -> Iterator[Dump | UnreadableInput]:
    """A file that holds one page, as a dump that is read later; ``fields`` don't matter."""
    yield Dump(printable(path), path, PAGES.get(kind_of_file(path.name)))


def _named(path: Path, by_suffix: dict[str, Reader]) -> Found | UnreadableInput:
    """A file somebody asked for by name."""
    try:
        path.stat()
    except (OSError, ValueError) as error:
        return UnreadableInput(f"{printable(path)}: {reason(error)}")
    return Found(path, by_suffix.get(kind_of_file(path.name), read_page))


def _find_remote(address: str, by_suffix: dict[str, Reader]) -> Iterator[Found | UnreadableInput]:
    try:
        for found in list_remote(address):
            reader = by_suffix.get(kind_of_file(found.name))
            if reader is not None or found.address == address:
                yield Found(found, reader or read_page)
    # Every file system of fsspec has errors of its own.
    except Exception as error:
        yield UnreadableInput(f"{address}: {reason(error)}")


def _beside_pages(names: list[str]) -> bool:
    """Whether a folder holds pages in files of their own."""
    return any(kind_of_file(name) in PAGES for name in names)


def _readers() -> dict[str, Reader]:
    """The reader for each suffix; where two serve one, the one with the higher priority."""
    by_suffix: dict[str, Reader] = {}
    for plugin in readers:
        for suffix in plugin.field.split():
            by_suffix.setdefault(suffix, plugin.part)
    return by_suffix


def _register() -> None:
    shipped: dict[str, Reader] = dict.fromkeys(PAGES, read_page)
    shipped |= CONTAINERS | {".zip": read_zip, ".tar": read_tar}
    for suffix, reader in shipped.items():
        readers.add(Plugin(suffix.removeprefix("."), reader, suffix))


_register()
