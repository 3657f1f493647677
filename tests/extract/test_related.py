import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import dump, labelled, page

from newsclean.document import Anchor
from newsclean.extract.related.extractor import extract_related
from newsclean.extract.related.lines import Line, read_run
from newsclean.models import Link, Role

SEED = Path(__file__).parents[2] / "fixtures" / "japantoday" / "security-talks"


def links(*texts: str) -> list[Link]:
    return list(read_run([Line(text, None) for text in texts]))


def test_the_seed() -> None:
    wanted = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    lines = [("related", text) for role, text in wanted["roles"] if role == "related"]
    (found,) = extract_related(dump(*lines))
    given = [
        {"section": link.section, "title": link.title, "source": link.source}
        for link in found.value
    ]
    assert given == wanted["fields"]["related"]
    assert len(given) == 12


def test_titles_dates_names_and_summaries() -> None:
    found = links(
        "Most read", "Harvest fair moves to the racecourse", "2 hours ago", "By Ana Ruiz",
        "The fair, held since 1901 on the green, will move to the racecourse next year, the council said on Monday.",
        "Library to open on Sundays from October", "December 19, 2025", "See all stories »",
    )  # fmt: skip
    assert [link.title for link in found] == [
        "Harvest fair moves to the racecourse",
        "Library to open on Sundays from October",
    ]


def test_links() -> None:
    lines = [
        Line("Profiles", None), Line("/picture", "https://a.example/bell"), Line("The bell-hanger of Lincoln", "https://a.example/bell", tag="h3"),
        Line("She has not heard her own work in forty years, and she says she does not mind.", "https://a.example/bell"),
        Line("Letters", None), Line("A story whose address is lost", None, linked=True),
    ]  # fmt: skip
    assert list(read_run(lines)) == [
        Link(title="The bell-hanger of Lincoln", url="https://a.example/bell", section="Profiles"),
        Link(title="A story whose address is lost", section="Letters"),
    ]


def test_a_label_above_several_links_heads_the_list() -> None:
    lines = [
        Line("More business news", None), Line("Ferry fares to rise by a dime", "https://a.example/ferry"),
        Line("Hardware store marks a century on Main Street", "https://a.example/store"),
    ]  # fmt: skip
    assert [link.section for link in read_run(lines)] == [None, None]


def test_a_label_between_a_picture_and_its_title() -> None:
    lines = [
        Line("/ferry.jpg", "https://a.example/ferry"), Line("Transport", None), Line("Ferry fares to rise by a dime", "https://a.example/ferry"),
        Line("/store.jpg", "https://a.example/store"), Line("Business", None), Line("Hardware store marks a century", "https://a.example/store"),
    ]  # fmt: skip
    assert [link.section for link in read_run(lines)] == ["Transport", "Business"]


def test_each_story_once_and_never_the_page_itself() -> None:
    document = dump(
        ("related", "Rain ruins the opera in Verona"),
        ("related", "Wind ruins the opera in Verona"),
        ("body", "x"),
        ("related", "Wind ruins the opera in Verona"),
    )
    document.fields["headline"] = "Rain ruins the opera in Verona"
    (found,) = extract_related(document)
    assert [link.title for link in found.value] == ["Wind ruins the opera in Verona"]


def test_links_that_scripts_open_are_stories_and_places_in_the_page_none() -> None:
    document = labelled(
        "<h1>Rain</h1><ul><li><a href='#'>Wind ruins the opera in Verona</a></li>"
        "<li><a href='#'>Hail ruins the opera in Parma</a></li>"
        "<li><a href='#comments'>What our readers say of the rain</a></li></ul>",
        {
            "Rain": "headline",
            "Wind ruins the opera in Verona": "related",
            "Hail ruins the opera in Parma": "related",
            "What our readers say of the rain": "related",
        },
        url="https://a.example/rain",
    )
    (found,) = extract_related(document)
    assert found.value == (
        Link(title="Wind ruins the opera in Verona"),
        Link(title="Hail ruins the opera in Parma"),
    )


def test_addresses_become_absolute() -> None:
    document = dump(
        ("related", "Wind ruins the opera in Verona", "li"), url="https://a.example/rain"
    )
    title = document.blocks[0].text
    document.blocks[0].anchors = (Anchor(title, "/wind", 0, len(title)),)
    (found,) = extract_related(document)
    assert found.value == (Link(title=title, url="https://a.example/wind"),)


def test_times_with_h_lengths_and_names_of_files() -> None:
    found = links(
        "À lire", "14h02  Budget : le Sénat repousse l’article 7", "How long can uranium stay this hot? 6:12",
        "[0021f4f1-300.jpg?ratio=1.78]", "Voile : départ reporté pour la Transmanche",
    )  # fmt: skip
    assert [link.title for link in found] == [
        "Budget : le Sénat repousse l’article 7",
        "How long can uranium stay this hot?",
        "Voile : départ reporté pour la Transmanche",
    ]


