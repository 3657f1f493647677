"""What can go wrong, as types: one exception, one enumeration of reasons."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from newsclean.shown import Shown

if TYPE_CHECKING:
    from newsclean.models import Segment


class Reason(StrEnum):
    """Why a dump gave no article."""

    EMPTY = "empty"
    NO_HEADLINE = "no_headline"
    NO_BODY = "no_body"
    NOT_TEXT = "not_text"
    TOO_LARGE = "too_large"
    CONSENT_WALL = "consent_wall"
    PAYWALL_ONLY = "paywall_only"
    ERROR_PAGE = "error_page"
    LISTING_PAGE = "listing_page"
    # A page of another kind: a shop, a form, a service's own page.
    NOT_ARTICLE = "not_article"
    # Cleaning failed: an error of newsclean or a plugin, or the page took its worker process down.
    CRASHED = "crashed"
    # Of folder runs and streams only: its time was up, or the file or row could not be read.
    TIMED_OUT = "timed_out"
    UNREADABLE = "unreadable"


class NoArticle(Shown, Exception):
    """A dump that holds no article: why, and the labelled dump all the same.

    >>> import newsclean
    >>> try:
    ...     newsclean.clean("   ")
    ... except newsclean.NoArticle as none:
    ...     print(none.reason)
    empty
    """

    def __init__(
        self, reason: Reason, detail: str = "", segments: tuple[Segment, ...] = ()
    ) -> None:
        super().__init__(reason, detail, segments)
        self.reason = reason
        self.detail = detail
        self.segments = segments

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}" if self.detail else str(self.reason)


class UnreadableInput(Exception):
    """A file or a row of it that could not be read at all; the message names it and says why."""
