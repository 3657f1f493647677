from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.lib.pretty import pretty

from hostile import TEXTS, article, results
from newsclean import Article, Cleaner, Corpus, NoArticle, Paragraph, Result, Role, Segment
from newsclean.show.inert import inert, plain
from newsclean.show.looks import LOOKS

TEXT = (
    "Ferry terminal opens to the public\n\nBy Ana Ruiz\n\nThe new ferry terminal opened on Monday "
    "after two years of work, the harbour council said.\n\nIt cost 12 million dollars, as planned."
)
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
KNOWN = {
    "a", "b", "bdi", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h3", "h4",
    "input", "label", "li", "ol", "p", "rect", "small", "span", "style", "svg", "table", "tbody",
    "td", "th", "thead", "title", "tr",
}  # fmt: skip


class Elements(HTMLParser):
    """The elements and attributes of a piece of HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def check_inert(html: str) -> Elements:
    assert not UNSEEN.search(html)
    found = Elements(html)
    assert found.names <= KNOWN
    assert not [name for name, _ in found.attributes if name.startswith(("on", "href", "src"))]
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_in_every_field(name: str) -> None:
    text = TEXTS[name]
    outcomes = results(text)
    shown: list[Any] = [
        article(text), *outcomes, outcomes[1].rejection, NoArticle(*_parts(outcomes[1])),
        Corpus(outcomes), Corpus(outcomes).compare(Corpus(outcomes[:1])),
        Corpus(outcomes).compare(Corpus(results("other"))),
    ]  # fmt: skip
    for thing in shown:
        found = check_inert(thing._repr_html_())
        if name == "script" and not isinstance(thing, Corpus):
            assert "OWNED" in found.text or "same" in found.text or "only" in found.text
        assert not UNSEEN.search(pretty(thing))


def _parts(result: Result) -> tuple[Any, str, tuple[Segment, ...]]:
    assert result.rejection is not None
    return result.rejection.reason, result.rejection.detail, result.rejection.segments


@given(st.text())
def test_inert(text: str) -> None:
    made = inert(text)
    assert not UNSEEN.search(made)
    check_inert(made)
    assert '"' not in plain(text) and "<" not in plain(text)


def test_every_role_has_a_look() -> None:
    assert set(LOOKS) == set(Role)
    # Without colour the kinds of line still tell boilerplate from the article.
    assert {LOOKS[role].line for role in Role if not role.is_article} == {"dotted"}
    assert "dotted" not in {LOOKS[role].line for role in Role if role.is_article}


def test_card_legend_and_dump() -> None:
    shown = Cleaner(labeller="rules").clean(TEXT)._repr_html_()
    found = Elements(shown)
    assert ("value", "body") in found.attributes and ("value", "byline") in found.attributes
    assert "Ana Ruiz" in found.text and "% sure: " in found.text
    assert shown.count('class="nc-s ') == 4


def test_giants_are_shown_in_part() -> None:
    segments = tuple(
        Segment(role=Role.BODY, text="x" * 5000, start=n * 5001, end=n * 5001 + 5000, confidence=1, reason="")
        for n in range(500)
    )  # fmt: skip
    giant = Article(headline="H", body=(Paragraph(kind="paragraph", text="T"),), segments=segments)
    shown = giant._repr_html_()
    assert len(shown) < 1_200_000 and "and 100 more segments" in shown


def test_the_plain_text_is_that_of_the_terminal() -> None:
    told = pretty(Cleaner(labeller="rules").clean(TEXT))
    assert re.search(r"headline │ Ferry terminal", told) and "\x1b" not in told
    assert "no article: " in pretty(NoArticle(*_parts(results("x")[1])))


def test_in_a_browser(browser: Any, tmp_path: Any) -> None:
    """Nothing of a hostile page acts, the legend hides and shows, themes of hosts are followed."""
    page = tmp_path / "output.html"
    outputs = "".join(article(text)._repr_html_() for text in TEXTS.values())
    body = '<body data-jp-theme-light="false">'
    page.write_text(f"<!doctype html><meta charset=utf-8><title>t</title>{body}{outputs}", "utf-8")
    browser.get(page.as_uri())
    assert browser.title == "t"
    first = browser.find_elements("css selector", ".newsclean")[0]
    line = first.find_element("css selector", ".nc-s.nc-r-body")
    assert line.is_displayed()
    first.find_element("css selector", "input[value=body]").click()
    assert not line.is_displayed()
    first.find_element("css selector", "input[value=body]").click()
    assert line.is_displayed()
    first.find_element("css selector", "input[value=boilerplate]").click()
    assert not first.find_element("css selector", ".nc-s.nc-r-related").is_displayed()
    assert first.value_of_css_property("color-scheme") == "dark"
    browser.execute_script("document.body.dataset.jpThemeLight = 'true'")
    assert first.value_of_css_property("color-scheme") == "light"