def test_numbers_and_ages_of_a_list_are_no_titles() -> None:
    found = links(
        "Most read", "1Rain ruins the opera in Verona", "2Wind ruins the opera in Vienna",
        "33 ways to cross the river by boat", "Hail ruins the opera in Parma · 3 hours ago",
        "12.58 Snow stops the trains to Parma", "La pluja atura l'òpera a VeronaFa 20 minuts",
        "Where the middle of our town stood 20 years ago", "Friday 11 May 2024 | Fog closes the port of Parma",
        "Watch the fog roll in from the bay 01:34", "Rain | A film by Ana Ruiz of Verona",
    )  # fmt: skip
    assert [link.title for link in found] == [
        "Rain ruins the opera in Verona",
        "Wind ruins the opera in Vienna",
        "33 ways to cross the river by boat",
        "Hail ruins the opera in Parma",
        "Snow stops the trains to Parma",
        "La pluja atura l'òpera a Verona",
        "Where the middle of our town stood 20 years ago",
        "Fog closes the port of Parma",
        "Watch the fog roll in from the bay",
        "Rain | A film by Ana Ruiz of Verona",
    ]


def test_buttons_of_many_sites_are_no_stories() -> None:
    assert links("Rain ruins the opera in Verona", "More from the author", "See all stories") == [
        Link(title="Rain ruins the opera in Verona")
    ]


def test_titles_as_the_labeller_tells_them() -> None:
    def told(*lines: tuple[str, float]) -> list[Link]:
        return list(read_run([Line(text, None, story=likely) for text, likely in lines]))

    above = told(
        ("More stories", 0.1), ("Travel", 0.1), ("Ferry fares to rise", 0.9), ("A dime more, and soon.", 0.2),
        ("Sport", 0.1), ("Rowers win at last", 0.8),
    )  # fmt: skip
    assert above == [
        Link(title="Ferry fares to rise", section="Travel"),
        Link(title="Rowers win at last", section="Sport"),
    ]
    below = told(
        ("Ferry fares to rise", 0.9), ("Ana Ruiz", 0.1), ("Rowers win at last", 0.8), ("Bo Li", 0.1)
    )
    assert below == [Link(title="Ferry fares to rise"), Link(title="Rowers win at last")]


TEASERS: dict[str, tuple[str, str, str | None]] = {
    "classes": ("<span class=cat>Sport</span><span class=title>Rowers win at last</span><time>11:02</time>", "Rowers win at last", "Sport"),
    "bold": ("<span>Sport</span><strong>Rowers win at last</strong><em>by Ana Ruiz of the sports desk</em>", "Rowers win at last", "Sport"),
    "a heading": ("<h4>Rowers win at last</h4><span>They had waited for this for twenty long years.</span>", "Rowers win at last", None),
    "text beside an element": ("<span class=k>Sport</span> Rowers win at last", "Rowers win at last", "Sport"),
    "a time before it": ("<span>yesterday</span><span>Rowers win at last</span>", "Rowers win at last", None),
    "elements within": ("<span><b class=label>Next</b><span class=title>Rowers win at last</span></span><i class=icon></i>", "Rowers win at last", "Next"),
    "text for screen readers": ("Learn more <span>about how the rowers win</span>", "Learn more about how the rowers win", None),
    "a title in two": ("<span>Ana Ruiz and her crew on</span> <span>Rowing</span>", "Ana Ruiz and her crew on Rowing", None),
    "a section in the heading, and a verb's last part": ("<h3><span class=over>Sport</span>Ruderer wachen endlich auf</h3>", "Ruderer wachen endlich auf", "Sport"),
    "a stressed word": ("Rowers win <em>at last</em>", "Rowers win at last", None),
    "all of it": ("Rowers win at last", "Rowers win at last", None),
    "inner link": ("<div><span>Rowers win at last</span></div>", "Rowers win at last", None),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "title", "section"), TEASERS.values(), ids=TEASERS.keys())
def test_the_title_in_a_link_that_holds_more(markup: str, title: str, section: str | None) -> None:
    document = page("", f"<h1>Rain</h1><ul><li><a href=/rowers>{markup}</a></li></ul>")
    for block in document.blocks[1:]:
        block.role = Role.RELATED
    (found,) = extract_related(document)
    assert [(link.title, link.section) for link in found.value] == [(title, section)]


@pytest.mark.parametrize(
    "line", ["View all local news", "Alle Artikel Sport", "Все новости спорта"]
)
def test_links_to_all_stories_are_none(line: str) -> None:
    document = page(
        "", f"<ul><li><a href=/1>Rowers win at last</a></li><li><a href=/2>{line}</a></li></ul>"
    )
    for block in document.blocks:
        block.role = Role.RELATED
    (found,) = extract_related(document)
    assert [link.title for link in found.value] == ["Rowers win at last"]


def test_a_number_with_a_point_is_no_rank() -> None:
    found = links("Most read", "40.000 people at the harvest fair", "2. Ferry fares to rise")
    assert [link.title for link in found] == [
        "40.000 people at the harvest fair",
        "Ferry fares to rise",
    ]


def test_bars_before_titles() -> None:
    found = links("Most read", "| Rowers win at last", "| Ferry fares to rise")
    assert [link.title for link in found] == ["Rowers win at last", "Ferry fares to rise"]


@given(st.lists(st.text(min_size=1, max_size=40), max_size=30))
def test_any_lines(texts: list[str]) -> None:
    links(*texts)
