from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from newsclean import Article, Cleaner, NoArticle, Reason, Role, clean
from newsclean.document import Document
from newsclean.plugins import Plugin, extractors

TEXT = """Ferry terminal opens

By Ana Ruiz

PORT ELLIS (AP) — The new ferry terminal opened on Monday after two years of work, the city said.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.

Three ferries an hour will leave for the islands in summer, the harbour master told reporters.
"""
PAGE = (
    "<html><head><title>Ferry terminal opens</title></head><body><nav><a href='/'>Home</a></nav>"
    "<article><h1>Ferry terminal opens</h1>"
    "<p>The new ferry terminal opened on Monday after two years of work, the city said.</p>"
    "<p>It has room for 400 passengers and a cafe, and cost 12 million dollars, as planned.</p>"
    "</article></body></html>"
)


class Labeller:
    """A labeller that does as it is told."""

    def __init__(self, role: Role = Role.BODY, error: Exception | None = None) -> None:
        self.role = role
        self.error = error

    def label(self, document: Document) -> Document:
        if self.error is not None:
            raise self.error
        for block in document.blocks:
            block.role = self.role
        return document


@pytest.mark.parametrize(
    "source",
    [PAGE, PAGE.encode(), BeautifulSoup(PAGE, "lxml"), html.fromstring(PAGE), TEXT],
    ids=["str", "bytes", "bs4", "lxml", "text"],
)
def test_every_kind_of_source(source: Any) -> None:
    article = clean(source)
    assert article.headline == "Ferry terminal opens"
    assert len(article.body) >= 2


def test_a_path_is_read_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    assert clean(path).headline == "Ferry terminal opens"


@pytest.mark.parametrize(
    "url", ["http://[bad", "", "//", "x" * 5000, "\x00", "javascript:alert(1)"]
)
@pytest.mark.parametrize(
    "source", [PAGE, TEXT, "<p>Sale</p>" + "<h2><a href='/s'>Storm</a></h2>" * 9]
)
def test_odd_addresses(source: str, url: str) -> None:
    try:
        assert clean(source, url=url).headline
    except NoArticle as none:
        assert none.reason is not Reason.CRASHED, none.detail


def test_segments_are_the_dump() -> None:
    for segment in clean(TEXT).segments:
        assert TEXT[segment.start : segment.end] == segment.text


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", Reason.EMPTY),
        (" \n\t ", Reason.EMPTY),
        (b"", Reason.EMPTY),
        (b"\x00" * 1000, Reason.NOT_TEXT),
        (b"%PDF-1.7 \x01\x02\x03", Reason.NOT_TEXT),
        ("<html><body></body></html>", Reason.EMPTY),
    ],
)
def test_reasons(source: Any, reason: Reason) -> None:
    with pytest.raises(NoArticle) as none:
        clean(source)
    assert none.value.reason is reason


def test_too_large() -> None:
    with pytest.raises(NoArticle) as none:
        Cleaner(max_chars=100).clean(TEXT)
    assert none.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"source": None}, TypeError),
        ({"source": 3.5}, TypeError),
        ({"source": TEXT, "url": 1}, TypeError),
        ({"source": TEXT, "format": "pdf"}, ValueError),
        ({"source": Path("no/such/file")}, ValueError),
    ],
)
def test_wrong_arguments(arguments: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        clean(**arguments)


@pytest.mark.parametrize(
    "settings", [{"labeller": "no such"}, {"without": ("body",)}, {"without": ("colour",)}]
)
def test_wrong_settings(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"no such|can't be left out"):
        Cleaner(**settings)


def test_fields_left_out() -> None:
    article = Cleaner(without=("authors", "byline")).clean(TEXT)
    assert article.authors == () and article.byline is None


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (RecursionError("too deep"), Reason.CRASHED),
        (ValueError("a bug"), Reason.CRASHED),
        (MemoryError(), Reason.TOO_LARGE),
    ],
)
def test_errors_of_ours_are_typed_and_logged(
    error: Exception,
    reason: Reason,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*arguments: Any) -> Any:
        raise error

    monkeypatch.setattr("newsclean.compose.segment", fail)
    with pytest.raises(NoArticle) as none, caplog.at_level(logging.ERROR, "newsclean"):
        clean(TEXT)
    assert none.value.reason is reason
    assert type(error).__name__ in none.value.detail
    assert caplog.records[0].exc_info is not None


def test_no_body_carries_the_segments() -> None:
    with pytest.raises(NoArticle) as none:
        Cleaner(labeller=Labeller(Role.NAV)).clean(TEXT)
    assert none.value.reason is Reason.NO_BODY
    assert none.value.segments[0].role is Role.NAV


@pytest.fixture
def broken_tags() -> Iterator[None]:
    from newsclean.document import Candidate

    plugin = Plugin("broken", lambda document: [Candidate(3.5, 1.0)], field="tags")
    extractors.add(plugin)
    yield
    extractors.remove("broken")


@pytest.mark.usefixtures("broken_tags")
def test_an_invalid_value_costs_its_field_only(caplog: pytest.LogCaptureFixture) -> None:
    article = clean(TEXT)
    assert article.tags == ()
    assert "not valid" in article.evidence["tags"].note
    assert "tags" in caplog.text


@settings(max_examples=60, deadline=None)
@given(st.text() | st.binary())
def test_anything_is_an_article_or_none(source: str | bytes) -> None:
    try:
        article = clean(source)
    except NoArticle as none:
        assert none.reason in Reason
        assert none.reason is not Reason.CRASHED, none.detail
    else:
        assert Article.model_validate_json(article.model_dump_json()) == article


PIECES = [
    "Ferry terminal opens", "By Ana Ruiz", "Share", "Read more: Storm nears", "© 2024 Port Echo",
    "PORT ELLIS (AP) — The new terminal opened on Monday, two years late, the city said.",
    "It has room for 400 passengers and a cafe, and cost 12 million dollars, as planned.",
    "<p>", "</div>", "<table><tr><td colspan=9e15>", "<!--", "# Head", "* item", "[a](b)", "\n\n",
    "\x00", "\u202e", "&#0;", "<script>", "Mon, 3 June 2024",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("\n".join))
def test_pieces_of_pages_in_any_order(source: str) -> None:
    try:
        article = clean(source)
    except NoArticle as none:
        assert none.reason is not Reason.CRASHED, none.detail
    else:
        assert clean(source) == article


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 50_000 + PAGE,
        "<p>" + "word " * 400_000,
        "[" * 100_000,
        "<a href='" * 30_000,
        "\n".join(f"line {n}" for n in range(30_000)),
        "<table><tr><td colspan='9000000000000000'>x</td></tr></table>" + PAGE,
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&x;</p></html>',
    ],
    ids=["deep", "long", "brackets", "unclosed", "lines", "colspan", "entity"],
)
def test_hostile_pages(source: str) -> None:
    try:
        text = clean(source).to_text()
    except NoArticle as none:
        assert none.reason is not Reason.CRASHED, none.detail
    else:
        assert "root:" not in text
