"""How much what is seen of a page speaks for its being an article: a logistic regression.

The weights are data, `data/article.toml`, fitted by ``training/rejects.py`` on pages of sites that
the labeller had not seen, for pages with markup and for text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsclean.data.tables import table


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
