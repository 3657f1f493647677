"""Runs shards on this machine: a worker process a core, each watched by a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice

from newsclean.batch.guard import run_shard
from newsclean.batch.job import Job
from newsclean.batch.plan import Shard
from newsclean.batch.process import Worker, fork_context
from newsclean.batch.tally import Tally
from newsclean.batch.warm import warm_up

_BEAT_SECONDS = 0.25


def run_local(
    job: Job, shards: Iterable[Shard], workers: int
) -> Generator[Tally | None, None, None]:
    """Run the shards; yields the tally of each when it is done, and None now and then in between.

    However the iteration ends, no process is left running. Raises what `run_shard` raises.
    """
    # Before the processes are forked, which then share what is loaded.
    warm_up(job.cleaner)
    context = fork_context()
    crew = [Worker(context, job.memory) for _ in range(workers)]
    idle, lock = list(crew), threading.Lock()

    def work(shard: Shard) -> Tally:
        with lock:
            worker = idle.pop()
        try:
            return run_shard(job, shard, worker)
        finally:
            with lock:
                idle.append(worker)

    todo = iter(shards)
    with ThreadPoolExecutor(workers) as threads:
        try:
            running: set[Future[Tally]] = set()
            while True:
                running |= {threads.submit(work, s) for s in islice(todo, workers - len(running))}
                if not running:
                    return
                done, running = wait(running, _BEAT_SECONDS, FIRST_COMPLETED)
                for future in done:
                    yield future.result()
                yield None
        finally:
            for worker in crew:
                worker.stop()
