"""What a page says of itself in markup: JSON-LD, OpenGraph, meta names, microdata, times, links."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from lxml.etree import _Element

from newsclean.data.tables import table
from newsclean.document import Document, Metadata
from newsclean.extract.collect import add
from newsclean.extract.metadata.header import read_header
from newsclean.extract.metadata.jsonld import plain, read_jsonld
from newsclean.extract.metadata.microdata import read_microdata, visible_text

_TRUST = (
    "json-ld", "microdata", "opengraph", "rdfa", "meta", "dublin core", "json-ld page", "twitter",
    "link", "html", "time", "script",
)  # fmt: skip
_LISTS = (
    "headlines", "descriptions", "authors", "organizations", "published", "modified", "sections", "tags", "images",
    "sites", "publishers", "urls", "languages", "copyrights",
)  # fmt: skip
_LANGUAGE = ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang")
_APART = frozenset({"aside", "nav", "footer"})
_UPDATED = re.compile(r"modified|updated|update\b")
_ENTERED = re.compile(r"\bpublished\b|\bentry-date\b|datepublished")
# Dates in a page's scripts, asked only where nothing else tells one.
_IN_SCRIPT = re.compile(
    r"[\"'](?=[dpfa])(?:date(?:_?published|posted)|publish(?:ed_?at|(?:ed)?_?date)|"
    r"publicationdate|firstpublished|pubdate|article_date)"
    r"\\?[\"']\s*:\s*\\?[\"'](\d{4}-\d\d-\d\d[^\"'\\]{0,25})",
    re.IGNORECASE,
)
_DAY = re.compile(r"-\d\d-\d\d")
_SCRIPT_REACH = 400_000
# The same in JSON that stands in an attribute.
_IN_ATTRIBUTE = re.compile(
    r"&quot;(?:datePublished|publishedAt|published_at|publishDate|publishedDate|publicationDate)"
    r"&quot;\s*:\s*(?:\[0,)?&quot;(\d{4}-\d\d-\d\d[^&]{0,25})&quot;"
)


def read_metadata(document: Document) -> Metadata:
    """Everything the page's markup says of itself, in order of trust; of text dumps what their header says.

    Values are as written, entities resolved and white space folded; the parsing of dates and
    names is the extractors' work.
    """
    found = Metadata()
    root = document.source.tree
    if root is None:
        read_header(document, found)
        return found
    for name in _LANGUAGE:
        add(found, "languages", "html", root.get(name))
    scripts: list[str] = []
    other: list[str] = []
    for element in root.iter("meta", "title", "script", "link", "time", "a"):
        _read(element, found, scripts, other)
    read_microdata(root, found)
    addresses = [value for _, value in found.urls] + [document.source.url or ""]
    read_jsonld(scripts, found, [address for address in addresses if address])
    if not found.published:
        _search_scripts(other, found)
    if not found.published:
        _search_attributes(document.source.text, found)
    _sort(found)
    return found


def _read(element: _Element, found: Metadata, scripts: list[str], other: list[str]) -> None:
    tag = element.tag
    if tag == "a":
        relation = element.get("rel")
        if relation and "author" in relation.lower().split():
            add(found, "authors", "link", visible_text(element)[:200])
    elif tag == "meta":
        _meta(element, found)
    elif tag == "script":
        if element.text:
            is_data = "ld+json" in (element.get("type") or "").lower()
            (scripts if is_data else other).append(element.text)
    elif tag == "time":
        _time(element, found)
    elif tag == "link":
        if (element.get("rel") or "").lower() == "canonical":
            add(found, "urls", "link", element.get("href"))
    elif found.title is None and not _in_picture(element):
        found.title = " ".join(visible_text(element).split()) or None


def _meta(element: _Element, found: Metadata) -> None:
    for attribute in ("property", "name", "http-equiv"):
        name = element.get(attribute)
        known = _names().get(name.strip().lower()) if name else None
        if known is None:
            continue
        value = element.get("content") or element.get("value") or ""
        field, origin = known
        if field == "types":
            found.types.append(value.strip())
        else:
            add(found, field, origin, plain(value) if "&" in value or "<" in value else value)
        return


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Field and origin by the name of a meta element."""
    content = table("metanames")
    return {
        name: (field, origin)
        for field, origins in content.items()
        for origin, names in origins.items()
        for name in names
    }


def _in_picture(element: _Element) -> bool:
    """Whether a title is that of a drawing (svg) and not the page's."""
    return any(parent.tag == "svg" for parent in islice(element.iterancestors(), 10))


def _time(element: _Element, found: Metadata) -> None:
    """A time element; those in margins are of other stories."""
    if any(outer.tag in _APART for outer in islice(element.iterancestors(), 30)):
        return
    value = element.get("datetime") or visible_text(element)
    parent = element.getparent()
    marks = f"{element.get('itemprop') or ''} {element.get('class') or ''} "
    marks += (parent.get("class") or "") if parent is not None else ""
    # Themes of WordPress call a time "published updated" where nothing was changed.
    updated = _UPDATED.search(marks.lower()) and not _ENTERED.search(marks.lower())
    add(found, "modified" if updated else "published", "time", value[:100])


def _search_scripts(scripts: list[str], found: Metadata) -> None:
    left = _SCRIPT_REACH
    for script in scripts:
        # Most scripts hold no date of any name.
        hit = _DAY.search(script, 0, left) and _IN_SCRIPT.search(script, 0, left)
        if hit is not None:
            add(found, "published", "script", hit[1])
            return
        left -= len(script)
        if left <= 0:
            return


def _search_attributes(markup: str, found: Metadata) -> None:
    hit = _IN_ATTRIBUTE.search(markup) if "&quot;" in markup else None
    if hit is not None:
        add(found, "published", "script", hit[1])


def _sort(found: Metadata) -> None:
    """Order of trust; values of one origin stay in page order."""
    rank = {origin: number for number, origin in enumerate(_TRUST)}
    for name in _LISTS:
        values: list[tuple[str, str]] = getattr(found, name)
        values.sort(key=lambda pair: rank.get(pair[0], len(rank)))
