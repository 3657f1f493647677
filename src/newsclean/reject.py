"""Decides which pages are no article, and says why; an article is not to be lost to a rule here.

The rules look at pages with little text of their own, since nearly all walls, error pages and
listings are such; a page with a few solid paragraphs is an article whatever stands around them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from newsclean.data.phrases import phrase_book, tokens
from newsclean.document import Document
from newsclean.errors import Reason
from newsclean.models import Paragraph, Role

Rejected = tuple[Reason, str]

# In characters of a Latin text. A brief has some 250; a teaser before a paywall is an article's.
_ERROR_AT_MOST = 700
_WALL_AT_MOST = 3000
_OFFER_AT_MOST = 250
_LISTING_AT_MOST = 1500
_BRIEF = 600
_SOLID = 120
_FEW_STORIES = 4
_BLOCKS = 400
_NEVER_BODY = frozenset({Role.BODY, Role.COMMENTS, Role.LEGAL, Role.LOGIN, Role.NEWSLETTER})
_PAGE_MEANINGS = frozenset({"consent_wall", "error_page", "paywall", "listing"})
_ARTICLE_TYPES = ("article", "posting", "report", "review", "opinion")
_LIST_TYPES = ("collectionpage", "itemlist", "searchresultspage", "profilepage")
_TITLE_PARTS = re.compile(r"\s+[-–—|·•:»]+\s+|\s*[|»]\s*|:\s+")
_DENSE = re.compile(r"[぀-ヿ㐀-鿿가-힯]")


def reason_to_reject(document: Document) -> Rejected | None:
    """The reason a page with resolved fields is no article and what was seen; None if it is one."""
    if not document.blocks:
        return Reason.EMPTY, "no visible text"
    body: tuple[Paragraph, ...] = document.fields.get("body") or ()
    size = sum(_size(paragraph.text) for paragraph in body if paragraph.kind != "subheading")
    if size < _WALL_AT_MOST:
        for rule in (_error_page, _consent_wall, _paywall_only, _listing_page):
            seen = rule(document, body, size)
            if seen is not None:
                return seen
    if not body:
        return Reason.NO_BODY, "no running text"
    if not document.fields.get("headline"):
        return Reason.NO_HEADLINE, "no headline"
    return None


def _error_page(document: Document, body: tuple[Paragraph, ...], size: int) -> Rejected | None:
    """A title that is an error message, or a text of which most is one."""
    if size > _ERROR_AT_MOST:
        return None
    for title in _titles(document):
        if "error_page" in _meanings(title, "whole", "start"):
            return Reason.ERROR_PAGE, f"titled {title!r}"
    for text in _texts(body) or [block.text for block in document.blocks[:20]]:
        if (
            "error_page" in _meanings(text)
            and 2 * _size(text) >= size
            and not document.fields.get("published")
        ):
            return Reason.ERROR_PAGE, f"reads {text[:80]!r}"
    return None


def _consent_wall(document: Document, body: tuple[Paragraph, ...], size: int) -> Rejected | None:
    """A page whose text asks for consent: nearly all its paragraphs, and nothing says article."""
    texts = _texts(body)
    asking = sum(_size(text) for text in texts if _speaks_of("consent", text))
    if texts and 10 * asking < 6 * size:
        return None
    if _marks(document) >= 2 and not 10 * asking > 9 * size:
        return None
    for text in (*_titles(document), *texts, *_other_texts(document)):
        if "consent_wall" in _meanings(text):
            if not texts and document.fields.get("headline") and _stories(document) >= _FEW_STORIES:
                return None
            return Reason.CONSENT_WALL, f"reads {text[:80]!r}"
    return None


def _paywall_only(document: Document, body: tuple[Paragraph, ...], size: int) -> Rejected | None:
    """A paywall, and of the article no more than a sentence or nothing."""
    texts = _texts(body)
    text = sum(
        _size(text)
        for text in texts
        if not _speaks_of("offer", text) and "paywall" not in _meanings(text)
    )
    if text > _OFFER_AT_MOST or (text > 0 and text == size):
        return None
    for line in (*texts, *_other_texts(document)):
        if "paywall" in _meanings(line):
            return Reason.PAYWALL_ONLY, f"reads {line[:80]!r}"
    return None


def _listing_page(document: Document, body: tuple[Paragraph, ...], size: int) -> Rejected | None:
    """Many stories and next to no text of its own, or a title or type that says so."""
    stories = _stories(document)
    if stories < _FEW_STORIES:
        return None
    if _solid_blocks(document) > _FEW_STORIES:
        # More text than was taken for the body: then the body is in doubt and not the page.
        return None
    if not body:
        return Reason.LISTING_PAGE, f"{stories} stories and no running text"
    if size > _LISTING_AT_MOST:
        return None
    solid = sum(_size(paragraph.text) >= _SOLID for paragraph in body)
    marks = _marks(document)
    if marks == 0 and (size < _BRIEF or _is_front(document.source.url)):
        return Reason.LISTING_PAGE, f"{stories} stories, little text, no date or author"
    if marks < 2 and solid < 3:
        for title in _titles(document):
            if "listing" in _meanings(title, "whole", "start", "end"):
                return Reason.LISTING_PAGE, f"{stories} stories, titled {title!r}"
    if marks < 2 and solid < 2 and _is_declared(document, _LIST_TYPES):
        return Reason.LISTING_PAGE, f"{stories} stories, declared as a collection"
    return None


def _solid_blocks(document: Document) -> int:
    """How many blocks outside the body read like paragraphs."""
    return sum(
        len(block.text) >= _SOLID and block.link_density < 0.3 and block.role not in _NEVER_BODY
        for block in document.blocks
    )


def _is_front(url: str | None) -> bool:
    """Whether the address is a site's own, without a path."""
    parts = urlsplit(url or "/x")
    return parts.path in ("", "/") and not parts.query


