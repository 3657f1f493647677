"""JSON Lines: a page a row, as Scrapy feeds and crawlers export them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from newsclean.document import Format
from newsclean.errors import UnreadableInput
from newsclean.plugins import readers
from newsclean.read.dump import Dump, Fields, reason
from newsclean.read.raw import READ_ERRORS, open_bytes, printable

MAX_ROW_BYTES = 100_000_000
# Of a row beyond the limit no more than this is unpacked in search of its end.
_MAX_SKIP_BYTES = 1_000_000_000
_CHUNK = 1_000_000
# Usual names, best first; what only "content" or "body" says is found out by looking.
_HTML = ("html", "raw_html", "html_content", "page_html", "source_html", "rawHtml", "cleaned_html")
_MARKDOWN = ("markdown", "raw_markdown", "markdown.raw_markdown", "md")
_TEXT = (
    "text",
    "raw_text",
    "plain_text",
    "full_text",
    "article_text",
    "maintext",
    "content",
    "raw_content",
    "body",
    "response.body",
)
_URL = (
    "url",
    "link",
    "canonical_url",
    "source_url",
    "page_url",
    "metadata.url",
    "metadata.sourceURL",
)
_TITLE = ("title", "headline", "metadata.title")


@readers.register("jsonl", field=".jsonl")
@readers.register("ndjson", field=".ndjson")
@readers.register("scrapy", field=".jl")
def read_jsonl(path: Path, fields: Fields = Fields()) -> Iterator[Dump | UnreadableInput]:  # noqa: B008
    """The dumps of a JSON Lines file, one a row, read lazily; ``source_id`` is ``path:row``.

    Rows count from 1 and blank lines count too. A row that is no JSON object, or holds no
    page, is yielded as UnreadableInput and reading goes on; a file that breaks off (truncated
    gzip) yields what it has, then UnreadableInput. HTML is preferred to Markdown, Markdown to
    text. A row's title becomes the headline, except beside HTML, which has its own and better
    one; name the title field to have it used there too.
    """
    number = 0
    try:
        with open_bytes(path) as stream:
            for number, row in _rows(stream):
                name = f"{printable(path)}:{number}"
                if row is None:
                    yield UnreadableInput(f"{name}: longer than {MAX_ROW_BYTES:,} bytes")
                elif row.strip(b" \t\r\n\x00\xef\xbb\xbf"):
                    yield _dump(row, name, fields)
    except READ_ERRORS as error:
        yield UnreadableInput(f"{printable(path)}: {reason(error)}, after row {number}")


def _rows(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Rows with their numbers; None for one beyond the limit, which is passed over."""
    number = 0
    while row := stream.readline(MAX_ROW_BYTES + 1):
        number += 1
        if len(row) <= MAX_ROW_BYTES or row.endswith(b"\n"):
            yield number, row
            continue
        yield number, None
        skipped = 0
        while row and not row.endswith(b"\n"):
            row = stream.readline(_CHUNK)
            skipped += len(row)
            if skipped > _MAX_SKIP_BYTES:
                raise OSError(f"row {number} has no end")


def _dump(row: bytes, name: str, fields: Fields) -> Dump | UnreadableInput:
    try:
        values = json.loads(row.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return UnreadableInput(f"{name}: no valid JSON: {error}")
    if not isinstance(values, dict):
        return UnreadableInput(f"{name}: a row must be a JSON object, not {type(values).__name__}")
    found = _content(values, fields)
    if found is None:
        return UnreadableInput(
            f"{name}: no page in it; looked for {', '.join(_names(fields))}; "
            f"there is: {', '.join(list(map(str, values))[:20]) or 'nothing'}"
        )
    content, format = found
    titles = (fields.title,) if fields.title else () if format == "html" else _TITLE
    if fields.id is not None:
        given = _value(values, fields.id)
        if not isinstance(given, str | int) or given == "":
            return UnreadableInput(f"{name}: no {fields.id!r} in it")
        name = str(given).encode("utf-8", "replace").decode("utf-8")
    url = _first_text(values, (fields.url,) if fields.url else _URL)
    return Dump(name, content, format, url, _first_text(values, titles))


def _content(values: dict[str, Any], fields: Fields) -> tuple[str, Format | None] | None:
    """The page and its format; an empty page only where there is no other."""
    empty: tuple[str, Format | None] | None = None
    for names, format in _choices(fields):
        for name in names:
            value = _value(values, name)
            if isinstance(value, list) and all(isinstance(part, str) for part in value):
                # Scrapy's getall(): paragraphs or pieces of a page.
                value = "\n\n".join(value)
            if not isinstance(value, str):
                continue
            if value and not value.isspace():
                return value, format
            empty = empty or (value, format)
    return empty


def _choices(fields: Fields) -> list[tuple[tuple[str, ...], Format | None]]:
    """Field names to look in with the format they say, best first."""
    named = (fields.html, fields.markdown, fields.text)
    formats: tuple[Format | None, ...] = ("html", "markdown", None)
    if any(named):
        return [((name,), format) for name, format in zip(named, formats, strict=True) if name]
    return list(zip((_HTML, _MARKDOWN, _TEXT), formats, strict=True))


def _names(fields: Fields) -> list[str]:
    return [name for names, _ in _choices(fields) for name in names]


def _value(values: dict[str, Any], name: str) -> Any:
    """The value under a name, or down a dotted path; None where there is none."""
    if name in values or "." not in name:
        return values.get(name)
    value: Any = values
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _first_text(values: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the fields that holds text, trimmed; None where none does."""
    for name in names:
        value = _value(values, name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None
