"""What a shard or a run gave, counted; small enough to be written down after every page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from newsclean.errors import Reason
from newsclean.models import Result

# Of what could not be read so many are kept to be told; the rejections file has all.
MOST_TOLD = 100
# Fields whose share among the articles says most about a source.
FIELDS = ("authors", "published", "dateline", "credits")


@dataclass(slots=True)
class Tally:
    """Counts of results; tallies add up, and travel as JSON."""

    articles: int = 0
    rejections: Counter[Reason] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    unread: list[tuple[str, str]] = field(default_factory=list)
    # Of worker processes, cleaning alone.
    seconds: float = 0.0

    def add(self, result: Result) -> None:
        """Count a result."""
        self.seconds += result.seconds
        article, rejection = result.article, result.rejection
        if article is not None:
            self.articles += 1
            self.languages[article.language or "unknown"] += 1
            self.fields.update(name for name in FIELDS if getattr(article, name))
        elif rejection is not None:
            self.rejections[rejection.reason] += 1
            if rejection.reason is Reason.UNREADABLE and len(self.unread) < MOST_TOLD:
                self.unread.append((result.source_id, rejection.detail))

    def update(self, other: Tally) -> None:
        """Add another's counts."""
        self.articles += other.articles
        self.rejections.update(other.rejections)
        self.languages.update(other.languages)
        self.fields.update(other.fields)
        self.unread.extend(other.unread[: MOST_TOLD - len(self.unread)])
        self.seconds += other.seconds

    @property
    def rejected(self) -> int:
        """Inputs that gave no article."""
        return sum(self.rejections.values())

    @property
    def inputs(self) -> int:
        """Dumps counted, those not read included."""
        return self.articles + self.rejected

    @property
    def not_read(self) -> int:
        """Inputs that could not be read at all."""
        return self.rejections[Reason.UNREADABLE]

    def as_json(self) -> dict[str, Any]:
        """The counts as plain values."""
        return {
            "articles": self.articles,
            "rejections": {reason.value: count for reason, count in self.rejections.items()},
            "languages": dict(self.languages),
            "fields": dict(self.fields),
            "unread": self.unread,
            "seconds": round(self.seconds, 3),
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Tally:
        """The tally those values came from."""
        return cls(
            values["articles"],
            Counter({Reason(reason): count for reason, count in values["rejections"].items()}),
            Counter(values["languages"]),
            Counter(values["fields"]),
            [(source_id, detail) for source_id, detail in values["unread"]],
            values["seconds"],
        )
