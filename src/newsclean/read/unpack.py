"""Packed files as streams of bytes: gzip, bzip2, xz, zstandard; no more of them than allowed."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import zlib
from typing import BinaryIO, cast

from newsclean.read.limits import Limits

PACKED = (".gz", ".bz2", ".xz", ".zst")
# What reading a damaged or missing file raises.
UNPACK_ERRORS = (OSError, EOFError, zlib.error, lzma.LZMAError)


class TooMuch(OSError):
    """A packed file that unpacks to more than the limits allow."""


def unpack(stream: BinaryIO, suffix: str, limits: Limits) -> BinaryIO:
    """The stream unpacked by what its file's suffix says; as it is for any other suffix.

    Reading it raises TooMuch, an OSError, beyond what the limits allow, and one of
    ``UNPACK_ERRORS`` where the data are damaged; ImportError for ``.zst`` without the extra
    ``newsclean[zstd]``.
    """
    if suffix not in PACKED:
        return stream
    most = limits.most_from(_size(stream))
    return cast(
        BinaryIO, io.BufferedReader(_Bounded(_opened(stream, suffix), stream, most), 1 << 17)
    )


def _opened(stream: BinaryIO, suffix: str) -> BinaryIO:
    if suffix == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if suffix == ".bz2":
        return cast(BinaryIO, bz2.BZ2File(stream))
    if suffix == ".xz":
        return cast(BinaryIO, lzma.LZMAFile(stream))
    try:
        import zstandard
    except ImportError as error:
        raise ImportError('reading .zst needs zstandard: pip install "newsclean[zstd]"') from error
    reader = zstandard.ZstdDecompressor().stream_reader(
        stream, read_across_frames=True, closefd=True
    )
    return cast(BinaryIO, reader)


class _Bounded(io.RawIOBase):
    """A stream that ends in an error when more than so many bytes have come out of it."""

    def __init__(self, stream: BinaryIO, packed: BinaryIO, most: int) -> None:
        self._stream = stream
        self._packed = packed
        self._left = most
        self._most = most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        # One byte more than is allowed, to tell a file that just ends from one that goes on.
        try:
            data = self._stream.read(min(len(buffer), self._left + 1))
        except UNPACK_ERRORS:
            raise
        except Exception as error:
            # zstandard's are errors of its own kind.
            raise OSError(str(error)) from error
        self._left -= len(data)
        if self._left < 0:
            raise TooMuch(f"unpacks to more than {self._most:,} bytes: a decompression bomb?")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        # Python's own don't close what they unpack.
        self._packed.close()
        super().close()


def _size(stream: BinaryIO) -> int:
    """Bytes of the packed stream, 0 where that can't be known."""
    try:
        here = stream.tell()
        end = stream.seek(0, os.SEEK_END)
        stream.seek(here)
    except (OSError, ValueError):
        return 0
    return end
