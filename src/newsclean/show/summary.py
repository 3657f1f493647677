"""What a run gave, counted: for the screen and for ``summary.json``."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from rich.table import Table

from newsclean.errors import Reason
from newsclean.models import Result

# Of what could not be read, so many are kept to be told; the rejections file has all.
_MOST_TOLD = 100


@dataclass(slots=True)
class Summary:
    """Counts of a run's results, added one by one; its size does not grow with the run."""

    articles: int = 0
    rejections: Counter[Reason] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    passed_over: int = 0
    unread: list[tuple[str, str]] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)
    seconds: float = 0.0

    def add(self, result: Result) -> None:
        """Count a result."""
        self.seconds = time.monotonic() - self.started
        article, rejection = result.article, result.rejection
        if article is not None:
            self.articles += 1
            self.languages[article.language or "unknown"] += 1
            self.fields.update(name for name in _TOLD if getattr(article, name))
        elif rejection is not None:
            self.rejections[rejection.reason] += 1
            if rejection.reason is Reason.UNREADABLE and len(self.unread) < _MOST_TOLD:
                self.unread.append((result.source_id, rejection.detail))

    @property
    def inputs(self) -> int:
        """Dumps counted, those not read included."""
        return self.articles + sum(self.rejections.values())

    @property
    def not_read(self) -> int:
        """Inputs that could not be read at all."""
        return self.rejections[Reason.UNREADABLE]

    @property
    def pages_a_second(self) -> float:
        """Inputs by the time since the start."""
        return self.inputs / self.seconds if self.seconds else 0.0

    def line(self) -> str:
        """The state in one line, for logs."""
        rejected = sum(self.rejections.values())
        return (
            f"{self.inputs:,} done: {self.articles:,} articles, {rejected:,} rejected, "
            f"{self.pages_a_second:,.0f} a second"
        )

    def as_json(self) -> dict[str, Any]:
        """The counts as plain values, most frequent first."""
        return {
            "inputs": self.inputs,
            "articles": self.articles,
            "rejected": sum(self.rejections.values()),
            "rejections": {reason.value: n for reason, n in self.rejections.most_common() if n},
            "unreadable": [{"source_id": name, "detail": why} for name, why in self.unread],
            "fields": {name: self.fields[name] for name in _TOLD},
            "languages": dict(self.languages.most_common()),
            "files_passed_over": self.passed_over,
            "seconds": round(self.seconds, 3),
            "pages_per_second": round(self.pages_a_second, 1),
        }

    def table(self) -> Table:
        """The counts as a table for the terminal."""
        table = Table(title="Summary", title_justify="left", show_header=False)
        table.add_column()
        table.add_column(justify="right")
        table.add_column(style="dim")
        table.add_row("inputs", f"{self.inputs:,}", f"{self.pages_a_second:,.0f} a second")
        table.add_row("[bold green]articles", f"{self.articles:,}", self._found())
        for reason, count in self.rejections.most_common():
            if count:
                style = "bold red" if reason is Reason.UNREADABLE else "yellow"
                table.add_row(f"[{style}]{reason.value}", f"{count:,}", _MEANING[reason])
        if self.passed_over:
            table.add_row("passed over", f"{self.passed_over:,}", "files that are no dumps")
        return table

    def _found(self) -> str:
        """Of how many articles the fields that vary most were found."""
        if not self.articles:
            return ""
        shares = (f"{name} {self.fields[name] / self.articles:.0%}" for name in _TOLD)
        return ", ".join(shares)


_TOLD = ("authors", "published", "dateline", "credits")
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
    Reason.CRASHED: "cleaning failed; see the rejections",
    Reason.TIMED_OUT: "took more than the time limit",
    Reason.UNREADABLE: "could not be read",
}
