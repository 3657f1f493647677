"""Markdown as crawlers write it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.document import Document, Source
from newsclean.segment import segment

DAYS = [
    f"On day {n} the council of ward {n * 7} put off the [vote](/v{n}) on bridge {n * 3}."
    for n in range(40)
]


def cut(text: str) -> Document:
    return segment(Source(text, "markdown"))


BLOCKS = {
    "headings": ("# Rain\n\n## In Leeds ##\nIt rained.", [("h1", "Rain"), ("h2", "In Leeds"), ("p", "It rained.")]),
    "underlined": ("Rain\n====\n\nLeeds\n-----\nIt rained.", [("h1", "Rain"), ("h2", "Leeds"), ("p", "It rained.")]),
    "paragraph over lines": ("It rained\non Monday.\n\nStill.", [("p", "It rained on Monday."), ("p", "Still.")]),
    "wrapped heading": (
        "## The council of Leeds met on Tuesday and put off the vote on the bridge once\nmore\n\nIt rained.",
        [("h2", "The council of Leeds met on Tuesday and put off the vote on the bridge once more"), ("p", "It rained.")],
    ),
    "text right below a heading": ("# Rain\nIt rained.", [("h1", "Rain"), ("p", "It rained.")]),
    "wrapped in an address": (
        "It rained in\n[Leeds and\nYork](https://a.example/rain-in-\nthe-north \"a\ntitle\") on a well-\nknown day.",
        [("p", "It rained in Leeds and York on a well-known day.")],
    ),
    "list": ("* a\n* b\n1. c", [("li", "a"), ("li", "b"), ("li", "c")]),
    "quotation": ("> It rained,\n> she said.", [("blockquote", "It rained, she said.")]),
    "links": ("[Home](/) and [Sport](/s \"t\")", [("p", "Home and Sport")]),
    "emphasis": ("It **really** _rained_ `x` \\*.", [("p", "It really rained x *.")]),
    "links that letters touch": (
        "By [Ana Ruiz](/ana)Published May 3, [Merkel](/m)s plan, un[think](/t)able, By[Bo Li](/bo)",
        [("p", "By Ana Ruiz Published May 3, Merkels plan, unthinkable, By Bo Li")],
    ),
    "emphasis that letters touch": (
        "By**Ana Ruiz**Tech Reporter, 2 ** 3, **bold**ness",
        [("p", "By Ana Ruiz Tech Reporter, 2 ** 3, boldness")],
    ),
    "picture that letters touch": (
        "[Ana Ruiz![](/a.png)Tech Reporter](/ana) went![](/b.png), too",
        [("p", "Ana Ruiz Tech Reporter went, too")],
    ),
    "picture": ("![A street](/a.jpg)", [("img", "A street")]),
    "code": ("```\na  b\n```\nc", [("pre", "a  b"), ("p", "c")]),
    "table": ("| a | b |\n| --- | --- |", [("tr", "a | b"), ("tr", "| --- | --- |")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(block.tag, block.text) for block in cut(text).blocks] == wanted


def test_links_and_pictures() -> None:
    page = cut(
        "See [this](https://a.example/x) and [that](javascript:x).\n\n![A](/a.jpg)\n\n[b](<c d>)"
    )
    first = page.blocks[0]
    assert [(a.text, a.href, a.start) for a in first.anchors] == [
        ("this", "https://a.example/x", 4),
        ("that", None, 13),
    ]
    assert [(p.url, p.alt, p.position) for p in page.pictures] == [("/a.jpg", "A", 1)]


def test_a_page_on_one_line_is_cut_between_links_only() -> None:
    page = cut(f"[Home](/) [Sport](/s) Rain stops play in Leeds {' '.join(DAYS)}")
    assert len(page.blocks) > 30
    assert all("](" not in block.text for block in page.blocks)
    assert sum(len(block.anchors) for block in page.blocks) == 42


PIECES = st.sampled_from(
    ["[a](b) ", "](", "# ", "* ", "> ", "| ", "```\n", "![x](y) ", "**b** ", "===\n", "\n", "\n\n", "It rained. ", "\x85"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=120).map("".join), st.integers(1, 40))
def test_any_text_is_tiled(text: str, times: int) -> None:
    page = cut(text * times)
    end = 0
    for block in page.blocks:
        assert block.start >= end and not page.text[end : block.start].strip()
        assert page.text[block.start : block.end].strip()
        end = block.end
        for anchor in block.anchors:
            assert block.text[anchor.start : anchor.end] == anchor.text
    assert not page.text[end:].strip()


def test_a_heading_goes_on_in_small_letters() -> None:
    text = "# Halcyon recalls its doorbells and asks their owners to hold a\nmagnet to them\n\nIt rained.\n"
    assert cut(text).blocks[0].text.endswith("to hold a magnet to them")


def test_paragraphs_right_below_each_other() -> None:
    sentence = "The council met on Monday and voted for the bridge, which is to be built of wood and to cost two million"
    paragraphs = [
        f"{sentence} {money}, the mayor said." for money in ("euros", "dollars", "pounds", "yen")
    ]
    share = "Share on FacebookShare on WhatsApp"
    blocks = cut("# A bridge\n\n" + "\n".join([share, *paragraphs])).blocks
    assert [block.text for block in blocks[1:]] == [share, *paragraphs]
    # Elsewhere a line that ends is no paragraph.
    by_the_book = cut(
        "# A bridge\n\n" + "\n\n".join([*paragraphs, "\n".join(paragraphs[:2])])
    ).blocks
    assert by_the_book[-1].text == " ".join(paragraphs[:2])
