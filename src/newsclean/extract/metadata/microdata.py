"""Reads schema.org properties from attributes: microdata (itemprop) and the basics of RDFa."""

from __future__ import annotations

from itertools import islice
from typing import cast

from lxml import etree
from lxml.etree import _Element

from newsclean.document import Metadata
from newsclean.extract.collect import add
from newsclean.extract.metadata.jsonld import ARTICLE_TYPES

# From the attributes to their elements, which takes a third of the time of asking every element.
_MARKED = etree.XPath(
    "descendant-or-self::*/@itemprop/.. | descendant-or-self::*/@property[not(parent::meta)]/.."
)
_FIELDS = {
    "headline": "headlines",
    "datepublished": "published",
    "datecreated": "published",
    "date": "published",
    "created": "published",
    "issued": "published",
    "datemodified": "modified",
    "modified": "modified",
    "articlesection": "sections",
    "author": "authors",
    "creator": "authors",
}
_OWN_TYPES = ARTICLE_TYPES | {"WebPage"}
_MOST = 400
_FARTHEST = 40
_LONGEST = 400
_FARTHEST_IN = 300


def read_microdata(root: _Element, found: Metadata) -> None:
    """Add the properties of the article, not those of comments, products or people in it."""
    for element in cast("list[_Element]", _MARKED(root))[:_MOST]:
        for origin, attribute, kind in (
            ("microdata", "itemprop", "itemtype"),
            ("rdfa", "property", "typeof"),
        ):
            for name in (element.get(attribute) or "").split():
                field = _FIELDS.get(name.rsplit(":", 1)[-1].rsplit("/", 1)[-1].lower())
                if field and not _of_other_thing(element, kind):
                    value = _name(element, attribute) if field == "authors" else _value(element)
                    add(found, field, origin, value)


def _value(element: _Element) -> str:
    given = element.get("content") or element.get("datetime")
    # "<abbr class=published title=2026-04-19T21:14:00+01:00>21:14</abbr>", from before `time` elements.
    given = given or (element.get("title") if element.tag == "abbr" else None)
    return given or visible_text(element)


def _name(element: _Element, attribute: str) -> str:
    """The author's name: of the inner property ``name`` where there is one."""
    for number, inner in enumerate(element.iter()):
        if number > 60:
            break
        if (inner.get(attribute) or "").rsplit(":", 1)[-1] == "name":
            return _value(inner)
    return element.get("content") or visible_text(element)


def visible_text(element: _Element) -> str:
    """The text of an element, as far as a title or name can reach."""
    parts: list[str] = []
    length = 0
    for event, inner in islice(etree.iterwalk(element, events=("start", "end")), _FARTHEST_IN):
        text = inner.text if event == "start" else inner.tail if inner is not element else None
        if text and isinstance(inner.tag, str):
            parts.append(text[:_LONGEST])
            length += len(text)
        if length > _LONGEST:
            break
    return "".join(parts)


def _of_other_thing(element: _Element, kind: str) -> bool:
    """Whether the innermost thing around a property is something else than the article."""
    for steps, parent in enumerate(element.iterancestors()):
        if steps > _FARTHEST:
            return False
        types = parent.get(kind)
        if types:
            names = {name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in types.split()}
            return not names & _OWN_TYPES
    return False
