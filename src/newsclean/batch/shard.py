"""One shard, start to end: from its pieces of the input to its files, in a process that may die."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import IO, Any, TypeVar

from newsclean.batch.job import Job
from newsclean.batch.plan import Piece, Shard
from newsclean.batch.process import OUT_OF_MEMORY, Alarm
from newsclean.batch.state import Phase, Place, State, StateFile, read_state
from newsclean.batch.task import clean_task, task_of
from newsclean.batch.warm import warm_up
from newsclean.errors import Reason, UnreadableInput
from newsclean.models import Rejection, Result
from newsclean.read.dump import Dump
from newsclean.read.files import Found, reader_of
from newsclean.write.jsonl import Kind, line_of
from newsclean.write.output import KINDS, format_of, shard_file
from newsclean.write.whole import commit, part_of

T = TypeVar("T")
Verdicts = dict[Place, Rejection]


def clean_shard(job: Job, shard: Shard, token: str, verdicts: Verdicts) -> None:
    """Clean a shard's dumps into its files, from where its state says on.

    The same job and shard give the same bytes, whatever happened on the way. ``token`` names the
    attempt, whose temporary files are its own; ``verdicts`` holds the places at which workers have
    died before, with what to write there instead. Raises OSError where writing fails.
    """
    warm_up(job.cleaner)
    work = WorkFiles(job.out, shard.number, token)
    try:
        state = read_state(work.state)
        # A process that died while it finished has perhaps renamed what a run would write to.
        if state.phase != "finishing":
            with ExitStack() as stack:
                run = _Run(job, shard, work, verdicts, stack)
                run.all_pieces()
            state = run.state
        work.finish(job, state)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BaseException:
        work.remove()
        raise


class WorkFiles:
    """The temporary files of one attempt at a shard."""

    def __init__(self, out: Path, number: int, token: str) -> None:
        self._out = out
        self._number = number
        self._token = token
        self.state = self.part("state", "")

    def part(self, kind: str, suffix: str) -> Path:
        """The temporary file for one kind of output."""
        return part_of(self.final(kind, suffix), self._token)

    def final(self, kind: str, suffix: str) -> Path:
        """The name it gets."""
        return shard_file(self._out, kind, self._number, suffix)

    def finish(self, job: Job, state: State) -> None:
        """Bring the lines into the format asked for, and give all files their names.

        The articles come last: where they are, all is. May be done again from wherever an earlier
        process died at it.
        """
        format = format_of(job.format)
        counts = self.part("counts", ".json")
        counts.write_text(json.dumps(state.tally.as_json()) + "\n", encoding="utf-8")
        for kind in KINDS:
            lines = self.part(kind, ".lines")
            if not lines.exists():
                continue
            if format.write is not None:
                format.write(lines, self.part(kind, format.suffix), kind)
                lines.unlink()
            else:
                lines.rename(self.part(kind, format.suffix))
        for kind, suffix in (
            ("rejections", format.suffix),
            ("counts", ".json"),
            ("articles", format.suffix),
        ):
            if self.part(kind, suffix).exists():
                commit(self.part(kind, suffix), self.final(kind, suffix))
        self.state.unlink(missing_ok=True)

    def remove(self) -> None:
        """Leave nothing of the attempt behind."""
        for path in self.state.parent.glob(f".*-{self._number:06}*.{self._token}.part"):
            path.unlink(missing_ok=True)


class _Run:
    """The loop over the dumps of a shard, and what it carries along."""

    def __init__(
        self, job: Job, shard: Shard, work: WorkFiles, verdicts: Verdicts, stack: ExitStack
    ) -> None:
        self.state = read_state(work.state)
        self._job = job
        self._shard = shard
        self._verdicts = verdicts
        self._alarm = Alarm(job.timeout)
        self._file = StateFile(work.state)
        stack.callback(self._file.close)
        self._file.save(self.state)
        self._lines = {
            kind: stack.enter_context(self._opened(work.part(kind, ".lines"), kind))
            for kind in KINDS
        }

    def all_pieces(self) -> None:
        """All that is still to do."""
        for piece in self._shard.pieces[self.state.pieces :]:
            self._one_piece(piece)
            self.state.pieces += 1
            self.state.dumps = 0
            self._file.save(self.state)
        self.state.phase = "finishing"
        self._file.save(self.state)

    def _one_piece(self, piece: Piece) -> None:
        done = self.state.dumps
        entries = entries_of(piece, self._job)
        # The way to rows in the middle of a packed file may be long.
        hurry = piece.span.offset > 0 or piece.span.first == 0
        for taken in count():
            verdict = self._at("reading")
            if verdict is not None:
                self._write(Result(source_id=piece.path, rejection=verdict))
                return
            entry = self._timed(next, entries, None) if hurry else next(entries, None)
            hurry = True
            if entry is None:
                return
            if taken < done:
                continue
            self._write(self._result(entry))
            self.state.dumps += 1
            self.state.phase = "reading"
            self._file.save(self.state)

    def _at(self, phase: Phase) -> Rejection | None:
        """Say what is to be done here; the verdict, if earlier workers have died of it."""
        self.state.phase = phase
        self._file.enter(phase)
        return self._verdicts.get(self.state.place)

    def _result(self, entry: Dump | UnreadableInput) -> Result:
        task = task_of(0, entry)
        verdict = self._at("cleaning")
        if verdict is not None:
            return Result(source_id=task.source_id, rejection=verdict)
        result = self._timed(clean_task, self._job.cleaner, task)
        rejection = result.rejection
        if rejection and rejection.reason is Reason.TOO_LARGE and "MemoryError" in rejection.detail:
            # What earlier pages have left in this process may be to blame: a fresh one decides.
            raise MemoryError
        return result

    def _timed(self, function: Callable[..., T], *args: Any) -> T:
        self._alarm.start()
        try:
            return function(*args)
        finally:
            self._alarm.stop()

    def _write(self, result: Result) -> None:
        kind: Kind = "articles" if result.article is not None else "rejections"
        line = line_of(result).encode()
        self._lines[kind].write(line)
        self.state.sizes[kind] += len(line)
        self.state.tally.add(result)

    def _opened(self, path: Path, kind: Kind) -> IO[bytes]:
        """The file of lines, cut to what the state knows of; unbuffered, so that deaths lose none."""
        file = path.open("ab", buffering=0)
        file.truncate(self.state.sizes[kind])
        return file


def entries_of(piece: Piece, job: Job) -> Iterator[Dump | UnreadableInput]:
    """The dumps of a piece."""
    if piece.error:
        yield UnreadableInput(piece.error)
        return
    found = Found(piece.address, reader_of(piece.address))
    yield from found.dumps(job.fields, job.page_limits, piece.span)
