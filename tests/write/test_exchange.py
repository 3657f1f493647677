"""Exports against the published property lists: nothing may stand in them that is not published.

schema.org: properties of NewsArticle, Article, CreativeWork and Thing that an article here can
have (https://schema.org/NewsArticle); ninjs: the JSON Schema of version 2.1.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from newsclean import Article, Credit, Dateline, Image, Paragraph, Person

SCHEMA_ORG = {
    "NewsArticle": (
        "dateline printColumn printEdition printPage printSection articleBody articleSection "
        "backstory pageEnd pageStart pagination speakable wordCount about abstract author "
        "citation contentLocation contributor copyrightHolder copyrightNotice copyrightYear "
        "creativeWorkStatus creator creditText dateCreated dateModified datePublished editor "
        "genre headline inLanguage isAccessibleForFree isBasedOn isPartOf keywords license "
        "locationCreated mainEntity mentions provider publisher sourceOrganization text "
        "thumbnailUrl version additionalType alternateName description identifier image "
        "mainEntityOfPage name sameAs url"
    ),
    "Person": "name jobTitle affiliation email url",
    "Organization": "name url",
    "Place": "name",
    "ImageObject": "url contentUrl caption creditText copyrightNotice",
}
NINJS = (
    "uri type representationtype profile version firstcreated versioncreated contentcreated "
    "embargoed pubstatus urgency copyrightholder copyrightnotice usageterms ednote language "
    "descriptions bodies headlines people organisations places subjects events objects "
    "infosources title by slugline located renditions associations altids trustindicators "
    "standard genres expires rightsinfo"
)
NINJS_PARTS = {
    "headlines": "role contenttype value",
    "descriptions": "role contenttype value",
    "bodies": "role contenttype charcount wordcount value",
    "people": "name rel uri literal contactinfo",
    "organisations": "name rel uri literal symbols contactinfo",
    "subjects": "name rel uri literal creator relevance confidence",
    "infosources": "name role uri literal contactinfo",
    "renditions": "name href contenttype title height width sizeinbytes duration format",
    "associations": f"name {NINJS}",
}

FULL = Article(
    url="https://echo.example/n/1",
    site="Port Echo",
    language="en",
    headline="Talks <begin>",
    deck="A deck",
    section="World",
    byline="By Ana Ruiz",
    authors=(
        Person(name="Ana Ruiz", role="Editor", affiliation="Port Echo"),
        Person(name="Bo Li"),
        Person(name="Kyodo News", kind="organization"),
    ),
    dateline=Dateline(raw="PARIS (AP) —", location="PARIS", agency="Associated Press"),
    published=dt.date(2024, 6, 3),
    modified=dt.datetime(2024, 6, 4, 5, 6, tzinfo=dt.UTC),
    body=(
        Paragraph(kind="paragraph", text="Talks <b>began</b>."),
        Paragraph(kind="list_item", text="One"),
        Paragraph(kind="table", text="a | b"),
        Paragraph(kind="list_item", text="Two"),
    ),
    credits=(Credit(source="Associated Press", source_raw="AP", raw="(AP)"),) * 2,
    copyright="© 2024 Port Echo",
    tags=("talks",),
    images=(Image(url="https://echo.example/1.jpg", caption="C", credit="D"), Image(url="/2.jpg")),
)
BARE = Article(headline="H", body=(Paragraph(kind="paragraph", text="T."),))


def check_jsonld(value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            check_jsonld(item)
    elif isinstance(value, dict):
        published = set(SCHEMA_ORG[value["@type"]].split())
        assert set(value) - {"@type", "@context"} <= published
        for item in value.values():
            check_jsonld(item)


@pytest.mark.parametrize("article", [FULL, BARE], ids=["full", "bare"])
def test_jsonld_has_published_properties_only(article: Article) -> None:
    exported = json.loads(json.dumps(article.to_jsonld()))
    check_jsonld(exported)
    assert exported["@context"] == "https://schema.org"
    assert None not in exported.values() and "" not in exported.values()


def test_jsonld_values() -> None:
    exported = FULL.to_jsonld()
    assert exported["headline"] == "Talks <begin>"
    assert exported["dateline"] == "PARIS (AP) —"
    assert exported["datePublished"] == "2024-06-03"
    assert exported["dateModified"] == "2024-06-04T05:06:00+00:00"
    assert [author["name"] for author in exported["author"]] == ["Ana Ruiz", "Bo Li", "Kyodo News"]
    assert exported["author"][-1] == {"@type": "Organization", "name": "Kyodo News"}
    assert exported["sourceOrganization"] == [{"@type": "Organization", "name": "Associated Press"}]


def check_ninjs(value: dict[str, Any], allowed: str) -> None:
    assert set(value) <= set(allowed.split())
    for name, content in value.items():
        if isinstance(content, list):
            for item in content:
                check_ninjs(item, NINJS_PARTS[name])


@pytest.mark.parametrize("article", [FULL, BARE], ids=["full", "bare"])
def test_ninjs_has_published_properties_only(article: Article) -> None:
    exported = json.loads(json.dumps(article.to_ninjs()))
    check_ninjs(exported, NINJS)
    assert set(exported["standard"]) <= {"name", "version", "schema"}
    assert exported["type"] == "text" and exported["representationtype"] == "full"
    for item in exported.get("associations", ()):
        assert item["name"] and item["uri"].startswith(("https://", "urn:newsclean:"))


def test_ninjs_values() -> None:
    exported = FULL.to_ninjs()
    assert exported["uri"] == FULL.url
    assert exported["located"] == "PARIS"
    assert exported["contentcreated"] == "2024-06-03T00:00:00+00:00"
    html = exported["bodies"][1]["value"]
    assert html.startswith("<p>Talks &lt;b&gt;began&lt;/b&gt;.</p>")
    assert html.count("<ul>") == html.count("</ul>") == 2
    assert exported["infosources"] == [{"name": "Associated Press"}]


def test_ninjs_names_an_article_without_address_by_its_content() -> None:
    assert BARE.to_ninjs()["uri"] == BARE.to_ninjs()["uri"]
    assert BARE.to_ninjs()["uri"].startswith("urn:newsclean:")
    assert "versioncreated" not in BARE.to_ninjs()
