"""What a line of a dump can be."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a line of a dump is: the article's own roles first, then the boilerplate's."""

    PAGE_TITLE = "page_title"
    SECTION = "section"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    DATELINE = "dateline"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTE = "note"
    BIO = "bio"
    TAGS = "tags"
    NAV = "nav"
    LOGIN = "login"
    NEWSLETTER = "newsletter"
    SHARE = "share"
    COMMENTS = "comments"
    RELATED = "related"
    AD = "ad"
    LEGAL = "legal"
    MEDIA = "media"
    OTHER = "other"

    @property
    def is_article(self) -> bool:
        """Whether text of this role belongs to the article itself."""
        return self not in BOILERPLATE


BOILERPLATE = frozenset(
    {
        Role.NAV,
        Role.LOGIN,
        Role.NEWSLETTER,
        Role.SHARE,
        Role.COMMENTS,
        Role.RELATED,
        Role.AD,
        Role.LEGAL,
        Role.MEDIA,
        Role.OTHER,
    }
)
