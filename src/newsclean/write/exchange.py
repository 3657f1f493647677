"""An article in the news industry's exchange formats: schema.org JSON-LD and IPTC ninjs."""

from __future__ import annotations

import datetime as dt
import hashlib
from html import escape
from typing import Any

from newsclean.models import Article, Image, Paragraph, Person
from newsclean.write.text import to_text


def to_jsonld(article: Article) -> dict[str, Any]:
    """The article as a schema.org ``NewsArticle`` object, ready for ``json.dumps``.

    Only properties of https://schema.org/NewsArticle and of the types of their values; what the
    article does not have is left out. See https://schema.org/dateline for the dateline.

    >>> article = Article(headline="Rain", body=(Paragraph(kind="paragraph", text="It rains."),))
    >>> to_jsonld(article)["articleBody"]
    'It rains.'
    """
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "url": article.url,
            "mainEntityOfPage": article.url,
            "headline": article.headline,
            "description": article.deck,
            "articleSection": article.section,
            "inLanguage": article.language,
            "author": [_person(person) for person in article.authors],
            "dateline": article.dateline.raw if article.dateline else None,
            "locationCreated": _place(article),
            "datePublished": _when(article.published),
            "dateModified": _when(article.modified),
            "publisher": {"@type": "Organization", "name": article.site} if article.site else None,
            "sourceOrganization": [
                {"@type": "Organization", "name": name} for name in _sources(article)
            ],
            "creditText": "; ".join(credit.raw for credit in article.credits),
            "copyrightNotice": article.copyright,
            "keywords": list(article.tags),
            "image": [_image(image) for image in article.images],
            "articleBody": to_text(article),
        }
    )


def to_ninjs(article: Article) -> dict[str, Any]:
    """The article as an IPTC ninjs 2.1 object, ready for ``json.dumps``.

    See https://iptc.org/standards/ninjs/. ``uri`` is the article's address; without one, a name
    made from headline and text, so that the same article always gets the same. Related stories
    and the segments have no place in ninjs and stay out.
    """
    text = to_text(article)
    return _filled(
        {
            "uri": _uri(article.url, f"{article.headline}\n{text}"),
            "standard": {
                "name": "ninjs",
                "version": "2.1",
                "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
            },
            "type": "text",
            "representationtype": "full",
            "language": article.language,
            "versioncreated": _stamp(article.modified or article.published),
            "contentcreated": _stamp(article.published),
            "headlines": _texts(article.headline),
            "descriptions": _texts(article.deck),
            "by": article.byline,
            "located": article.dateline.location if article.dateline else None,
            "bodies": [
                *_texts(text),
                {"role": "main", "contenttype": "text/html", "value": _html(article.body)},
            ],
            "people": _authors(article, "person"),
            "organisations": _authors(article, "organization"),
            "subjects": [{"name": tag} for tag in article.tags],
            "infosources": [{"name": name} for name in _sources(article)],
            "copyrightnotice": article.copyright,
            "associations": [
                _picture(image, number) for number, image in enumerate(article.images)
            ],
        }
    )


def _filled(properties: dict[str, Any]) -> dict[str, Any]:
    """The properties that have a value."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def _when(value: dt.date | dt.datetime | None) -> str | None:
    return value.isoformat() if value is not None else None


def _stamp(value: dt.date | dt.datetime | None) -> str | None:
    """A date-time as ninjs asks for: a day without a time starts at midnight UTC."""
    if value is None:
        return None
    if not isinstance(value, dt.datetime):
        value = dt.datetime(value.year, value.month, value.day)
    return (value if value.tzinfo else value.replace(tzinfo=dt.UTC)).isoformat()


def _authors(article: Article, kind: str) -> list[dict[str, str]]:
    """The authors of a kind, as ninjs names them."""
    return [{"name": one.name, "rel": "author"} for one in article.authors if one.kind == kind]


def _person(person: Person) -> dict[str, Any]:
    if person.kind == "organization":
        return {"@type": "Organization", "name": person.name}
    affiliation = person.affiliation
    return _filled(
        {
            "@type": "Person",
            "name": person.name,
            "jobTitle": person.role,
            "affiliation": {"@type": "Organization", "name": affiliation} if affiliation else None,
        }
    )


def _place(article: Article) -> dict[str, Any] | None:
    location = article.dateline.location if article.dateline else None
    return {"@type": "Place", "name": location} if location else None


def _sources(article: Article) -> list[str]:
    """Names of the organisations the text comes from, each once."""
    return list(dict.fromkeys(credit.source for credit in article.credits))


def _image(image: Image) -> dict[str, Any]:
    return _filled(
        {
            "@type": "ImageObject",
            "url": image.url,
            "caption": image.caption,
            "creditText": image.credit,
        }
    )


def _picture(image: Image, number: int) -> dict[str, Any]:
    absolute = _is_absolute(image.url)
    return _filled(
        {
            "name": f"picture-{number + 1}",
            "uri": _uri(image.url, image.url),
            "type": "picture",
            "descriptions": _texts(image.caption),
            "by": image.credit,
            "renditions": [{"name": "original", "href": image.url}] if absolute else [],
        }
    )


def _texts(text: str | None) -> list[dict[str, str]]:
    return [{"role": "main", "contenttype": "text/plain", "value": text}] if text else []


def _uri(url: str | None, content: str) -> str:
    """The address where it is a whole one, else a name made from the content."""
    if url is not None and _is_absolute(url):
        return url
    return f"urn:newsclean:{hashlib.sha256(content.encode()).hexdigest()[:32]}"


def _is_absolute(url: str) -> bool:
    return url.startswith(("http://", "https://"))


_TAGS = {"subheading": "h2", "quote": "blockquote", "preformatted": "pre", "paragraph": "p"}


def _html(body: tuple[Paragraph, ...]) -> str:
    """The body as simple HTML; all text escaped."""
    parts: list[str] = []
    listing = False
    for paragraph in body:
        if (paragraph.kind == "list_item") != listing:
            listing = not listing
            parts.append("<ul>" if listing else "</ul>")
        if paragraph.kind == "list_item":
            parts.append(f"<li>{escape(paragraph.text)}</li>")
        elif paragraph.kind == "table":
            parts.append(_rows(paragraph.text))
        else:
            tag = _TAGS[paragraph.kind]
            parts.append(f"<{tag}>{escape(paragraph.text)}</{tag}>")
    return "\n".join([*parts, *(["</ul>"] if listing else [])])


def _rows(text: str) -> str:
    rows = (
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row.split(" | ")) + "</tr>"
        for row in text.split("\n")
    )
    return "<table>" + "".join(rows) + "</table>"
