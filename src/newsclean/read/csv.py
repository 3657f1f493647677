"""CSV and TSV: a page a row, under a header that names the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from newsclean.errors import UnreadableInput
from newsclean.read.container import Container, Entries, Span
from newsclean.read.decode import decode
from newsclean.read.dump import Fields
from newsclean.read.limits import Limits
from newsclean.read.rows import dump_of

_DELIMITERS = ",;\t|"


def _read(stream: BinaryIO, name: str, fields: Fields, span: Span, limits: Limits) -> Entries:
    number = span.first if span.offset else 0
    try:
        stream.seek(0) if span.offset else None
        names, delimiter = _header(_Lines(stream, limits))
        if span.offset:
            stream.seek(span.offset)
        for row in _rows(_Lines(stream, limits), delimiter):
            number += 1
            if span.stop is not None and number > span.stop:
                return
            if number > span.first and any(row):
                yield dump_of(dict(zip(names, row, strict=False)), f"{name}:{number}", fields)
    except csv.Error as error:
        yield UnreadableInput(f"{name}: {error}, after row {number}")


def _marks(stream: BinaryIO, limits: Limits) -> Iterator[int]:
    lines = _Lines(stream, limits)
    try:
        _, delimiter = _header(lines)
        offset = lines.offset
        for _ in _rows(lines, delimiter):
            yield offset
            offset = lines.offset
    except csv.Error:
        # Told when the rows are read.
        return


class _Lines(Iterator[str]):
    """Lines of a stream as text, and how many bytes they have been; no row beyond the limit."""

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        self._stream = stream
        self._longest = limits.row_bytes
        self.offset = 0
        self.row_start = 0

    def __next__(self) -> str:
        line = self._stream.readline(self._longest + 1)
        if not line:
            raise StopIteration
        self.offset += len(line)
        if self.offset - self.row_start > self._longest:
            raise csv.Error(f"a row of more than {self._longest:,} bytes (a quote left open?)")
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            return decode(line)


def _header(lines: _Lines) -> tuple[list[str], str]:
    """The names of the columns, and what stands between them: the most frequent of the usual."""
    first = next(lines, "")
    if "\x00" in first:
        raise csv.Error("not in UTF-8 or another charset of single bytes")
    delimiter = max(_DELIMITERS, key=first.count)
    names = next(csv.reader([first.removeprefix("\ufeff")], delimiter=delimiter), [])
    return [name.strip() for name in names], delimiter


def _rows(lines: _Lines, delimiter: str) -> Iterator[list[str]]:
    # Python's own limit, a setting of the whole process, is far below the size of a page.
    csv.field_size_limit(max(csv.field_size_limit(), lines._longest))
    lines.row_start = lines.offset
    for row in csv.reader(lines, delimiter=delimiter):
        yield row
        lines.row_start = lines.offset


read_csv = Container(_read, _marks, enters="offset")
"""The dumps of a CSV file, one a row below the header, read lazily; ``source_id`` is ``path:row``.

Columns are apart by comma, semicolon, tab or bar, as the header shows; rows count from 1 below it.
Fields as in `newsclean.read.rows.dump_of`. A row that never ends, a quote left open perhaps, ends
the file with an UnreadableInput.
"""
