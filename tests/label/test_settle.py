"""Lines with roles as a labeller might give them, and what follows from the guide."""

from __future__ import annotations

import pytest

from newsclean.document import Source
from newsclean.label.settle import settle
from newsclean.models import Role
from newsclean.segment import segment

TEXT = (
    "The council voted on Tuesday to close the old bridge for a year while its cables are replaced."
)
HEAD = ["headline Old bridge to close"]
CASES = {
    "a path from Home": (
        ["section Home > Politics > Councils", *HEAD, f"body {TEXT}"],
        ["nav", "headline", "body"],
    ),
    "a line and nothing but sentences below it": (
        ["page_title Old bridge to close", f"headline {TEXT}", f"body {TEXT}"],
        ["headline", "body", "body"],
    ),
    "a line that was taken for a section, and a sentence": (
        ["section Old bridge to close", f"headline {TEXT}"],
        ["headline", "body"],
    ),
    "a sentence that was taken for a deck, without a page around": (
        ["headline Old bridge to close", f"deck {TEXT}", f"body {TEXT}"],
        ["headline", "body", "body"],
    ),
    "a line and a deck without a full stop": (
        ["page_title Old bridge to close", "headline The bridge will close", f"body {TEXT}"],
        ["headline", "deck", "body"],
    ),
    "a path with a label": (
        ["section 您的位置：首页 > 科技 > 正文", *HEAD, f"body {TEXT}"],
        ["nav", "headline", "body"],
    ),
    "a path to the headline": (
        ["headline Councils » Old bridge to close", *HEAD, f"body {TEXT}"],
        ["nav", "headline", "body"],
    ),
    "a path of two steps from Home": (
        ["section Startseite | Schweiz |", *HEAD, f"body {TEXT}"],
        ["nav", "headline", "body"],
    ),
    "a path without strokes, to the headline": (
        ["headline Home News Local Old bridge to close", *HEAD, f"body {TEXT}"],
        ["nav", "headline", "body"],
    ),
    "a headline that begins with home": (
        ["headline Home buyers wait for the old bridge", f"body {TEXT}"],
        ["headline", "body"],
    ),
    "what a currency is worth": (
        [*HEAD, f"body {TEXT}", "media ($1 = 1,318.4600 won)", "caption (1 Euro = 4,27 Zloty)"],
        ["headline", "body", "body", "body"],
    ),
    "entries of a list in the text": (
        [*HEAD, f"body {TEXT}", "credit Jan. 4: Skaters, 200 guests", f"body {TEXT}"],
        ["headline", "body", "body", "body"],
    ),
    "entries of a list behind the text": (
        [*HEAD, f"body {TEXT}", *[f"credit Jan. {day}: Skaters, 200 guests" for day in range(4)]],
        ["headline", "body", *["body"] * 4],
    ),
    "credits of a list": (
        [*HEAD, f"body {TEXT}", "credit [1] https://example.org/bridge", f"body {TEXT}"],
        ["headline", "body", "credit", "body"],
    ),
    "a deck below a dateline": (
        [*HEAD, "byline PARIS", f"deck {TEXT}", f"body {TEXT}"],
        ["headline", "dateline", "body", "body"],
    ),
    "a deck above a byline": (
        [*HEAD, f"deck {TEXT}", "byline Ana Ruiz", f"body {TEXT}"],
        ["headline", "deck", "byline", "body"],
    ),
    "an agency's copyright behind the text": (
        [*HEAD, f"body {TEXT}", "legal Copyright 2010 The Associated Press"],
        ["headline", "body", "credit"],
    ),
    "an agency's copyright behind the reservation of rights": (
        [*HEAD, f"body {TEXT}", "legal Diritti riservati © Copyright ANSA"],
        ["headline", "body", "credit"],
    ),
    "a paper's copyright before the agency's name": (
        [*HEAD, f"body {TEXT}", "legal © 2010 The Leeds Post. Parts by Reuters"],
        ["headline", "body", "legal"],
    ),
    "a paper's copyright behind the text": (
        [*HEAD, f"body {TEXT}", "legal © 2010 The Leeds Post"],
        ["headline", "body", "legal"],
    ),
    "a section with a slash is no path": (
        ["section World / Asia", *HEAD, f"body {TEXT}"],
        ["section", "headline", "body"],
    ),
    "log in above the text": (["nav Log in", *HEAD, f"body {TEXT}"], ["login", "headline", "body"]),
    "log in below the text": ([*HEAD, f"body {TEXT}", "nav Log in"], ["headline", "body", "nav"]),
    "an agency under the headline": (
        [*HEAD, "other Reuters", f"body {TEXT}"],
        ["headline", "byline", "body"],
    ),
    "an agency after the text": (
        [*HEAD, f"body {TEXT}", "credit Reuters"],
        ["headline", "body", "credit"],
    ),
    "a place alone": ([*HEAD, "section LISBON", f"body {TEXT}"], ["headline", "dateline", "body"]),
    "the headline after the text": (
        [*HEAD, f"body {TEXT}", "headline Old bridge to close"],
        ["headline", "body", "nav"],
    ),
    "the headline within the text": (
        [*HEAD, f"body {TEXT}", "headline Old bridge to close", f"body {TEXT}"],
        ["headline", "body", "headline", "body"],
    ),
    "between comments": (
        [f"body {TEXT}", "comments 3 comments", "body Good riddance, says I.",
         "timestamp 3 June", "comments Reply"],
        ["body", "comments", "comments", "comments", "comments"],
    ),
    "far from comments": (
        [f"body {TEXT}", "comments 3 comments", *["related Ferry to run"] * 4,
         "body Good riddance, says I.", "comments Reply"],
        ["body", "comments", *["related"] * 4, "body", "comments"],
    ),
    "a copyright line": (
        [f"body {TEXT}", "related © 2024 Harbour Ledger"],
        ["body", "legal"],
    ),
    "an agency's copyright": ([f"body {TEXT}", "credit © 2024 AFP"], ["body", "credit"]),
    "a short item": (
        [f"body {TEXT}", "body - Two lanes each way", "subheading - No tolls", "body - A path"],
        ["body", "body", "body", "body"],
    ),
    "a heading is no item": (
        [f"body {TEXT}", "subheading The cables", f"body {TEXT}"],
        ["body", "subheading", "body"],
    ),
    "rows of a table": (
        [f"body {TEXT}", "ad | Year | Cars |", "credit | --- | --- |", "other | 1999 | 812 |"],
        ["body", "body", "body", "body"],
    ),
    "rows of a menu": (
        [f"body {TEXT}", "nav | News | Sport |", "nav | Radio | Shop |"],
        ["body", "nav", "nav"],
    ),
    "a line of marks": (
        [f"body {TEXT}", "subheading ___", "credit Reporting by A. Ruiz"],
        ["body", "credit", "credit"],
    ),
    "the heading of a list": (
        [f"body {TEXT}", "bio Most read", "related Ferry to run"],
        ["body", "related", "related"],
    ),
    "the label of an advert among tags and text": (
        [f"body {TEXT}", "subheading Advertisement", f"body {TEXT}", "tags Weather", "tags Advertisement"],
        ["body", "ad", "body", "tags", "ad"],
    ),
    "what joins the names of a byline": (
        [*HEAD, "byline Ana Ruiz", "section and", "byline Bo Li", f"body {TEXT}"],
        ["headline", "byline", "byline", "byline", "body"],
    ),
    "a hashtag behind others": (
        [*HEAD, f"body {TEXT}", "tags #bridge", "bio #council", "bio #1 in the region"],
        ["headline", "body", "tags", "tags", "bio"],
    ),
    "a byline where a title stands": (
        ["page_title By Emma Bell", *HEAD, f"body {TEXT}"],
        ["byline", "headline", "body"],
    ),
    "a title that begins as some bylines do": (
        ["page_title De Jong Scores", *HEAD, f"body {TEXT}"],
        ["page_title", "headline", "body"],
    ),
    "a place with its agency, alone": (
        ["page_title Post", "headline Büsum (dpa/lno) –", f"body {TEXT}"],
        ["page_title", "dateline", "body"],
    ),
    "a date where a title stands": (
        ["page_title 5 February 2018", *HEAD, f"body {TEXT}"],
        ["timestamp", "headline", "body"],
    ),
    "a site's name in the first line": (
        ["page_title Port Echo Online", "headline Old bridge to close", f"body {TEXT}"],
        ["page_title", "headline", "body"],
    ),
    "a pointer in the text": (
        [f"body {TEXT}", "body READ MORE: Why the ferry is free", f"body {TEXT}"],
        ["body", "related", "body"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_settled(name: str) -> None:
    lines, wanted = CASES[name]
    given = [line.partition(" ") for line in lines]
    document = segment(Source("\n\n".join(text for _, _, text in given), "text"))
    assert len(document.blocks) == len(lines)
    for block, (role, _, _) in zip(document.blocks, given, strict=True):
        block.role = Role(role)
    settle(document)
    assert [block.role.value for block in document.blocks] == wanted


@pytest.mark.parametrize(
    ("confidence", "apart", "role"),
    [(0.5, 20, Role.RELATED), (0.9, 20, Role.BODY), (0.5, 5, Role.BODY)],
)
def test_little_text_far_from_the_rest(confidence: float, apart: int, role: Role) -> None:
    lines = [TEXT] * 12 + ["Weather"] * apart + ["Herring are back in the bay."]
    document = segment(Source("\n\n".join(lines), "text"))
    for block in document.blocks:
        block.role = Role.NAV if block.text == "Weather" else Role.BODY
        block.confidence = 0.95
    document.blocks[-1].confidence = confidence
    settle(document)
    assert document.blocks[-1].role is role


def test_a_page_of_one_line_is_its_text() -> None:
    document = segment(Source(f"Bridge\n\n{TEXT * 5}\n\nMore stories", "text"))
    likely = [0.0] * len(Role)
    likely[list(Role).index(Role.BODY)] = 0.3
    for block in document.blocks:
        block.role, block.chances, block.confidence = Role.BIO, likely, 0.4
    settle(document)
    assert [block.role for block in document.blocks] == [Role.BIO, Role.BODY, Role.BIO]


@pytest.mark.parametrize(
    ("headline", "role"), [("Old bridge to close", Role.BODY), (None, Role.PAGE_TITLE)]
)
def test_a_text_whose_headline_is_known(headline: str | None, role: Role) -> None:
    document = segment(Source(f"{TEXT}\n\n{TEXT}\n\n{TEXT}", "text", headline=headline))
    for block, given in zip(document.blocks, ("page_title", "deck", "body"), strict=True):
        block.role, block.confidence = Role(given), 0.5
        block.chances = [0.1 if role is Role.BODY else 0.0 for role in Role]
    settle(document)
    assert document.blocks[0].role is role


def test_blocks_without_words() -> None:
    document = segment(Source(f"Home\n\n{TEXT}", "text"))
    for block, text in zip(document.blocks, ("", ">"), strict=True):
        block.role, block.text = Role.HEADLINE, text
    settle(document)
    assert {block.role for block in document.blocks} == {Role.HEADLINE}


def test_every_change_says_why() -> None:
    document = segment(Source(f"Old bridge to close\n\nReuters\n\n{TEXT}", "text"))
    for block, role in zip(document.blocks, (Role.HEADLINE, Role.NAV, Role.BODY), strict=True):
        block.role = role
    settle(document)
    assert document.blocks[1].reason == "an agency in the byline's place"
    assert 0 < document.blocks[1].confidence < 1


def test_items_to_log_in_with_in_one_block() -> None:
    markup = (
        "<div><a href='/e'>E-Paper</a> <a href='/in'>Log In</a> <a href='/sub'>Subscribe</a></div>"
        f"<div><a href='/'>The Harbour Ledger</a> <a href='/in'>Log In</a></div><p>{TEXT}</p>"
    )
    document = segment(Source(markup, "html"))
    for block, role in zip(document.blocks, (Role.NAV, Role.NAV, Role.BODY), strict=True):
        block.role = role
    settle(document)
    assert [block.role.value for block in document.blocks] == ["login", "nav", "body"]


def test_what_stands_with_a_picture_is_neither_headline_nor_deck() -> None:
    markup = (
        "<h1>Old bridge to close</h1><figure><img src=/b.jpg><figcaption>The bridge</figcaption></figure>"
        f"<p>{TEXT}</p>"
    )
    document = segment(Source(markup, "html"))
    roles = (Role.HEADLINE, Role.DECK, Role.BODY)
    for block, role in zip(document.blocks, roles, strict=True):
        block.role = role
    settle(document)
    assert [b.role for b in document.blocks] == [Role.HEADLINE, Role.CAPTION, Role.BODY]
