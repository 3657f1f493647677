"""Credits: lines that say whom the text comes from, and lines that only name somebody."""

from __future__ import annotations

import pytest
from pages import dump

from newsclean.data.agencies import agency_book
from newsclean.document import Metadata
from newsclean.extract.credit.extractor import extract_credits, is_credit_line, parse_credits
from newsclean.extract.resolve import resolve
from newsclean.models import Role

CREDITS = [
    ("© KYODO", ["Kyodo News"]),
    ("©Kyodo", ["Kyodo News"]),
    ("© 2021 AFP", ["Agence France-Presse"]),
    ("© Agence France-Presse", ["Agence France-Presse"]),
    ("Copyright 2020 The Associated Press. All rights reserved. This material may not be published.", ["Associated Press"]),
    ("Source: Reuters", ["Reuters"]),
    ("Source: AFP, Reuters", ["Agence France-Presse", "Reuters"]),
    ("(With inputs from PTI)", ["Press Trust of India"]),
    ("(With inputs from PTI and ANI)", ["Press Trust of India", "Asian News International"]),
    ("With files from The Canadian Press", ["Canadian Press"]),
    ("Mit Material von dpa", ["Deutsche Presse-Agentur"]),
    ("Quelle: APA/sda/dpa", ["Austria Presse Agentur", "Keystone-SDA", "Deutsche Presse-Agentur"]),
    ("Quelle: dpa", ["Deutsche Presse-Agentur"]),
    ("AFP contributed to this report.", ["Agence France-Presse"]),
    ("Associated Press writer Ana Ruiz contributed to this report.", ["Associated Press"]),
    ("Fuente: EFE", ["Agencia EFE"]),
    ("Con información de EFE", ["Agencia EFE"]),
    ("Fonte: ANSA", ["ANSA"]),
    ("Com informações da Reuters", ["Reuters"]),
    ("Avec AFP", []),
    ("Источник: РИА Новости", ["RIA Novosti"]),
    ("По материалам ТАСС", ["TASS"]),
    ("来源：新华社", ["Xinhua News Agency"]),
    ("(来源：中国新闻网)", ["China News Service"]),
    ("출처: 연합뉴스", ["Yonhap News Agency"]),
    ("المصدر: رويترز", ["Reuters"]),
    ("Bron: Belga", ["Belga"]),
    ("Kilde: Ritzau", ["Ritzau"]),
    ("Kaynak: AA", ["Anadolu Agency"]),
    ("AFP", ["Agence France-Presse"]),
    ("swe/dpa", ["Deutsche Presse-Agentur"]),
    ("— AFP", ["Agence France-Presse"]),
    ("This story first appeared on Savvy Tokyo.", ["Savvy Tokyo"]),
    ("Originally published in The Port Echo.", ["The Port Echo"]),
    ("Source: The Port Echo", ["The Port Echo"]),
    ("This guide was created by the eCity Office as part of a campaign.", ["eCity Office"]),
    ("Mit Informationen der Nachrichtenagenturen AFP, dpa und Reuters.", ["Agence France-Presse", "Deutsche Presse-Agentur", "Reuters"]),
    ("Por: El Universal", ["El Universal"]),
    ("来源： 1905电影网 分享到：", ["1905.com"]),
    ("2024-05-20 来源： 光明网-《光明日报》", ["Guangming Daily"]),
    ("Original-Content von: Polizei Nordstadt, übermittelt durch news aktuell", ["Polizei Nordstadt"]),
    ("المصدر: (أبوظبي - البيان)", ["Albayan"]),
    ("Fuente: ACN", ["ACN"]),
    ("Fuente: ACN, EFE", ["Agencia Cubana de Noticias", "Agencia EFE"]),
    ("Sources: AFP, Port Echo", ["Agence France-Presse"]),
]  # fmt: skip

NO_CREDITS = [
    "Photo: Reuters",
    "Foto: dpa",
    "(Photo by AFP)",
    "Image credit: Getty",
    "写真：AP",
    "사진=연합뉴스",
    "© 2024 Port Echo. All rights reserved.",
    "Reuters reported on Monday that the ministry had closed the school.",
    "The AP building is in lower Manhattan.",
    "Read more at the source",
    "Sources close to the ministry said so.",
    "Follow us on Facebook",
    "Edited by Ana Ruiz",
    "Comment via: facebook, letters",
    "Sources: Port Times (2), Hill Echo (2)",
    "First published on Apr 8, 2020 04:25 pm",
    "责任编辑：王小明",
]


