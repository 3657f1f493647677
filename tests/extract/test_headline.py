"""Headlines where several lines may be it, and where the site's name stands in their place."""

from __future__ import annotations

import pytest
from pages import dump, labelled, page

from newsclean.document import Document
from newsclean.extract.resolve import resolve
from newsclean.extract.titles import apart_from_kicker, tidy
from newsclean.models import Role

H, BODY = Role.HEADLINE, (Role.BODY, "It rained on the plain, and the plain was wet.")


def headline(document: Document) -> str:
    values, _ = resolve(document)
    return str(values["headline"])


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        # The end of a path repeats a title that is not the one above the byline.
        (
            [(Role.PAGE_TITLE, "Mayor plans a helipad by the old harbor"), (Role.NAV, "Home"),
             (H, "Mayor plans a helipad by the old harbor"), (Role.SECTION, "Harbor"),
             (H, "Mayor plans a helipad by the harbor at last"), (Role.BYLINE, "Ana Ruiz")],
            "Mayor plans a helipad by the harbor at last",
        ),
        # A path in front of it, told by the headline that stands alone below.
        (
            [(H, "News Politika Mayor plans a helipad by the harbor"),
             (H, "Mayor plans a helipad by the harbor"), (Role.BYLINE, "Ana Ruiz")],
            "Mayor plans a helipad by the harbor",
        ),
        (
            [(Role.PAGE_TITLE, "Rain ruins the opera : The Two-Way"), (H, "The Two-Way"),
             (H, "Rain ruins the opera"), (Role.TIMESTAMP, "2 May 2024")],
            "Rain ruins the opera",
        ),
        # A short headline before a long name of a site is a headline.
        (
            [(Role.PAGE_TITLE, "Harbor Coffee - Market of the Seven Towns"), (H, "Harbor Coffee"),
             (Role.TIMESTAMP, "2 May 2024")],
            "Harbor Coffee",
        ),
        # A path, and a note with the title the text had elsewhere.
        (
            [(H, "Sports News › Premier League"), (H, "A draw in the last minute"),
             (Role.BYLINE, "Ana Ruiz")],
            "A draw in the last minute",
        ),
        ([(H, "多地试点夜间车管所"), (H, "原标题：下了班也能办 多地试点夜间车管所")], "多地试点夜间车管所"),
        ([(H, "Sports News › Premier League")], "Sports News › Premier League"),
        ([(H, ": Town of superlatives")], "Town of superlatives"),
        (
            [(Role.PAGE_TITLE, "The worms that came in | Open Valley"), (H, "The worms that came in by"),
             (Role.BYLINE, "Ana Ruiz")],
            "The worms that came in",
        ),
    ],
)  # fmt: skip
def test_which_line(lines: list[tuple[Role, str]], wanted: str) -> None:
    assert headline(dump(*lines, BODY)) == wanted


TEXT = (Role.BODY, "It rained on the plain, and the plain was wet. " * 3)
N, TITLE = Role.NAV, Role.PAGE_TITLE


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        # As the page prints it, colon or not; but not with a space in a word or none between two.
        ([(TITLE, "Harbor: Rain ruins the opera"), (H, "Harbor Rain ruins the opera")],
         "Harbor Rain ruins the opera"),
        ([(TITLE, "Harbor: Rain ruins the opera"), (H, "Harbor\"Rain\" ruins the opera")],
         "Harbor: Rain ruins the opera"),
        ([(TITLE, "Rain ruins the opera"), (H, "Rain ru ins the opera")], "Rain ruins the opera"),
        # A path that ends with the title, and what the page prints below.
        ([(TITLE, "Mayor plans a helipad by the sea"), (N, "Home"), (H, "Mayor plans a helipad by the sea"),
          (H, "Mayor plans helipad – by the sea, at last")], "Mayor plans helipad – by the sea, at last"),
        # A teaser is no other version of it.
        ([(TITLE, "Mayor plans a helipad by the sea"), (N, "Home"), (H, "Mayor plans a helipad by the sea"),
          (H, "Snow in Oslo")], "Mayor plans a helipad by the sea"),
        # The line that reads as the title, whatever it was taken for.
        ([(TITLE, "Rain ruins the opera - Port Echo"), (N, "Rain ruins the opera"),
          (H, "Singers stood in the water")], "Rain ruins the opera"),
        ([(TITLE, "Rain ruins the opera - Port Echo"), (Role.SUBHEADING, "Rain ruins the opera")],
         "Rain ruins the opera"),
        # A series that stands in the title behind the headline.
        ([(TITLE, "Rain ruins the opera — Nights by the Sea | Port Echo"), (H, "Rain ruins the opera"),
          (H, "Nights by the Sea")], "Rain ruins the opera"),
        # The site's name alone is no headline.
        ([(TITLE, "- Port Echo"), (H, "Rain ruins the opera")], "Rain ruins the opera"),
        # A title that opens with speech.
        ([(TITLE, "– Rain ruined our opera - Port Echo")], "– Rain ruined our opera"),
        # A title in Latin letters over a text in others.
        ([(TITLE, "Rain ruins the opera"), (H, "वर्षा ने ओपेरा बिगाड़ा"), (Role.BODY, "समुद्र के किनारे वर्षा हुई। " * 8)],
         "वर्षा ने ओपेरा बिगाड़ा"),
        # A line that goes on in the next one.
        ([(H, "Port Echo Radio for Friday,"), (Role.OTHER, "April 19, 2013")],
         "Port Echo Radio for Friday, April 19, 2013"),
        # What only introduces something, and where a story is from.
        ([(H, "Welcome to Port Echo! Follow us:"), (H, "Rain ruins the opera")], "Rain ruins the opera"),
        ([(H, "Source: Port Echo Science"), (H, "Rain ruins the opera")], "Rain ruins the opera"),
        # A colon that belongs to the sentence.
        ([(TITLE, "Як дощ зіпсував оперу"), (H, "Мокра прем'єра: як дощ зіпсував оперу")],
         "Мокра прем'єра: як дощ зіпсував оперу"),
    ],
)  # fmt: skip
def test_which_line_of_a_dump(lines: list[tuple[Role, str]], wanted: str) -> None:
    assert headline(dump(*lines, TEXT)) == wanted


