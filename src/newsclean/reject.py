"""Decides which pages are no article, and says why; an article is not to be lost to a rule here.

Walls, error pages and many listings are known by what they say; those rules look at pages with
little text of their own. Shops, catalogues and rankings have text enough: they are known by what
`newsclean.doubt` weighs, the labeller's own doubt most of all. A text without a page around it is
never lost to that.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, cached_property

from newsclean.address import path_of
from newsclean.data.phrases import PhraseBook, phrase_book
from newsclean.data.tables import table
from newsclean.document import Block, Document
from newsclean.doubt import likeness
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
_FEW = 12
# So many paragraphs, and so much of the page, are an article's; so much of it without any.
_PARAGRAPHS, _MUCH, _NEARLY_ALL = 5, 0.6, 0.8
# A labeller so sure that it is an article is believed where only the amount of text speaks against.
_SURE = 0.5
# The share of link text from which a page is a list of what it links to.
_LINKED = 0.3
_BLOCKS = 400
_NEVER_BODY = frozenset({Role.BODY, Role.COMMENTS, Role.LEGAL, Role.LOGIN, Role.NEWSLETTER})
_PAGE_MEANINGS = frozenset({"consent_wall", "error_page", "paywall", "listing"})
_ARTICLE_TYPES = ("article", "posting", "report", "review", "opinion")
_LIST_TYPES = ("collectionpage", "itemlist", "searchresultspage", "profilepage")
_OTHER_TYPES = (*_LIST_TYPES, "product")
_TITLE_PARTS = re.compile(r"\s+[-–—|·•:»]+\s+|\s*[|»]\s*|:\s+")
# The address of a site itself.
_FRONT = re.compile(r"https?://[^/?#]+/?")
# A labeller is never surer than this, nor a slug longer.
_SUREST, _LONGEST_SLUG = 1e-4, 8
_JOINTS = re.compile("[-_]")
_PRICE, _LONGEST_PRICE = re.compile(r"[$€£¥₹₩]\s?\d|\d\s?[€£¥₹]"), 40
_OUTER = ("whole", "start", "end")
_DENSE = re.compile(r"[぀-ヿ㐀-鿿가-힯]")


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


@dataclass
class Page:
    """What the rules ask of a page, each worked out once."""

    document: Document

    def __post_init__(self) -> None:
        self.body: tuple[Paragraph, ...] = self.document.fields.get("body") or ()
        self.texts = [paragraph.text for paragraph in self.body]
        self.size = sum(_size(part.text) for part in self.body if part.kind != "subheading")

    @cached_property
    def titles(self) -> list[str]:
        """The page's title and headline, whole and in their parts."""
        titles = [self.document.metadata.title or "", self.document.fields.get("headline") or ""]
        shown = self.document.find(Role.PAGE_TITLE, Role.HEADLINE)[:3]
        titles += [block.text for block in shown]
        parts = [part for title in titles for part in (title, *_TITLE_PARTS.split(title))]
        return list(dict.fromkeys(part for part in parts if part))

    @cached_property
    def notices(self) -> list[tuple[str, set[str]]]:
        """Titles and lines that are no menu's links, each with what its phrases say."""
        lines = [block.text for block in self.document.blocks[:_BLOCKS] if block.link_density < 0.5]
        found = ((line, _meanings(line)) for line in dict.fromkeys((*self.titles, *lines)))
        return [(line, meanings) for line, meanings in found if meanings]

    @cached_property
    def stories(self) -> int:
        """How many other stories the page shows."""
        return len(self.document.fields.get("related") or self.document.find(Role.RELATED))

    @cached_property
    def sizes(self) -> list[int]:
        """Sizes of the texts of its blocks."""
        return [_size(block.text) for block in self.document.blocks]

    @cached_property
    def running(self) -> float:
        """Share of the page's text that is its body and no link, 0 to 1."""
        sized = zip(self.document.blocks, self.sizes, strict=True)
        body = (size * (1 - block.link_density) for block, size in sized if block.role is Role.BODY)
        return sum(body) / self.whole

    @cached_property
    def linked(self) -> float:
        """Share of the page's text that is link text, 0 to 1; 0 in text dumps, which don't tell."""
        sized = zip(self.document.blocks, self.sizes, strict=True)
        return sum(size * block.link_density for block, size in sized if block.anchors) / self.whole

    @cached_property
    def whole(self) -> int:
        """Size of all the page's text."""
        return max(1, sum(self.sizes))

    @cached_property
    def marks(self) -> int:
        """How many things say that it is an article: a date, an author, a dateline, a type."""
        fields = self.document.fields
        found = (fields.get("published"), fields.get("authors"), fields.get("dateline"))
        return sum(map(bool, (*found, self.declares(_ARTICLE_TYPES))))

    def declares(self, kinds: tuple[str, ...]) -> bool:
        """Whether a type the page's markup gives it is one of these."""
        given = {kind.lower() for kind in self.document.metadata.types}
        return any(kind in name for name in given for kind in kinds)

    def says(self, meaning: str) -> str | None:
        """The first line that says so."""
        return next((line for line, meanings in self.notices if meaning in meanings), None)


