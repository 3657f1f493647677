"""What a file of site rules holds, checked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from newsclean.document import xpath_of
from newsclean.extract.authors.names import parse_people
from newsclean.extract.credit.extractor import parse_credits
from newsclean.extract.dates.dateparse import parse_stamp
from newsclean.models import Article, Confidence, Role
from newsclean.plugins import RESERVED


def _pattern(value: Any) -> re.Pattern[str]:
    if not isinstance(value, str):
        raise ValueError("must be a string")
    try:
        return re.compile(value)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from error


def _selector(value: str) -> str:
    xpath_of(value)
    return value


def _role(value: Any) -> Role:
    try:
        return Role(value)
    except ValueError:
        raise ValueError(f"{value!r} is no role; there are: {', '.join(Role)}") from None


Pattern = Annotated[re.Pattern[str], BeforeValidator(_pattern)]
"""A regular expression that a whole line, white space folded, must match."""
Selector = Annotated[str, AfterValidator(_selector)]
"""A CSS selector."""
RoleName = Annotated[Role, BeforeValidator(_role)]


class Where(BaseModel):
    """Which blocks a rule is about; all conditions that are given must hold."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)

    line: Pattern | None = None
    """The block's text matches."""
    css: Selector | None = None
    """The block stands in an element the selector finds (HTML only)."""
    start: Pattern | None = Field(default=None, alias="from")
    """The block stands at or below the first line that matches."""
    end: Pattern | None = Field(default=None, alias="until")
    """The block stands above the first line that matches, below ``from`` where that is given.
    Without such lines on the page, the rule is about none of its blocks."""
    labelled: tuple[RoleName, ...] = ()
    """The labeller gave it one of these roles."""
    valid_from: dt.date | None = None
    """Only pages of this day or later; a page that shows no date always counts."""
    valid_until: dt.date | None = None
    """Only pages of this day or earlier."""

    def is_valid(self, day: dt.date | None) -> bool:
        """Whether the rule holds for a page of this day."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    @model_validator(mode="after")
    def _in_time(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_from > self.valid_until:
            raise ValueError("valid_from is later than valid_until")
        return self


class RoleRule(Where):
    """Blocks of this site that have a role."""

    role: RoleName

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        if not (self.line or self.css or self.start or self.end):
            raise ValueError("a rule for a role needs line, css, from or until")
        return self


class FieldRule(Where):
    """A field's value on pages of this site.

    It is ``value`` itself, or what the group ``value`` of ``line`` (else all it matches) takes
    from the line, or the text or attribute ``attr`` of the element ``css`` finds.
    """

    field: str
    value: str | None = None
    attr: str | None = None
    confidence: Confidence = 0.95

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        if not self.field.isidentifier() or self.field in RESERVED:
            raise ValueError(f"{self.field!r} is no name of a field")
        if self.field in Article.model_fields and self.field not in READERS:
            raise ValueError(f"{self.field} comes from the roles of blocks; write rules for those")
        if self.value is None and not (self.line or self.css):
            raise ValueError("a rule for a field needs value, line or css")
        if self.attr is not None and self.css is None:
            raise ValueError("attr is an attribute of what css finds; css is missing")
        return self


class SiteFile(BaseModel):
    """The content of a file: whose pages it is about, and the rules."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    domains: tuple[str, ...] = ()
    """The hosts, those below them included; without it the file's name, if it is one."""
    signs: tuple[str, ...] = ()
    """Lines that only this site's pages have: one of them tells a dump without an address."""
    inherits: str | None = None
    """Name of a file, without ``.toml``, whose rules follow this one's."""
    role: tuple[RoleRule, ...] = ()
    """Rules for roles; the first one that is about a block counts."""
    field: tuple[FieldRule, ...] = ()
    """Rules for fields; each proposes a candidate."""


def _text(texts: list[str]) -> Any:
    return texts[0]


def _people(texts: list[str]) -> Any:
    return tuple(person for text in texts for person in parse_people(text))


def _credits(texts: list[str]) -> Any:
    return tuple(credit for text in texts for credit in parse_credits(text))


def _when(texts: list[str]) -> Any:
    return parse_stamp(texts[0])


def _list(texts: list[str]) -> Any:
    return tuple(dict.fromkeys(texts))


READERS: dict[str, Callable[[list[str]], Any]] = {
    **dict.fromkeys(
        ("url", "site", "language", "headline", "deck", "section", "byline", "copyright"), _text
    ),
    "authors": _people,
    "credits": _credits,
    "published": _when,
    "modified": _when,
    "tags": _list,
}
"""How the texts a rule found become the value of a field, for fields that texts can give."""


def read_value(field: str, texts: list[str]) -> Any:
    """The value of a field by the texts found, at least one; of a field of its own the text.

    >>> read_value("published", ["20 October 2021"])
    datetime.date(2021, 10, 20)
    """
    read = READERS.get(field)
    if read is not None:
        return read(texts)
    return texts[0] if len(texts) == 1 else texts
