"""Headline, section, deck, tags, images, copyright, site and address."""

import pytest
from pages import dump, labelled, page

from newsclean.document import Document
from newsclean.extract.agree import agree
from newsclean.extract.caption.split import split_credit
from newsclean.extract.copyright import extract_copyright, find_claim
from newsclean.extract.deck import extract_deck
from newsclean.extract.resolve import resolve
from newsclean.extract.section.extractor import most_specific
from newsclean.extract.tags import visible_tags
from newsclean.extract.titles import apart_from_kicker, without_site
from newsclean.models import Role


def best(document: Document, field: str) -> object:
    return resolve(document)[0].get(field)


TITLES = [
    ("Rain ruins the opera | The Daily", "Rain ruins the opera"),
    ("The Daily - Rain ruins the opera", "Rain ruins the opera"),
    ("Rain ruins the opera – Culture – The Daily", "Rain ruins the opera"),
    ("Rain ruins the opera - Bild.de", "Rain ruins the opera"),
    ("Rain - and wind - ruin the opera | The Daily", "Rain - and wind - ruin the opera"),
    ("Rain ruins the opera", "Rain ruins the opera"),
    ("Iran: talks resume in Vienna | The Daily", "Iran: talks resume in Vienna"),
    ("The Daily", "The Daily"),
    ("歌劇が雨で中止に｜港新報", "歌劇が雨で中止に"),
    ("Rain ruins the opera - Port Echo, 14.01.2026", "Rain ruins the opera"),
]


@pytest.mark.parametrize(("title", "wanted"), TITLES)
def test_site_names_leave_titles(title: str, wanted: str) -> None:
    document = page(
        '<meta property="og:site_name" content="The Daily"><meta property="article:section" content="Culture">'
    )
    assert without_site(title, document) == wanted


def test_kickers_leave_headlines() -> None:
    assert (
        apart_from_kicker("Culture : Rain ruins the opera", ["Rain ruins the opera"])
        == "Rain ruins the opera"
    )
    assert (
        apart_from_kicker("The rain Why it ruins the opera", ["The rain: Why it ruins the opera"])
        == "The rain: Why it ruins the opera"
    )
    assert (
        apart_from_kicker("“Rain” ruins the opera", ['"Rain" ruins the opera'])
        == "“Rain” ruins the opera"
    )
    assert (
        apart_from_kicker("Rain and hail ruin the opera", ["Hail ruins it"])
        == "Rain and hail ruin the opera"
    )


KICKERS = {
    "named so": ("<h1><span class=overline>Flut</span> Das Wasser steigt weiter</h1>", "Das Wasser steigt | Echo", "Das Wasser steigt weiter"),
    "part of the title": (
        "<h1><span class=kicker>Flut</span> <span>: </span><span>Das Wasser steigt</span></h1>",
        "Flut: Das Wasser steigt | Echo", "Flut: Das Wasser steigt",
    ),
    "part of what microdata take from the heading": (
        "<div itemscope itemtype='https://schema.org/NewsArticle'>"
        "<h1 itemprop=headline><span class=live-flag>Live</span> Das Wasser steigt weiter</h1></div>",
        "Das Wasser steigt weiter - Echo", "Das Wasser steigt weiter",
    ),
    "named otherwise": ("<h1><span class=x1>Flut</span> Das Wasser steigt</h1>", "Hochwasser | Echo", "Flut Das Wasser steigt"),
}  # fmt: skip


@pytest.mark.parametrize(("heading", "title", "wanted"), KICKERS.values(), ids=KICKERS.keys())
def test_kickers_by_markup(heading: str, title: str, wanted: str) -> None:
    document = page(f"<title>{title}</title>", f"{heading}<p>Es regnet.</p>")
    document.blocks[0].role, document.blocks[0].confidence = Role.HEADLINE, 0.9
    assert best(document, "headline") == wanted


def test_the_shown_headline_wins_over_search_titles() -> None:
    document = dump(
        ("headline", "Rain ruins the opera", "h1"), ("body", "It rained all night.", "p")
    )
    document.metadata.title = "Verona weather: opera cancelled - The Daily"
    document.metadata.headlines = [("json-ld", "Verona weather: opera cancelled")]
    values, evidence = resolve(document)
    assert values["headline"] == "Rain ruins the opera"
    assert evidence["headline"].segments == (0,)
    assert str(evidence["headline"]).startswith("Shown on the page; preferred to “Verona weather")


def test_a_given_headline_wins_over_everything() -> None:
    document = dump(("headline", "Rain ruins the opera"), ("body", "It rained."))
    document.source.headline = "Opera cancelled"
    assert best(document, "headline") == "Opera cancelled"


