"""What other people can add or replace: registries of parts, decorators, entry points.

Extractors, labellers, readers and writers each have a registry. A part gets into it by its
decorator, in a script or a notebook, or by an entry point of an installed package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

from newsclean.document import Anchor, Block, Candidate, Document, Extractor, Labeller
from newsclean.models import Result, Role
from newsclean.registry import (
    Failure,
    Plugin,
    PluginError,
    Registry,
    check_lists,
    mark_of,
    marked,
    plugin_of,
)

__all__ = [
    "RESERVED",
    "Anchor",
    "Block",
    "Candidate",
    "Document",
    "Extractor",
    "Failure",
    "Labeller",
    "Plugin",
    "PluginError",
    "Registry",
    "Role",
    "Writer",
    "extractor",
    "extractors",
    "labellers",
    "plugin_of",
    "readers",
    "writers",
]  # fmt: skip

T = TypeVar("T")


def extractor(
    field: str,
    *,
    name: str | None = None,
    priority: int = 0,
    requires: Iterable[str] = (),
    replaces: Iterable[str] = (),
) -> Callable[[T], T]:
    """Make a function an extractor of a field, without adding it anywhere.

    It is then handed to ``Cleaner(extractors=[...])`` or named by an entry point. Its name is the
    function's unless given; the rest as in `Plugin`.

    >>> import newsclean
    >>> @extractor("ticker")
    ... def tickers(document):
    ...     for block in document.find(role="body"):
    ...         if "(NYSE: " in block.text:
    ...             yield Candidate([block.text.split("(NYSE: ")[1].split(")")[0]], 0.9, [block])
    >>> text = "Anvils sell well\\n\\nIn spring, said Acme (NYSE: ACM), all of its anvils were sold, and more."
    >>> newsclean.Cleaner(extractors=[tickers]).clean(text).extra
    {'ticker': ['ACM']}
    """

    check_lists(name or field, requires, replaces)

    def decorate(part: T) -> T:
        own = str(name or getattr(part, "__name__", type(part).__name__))
        return marked(part, mark_of(own, field, priority, requires, replaces))

    return decorate


class Writer(Protocol):
    """A format of output: how results are stored in files of their own kind.

    ``kind`` is "articles" or "rejections". What is stored is what newsclean makes of it first: a
    file of JSON lines, ``source_id`` before the fields of `newsclean.Article` or `Rejection`.
    """

    @property
    def suffix(self) -> str:
        """Of its files: ``".parquet"``."""
        ...

    @property
    def write(self) -> Callable[[Path, Path, Any], None] | None:
        """``write(lines, target, kind)`` makes a file of JSON lines one of the format."""
        ...

    @property
    def merge(self) -> Callable[[Iterable[Path], Path, Any], None]:
        """``merge(parts, target, kind)`` makes one file of many."""
        ...

    @property
    def read(self) -> Callable[[Path, Any], Iterator[Result]]:
        """``read(path, kind)`` gives the results back."""
        ...


# What plugins may not give values for: the pipeline makes these.
RESERVED = frozenset({"segments", "evidence", "extra"})


def _wrong_extractor(plugin: Plugin[Any]) -> str | None:
    if not callable(plugin.part):
        return "can't be called; an extractor is a function of a document"
    if not plugin.field.isidentifier():
        return f"serves no field: {plugin.field!r} is no name of one"
    if plugin.field in RESERVED:
        return f"can't serve {plugin.field!r}, which newsclean makes itself"
    return None


def _wrong_labeller(plugin: Plugin[Any]) -> str | None:
    return (
        None if callable(getattr(plugin.part, "label", None)) else "has no method label(document)"
    )


def _wrong_writer(plugin: Plugin[Any]) -> str | None:
    if not str(getattr(plugin.part, "suffix", "")).startswith("."):
        return "has no suffix for its files"
    missing = [n for n in ("write", "merge", "read") if not hasattr(plugin.part, n)]
    return f"has no {' and no '.join(missing)}" if missing else None


def _wrong_reader(plugin: Plugin[Any]) -> str | None:
    if not callable(plugin.part):
        return "can't be called; a reader is a function of a path and the names of fields"
    if not plugin.field or any(not suffix.startswith(".") for suffix in plugin.field.split()):
        return f'reads no suffixes: {plugin.field!r} is not like ".json .ndjson"'
    return None


extractors: Registry[Any] = Registry("newsclean.extractors", "newsclean.extract", _wrong_extractor)
labellers: Registry[Any] = Registry("newsclean.labellers", "newsclean.label", _wrong_labeller)
readers: Registry[Any] = Registry("newsclean.readers", "newsclean.read", _wrong_reader)
writers: Registry[Any] = Registry("newsclean.writers", "newsclean.write", _wrong_writer)
