"""Articles and rejections as CSV: the flat fields, for spreadsheets and quick looks."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newsclean.errors import Reason
from newsclean.models import Article, Credit, Dateline, Link, Paragraph, Person, Rejection, Result
from newsclean.write.flat import COLUMNS, LISTS, row_of
from newsclean.write.jsonl import Kind, read_lines

_HEADERS: dict[Kind, list[str]] = {
    "articles": COLUMNS,
    "rejections": ["source_id", "reason", "detail"],
}
_BETWEEN = "; "
# Python's own limit is far below the length of an article.
_LONGEST = 1 << 30


def write_csv(lines: Path, target: Path, kind: Kind) -> None:
    """Turn a file of JSON lines into CSV: UTF-8, a header, lists as texts with "; " between."""
    with target.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(_HEADERS[kind])
        for result in read_lines(lines, kind):
            rows.writerow(_row(result))


def merge_csv(parts: Iterable[Path], target: Path) -> None:
    """Put CSV files one behind the other under one header."""
    with target.open("wb") as whole:
        for number, part in enumerate(parts):
            with part.open("rb") as rows:
                header = rows.readline()
                if number == 0:
                    whole.write(header)
                while block := rows.read(1 << 20):
                    whole.write(block)


def read_csv(path: Path, kind: Kind) -> Iterator[Result]:
    """The results in a CSV file, as far as CSV holds them.

    Of an article its flat fields come back and its body as paragraphs; what a segment, a list
    item or an author's role was is not in the file. Raises ValueError, naming file and row, for
    a row that is no result.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        for number, row in enumerate(rows, 1):
            try:
                yield _result({name: value for name, value in row.items() if value}, kind)
            except (ValueError, KeyError) as error:
                raise ValueError(f"{path}, row {number}: {error}") from error


def _row(result: Result) -> list[Any]:
    if result.rejection is not None:
        return [result.source_id, result.rejection.reason.value, result.rejection.detail]
    assert result.article is not None
    row = row_of(result.source_id, result.article)
    return [_BETWEEN.join(row[name]) if name in LISTS else row[name] for name in COLUMNS]


def _result(row: dict[str, str], kind: Kind) -> Result:
    source_id = row.pop("source_id")
    if kind == "rejections":
        rejection = Rejection(reason=Reason(row["reason"]), detail=row.get("detail", ""))
        return Result(source_id=source_id, rejection=rejection)
    lists = {name: row.pop(name, "").split(_BETWEEN) if row.get(name) else [] for name in LISTS}
    text, dateline = row.pop("text"), row.pop("dateline", None)
    article = Article(
        **row,  # type: ignore[arg-type]
        body=tuple(Paragraph(kind="paragraph", text=part) for part in text.split("\n\n") if part),
        dateline=Dateline(raw=dateline) if dateline else None,
        authors=tuple(Person(name=name) for name in lists["authors"]),
        credits=tuple(Credit(source=n, source_raw=n, raw=n) for n in lists["credits"]),
        tags=tuple(lists["tags"]),
        related=tuple(Link(title=title) for title in lists["related"]),
    )
    return Result(source_id=source_id, article=article)
