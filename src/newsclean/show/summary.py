"""What a run gave, for the screen and for ``summary.json``."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from rich.table import Table

from newsclean.batch.tally import FIELDS, Tally
from newsclean.errors import Reason
from newsclean.models import Result


@dataclass(slots=True)
class Summary:
    """Counts of a run's results, and the time they took; its size does not grow with the run."""

    tally: Tally = field(default_factory=Tally)
    passed_over: int = 0
    # Inputs of an earlier run that this one went on with.
    earlier: int = 0
    started: float = field(default_factory=time.monotonic)
    seconds: float = 0.0

    def add(self, result: Result) -> None:
        """Count a result."""
        self.tally.add(result)
        self.stop()

    def stop(self) -> None:
        """The time is up to now."""
        self.seconds = time.monotonic() - self.started

    @property
    def inputs(self) -> int:
        """Dumps counted, those not read included."""
        return self.tally.inputs

    @property
    def pages_a_second(self) -> float:
        """Inputs of this run by the time since its start."""
        return (self.inputs - self.earlier) / self.seconds if self.seconds else 0.0

    def as_json(self) -> dict[str, Any]:
        """The counts as plain values, most frequent first."""
        tally = self.tally
        return {
            "inputs": tally.inputs,
            "articles": tally.articles,
            "rejected": tally.rejected,
            "rejections": {reason.value: n for reason, n in tally.rejections.most_common() if n},
            "unreadable": [{"source_id": name, "detail": why} for name, why in tally.unread],
            "fields": {name: tally.fields[name] for name in FIELDS},
            "languages": dict(tally.languages.most_common()),
            "files_passed_over": self.passed_over,
            "inputs_of_earlier_runs": self.earlier,
            "seconds": round(self.seconds, 3),
            "seconds_cleaning": round(tally.seconds, 3),
            "pages_per_second": round(self.pages_a_second, 1),
        }

    def table(self) -> Table:
        """The counts as a table for the terminal."""
        tally = self.tally
        table = Table(title="Summary", title_justify="left", show_header=False)
        table.add_column()
        table.add_column(justify="right")
        table.add_column(style="dim")
        table.add_row("inputs", f"{tally.inputs:,}", self._pace())
        table.add_row("[bold green]articles", f"{tally.articles:,}", self._found())
        for reason, count in tally.rejections.most_common():
            if count:
                style = "bold red" if reason is Reason.UNREADABLE else "yellow"
                table.add_row(f"[{style}]{reason.value}", f"{count:,}", _MEANING[reason])
        if self.passed_over:
            table.add_row("passed over", f"{self.passed_over:,}", "files that are no dumps")
        return table

    def _pace(self) -> str:
        pace = f"{self.pages_a_second:,.0f} a second"
        return f"{pace}; {self.earlier:,} of them earlier" if self.earlier else pace

    def _found(self) -> str:
        """Of how many articles the fields that vary most were found."""
        if not self.tally.articles:
            return ""
        shares = (f"{name} {self.tally.fields[name] / self.tally.articles:.0%}" for name in FIELDS)
        return ", ".join(shares)


def line_of(done: int, tally: Tally, pace: float) -> str:
    """The state of a run in one line: for logs, and beside a bar."""
    reasons = ", ".join(
        f"{name.value} {n:,}" for name, n in Counter(tally.rejections).most_common()
    )
    rejected = f"{tally.rejected:,} rejected" + (f" ({reasons})" if reasons else "")
    return f"{done:,} done, {pace:,.0f} a second: {tally.articles:,} articles, {rejected}"


_MEANING = {
    Reason.EMPTY: "no text",
    Reason.NO_HEADLINE: "text without a headline",
    Reason.NO_BODY: "no running text",
    Reason.NOT_TEXT: "binary data",
    Reason.TOO_LARGE: "more than the limit",
    Reason.CONSENT_WALL: "a cookie wall in place of the page",
    Reason.PAYWALL_ONLY: "a paywall and no text",
    Reason.ERROR_PAGE: "not found, blocked, out of order",
    Reason.LISTING_PAGE: "many stories in place of one",
    Reason.NOT_ARTICLE: "a page of another kind",
    Reason.CRASHED: "cleaning failed; see the rejections",
    Reason.TIMED_OUT: "took more than the time limit",
    Reason.UNREADABLE: "could not be read",
}