def _titles(document: Document) -> list[str]:
    """The page's title, whole and in its parts, and the headline."""
    titles = [document.metadata.title or "", document.fields.get("headline") or ""]
    titles += [block.text for block in document.find(Role.PAGE_TITLE, Role.HEADLINE)[:3]]
    parts = [part for title in titles for part in (title, *_TITLE_PARTS.split(title))]
    return list(dict.fromkeys(part for part in parts if part))


def _texts(body: tuple[Paragraph, ...]) -> list[str]:
    return [paragraph.text for paragraph in body]


def _other_texts(document: Document) -> list[str]:
    """Lines beside the body that may be a wall's: not links of menus."""
    return [block.text for block in document.blocks[:_BLOCKS] if block.link_density < 0.5]


def _stories(document: Document) -> int:
    """How many other stories the page shows."""
    return len(document.fields.get("related") or document.find(Role.RELATED))


def _marks(document: Document) -> int:
    """How many things say that the page is an article: a date, a type, an author, a dateline."""
    fields = document.fields
    declared = _is_declared(document, _ARTICLE_TYPES)
    found = (fields.get("published"), fields.get("authors"), fields.get("dateline"), declared)
    return sum(map(bool, found))


def _is_declared(document: Document, kinds: tuple[str, ...]) -> bool:
    """Whether a type the page's markup gives it is one of these."""
    given = {kind.lower() for kind in document.metadata.types}
    return any(kind in name for name in given for kind in kinds)


def _meanings(line: str, *places: str) -> set[str]:
    """What the phrases in a line say about the page; only those that stand at ``places``."""
    found = phrase_book().find(tokens(line[:600]))
    return {
        match.phrase.meaning
        for match in found
        if match.phrase.meaning in _PAGE_MEANINGS and (not places or match.phrase.place in places)
    }


def _speaks_of(subject: str, text: str) -> bool:
    """Whether words of a vocabulary stand in the text."""
    return _vocabulary(subject).search(text.lower()) is not None


@cache
def _vocabulary(subject: str) -> re.Pattern[str]:
    content = (files("newsclean.data") / "rejects.toml").read_text(encoding="utf-8")
    words = tomllib.loads(content)["vocabulary"][subject]
    # Latin words as they begin; others anywhere, since not every script parts its words.
    return re.compile(
        "|".join(
            rf"(?<!\w){re.escape(word)}" if word.isascii() else re.escape(word) for word in words
        )
    )


def _size(text: str) -> int:
    """Length in characters of a Latin text; a CJK character says as much as two or three."""
    return len(text) + (len(_DENSE.findall(text)) * 3 // 2 if not text.isascii() else 0)
