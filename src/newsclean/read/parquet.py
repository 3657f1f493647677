"""Parquet: a page a row, as data sets are handed around."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from newsclean.errors import UnreadableInput
from newsclean.read.container import Container, Entries, Span
from newsclean.read.dump import Fields, reason
from newsclean.read.limits import Limits
from newsclean.read.rows import dump_of, wanted

# Rows decoded at a time: pages are large.
_BATCH = 16


def _read(stream: BinaryIO, name: str, fields: Fields, span: Span, limits: Limits) -> Entries:
    parquet, errors = _library()
    number = span.first
    try:
        file = parquet.ParquetFile(stream)
        columns = wanted(file.schema_arrow.names, fields)
        for group, number in _groups(file, span):
            _check(file.metadata.row_group(group), limits)
            for batch in file.iter_batches(_BATCH, [group], columns, use_threads=False):
                before, number = number, number + batch.num_rows
                if number <= span.first:
                    continue
                for at, values in enumerate(batch.to_pylist(), before + 1):
                    if span.stop is not None and at > span.stop:
                        return
                    if at > span.first:
                        yield dump_of(values, f"{name}:{at}", fields)
    except errors as error:
        yield UnreadableInput(f"{name}: {reason(error)}, after row {number}")


def _marks(stream: BinaryIO, limits: Limits) -> Iterator[int]:
    parquet, errors = _library()
    try:
        rows = parquet.ParquetFile(stream).metadata.num_rows
    except errors:
        # Told when the rows are read.
        return
    yield from (0 for _ in range(rows))


def _groups(file: Any, span: Span) -> Iterator[tuple[int, int]]:
    """The row groups that hold rows of the span, with how many rows stand before each."""
    before = 0
    for group in range(file.metadata.num_row_groups):
        after = before + file.metadata.row_group(group).num_rows
        if after > span.first and (span.stop is None or before < span.stop):
            yield group, before
        before = after


def _check(group: Any, limits: Limits) -> None:
    columns = (group.column(number) for number in range(group.num_columns))
    most = limits.most_from(sum(column.total_compressed_size for column in columns))
    if group.total_byte_size > most:
        raise OSError(f"a row group unpacks to {group.total_byte_size:,} bytes: a bomb?")


def _library() -> tuple[Any, tuple[type[Exception], ...]]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ImportError(
            'reading Parquet needs pyarrow: pip install "newsclean[arrow]"'
        ) from error
    return pyarrow.parquet, (pyarrow.ArrowException, OSError, ValueError)


read_parquet = Container(_read, _marks, enters="number")
"""The dumps of a Parquet file, one a row, a few rows in memory at a time; ``source_id`` is
``path:row``, rows count from 1. Columns of text or bytes; fields as in
`newsclean.read.rows.dump_of`.
"""
