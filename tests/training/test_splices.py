"""Dumps spliced of others keep article and title, and every line its role."""

from __future__ import annotations

import pytest

pytest.importorskip("rapidfuzz")

from training.gold import Page
from training.splices import _PARTNERS, parts_of, splices

STORY = "It rained on Leeds all day and the market on the square was closed at noon."


def page(name: str, lines: list[tuple[str, str]]) -> Page:
    return Page(
        id=f"wcxb/{name}",
        set="wcxb",
        html=b"",
        url=None,
        site="leeds.example",
        kind="article",
        body=None,
        bodies=[STORY],
        lines=lines,
        headline=None,
        dump="\n\n".join(text for text, _ in lines),
        snippets=([], []),
    )


def article(name: str) -> Page:
    return page(
        name,
        [
            (f"Rain {name} | Post", "page_title"),
            (f"Menu {name}", "nav"),
            ("Ann Bell", "byline"),
            (f"Rain {name}", "headline"),
            (STORY, "body"),
            (f"Other stories of {name}", "related"),
            ("Filed under: Weather", "tags"),
            ("12 May", "timestamp"),
            (f"© {name}", "legal"),
        ],
    )


def test_parts() -> None:
    parts = parts_of(article("A"))
    assert parts is not None
    texts = [
        [text for text, _ in part if text]
        for part in (parts.title, parts.head, parts.article, parts.tail)
    ]
    assert texts == [
        ["Rain A | Post"],
        ["Menu A"],
        ["Ann Bell", "Rain A", STORY, "Other stories of A", "Filed under: Weather"],
        ["12 May", "© A"],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [("Menu", "nav"), (STORY, "body")],
        [("Rain", "headline"), ("Menu", "nav")],
        [(STORY, "body"), ("Rain", "headline"), (STORY, "body")],
    ],
    ids=["no headline", "no body", "body above the headline"],
)
def test_pages_without_parts(lines: list[tuple[str, str]]) -> None:
    assert parts_of(page("A", lines)) is None


def test_labels_of_another_dump_are_not_spliced() -> None:
    other = article("A")
    other.dump = "Something else"
    assert parts_of(other) is None


def test_splices() -> None:
    pages = [article(name) for name in "ABCDEF"]
    made = splices(pages, 3)
    assert made == splices(pages, 3)
    assert set(made) == {page.id for page in pages}
    for original in pages:
        for spliced in made[original.id]:
            assert spliced.lines is not None
            assert spliced.html is None and not spliced.by_hand
            assert [text for text, role in spliced.lines if role == "headline"] == [
                text for text, role in original.lines or () if role == "headline"
            ]
            assert (spliced.dump or "").split("\n\n") == [text for text, _ in spliced.lines]
        assert len(made[original.id]) == 3
    heads = {spliced.lines[1] for pages in made.values() for spliced in pages if spliced.lines}
    assert len(heads) > 1


def test_too_few_partners() -> None:
    assert splices([article(name) for name in "ABCD"[: _PARTNERS - 1]], 3) == {}


def test_fixtures_are_not_spliced() -> None:
    pages = [article(name) for name in "ABCDE"]
    pages[0].set = "fixtures"
    made = splices(pages, 3)
    assert set(made) == {page.id for page in pages[1:]}
    texts = [spliced.dump or "" for some in made.values() for spliced in some]
    assert not any("Menu A" in text or "© A" in text for text in texts)
