"""Words that introduce a value on its line ("Tags:", "Posted in", "Photo:"), or name no section in a path."""

from __future__ import annotations

from functools import cache

from newsclean.data.tables import table


@cache
def label_words(meaning: str) -> frozenset[str]:
    """The words of a meaning ("section", "tags", "picture", "rights", "path"), case-folded."""
    return frozenset(word.casefold() for word in table("labels")[meaning])
