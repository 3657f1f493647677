"""The output folder of a run: whose it is, what is done, what is merged at the end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsclean.batch.job import Job
from newsclean.batch.plan import PLAN, SHARDS_OF_PLAN, read_plan, save_plan
from newsclean.write.output import KINDS, SHARDS, format_of, shard_file
from newsclean.write.whole import whole


class WrongFolder(Exception):
    """The output folder holds what this run must not touch; the message says what to do."""


def check(out: Path, settings: dict[str, Any], resume: bool, fresh: bool) -> dict[str, Any] | None:
    """The plan to go on with, None where the run starts from nothing.

    Raises WrongFolder for the folder of another run, and for an unfinished one that is neither to
    be resumed nor to be started over.
    """
    if fresh:
        return None
    try:
        plan = read_plan(out)
    except ValueError as error:
        raise WrongFolder(f"{error}: choose another folder, or start over with --fresh") from error
    if plan is None:
        return None
    other = plan["settings"]
    differing = [name for name in settings if other.get(name) != settings[name]]
    if differing:
        what = "; ".join(f"{n}: {other.get(n)!r} then, {settings[n]!r} now" for n in differing)
        raise WrongFolder(
            f"{out} was made with other settings ({what}): choose another folder, or start over "
            "with --fresh"
        )
    if not plan["finished"] and not resume:
        raise WrongFolder(
            f"{out} holds a run that is not finished: go on with --resume, or start over "
            "with --fresh"
        )
    if plan["finished"] and not resume and not settings["merge"]:
        raise WrongFolder(
            f"{out} holds a finished run: leave it with --resume, or start over with --fresh, "
            "which takes its shards away first"
        )
    return plan if resume else None


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Keep the folder for this run; raises WrongFolder while another writes to it.

    The system drops the lock when the process ends, however it ends.
    """
    out.mkdir(parents=True, exist_ok=True)
    path = out / ".lock"
    with path.open("w") as file:
        try:
            import fcntl
        except ImportError:
            # No such locks on Windows.
            yield
        else:
            try:
                # Not flock: that lock would live on in worker processes.
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise WrongFolder(f"another run is writing to {out}") from None
            try:
                yield
            finally:
                path.unlink(missing_ok=True)


def clear(out: Path) -> list[str]:
    """Take away what an unfinished run has left, but not what a finished one wrote.

    Returns the formats of that: it goes when there is something new in its place. Files that no
    run of newsclean wrote stay, whatever they are called.
    """
    try:
        plan = read_plan(out)
    except ValueError:
        plan = None
    if plan is None:
        return []
    for name in (PLAN, SHARDS_OF_PLAN):
        (out / name).unlink(missing_ok=True)
    remove_shards(out)
    return sorted({plan["settings"]["format"], *plan.get("replaces", ())})


def remove_shards(out: Path) -> None:
    """Take away the files of shards, and their folder if there is nothing else in it."""
    sweep(out)
    for kind in (*KINDS, "counts"):
        for path in (out / SHARDS).glob(f"{kind}-[0-9]*.*"):
            path.unlink()
    with contextlib.suppress(OSError):
        (out / SHARDS).rmdir()


def sweep(out: Path) -> None:
    """Take away temporary files of processes that were killed."""
    for folder in (out, out / SHARDS):
        for path in folder.glob(".*.part"):
            path.unlink(missing_ok=True)


def finish(job: Job, plan: dict[str, Any], merge: bool) -> None:
    """Make one file of the shards' files, unless they are to stay, and note that all is done."""
    out, format = job.out, format_of(job.format)
    if merge:
        for kind in KINDS:
            files = (
                shard_file(out, kind, number, format.suffix) for number in range(plan["shards"])
            )
            with whole(out / f"{kind}{format.suffix}") as part:
                format.merge(files, part, kind)
    for name in plan["replaces"]:
        if not merge or name != job.format:
            for kind in KINDS:
                (out / f"{kind}{format_of(name).suffix}").unlink(missing_ok=True)
    save_plan(out, {**plan, "finished": True})
    tidy(out, merge)


def tidy(out: Path, merge: bool) -> None:
    """Take away what a finished run needs no longer."""
    (out / SHARDS_OF_PLAN).unlink(missing_ok=True)
    if merge:
        remove_shards(out)
        return
    for path in (out / SHARDS).glob("counts-*.json"):
        path.unlink()
