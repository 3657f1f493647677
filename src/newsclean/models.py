"""What users get: the Article and its parts, validated and frozen (pydantic v2)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, model_validator

from newsclean.errors import Reason
from newsclean.roles import BOILERPLATE as BOILERPLATE
from newsclean.roles import Role as Role
from newsclean.shown import Shown

NonEmpty = Annotated[str, Field(min_length=1, pattern=r"\S")]
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]
ParagraphKind = Literal["paragraph", "subheading", "list_item", "quote", "table", "preformatted"]


def _parse_when(value: Any) -> Any:
    """Tell a date from a datetime by its form, so that JSON keeps a plain date plain."""
    if isinstance(value, str):
        return (
            dt.date.fromisoformat(value) if len(value) == 10 else dt.datetime.fromisoformat(value)
        )
    return value


When = Annotated[dt.datetime | dt.date, BeforeValidator(_parse_when)]


class Model(BaseModel):
    """Base of all parts: frozen, nothing unknown, docstrings become schema descriptions."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Segment(Model):
    """A stretch of the dump with the role it plays there."""

    role: Role
    """What the text is."""
    text: str
    """The text exactly as it stands in the dump (for HTML: in the page's visible text)."""
    start: int = Field(ge=0)
    """Offset of the first character."""
    end: int = Field(ge=0)
    """Offset after the last character."""
    confidence: Confidence
    """How sure the labeller is, 0 to 1."""
    reason: str
    """Why this role, in words."""

    @model_validator(mode="after")
    def _spans_its_text(self) -> Segment:
        if self.end - self.start != len(self.text):
            raise ValueError("end - start must be the length of the text")
        return self


class Person(Model):
    """An author: a person, or the organisation that stands in a person's place."""

    name: NonEmpty
    """The name as printed, without "By", titles or agencies."""
    kind: Literal["person", "organization"] = "person"
    """What bears the name; an agency, a desk or a publication is an organization."""
    role: str | None = None
    """Job title as printed ("Europe correspondent")."""
    affiliation: str | None = None
    """Organisation as printed ("Associated Press")."""


class Dateline(Model):
    """Where, when and by which agency a story was filed, as its opening says."""

    raw: NonEmpty
    """The dateline as printed, up to and including its dash."""
    location: str | None = None
    """Place or places as printed ("ST. JOSEPH, Mich.")."""
    agency: str | None = None
    """News agency, canonical name where known ("Associated Press")."""
    agency_raw: str | None = None
    """News agency as printed ("AP")."""
    date: dt.date | None = None
    """The day, where it can be worked out (the year may come from the publication date)."""
    date_raw: str | None = None
    """The day as printed ("Oct. 20")."""


class Paragraph(Model):
    """One unit of the body, in reading order."""

    kind: ParagraphKind
    """paragraph, subheading, list_item, quote, table or preformatted."""
    text: NonEmpty
    """Reading text; cells of a table row are apart by " | ", rows by line feeds."""


class Credit(Model):
    """An organisation the text comes from, as a credit line, byline or dateline says."""

    source: NonEmpty
    """Canonical name of the organisation ("Kyodo News")."""
    source_raw: NonEmpty
    """The name as printed ("KYODO")."""
    raw: NonEmpty
    """The whole credit as printed ("© KYODO")."""


class Image(Model):
    """A picture of the article."""

    url: NonEmpty
    """Address, absolute where the page's address is known."""
    caption: str | None = None
    """Caption as printed, without its credit."""
    credit: str | None = None
    """Who made or supplied the picture, as printed."""


class Link(Model):
    """Another story the page points to."""

    title: NonEmpty
    """Title of the story as printed."""
    url: str | None = None
    """Address, where the dump has it."""
    section: str | None = None
    """Label printed with the link ("Culture")."""
    source: str | None = None
    """Publication printed with the link ("Savvy Tokyo")."""


class Evidence(Model):
    """Where a field's value comes from."""

    extractor: str
    """Name of the extractor that proposed the value."""
    confidence: Confidence
    """How sure it was, 0 to 1."""
    segments: tuple[int, ...] = ()
    """Indices into the article's segments that carry the value; empty for metadata."""
    note: str = ""
    """In words: what was seen, what was preferred over what."""

    def __str__(self) -> str:
        """A sentence or two.

        >>> print(Evidence(extractor="authors-byline", confidence=0.9, segments=(3, 4), note="named in it"))
        Named in it. Found by authors-byline in segments 3 and 4, 90% sure.
        """
        note = f"{self.note[:1].upper()}{self.note[1:]}. " if self.note else ""
        listed = [str(number) for number in self.segments]
        many = len(listed) > 1
        where = " and ".join([*([", ".join(listed[:-1])] if many else []), *listed[-1:]])
        place = f" in segment{'s' * many} {where}" if listed else ""
        return f"{note}Found by {self.extractor}{place}, {self.confidence:.0%} sure."


