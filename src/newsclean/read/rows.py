"""A row of somebody's table, a dict, as a dump: which of its fields hold what."""

from __future__ import annotations

from typing import Any

from newsclean.document import Format
from newsclean.errors import UnreadableInput
from newsclean.read.decode import decode
from newsclean.read.dump import Dump, Fields

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


def dump_of(values: dict[str, Any], name: str, fields: Fields) -> Dump | UnreadableInput:
    """The dump in a row; an UnreadableInput that says what was looked for where there is none.

    HTML is preferred to Markdown, Markdown to text. A row's title becomes the headline, except
    beside HTML, which has its own and better one; name the title field to have it used there too.

    >>> dump_of({"url": "https://echo.example/1", "text": "Rain"}, "rows.csv:1", Fields()).url
    'https://echo.example/1'
    """
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


def wanted(names: list[str], fields: Fields) -> list[str]:
    """Of a table's columns those that a dump may be made of."""
    looked_for = {*_names(fields), *_URL, *_TITLE, fields.url, fields.title, fields.id}
    roots = {name.partition(".")[0] for name in looked_for if name}
    return [name for name in names if name in looked_for or name in roots]


def _content(values: dict[str, Any], fields: Fields) -> tuple[str, Format | None] | None:
    """The page and its format; an empty page only where there is no other."""
    empty: tuple[str, Format | None] | None = None
    for names, format in _choices(fields):
        for name in names:
            value = _value(values, name)
            if isinstance(value, bytes):
                # A Parquet column of bytes, in whatever charset the page has.
                value = decode(value)
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
