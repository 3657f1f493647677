"""WARC, WET and ARC archives of crawlers: a page a record.

Read with warcio: fastwarc is three times as fast, 25 microseconds a record to 75, which is nothing
beside cleaning, but loses the records behind one whose chunked or gzip coding it has to undo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from newsclean.document import Format
from newsclean.errors import UnreadableInput
from newsclean.read.container import Container, Entries, Span
from newsclean.read.decode import decode
from newsclean.read.dump import Dump, Fields, reason
from newsclean.read.limits import Limits
from newsclean.read.raw import kind_of_binary
from newsclean.read.unpack import unpack

# What is taken for a page by its content type; None: found out by looking.
_PAGES: dict[str, Format | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/html": "html",
    "text/markdown": "markdown",
    "text/plain": None,
    "": None,
}
_KINDS = ("response", "resource", "conversion")
_CHARSET = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})""", re.IGNORECASE)


def _read(stream: BinaryIO, name: str, fields: Fields, span: Span, limits: Limits) -> Entries:
    number = span.first if span.offset else 0
    where = "the start"
    # Damaged records make warcio raise whatever comes.
    try:
        for offset, record, _ in _records(stream, limits):
            number += 1
            if span.stop is not None and number > span.stop:
                return
            where = f"the record at byte {offset}"
            if number > span.first:
                dump = _dump(record, f"{name}:{offset}", limits)
                if dump is not None:
                    yield dump
    except Exception as error:
        if isinstance(error, ImportError):
            raise
        yield UnreadableInput(f"{name}: {reason(error)}, after {where}")


def _marks(stream: BinaryIO, limits: Limits) -> Iterator[int]:
    try:
        for offset, _, can_enter in _records(stream, limits):
            yield offset if can_enter else 0
    except Exception as error:
        # Told when the records are read.
        if isinstance(error, ImportError):
            raise


def _records(stream: BinaryIO, limits: Limits) -> Iterator[tuple[int, Any, bool]]:
    """All records, with the byte at which each begins, and whether reading can start there."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise ImportError('reading WARC needs warcio: pip install "newsclean[warc]"') from error
    archive = ArchiveIterator(stream, arc2warc=True)
    number = 0
    try:
        for number, record in enumerate(archive, 1):
            yield archive.offset, record, True
    except ArchiveLoadFailed as error:
        if "non-chunked" not in str(error):
            raise
        # Packed as a whole and not record by record: bytes count in what is unpacked.
        stream.seek(0)
        archive = ArchiveIterator(unpack(stream, ".gz", limits), arc2warc=True)
        for record in islice(archive, number, None):
            yield archive.offset, record, False


def _dump(record: Any, name: str, limits: Limits) -> Dump | UnreadableInput | None:
    """A record's page; None where it is none: a request, a picture, a redirect, an error."""
    if record.rec_type not in _KINDS:
        return None
    http = record.http_headers
    if http is not None and http.get_statuscode() != "200":
        return None
    content_type = (http or record.rec_headers).get_header("Content-Type") or ""
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in _PAGES:
        return None
    try:
        data = record.content_stream().read(limits.page_bytes + 1)
    except Exception as error:
        return UnreadableInput(f"{name}: its content can't be unpacked: {reason(error)}")
    charset = _CHARSET.search(content_type)
    content: str | bytes = data
    if charset and len(data) <= limits.page_bytes and kind_of_binary(data) is None:
        content = decode(data, charset.group(1))
    url = record.rec_headers.get_header("WARC-Target-URI")
    return Dump(name, content, _PAGES[kind], url.strip("<> ") if url else None)


read_warc = Container(_read, _marks, enters="offset", packed=(".gz",))
"""The pages of a WARC, WET or ARC file, read lazily; ``source_id`` is ``path:offset``, the offset
being the byte at which the record begins, as indexes of archives (CDX) have it.

A page is a response of status 200, a resource or a conversion (the text of WET files) whose type is
HTML, Markdown or text; other records are passed over. The charset of the HTTP header goes before
the page's own; transfer and content codings are undone.
"""
