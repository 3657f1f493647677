"""Reads schema.org articles from JSON-LD: graphs, lists, several objects, and JSON that is broken."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Sequence
from html import unescape
from typing import Any

from newsclean.document import Metadata
from newsclean.extract.collect import add

ARTICLE_TYPES = frozenset(
    {
        "Article", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "Report",
        "AnalysisNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting",
        "LiveBlogPosting", "SocialMediaPosting", "AdvertiserContentArticle", "SatiricalArticle",
        "ScholarlyArticle", "TechArticle", "Review", "Recipe", "PressRelease", "CreativeWork",
        "ClaimReview", "MedicalScholarlyArticle", "DiscussionForumPosting", "HowTo", "Blog",
    }
)  # fmt: skip
_PAGE_TYPES = frozenset({"WebPage", "ItemPage", "AboutPage", "FAQPage", "MedicalWebPage"})
_SITE_TYPES = frozenset({"WebSite", "NewsMediaOrganization"})
# What an article holds that is an article of its own, or about something else.
_APART = frozenset(
    [
        "liveBlogUpdate",
        "comment",
        "review",
        "itemListElement",
        "hasPart",
        "isPartOf",
        "mentions",
        "about",
        "citation",
        "video",
        "relatedLink",
        "subjectOf",
        "isBasedOn",
        "potentialAction",
        "breadcrumb",
        "aggregateRating",
        "offers",
    ]
)
_COMMENT = re.compile(
    r"<!--|-->|<!\[CDATA\[|\]\]>|^[ \t]*//[^\n]{0,200}$|/\*[^*]{0,400}\*/", re.MULTILINE
)
_TRAILING = re.compile(r",(\s*[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
# A text behind its name, up to the next name or the end of its object; a quotation mark inside of it.
_TEXT = re.compile(
    r'(?<=":")[^{}\[\]\n]{1,1000}?(?="\s*(?:,\s*"@?\w{1,40}"\s*:|[}\]]))|'
    r'(?<=": ")[^{}\[\]\n]{1,1000}?(?="\s*(?:,\s*"@?\w{1,40}"\s*:|[}\]]))'
)
# Where quotation marks are not marked as such every one may be the end: longer scripts are left.
_LONGEST_QUOTED = 20_000
_INNER = re.compile(r'(?<!\\)"')
_STRING, _BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"'), re.compile(r"[{}\[\]]")
_CLOSING = {"{": "}", "[": "]"}
_DEEPEST = 12
_MOST = 3000
Object = dict[str, Any]


def read_jsonld(scripts: Sequence[str], found: Metadata, addresses: Sequence[str] = ()) -> None:
    """Add what the JSON-LD scripts say of this page's article.

    Of several articles those whose address is one of ``addresses``, or whose headline stands in
    the page's title, are this page's; the others are teasers where one of those is there.
    """
    things = _objects(scripts)
    known = {str(thing["@id"]): thing for thing in things if "@id" in thing and len(thing) > 2}
    articles = [thing for thing in things if ARTICLE_TYPES.intersection(_types(thing))]
    own = [thing for thing in articles if _is_own(thing, found, addresses)]
    for thing in things:
        found.types += _types(thing)[:3]
        if _SITE_TYPES.intersection(_types(thing)):
            add(found, "sites", "json-ld", _text(thing.get("name"), known))
    for thing in own or articles:
        _take(thing, found, known)
    for thing in things:
        if not articles and _PAGE_TYPES.intersection(_types(thing)):
            add(found, "published", "json-ld page", _text(thing.get("datePublished"), known))
            add(found, "modified", "json-ld page", _text(thing.get("dateModified"), known))
            add(found, "languages", "json-ld page", _text(thing.get("inLanguage"), known))


def _take(thing: Object, found: Metadata, known: dict[str, Object]) -> None:
    """Take over the properties of an article."""
    for name, field in _PROPERTIES.items():
        if field == "authors":
            _take_authors(thing.get(name), found, known)
            continue
        for value in _texts(thing.get(name), known)[:40]:
            add(found, field, "json-ld", value)
    for image in _pictures(thing.get("image"), known):
        add(found, "images", "json-ld", image)
    body = thing.get("articleBody")
    if isinstance(body, str) and found.body is None:
        found.body = body
    free = thing.get("isAccessibleForFree")
    if free is not None and found.free is None:
        found.free = str(free).lower() not in ("false", "0", "no")


def _take_authors(value: Any, found: Metadata, known: dict[str, Object]) -> None:
    """Take over authors: people, and organisations apart from them."""
    for item in (value if isinstance(value, list) else [value])[:40]:
        thing = known.get(str(item.get("@id")), item) if isinstance(item, dict) else item
        organized = isinstance(thing, dict) and "Organization" in "".join(_types(thing))
        for name in _texts(item, known):
            add(found, "organizations" if organized else "authors", "json-ld", name)


_PROPERTIES = {
    "headline": "headlines",
    "description": "descriptions",
    "author": "authors",
    "creator": "authors",
    "datePublished": "published",
    "dateModified": "modified",
    "articleSection": "sections",
    "keywords": "tags",
    "publisher": "publishers",
    "inLanguage": "languages",
    "copyrightNotice": "copyrights",
}


def _objects(scripts: Sequence[str]) -> list[Object]:
    """Every typed object, those of one script breadth first."""
    found: list[Object] = []
    for script in scripts:
        pending: deque[tuple[Any, int]] = deque([(load(script), 0)])
        while pending and len(found) < _MOST:
            value, depth = pending.popleft()
            if depth > _DEEPEST:
                continue
            if isinstance(value, list):
                pending += [(item, depth + 1) for item in value[:_MOST]]
            elif isinstance(value, dict):
                if "@type" in value:
                    found.append(value)
                inner = (item for key, item in value.items() if key not in _APART)
                pending += [(item, depth + 1) for item in inner if isinstance(item, dict | list)]
    return found


def load(script: str) -> Any:
    """The script's value, repaired where comments, entities, commas, line ends, quotation marks or a
    missing end broke it; else None.

    >>> load('<!-- {"@type": "Article", "headline": "Rain",} -->')["headline"]
    'Rain'
    """
    for repair in (str, _without_comments, _plain_commas, _unescaped, _quoted, _closed):
        try:
            return json.loads(repair(script), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _without_comments(script: str) -> str:
    return _COMMENT.sub("", script).strip().rstrip(";")


def _plain_commas(script: str) -> str:
    return _CONTROL.sub(" ", _TRAILING.sub(r"\1", _without_comments(script)))


def _unescaped(script: str) -> str:
    return _plain_commas(unescape(script)) if "&quot;" in script else script


def _quoted(script: str) -> str:
    """The script with quotation marks within its texts marked as such: "told to "shut windows""."""
    if len(script) > _LONGEST_QUOTED:
        return script
    return _TEXT.sub(lambda found: _INNER.sub('\\"', found.group()), _plain_commas(script))


def _closed(script: str) -> str:
    """The script with the brackets closed that are open at its end."""
    plain = _quoted(script)
    open_: list[str] = []
    for sign in _BRACKET.findall(_STRING.sub("", plain)):
        if sign in _CLOSING:
            open_.append(_CLOSING[sign])
        elif open_:
            open_.pop()
    return plain + "".join(reversed(open_))


def _is_own(thing: Object, found: Metadata, addresses: Sequence[str]) -> bool:
    pages = thing.get("mainEntityOfPage"), thing.get("url"), thing.get("@id")
    for page in pages:
        address = page.get("@id") or page.get("url") if isinstance(page, dict) else page
        if isinstance(address, str) and _bare(address) in {_bare(known) for known in addresses}:
            return True
    headline = thing.get("headline")
    return (
        isinstance(headline, str) and len(headline) > 8 and headline.strip() in (found.title or "")
    )


def _bare(address: str) -> str:
    return (
        address.split("#", 1)[0]
        .split("?", 1)[0]
        .rstrip("/")
        .removeprefix("http:")
        .removeprefix("https:")
    )


def _types(thing: Object) -> list[str]:
    """Type names of an object, without their namespace."""
    given = thing.get("@type")
    listed = given if isinstance(given, list) else [given]
    return [name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in listed if isinstance(name, str)]


def _text(value: Any, known: dict[str, Object]) -> str | None:
    return next(iter(_texts(value, known)), None)


def _texts(value: Any, known: dict[str, Object]) -> list[str]:
    """The text values of a property: of objects their names, references followed."""
    found = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            if "name" not in item and str(item.get("@id")) in known:
                item = known[str(item["@id"])]
            item = item.get("name") or item.get("@value") or item.get("alternateName")
            item = item[0] if isinstance(item, list) and item else item
        if isinstance(item, int | float) and not isinstance(item, bool):
            item = str(item)
        if isinstance(item, str) and (text := plain(item)):
            found.append(text)
    return found


def plain(value: str) -> str:
    """A value without markup and entities, white space folded; entities may be encoded twice."""
    value = value[:4000]
    if "&" in value:
        value = unescape(unescape(value))
    if "<" in value:
        value = _TAG.sub("", value)
    return " ".join(value.split())


def _pictures(value: Any, known: dict[str, Object]) -> list[str]:
    urls = []
    for item in (value if isinstance(value, list) else [value])[:10]:
        if isinstance(item, dict):
            item = known.get(str(item.get("@id")), item)
            item = item.get("url") or item.get("contentUrl")
        if isinstance(item, str):
            urls.append(item)
    return urls