def test_the_opening_stands_in_where_there_is_no_headline() -> None:
    text = "It rained all night over the arena in Verona, and " + "on and on " * 20
    values, evidence = resolve(dump(("body", text), ("body", "A second paragraph.")))
    assert values["headline"].startswith("It rained all night")
    assert len(values["headline"]) <= 125
    assert evidence["headline"].confidence == 0.05
    assert "headline" not in resolve(dump(("body", text)))[0]


SECTIONS = [
    ("politics", "politics"),
    ("World / Asia", "Asia"),
    ("Home > World > Asia", "Asia"),
    ("Category: Sports", "Sports"),
    ("Posted in Pakistan", "Pakistan"),
    ("首页 > 国内新闻 > 正文", "国内新闻"),
    ("テーマ：", None),
    ("2021-10-20", None),
    ("AC/DC", "AC/DC"),
]


@pytest.mark.parametrize(("text", "wanted"), SECTIONS)
def test_section(text: str, wanted: str | None) -> None:
    assert most_specific(text) == wanted


def test_the_section_above_the_headline_wins() -> None:
    document = dump(
        ("section", "Sport"),
        ("headline", "Rain ruins the match"),
        ("body", "It rained."),
        ("section", "Video"),
    )
    assert best(document, "section") == "Sport"


CLAIMS = [
    ("©2021 GPlusMedia Inc.", "©2021 GPlusMedia Inc."),
    ("© 2024 Rediff.com | Terms | Privacy", "© 2024 Rediff.com"),
    ("Tous droits réservés © Société Radio 2020.", "Tous droits réservés © Société Radio 2020."),
    (
        "Copyright 2023 KVLT. All rights reserved. This material may not be published.",
        "Copyright 2023 KVLT. All rights reserved.",
    ),
    ("Acme owns this. © 2020 Acme, Inc.", "© 2020 Acme, Inc."),
    ("版权所有 中国科协", "版权所有 中国科协"),
    ("Privacy policy", None),
    ("© Copyright 2010 - 2015. The Daily Port", "© Copyright 2010 - 2015. The Daily Port"),
    ("© 2000 – 2015 HillPoint Pty. Ltd.", "© 2000 – 2015 HillPoint Pty. Ltd."),
    ("© 2023 All rights reserved | Port Daily", "© 2023 All rights reserved | Port Daily"),
]


@pytest.mark.parametrize(("text", "wanted"), CLAIMS)
def test_copyright_claim(text: str, wanted: str | None) -> None:
    assert find_claim(text) == wanted


def test_agency_credit_is_no_copyright() -> None:
    document = dump(
        ("body", "It rained."), ("credit", "© KYODO"), ("legal", "©2021 GPlusMedia Inc.")
    )
    (found,) = extract_copyright(document)
    assert found.value == "©2021 GPlusMedia Inc."
    assert not list(extract_copyright(dump(("credit", "© KYODO"))))


def test_deck_lines_that_stand_together() -> None:
    document = dump(
        ("headline", "Rain"),
        ("deck", "The opera is off."),
        ("deck", "• The feast is on."),
        ("deck", "You have reached your maximum number of saved items."),
        ("body", "x"),
        ("body", "y"),
        ("deck", "Far away"),
    )
    (found,) = extract_deck(document)
    assert found.value == "The opera is off.\nThe feast is on."


SENTENCE = "It rained on the plain of Spain, and the plain was wet."


def test_text_above_the_dateline_is_a_deck() -> None:
    opening = f"MADRID (Reuters) - {SENTENCE}"
    document = dump(
        ("headline", "Rain"), ("body", SENTENCE), ("body", opening), ("body", SENTENCE + " Again.")
    )
    values = resolve(document)[0]
    assert values["deck"] == SENTENCE
    assert values["body"][0].text == SENTENCE
    assert len(values["body"]) == 2
    # A paragraph is longer, and no deck is without a full stop.
    for line in (SENTENCE * 9, "Original title: Rain"):
        document = dump(("headline", "Rain"), ("body", line), ("body", opening))
        assert best(document, "deck") is None


def test_a_line_that_a_pictures_credit_closes_is_no_deck() -> None:
    caption = "The plain at night. Photo: Ana Ruiz"
    document = dump(("headline", "Rain"), ("deck", caption), ("body", SENTENCE))
    assert best(document, "deck") is None
    agree(document)
    assert document.blocks[1].role is Role.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "___",
        "YORUMLAR (2)",
        "Most read",
        "Leggi anche: Terremoto, la mappa delle scuole chiuse",
        "Sign in",
    ],
)
def test_lines_of_other_things_are_no_tags(line: str) -> None:
    (found,) = visible_tags(dump(("tags", "Sport"), ("tags", line)))
    assert found.value == ("Sport",)


