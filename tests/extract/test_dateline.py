"""Datelines: a table of openings in many languages, a third of which only look like one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from pages import dump, labelled

from newsclean.data.agencies import agency_book
from newsclean.extract.dateline.extractor import (
    extract_dateline,
    looks_like_dateline_line,
    parse_dateline,
)
from newsclean.extract.dates.months import month_numbers
from newsclean.extract.resolve import resolve

PUBLISHED = dt.date(2021, 10, 20)
MARK = "¦"
TEXT = "The council met on Monday and voted for the bridge."


@dataclass(frozen=True, slots=True)
class Opening:
    language: str
    text: str
    raw: str | None
    location: str | None
    agency: str | None
    date: str | None


def _table(name: str) -> list[Opening]:
    listed = []
    file = Path(__file__).with_name(name)
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        language, text, location, agency, date = (line.split("\t") + [""] * 4)[:5]
        head, mark, _ = text.partition(MARK)
        raw = head.rstrip() if mark else None
        listed.append(
            Opening(
                language,
                text.replace(MARK, ""),
                raw,
                location or None,
                agency or None,
                date or None,
            )
        )
    return listed


TABLE = _table("datelines.tsv")
# Written down whole before the grammar had read a line of it.
SECOND = _table("datelines_second.tsv")
# Forms that a table by somebody who had not seen the grammar showed to be missing, and their sisters.
THIRD = _table("datelines_third.tsv")


@pytest.mark.parametrize("opening", TABLE + SECOND + THIRD, ids=lambda opening: opening.text[:40])
def test_opening(opening: Opening) -> None:
    found = parse_dateline(opening.text, published=PUBLISHED, language=opening.language)
    if opening.raw is None:
        assert found is None
        return
    assert found is not None
    dateline, stop = found
    assert dateline.raw == opening.raw == opening.text[:stop].strip()
    assert dateline.location == opening.location
    assert dateline.agency == opening.agency
    assert (dateline.date.isoformat() if dateline.date else None) == opening.date


def test_every_month_of_every_language() -> None:
    wrong = []
    for name, number in month_numbers().items():
        if name[:1].isdigit():
            continue  # of scripts without spaces
        for day in (f"8 {name}", f"{name.capitalize()} 8"):
            found = parse_dateline(f"LONDON, {day} (Reuters) - Rain fell.", published=PUBLISHED)
            date = found[0].date if found else None
            if date is None or (date.month, date.day) != (number, 8):
                wrong.append(day)
    assert wrong == []


def test_every_name_of_every_agency() -> None:
    book = agency_book()
    wrong = []
    for agency in book.agencies:
        for name in (agency.name, *agency.aliases):
            found = parse_dateline(f"PARIS ({name}) - Rain fell on Monday.", published=PUBLISHED)
            if (found is None or found[0].agency != agency.name) and not book.is_shared(name):
                wrong.append(name)
    # Two that Thai writes in one word with what stands beside them, one with two owners, one that is a word.
    assert set(wrong) <= {"สำนักข่าวซินหัว", "สำนักข่าวไทย", "Folhapress", "जासं"}


def test_table_is_what_it_should_be() -> None:
    lookalikes = sum(opening.raw is None for opening in TABLE)
    assert len(TABLE) >= 250
    assert len({opening.text for opening in TABLE}) == len(TABLE)
    assert lookalikes * 3 >= len(TABLE)
    languages = Counter(opening.language for opening in TABLE if opening.raw)
    assert len(languages) >= 25


def test_second_table_is_what_it_should_be() -> None:
    lookalikes = sum(opening.raw is None for opening in SECOND)
    assert len(SECOND) >= 190
    assert lookalikes * 3 >= len(SECOND)
    assert len({opening.language for opening in SECOND if opening.raw}) >= 35
    assert not {opening.text for opening in TABLE} & {opening.text for opening in SECOND}


def test_third_table_is_what_it_should_be() -> None:
    lookalikes = sum(opening.raw is None for opening in THIRD)
    assert len(THIRD) >= 350
    assert lookalikes * 3 >= len(THIRD)
    assert len({opening.language for opening in THIRD if opening.raw}) >= 45
    assert not {opening.text for opening in TABLE + SECOND} & {opening.text for opening in THIRD}


# Openings of stories, with the rest of them in place of a location.
TOLD = _table("datelines_told.tsv")


@pytest.mark.parametrize("opening", TOLD, ids=lambda opening: opening.text[:40])
def test_town_that_the_story_tells(opening: Opening) -> None:
    context = f"{opening.text} | {opening.location}"
    found = parse_dateline(opening.text, language=opening.language, context=context)
    assert (found[0].raw if found else None) == opening.raw


def test_told_table_is_what_it_should_be() -> None:
    assert sum(opening.raw is None for opening in TOLD) >= 50
    assert len({opening.language for opening in TOLD if opening.raw}) >= 40


# Reporters inside a dateline, or between its dash and the text.
REPORTERS = [
    ("(세종=연합뉴스) 한도윤 서이진 기자 = 박물관이 다시 문을 열었다.", ["한도윤", "서이진"], "박물관이"),
    ("[세종=뉴시스]한도윤, 서이진, 김민수 기자 = 박물관이 문을 열었다.", ["한도윤", "서이진", "김민수"], "박물관이"),
    ("(세종=연합뉴스) 한도윤 기자·서이진 특파원 = 박물관이 다시 문을 열었다.", ["한도윤", "서이진"], "박물관이"),
    ("[헤럴드경제=한도윤·서이진 기자] 박물관이 다시 문을 열었다.", ["한도윤", "서이진"], "박물관이"),
    ("[강원도=한도윤 기자] 박물관이 다시 문을 열었다.", ["한도윤"], "박물관이"),
    ("(세종=연합뉴스) 박물관이 다시 문을 열었다고 밝혔다.", [], "박물관이"),
    ("【ソウル＝小池和樹、田中一郎】博物館が八日に再開した。", ["小池和樹", "田中一郎"], "博物館が"),
    ("RİZE (AA) - SEVGİ TUNALI - Köprü kasım ayında açılacak.", ["SEVGİ TUNALI"], "Köprü"),
    ("RİZE (AA) - ALİ KAYA/CAN DEMİR - Köprü kasım ayında açılacak.", ["ALİ KAYA", "CAN DEMİR"], "Köprü"),
    ("RİZE, (DHA) - Ali KAYA - Köprü kasım ayında açılacak.", ["Ali KAYA"], "Köprü"),
    ("Serkan ÖZTEKİN-Can DEMİR/ARTVİN, (DHA) - Köprü açılacak.", ["Serkan ÖZTEKİN", "Can DEMİR"], "Köprü"),
    ("【パリ共同＝水谷涼子】三条市の爪切りが展示に加わった。", ["水谷涼子"], "三条市の"),
    ("RİZE (AA) - SON DAKİKA - Köprü kasım ayında açılacak.", [], "SON DAKİKA"),
    ("RİZE (AA) - ADANA - MERSİN hattı kasım ayında açılacak.", [], "ADANA"),
    ("LONDON (Reuters) - JANE DOE - the singer - will retire soon.", [], "JANE DOE"),
    ("КАЗАНЬ, 14 октября. /Корр. ТАСС Олег Вешняков/. Мост откроют.", ["Олег Вешняков"], "Мост"),
    ("МИНСК, 14 октября /Корр. БЕЛТА Анна Рогова/. Мост откроют.", ["Анна Рогова"], "Мост"),
    ("МИНСК, 14 октября /Корр. БЕЛТА/. Мост откроют в ноябре.", [], "Мост"),
    ("КИЇВ, 14 жовтня /Кор. Укрінформ Олег Ткач/. Міст відкриють.", ["Олег Ткач"], "Міст"),
    ("MOSCOW, October 14. /TASS Correspondent Oleg Veshnyakov/. The bridge opens.", ["Oleg Veshnyakov"], "The bridge"),
    ("WASHINGTON (AP Sports Writer) - The team won again.", [], "The team"),
    ("МОСКВА, 14 октября. /ТАСС/. Олег Вешняков открыл мост.", [], "Олег"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "names", "text"), REPORTERS, ids=lambda value: str(value)[:40])
def test_reporters_of_a_dateline(line: str, names: list[str], text: str) -> None:
    values, _ = resolve(dump(("headline", "A bridge"), ("body", line), ("body", TEXT)))
    people = [one.name for one in values.get("authors") or () if one.kind == "person"]
    assert people == names
    assert values["body"][0].text.startswith(text)


# Who wrote, before the dateline on its line.
NAMED = [
    ("By Ana Ruiz and Bo Lind NEW YORK (Reuters) - Shares fell.", "NEW YORK (Reuters) -", "NEW YORK"),
    ("By Ana Ruiz LONDON, Oct 20 (Reuters) - Shares fell.", "LONDON, Oct 20 (Reuters) -", "LONDON"),
    ("Por Ana Ruiz MADRID (Reuters) - La Bolsa cae.", "MADRID (Reuters) -", "MADRID"),
    ("Von Ana Ruiz und Bo Lind BERLIN (Reuters) - Der Dax fällt.", "BERLIN (Reuters) -", "BERLIN"),
    ("Par Ana Ruiz PARIS, 20 oct (Reuters) - La Bourse recule.", "PARIS, 20 oct (Reuters) -", "PARIS"),
    ("Ana Ruiz TOKYO (AP) — Shares fell.", "TOKYO (AP) —", "TOKYO"),
    ("Ali KAYA/ANTALYA, (DHA)- Köprü kapatıldı.", "Ali KAYA/ANTALYA, (DHA)-", "ANTALYA"),
    ("Ali KAYA - Can DEMİR/ANTALYA, (DHA) - Köprü.", "Ali KAYA - Can DEMİR/ANTALYA, (DHA) -", "ANTALYA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "raw", "location"), NAMED, ids=lambda value: value[:30])
def test_names_before_a_dateline(text: str, raw: str, location: str) -> None:
    found = parse_dateline(text, published=PUBLISHED)
    assert found is not None
    dateline, stop = found
    assert (dateline.raw, dateline.location) == (raw, location)
    assert text[:stop].endswith(raw)


@pytest.mark.parametrize(
    "text",
    [
        "By Ana Ruiz and Bo Lind — The council met on Monday.",
        "By Ana Ruiz NEW YORK — a city of stairs — is never quiet.",
        "Ana Ruiz, NASA (Houston) - The rover landed.",
        "Ana Ruiz CEO (Acme) - The plant opened.",
    ],
)
def test_names_before_what_is_no_dateline(text: str) -> None:
    assert parse_dateline(text, published=PUBLISHED) is None


def test_the_language_of_the_opening_closes_with_a_stop_where_the_page_tells_none() -> None:
    text = "Hannover. Die Kliniken im Land schlagen Alarm, weil die Kosten steigen."
    for language in ("de", "en", None):
        found = parse_dateline(text, language=language)
        assert found is not None
        assert found[0].raw == "Hannover."
    text = "Venice. The very word still conjures gondolas, but the people who live there talk of rents."
    assert parse_dateline(text, language="de") is None


def test_year_comes_from_the_publication() -> None:
    def day(text: str, published: dt.date) -> dt.date | None:
        found = parse_dateline(text, published=published)
        return found[0].date if found else None

    assert day("ROME, Dec 31 (AP) — Snow fell.", dt.date(2022, 1, 2)) == dt.date(2021, 12, 31)
    assert day("ROME, March 4 (AP) — Snow fell.", dt.date(2021, 10, 20)) == dt.date(2021, 3, 4)
    assert day("MADRID, 31 (EUROPA PRESS) Nieva.", dt.date(2021, 11, 2)) == dt.date(2021, 10, 31)


@pytest.mark.parametrize(
    "line", ["PARIS", "TOKYO, Oct. 20 (Kyodo) —", "Berlin (dpa)", "(서울=연합뉴스)"]
)
def test_dateline_alone_on_its_line(line: str) -> None:
    assert looks_like_dateline_line(line)


@pytest.mark.parametrize(
    "line", ["Culture", "Paris Hilton", "UPDATE", "Home", "OCTOBER 20, 2021", "AP"]
)
def test_lines_that_are_no_dateline(line: str) -> None:
    assert not looks_like_dateline_line(line)


SHARED = [
    ("Alger, 20 oct (APS) - Le ministre", "fr", "", "Algérie Presse Service"),
    ("Dakar, 20 oct (APS) - Le ministre", "fr", "", "Agence de Presse Sénégalaise"),
    ("Thiès, 20 oct (APS) - Le ministre", "fr", "", "Agence de Presse Sénégalaise"),
    ("Genève, 20 oct (APS) - Le ministre", "fr", "", "APS"),
    ("Genève, 20 oct (APS) - Le ministre", "fr", "aps.sn", "Agence de Presse Sénégalaise"),
    ("La Habana, 20 oct (ACN) - El ministro", "es", "", "Agencia Cubana de Noticias"),
    ("Barcelona (ACN).- El port", "ca", "", "Agència Catalana de Notícies"),
    ("Taipei, Oct. 20 (CNA) The island", "en", "", "Central News Agency"),
    ("Nairobi (KNA) - The court", "en", "", "Kenya News Agency"),
    ("Bonn (KNA) - Die Bischöfe", "de", "", "Katholische Nachrichten-Agentur"),
]


@pytest.mark.parametrize(("text", "language", "site", "agency"), SHARED)
def test_initials_that_agencies_share(text: str, language: str, site: str, agency: str) -> None:
    found = parse_dateline(text, published=PUBLISHED, language=language, site=site)
    assert found is not None
    assert found[0].agency == agency
    assert found[0].agency_raw in text


PAGES = [
    ([("byline", "Ankara"), ("body", TEXT)], "Ankara"),
    ([("byline", "Ana Ruiz"), ("body", TEXT)], None),
    ([("nav", "Ankara"), ("byline", "Ankara"), ("body", TEXT)], None),
    ([("timestamp", "Frankfurt, October 20, 2021, 12:30 Uhr"), ("body", TEXT)], "Frankfurt"),
    ([("timestamp", "October 20, 2021, 12:30"), ("body", TEXT)], None),
    ([("timestamp", "Por: Agencia Reforma | 20 de Octubre 2021"), ("body", TEXT)], None),
    ([("deck", f"BRUSSELS - {TEXT}"), ("body", TEXT), ("body", TEXT)], "BRUSSELS"),
    ([("body", TEXT)] * 5 + [("body", f"(Reuters) - {TEXT}")], None),
    ([("body", f"/КРОСС/ {TEXT}"), ("body", TEXT)], None),
    ([("dateline", "(Montréal)"), ("body", TEXT)], "Montréal"),
    ([("dateline", "[NAIROBI]"), ("body", TEXT)], "NAIROBI"),
    ([("body", f"SALT HOLLOW — {TEXT}"), ("body", "It rained in Salt Hollow.")], "SALT HOLLOW"),
    ([("body", f"KEY POINTS — {TEXT}"), ("body", "These are the key points.")], None),
    # Taken for something else, or behind what was taken for the text.
    ([("comments?", f"DULUTH, Minn. — {TEXT}"), ("body", TEXT)], "DULUTH, Minn."),
    ([("headline?", f"OSLO (Aug. 13) -- {TEXT}"), ("body", TEXT)], "OSLO"),
    ([("caption?", f"MUMBAI: {TEXT}"), ("body", TEXT)], "MUMBAI"),
    ([("caption?", "Mumbai: the new bridge"), ("body", TEXT)], None),
    ([("caption?", "The Harbour Times, Mumbai"), ("body", TEXT)], None),
    ([("caption?", "20/10/2021 - 04:30 - Fonte: Agência Brasil - Foto: Ana"), ("body", TEXT)], None),
    ([("caption", f"MUMBAI: {TEXT}"), ("body", TEXT)], None),
    ([("section?", "İzmir"), ("body", TEXT)], "İzmir"),
    ([("subheading?", "Lyon"), ("body", TEXT)], "Lyon"),
    ([("subheading?", "Lyon"), ("caption", "The bridge"), ("body", TEXT)], None),
    ([("body", TEXT), ("other", "CNN —"), ("body", TEXT)], None),
    ([("body?", TEXT), *[("nav", "Menu")] * 20, ("caption?", f"ROMA: {TEXT}")]
     + [("body", TEXT)] * 2, "ROMA"),
    ([*[("body", TEXT)] * 9, *[("nav", "Menu")] * 20, ("body", f"ROMA (ANSA) - {TEXT}")], None),
    ([("dateline", "Listen to the story a+ a-"), ("body", TEXT)], None),
    # Editions of the site, and another story's dateline further down.
    ([("nav", "China"), ("dateline", "France"), ("body?", "Germany"), ("body", TEXT)], None),
    ([("dateline", "FRANCE"), ("body", TEXT)], "FRANCE"),
    ([*[("body", f"{TEXT} (It was so.) - Yes.")] * 9, ("body", f"ROMA (ANSA) - {TEXT}")], None),
    # A picture's caption among the text.
    ([("body", "[서울=뉴시스]새 다리가 문을 열었다.(사진=시청 제공)"), ("body", f"[부산=뉴시스]홍길동 기자 = {TEXT}")],
     "부산"),
    ([("body", "PARIS (AP) — The bridge at night. (Photo: Ana Ruiz)"), ("body", TEXT)], None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "location"), PAGES, ids=lambda value: str(value)[:60])
def test_where_datelines_stand(lines: list[tuple[str, str]], location: str | None) -> None:
    marked = [(role.rstrip("?"), text) for role, text in lines]
    document = dump(("headline", "A bridge for the north"), *marked)
    for block, (role, _) in zip(document.blocks[1:], lines, strict=True):
        block.confidence = 0.4 if role.endswith("?") else 0.9
    document.fields["published"] = PUBLISHED
    found = sorted(extract_dateline(document), key=lambda candidate: -candidate.confidence)
    assert (found[0].value.location if found else None) == location


def test_a_dash_whose_encoding_got_lost() -> None:
    for mark in ('"', "“", "?"):
        found = parse_dateline(f"VENICE, Italy (AP) {mark} The lagoon rose", language="en")
        assert found is not None
        assert found[0].raw == f"VENICE, Italy (AP) {mark}"
    found = parse_dateline('VENICE, Italy (AP) "The lagoon rose", he said', language="en")
    assert found is not None
    assert found[0].raw == "VENICE, Italy (AP)"


def test_an_agency_and_a_dash_alone_on_their_line() -> None:
    for role in ("byline", "other"):
        values, _ = resolve(dump(("headline", "A bridge"), (role, "CNN —"), ("body", TEXT)))
        assert values["dateline"].raw == "CNN —"
    values, _ = resolve(dump(("headline", "A bridge"), ("byline", "CNN"), ("body", TEXT)))
    assert "dateline" not in values


def test_a_place_alone_on_its_line_takes_nothing_off_the_text() -> None:
    document = dump(
        ("headline", "A bridge"), ("byline", "Ankara"), ("body", "Ankara's mayor spoke.")
    )
    values, _ = resolve(document)
    assert values["dateline"].location == "Ankara"
    assert values["body"][0].text == "Ankara's mayor spoke."


MARKED = {
    "a known place": ("<span class=dateline>LISBON</span> It rained on Monday.", "LISBON"),
    "a stamp": ("<span class=location-stamp>QUX BAY</span>It rained on Monday.", "QUX BAY"),
    "a day": ("<span class=dateline>Monday</span> It rained in Leeds.", None),
    "another name": ("<span class=lead>LISBON</span> It rained on Monday.", None),
    "inside the paragraph": ("It rained in <span class=dateline>LISBON</span>.", None),
}


@pytest.mark.parametrize(("markup", "place"), MARKED.values(), ids=MARKED.keys())
def test_places_that_markup_sets_apart(markup: str, place: str | None) -> None:
    document = labelled(f"<h1>Rain</h1><p>{markup}</p><p>{TEXT}</p>", {"Rain": "headline"})
    dateline = resolve(document)[0].get("dateline")
    assert (dateline.location if dateline else None) == place
