"""An article as a flat row, for tables that hold texts and lists of names."""

from __future__ import annotations

from typing import Any

from newsclean.models import Article

COLUMNS = [
    "source_id", "url", "site", "language", "headline", "deck", "section", "byline", "authors",
    "dateline", "published", "modified", "text", "credits", "copyright", "tags", "related",
]  # fmt: skip
LISTS = frozenset({"authors", "credits", "tags", "related"})


def row_of(source_id: str, article: Article) -> dict[str, Any]:
    """An article as a flat row: texts, and lists of names; dates in ISO form."""
    return {
        "source_id": source_id,
        "url": article.url,
        "site": article.site,
        "language": article.language,
        "headline": article.headline,
        "deck": article.deck,
        "section": article.section,
        "byline": article.byline,
        "authors": [person.name for person in article.authors],
        "dateline": article.dateline.raw if article.dateline else None,
        "published": article.published.isoformat() if article.published else None,
        "modified": article.modified.isoformat() if article.modified else None,
        "text": article.to_text(),
        "credits": [credit.source for credit in article.credits],
        "copyright": article.copyright,
        "tags": list(article.tags),
        "related": [link.title for link in article.related],
    }