def _error_page(page: Page) -> Rejected | None:
    """A title that is an error message, or a text of which most is one."""
    if page.size > _ERROR_AT_MOST:
        return None
    for title in page.titles:
        if "error_page" in _meanings(title, "whole", "start"):
            return Reason.ERROR_PAGE, f"titled {title!r}"
    if page.document.fields.get("published"):
        return None
    for text in page.texts or [block.text for block in page.document.blocks[:20]]:
        if _is_amount(text):
            continue  # "+500%" is no server's answer
        if "error_page" in _meanings(text) and 2 * _size(text) >= page.size:
            return Reason.ERROR_PAGE, f"reads {text[:80]!r}"
    return None


def _consent_wall(page: Page) -> Rejected | None:
    """A page whose text asks for consent: most of it, all where it has an article's marks."""
    needed = 0.9 if page.marks >= 2 else 0.6
    asking = 0
    if _speaks_of("consent", "\n".join(page.texts)):
        asking = sum(_size(text) for text in page.texts if _speaks_of("consent", text))
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
        if not _speaks_of("offer", text) and "paywall" not in _meanings(text):
            own += _size(text)
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
    solid = sum(_size(text) >= _SOLID for text in page.texts)
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
            if "listing" in _meanings(title, *_OUTER):
                return Reason.LISTING_PAGE, f"{page.stories} stories, titled {title!r}"
    if page.marks < 2 and solid < 2 and page.declares(_LIST_TYPES):
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
    if reads_as_text(page) or likeness(observations(page), document.layout) >= 0:
        return None
    seen = f"{page.running:.0%} running text; the probability of an article is {probability:.2f}"
    if page.declares(_LIST_TYPES) or page.stories >= _FEW_STORIES or page.linked >= _LINKED:
        return Reason.LISTING_PAGE, seen
    return (Reason.NOT_ARTICLE, seen) if page.body else None


def reads_as_text(page: Page) -> bool:
    """Whether so much of a page is paragraphs that it is not lost to a doubt."""
    paragraphs = sum(_size(text) >= _SOLID for text in page.texts)
    return page.running >= _NEARLY_ALL or (paragraphs >= _PARAGRAPHS and page.running >= _MUCH)


def observations(page: Page) -> dict[str, float]:
    """What `newsclean.doubt` weighs, by name."""
    document, fields = page.document, page.document.fields
    given = min(max(document.article_probability or 0.0, _SUREST), 1 - _SUREST)
    path = path_of(document.source.url)
    headlines = [block.confidence for block in document.find(Role.HEADLINE)]
    return {
        "labeller": math.log(given / (1 - given)),
        "running": page.running,
        "size": math.log1p(page.whole),
        "paragraph": math.log1p(page.size / max(1, len(page.body))),
        "subheadings": math.log1p(len(document.find(Role.SUBHEADING))),
        "headline": max(headlines, default=0.0),
        "prices": math.log1p(sum(map(_is_price, document.blocks))),
        "published": float(bool(fields.get("published"))),
        "declared": float(page.declares(_ARTICLE_TYPES)),
        "declared_other": float(page.declares(_OTHER_TYPES)),
        "listing_title": float(any("listing" in _meanings(t, *_OUTER) for t in page.titles)),
        "listing_address": float(any(part.lower() in _listing_words() for part in path)),
        "slug": float(min(_LONGEST_SLUG, len(_JOINTS.findall(path[-1])) if path else 0)),
    }


def _is_amount(text: str) -> bool:
    """Whether a line is a number with something to it, and no words ("+500%")."""
    return not text.isdigit() and not any(map(str.isalpha, text))


def _is_price(block: Block) -> bool:
    """Whether a line is a price and little else ("From $19.99", "12,50 €")."""
    return len(block.text) <= _LONGEST_PRICE and _PRICE.search(block.text) is not None


@cache
def _listing_words() -> frozenset[str]:
    return frozenset(table("rejects")["address"]["listing"])


def _solid_blocks(document: Document) -> int:
    """How many blocks outside the body read like paragraphs."""
    return sum(
        len(block.text) >= _SOLID and block.link_density < 0.3 and block.role not in _NEVER_BODY
        for block in document.blocks
    )


def _meanings(line: str, *places: str) -> set[str]:
    """What the phrases in a line say about the page; only those that stand at ``places``."""
    return {
        match.phrase.meaning
        for match in _page_phrases().find(line[:600])
        if not places or match.phrase.place in places
    }


@cache
def _page_phrases() -> PhraseBook:
    return phrase_book().about(_PAGE_MEANINGS)


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


def _size(text: str) -> int:
    """Length in characters of a Latin text; a CJK character says as much as two or three."""
    return len(text) + (len(_DENSE.findall(text)) * 3 // 2 if not text.isascii() else 0)
