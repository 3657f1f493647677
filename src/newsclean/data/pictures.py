"""How pages name what belongs to a picture: loads ``pictures.toml``."""

from __future__ import annotations

from functools import cache

from newsclean.data.tables import table


@cache
def picture_names(kind: str) -> frozenset[str]:
    """Words in class names and addresses, by what they tell: "captions", "credits", "decoration"
    or "elsewhere".

    >>> "bildquelle" in picture_names("credits")
    True
    """
    return frozenset(table("pictures")[kind])
