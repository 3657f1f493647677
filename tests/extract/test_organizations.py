"""Agencies, desks, companies and the publication as authors: told by name, kept apart from people."""

from __future__ import annotations

import json

import pytest
from pages import dump, page

from newsclean.document import Document, Metadata
from newsclean.extract.authors.organizations import announced_name, organizations
from newsclean.extract.resolve import resolve
from newsclean.models import Role

LINES = [
    ("By Reuters", ["Reuters"]),
    ("Von dpa", ["dpa"]),
    ("AFP", ["AFP"]),
    ("The Associated Press", ["The Associated Press"]),
    ("By Harbor Newsroom | June 3, 2024", ["Harbor Newsroom"]),
    ("Por Redacción", ["Redacción"]),
    ("Redaktion Hafenblatt", ["Redaktion Hafenblatt"]),
    ("Written by Port Echo", ["Port Echo"]),
    ("portecho.example", ["portecho.example"]),
    ("Center for Harbor Research", ["Center for Harbor Research"]),
    ("Ana Ruiz and AP", ["AP"]),
    ("Reuters, Bo Li", ["Reuters"]),
    ("Ritstjórn", ["Ritstjórn"]),
    ("Tim Redaksi", ["Tim Redaksi"]),
    ("ویب ڈیسک", ["ویب ڈیسک"]),
    ("מערכת", ["מערכת"]),
    ("Ana Ruiz/EFE", ["EFE"]),
    ("Auteur: Ana Ruiz Bron: Belga", []),
    ("By Ana Ruiz", []),
    ("News", []),
    ("أخبار", []),
    ("Read more news", []),
    ("Share this company", []),
    ("Staff Writer", []),
    ("Fact-checked by Harbor Institute", []),
    ("Is the harbor company safe?", []),
    ("", []),
]


@pytest.mark.parametrize(("line", "names"), LINES)
def test_organizations(line: str, names: list[str]) -> None:
    assert organizations(line, own=["Port Echo", "portecho.example"]) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By 3i Harbor", ["3i Harbor"]),
        ("By Ask the Plumber", ["Ask the Plumber"]),
        ("By Global Four, in News", ["Global Four"]),
        ("Ask the Plumber", []),
        ("By email", []),
        ("By clicking here", []),
    ],
)
def test_what_stands_behind_by(line: str, names: list[str]) -> None:
    assert announced_name(line) == names


def authors(document: Document) -> list[tuple[str, str]]:
    values, _ = resolve(document)
    return [(one.name, one.kind) for one in values.get("authors", ())]


def story(*lines: tuple[Role, str], **marked: list[tuple[str, str]]) -> Document:
    document = dump(
        (Role.HEADLINE, "Rain in Spain"), *lines, (Role.BODY, "It rained on the plain.")
    )
    document.metadata = Metadata(**marked)  # type: ignore[arg-type]
    return document


def test_people_go_before_organizations() -> None:
    document = story(
        (Role.BYLINE, "By Ana Ruiz"), organizations=[("json-ld", "Port Echo")],
        sites=[("opengraph", "Port Echo")],
    )  # fmt: skip
    assert authors(document) == [("Ana Ruiz", "person")]


def test_an_agency_that_markup_lists_beside_people_counts() -> None:
    document = story(
        (Role.BYLINE, "Ana Ruiz and AP"),
        authors=[("json-ld", "Ana Ruiz")],
        organizations=[("json-ld", "AP")],
    )
    assert authors(document) == [("Ana Ruiz", "person"), ("AP", "organization")]


def test_the_publication_stands_in_where_markup_declares_it() -> None:
    document = story(authors=[("json-ld", "Port Echo")], publishers=[("json-ld", "Port Echo")])
    assert authors(document) == [("Port Echo", "organization")]


def test_a_publisher_alone_is_no_author() -> None:
    assert authors(story(publishers=[("json-ld", "Port Echo")])) == []


def test_an_agency_alone_by_the_headline() -> None:
    document = story((Role.CREDIT, "EFE"), (Role.TIMESTAMP, "12 de mayo de 2024"))
    assert authors(document) == [("EFE", "organization")]
    assert document.fields["byline"] == "EFE"


@pytest.mark.parametrize(
    ("author", "wanted"),
    [
        ({"@type": "Organization", "name": "Harbor Weather"}, [("Harbor Weather", "organization")]),
        ({"@type": "Organization", "name": "Emma Mackenzie"}, [("Emma Mackenzie", "person")]),
        ({"@type": "Person", "name": "Ana Ruiz, Bo Li and Eva Katz"},
         [("Ana Ruiz", "person"), ("Bo Li", "person"), ("Eva Katz", "person")]),
        ({"@type": "Person", "name": "Mackenzie, Emma"}, [("Emma Mackenzie", "person")]),
        ([{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Organization", "name": "dpa"}],
         [("Ana Ruiz", "person"), ("dpa", "organization")]),
        ("Harbor Newsroom", [("Harbor Newsroom", "organization")]),
    ],
)  # fmt: skip
def test_authors_in_jsonld(author: object, wanted: list[tuple[str, str]]) -> None:
    article = {"@type": "NewsArticle", "headline": "Rain", "author": author}
    markup = f'<script type="application/ld+json">{json.dumps(article)}</script>'
    assert authors(page(markup)) == wanted
