"""The bytes of a file, unpacked and bounded; and what they are where they are not text."""

from __future__ import annotations

import gzip
import os
import zlib
from pathlib import Path
from typing import BinaryIO, cast

# What reading a damaged or missing file raises.
READ_ERRORS = (OSError, EOFError, zlib.error)
_MAGIC = (
    (b"%PDF-", "a PDF document; extract its text first"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a WebP picture or other RIFF file"),
    (b"PK\x03\x04", "a zip archive or an office document; unpack it first"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document; extract its text first"),
    (b"{\\rtf", "an RTF document; extract its text first"),
    (b"\x1f\x8b", "gzip data; unpack it first, or hand in the path of a .gz file"),
    (b"\x28\xb5\x2f\xfd", "zstandard data; unpack it first"),
    (b"BZh", "bzip2 data; unpack it first"),
    (b"\xfd7zXZ\x00", "xz data; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
)


def kind_of_binary(data: bytes) -> str | None:
    """What a file that is no text is, by its first bytes; None where they say nothing.

    >>> kind_of_binary(b"\\x89PNG\\r\\n")
    'a PNG picture'
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            # Some of the marks are also the first letters of a text.
            return name if not magic.isalnum() or _has_control(data[:256]) else None
    return "a video" if data[4:8] == b"ftyp" and data[:2] == b"\x00\x00" else None


def open_bytes(path: Path) -> BinaryIO:
    """The file opened for reading bytes, unpacked on the way where its name ends in ``.gz``."""
    if path.suffix.lower() == ".gz":
        return cast(BinaryIO, gzip.open(path))
    return path.open("rb")


def read_bytes(path: Path, limit: int) -> bytes:
    """The file's bytes, unpacked; no more than ``limit + 1``, so that the caller sees the excess.

    Raises one of ``READ_ERRORS``.
    """
    with open_bytes(path) as stream:
        return stream.read(limit + 1)


def printable(path: Path) -> str:
    """The path as text, with slashes; bytes of the name that are not UTF-8 become U+FFFD."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _has_control(sample: bytes) -> bool:
    return len(sample.translate(None, _CONTROL)) < len(sample)


_CONTROL = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))
