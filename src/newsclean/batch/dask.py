"""Runs shards on a Dask cluster: that of a scheduler's address, or one of processes started here.

All machines need the inputs and the output folder under the same paths. A task is a whole shard,
run as on one machine: in a process of its own beside the Dask worker, which therefore outlives
whatever a page does. A Dask worker that is lost has its shards given to another; files get their
names when they are whole, so nothing is missing and nothing is there twice.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from itertools import islice
from multiprocessing.util import Finalize
from typing import Any

import cloudpickle

from newsclean.batch.guard import is_done, run_shard, tally_of
from newsclean.batch.job import Job
from newsclean.batch.plan import Shard
from newsclean.batch.process import Worker
from newsclean.batch.tally import Tally

_BEAT_SECONDS = 0.25
# Shards a thread of the cluster has waiting, so that it needn't.
_AHEAD = 2
# Of a cluster started here: how often a shard may lose its Dask worker before the run gives up;
# of what happened, which nobody will look at, little is kept and no profile is taken.
_SETTINGS = {
    "distributed.scheduler.allowed-failures": 10,
    "distributed.admin.low-level-log-length": 100,
    "distributed.worker.profile.enabled": False,
}


def run_dask(
    job: Job, shards: Iterable[Shard], workers: int, scheduler: str | None = None
) -> Generator[Tally | None, None, None]:
    """Run the shards as `newsclean.batch.local.run_local` does, on the cluster of a scheduler.

    Without a ``scheduler`` a cluster of so many local workers is started, and ended afterwards.
    Raises ImportError without the extra ``newsclean[dask]``, OSError where no scheduler answers.
    """
    with _client(workers, scheduler) as client:
        from distributed import wait

        todo = iter(shards)
        running: set[Any] = set()
        # A result of its own, and not an argument of every task: Dask keeps its last thousand
        # messages to each worker. Lost with its worker, it is made again.
        shared = client.submit(bytes, cloudpickle.dumps(job), pure=False)
        while True:
            room = _AHEAD * max(1, sum(client.nthreads().values())) - len(running)
            for shard in islice(todo, max(0, room)):
                running.add(client.submit(run_remotely, shared, shard, pure=False))
            if not running:
                return
            try:
                done, running = wait(running, timeout=_BEAT_SECONDS, return_when="FIRST_COMPLETED")
            except TimeoutError:
                done = set()
            for future in done:
                yield future.result()
            yield None


def run_remotely(shared: bytes, shard: Shard) -> Tally:
    """What a Dask worker does: the shard, unless a lost worker got as far before it was lost."""
    job = _job(shared)
    if is_done(job, shard.number):
        return tally_of(job, shard.number)
    _allow_children()
    return run_shard(job, shard, _worker(threading.get_ident(), job.memory))


@contextmanager
def _client(workers: int, scheduler: str | None) -> Iterator[Any]:
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ImportError('this needs Dask: pip install "newsclean[dask]"') from error
    if scheduler is not None:
        with Client(scheduler) as client:
            yield client
        return
    with (
        dask.config.set(_SETTINGS),
        LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, memory_limit=0
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@lru_cache(maxsize=1)
def _job(shared: bytes) -> Job:
    """The job as it was handed to all."""
    job: Job = cloudpickle.loads(shared)
    return job


@cache
def _worker(thread: int, memory: int | None) -> Worker:
    """The process of this thread of the Dask worker.

    Not forked, since a Dask worker has many threads, whose locks a fork would copy as they stand;
    from a fork server, which has loaded newsclean and nothing else.
    """
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["newsclean.batch.shard"])
    worker = Worker(context, memory)
    # Not atexit: before that, a process that multiprocessing started waits for its children.
    Finalize(None, worker.stop, exitpriority=1)
    return worker


def _allow_children() -> None:
    """Dask starts its workers as daemons, to which multiprocessing denies children.

    For good, since the threads of a worker would take it from each other. The children end by
    themselves when the Dask worker does.
    """
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