def test_a_title_in_capitals_of_its_own_is_as_the_line_has_it() -> None:
    lines = [(TITLE, "RAIN RUINS THE OPERA"), (H, "Rain Ruins the Opera")]
    assert headline(dump(*lines, TEXT)) == "Rain Ruins the Opera"


def shown(head: str, *headings: str) -> Document:
    marked = "".join(f"<h1>{heading}</h1>" for heading in headings)
    document = page(head, f"{marked}<p>{BODY[1]}</p>")
    for block in document.blocks:
        block.role = H if block.tag == "h1" else Role.BODY
        block.confidence = 0.9
    return document


def test_the_name_of_a_blog_is_told_by_its_title() -> None:
    head = (
        "<title>Harbor Data Blog: Small adventures with models</title>"
        '<meta property="og:title" content="Small adventures with models">'
    )
    assert headline(shown(head, "Harbor Data Blog")) == "Small adventures with models"


def test_a_bar_before_the_sites_name() -> None:
    head = '<title>The car checklist for winter | Bridgeford Tires</title><meta property="og:site_name" content="Bridgeford Tires">'
    assert headline(shown(head, "The car checklist for winter | Bridgeford Tires")) == (
        "The car checklist for winter"
    )


def test_entities_written_twice() -> None:
    assert tidy("Rain &#x26; wind") == "Rain & wind"
    assert tidy("Research & Development; a view") == "Research & Development; a view"


@pytest.mark.parametrize(
    ("line", "titles", "wanted"),
    [
        # A year before the headline is part of it, whatever else markup calls the story.
        (
            "2025 Price guide for harbors",
            ["Price guide for harbors"],
            "2025 Price guide for harbors",
        ),
        # Marks of another kind are no better than those shown; lost ones are.
        ("Rain in Spain: the guide", ["Rain in Spain - the guide"], "Rain in Spain: the guide"),
        ("Rain in Spain the guide", ["Rain in Spain: the guide"], "Rain in Spain: the guide"),
        (
            "Rain in SpainThe whole guide",
            ["Rain in Spain The whole guide"],
            "Rain in Spain The whole guide",
        ),
    ],
)
def test_apart_from_what_stands_beside_it(line: str, titles: list[str], wanted: str) -> None:
    assert apart_from_kicker(line, titles) == wanted


def test_the_likeliest_line_where_none_was_taken() -> None:
    document = dump(
        (Role.NAV, "Home"),
        (Role.NAV, "Mayor plans a helipad by the harbor"),
        (Role.BODY, "Industry"),
        BODY,
        BODY,
    )
    assert headline(document) == BODY[1]
    for block in document.blocks:
        block.chances = [0.0] * len(Role)
    document.blocks[1].chances = [0.3 if role is H else 0.0 for role in Role]
    assert headline(document) == "Mayor plans a helipad by the harbor"
    assert "most likely" in document.evidence["headline"].note


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Rain in Spain - Port Echo", "Rain in Spain"),
        ("Rain in Spain - Chapter 1 - anaruiz - Weather [Port Echo]", "Rain in Spain"),
        ("Something else - Port Echo", "Work header"),
    ],
)
def test_a_heading_taken_for_something_else(title: str, wanted: str) -> None:
    body = "<h3>Work header</h3><h2>Rain in Spain</h2>" + "<p>It rained all day, they said.</p>" * 3
    roles = {"Work header": "headline", "Rain in Spain": "other"}
    document = labelled(body, roles, head=f"<title>{title}</title>")
    document.blocks[0].confidence = 0.3
    assert headline(document) == wanted


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("/", "Rain in Spain"),
        ("https://echo.example", "Rain in Spain"),
        ("/?p=7", "Port Echo notes"),
    ],
)
def test_a_heading_that_leads_home_is_the_sites_name(href: str, wanted: str) -> None:
    body = f'<h1><a href="{href}">Port Echo notes</a></h1><h2>Rain in Spain</h2>'
    roles = {"Port Echo notes": "headline", "Rain in Spain": "headline"}
    document = labelled(body + "<p>It rained all day, they said.</p>" * 3, roles)
    assert headline(document) == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["* Rain in Spain"], "Rain in Spain"),
        (["[rain.png] Rain in Spain"], "Rain in Spain"),
        (["Rain in Spain ______________________"], "Rain in Spain"),
        (["Ana Ruiz's avatar", "Rain in Spain"], "Rain in Spain"),
        (["- Rain, he says in Spain"], "- Rain, he says in Spain"),
        (["* __", "* __", "* __", "* __", "* __", "* __", "Rain in Spain"], "Rain in Spain"),
    ],
)
def test_what_renderers_draw_beside_headlines(lines: list[str], wanted: str) -> None:
    assert headline(dump(*[(H, line) for line in lines], TEXT)) == wanted
