"""What the stages hand on: Source, Block, Document, Candidate. Slotted, mutable, never pickled.

Authors of plugins work with these; `newsclean.plugins` has them too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

from lxml.etree import XPath, _Element

from newsclean.models import Evidence, Role
from newsclean.settled import Settled

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

Format = Literal["html", "markdown", "text"]
Layout = Literal["html", "markdown", "blank_lines", "lines", "wrapped", "one_line"]
# Text, start and end of stretches by where they begin.
Spans = Callable[[Sequence[int]], list[tuple[str, int, int]]]
T = TypeVar("T")
_NUMBERS = {role: number for number, role in enumerate(Role)}
_START = attrgetter("start")


@dataclass(slots=True)
class Source:
    """One dump after reading: its text or its parsed tree, and where it came from.

    For HTML ``tree`` is the parsed root and ``text`` the markup (empty when a tree was handed in);
    for text and Markdown ``tree`` is None and ``text`` the dump itself.
    """

    text: str
    format: Format
    url: str | None = None
    tree: _Element | None = None
    # A headline known from elsewhere (a column beside the text in somebody's table).
    headline: str | None = None


@dataclass(slots=True, frozen=True)
class Anchor:
    """A link inside a block; ``start`` and ``end`` count in the block's reading text."""

    text: str
    href: str | None
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Scope:
    """The element a block stands in, with what its ancestors say, worked out once an element.

    ``words`` are the lower-cased words of class, id, role and itemprop of this element alone;
    ``within`` collects landmarks of the element and all its ancestors: names of HTML sectioning
    elements and ARIA landmarks ("article", "main", "aside", "nav", "header", "footer", "figure",
    "form", "figcaption", "blockquote", "ul", "ol", "table", "address", "pre", "dialog").
    """

    tag: str
    words: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()
    parent: Scope | None = None
    depth: int = 0

    def ancestry(self) -> Iterator[Scope]:
        """This scope and its ancestors, innermost first."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent


ROOT = Scope("")


@dataclass(slots=True, eq=False)
class Block:
    """A stretch of the page that carries one role.

    ``document.text[start:end]`` is the block as it stands in the dump; ``text`` the same for
    reading: white space folded, hard wraps joined, Markdown and link numbers resolved.
    ``tag`` is the HTML element that made it a block ("p", "h1", "li", "td", "figcaption", ...),
    the equivalent for Markdown ("h2", "li", "p", "blockquote", "td", "pre", "img"), "" for text. What a
    dump has beside the page has that of pages: "meta" (a header), "script" (code), "link" (addresses), "input".
    """

    text: str
    start: int
    end: int
    tag: str = ""
    scope: Scope = ROOT
    anchors: tuple[Anchor, ...] = ()
    element: _Element | None = None
    # Blank lines before the block (text) or 1 (HTML): the rhythm of the page.
    gap: int = 1
    role: Role = Role.OTHER
    confidence: float = 0.0
    reason: str = ""
    # The likelihood of every role, in the order of `newsclean.roles.Role`, where the labeller tells.
    chances: Sequence[float] | None = field(default=None, repr=False)
    # How likely the block, in a list of stories, is the title of one, where the labeller tells.
    story: float | None = field(default=None, repr=False)

    def chance(self, role: Role) -> float:
        """How likely the block plays a role, 0 to 1, whether or not it is the one it was given.

        >>> Block("Politics", 0, 8, role=Role.NAV, confidence=0.6).chance(Role.SECTION)
        0.0
        """
        known = 0.0 if self.chances is None else float(self.chances[_NUMBERS[role]])
        return max(known, self.confidence) if role is self.role else known

    @property
    def tag_path(self) -> tuple[str, ...]:
        """The elements the block stands in, outermost first; empty for text dumps.

        Of a very deep page the innermost are left out.
        """
        return tuple(scope.tag for scope in self.scope.ancestry() if scope.tag)[::-1]

    @property
    def link_chars(self) -> int:
        """How many characters of the reading text are link text."""
        return sum(anchor.end - anchor.start for anchor in self.anchors)

    @property
    def link_density(self) -> float:
        """Share of the reading text that is link text, 0 to 1."""
        if not self.anchors or not self.text:
            return 0.0
        return min(1.0, self.link_chars / len(self.text))


@dataclass(slots=True)
class Picture:
    """An image of the page: absolute or as written URL, alternative text, block index it precedes."""

    url: str
    alt: str
    position: int
    scope: Scope = ROOT
    # From <figcaption> or a caption-like sibling when the markup ties them together; the credit
    # where an element inside of it holds that alone.
    caption: str | None = None
    credit: str | None = None
    # The blocks of both.
    beside: list[Block] = field(default_factory=list, repr=False)


@dataclass(slots=True)
class Metadata:
    """What the page says of itself in markup, or a dump in its header, not shown to readers.

    Every list holds ``(origin, value)`` pairs in order of trust, origin being "json-ld",
    "microdata", "opengraph", "twitter", "meta", "time", "link", "header" and the like.
    Values are as written, whitespace folded and entities resolved.
    """

    title: str | None = None
    headlines: list[tuple[str, str]] = field(default_factory=list)
    descriptions: list[tuple[str, str]] = field(default_factory=list)
    authors: list[tuple[str, str]] = field(default_factory=list)
    # Authors that markup declares to be organisations.
    organizations: list[tuple[str, str]] = field(default_factory=list)
    published: list[tuple[str, str]] = field(default_factory=list)
    modified: list[tuple[str, str]] = field(default_factory=list)
    sections: list[tuple[str, str]] = field(default_factory=list)
    tags: list[tuple[str, str]] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)
    sites: list[tuple[str, str]] = field(default_factory=list)
    publishers: list[tuple[str, str]] = field(default_factory=list)
    urls: list[tuple[str, str]] = field(default_factory=list)
    languages: list[tuple[str, str]] = field(default_factory=list)
    copyrights: list[tuple[str, str]] = field(default_factory=list)
    # schema.org and OpenGraph types as written ("NewsArticle", "article", "CollectionPage").
    types: list[str] = field(default_factory=list)
    # schema.org articleBody where given: a hint for the labeller; the text where the page shows none.
    body: str | None = None
    free: bool | None = None


@dataclass(slots=True)
class Document:
    """A page cut into blocks that tile ``text``, in order, with room for what later stages learn.

    ``fields`` holds the values already resolved, by field name, while extraction goes on, and
    ``evidence`` where they come from.

    >>> from newsclean.segment import segment
    >>> page = segment(Source("<h1>Rain</h1><p>It rained in <b>Spain</b>.</p>", "html"))
    >>> page.css("p b")[0].text, page.soup.b.get_text()
    ('Spain', 'Spain')
    >>> page.blocks_in("p b")[0].text
    'It rained in Spain.'
    >>> page.before(page.blocks[1]).tag_path
    ('html', 'body', 'h1')
    """

    source: Source
    text: str
    blocks: list[Block]
    layout: Layout
    metadata: Metadata = field(default_factory=Metadata)
    pictures: list[Picture] = field(default_factory=list)
    language: str | None = None
    # How likely the page is an article at all, where the labeller can tell.
    article_probability: float | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    # The rules of the site the page is from (`newsclean.sites`), where there are any.
    site_rules: Any = field(default=None, repr=False)
    # For a dump that was changed whole, which `newsclean.read.undo` undoes: what stretches of ``text``,
    # by their starts, are in the dump as it came in.
    original: Spans | None = field(default=None, repr=False)
    # Whether a profile of the site took lines out of the text (`newsclean.learn`).
    corrected: bool = False
    # An index of the blocks, while newsclean's own extractors read them, which change nothing.
    settled: Settled | None = field(default=None, repr=False, compare=False)
    _soup: Any = field(default=None, repr=False, compare=False)

    @property
    def soup(self) -> BeautifulSoup:
        """The page as BeautifulSoup, made when first asked for; empty for text and Markdown.

        It is a copy: nothing done to it changes the document.
        """
        if self._soup is None:
            from bs4 import BeautifulSoup
            from lxml.etree import tostring

            markup = self.source.text if self.source.format == "html" else ""
            if not markup and self.source.tree is not None:
                markup = tostring(self.source.tree, encoding="unicode", method="html")
            self._soup = BeautifulSoup(markup, "lxml")
        soup: BeautifulSoup = self._soup
        return soup

    def find(self, *roles: Role | str, role: Role | str | None = None) -> list[Block]:
        """The blocks that carry one of these roles, in order.

        Raises ValueError for what is no role.
        """
        wanted = roles if role is None else (*roles, role)
        return [self.blocks[number] for number in self.numbers(*wanted)]

    def numbers(self, *roles: Role | str) -> list[int]:
        """The positions of the blocks that carry one of these roles, in order.

        Raises ValueError for what is no role.
        """
        if self.settled is not None:
            return list(self.settled.numbers(roles))
        wanted = set(map(Role, roles))
        return [number for number, block in enumerate(self.blocks) if block.role in wanted]

    def runs(self, role: Role | str) -> Iterator[list[Block]]:
        """The blocks that carry a role, those in a row together, in order.

        Raises ValueError for what is no role.
        """
        run: list[Block] = []
        last = -1
        for number in self.numbers(role):
            if run and number != last + 1:
                yield run
                run = []
            run.append(self.blocks[number])
            last = number
        if run:
            yield run

    def first(self, role: Role | str) -> int | None:
        """The position of the first block that carries a role; None where none does.

        Raises ValueError for what is no role.
        """
        return next(iter(self.numbers(role)), None)

    def css(self, selector: str) -> list[_Element]:
        """The lxml elements a CSS selector finds, in order; none in text and Markdown.

        The selector is turned into XPath by cssselect. Raises ValueError for one that can't be.
        """
        if self.source.tree is None:
            return []
        found: list[_Element] = xpath_of(selector)(self.source.tree)  # type: ignore[assignment]
        return found

    def blocks_in(self, where: str | _Element) -> list[Block]:
        """The blocks inside an element, or inside all that a CSS selector finds, in order.

        For an inline element, which is no block of its own, those are the blocks around it.
        """
        elements = self.css(where) if isinstance(where, str) else [where]
        holders = {block.element for block in self.blocks if block.element is not None}
        inside: set[_Element] = set()
        for element in elements:
            if element in inside:
                continue
            found = holders.intersection(element.iter())
            around: _Element | None = element
            while not found and around is not None:
                found = {around} & holders
                around = around.getparent()
            inside |= found
        return [block for block in self.blocks if block.element in inside]

    def before(self, block: Block) -> Block | None:
        """The block right before this one."""
        number = self.index(block)
        return self.blocks[number - 1] if number else None

    def after(self, block: Block) -> Block | None:
        """The block right after this one."""
        number = self.index(block) + 1
        return self.blocks[number] if number < len(self.blocks) else None

    def neighbours(self, block: Block, reach: int = 1) -> list[Block]:
        """The blocks up to ``reach`` before and after this one, in order, without it."""
        number = self.index(block)
        return self.blocks[max(0, number - reach) : number] + self.blocks[number + 1 :][:reach]

    def index(self, block: Block) -> int:
        """The position of a block among the document's; raises ValueError if it is none of them."""
        number = bisect_left(self.blocks, block.start, key=_START)
        if number == len(self.blocks) or self.blocks[number] is not block:
            raise ValueError("the block is none of this document's")
        return number


@lru_cache(maxsize=256)
def xpath_of(selector: str) -> XPath:
    """A CSS selector as XPath, ready to be run; raises ValueError where that can't be done."""
    from cssselect import HTMLTranslator, SelectorError

    try:
        return XPath(HTMLTranslator().css_to_xpath(selector))
    except SelectorError as error:
        raise ValueError(f"no CSS selector: {selector!r}: {error}") from error


@dataclass(slots=True)
class Candidate(Generic[T]):
    """A proposed value for a field: how sure (0 to 1), from which blocks, by which extractor."""

    value: T
    confidence: float
    blocks: Sequence[Block] = ()
    extractor: str = ""
    note: str = ""


Extractor = Callable[[Document], Iterable[Candidate[Any]]]


class Labeller(Protocol):
    """Anything that gives the blocks of a document their roles."""

    def label(self, document: Document) -> Document:
        """Set role, confidence and reason of every block; hand the document on."""
        ...
