"""Word lists as alternatives of a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(listed: Iterable[str]) -> str:
    """The words of a list as a pattern that prefers the longest.

    Words with the same first letter stand together, so that at most places of a text a few letters
    are looked at and not every word.

    >>> alternatives(["by", "von", "byline"])
    'b(?:yline|y)|v(?:on)'
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(listed, key=len, reverse=True):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())
