"""JSON documents: one page, or an array of pages as `scrapy crawl -o items.json` writes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsclean.errors import UnreadableInput
from newsclean.read.container import Container, Entries, Span
from newsclean.read.dump import Fields
from newsclean.read.limits import Limits
from newsclean.read.rows import dump_of


def _read(stream: BinaryIO, name: str, fields: Fields, span: Span, limits: Limits) -> Entries:
    start = stream.peek(4096)[:4096] if hasattr(stream, "peek") else b""
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        rows = _array(stream, limits)
        number = 0
        try:
            for number, values in enumerate(rows, 1):
                if number > span.first:
                    yield _row(values, f"{name}:{number}", fields)
        except ValueError as error:
            yield UnreadableInput(f"{name}: no valid JSON: {error}, after element {number}")
        return
    data = stream.read(limits.row_bytes + 1)
    if len(data) > limits.row_bytes:
        yield UnreadableInput(f"{name}: longer than {limits.row_bytes:,} bytes")
        return
    try:
        yield _row(json.loads(data.decode("utf-8-sig")), name, fields)
    except (ValueError, RecursionError) as error:
        yield UnreadableInput(f"{name}: no valid JSON: {error}")


def _row(values: Any, name: str, fields: Fields) -> Any:
    if not isinstance(values, dict):
        return UnreadableInput(f"{name}: a page must be a JSON object, not {type(values).__name__}")
    return dump_of(values, name, fields)


def _array(stream: BinaryIO, limits: Limits) -> Iterator[Any]:
    """The elements of an array, one at a time where ijson is there, else all at once."""
    try:
        import ijson
    except ImportError:
        data = stream.read(limits.row_bytes + 1)
        if len(data) > limits.row_bytes:
            raise ValueError(
                f"an array of more than {limits.row_bytes:,} bytes is read with ijson "
                '(pip install "newsclean[json]"), or as JSON Lines'
            ) from None
        yield from json.loads(data.decode("utf-8-sig"))
        return
    if stream.peek(3).startswith(b"\xef\xbb\xbf"):  # type: ignore[attr-defined]
        stream.read(3)
    yield from ijson.items(stream, "item", use_float=True)


read_json = Container(_read)
"""The dumps of a JSON document: an object that is a page, ``source_id`` its path, or an array of
such objects, ``path:number``. Fields as in `newsclean.read.rows.dump_of`.
"""
