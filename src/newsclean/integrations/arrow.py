"""Batches of Arrow in, batches of Arrow out: for Spark, Dask, Ray Data, DuckDB and the like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from newsclean.batch.task import Task, clean_task
from newsclean.document import Format
from newsclean.models import Result
from newsclean.pipeline import Cleaner
from newsclean.write.columns import arrow_schema, library, values_of

__all__ = ["clean_batch", "clean_batches", "schema"]

_CONTENT: tuple[tuple[str, Format | None], ...] = (
    ("html", "html"),
    ("markdown", "markdown"),
    ("text", None),
)


def schema(*, keep: Any = None, segments: bool = True) -> Any:
    """The `pyarrow.Schema` of what `clean_batch` returns.

    The columns of `newsclean.write.columns.arrow_schema` but ``source_id``, then ``rejection``, a
    struct of ``reason`` and ``detail``. ``keep`` is a schema of input columns that are handed on,
    before the others; without ``segments`` the two largest columns, ``segments`` and
    ``evidence``, are left out. Raises ImportError without pyarrow.

    >>> schema(segments=False).names[:4], schema().names[-1]
    (['url', 'site', 'language', 'headline'], 'rejection')
    """
    pa = library()
    left_out = {"source_id"} if segments else {"source_id", "segments", "evidence"}
    fields = [field for field in arrow_schema("articles") if field.name not in left_out]
    rejection = pa.struct([("reason", pa.string()), ("detail", pa.string())])
    return pa.schema([*(keep or ()), *fields, pa.field("rejection", rejection)])


def clean_batch(
    batch: Any,
    *,
    cleaner: Cleaner | None = None,
    keep: Sequence[str] = (),
    segments: bool = True,
) -> Any:
    """Clean a `pyarrow.RecordBatch`, or a `pyarrow.Table`: as many rows out as in, in their order.

    Pages are looked for in the columns ``html``, ``markdown`` and ``text`` (strings or bytes), the
    first of them that a row has; ``url`` and ``title``, where there are such columns, are where it
    is from and a headline known from elsewhere. A row that gives no article has ``rejection`` set
    and all else null. Columns in ``keep``, an identifier perhaps, are handed on; `schema` says
    what else comes out. Raises ValueError for a batch without such columns, and for a column to
    keep that would clash with one of these; ImportError without pyarrow.

    A page is bounded by ``max_chars`` alone: whatever runs the batches has to stop what hangs.

    >>> import pyarrow as pa
    >>> pages = {"id": [7, 8], "text": ["Rain in Spain\\n\\nIt rained on Monday, they said.", ""]}
    >>> cleaned = clean_batch(pa.RecordBatch.from_pydict(pages), keep=["id"])
    >>> cleaned["id"].to_pylist(), cleaned["headline"].to_pylist()
    ([7, 8], ['Rain in Spain', None])
    >>> cleaned["rejection"][1].as_py()["reason"]
    'empty'
    """
    pa = library()
    kept = pa.schema([batch.schema.field(name) for name in keep])
    target = schema(keep=kept, segments=segments)
    if len(set(target.names)) < len(target.names):
        raise ValueError(f"columns to keep clash with those of the article: {', '.join(keep)}")
    results = _results(batch, cleaner or _default())
    rows = [_row(result) for result in results]
    added = list(target)[len(keep) :]
    added = list(target)[len(keep) :]
    columns = [batch.column(name) for name in keep]
    columns += [pa.array([row.get(field.name) for row in rows], field.type) for field in added]
    return type(batch).from_arrays(columns, schema=target)


def clean_batches(
    batches: Iterable[Any],
    *,
    cleaner: Cleaner | None = None,
    keep: Sequence[str] = (),
    segments: bool = True,
) -> Iterator[Any]:
    """Clean batch after batch, lazily: what Spark's ``mapInArrow`` takes; see `clean_batch`."""
    for batch in batches:
        yield clean_batch(batch, cleaner=cleaner, keep=keep, segments=segments)


def _results(batch: Any, cleaner: Cleaner) -> Iterator[Result]:
    names = set(batch.schema.names)
    contents = [(name, format) for name, format in _CONTENT if name in names]
    if not contents:
        raise ValueError("a batch needs a column html, markdown or text")
    columns = [batch.column(name) for name, _ in contents]
    urls = batch.column("url") if "url" in names else None
    titles = batch.column("title") if "title" in names else None
    for number in range(batch.num_rows):
        content, format = "", None
        for (_, kind), column in zip(contents, columns, strict=True):
            value = column[number].as_py()
            if value is not None:
                content, format = value, kind
                break
        url = urls[number].as_py() if urls is not None else None
        title = titles[number].as_py() if titles is not None and format != "html" else None
        yield clean_task(cleaner, Task(str(number), content, url, format, title))


def _row(result: Result) -> dict[str, Any]:
    if result.rejection is not None:
        rejection = result.rejection
        return {"rejection": {"reason": rejection.reason.value, "detail": rejection.detail}}
    assert result.article is not None
    return values_of(result.article)


@cache
def _default() -> Cleaner:
    return Cleaner()
