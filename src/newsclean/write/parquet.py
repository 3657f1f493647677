"""Articles and rejections as Parquet: all fields as columns, zstd; for DuckDB, Spark, pandas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from newsclean.models import Result
from newsclean.write.columns import arrow_schema, library, result_of_row, values_of_line
from newsclean.write.jsonl import Kind

# Articles in memory at a time, and in a row group.
_BATCH = 64
_ROW_GROUP = 1000


def write_parquet(lines: Path, target: Path, kind: Kind) -> None:
    """Turn a file of JSON lines into Parquet; see `newsclean.write.columns.arrow_schema`."""
    pa, schema = library(), arrow_schema(kind)
    with lines.open(encoding="utf-8", newline="\n") as file, _writer(target, kind) as table:
        tables = []
        while batch := [values_of_line(line, kind) for line in islice(file, _BATCH)]:
            tables.append(pa.Table.from_pylist(batch, schema=schema))
            if len(tables) * _BATCH >= _ROW_GROUP:
                table.write_table(pa.concat_tables(tables))
                tables = []
        if tables:
            table.write_table(pa.concat_tables(tables))


def merge_parquet(parts: Iterable[Path], target: Path, kind: Kind) -> None:
    """Put Parquet files one behind the other, their row groups as they are."""
    parquet = _parquet()
    with _writer(target, kind) as file:
        for part in parts:
            with parquet.ParquetFile(part) as source:
                for group in range(source.num_row_groups):
                    file.write_table(source.read_row_group(group))


def read_parquet(path: Path, kind: Kind) -> Iterator[Result]:
    """The results in a Parquet file, in its order; raises ValueError for rows that are none."""
    with _parquet().ParquetFile(path) as file:
        number = 0
        for batch in file.iter_batches(_BATCH):
            for row in batch.to_pylist():
                number += 1
                try:
                    yield result_of_row(row, kind)
                except (ValueError, KeyError) as error:
                    raise ValueError(f"{path}, row {number}: {error}") from error


def _writer(target: Path, kind: Kind) -> Any:
    return _parquet().ParquetWriter(target, arrow_schema(kind), compression="zstd")


def _parquet() -> Any:
    library()
    import pyarrow.parquet

    return pyarrow.parquet
