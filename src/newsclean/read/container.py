"""Files that hold many pages: read from any row on, and cut into spans for many workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from newsclean.errors import UnreadableInput
from newsclean.read.dump import Dump, Fields, reason
from newsclean.read.limits import DEFAULT_LIMITS, Limits
from newsclean.read.raw import READ_ERRORS, open_bytes, open_packed, packing_of, printable
from newsclean.read.remote import Remote

Entries = Iterator[Dump | UnreadableInput]
# Every worker reads a file that can't be entered in its middle from the start, so it is cut
# into few pieces: at eight, unpacking costs four times the file in all, far less than cleaning.
_PIECES_FROM_START = 8


@dataclass(frozen=True, slots=True)
class Span:
    """Rows of a file: those after the ``first`` up to number ``stop``, None for the file's end.

    ``offset`` is the byte at which the row after ``first`` begins, 0 where a reader has to count.
    """

    first: int = 0
    stop: int | None = None
    offset: int = 0


WHOLE = Span()


@dataclass(frozen=True, slots=True)
class Container:
    """A format whose files hold many pages; to be called as every reader is.

    ``read(stream, name, fields, span, limits)`` yields the dumps of a span; its stream is at
    ``span.offset``, and where that is 0 at the start, with the first rows to be passed over.
    ``marks(stream, limits)`` yields the offset of each row, quickly; None for formats that are
    read as a whole. ``enters``: how a row in the middle is had without reading those before, by
    offset or by number; ``packed``: the kinds of packing that the format unpacks by itself.
    """

    read: Callable[[BinaryIO, str, Fields, Span, Limits], Entries]
    marks: Callable[[BinaryIO, Limits], Iterator[int]] | None = None
    enters: Literal["offset", "number", "no"] = "no"
    packed: tuple[str, ...] = ()

    def __call__(
        self,
        path: Path | Remote,
        fields: Fields = Fields(),  # noqa: B008
        span: Span = WHOLE,
        limits: Limits = DEFAULT_LIMITS,
    ) -> Entries:
        """The dumps of a file, or of a span of it, read lazily."""
        name = printable(path)
        try:
            stream = self._open(path, limits)
        except READ_ERRORS as error:
            yield UnreadableInput(f"{name}: {reason(error)}")
            return
        with stream:
            try:
                if span.offset:
                    stream.seek(span.offset)
                yield from self.read(stream, name, fields, span, limits)
            except READ_ERRORS as error:
                yield UnreadableInput(f"{name}: {reason(error)}")

    def cut(
        self, path: Path | Remote, rows: int, limits: Limits = DEFAULT_LIMITS
    ) -> tuple[list[Span], int]:
        """Spans of so many rows that together are the file, the last open-ended; and all rows.

        A file that can't be entered in its middle is cut into eight at most; of one that is
        damaged the last span tells so when it is read.
        """
        starts: list[tuple[int, int]] = [(0, 0)]
        total = 0
        try:
            if self.marks is not None:
                with self._open(path, limits) as stream:
                    for total, offset in enumerate(self.marks(stream, limits), 1):
                        if total % rows == 1 and total > 1:
                            starts.append((total - 1, offset))
        except READ_ERRORS:
            pass
        if not self._enters(path) or (
            self.enters == "offset" and not all(o for _, o in starts[1:])
        ):
            step = -(-len(starts) // _PIECES_FROM_START)
            starts = [(first, 0) for first, _ in starts[::step]]
        stops = [first for first, _ in starts[1:]] + [None]
        spans = [
            Span(first, stop, offset) for (first, offset), stop in zip(starts, stops, strict=True)
        ]
        return spans, max(total, 1)

    def _open(self, path: Path | Remote, limits: Limits) -> BinaryIO:
        packing = packing_of(path.name)
        return open_packed(path) if packing in self.packed else open_bytes(path, limits)

    def _enters(self, path: Path | Remote) -> bool:
        return self.enters != "no" and packing_of(path.name) in ("", *self.packed)
