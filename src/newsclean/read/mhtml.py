"""MHTML: a page saved by a browser, as a MIME message."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message
from typing import BinaryIO

from newsclean.document import Format
from newsclean.errors import UnreadableInput
from newsclean.read.container import Container, Entries, Span
from newsclean.read.decode import decode
from newsclean.read.dump import Dump, Fields
from newsclean.read.limits import Limits

_FORMATS: dict[str, Format | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": None,
}


def _read(stream: BinaryIO, name: str, fields: Fields, span: Span, limits: Limits) -> Entries:
    # A saved page holds its pictures too.
    data = stream.read(limits.row_bytes + 1)
    if len(data) > limits.row_bytes:
        yield UnreadableInput(f"{name}: longer than {limits.row_bytes:,} bytes")
        return
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        page = _page(message)
        content = page.get_payload(decode=True) if page is not None else None
    except (ValueError, LookupError, AssertionError, RecursionError) as error:
        yield UnreadableInput(f"{name}: no valid MHTML: {error}")
        return
    if page is None or not isinstance(content, bytes):
        yield UnreadableInput(f"{name}: no page in it; an MHTML file holds a part text/html")
        return
    url = message.get("Snapshot-Content-Location") or page.get("Content-Location")
    text = decode(content, page.get_content_charset())
    yield Dump(name, text, _FORMATS[page.get_content_type()], str(url).strip() if url else None)


def _page(message: Message) -> Message | None:
    """The first part that is a page: frames and pictures come behind the page they are in."""
    parts = [part for part in message.walk() if part.get_content_type() in _FORMATS]
    pages = [part for part in parts if part.get_content_type() != "text/plain"]
    if pages:
        return pages[0]
    # A message without headers counts as plain text, and is none of ours.
    return parts[0] if parts and "Content-Type" in parts[0] else None


read_mhtml = Container(_read)
"""The page of an MHTML file, with the charset its MIME header says; ``source_id`` is the path."""
