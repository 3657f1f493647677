"""A dump before it is read: where it is from, and its content or the file that holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsclean.document import Format, Source
from newsclean.errors import UnreadableInput
from newsclean.read.raw import READ_ERRORS, read_bytes
from newsclean.read.remote import Remote
from newsclean.read.source import MAX_CHARS, read_source


@dataclass(frozen=True, slots=True)
class Dump:
    """One page of a folder or file, not yet read.

    ``content`` is the page itself, or the path or address of a file that holds nothing else: then the dump
    is a few hundred bytes, may be handed to another process, and is read there.
    """

    source_id: str
    content: str | bytes | Path | Remote
    format: Format | None = None
    url: str | None = None
    headline: str | None = None

    def load(self, *, max_bytes: int = 4 * MAX_CHARS) -> str | bytes:
        """The content; of a file the first ``max_bytes + 1`` bytes, unpacked.

        Raises UnreadableInput where the file can't be read: missing, forbidden, damaged.
        """
        if not isinstance(self.content, Path | Remote):
            return self.content
        try:
            return read_bytes(self.content, max_bytes)
        except (*READ_ERRORS, ValueError) as error:
            raise UnreadableInput(f"{self.source_id}: {reason(error)}") from error

    def source(self, *, max_chars: int = MAX_CHARS) -> Source:
        """The dump read into a Source; raises UnreadableInput, or NoArticle as `read_source` does."""
        content = self.load(max_bytes=4 * max_chars)
        return read_source(
            content, self.url, self.format, headline=self.headline, max_chars=max_chars
        )


@dataclass(frozen=True, slots=True)
class Fields:
    """Which fields of a row hold what; None takes the first of the usual names.

    Where one of ``html``, ``text``, ``markdown`` is named, content is looked for in the named
    ones alone. A dot leads into nested objects: ``"page.body"``.
    """

    html: str | None = None
    text: str | None = None
    markdown: str | None = None
    url: str | None = None
    title: str | None = None
    id: str | None = None


Reader = Callable[[Path, Fields], Iterator[Dump | UnreadableInput]]
"""A reader turns a file into dumps; what it can't read it yields as UnreadableInput and goes on."""


def reason(error: Exception) -> str:
    """An error in words, without the path, which stands beside it already."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
