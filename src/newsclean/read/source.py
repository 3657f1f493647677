"""Whatever a caller hands in, as a Source."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

from bs4 import Tag
from lxml.etree import _Element, _ElementTree

from newsclean.document import Format, Source
from newsclean.errors import NoArticle, Reason
from newsclean.read.decode import decode
from newsclean.read.nopage import check_is_page
from newsclean.read.quoted import without_escaped_markup
from newsclean.read.raw import READ_ERRORS, kind_of_binary, read_bytes
from newsclean.read.sniff import sniff
from newsclean.read.undo import undo

MAX_CHARS = 20_000_000
_MOST_BYTES_A_CHAR = 4
_ACCEPTED = "str, bytes, pathlib.Path, bs4.BeautifulSoup, bs4.Tag or an lxml element"
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_INVISIBLE = re.compile("[\\s\x00\ufeff\u200b-\u200f\u2060]*")
_SAMPLE = 20_000


def read_source(
    source: Any,
    url: str | None = None,
    format: Format | None = None,
    *,
    headline: str | None = None,
    max_chars: int = MAX_CHARS,
) -> Source:
    """A Source from text, bytes, a path, a bs4 tree or an lxml tree.

    A ``str`` is always the dump itself, never a path. ``format`` overrides the finding out;
    ``headline`` is one known from elsewhere; ``max_chars`` is the longest dump taken. Of an lxml
    tree only ``Source.tree`` is set; a bs4 tree becomes markup again. Lone surrogates are
    replaced one for one, so that offsets stay.

    Raises NoArticle (``empty``, ``not_text``, ``too_large``; ``listing_page`` for a feed),
    TypeError for a source of another type, ValueError for an unknown format or a file that can't
    be read.

    >>> read_source(b"<p>Rain.</p>").format
    'html'
    """
    _check_arguments(url, format, headline, max_chars)
    url, headline = url and _clean(url), headline and _clean(headline)
    if isinstance(source, _ElementTree):
        source = source.getroot()
        if source is None:
            raise NoArticle(Reason.EMPTY, "a tree without a root")
    # Comments and processing instructions are lxml elements whose tag is no string.
    if isinstance(source, _Element) and isinstance(source.tag, str):
        return Source("", "html", url, source, headline)
    if isinstance(source, Tag):
        format = "html"
    text = _checked(_text(source, max_chars), max_chars)
    plain = undo(text)
    reading = text if plain is None else plain.text
    reading = without_escaped_markup(reading) or reading
    if format is None:
        check_is_page(reading)
        format = sniff(reading)
    # Offsets in text count in the dump as it is; see `newsclean.segment`.
    return Source(reading if format == "html" else text, format, url, None, headline)


def _check_arguments(url: Any, format: Any, headline: Any, max_chars: Any) -> None:
    if format is not None and format not in get_args(Format):
        raise ValueError(f"format must be one of {', '.join(get_args(Format))}, not {format!r}")
    for name, value in (("url", url), ("headline", headline)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be a str or None, not {type(value).__name__}")
    if not isinstance(max_chars, int) or isinstance(max_chars, bool):
        raise TypeError(f"max_chars must be an int, not {type(max_chars).__name__}")
    if max_chars < 1:
        raise ValueError(f"max_chars must be at least 1, not {max_chars}")


def _text(source: Any, max_chars: int) -> str:
    """The dump as text, not yet checked."""
    if isinstance(source, Tag | str):
        # Only a str can hold lone surrogates; decoders give none.
        return _clean(str(source))
    if isinstance(source, Path):
        try:
            source = read_bytes(source, _MOST_BYTES_A_CHAR * max_chars)
        except (*READ_ERRORS, ValueError) as error:
            raise ValueError(f"the file can't be read: {error}") from error
    if isinstance(source, bytearray | memoryview):
        source = bytes(source)
    if not isinstance(source, bytes):
        raise TypeError(f"source must be {_ACCEPTED}, not {type(source).__name__}")
    if len(source) > _MOST_BYTES_A_CHAR * max_chars:
        raise NoArticle(Reason.TOO_LARGE, f"more than {_MOST_BYTES_A_CHAR * max_chars:,} bytes")
    kind = kind_of_binary(source)
    if kind is not None:
        raise NoArticle(Reason.NOT_TEXT, kind)
    return decode(source)


def _checked(text: str, max_chars: int) -> str:
    """The text; NoArticle where it is none."""
    if len(text) > max_chars:
        raise NoArticle(Reason.TOO_LARGE, f"{len(text):,} characters; the limit is {max_chars:,}")
    if _INVISIBLE.fullmatch(text):
        if "\x00" in text:
            raise NoArticle(Reason.NOT_TEXT, "nothing but null characters")
        raise NoArticle(Reason.EMPTY, "nothing but white space" if text else "nothing at all")
    sample = text[:_SAMPLE]
    odd = sample.count("\ufffd") + _controls(sample)
    if odd * 3 > len(sample) or (odd > 8 and odd * 12 > len(sample)):
        share = f"{odd / len(sample):.0%}"
        raise NoArticle(Reason.NOT_TEXT, f"{share} null, control or undecodable characters")
    return text


def _controls(sample: str) -> int:
    """How many control characters there are; bytes are counted many times faster."""
    data = sample.encode()
    return len(data) - len(data.translate(None, _CONTROL))


def _clean(text: str) -> str:
    """The text with its lone surrogates, which no encoder takes, replaced one for one."""
    try:
        # Much faster than to search for them.
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text
