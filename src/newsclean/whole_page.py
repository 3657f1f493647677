"""What is asked of a page as a whole before it is taken for an article, each worked out once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from newsclean.data.phrases import PhraseBook, phrase_book
from newsclean.document import Document
from newsclean.models import Paragraph, Role

ARTICLE_TYPES = ("article", "posting", "report", "review", "opinion")
LIST_TYPES = ("collectionpage", "itemlist", "searchresultspage", "profilepage")
# Where in a line a phrase stands that says what the line is.
OUTER = ("whole", "start", "end")
_BLOCKS = 400
_PAGE_MEANINGS = frozenset({"consent_wall", "error_page", "paywall", "listing"})
_TITLE_PARTS = re.compile(r"\s+[-–—|·•:»]+\s+|\s*[|»]\s*|:\s+")
_DENSE = re.compile(r"[぀-ヿ㐀-鿿가-힯]")


@dataclass
class Page:
    """What the rules ask of a page, each worked out once."""

    document: Document

    def __post_init__(self) -> None:
        self.body: tuple[Paragraph, ...] = self.document.fields.get("body") or ()
        self.texts = [paragraph.text for paragraph in self.body]
        self.size = sum(size_of(part.text) for part in self.body if part.kind != "subheading")

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
        found = ((line, meanings_of(line)) for line in dict.fromkeys((*self.titles, *lines)))
        return [(line, meanings) for line, meanings in found if meanings]

    @cached_property
    def stories(self) -> int:
        """How many other stories the page shows."""
        return len(self.document.fields.get("related") or self.document.find(Role.RELATED))

    @cached_property
    def sizes(self) -> list[int]:
        """Sizes of the texts of its blocks."""
        return [size_of(block.text) for block in self.document.blocks]

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
        return sum(map(bool, (*found, self.declares(ARTICLE_TYPES))))

    def declares(self, kinds: tuple[str, ...]) -> bool:
        """Whether a type the page's markup gives it is one of these."""
        given = {kind.lower() for kind in self.document.metadata.types}
        return any(kind in name for name in given for kind in kinds)

    def says(self, meaning: str) -> str | None:
        """The first line that says so."""
        return next((line for line, meanings in self.notices if meaning in meanings), None)


def size_of(text: str) -> int:
    """Length in characters of a Latin text; a CJK character says as much as two or three."""
    return len(text) + (len(_DENSE.findall(text)) * 3 // 2 if not text.isascii() else 0)


def meanings_of(line: str, *places: str) -> set[str]:
    """What the phrases in a line say about the page; only those that stand at ``places``.

    >>> meanings_of("500"), meanings_of("+500%")
    ({'error_page'}, set())
    """
    if not line.isdigit() and not any(map(str.isalpha, line)):
        return set()  # a number with something to it, which no server says
    return {
        match.phrase.meaning
        for match in _page_phrases().find(line[:600])
        if not places or match.phrase.place in places
    }


@cache
def _page_phrases() -> PhraseBook:
    return phrase_book().about(_PAGE_MEANINGS)
