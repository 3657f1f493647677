"""Cuts the files of a run into pieces; those of many pages, which have to be read for it, in workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import Any

from newsclean.batch.plan import Piece, Pieces, pieces_of
from newsclean.batch.process import fork_context
from newsclean.errors import UnreadableInput
from newsclean.read.container import Container
from newsclean.read.files import Found
from newsclean.read.limits import Limits

# Files that may be under way for each worker; bounds what waits for a slow one before it.
_AHEAD = 1000


def cut_all(
    found: Iterable[Found | UnreadableInput], limits: Limits, workers: int
) -> Iterator[Pieces]:
    """The pieces of all files, in order. A file that is the death of its worker stays in one."""
    from pebble import ProcessPool

    waiting: deque[Pieces | tuple[Found, Future[Pieces]]] = deque()
    pool: Any = None
    try:
        for file in found:
            if (
                isinstance(file, UnreadableInput)
                or not isinstance(file.reader, Container)
                or file.reader.marks is None
            ):
                waiting.append(pieces_of(file, limits))
            else:
                pool = pool or ProcessPool(max_workers=workers, context=fork_context())
                waiting.append((file, pool.schedule(pieces_of, args=(file, limits))))
            if len(waiting) > _AHEAD:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())
    finally:
        if pool is not None:
            pool.stop()
            pool.join()


def _result(item: Pieces | tuple[Found, Future[Pieces]]) -> Pieces:
    if isinstance(item, list):
        return item
    file, future = item
    try:
        return future.result()
    except Exception:
        # Told by whoever reads it.
        return [(Piece(str(file.path)), 1)]
