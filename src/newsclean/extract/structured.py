"""What a page says of itself in markup: JSON-LD, OpenGraph, meta names, microdata, times, links."""

from __future__ import annotations

from typing import Any

from lxml.etree import _Element

from newsclean.document import Document, Metadata
from newsclean.extract import jsonld

# Name or property of a meta element: (field of Metadata, origin).
_META = {
    "og:title": ("headlines", "opengraph"),
    "twitter:title": ("headlines", "twitter"),
    "dc.title": ("headlines", "dublin core"),
    "dcterms.title": ("headlines", "dublin core"),
    "parsely-title": ("headlines", "meta"),
    "sailthru.title": ("headlines", "meta"),
    "headline": ("headlines", "meta"),
    "og:description": ("descriptions", "opengraph"),
    "description": ("descriptions", "meta"),
    "twitter:description": ("descriptions", "twitter"),
    "dc.description": ("descriptions", "dublin core"),
    "sailthru.description": ("descriptions", "meta"),
    "author": ("authors", "meta"),
    "authors": ("authors", "meta"),
    "article:author": ("authors", "opengraph"),
    "article:author_name": ("authors", "opengraph"),
    "parsely-author": ("authors", "meta"),
    "sailthru.author": ("authors", "meta"),
    "byl": ("authors", "meta"),
    "dc.creator": ("authors", "dublin core"),
    "dcterms.creator": ("authors", "dublin core"),
    "cxenseparse:author": ("authors", "meta"),
    "article:published_time": ("published", "opengraph"),
    "og:published_time": ("published", "opengraph"),
    "article:published": ("published", "opengraph"),
    "og:article:published_time": ("published", "opengraph"),
    "parsely-pub-date": ("published", "meta"),
    "sailthru.date": ("published", "meta"),
    "cxenseparse:recs:publishtime": ("published", "meta"),
    "pubdate": ("published", "meta"),
    "publishdate": ("published", "meta"),
    "publish-date": ("published", "meta"),
    "published_date": ("published", "meta"),
    "publication_date": ("published", "meta"),
    "date": ("published", "meta"),
    "dc.date": ("published", "dublin core"),
    "dc.date.issued": ("published", "dublin core"),
    "dcterms.created": ("published", "dublin core"),
    "dcterms.date": ("published", "dublin core"),
    "datepublished": ("published", "meta"),
    "article.published": ("published", "meta"),
    "displaydate": ("published", "meta"),
    "rnews:datepublished": ("published", "meta"),
    "article:modified_time": ("modified", "opengraph"),
    "og:updated_time": ("modified", "opengraph"),
    "article.updated": ("modified", "meta"),
    "lastmod": ("modified", "meta"),
    "last-modified": ("modified", "meta"),
    "datemodified": ("modified", "meta"),
    "dcterms.modified": ("modified", "dublin core"),
    "article:section": ("sections", "opengraph"),
    "parsely-section": ("sections", "meta"),
    "section": ("sections", "meta"),
    "cxenseparse:section": ("sections", "meta"),
    "article:tag": ("tags", "opengraph"),
    "news_keywords": ("tags", "meta"),
    "keywords": ("tags", "meta"),
    "parsely-tags": ("tags", "meta"),
    "sailthru.tags": ("tags", "meta"),
    "og:image": ("images", "opengraph"),
    "twitter:image": ("images", "twitter"),
    "og:site_name": ("sites", "opengraph"),
    "application-name": ("sites", "meta"),
    "article:publisher": ("publishers", "opengraph"),
    "dc.publisher": ("publishers", "dublin core"),
    "og:url": ("urls", "opengraph"),
    "parsely-link": ("urls", "meta"),
    "og:locale": ("languages", "opengraph"),
    "content-language": ("languages", "meta"),
    "dc.language": ("languages", "dublin core"),
    "copyright": ("copyrights", "meta"),
}
# itemprop of schema.org microdata.
_ITEMPROP = {
    "headline": "headlines",
    "datePublished": "published",
    "dateCreated": "published",
    "dateModified": "modified",
    "articleSection": "sections",
    "author": "authors",
}
_TRUST = ("json-ld", "microdata", "opengraph", "meta", "dublin core", "twitter", "link", "time")
_LONGEST = 2000


def read_metadata(document: Document) -> Metadata:
    """Everything the page's markup says of itself, in order of trust; empty for text dumps.

    One pass over the elements that can say something. Values are as written, white space folded.
    """
    found = Metadata()
    root = document.source.tree
    if root is None:
        return found
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        found.languages.append(("html", language.strip()))
    scripts: list[str] = []
    for element in root.iter("meta", "title", "script", "link", "time", "a", "span", "div", "h1", "p"):
        _read(element, str(element.tag), found, scripts)
    for value in jsonld.objects(scripts):
        _schema(value, found)
    _sort(found)
    return found