class Rejection(Shown, Model):
    """Why a dump gave no article, with the labelled dump where there is one."""

    reason: Reason
    """The reason, one of a fixed list."""
    detail: str = ""
    """What was seen, in words."""
    segments: tuple[Segment, ...] = ()
    """The labelled dump."""


class Article(Shown, Model):
    """A news article and the whole dump it was found in."""

    url: str | None = None
    """Canonical address."""
    site: str | None = None
    """Name of the site or publication."""
    language: str | None = None
    """BCP 47 tag ("en", "pt-BR")."""
    headline: NonEmpty
    """The headline as shown, without site name or section."""
    deck: str | None = None
    """Standfirst or summary shown with the headline."""
    section: str | None = None
    """Kicker or category label of this article, as printed."""
    byline: str | None = None
    """The byline as printed."""
    authors: tuple[Person, ...] = ()
    """Who wrote it: people, or the organisation that the page names in their place."""
    dateline: Dateline | None = None
    """Place, agency and day the story opens with."""
    published: When | None = None
    """When it was published: aware where the page gives the zone, a date where it gives no time."""
    modified: When | None = None
    """When it was last changed."""
    body: tuple[Paragraph, ...] = Field(min_length=1)
    """The text, at least one paragraph."""
    credits: tuple[Credit, ...] = ()
    """Organisations the text comes from."""
    copyright: str | None = None
    """The site's copyright line, as printed."""
    tags: tuple[str, ...] = ()
    """Topics."""
    images: tuple[Image, ...] = ()
    """Pictures."""
    related: tuple[Link, ...] = ()
    """Other stories the page points to."""
    segments: tuple[Segment, ...] = ()
    """The whole dump in order, every stretch with its role."""
    evidence: dict[str, Evidence] = Field(default_factory=dict)
    """For each field found: which extractor, how sure, which segments."""
    extra: dict[str, JsonValue] = Field(default_factory=dict)
    """Fields added by plugins."""

    @model_validator(mode="after")
    def _segments_tile(self) -> Article:
        position = 0
        for segment in self.segments:
            if segment.start < position:
                raise ValueError("segments must be in order and must not overlap")
            position = segment.end
        return self

    @property
    def source_text(self) -> str:
        """The text the offsets count in: segments where they stand, line feeds between them."""
        parts: list[str] = []
        position = 0
        for segment in self.segments:
            parts.append("\n" * (segment.start - position))
            parts.append(segment.text)
            position = segment.end
        return "".join(parts)

    @property
    def boilerplate(self) -> tuple[Segment, ...]:
        """The segments that are not the article's."""
        return tuple(segment for segment in self.segments if not segment.role.is_article)

    def to_text(self, *, dateline: bool = False) -> str:
        """The body as text, paragraphs apart by a blank line.

        With ``dateline`` the first paragraph keeps its dateline as printed.

        >>> article = Article(headline="Rain", body=(Paragraph(kind="paragraph", text="It rains."),))
        >>> article.to_text()
        'It rains.'
        """
        from newsclean.write.text import to_text

        return to_text(self, dateline=dateline)

    def to_markdown(self, *, front_matter: bool = False) -> str:
        """The article as Markdown: headline, byline, body with subheadings, lists and quotations.

        With ``front_matter`` the fields come first, as YAML between ``---`` lines.
        """
        from newsclean.write.text import to_markdown

        return to_markdown(self, front_matter=front_matter)

    def to_jsonld(self) -> dict[str, Any]:
        """The article as a schema.org ``NewsArticle`` object, ready for ``json.dumps``."""
        from newsclean.write.exchange import to_jsonld

        return to_jsonld(self)

    def to_ninjs(self) -> dict[str, Any]:
        """The article as an IPTC ninjs object, ready for ``json.dumps``."""
        from newsclean.write.exchange import to_ninjs

        return to_ninjs(self)


class Result(Shown, Model):
    """One dump's outcome in a stream or a folder run: an article or a rejection."""

    source_id: str
    """Which dump: its path, row or position."""
    article: Article | None = None
    """The article, if there is one."""
    rejection: Rejection | None = None
    """Why there is none."""
    seconds: float = Field(default=0.0, ge=0.0)
    """Time taken."""

    @model_validator(mode="after")
    def _one_of_two(self) -> Result:
        if (self.article is None) == (self.rejection is None):
            raise ValueError("a result is either an article or a rejection")
        return self