@pytest.mark.parametrize(("line", "sources"), CREDITS, ids=lambda value: str(value)[:40])
def test_credit(line: str, sources: list[str]) -> None:
    found = parse_credits(line)
    assert [credit.source for credit in found] == sources
    for credit in found:
        assert credit.raw == line
        assert credit.source_raw in line


@pytest.mark.parametrize("line", NO_CREDITS)
def test_no_credit(line: str) -> None:
    assert parse_credits(line) == []
    assert not is_credit_line(line)


def test_the_datelines_agency_signs_its_own_line() -> None:
    reuters = agency_book().get("Reuters")
    line = "(Reporting by Ana Ruiz in Madrid; editing by Bo Li)"
    assert [credit.source for credit in parse_credits(line, agency=reuters)] == ["Reuters"]
    assert parse_credits(line) == []


def test_a_site_does_not_credit_itself() -> None:
    assert parse_credits("Source: Port Echo", site="Port Echo") == []


def test_an_agency_as_author_in_markup() -> None:
    document = dump((Role.HEADLINE, "Rain in Spain"), (Role.BODY, "It rained on the plain."))
    document.metadata = Metadata(authors=[("json-ld", "dpa")])
    values, _ = resolve(document)
    assert [(who.name, who.kind) for who in values["authors"]] == [("dpa", "organization")]
    assert [credit.source for credit in values["credits"]] == ["Deutsche Presse-Agentur"]


def test_there_are_agencies_of_the_whole_world() -> None:
    agencies = [agency for agency in agency_book().agencies if agency.kind == "agency"]
    assert len(agencies) >= 200
    assert len({agency.country for agency in agencies}) >= 80
    assert all(agency.languages and agency.name for agency in agencies)


TEXT = "The council met on Monday and voted for the bridge."
PAGES = [
    ([("byline", "By Ana Ruiz"), ("byline", "Bo Li / Reuters")], [], []),
    ([("byline", "By Ana Ruiz, Reuters")], [], ["Reuters"]),
    ([("byline", "Bild: Reuters")], [], []),
    ([("byline", "By Port Echo with Agencies")], [], ["Agencies"]),
    ([("byline", "porttimes.example")], [], []),
    ([("byline", "hillecho.com")], [], ["hillecho.com"]),
    ([], [("tags", "Source: KBRG 9")], ["KBRG 9"]),
    ([], [("newsletter", "SDA/sep")], ["Keystone-SDA"]),
    ([], [("bio", "This story was provided by Hill Echo, a paper.")], ["Hill Echo"]),
    ([], [("caption", "Source: Reuters")], []),
    ([], [("credit", "المصدر:"), ("credit", "رويترز")], ["Reuters"]),
    ([], [("caption", "ap/kam/bfi"), ("credit", "AFP")], ["Agence France-Presse"]),
    ([], [("caption", "A bridge at dawn."), ("credit", "AFP")], []),
    ([], [("body", f"{TEXT} The bridge is 11-21 m high. — AFP")], ["Agence France-Presse"]),
    ([], [("credit", "Sources: New York Times (2), NBC News (2)")], []),
]


@pytest.mark.parametrize(("above", "below", "sources"), PAGES, ids=lambda value: str(value)[:60])
def test_where_credits_stand(
    above: list[tuple[str, str]], below: list[tuple[str, str]], sources: list[str]
) -> None:
    title = ("page_title", "A bridge for the north | Porttimes")
    document = dump(title, ("headline", "A bridge"), *above, ("body", TEXT), *below)
    found = [credit.source for c in extract_credits(document) for credit in c.value]
    assert found == sources


def test_a_page_whose_menus_name_an_outlet_is_the_outlets() -> None:
    menus = [("nav", text) for text in ("CNN", "About CNN", "CNN Store", "Work for CNN")]
    byline = ("byline", "By Ana Ruiz, CNN")
    text = (("headline", "A bridge"), byline, ("body", TEXT))
    assert not list(extract_credits(dump(*menus, *text)))
    (found,) = extract_credits(dump(*text))
    assert [credit.source for credit in found.value] == ["CNN"]
