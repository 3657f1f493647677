"""What the stages hand on: Source, Block, Document, Candidate. Slotted, mutable, never pickled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, Protocol, TypeVar

from lxml.etree import _Element

from newsclean.models import Role

Format = Literal["html", "markdown", "text"]
Layout = Literal["html", "markdown", "blank_lines", "lines", "wrapped", "one_line"]
T = TypeVar("T")


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
    the equivalent for Markdown ("h2", "li", "p", "blockquote", "td", "pre", "img"), "" for text.
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

    @property
    def link_chars(self) -> int:
        """How many characters of the reading text are link text."""
        return sum(anchor.end - anchor.start for anchor in self.anchors)

    @property
    def link_density(self) -> float:
        """Share of the reading text that is link text, 0 to 1."""
        return min(1.0, self.link_chars / len(self.text)) if self.text else 0.0


@dataclass(slots=True)
class Picture:
    """An image of the page: absolute or as written URL, alternative text, block index it precedes."""

    url: str
    alt: str
    position: int
    scope: Scope = ROOT
    # From <figcaption> or a caption-like sibling when the markup ties them together.
    caption: str | None = None


@dataclass(slots=True)
class Metadata:
    """What the page says of itself in markup, not shown to readers.

    Every list holds ``(origin, value)`` pairs in order of trust, origin being "json-ld",
    "microdata", "opengraph", "twitter", "meta", "time", "link", "title" and the like.
    Values are as written, whitespace folded and entities resolved.
    """

    title: str | None = None
    headlines: list[tuple[str, str]] = field(default_factory=list)
    descriptions: list[tuple[str, str]] = field(default_factory=list)
    authors: list[tuple[str, str]] = field(default_factory=list)
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
    # schema.org articleBody where given: a hint for the labeller, never the body itself.
    body: str | None = None
    free: bool | None = None


@dataclass(slots=True)
class Document:
    """A page cut into blocks that tile ``text``, in order, with room for what later stages learn.

    ``fields`` holds the values already resolved, by field name, while extraction goes on.
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

    def find(self, *roles: Role) -> list[Block]:
        """The blocks that carry one of these roles, in order."""
        return [block for block in self.blocks if block.role in roles]


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
