"""Sees a shard through, though its pages hang or kill the process that cleans them."""

from __future__ import annotations

import json
import signal
import uuid
from pathlib import Path

from newsclean.batch.job import Job
from newsclean.batch.plan import Shard
from newsclean.batch.process import OUT_OF_MEMORY, TIMED_OUT, Worker, WorkerDied
from newsclean.batch.shard import Verdicts, WorkFiles, clean_shard
from newsclean.batch.state import Place, read_state
from newsclean.batch.tally import Tally
from newsclean.errors import Reason
from newsclean.models import Rejection
from newsclean.write.output import format_of, shard_file

# A process may die of what its page has nothing to do with, so a page is not blamed at once.
_DEATHS_TO_BLAME = 3


def run_shard(job: Job, shard: Shard, worker: Worker) -> Tally:
    """Clean a shard in the worker's process, and say what it gave.

    When the process dies, a new one goes on where it was: at the same page. A page that takes too
    long is then passed over as ``timed_out``; one that has been the death of three processes as
    ``crashed``, or ``too_large`` where they ran out of memory; the rest is kept. Raises OSError
    where writing fails, RuntimeError where processes die and no page is to blame.
    """
    token = uuid.uuid4().hex[:12]
    work = WorkFiles(job.out, shard.number, token)
    verdicts: Verdicts = {}
    deaths: dict[Place, int] = {}
    try:
        while True:
            try:
                worker.call(clean_shard, job, shard, token, verdicts)
                return tally_of(job, shard.number)
            except WorkerDied as death:
                place = read_state(work.state).place
                deaths[place] = deaths.get(place, 0) + 1
                if death.code == TIMED_OUT or deaths[place] == _DEATHS_TO_BLAME:
                    if place[2] == "finishing":
                        raise RuntimeError(f"shard {shard.number}: {_words(death.code)}") from death
                    verdicts[place] = _verdict(job, place, death.code)
                elif deaths[place] > _DEATHS_TO_BLAME:
                    raise RuntimeError(f"shard {shard.number}: {_words(death.code)}") from death
    except BaseException:
        work.remove()
        raise


def is_done(job: Job, number: int) -> bool:
    """Whether a shard's files are there; they are whole then."""
    return articles_file(job, number).exists()


def articles_file(job: Job, number: int) -> Path:
    """The file of a shard that gets its name last."""
    return shard_file(job.out, "articles", number, format_of(job.format).suffix)


def tally_of(job: Job, number: int) -> Tally:
    """What a finished shard gave."""
    path = shard_file(job.out, "counts", number, ".json")
    return Tally.from_json(json.loads(path.read_text(encoding="utf-8")))


def _verdict(job: Job, place: Place, code: int | None) -> Rejection:
    doing = "reading on" if place[2] == "reading" else ""
    if code == TIMED_OUT:
        detail = f"{doing or 'cleaning'} took more than {job.timeout:g} seconds"
        return Rejection(reason=Reason.TIMED_OUT, detail=detail)
    if code == OUT_OF_MEMORY:
        detail = f"{doing or 'cleaning'} took more than {job.memory or 0:,} bytes of memory"
        return Rejection(reason=Reason.TOO_LARGE, detail=detail)
    words = f"{doing}: {_words(code)}" if doing else _words(code)
    return Rejection(reason=Reason.CRASHED, detail=words)


def _words(code: int | None) -> str:
    """An exit code in words: the signal, where it was one."""
    if code is not None and code < 0:
        try:
            return f"its process was ended by {signal.Signals(-code).name}"
        except ValueError:
            pass
    return f"its process ended with exit code {code}"
