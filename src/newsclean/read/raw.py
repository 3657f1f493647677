"""The bytes of a file, unpacked and bounded; and what they are where they are not text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from newsclean.read.limits import DEFAULT_LIMITS, Limits
from newsclean.read.remote import Remote
from newsclean.read.unpack import PACKED, UNPACK_ERRORS, unpack

# What reading a damaged or missing file raises, or one that takes an extra.
READ_ERRORS = (*UNPACK_ERRORS, ImportError)
_TAR_NAMES = {".tgz": ".gz", ".tbz2": ".bz2", ".txz": ".xz", ".tzst": ".zst"}
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


def open_bytes(path: Path | Remote, limits: Limits = DEFAULT_LIMITS) -> BinaryIO:
    """The file opened for reading bytes, unpacked on the way where its name says it is packed."""
    stream = open_packed(path)
    try:
        return unpack(stream, packing_of(path.name), limits)
    except BaseException:
        stream.close()
        raise


def open_packed(path: Path | Remote) -> BinaryIO:
    """The file opened for reading bytes as they are."""
    return path.open() if isinstance(path, Remote) else path.open("rb")


def read_bytes(path: Path | Remote, limit: int) -> bytes:
    """The file's bytes, unpacked; no more than ``limit + 1``, so that the caller sees the excess.

    Raises one of ``READ_ERRORS``.
    """
    # The limit alone bounds what is unpacked: a page that is a bomb is too large, like others.
    with open_bytes(path, Limits(unpacked_bytes=limit + 1_000_000)) as stream:
        return stream.read(limit + 1)


def printable(path: Path | Remote) -> str:
    """The path as text, with slashes; bytes of the name that are not UTF-8 become U+FFFD."""
    if isinstance(path, Remote):
        return path.address
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def packing_of(name: str) -> str:
    """How a file of this name is packed: ``.gz .bz2 .xz .zst``, or not at all.

    >>> packing_of("dumps.TGZ"), packing_of("a.html.zst"), packing_of("a.html")
    ('.gz', '.zst', '')
    """
    suffix = _last_suffix(name)
    return suffix if suffix in PACKED else _TAR_NAMES.get(suffix, "")


def kind_of_file(name: str) -> str:
    """The suffix that says what a file is, below its packing, in small letters.

    >>> kind_of_file("dumps.TGZ"), kind_of_file("a.html.zst"), kind_of_file("rows.jsonl")
    ('.tar', '.html', '.jsonl')
    """
    suffix = _last_suffix(name)
    if suffix in _TAR_NAMES:
        return ".tar"
    return _last_suffix(name[: -len(suffix)]) if suffix in PACKED else suffix


def _last_suffix(name: str) -> str:
    return os.path.splitext(name.lower())[1]  # noqa: PTH122 - a name, not a path


def _has_control(sample: bytes) -> bool:
    return len(sample.translate(None, _CONTROL)) < len(sample)


_CONTROL = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))