def test_buttons_beside_tags_are_none() -> None:
    document = labelled(
        "<h1>Rain</h1><div><a href=/t/a>Verona</a> <a href=/t/b>Opera</a></div>"
        "<div><a href=/f>Share on Facebook</a> <a href=/p>Xprint</a></div>",
        {"Rain": "headline", "Verona Opera": "tags", "Share on Facebook Xprint": "tags"},
    )
    (found,) = visible_tags(document)
    assert found.value == ("Verona", "Opera")


LISTS = {
    "what stands outside the list": (
        "<div><h2>Tags</h2><ul><li><a href=/t/1>Opera</a></li><li><a href=/t/2>Verona</a></li></ul></div>"
        "<div><a href=/c>Answer this</a></div>",
        {"Tags": 0.9, "Opera": 0.9, "Verona": 0.9, "Answer this": 0.7}, ("Opera", "Verona"),
    ),
    "an entry that was taken for something else": (
        "<ul><li><a href=/t/1>Opera</a></li><li><a href=/t/2>Verona</a></li><li><a href=/t/3>Rain</a></li></ul>",
        {"Opera": 0.9, "Verona": 0.9}, ("Opera", "Verona", "Rain"),
    ),
    "a line of tags, and a button": (
        "<p><a href=/t/1>Opera</a> <a href=/t/2>Verona</a></p><p><a href=/c>Answer this</a></p>",
        {"Opera Verona": 0.9, "Answer this": 0.7}, ("Opera", "Verona"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "tags", "wanted"), LISTS.values(), ids=LISTS.keys())
def test_tags_of_one_list(markup: str, tags: dict[str, float], wanted: tuple[str, ...]) -> None:
    document = page("", f"<article><h1>Rain</h1><p>It rained in Verona.</p>{markup}</article>")
    for block in document.blocks:
        block.role = Role.TAGS if block.text in tags else Role.OTHER
        block.confidence = tags.get(block.text, 0.5)
    (found,) = visible_tags(document)
    assert found.value == wanted


def test_a_single_keyword_beside_a_list_is_a_label() -> None:
    head = '<meta property="article:tag" content="plus"><meta name="keywords" content="Opera, Verona, Rain">'
    assert best(page(head), "tags") == ("Opera", "Verona", "Rain")


def test_tags() -> None:
    (found,) = visible_tags(
        dump(("tags", "Tags: Opera, Verona, #Rain"), ("tags", "Weather"), ("tags", "opera"))
    )
    assert found.value == ("Opera", "Verona", "Rain", "Weather")


# Lines a labeller takes for tags (None: one that it doesn't), and those of them that are.
TAG_LISTS = {
    "a contact above the labelled list": (
        ["Press office", "press@verona.example", None, "Topics", "Opera", "Rain"],
        ("Opera", "Rain"),
    ),
    "comments below it": (["Tags: Opera", "Rain", "Comments", "Ann"], ("Opera", "Rain")),
    "two labelled lists": (
        ["Filed under: Music", None, "Ann Bell", None, "Tags", "Opera"],
        ("Music", "Opera"),
    ),
    "hashes beside names": (["Ann Bell", "#Opera", "#Rain", "The Verona Post"], ("Opera", "Rain")),
    "no label": (["Opera", None, "Rain", "@annbell"], ("Opera", "Rain")),
    "reports of errors among them": (
        ["Opera", "Rain", "Haberdeki hatayı bildir"],
        ("Opera", "Rain"),
    ),
}


@pytest.mark.parametrize("name", TAG_LISTS)
def test_lists_of_tags(name: str) -> None:
    lines, wanted = TAG_LISTS[name]
    (found,) = visible_tags(
        dump(*(("tags", line) if line else ("body", "It rained in Verona.") for line in lines))
    )
    assert found.value == wanted


CREDITS = [
    ("Rain over Verona.", "Rain over Verona.", None),
    ("Rain over Verona. Photo: Ana Ruiz", "Rain over Verona.", "Photo: Ana Ruiz"),
    ("Rain over Verona. (AP Photo/Ana Ruiz)", "Rain over Verona.", "AP Photo/Ana Ruiz"),
    ("Rain over Verona, left (AP)", "Rain over Verona, left", "AP"),
    ("Rain (left) and hail", "Rain (left) and hail", None),
    ("Regen über Verona. Foto: dpa/Ruiz", "Regen über Verona.", "Foto: dpa/Ruiz"),
    ("La pluie à Vérone. © AFP / Ana Ruiz", "La pluie à Vérone.", "© AFP / Ana Ruiz"),
    ("Lluvia en Verona. / R. Solans", "Lluvia en Verona.", "R. Solans"),
    ("Rain over Verona. Ana Ruiz/Reuters", "Rain over Verona.", "Ana Ruiz/Reuters"),
    ("Photo by Ana Ruiz", None, "Photo by Ana Ruiz"),
    ("La rotonda di via Verdi (foto Eden)", "La rotonda di via Verdi", "foto Eden"),
    ("La cérémonie de clôture (Ph. ES)", "La cérémonie de clôture", "Ph. ES"),
    ("The old slip (photo taken in May)", "The old slip (photo taken in May)", None),
    ("氷河の末端＝8月、スイス（AFP時事）", "氷河の末端＝8月、スイス", "AFP時事"),
    ("本の交換会＝坂口さん提供", "本の交換会", "坂口さん提供"),
    ("Pompieri a Ussita - RIPRODUZIONE RISERVATA", "Pompieri a Ussita", None),
]


@pytest.mark.parametrize(("caption", "text", "credit"), CREDITS)
def test_picture_credit(caption: str, text: str | None, credit: str | None) -> None:
    assert split_credit(caption) == (text, credit)


def test_address_and_site() -> None:
    document = page(
        '<link rel="canonical" href="/2021/rain"><meta property="og:site_name" content="The Daily">',
        url="https://daily.example/2021/rain?utm=x",
    )
    values = resolve(document)[0]
    assert values["url"] == "https://daily.example/2021/rain"
    assert values["site"] == "The Daily"


SITES = {
    "title and copyright": ("<title>Rain in Spain | Port Echo</title>", "<p>© 2024 Port Echo Ltd</p>", "Port Echo"),
    "title and host": ("<title>Rain in Spain - Port Echo</title>", "", "Port Echo"),
    "logo and copyright": ("", "<p>Copyright 2001 \"Дунавски глас\" ЕООД</p>", "Дунавски глас"),
    "title alone": ("<title>Rain in Spain | Weather</title>", "", "portecho.example"),
    "a host as the name, the name with its accents": (
        '<meta property="og:site_name" content="ostmarka.example"><title>Rain in Spain | Østmarka</title>',
        "<p>© 2024 Østmarka</p>", "Østmarka",
    ),
    "a host as the name": (
        '<meta property="og:site_name" content="portecho.example"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "publisher": {"name": "Port Echo"}}</script>', "", "Port Echo",
    ),
    "a company as the publisher": (
        '<title>Rain in Spain - Port Echo</title><script type="application/ld+json">'
        '{"@type": "NewsArticle", "publisher": {"name": "Port Echo GmbH & Co. KG"}}</script>', "", "Port Echo",
    ),
    "without its capital, and with it": (
        '<meta property="og:site_name" content="the Port Echo"><title>Rain in Spain | The Port Echo</title>',
        "<p>© The Port Echo</p>", "The Port Echo",
    ),
    "an article before the host's name": (
        '<meta property="og:site_name" content="portecho.example"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "publisher": {"name": "De Portecho"}}</script>', "", "De Portecho",
    ),
    "with initials before it": (
        '<meta property="og:site_name" content="PE - Port Echo"><title>Rain in Spain - Port Echo</title>',
        "<p>© Port Echo</p>", "Port Echo",
    ),
    "with a claim behind it": (
        '<meta property="og:site_name" content="Port Echo | News of the sea"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "publisher": {"name": "Port Echo"}}</script>', "", "Port Echo",
    ),
    "the end of an address": (
        '<meta property="og:site_name" content="Port Echo.fr"><title>Rain in Spain - Port Echo</title>',
        "<p>© Port Echo</p>", "Port Echo",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("head", "foot", "wanted"), SITES.values(), ids=SITES.keys())
def test_site_as_the_page_prints_it(head: str, foot: str, wanted: str) -> None:
    body = f"<img src=/top.gif alt='Дунавски глас'><h1>Rain in Spain</h1><p>It rained.</p>{foot}"
    assert best(page(head, body, "https://www.portecho.example/rain"), "site") == wanted


def test_an_address_of_another_site_is_not_taken() -> None:
    document = page(
        '<link rel="canonical" href="https://evil.example/">', url="https://daily.example/rain"
    )
    assert best(document, "url") == "https://daily.example/rain"


def test_copyright_behind_the_text_under_another_label() -> None:
    claim = ("related", "© 2022 Open Hill Foundation")
    (found,) = extract_copyright(dump(("body", "It rained."), claim))
    assert found.value == claim[1]
    assert not list(extract_copyright(dump(claim, ("body", "It rained."))))
