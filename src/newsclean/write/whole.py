"""Files that are whole or not there: a temporary name, flushed to the disk, then the real one."""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A temporary path to write to, which becomes ``path`` when the block ends well.

    What was written is on the disk before it gets its name, and so is the name before the block
    is left. When the block ends with an error nothing is left but what was there before.
    """
    part = part_of(path)
    try:
        yield part
        commit(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def part_of(path: Path, token: str = "") -> Path:
    """The temporary name of a file, hidden, and nobody else's."""
    return path.with_name(f".{path.name}.{token or uuid.uuid4().hex[:12]}.part")


def commit(part: Path, path: Path) -> None:
    """Flush a written file to the disk and give it its name, in place of what had it."""
    _flush(part, os.O_RDWR)
    part.replace(path)
    if hasattr(os, "O_DIRECTORY"):
        _flush(path.parent, os.O_RDONLY | os.O_DIRECTORY)


def _flush(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
