"""What a page says of itself that its credits are judged by: its name, its language, its dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsclean.address import host_of
from newsclean.data.agencies import Agency, agency_book
from newsclean.document import Block, Document
from newsclean.extract.credit.forms import COPYRIGHT
from newsclean.extract.credit.reading import parse_credits
from newsclean.extract.credit.words import DENSE
from newsclean.extract.running_text import main_text
from newsclean.models import Credit, Dateline, Role

_OFTEN = 3
_SHORT = 300
_PARTS = re.compile(r"\s[|\-–—·]\s")
_ABOUT_ITSELF = (Role.NAV, Role.LEGAL, Role.NEWSLETTER, Role.LOGIN)


@dataclass(slots=True)
class Page:
    """A page's site, language and dateline, and whose own page it is."""

    document: Document
    site: str
    language: str
    dateline: Dateline | None
    own: set[str]
    _mentions: dict[str, bool] = field(default_factory=dict)

    @property
    def agency(self) -> Agency | None:
        """The dateline's agency, where it is one of the book."""
        if self.dateline is None or not self.dateline.agency:
            return None
        return agency_book().get(self.dateline.agency)

    def is_own(self, credit: Credit) -> bool:
        """Whether the page is the credited organisation's own, as title and menus tell."""
        if credit.source_raw in self.site.split() and not agency_book().get(credit.source_raw):
            return True  # "(KVLT)" on the pages of "KVLT 5"
        return credit.source in self.own or self._names_itself(credit.source_raw)

    def is_in_title(self, word: str) -> bool:
        """Whether the page's title has a word, which is then the site's name or a topic."""
        titles = [block.text for block in self.document.find(Role.PAGE_TITLE)[:1]]
        titles += [self.document.metadata.title or ""]
        return any(word.casefold() in title.casefold() for title in titles)

    def _names_itself(self, name: str) -> bool:
        """Whether menus and legal lines name an organisation again and again."""
        if name not in self._mentions:
            bare = re.escape(name.removeprefix("The "))
            word = re.compile(bare if DENSE.search(name) else rf"(?<!\w){bare}(?!\w)", re.I)
            blocks = self.document.find(*_ABOUT_ITSELF)
            named = sum(len(b.text) < _SHORT and word.search(b.text) is not None for b in blocks)
            agency = agency_book().get(name)
            often = _OFTEN - 1 if agency is not None and agency.kind == "outlet" else _OFTEN
            self._mentions[name] = named >= often
        return self._mentions[name]


def page_of(document: Document) -> Page:
    """The page's own names and what credits are read with."""
    site = str(document.fields.get("site") or "") or host_of(document.source.url)
    dateline = document.fields.get("dateline")
    return Page(
        document=document,
        site=site,
        language=str(document.fields.get("language") or ""),
        dateline=dateline if isinstance(dateline, Dateline) else None,
        own=_own_names(document),
    )


def _own_names(document: Document) -> set[str]:
    """Agencies and outlets whose own page this is, as its title and copyright line tell."""
    book, own = agency_book(), set()
    for block in document.find(Role.PAGE_TITLE):
        tail = _PARTS.split(block.text)[-1] if len(block.text) < _SHORT else ""
        own |= {mention.agency.name for mention in book.find(tail)}
        whole = book.get(tail)
        own |= {whole.name} if whole else set()
    for block in document.find(Role.LEGAL):
        line = " ".join(block.text[:_SHORT].split())
        if COPYRIGHT.search(line[:60]):
            named = (mention.agency for mention in book.find(line))
            own |= {agency.name for agency in named if agency.kind == "outlet"}
    return own


def text_of(document: Document) -> list[Block]:
    """The paragraphs of the story; those taken for text far from it are none."""
    main = main_text(document)
    span = document.blocks[main[0] : main[1] + 1] if main else []
    return [block for block in span if block.role is Role.BODY]


def parsed(text: str, page: Page) -> list[Credit]:
    """The credits a line of the page holds."""
    return parse_credits(text, agency=page.agency, site=page.site, language=page.language)
