"""How much what is seen of a page speaks for its being an article: a logistic regression.

The weights are data, `data/article.toml`, fitted by ``training/rejects.py`` on pages of sites that
the labeller had not seen, for pages with markup and for text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache

from newsclean.address import path_of
from newsclean.data.tables import table
from newsclean.document import Block
from newsclean.models import Role
from newsclean.whole_page import ARTICLE_TYPES, LIST_TYPES, OUTER, Page, meanings_of

_OTHER_TYPES = (*LIST_TYPES, "product")
# A labeller is never surer than this, nor a slug longer.
_SUREST, _LONGEST_SLUG = 1e-4, 8
_JOINTS = re.compile("[-_]")
_PRICE, _LONGEST_PRICE = re.compile(r"[$€£¥₹₩]\s?\d|\d\s?[€£¥₹]"), 40
# A line of the text that is no paragraph; a line that may well be a headline.
_SHORT_LINE, _LIKELY = 80, 0.2
# What may stand within a text without ending it.
_WITHIN = frozenset({Role.SUBHEADING, Role.CAPTION, Role.MEDIA, Role.AD})


def likeness(seen: Mapping[str, float], layout: str) -> float:
    """The sum of what is seen, each by its weight; below 0 the page is taken for no article.

    ``seen``: numbers by the names in ``data/article.toml``. Raises KeyError where one is missing.

    >>> from collections import defaultdict
    >>> sure, unsure = ({"labeller": score} for score in (6.0, -6.0))
    >>> rest = dict.fromkeys(weights("html"), 0.0) | {"running": 0.5, "size": 11.0, "paragraph": 5.0}
    >>> likeness(rest | sure, "html") > 0 > likeness(rest | unsure, "html")
    True
    """
    return sum(
        weight * (1.0 if name == "bias" else seen[name])
        for name, weight in weights("html" if layout == "html" else "text").items()
    )


@cache
def weights(kind: str) -> dict[str, float]:
    """What every observation weighs, and the bias, for "html" or for "text"."""
    known: dict[str, float] = table("article")[kind]
    return known


def observations(page: Page) -> dict[str, float]:
    """What is seen of a page, by the names in ``data/article.toml``."""
    document, fields = page.document, page.document.fields
    given = min(max(document.article_probability or 0.0, _SUREST), 1 - _SUREST)
    path = path_of(document.source.url)
    headlines = [block.confidence for block in document.find(Role.HEADLINE)]
    lines = [len(block.text) for block in document.find(Role.BODY)]
    size = max(1, sum(lines))
    others = sum(len(block.text) for block in document.find(Role.OTHER))
    return {
        "labeller": math.log(given / (1 - given)),
        "running": page.running,
        "size": math.log1p(page.whole),
        "paragraph": math.log1p(page.size / max(1, len(page.body))),
        "subheadings": math.log1p(len(document.find(Role.SUBHEADING))),
        "headline": max(headlines, default=0.0),
        "headlines": math.log1p(sum(map(_is_headline, document.blocks))),
        "short_lines": sum(line for line in lines if line < _SHORT_LINE) / size,
        "longest_run": _longest_run(document.blocks) / size,
        "other": others / max(1, sum(len(block.text) for block in document.blocks)),
        "times": math.log1p(len(document.find(Role.TIMESTAMP))),
        "share": math.log1p(len(document.find(Role.SHARE))),
        "prices": math.log1p(sum(map(_is_price, document.blocks))),
        "published": float(bool(fields.get("published"))),
        "declared": float(page.declares(ARTICLE_TYPES)),
        "declared_other": float(page.declares(_OTHER_TYPES)),
        "listing_title": float(any("listing" in meanings_of(t, *OUTER) for t in page.titles)),
        "listing_address": float(any(part.lower() in _listing_words() for part in path)),
        "front": float(bool(document.source.url) and not path),
        "slug": float(min(_LONGEST_SLUG, len(_JOINTS.findall(path[-1])) if path else 0)),
    }


def _is_headline(block: Block) -> bool:
    return block.role is Role.HEADLINE or block.chance(Role.HEADLINE) > _LIKELY


def _longest_run(blocks: list[Block]) -> int:
    """Characters of the longest stretch of text that nothing interrupts."""
    longest = run = 0
    for block in blocks:
        if block.role is Role.BODY:
            run += len(block.text)
            longest = max(longest, run)
        elif block.role not in _WITHIN:
            run = 0
    return longest


def _is_price(block: Block) -> bool:
    """Whether a line is a price and little else ("From $19.99", "12,50 €")."""
    return len(block.text) <= _LONGEST_PRICE and _PRICE.search(block.text) is not None


@cache
def _listing_words() -> frozenset[str]:
    return frozenset(table("rejects")["address"]["listing"])
