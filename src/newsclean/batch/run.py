"""A folder run from its inputs to its output folder, on one machine or many."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from newsclean.batch import folder
from newsclean.batch.cut import cut_all
from newsclean.batch.guard import is_done, tally_of
from newsclean.batch.job import Job
from newsclean.batch.local import run_local
from newsclean.batch.plan import read_shards, save_plan, shards_of, write_shards
from newsclean.batch.state import read_state
from newsclean.batch.tally import Tally
from newsclean.errors import UnreadableInput
from newsclean.read.files import Found, find
from newsclean.write.output import SHARDS

Engine = Literal["local", "dask"]


@dataclass(slots=True)
class Progress:
    """How far a run has come; handed to whoever watches it, again and again."""

    total: int = 0
    listing: bool = True
    tally: Tally = field(default_factory=Tally)
    # Of shards that are not finished yet.
    under_way: Tally = field(default_factory=Tally)
    # Pages of shards that an earlier run finished.
    earlier: int = 0
    passed_over: int = 0

    def so_far(self) -> Tally:
        """What was counted till now, in shards finished and unfinished."""
        counted = Tally()
        counted.update(self.tally)
        counted.update(self.under_way)
        return counted


def run(
    paths: Sequence[str | Path],
    job: Job,
    *,
    workers: int = 1,
    engine: Engine = "local",
    scheduler: str | None = None,
    resume: bool = False,
    fresh: bool = False,
    merge: bool = True,
    watch: Callable[[Progress], None] = lambda progress: None,
) -> Progress:
    """Clean files and folders into the job's output folder; the counts of all that is in it.

    The inputs are listed once and cut into shards; ``plan.json`` keeps the plan. A run that ended
    early, in whatever way, goes on with ``resume``, and its output is the same, byte for byte, as
    that of an undisturbed run; ``fresh`` starts over. With ``merge`` the shards' files become one,
    without they stay in ``shards/``. ``watch`` is called a few times a second.

    Raises WrongFolder for the folder of another run, OSError where something can't be written,
    and what the engine raises.
    """
    names = [str(path) for path in paths]
    settings = job.settings(names, merge)
    with folder.locked(job.out):
        plan = folder.check(job.out, settings, resume, fresh)
        progress = Progress()
        if plan is not None and plan["finished"]:
            progress.tally = Tally.from_json(plan["tally"])
            progress.earlier, progress.passed_over = progress.tally.inputs, plan["passed_over"]
            folder.tidy(job.out, merge)
            return progress
        if plan is None:
            replaced = folder.clear(job.out)
            plan = _planned(names, job, settings, workers, progress, watch)
            save_plan(job.out, plan := {**plan, "replaces": replaced})
        folder.sweep(job.out)
        (job.out / SHARDS).mkdir(exist_ok=True)
        progress.total, progress.listing = plan["pages"], False
        progress.passed_over = plan["passed_over"]
        _carry_out(job, workers, engine, scheduler, progress, watch)
        folder.finish(job, {**plan, "tally": progress.tally.as_json()}, merge)
    return progress


def _planned(
    names: list[str],
    job: Job,
    settings: dict[str, Any],
    workers: int,
    progress: Progress,
    watch: Callable[[Progress], None],
) -> dict[str, Any]:
    def listed(pages: int) -> None:
        progress.total += pages
        watch(progress)

    def pass_over(path: Path) -> None:
        progress.passed_over += 1

    found = _outside(find(names, pass_over), job.out)
    pieces = cut_all(found, job.page_limits, workers)
    shards, pages = write_shards(job.out, shards_of(pieces, job.shard_pages), listed)
    return {
        "settings": settings,
        "shards": shards,
        "pages": pages,
        "passed_over": progress.passed_over,
        "finished": False,
    }


def _outside(
    found: Iterable[Found | UnreadableInput], out: Path
) -> Iterator[Found | UnreadableInput]:
    """The inputs, without what an earlier run left in the output folder."""
    inside = os.path.join(os.path.abspath(out), "")  # noqa: PTH100, PTH118 - the hot path
    for file in found:
        name = str(file.path) if isinstance(file, Found) else str(file)
        if not os.path.abspath(name).startswith(inside):  # noqa: PTH100
            yield file


def _carry_out(
    job: Job,
    workers: int,
    engine: Engine,
    scheduler: str | None,
    progress: Progress,
    watch: Callable[[Progress], None],
) -> None:
    """Run the shards whose files are missing."""
    missing: set[int] = set()
    for shard in read_shards(job.out):
        if is_done(job, shard.number):
            progress.tally.update(tally_of(job, shard.number))
        else:
            missing.add(shard.number)
    progress.earlier = progress.tally.inputs
    shards = (shard for shard in read_shards(job.out) if shard.number in missing)
    results: Generator[Tally | None, None, None]
    if engine == "dask":
        from newsclean.batch.dask import run_dask

        results = run_dask(job, shards, workers, scheduler)
    else:
        results = run_local(job, shards, workers)
    with closing(results):
        for tally in results:
            if tally is not None:
                progress.tally.update(tally)
            progress.under_way = _under_way(job.out)
            watch(progress)
    progress.under_way = Tally()


def _under_way(out: Path) -> Tally:
    """What unfinished shards have given till now, as far as it is written down here."""
    counted = Tally()
    for path in (out / SHARDS).glob(".state-*.part"):
        counted.update(read_state(path).tally)
    return counted
