"""Articles and rejections as Arrow columns: one schema for Parquet files and record batches."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from newsclean.models import Article, Rejection, Result
from newsclean.write.jsonl import Kind


@cache
def arrow_schema(kind: Kind) -> Any:
    """The `pyarrow.Schema` of articles or rejections; raises ImportError without pyarrow.

    ``source_id``, then the fields of `Article` under their names: texts as strings, parts as
    structs, tuples as lists. Two columns are there for convenience: ``text``, the body as
    `Article.to_text` gives it, and ``published_date``, the day. ``published`` and ``modified`` are
    ISO 8601 texts, since a page may give a date, a local time or a time with its zone;
    ``evidence`` is a list with the name of the field in ``field``; ``extra`` is JSON.
    """
    pa = library()
    text, texts = pa.string(), pa.list_(pa.string())
    segments = _parts(pa, role=text, text=text, start=pa.int64(), end=pa.int64(),
                      confidence=pa.float64(), reason=text)  # fmt: skip
    if kind == "rejections":
        columns = {"source_id": text, "reason": text, "detail": text, "segments": segments}
        return pa.schema(list(columns.items()))
    dateline = _struct(pa, raw=text, location=text, agency=text, agency_raw=text,
                       date=pa.date32(), date_raw=text)  # fmt: skip
    evidence = _parts(pa, field=text, extractor=text, confidence=pa.float64(),
                      segments=pa.list_(pa.int32()), note=text)  # fmt: skip
    columns = {
        "source_id": text,
        "url": text,
        "site": text,
        "language": text,
        "headline": text,
        "deck": text,
        "section": text,
        "byline": text,
        "authors": _parts(pa, name=text, kind=text, role=text, affiliation=text),
        "dateline": dateline,
        "published": text,
        "published_date": pa.date32(),
        "modified": text,
        "text": text,
        "body": _parts(pa, kind=text, text=text),
        "credits": _parts(pa, source=text, source_raw=text, raw=text),
        "copyright": text,
        "tags": texts,
        "images": _parts(pa, url=text, caption=text, credit=text),
        "related": _parts(pa, title=text, url=text, section=text, source=text),
        "segments": segments,
        "evidence": evidence,
        "extra": text,
    }
    return pa.schema(list(columns.items()))


def values_of(article: Article) -> dict[str, Any]:
    """An article's columns as plain values, all but ``source_id``."""
    values = article.model_dump()
    published = article.published
    for name in ("published", "modified"):
        if values[name] is not None:
            values[name] = values[name].isoformat()
    # A datetime is a date too, and Arrow takes it for one.
    values["published_date"] = published and _day(published)
    values["text"] = article.to_text()
    values["evidence"] = [{"field": name, **found} for name, found in values["evidence"].items()]
    values["extra"] = json.dumps(values["extra"], ensure_ascii=False) if article.extra else None
    return values


def values_of_line(line: str, kind: Kind) -> dict[str, Any]:
    """The columns of a line of JSON as `newsclean.write.jsonl.line_of` writes it.

    As `values_of` of the article in it, without the detour over an article.
    """
    values: dict[str, Any] = json.loads(line)
    if kind == "rejections":
        return values
    for name in ("published", "modified"):
        if (values[name] or "").endswith("Z"):
            values[name] = values[name][:-1] + "+00:00"
    published, dateline = values["published"], values["dateline"]
    values["published_date"] = dt.date.fromisoformat(published[:10]) if published else None
    if dateline and dateline["date"]:
        dateline["date"] = dt.date.fromisoformat(dateline["date"])
    values["text"] = "\n\n".join(paragraph["text"] for paragraph in values["body"])
    values["evidence"] = [{"field": name, **found} for name, found in values["evidence"].items()]
    values["extra"] = json.dumps(values["extra"], ensure_ascii=False) if values["extra"] else None
    return values


def article_of_values(values: dict[str, Any]) -> Article:
    """The article whose columns these are; raises ValueError where they are none."""
    fields = {name: values[name] for name in Article.model_fields if values.get(name) is not None}
    fields["evidence"] = {found.pop("field"): found for found in fields.get("evidence", ())}
    fields["extra"] = json.loads(fields.get("extra", "{}"))
    return Article.model_validate(fields)


def table_of(results: Iterable[Result], kind: Kind) -> Any:
    """A `pyarrow.Table` of the results of one kind."""
    rows = []
    for result in results:
        content = result.article if kind == "articles" else result.rejection
        if isinstance(content, Article):
            rows.append({"source_id": result.source_id, **values_of(content)})
        elif isinstance(content, Rejection):
            rows.append({"source_id": result.source_id, **content.model_dump()})
    return library().Table.from_pylist(rows, schema=arrow_schema(kind))


def result_of_row(row: dict[str, Any], kind: Kind) -> Result:
    """The result in a row of such a table; raises ValueError where there is none."""
    if kind == "articles":
        return Result(source_id=row["source_id"], article=article_of_values(row))
    source_id = row.pop("source_id")
    return Result(source_id=source_id, rejection=Rejection.model_validate(row))


def library() -> Any:
    """pyarrow; raises ImportError with what to install where it isn't there."""
    try:
        import pyarrow
    except ImportError as error:
        raise ImportError('this needs pyarrow: pip install "newsclean[arrow]"') from error
    return pyarrow


def _day(when: Any) -> Any:
    return when.date() if hasattr(when, "date") else when


def _struct(pa: Any, **fields: Any) -> Any:
    return pa.struct(list(fields.items()))


def _parts(pa: Any, **fields: Any) -> Any:
    return pa.list_(_struct(pa, **fields))
