"""WARC and WET archives of crawlers: a page a record.

Read with fastwarc, several times faster than warcio, and able to say where in a packed file a
record begins, so that workers can start there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsclean.document import Format
from newsclean.errors import UnreadableInput
from newsclean.read.container import Container, Entries, Span
from newsclean.read.decode import decode
from newsclean.read.dump import Dump, Fields, reason
from newsclean.read.limits import Limits
from newsclean.read.raw import kind_of_binary

# What is taken for a page by its content type; None: found out by looking.
_PAGES: dict[str, Format | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/html": "html",
    "text/markdown": "markdown",
    "text/plain": None,
    "": None,
}
_CHARSET = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})""", re.IGNORECASE)


def _read(stream: BinaryIO, name: str, fields: Fields, span: Span, limits: Limits) -> Entries:
    number, offset = (span.first if span.offset else 0), span.offset
    try:
        for record in _records(stream):
            number += 1
            if span.stop is not None and number > span.stop:
                return
            if number > span.first:
                offset = record.stream_pos
                dump = _dump(record, f"{name}:{offset}", limits)
                if dump is not None:
                    yield dump
    except (OSError, ValueError, RuntimeError, EOFError, MemoryError) as error:
        yield UnreadableInput(f"{name}: {reason(error)}, after the record at byte {offset}")


def _marks(stream: BinaryIO, limits: Limits) -> Iterator[int]:
    before = -1
    for record in _records(stream):
        # A file packed as one piece has no place to enter.
        yield record.stream_pos if record.stream_pos > before else 0
        before = record.stream_pos


def _records(stream: BinaryIO) -> Any:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise ImportError('reading WARC needs fastwarc: pip install "newsclean[warc]"') from error
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    return ArchiveIterator(stream, record_types=kinds, parse_http=False)


def _dump(record: Any, name: str, limits: Limits) -> Dump | UnreadableInput | None:
    """A record's page; None where it is none: a picture, a redirect, an error."""
    url = record.headers.get("WARC-Target-URI")
    declared = record.headers.get("WARC-Identified-Payload-Type") or ""
    content_type = record.headers.get("Content-Type") or ""
    if record.record_type.name == "response" and content_type.startswith("application/http"):
        record.parse_http(auto_decode="all")
        http = record.http_headers
        if http is None or http.status_code != 200:
            return None
        content_type = http.get("Content-Type") or declared
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in _PAGES:
        return None
    data = record.reader.read(limits.page_bytes + 1)
    charset = _CHARSET.search(content_type)
    content: str | bytes = data
    if charset and len(data) <= limits.page_bytes and kind_of_binary(data) is None:
        content = decode(data, charset.group(1))
    return Dump(name, content, _PAGES[kind], url.strip("<>") if url else None)


read_warc = Container(_read, _marks, enters="offset", packed=(".gz", ".zst"))
"""The pages of a WARC or WET file, read lazily; ``source_id`` is ``path:offset``, the offset being
the byte at which the record begins, as indexes of archives (CDX) have it.

A page is a response of status 200, a resource or a conversion (the text of WET files) whose type is
HTML, Markdown or text; other records are passed over. The charset of the HTTP header goes before
the page's own; transfer and content codings are undone.
"""
