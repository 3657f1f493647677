"""Worker processes: how they start, what bounds them, how they end with their parent."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, wait
from multiprocessing.context import BaseContext
from typing import IO, Any, TypeVar

T = TypeVar("T")
OUT_OF_MEMORY = 77
# Where there is no timer of the system's, faulthandler ends the process, and so.
TIMED_OUT = -signal.SIGALRM if hasattr(signal, "setitimer") else 1
_TASKS_A_PROCESS = 20
_LOOK_EVERY_SECONDS = 1.0


class WorkerDied(Exception):
    """The process ended in the middle of a task; ``code`` is its exit code."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


def fork_context() -> BaseContext:
    """How workers are started.

    By fork on Linux, where a worker then has the plugins that a script or a notebook registered,
    and a script needs no ``if __name__ == "__main__"``; elsewhere as Python's default is.
    """
    return multiprocessing.get_context("fork" if sys.platform == "linux" else None)


class Stopped(Exception):
    """The worker was stopped and takes no more tasks."""


class Worker:
    """One process, started when it is needed, that does one task at a time and may be killed.

    A pebble pool of one: a worker that dies takes nothing of the others with it, neither a lock
    nor a task, and the next task gets a new process.
    """

    def __init__(self, context: BaseContext, memory: int | None) -> None:
        self._context = context
        self._memory = memory
        self._pool: Any = None
        self._tasks = 0
        self._lock = threading.Lock()
        self._stopped = False

    def call(self, function: Callable[..., T], *args: Any) -> T:
        """What the function returns or raises; raises WorkerDied when the process ended first."""
        from pebble import ProcessExpired

        try:
            future = self._started().schedule(function, args=args)
            while not wait([future], _LOOK_EVERY_SECONDS).done:
                # A pool that is stopped forgets a task that reached it too late.
                if self._stopped:
                    raise Stopped
            result: T = future.result()
        except ProcessExpired as error:
            self._drop()
            raise WorkerDied(error.exitcode) from error
        except BrokenExecutor as error:
            # The process ended before it began with the task.
            self._drop()
            raise WorkerDied(None) from error
        self._tasks += 1
        if self._tasks == _TASKS_A_PROCESS:
            # Whatever the libraries below have kept of their pages goes with the process.
            self._drop()
        return result

    def _started(self) -> Any:
        from pebble import ProcessPool

        with self._lock:
            if self._stopped:
                raise Stopped
            if self._pool is None:
                self._tasks = 0
                self._pool = ProcessPool(
                    max_workers=1,
                    initializer=_start,
                    initargs=(self._memory,),
                    context=self._context,
                )
            return self._pool

    def stop(self) -> None:
        """End the process, whatever it does; tasks after this raise Stopped."""
        with self._lock:
            self._stopped = True
        self._drop()

    def _drop(self) -> None:
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()
            pool.join()


def _start(memory: int | None) -> None:
    # Ctrl-C is for the parent, which then stops its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    if memory is not None:
        _bound_memory(memory)
    if hasattr(os, "getppid"):
        threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()


def _bound_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:
        # Windows has no such limit.
        return
    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    _, hard = resource.getrlimit(kind)
    soft = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(kind, (soft, hard))


def _end_with_parent(parent: int) -> None:
    """A worker whose parent was killed has nobody to work for."""
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY_SECONDS)
    os._exit(1)


class Alarm:
    """Ends this process when a page takes longer than its time; no code of the page can stop it.

    The kernel's timer, whose signal nobody catches, works inside C code too. Where there is none,
    faulthandler's watching thread, which needs no interpreter lock, does the same.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._nowhere: IO[str] | None = None

    def start(self) -> None:
        """From now on."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, self._seconds)
            return
        self._nowhere = self._nowhere or open(os.devnull, "w")  # noqa: SIM115, PTH123
        faulthandler.dump_traceback_later(self._seconds, exit=True, file=self._nowhere)

    def stop(self) -> None:
        """Until now."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        else:
            faulthandler.cancel_dump_traceback_later()
