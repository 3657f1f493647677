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


def likeness(seen: Mapping[str, float], layout: str) -> float:
    """The sum of what is seen, each by its weight; below 0 the page is taken for no article.

    ``seen``: numbers by the names in ``data/article.toml``. Raises KeyError where one is missing.

    >>> from collections import defaultdict
    >>> sure, unsure = ({"labeller": score} for score in (6.0, -6.0))
    >>> rest = dict.fromkeys(weights("html"), 0.0) | {"running": 0.5, "size": 8.0, "paragraph": 5.0}
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
    return {
        "labeller": math.log(given / (1 - given)),
        "running": page.running,
        "size": math.log1p(page.whole),
        "paragraph": math.log1p(page.size / max(1, len(page.body))),
        "subheadings": math.log1p(len(document.find(Role.SUBHEADING))),
        "headline": max(headlines, default=0.0),
        "prices": math.log1p(sum(map(_is_price, document.blocks))),
        "published": float(bool(fields.get("published"))),
        "declared": float(page.declares(ARTICLE_TYPES)),
        "declared_other": float(page.declares(_OTHER_TYPES)),
        "listing_title": float(any("listing" in meanings_of(t, *OUTER) for t in page.titles)),
        "listing_address": float(any(part.lower() in _listing_words() for part in path)),
        "slug": float(min(_LONGEST_SLUG, len(_JOINTS.findall(path[-1])) if path else 0)),
    }


def _is_price(block: Block) -> bool:
    """Whether a line is a price and little else ("From $19.99", "12,50 €")."""
    return len(block.text) <= _LONGEST_PRICE and _PRICE.search(block.text) is not None


@cache
def _listing_words() -> frozenset[str]:
    return frozenset(table("rejects")["address"]["listing"])
