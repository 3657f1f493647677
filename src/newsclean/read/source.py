"""Whatever a caller hands in, as a Source."""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import Path
from typing import Any, get_args

from bs4 import Tag
from lxml.etree import _Element, _ElementTree

from newsclean.document import Format, Source
from newsclean.errors import NoArticle, Reason
from newsclean.read.decode import decode
from newsclean.read.sniff import sniff

MAX_CHARS = 20_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "gzip data; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstandard data; unpack it first"),
    (b"BZh", "bzip2 data; unpack it first"),
    (b"\xfd7zXZ", "xz data; unpack it first"),
    (b"\x7fELF", "a program"),
    (b"OggS", "an Ogg file"),
    (b"\x00\x00\x00\x18ftyp", "a video"),
)


def read_source(
    source: Any,
    url: str | None = None,
    format: Format | None = None,
    *,
    headline: str | None = None,
    max_chars: int = MAX_CHARS,
) -> Source:
    """A Source from text, bytes, a path, a bs4 tree or an lxml tree.

    ``format`` overrides the finding out. Raises NoArticle (``empty``, ``not_text``,
    ``too_large``), TypeError for a source of another type and ValueError for an unknown format
    or a file that can't be read. A ``str`` is always the dump itself, never a path.
    """
    if format is not None and format not in get_args(Format):
        raise ValueError(f"format must be one of {', '.join(get_args(Format))}, not {format!r}")
    for name, value in (("url", url), ("headline", headline)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be a str or None, not {type(value).__name__}")
    if isinstance(source, _ElementTree):
        source = source.getroot()
    if isinstance(source, _Element):
        return Source("", "html", url, source, headline)
    text = _text(source, max_chars)
    if isinstance(source, Tag):
        format = "html"
    text = _checked(text, max_chars)
    return Source(text, format or sniff(text), url, None, headline)


def _text(source: Any, max_chars: int) -> str:
    if isinstance(source, Tag):
        return str(source)
    if isinstance(source, str):
        return source
    if isinstance(source, Path):
        source = _file(source, max_chars)
    if isinstance(source, (bytearray, memoryview)):
        source = bytes(source)
    if isinstance(source, bytes):
        return _decoded(source, max_chars)
    raise TypeError(
        "source must be str, bytes, pathlib.Path, a bs4 or an lxml tree, "
        f"not {type(source).__name__}"
    )


def _file(path: Path, max_chars: int) -> bytes:
    limit = 4 * max_chars
    try:
        if path.suffix == ".gz":
            with gzip.open(path) as stream:
                data = stream.read(limit + 1)
        else:
            with path.open("rb") as stream:
                data = stream.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"{path} can't be read: {error}") from error
    return data


def _decoded(data: bytes, max_chars: int) -> str:
    if len(data) > 4 * max_chars:
        raise NoArticle(Reason.TOO_LARGE, f"more than {4 * max_chars:,} bytes")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise NoArticle(Reason.NOT_TEXT, name)
    return decode(data)


def _checked(text: str, max_chars: int) -> str:
    """The text, its lone surrogates replaced one for one; NoArticle where it is none."""
    if len(text) > max_chars:
        raise NoArticle(Reason.TOO_LARGE, f"{len(text):,} characters; the limit is {max_chars:,}")
    if not text.strip("﻿​\x00") or text.isspace():
        if "\x00" in text:
            raise NoArticle(Reason.NOT_TEXT, "nothing but null characters")
        raise NoArticle(Reason.EMPTY, "nothing but white space")
    sample = text[:20_000]
    odd = len(_CONTROL.findall(sample)) + sample.count("�")
    if odd > 8 and odd * 12 > len(sample):
        raise NoArticle(Reason.NOT_TEXT, f"{odd / len(sample):.0%} control characters")
    return _SURROGATE.sub("�", text) if _SURROGATE.search(text) else text
