"""What many results hold, counted: the numbers behind tables and charts, in one pass."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsclean.models import Article, Result, Segment

# Of names that never end (places, authors of credits), so many different ones are kept.
_MOST_NAMES = 50_000
TOLD_FIELDS = (
    "deck", "section", "byline", "authors", "dateline", "published", "modified", "credits",
    "copyright", "tags", "images", "related", "language", "site",
)  # fmt: skip


def sureness(segments: Iterable[Segment]) -> float:
    """Mean confidence of the segments, 0 to 1: the share of them expected to be right.

    >>> sureness(())
    1.0
    """
    values = [segment.confidence for segment in segments]
    return sum(values) / len(values) if values else 1.0


@dataclass(slots=True)
class Tally:
    """Counts over results, added one by one; the size hardly grows with their number."""

    articles: int = 0
    rejected: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    sites: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    credits: Counter[str] = field(default_factory=Counter)
    agencies: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    days: Counter[dt.date] = field(default_factory=Counter)
    # Characters and segments by role, over articles and rejections.
    characters: Counter[str] = field(default_factory=Counter)
    segments: Counter[str] = field(default_factory=Counter)
    # Articles by confidence, in steps of five hundredths, and the sum of it.
    sureness: Counter[int] = field(default_factory=Counter)
    total_sureness: float = 0.0

    def add(self, result: Result) -> None:
        """Count a result."""
        if result.article is not None:
            self._add_article(result.article)
        elif result.rejection is not None:
            self.rejected += 1
            self.reasons[result.rejection.reason.value] += 1
            self._add_segments(result.rejection.segments)

    def _add_article(self, article: Article) -> None:
        self.articles += 1
        self.languages[article.language or "unknown"] += 1
        self.fields.update(name for name in TOLD_FIELDS if getattr(article, name))
        _count(self.sites, article.site or "unknown")
        for source in {credit.source for credit in article.credits}:
            _count(self.credits, source)
        if article.dateline is not None:
            for names, name in (
                (self.agencies, article.dateline.agency),
                (self.places, article.dateline.location),
            ):
                if name:
                    _count(names, name)
        if article.published is not None:
            when = article.published
            self.days[when.date() if isinstance(when, dt.datetime) else when] += 1
        sure = sureness(article.segments)
        self.sureness[min(19, int(20 * sure))] += 1
        self.total_sureness += sure
        self._add_segments(article.segments)

    def _add_segments(self, segments: Iterable[Segment]) -> None:
        for segment in segments:
            self.segments[segment.role.value] += 1
            self.characters[segment.role.value] += len(segment.text)

    def periods(self, most: int = 40) -> tuple[str, dict[str, int]]:
        """Articles by day, month or year, whichever first gives ``most`` bars or fewer, gaps filled.

        Returns the unit and the counts in order of time; years beyond ``most`` are left unfilled.
        """
        counts: Counter[str] = Counter()
        for unit, length in (("day", 10), ("month", 7), ("year", 4)):
            counts = Counter()
            for day, count in self.days.items():
                counts[day.isoformat()[:length]] += count
            if not counts:
                return unit, {}
            first, last = min(self.days), max(self.days)
            if _span(first, last, length) <= most:
                return unit, {name: counts[name] for name in _between(first, last, length)}
        return "year", dict(sorted(counts.items()))


def tally(results: Iterable[Result]) -> Tally:
    """All results counted."""
    counted = Tally()
    for result in results:
        counted.add(result)
    return counted


def _count(names: Counter[str], name: str) -> None:
    if name in names or len(names) < _MOST_NAMES:
        names[name] += 1


def _span(first: dt.date, last: dt.date, length: int) -> int:
    """How many names `_between` has; a wrong date may be thousands of years off."""
    if length == 10:
        return (last - first).days + 1
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    return months if length == 7 else last.year - first.year + 1


def _between(first: dt.date, last: dt.date, length: int) -> list[str]:
    """Names of all days (``length`` 10), months (7) or years (4) from first to last."""
    if length == 4:
        return [f"{year:04}" for year in range(first.year, last.year + 1)]
    if length == 7:
        months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]
    return [(first + dt.timedelta(n)).isoformat() for n in range((last - first).days + 1)]
