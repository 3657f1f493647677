"""Reads schema.org articles from JSON-LD: graphs, lists, several objects, and JSON that is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

ARTICLE_TYPES = frozenset(
    {
        "Article", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "Report",
        "AnalysisNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting",
        "LiveBlogPosting", "SocialMediaPosting", "AdvertiserContentArticle", "SatiricalArticle",
        "ScholarlyArticle", "TechArticle", "Review", "Recipe", "PressRelease", "CreativeWork",
    }
)  # fmt: skip
_COMMENT = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[|/\*.{0,200}?\*/)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$", re.DOTALL)
_TRAILING = re.compile(r",(\s*[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TAG = re.compile(r"<[^<>]{1,300}>")
_DEEPEST = 12
_MOST = 4000


def objects(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """Every typed object in some JSON-LD scripts, nested ones after those that hold them."""
    left = _MOST
    for script in scripts:
        pending: list[tuple[Any, int]] = [(_load(script), 0)]
        while pending and left:
            value, depth = pending.pop(0)
            if isinstance(value, list) and depth < _DEEPEST:
                pending += [(item, depth + 1) for item in value]
            elif isinstance(value, dict) and depth < _DEEPEST:
                left -= 1
                if "@type" in value:
                    yield value
                pending += [(item, depth + 1) for item in value.values() if isinstance(item, (dict, list))]


def _load(script: str) -> Any:
    """The script's value, repaired where commas or control characters broke it; None where not."""
    text = _COMMENT.sub("", script).strip()
    for attempt in (text, _CONTROL.sub(" ", _TRAILING.sub(r"\1", text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def types(value: dict[str, Any]) -> list[str]:
    """Type names of an object, without their namespace."""
    given = value.get("@type")
    listed = given if isinstance(given, list) else [given]
    return [str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in listed if isinstance(name, str)]


def text(value: Any) -> str | None:
    """A text value, entities resolved, white space folded; of an object its name."""
    if isinstance(value, list):
        value = next((item for item in value if item), None)
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("headline") or value.get("url")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    folded = " ".join(_TAG.sub("", unescape(unescape(value))).split())
    return folded or None


def texts(value: Any) -> list[str]:
    """All text values of a property that may be a list."""
    listed = value if isinstance(value, list) else [value]
    return [found for item in listed if (found := text(item))]
