"""The section: labels, paths and menus around a headline, and what only stands there."""

from __future__ import annotations

import pytest
from pages import dump, labelled

from newsclean.document import Document
from newsclean.extract.section.breadcrumb import breadcrumb_section
from newsclean.extract.section.extractor import visible_section
from newsclean.extract.section.names import labels_of, most_specific, names_in
from newsclean.models import Role

TEXT = "The council met on Monday and voted for the bridge."
HEADLINE = "A bridge for the north"
MENU = [("nav", text) for text in ("News", "Politics", "Culture", "Lifestyle", "Sport", "Contact")]

Lines = list[tuple[str, str]]


def best(document: Document) -> str | None:
    document.fields["headline"] = HEADLINE
    found = sorted(visible_section(document), key=lambda candidate: -candidate.confidence)
    return found[0].value if found else None


NAMES = [
    ("Startseite Cannabis", "Cannabis"),
    ("South Africa PREMIUM", "South Africa"),
    ("الرئيسية القارات السبع", "القارات السبع"),
    ("En Minsk (Bielorrusia)", "En Minsk (Bielorrusia)"),
    ("«Brua»:", None),
    ("【速報の裏側】", "速報の裏側"),
    ("뉴스 > 경제 > 기업·CEO", "기업·CEO"),
    ("Home Entertainment", "Home Entertainment"),
    ("Business ·", "Business"),
    ("Главная » Спорт » «Зенит»", "«Зенит»"),
    ("In the «Money» section", "Money"),
    ("Home - A-League", "A-League"),
    ("Back to School", "Back to School"),
    ("AC/DC", "AC/DC"),
]


@pytest.mark.parametrize(("label", "name"), NAMES)
def test_name_in_a_label(label: str, name: str | None) -> None:
    assert most_specific(label) == (name or "«Brua»")
    assert name is None or name in list(names_in(label))


PAGES: list[tuple[Lines, Lines, str | None]] = [
    ([("section", "Politics")], [], "Politics"),
    ([("section", "Politics"), ("byline", "By Ana Ruiz")], [], "Politics"),
    ([], [("section", "Politics")], "Politics"),
    ([("section", "Culture Lifestyle")], [], "Lifestyle"),
    ([("section", "Federal Affairs")], [], "Federal Affairs"),
    ([("section", "Sport > Federal Affairs")], [], "Federal Affairs"),
    ([("section", "Politics | Contact | Privacy policy")], [], None),
    ([("section", "Politics | A bridge for the...")], [], "Politics"),
    ([("section", "Sign in")], [], None),
    ([("section", "EXCLUSIVE: a bridge")], [], None),
    ([("section", "Ana Ruiz, Political Editor")], [], None),
    ([("section", "Search")], [], None),
    ([("section", "Mainos Mainos päättyy")], [], None),
    ([("section", "Anna Wagner")], [], None),
    ([("section", "20 comments")], [], None),
    ([("section", "Video"), ("section", "Politics")], [], "Politics"),
    ([("timestamp", "20 October 2021 | Politics")], [], "Politics"),
    ([("timestamp", "Politics, 20 October, 10:34")], [], "Politics"),
    ([], [("byline", "Posted by Ana Ruiz in Politics on May 12, 2021")], "Politics"),
    ([], [("byline", "By Ana Ruiz")], None),
    ([("headline", "News > Politics > " + HEADLINE)], [], "Politics"),
    ([("other", "Weather: rain, 12 degrees")], [], None),
    ([], [("body", TEXT), ("section", "Sport")], None),
]


@pytest.mark.parametrize(("above", "below", "wanted"), PAGES, ids=lambda value: str(value)[:60])
def test_section_of_a_page(above: Lines, below: Lines, wanted: str | None) -> None:
    lines = [*MENU, ("other", "Wednesday"), *above, ("headline", HEADLINE), *below]
    assert best(dump(*lines, ("body", TEXT))) == wanted


def test_last_entry_of_a_menu_is_no_section() -> None:
    assert best(dump(*MENU, ("headline", HEADLINE), ("body", TEXT))) is None


def test_a_name_that_labels_other_stories_is_a_section() -> None:
    lines = [*MENU, ("other", "Wednesday"), ("nav", "Northern Lights"), ("headline", HEADLINE)]
    assert best(dump(*lines, ("body", TEXT))) is None
    lines[-2] = ("other", "Northern Lights")
    assert best(dump(*lines, ("body", TEXT), ("related", "Northern Lights"))) == "Northern Lights"


def test_labels_are_counted_by_menu_and_list() -> None:
    labels = labels_of(dump(("nav", "Sport"), ("nav", "Sport"), ("related", "Culture")))
    assert labels.menu["sport"] == 2
    assert labels.teasers["culture"] == 1


BREADCRUMBS: dict[str, tuple[str, str | None]] = {
    "named": ("<ul class=breadcrumb><li><a href=/>Home</a><li><a href=/s>Sport</a><li><a href=/r>Rugby</a></ul>", "Rugby"),
    "one block": ("<div class='td-crumb-container'><span class=crumbs><a href=/>Start</a> » <a href=/s>Sport</a></span></div>", "Sport"),
    "ends with the headline": ("<div><a href=/>Portada</a> <a href=/r>Regionales</a> A bridge for the north</div>", "Regionales"),
    "strokes that point": ("<div><a href=/>Home</a> &gt; <a href=/s>Sport</a> &gt; Text</div>", "Sport"),
    "a menu": ("<div><a href=/>Home</a> | <a href=/s>Sport</a> | <a href=/c>Contact us</a></div>", None),
    "links apart": ("<div><a href=/>Home</a> <a href=/s>Sport</a> <a href=/w>Weather</a></div>", None),
    "home alone": ("<div class=breadcrumb><a href=/>Home</a> A bridge for the north</div>", None),
    "the page itself": ("<div class=breadcrumb><a href=/>Home</a> <a href=/b>A bridge for the nor…</a></div>", None),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "wanted"), BREADCRUMBS.values(), ids=BREADCRUMBS.keys())
def test_the_last_category_of_a_breadcrumb(markup: str, wanted: str | None) -> None:
    document = labelled(f"{markup}<h1>{HEADLINE}</h1><p>{TEXT}</p>", {HEADLINE: "headline"})
    document.fields["headline"] = HEADLINE
    for block in document.blocks[:-2]:
        block.role = Role.NAV
    found = [candidate.value for candidate in breadcrumb_section(document)]
    assert found == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("Home > Sport > Rugby", "Rugby"),
        ("Home > News > Politics > Text", "Politics"),
        ("홈 > 야구 > 국내야구", "국내야구"),
        ("Home > Sport > A bridge for the nor…", "Sport"),
        ("Sport | Weather | Contact", None),
        ("Home", None),
    ],
)
def test_paths_of_dumps(path: str, wanted: str | None) -> None:
    document = dump(("nav", path), ("headline", HEADLINE), ("body", TEXT))
    document.fields["headline"] = HEADLINE
    found = [candidate.value for candidate in breadcrumb_section(document)]
    assert found == ([wanted] if wanted else [])