def _read(element: _Element, tag: str, found: Metadata, scripts: list[str]) -> None:
    attributes = element.attrib
    if tag == "meta":
        name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        known = _META.get((name or "").strip().lower())
        if known:
            _add(found, known[0], known[1], attributes.get("content"))
        _microdata(element, found)
    elif tag == "title":
        if found.title is None and element.getparent() is not None:
            found.title = _fold("".join(element.itertext())) or None
    elif tag == "script":
        if "ld+json" in (attributes.get("type") or "").lower() and element.text:
            scripts.append(element.text)
    elif tag == "link":
        if (attributes.get("rel") or "").lower() == "canonical":
            _add(found, "urls", "link", attributes.get("href"))
        _microdata(element, found)
    elif tag == "time":
        _time(element, found)
    elif tag == "a" and "author" in (attributes.get("rel") or "").lower().split():
        _add(found, "authors", "link", "".join(element.itertext())[:200])
    elif "itemprop" in attributes:
        _microdata(element, found)


def _microdata(element: _Element, found: Metadata) -> None:
    for name in (element.get("itemprop") or "").split():
        field = _ITEMPROP.get(name)
        if field is None or _inside_other_item(element):
            continue
        if name == "author":
            value = _name(element)
        else:
            value = element.get("content") or element.get("datetime") or "".join(element.itertext())
        _add(found, field, "microdata", value)


def _name(element: _Element) -> str | None:
    """The author's name: of the inner property ``name`` where there is one."""
    for inner in element.iter():
        if isinstance(inner.tag, str) and inner.get("itemprop") == "name":
            return inner.get("content") or "".join(inner.itertext())
    return element.get("content") or "".join(element.itertext())


def _inside_other_item(element: _Element) -> bool:
    """Whether the property is of a comment, a product or another thing than the article."""
    for steps, parent in enumerate(element.iterancestors()):
        if steps > 40:
            break
        kind = parent.get("itemtype")
        if kind:
            return kind.rsplit("/", 1)[-1] not in jsonld.ARTICLE_TYPES | {"WebPage"}
    return False


def _time(element: _Element, found: Metadata) -> None:
    value = element.get("datetime") or "".join(element.itertext())
    marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
    if "modified" in marks or "updated" in marks:
        _add(found, "modified", "time", value)
    else:
        _add(found, "published", "time", value)


def _schema(value: dict[str, Any], found: Metadata) -> None:
    """Take over an object of JSON-LD."""
    kinds = jsonld.types(value)
    found.types += kinds
    if not any(kind in jsonld.ARTICLE_TYPES for kind in kinds):
        if "WebSite" in kinds or "NewsMediaOrganization" in kinds:
            _add(found, "sites", "json-ld", jsonld.text(value.get("name")))
        return
    _add(found, "headlines", "json-ld", jsonld.text(value.get("headline")))
    _add(found, "descriptions", "json-ld", jsonld.text(value.get("description")))
    for name in jsonld.texts(value.get("author")) or jsonld.texts(value.get("creator")):
        _add(found, "authors", "json-ld", name)
    _add(found, "published", "json-ld", jsonld.text(value.get("datePublished")))
    _add(found, "modified", "json-ld", jsonld.text(value.get("dateModified")))
    for section in jsonld.texts(value.get("articleSection")):
        _add(found, "sections", "json-ld", section)
    for tag in jsonld.texts(value.get("keywords")):
        _add(found, "tags", "json-ld", tag)
    _add(found, "publishers", "json-ld", jsonld.text(value.get("publisher")))
    _add(found, "languages", "json-ld", jsonld.text(value.get("inLanguage")))
    _add(found, "copyrights", "json-ld", jsonld.text(value.get("copyrightNotice")))
    for image in _pictures(value.get("image")):
        _add(found, "images", "json-ld", image)
    body = value.get("articleBody")
    if isinstance(body, str) and found.body is None:
        found.body = body
    free = value.get("isAccessibleForFree")
    if free is not None and found.free is None:
        found.free = str(free).lower() not in ("false", "0", "no")


def _pictures(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    urls = [item.get("url") or item.get("contentUrl") if isinstance(item, dict) else item for item in listed]
    return [url for url in urls if isinstance(url, str)]


def _add(found: Metadata, field: str, origin: str, value: Any) -> None:
    if not isinstance(value, str):
        return
    folded = _fold(value)
    values: list[tuple[str, str]] = getattr(found, field)
    if folded and (origin, folded) not in values and len(values) < 60:
        values.append((origin, folded))


def _fold(value: str) -> str:
    return " ".join(value[:_LONGEST].split())


def _sort(found: Metadata) -> None:
    """Order of trust; values of one origin stay in page order."""
    rank = {origin: number for number, origin in enumerate(_TRUST)}
    for name in ("headlines", "descriptions", "authors", "published", "modified", "sections", "tags",
                 "images", "sites", "publishers", "urls", "languages"):  # fmt: skip
        values: list[tuple[str, str]] = getattr(found, name)
        values.sort(key=lambda pair: rank.get(pair[0], len(rank)))
