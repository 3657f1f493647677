"""Decides which pages are no article, and says why; an article is not to be lost to a rule here.

Walls, error pages and many listings are known by what they say; those rules look at pages with
little text of their own. Shops, catalogues and rankings have text enough: they are known by what
`newsclean.doubt` weighs, the labeller's own doubt most of all. A text without a page around it is
never lost to that.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean.data.tables import table
from newsclean.document import Document
from newsclean.doubt import likeness, observations
from newsclean.errors import Reason
from newsclean.models import Role
from newsclean.whole_page import LIST_TYPES, OUTER, Page, meanings_of, size_of

Rejected = tuple[Reason, str]

# In characters of a Latin text. A brief has some 250; a teaser before a paywall is an article's.
_ERROR_AT_MOST = 700
_WALL_AT_MOST = 3000
_OFFER_AT_MOST = 250
_LISTING_AT_MOST = 1500
_BRIEF = 600
_SOLID = 120
_FEW_STORIES = 4
_FEW = 12
# So many paragraphs, and so much of the page, are an article's; so much of it without any.
_PARAGRAPHS, _MUCH, _NEARLY_ALL = 5, 0.6, 0.8
# A labeller so sure that it is an article is believed where only the amount of text speaks against.
_SURE = 0.5
# Where so much speaks against a page, paragraphs don't save it: a shop may have many.
HOPELESS = -1.5
# The share of link text from which a page is a list of what it links to.
_LINKED = 0.3
_NEVER_BODY = frozenset({Role.BODY, Role.COMMENTS, Role.LEGAL, Role.LOGIN, Role.NEWSLETTER})
# The address of a site itself.
_FRONT = re.compile(r"https?://[^/?#]+/?")


def reason_to_reject(document: Document) -> Rejected | None:
    """The reason a page with resolved fields is no article and what was seen; None if it is one."""
    if not document.blocks:
        return Reason.EMPTY, "no visible text"
    page = Page(document)
    if page.size < _WALL_AT_MOST:
        for rule in (_error_page, _consent_wall, _paywall_only, _listing_page):
            seen = rule(page)
            if seen is not None:
                return seen
    seen = _improbable(page)
    if seen is not None:
        return seen
    if not page.body:
        return Reason.NO_BODY, "no running text"
    if not document.fields.get("headline"):
        return Reason.NO_HEADLINE, "no headline"
    return None


def _error_page(page: Page) -> Rejected | None:
    """A title that is an error message, or a text of which most is one."""
    if page.size > _ERROR_AT_MOST:
        return None
    for title in page.titles:
        if "error_page" in meanings_of(title, "whole", "start"):
            return Reason.ERROR_PAGE, f"titled {title!r}"
    if page.document.fields.get("published"):
        return None
    for text in page.texts or [block.text for block in page.document.blocks[:20]]:
        if "error_page" in meanings_of(text) and 2 * size_of(text) >= page.size:
            return Reason.ERROR_PAGE, f"reads {text[:80]!r}"
    return None


def _consent_wall(page: Page) -> Rejected | None:
    """A page whose text asks for consent: most of it, all where it has an article's marks."""
    needed = 0.9 if page.marks >= 2 else 0.6
    asking = 0
    if _speaks_of("consent", "\n".join(page.texts)):
        asking = sum(size_of(text) for text in page.texts if _speaks_of("consent", text))
    if page.texts and asking < needed * page.size:
        return None
    line = page.says("consent_wall")
    if line is None or (not page.texts and page.stories >= _FEW_STORIES):
        return None
    return Reason.CONSENT_WALL, f"reads {line[:80]!r}"


def _paywall_only(page: Page) -> Rejected | None:
    """A paywall, and of the article no more than a sentence or nothing."""
    own = 0
    for text in page.texts:
        if not _speaks_of("offer", text) and "paywall" not in meanings_of(text):
            own += size_of(text)
        if own > _OFFER_AT_MOST:
            return None
    # A short text without any offer in it is a brief, whatever stands beside it.
    if 0 < own == page.size:
        return None
    line = page.says("paywall")
    return (Reason.PAYWALL_ONLY, f"reads {line[:80]!r}") if line else None


def _listing_page(page: Page) -> Rejected | None:
    """Many stories and next to no text of its own, or a title or type that says so."""
    if page.stories < _FEW_STORIES or _solid_blocks(page.document) > _FEW_STORIES:
        # With more text than was taken for the body, the body is in doubt and not the page.
        return None
    if not page.body:
        return Reason.LISTING_PAGE, f"{page.stories} stories and no running text"
    if page.size > _LISTING_AT_MOST:
        return None
    solid = sum(size_of(text) >= _SOLID for text in page.texts)
    probability = page.document.article_probability
    doubted = probability is None or probability < _SURE
    if (
        page.marks == 0
        and doubted
        and (page.size < _BRIEF or _FRONT.fullmatch(page.document.source.url or ""))
    ):
        return Reason.LISTING_PAGE, f"{page.stories} stories, little text, no date or author"
    if page.marks < 2 and solid < 3:
        for title in page.titles:
            if "listing" in meanings_of(title, *OUTER):
                return Reason.LISTING_PAGE, f"{page.stories} stories, titled {title!r}"
    if page.marks < 2 and solid < 2 and page.declares(LIST_TYPES):
        return Reason.LISTING_PAGE, f"{page.stories} stories, declared as a collection"
    return None


def _improbable(page: Page) -> Rejected | None:
    """A page that more speaks against being an article than for it."""
    document = page.document
    probability = document.article_probability
    if probability is None:
        return None
    if document.layout != "html" and len(document.blocks) <= _FEW:
        return None  # a text without a page around it
    odds = likeness(observations(page), document.layout)
    if odds >= 0 or (odds > HOPELESS and reads_as_text(page)):
        return None
    seen = f"{page.running:.0%} running text; the probability of an article is {probability:.2f}"
    if page.declares(LIST_TYPES) or page.stories >= _FEW_STORIES or page.linked >= _LINKED:
        return Reason.LISTING_PAGE, seen
    return (Reason.NOT_ARTICLE, seen) if page.body else None


def reads_as_text(page: Page) -> bool:
    """Whether so much of a page is paragraphs that it is not lost to a little doubt."""
    paragraphs = sum(size_of(text) >= _SOLID for text in page.texts)
    return page.running >= _NEARLY_ALL or (paragraphs >= _PARAGRAPHS and page.running >= _MUCH)


def _solid_blocks(document: Document) -> int:
    """How many blocks outside the body read like paragraphs."""
    return sum(
        len(block.text) >= _SOLID and block.link_density < 0.3 and block.role not in _NEVER_BODY
        for block in document.blocks
    )


def _speaks_of(subject: str, text: str) -> bool:
    """Whether words of a vocabulary stand in the text."""
    words, as_they_begin = _vocabulary(subject)
    text = text.lower()
    # Most texts hold none of the words anywhere, which is quicker to see.
    return any(map(text.__contains__, words)) and as_they_begin.search(text) is not None


@cache
def _vocabulary(subject: str) -> tuple[list[str], re.Pattern[str]]:
    words: list[str] = table("rejects")["vocabulary"][subject]
    # Latin words as they begin; others anywhere, since not every script parts its words.
    forms = (rf"(?<!\w){re.escape(word)}" if word.isascii() else re.escape(word) for word in words)
    return words, re.compile("|".join(forms))
