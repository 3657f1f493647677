"""Feeds and data, which hold pages and are none: told apart so that the answer says what to do."""

from __future__ import annotations

import json
import re

from newsclean.errors import NoArticle, Reason

_FEED = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^<>]{0,500}>\s*|<\?xml-stylesheet[^<>]{0,500}>\s*|<!--[^<>]{0,2000}-->\s*)*"
    r"<(rss|feed|rdf:RDF|urlset|sitemapindex|opml)[\s>]",
    re.IGNORECASE,
)
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
_LONGEST_LINE = 10_000_000


def check_is_page(text: str) -> None:
    """Raise NoArticle for a feed or site map (``listing_page``) and for JSON (``not_text``).

    >>> check_is_page('{"title": "Rain", "body": "It rains."}')
    Traceback (most recent call last):
    ...
    newsclean.errors.NoArticle: not_text: JSON; hand in the page inside, or save it as .jsonl and name its fields
    """
    feed = _FEED.match(text)
    if feed is not None:
        kind = "a site map" if feed[1].lower() in _SITEMAPS else "a feed"
        raise NoArticle(Reason.LISTING_PAGE, f"{kind}; hand in its entries or the pages it names")
    if _is_json(text):
        raise NoArticle(
            Reason.NOT_TEXT,
            "JSON; hand in the page inside, or save it as .jsonl and name its fields",
        )


def _is_json(text: str) -> bool:
    """Whether the text, or each of its first lines, is a JSON object or list of objects."""
    start = text[:100].lstrip("\ufeff \t\r\n")[:1]
    if start not in ("{", "[") or not start:
        return False
    if text.rstrip()[-1:] not in ("}", "]"):
        return False
    first = text.strip("\ufeff \t\r\n").partition("\n")[0]
    return any(
        len(part) < _LONGEST_LINE and _parses(part) for part in (first, text.strip("\ufeff"))
    )


def _parses(text: str) -> bool:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    # "[1]" may be a reference in a text.
    return bool(value) and (isinstance(value, dict) or all(isinstance(row, dict) for row in value))
