"""What differs between two runs over the same dumps: fields, body, roles, articles at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from newsclean.models import Article, Result, Segment

_FIELDS = tuple(
    name for name in Article.model_fields if name not in ("segments", "evidence", "extra", "body")
)
Roles = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One dump whose outcome differs.

    ``fields`` names the fields that differ, "body" included; ``removed`` and ``added`` are the
    body's paragraphs; ``roles`` counts characters by the role before and after.
    """

    source_id: str
    before: Result
    after: Result
    fields: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    roles: Counter[Roles] = field(default_factory=Counter)

    @property
    def kind(self) -> str:
        """ "lost" and "found" for articles that one side alone has, else "changed"."""
        if self.before.article is not None and self.after.article is None:
            return "lost"
        return "found" if self.before.article is None and self.after.article else "changed"


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """Two corpora side by side, dumps matched by ``source_id``; shows itself in a notebook."""

    changes: tuple[Change, ...]
    same: int
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()

    @property
    def fields(self) -> Counter[str]:
        """In how many articles each field differs."""
        return Counter(name for change in self.changes for name in change.fields)

    @property
    def roles(self) -> Counter[Roles]:
        """How many characters went from one role to another."""
        total: Counter[Roles] = Counter()
        for change in self.changes:
            total.update(change.roles)
        return total

    def __len__(self) -> int:
        return len(self.changes)

    def __repr__(self) -> str:
        kinds = Counter(change.kind for change in self.changes)
        told = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
        return f"<Comparison: {self.same} the same, {told or 'nothing changed'}>"

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame`, a row a change: kind, headlines, fields, paragraphs, characters."""
        import pandas as pd

        rows = [
            {
                "source_id": change.source_id,
                "kind": change.kind,
                "headline_before": _headline(change.before),
                "headline_after": _headline(change.after),
                "fields": list(change.fields),
                "removed": list(change.removed),
                "added": list(change.added),
                "characters": change.roles.total(),
            }
            for change in self.changes
        ]
        return pd.DataFrame(rows)

    def _repr_html_(self) -> str:
        from newsclean.show.corpus_view import comparison_html

        return comparison_html(self)


def compare(before: Iterable[Result], after: Iterable[Result]) -> Comparison:
    """Two runs compared dump by dump; of a repeated ``source_id`` the n-th goes with the n-th."""
    earlier, later = _named(before), _named(after)
    changes = []
    same = 0
    for name, result in earlier.items():
        if name not in later:
            continue
        change = change_of(result, later[name])
        if change is None:
            same += 1
        else:
            changes.append(change)
    return Comparison(
        changes=tuple(changes),
        same=same,
        only_before=tuple(name for name, _ in earlier.keys() - later.keys()),
        only_after=tuple(name for name, _ in later.keys() - earlier.keys()),
    )


def change_of(before: Result, after: Result) -> Change | None:
    """What differs between two outcomes of one dump, None if nothing does.

    Confidences and reasons may differ, and the time taken.
    """
    roles = moved(_segments(before), _segments(after))
    fields: tuple[str, ...] = ()
    removed = added = Counter[str]()
    if before.article is not None and after.article is not None:
        one, other = before.article, after.article
        fields = tuple(name for name in _FIELDS if getattr(one, name) != getattr(other, name))
        if one.body != other.body:
            fields += ("body",)
            was, now = (Counter(part.text for part in article.body) for article in (one, other))
            removed, added = was - now, now - was
    elif before.rejection is not None and after.rejection is not None:
        fields = ("reason",) if before.rejection.reason != after.rejection.reason else ()
    elif not roles:
        # An article on one side alone is a change, whatever the roles.
        return Change(before.source_id, before, after)
    if not fields and not roles:
        return None
    gone, new = tuple(removed.elements()), tuple(added.elements())
    return Change(before.source_id, before, after, fields, gone, new, roles)


def moved(before: tuple[Segment, ...], after: tuple[Segment, ...]) -> Counter[Roles]:
    """Characters that changed their role, by both roles; segments may be cut differently."""
    counts: Counter[Roles] = Counter()
    first = 0
    for segment in before:
        while first < len(after) and after[first].end <= segment.start:
            first += 1
        for other in islice(after, first, None):
            if other.start >= segment.end:
                break
            if other.role != segment.role:
                shared = min(segment.end, other.end) - max(segment.start, other.start)
                counts[segment.role.value, other.role.value] += shared
    return counts


def _segments(result: Result) -> tuple[Segment, ...]:
    content = result.article or result.rejection
    return content.segments if content is not None else ()


def _named(results: Iterable[Result]) -> dict[tuple[str, int], Result]:
    seen: Counter[str] = Counter()
    named = {}
    for result in results:
        named[result.source_id, seen[result.source_id]] = result
        seen[result.source_id] += 1
    return named


def _headline(result: Result) -> str | None:
    return result.article.headline if result.article else None
