"""Runs many dumps on this machine, in this process or in several, in order."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.document import Format
from newsclean.errors import NoArticle, Reason, UnreadableInput
from newsclean.models import Rejection, Result
from newsclean.read.dump import Dump

if TYPE_CHECKING:
    from newsclean.pipeline import Cleaner

# How many pages a worker may be ahead of the slowest: bounds the results that wait their turn.
_AHEAD = 8


class Task(NamedTuple):
    """One page to clean: what is handed to a worker."""

    source_id: str
    source: Any
    url: str | None = None
    format: Format | None = None
    headline: str | None = None


def stream(
    cleaner: Cleaner,
    sources: Iterable[Any],
    workers: int | None = None,
    timeout: float | None = None,
) -> Iterator[Result]:
    """Results in the order of the sources; see `newsclean.Cleaner.stream`."""
    if isinstance(sources, str | bytes):
        raise TypeError("sources must be an iterable of dumps, not one dump")
    if workers is None:
        workers = 0 if timeout is None else 1
    if workers < 0:
        raise ValueError(f"workers must not be negative: {workers}")
    if timeout is not None and timeout <= 0:
        raise ValueError(f"timeout must be more than 0 seconds: {timeout}")
    if timeout is not None and workers == 0:
        raise ValueError("a timeout needs a worker: without one nothing can stop a page")
    tasks = (task_of(number, item) for number, item in enumerate(sources))
    if workers == 0:
        return (clean_task(cleaner, task) for task in tasks)
    return _stream_in_processes(cleaner, tasks, workers, timeout)


def task_of(number: int, item: Any) -> Task:
    """What an item of a stream asks for; its position names what has no name of its own."""
    if isinstance(item, Dump):
        return Task(item.source_id, item, item.url, item.format, item.headline)
    if isinstance(item, tuple) and len(item) == 2:
        # As UTF-8 can hold it: the name goes into files.
        return Task(str(item[0]).encode("utf-8", "replace").decode(), item[1])
    if isinstance(item, UnreadableInput):
        return Task(str(item).partition(": ")[0], item)
    return Task(str(number), item)


def clean_task(cleaner: Cleaner, task: Task) -> Result:
    """One page's outcome; what can't be read is an outcome too."""
    started = time.perf_counter()
    article = rejection = None
    try:
        source = task.source
        if isinstance(source, UnreadableInput):
            raise source
        if isinstance(source, Dump):
            source = source.load(max_bytes=4 * cleaner.max_chars)
        article = cleaner.clean(source, task.url, format=task.format, headline=task.headline)
    except NoArticle as none:
        rejection = Rejection(reason=none.reason, detail=none.detail, segments=none.segments)
    except (UnreadableInput, TypeError, ValueError) as error:
        rejection = Rejection(reason=Reason.UNREADABLE, detail=str(error))
    return Result(
        source_id=task.source_id,
        article=article,
        rejection=rejection,
        seconds=time.perf_counter() - started,
    )


def _stream_in_processes(
    cleaner: Cleaner, tasks: Iterator[Task], workers: int, timeout: float | None
) -> Iterator[Result]:
    """The same with a pool whose workers may hang or die: both cost only the page in hand."""
    from pebble import ProcessPool

    pool = ProcessPool(
        max_workers=workers, initializer=_start, initargs=(cleaner,), context=_context()
    )
    waiting: deque[tuple[str, Future[Result]]] = deque()
    try:
        for task in tasks:
            future = pool.schedule(_work, args=(_portable(task),), timeout=timeout)
            waiting.append((task.source_id, future))
            if len(waiting) >= workers * _AHEAD:
                yield _outcome(*waiting.popleft(), timeout)
        while waiting:
            yield _outcome(*waiting.popleft(), timeout)
        pool.close()
    finally:
        # Also when the reader of the stream stops early: nothing is left running.
        pool.stop()
        pool.join()


def _outcome(source_id: str, future: Future[Result], timeout: float | None) -> Result:
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimeoutError:
        rejection = Rejection(reason=Reason.TIMED_OUT, detail=f"took more than {timeout:g} seconds")
        return Result(source_id=source_id, rejection=rejection, seconds=timeout or 0.0)
    except ProcessExpired as error:
        detail = f"its process ended with exit code {error.exitcode}"
        return Result(
            source_id=source_id, rejection=Rejection(reason=Reason.CRASHED, detail=detail)
        )
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"[:500]
        return Result(
            source_id=source_id, rejection=Rejection(reason=Reason.CRASHED, detail=detail)
        )


def _portable(task: Task) -> Task:
    """The task with a parsed tree made markup again: trees don't travel between processes."""
    from bs4 import Tag
    from lxml import etree

    source = task.source
    if isinstance(source, Tag):
        return task._replace(source=str(source), format="html")
    if isinstance(source, etree._Element | etree._ElementTree):
        markup = etree.tostring(source, encoding="unicode", method="html")
        return task._replace(source=markup, format="html")
    return task


def _context() -> BaseContext:
    """How workers are started.

    By fork on Linux, where a worker then has the plugins that a script or a notebook registered,
    and a script needs no ``if __name__ == "__main__"``; elsewhere as Python's default is.
    """
    return multiprocessing.get_context("fork" if sys.platform == "linux" else None)


# The one piece of state: what a worker process works with, set once when it starts.
_cleaner: Cleaner | None = None


def _start(cleaner: Cleaner) -> None:
    global _cleaner
    _cleaner = cleaner
    # Ctrl-C is for the parent, which then stops its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(task: Task) -> Result:
    assert _cleaner is not None
    return clean_task(_cleaner, task)
