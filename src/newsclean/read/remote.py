"""Files elsewhere, by any address fsspec knows: ``s3://``, ``gs://``, ``https://``, ``hdfs://``."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast


@dataclass(frozen=True, slots=True)
class Remote:
    """A file elsewhere; as light as a path, and opened where it is read."""

    address: str

    @property
    def name(self) -> str:
        """The last part of the address, without query and fragment."""
        return self.address.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]

    def open(self) -> BinaryIO:
        """The file opened for reading; raises OSError, or what its file system raises."""
        system, path = _system(self.address)
        return cast(BinaryIO, io.BufferedReader(system.open(path, "rb"), 1 << 20))

    def __str__(self) -> str:
        return self.address


def is_remote(given: str) -> bool:
    """Whether a text is an address and not a path.

    >>> is_remote("s3://bucket/dumps/"), is_remote("dumps/a:b.html")
    (True, False)
    """
    scheme, mark, _ = given.partition("://")
    return bool(mark) and scheme.replace("+", "").replace("-", "").isalnum()


def list_remote(address: str) -> Iterator[Remote]:
    """The files an address stands for, in order of names: itself, a pattern's, or a folder's.

    Raises FileNotFoundError where there is none, ImportError without the extra
    ``newsclean[remote]``.
    """
    system, path = _system(address)
    if any(mark in path for mark in "*["):
        found = sorted(system.glob(path))
    elif system.protocol in ("http", "https") or "http" in system.protocol or system.isfile(path):
        # An HTTP server's folder is a page like any other.
        yield Remote(address)
        return
    else:
        found = sorted(system.find(path))
    if not found:
        raise FileNotFoundError(2, "No such file or folder", address)
    for name in found:
        yield Remote(str(system.unstrip_protocol(name)))


def _system(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path within it."""
    try:
        import fsspec
    except ImportError as error:
        raise ImportError(
            f'reading {address} needs fsspec: pip install "newsclean[remote]"'
        ) from error
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ValueError, ImportError) as error:
        raise OSError(f"{address}: {error}") from error
    return system, path
