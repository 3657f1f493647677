from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from lxml import html

from newsclean import Cleaner, Role
from newsclean.document import Document, Source
from newsclean.segment import segment

PAGE = """<html><head><meta name="ticker" content="ACM"></head><body>
<div class="story"><h1>Anvils</h1><p class="lead">Acme <span class="name">ACM</span> grew.</p>
<ul><li>One anvil</li><li><p>Two anvils</p></li></ul></div>
<aside>Read <a href="/more">more</a></aside></body></html>"""


@pytest.fixture
def page() -> Document:
    return segment(Source(PAGE, "html", "https://daily.example/a"))


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("h1", ["Anvils"]),
        (".story", ["Anvils", "Acme ACM grew.", "One anvil", "Two anvils"]),
        (".story, .story p", ["Anvils", "Acme ACM grew.", "One anvil", "Two anvils"]),
        ("span.name", ["Acme ACM grew."]),
        ("a", ["Read more"]),
        ("li:nth-child(2)", ["Two anvils"]),
        ("table", []),
    ],
)
def test_blocks_by_selector(page: Document, selector: str, texts: list[str]) -> None:
    assert [block.text for block in page.blocks_in(selector)] == texts


def test_elements_by_selector(page: Document) -> None:
    (meta,) = page.css("meta[name=ticker]")
    assert meta.get("content") == "ACM"
    assert page.blocks_in(page.css(".lead")[0])[0].text == "Acme ACM grew."
    with pytest.raises(ValueError, match=r"no CSS selector: 'p\['"):
        page.css("p[")


def test_the_soup_is_made_once_and_is_a_copy(page: Document) -> None:
    soup = page.soup
    assert soup is page.soup and soup.select_one("span.name").text == "ACM"  # type: ignore[union-attr]
    soup.clear()
    assert page.blocks_in("h1")


@pytest.mark.parametrize("make", [html.fromstring, lambda text: BeautifulSoup(text, "lxml")])
def test_trees_that_were_handed_in_have_a_soup_too(make: object) -> None:
    document = Cleaner().document(make(PAGE))  # type: ignore[operator]
    assert document.soup.h1.text == "Anvils"  # type: ignore[union-attr]
    assert document.css("h1")[0].text == "Anvils"


def test_text_has_no_elements() -> None:
    document = Cleaner().document("Anvils\n\nThe anvil maker grew on Monday, the city said.")
    assert document.css("p") == [] == document.blocks_in("p")
    assert document.soup.get_text() == ""


def test_blocks_know_where_they_stand(page: Document) -> None:
    lead, item = page.blocks[1], page.blocks[3]
    assert lead.tag_path == ("html", "body", "div", "p")
    assert item.tag_path[-2:] == ("li", "p")
    assert page.text[lead.start : lead.end] == lead.text


def test_neighbours(page: Document) -> None:
    first, *_, last = page.blocks
    assert page.before(first) is None and page.after(last) is None
    assert page.after(first) is page.blocks[1] and page.before(page.blocks[1]) is first
    assert page.neighbours(page.blocks[1], 2) == [page.blocks[0], *page.blocks[2:4]]
    assert [page.index(block) for block in page.blocks] == list(range(len(page.blocks)))
    with pytest.raises(ValueError, match="none of this document's"):
        page.index(segment(Source("Anvils", "text")).blocks[0])


def test_blocks_by_role(page: Document) -> None:
    page.blocks[0].role = Role.HEADLINE
    page.blocks[1].role = Role.BODY
    assert page.find(role="headline") == page.find(Role.HEADLINE) == [page.blocks[0]]
    assert page.find("headline", "body") == page.blocks[:2]
    with pytest.raises(ValueError, match="'title' is not a valid Role"):
        page.find(role="title")


def test_deep_pages_are_no_trouble() -> None:
    deep = segment(Source("<div>" * 5000 + "<p>Anvils</p>", "html"))
    assert [block.text for block in deep.blocks_in("div")] == ["Anvils"]
    assert len(deep.blocks[0].tag_path) < 5000


def test_runs_of_a_role() -> None:
    document = segment(Source("Home\n\nNews\n\nRain in Spain\n\nSport", "text"))
    for block, role in zip(document.blocks, ("nav", "nav", "headline", "nav"), strict=True):
        block.role = Role(role)
    found = [[block.text for block in run] for run in document.runs("nav")]
    assert found == [["Home", "News"], ["Sport"]]
    assert list(document.runs("body")) == []
    with pytest.raises(ValueError, match="menu"):
        list(document.runs("menu"))
