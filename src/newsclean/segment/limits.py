"""How large a page may be; a hundred times as large as long real ones."""

from __future__ import annotations

from newsclean.errors import NoArticle, Reason

MOST_BLOCKS = 100_000
MOST_TAGS = 1_000_000


def too_many_blocks() -> NoArticle:
    """The rejection of a page with too many lines or blocks."""
    return NoArticle(Reason.TOO_LARGE, f"more than {MOST_BLOCKS:,} lines or blocks")


def too_many_tags() -> NoArticle:
    """The rejection of a page with too many tags."""
    return NoArticle(Reason.TOO_LARGE, f"more than {MOST_TAGS:,} tags")
