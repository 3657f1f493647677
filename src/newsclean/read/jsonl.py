"""JSON Lines: a page a row, as Scrapy feeds and crawlers export them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from newsclean.errors import UnreadableInput
from newsclean.read.container import Container, Entries, Span
from newsclean.read.dump import Dump, Fields, reason
from newsclean.read.limits import Limits
from newsclean.read.raw import READ_ERRORS
from newsclean.read.rows import dump_of

# Of a row beyond the limit no more than so many times the limit is read in search of its end.
_MAX_SKIP = 10
_CHUNK = 100_000


def _read(stream: BinaryIO, name: str, fields: Fields, span: Span, limits: Limits) -> Entries:
    number = before = span.first if span.offset else 0
    try:
        for number, row in _rows(stream, limits.row_bytes, before):
            if span.stop is not None and number > span.stop:
                return
            row_name = f"{name}:{number}"
            if number <= span.first:
                continue
            if row is None:
                yield UnreadableInput(f"{row_name}: longer than {limits.row_bytes:,} bytes")
            elif row.strip(b" \t\r\n\x00\xef\xbb\xbf"):
                yield _dump(row, row_name, fields)
    except READ_ERRORS as error:
        yield UnreadableInput(f"{name}: {reason(error)}, after row {number}")


def _marks(stream: BinaryIO, limits: Limits) -> Iterator[int]:
    offset = 0
    for _, row in _rows(stream, limits.row_bytes, 0):
        yield offset
        # A row beyond the limit has been passed over, so only the stream knows where it ended.
        offset = stream.tell() if row is None else offset + len(row)


def _rows(stream: BinaryIO, longest: int, number: int) -> Iterator[tuple[int, bytes | None]]:
    """Rows with their numbers; None for one beyond the limit, which is passed over."""
    while row := stream.readline(longest + 1):
        number += 1
        if len(row) <= longest or row.endswith(b"\n"):
            yield number, row
            continue
        skipped = 0
        while row and not row.endswith(b"\n"):
            row = stream.readline(_CHUNK)
            skipped += len(row)
            if skipped > longest * _MAX_SKIP:
                yield number, None
                raise OSError(f"row {number} has no end")
        yield number, None


def _dump(row: bytes, name: str, fields: Fields) -> Dump | UnreadableInput:
    try:
        values = json.loads(row.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return UnreadableInput(f"{name}: no valid JSON: {error}")
    if not isinstance(values, dict):
        return UnreadableInput(f"{name}: a row must be a JSON object, not {type(values).__name__}")
    return dump_of(values, name, fields)


read_jsonl = Container(_read, _marks, enters="offset")
"""The dumps of a JSON Lines file, one a row, read lazily; ``source_id`` is ``path:row``.

Rows count from 1 and blank lines count too. A row that is no JSON object, or holds no page, is
yielded as UnreadableInput and reading goes on; a file that breaks off (truncated gzip) yields what
it has, then UnreadableInput. `newsclean.read.rows.dump_of` says which fields are taken for what.
"""
