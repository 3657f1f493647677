"""A stream of results for a stream of dumps: in this process or in several, in order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from newsclean.batch.process import fork_context
from newsclean.batch.task import Task, clean_task, task_of
from newsclean.errors import Reason
from newsclean.models import Rejection, Result

if TYPE_CHECKING:
    from newsclean.pipeline import Cleaner

# How many pages a worker may be ahead of the slowest: bounds the results that wait their turn.
_AHEAD = 8


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


def _stream_in_processes(
    cleaner: Cleaner, tasks: Iterator[Task], workers: int, timeout: float | None
) -> Iterator[Result]:
    """The same with a pool whose workers may hang or die: both cost only the page in hand."""
    from pebble import ProcessPool

    pool = ProcessPool(
        max_workers=workers, initializer=_start, initargs=(cleaner,), context=fork_context()
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
