"""An article's fields for reading: names, values in words, where each comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.models import Article, Evidence

FIELDS = (
    "headline", "deck", "section", "byline", "authors", "published", "modified", "dateline",
    "credits", "copyright", "tags", "language", "site", "url", "images", "related",
)  # fmt: skip
_LONGEST = 200


class Shown(NamedTuple):
    """A field that has a value: its name, the value in a line or a few, the evidence."""

    name: str
    value: str
    evidence: Evidence | None


def shown_fields(article: Article) -> Iterator[Shown]:
    """The fields that have a value, in reading order, then the body's size and plugins' fields."""
    for name in FIELDS:
        value = _value(article, name)
        if value:
            yield Shown(name, value, article.evidence.get(name))
    yield Shown("body", _body(article), article.evidence.get("body"))
    for name, extra in article.extra.items():
        yield Shown(name, _short(str(extra)), article.evidence.get(name))


def source_of(evidence: Evidence | None) -> str:
    """Which extractor and how sure, in short."""
    return f"{evidence.extractor} {evidence.confidence:.0%}" if evidence else ""


def _body(article: Article) -> str:
    headings = sum(paragraph.kind == "subheading" for paragraph in article.body)
    count = len(article.body) - headings
    words = f"{count} paragraph{'' if count == 1 else 's'}"
    if headings:
        words += f", {headings} subheading{'' if headings == 1 else 's'}"
    return f"{words}, {len(article.to_text()):,} characters"


def _value(article: Article, name: str) -> str:
    value = getattr(article, name)
    if name == "dateline" and value:
        parts = (value.location, value.agency, value.date and value.date.isoformat())
        return f"{value.raw}  ({', '.join(str(part) for part in parts if part)})"
    if name == "credits":
        return "\n".join(f"{credit.source}  ({credit.raw})" for credit in value)
    if name == "authors":
        return ", ".join(
            " – ".join(filter(None, (person.name, person.role, person.affiliation)))
            for person in value
        )
    if name in ("images", "related"):
        return f"{len(value)}" if value else ""
    return _short(", ".join(value) if isinstance(value, tuple) else str(value or ""))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
