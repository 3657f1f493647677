"""What a run shows while it goes on: a bar on a terminal, else lines of a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    TextColumn,
)
from rich.progress import (
    Progress as Bar,
)
from rich.text import Text

from newsclean.batch.run import Progress
from newsclean.show.summary import line_of

_LOG_EVERY_SECONDS = 10.0


@contextmanager
def watching(console: Console) -> Iterator[Callable[[Progress], None]]:
    """What to call, again and again, with how far the run has come."""
    if not console.is_terminal:
        yield _Log().tell
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _TimeLeft())
    with _TwoLines(*columns, console=console, transient=True) as bar:
        yield _Shown(bar).tell


class _Pace:
    """Pages a second since cleaning began, and how long the rest will take at that pace."""

    def __init__(self) -> None:
        self._began: float | None = None

    def of(self, progress: Progress, done: int) -> tuple[float, float | None]:
        now = time.monotonic()
        if progress.listing or self._began is None:
            self._began = now
            return 0.0, None
        pace = (done - progress.earlier) / max(now - self._began, 1e-3)
        return pace, max(progress.total - done, 0) / pace if pace else None


class _Log:
    """A line every ten seconds."""

    def __init__(self) -> None:
        self._told = time.monotonic()
        self._pace = _Pace()

    def tell(self, progress: Progress) -> None:
        tally = progress.so_far()
        pace, left = self._pace.of(progress, tally.inputs)
        if time.monotonic() - self._told < _LOG_EVERY_SECONDS:
            return
        self._told = time.monotonic()
        if progress.listing:
            line = f"{progress.total:,} pages listed"
        else:
            rest = f", {_clock(left)} left" if left is not None else ""
            line = f"{line_of(tally.inputs, tally, pace)}; {progress.total:,} in all{rest}"
        print(f"newsclean: {line}", file=sys.stderr, flush=True)


class _Shown:
    """A bar, drawn anew when something has changed."""

    def __init__(self, bar: _TwoLines) -> None:
        self._bar = bar
        self._task = bar.add_task("listing", total=None, left=None)
        self._pace = _Pace()
        self._told = 0.0

    def tell(self, progress: Progress) -> None:
        if time.monotonic() - self._told < 0.1:
            return
        self._told = time.monotonic()
        if progress.listing:
            self._bar.update(self._task, description="listing", completed=progress.total)
            return
        tally = progress.so_far()
        pace, left = self._pace.of(progress, tally.inputs)
        self._bar.counts = line_of(tally.inputs, tally, pace).partition(": ")[2]
        self._bar.update(
            self._task,
            total=max(progress.total, tally.inputs),
            completed=tally.inputs,
            description=f"{pace:,.0f} pages a second",
            left=left,
        )


class _TwoLines(Bar):
    """A bar, and below it the counts, which would leave it no room beside them."""

    counts = ""

    def get_renderables(self) -> Iterator[RenderableType]:
        yield from super().get_renderables()
        yield Text(self.counts, style="dim", no_wrap=True, overflow="ellipsis")


class _TimeLeft(ProgressColumn):
    """The time left, by the pace since cleaning began and not, as rich has it, of late."""

    def render(self, task: object) -> Text:
        left = getattr(task, "fields", {}).get("left")
        return Text("" if left is None else f"{_clock(left)} left", style="progress.remaining")


def _clock(seconds: float) -> str:
    hours, rest = divmod(int(seconds), 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}"
