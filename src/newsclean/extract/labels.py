"""Words that introduce a value on its line ("Tags:", "Posted in", "Photo:"), as patterns."""

from __future__ import annotations

import re
from functools import cache

from newsclean.data.alternatives import alternatives
from newsclean.data.tables import table


@cache
def label_choice(meaning: str) -> str:
    """The words of a meaning as alternatives of a regular expression, longest first."""
    return alternatives(table("labels")[meaning])


def without_label(text: str, meaning: str) -> str:
    """The line without such a word at its start; a colon or a capital must follow.

    >>> without_label("Tags: rain, Spain", "tags"), without_label("Posted in Pakistan", "section")
    ('rain, Spain', 'Pakistan')
    """
    found = _leading(meaning).match(text)
    return text[found.end() :].strip() if found else text.strip()


def label_behind(text: str, labels: frozenset[str]) -> int | None:
    """Where one of some case-folded labels begins that closes a text, the longest; None without.

    >>> label_behind("All rights reserved Related Tags", frozenset({"tags", "related tags"}))
    20
    """
    starts = [word.start() for word in _WORD.finditer(text)][-_most_words(labels) :]
    return next((n for n in starts if " ".join(text[n:].casefold().split()) in labels), None)


# Marks before a label are no part of it.
_WORD = re.compile(r"[^\s|｜•·■●▪►▼◆#＃:：,;/／()（）]+")


@cache
def _most_words(labels: frozenset[str]) -> int:
    return max(len(label.split()) for label in labels)


@cache
def _leading(meaning: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?i:\s*(?:{label_choice(meaning)}))(?:\s*[:：]\s*|\s+(?=[^\W\d_a-zà-ÿа-я])|$)"
    )
