"""The phrase lists: sound as data, and saying the right thing of lines as sites print them."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from newsclean.data.phrases import phrase_book, tokens
from newsclean.models import Role

ROLES = {role.value for role in Role}
PAGES = {"consent_wall", "error_page", "paywall", "listing"}
PLACES = {"whole", "start", "end", "within"}
WORDS = {"function", "byline", "and", "jobs", "staff"}
FILES = sorted(
    entry.name for entry in (files("newsclean.data") / "phrases").iterdir()
    if entry.name.endswith(".toml")
)  # fmt: skip
CJK = {"ja", "zh", "ko"}


def content(name: str) -> dict:
    return tomllib.loads((files("newsclean.data") / "phrases" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_sound(name: str) -> None:
    entry = content(name)
    assert entry["language"] + ".toml" == name
    assert set(entry["role"]) <= ROLES
    assert set(entry.get("page", {})) <= PAGES
    assert set(entry["words"]) <= WORDS
    assert len(entry["words"]["function"]) >= 20
    for places in (*entry["role"].values(), *entry.get("page", {}).values()):
        assert set(places) <= PLACES
        for lines in places.values():
            assert all(tokens(line) for line in lines)
            # Longer than any consumer looks for.
            assert name[:2] in CJK or all(len(tokens(line)) <= 12 for line in lines)


@pytest.mark.parametrize("name", FILES)
def test_no_phrase_means_two_roles_in_one_place(name: str) -> None:
    seen: dict[tuple[tuple[str, ...], str], str] = {}
    for role, places in content(name)["role"].items():
        for place, lines in places.items():
            for line in lines:
                key = (tuple(token.word for token in tokens(line)), place)
                assert key not in seen, f"{line!r} is {seen[key]} and {role}"
                seen[key] = role


@pytest.mark.parametrize("name", FILES)
def test_what_may_stand_anywhere_is_long_enough_to_be_rare(name: str) -> None:
    for places in content(name)["role"].values():
        for line in places.get("within", ()):
            assert len(line) >= 3
            # A Hangul word of four syllables is a compound, as rare as two words elsewhere.
            assert len(tokens(line)) >= 2 or len(line) >= (4 if name == "ko.toml" else 6), line


def meaning(line: str) -> str | None:
    """The role whose phrase covers most of the line; a whole line before a part of one."""
    found: Counter[str] = Counter()
    for match in phrase_book().find(line):
        if match.phrase.meaning in ROLES:
            cover = match.end - match.start + (1000 if match.phrase.place == "whole" else 0)
            found[match.phrase.meaning] = max(found[match.phrase.meaning], cover)
    return found.most_common(1)[0][0] if found else None


LINES = [
    ("Skip to main content", "nav"),
    ("ADVERTISE WITH US", "nav"),
    ("Privacy Policy", "nav"),
    ("Already a subscriber? Log in", "login"),
    ("Sign up for our daily newsletter and never miss a thing", "newsletter"),
    ("Share this article", "share"),
    ("Leave a Reply Cancel reply", "comments"),
    ("You may also like", "related"),
    ("READ MORE: Storm closes schools along the coast", "related"),
    ("Story continues below advertisement", "ad"),
    ("© 2024 Harbour Times Ltd. All rights reserved.", "legal"),
    ("View this post on Instagram", "media"),
    ("Last updated: 4 May 2023, 10:12", "timestamp"),
    ("File photo", "caption"),
    ("The Associated Press contributed to this report.", "credit"),
    ("(With inputs from agencies)", "credit"),
    ("This article has been updated to add a comment by the ministry.", "note"),
    ("About the author", "bio"),
    ("Filed under: Fisheries, Ports", "tags"),
    ("Zum Inhalt springen", "nav"),
    ("Lesen Sie auch: Hafen bleibt gesperrt", "related"),
    ("Artikel wird nach der Anzeige fortgesetzt", "ad"),
    ("Mit Material von dpa", "credit"),
    ("Aller au contenu principal", "nav"),
    ("Déjà abonné ? Se connecter", "login"),
    ("À lire aussi : le port rouvre", "related"),
    ("Tous droits réservés", "legal"),
    ("Con información de EFE", "credit"),
    ("Te puede interesar: reabre el puerto", "related"),
    ("Regístrate para seguir leyendo", "login"),
    ("Riproduzione riservata", "legal"),
    ("Leggi anche: il porto riapre", "related"),
    ("Iscriviti alla nostra newsletter", "newsletter"),
    ("Continua após a publicidade", "ad"),
    ("Leia também: porto reabre", "related"),
    ("Lees ook: haven weer open", "related"),
    ("Deel dit artikel", "share"),
    ("Czytaj także: port znów otwarty", "related"),
    ("Wszelkie prawa zastrzeżone", "legal"),
    ("Bizi takip edin", "newsletter"),
    ("Tüm hakları saklıdır", "legal"),
    ("Читайте также: порт снова открыт", "related"),
    ("Все права защищены", "legal"),
    ("اقرأ أيضا", "related"),
    ("جميع الحقوق محفوظة", "legal"),
    ("関連記事", "related"),
    ("無断転載を禁じます", "legal"),
    ("责任编辑：王小明", "credit"),
    ("延伸閱讀", "related"),
    ("무단 전재 및 재배포 금지", "legal"),
    ("많이 본 뉴스", "related"),
    ("Artikeln fortsätter efter annonsen", "ad"),
    ("Les også: Havna åpner igjen", "related"),
    ("Læs også: Havnen åbner igen", "related"),
    ("Všechna práva vyhrazena", "legal"),
    ("Читайте також: порт знову відкрито", "related"),
    ("Juttu jatkuu mainoksen jälkeen", "ad"),
    ("Διαβάστε επίσης: Άνοιξε το λιμάνι", "related"),
    ("כל הזכויות שמורות", "legal"),
    ("यह भी पढ़ें: बंदरगाह फिर खुला", "related"),
    ("Baca juga: Pelabuhan dibuka kembali", "related"),
    ("Có thể bạn quan tâm", "related"),
    ("Toate drepturile rezervate", "legal"),
    ("Minden jog fenntartva", "legal"),
]


@pytest.mark.parametrize(("line", "role"), LINES)
def test_lines_as_sites_print_them(line: str, role: str) -> None:
    assert meaning(line) == role


RUNNING = [
    "The minister said on Tuesday that the port would reopen once the storm had passed.",
    "She had worked as a teacher for ten years before she moved to the coast with her family.",
    "Der Minister sagte am Dienstag, der Hafen werde wieder geöffnet, sobald der Sturm vorbei sei.",
    "Le ministre a déclaré mardi que le port rouvrirait dès la fin de la tempête.",
    "El ministro dijo el martes que el puerto reabrirá cuando pase la tormenta.",
    "Il ministro ha detto martedì che il porto riaprirà appena passata la tempesta.",
    "O ministro disse na terça-feira que o porto reabrirá assim que a tempestade passar.",
    "De minister zei dinsdag dat de haven weer opengaat zodra de storm voorbij is.",
    "Министр сообщил во вторник, что порт откроется, как только закончится шторм.",
    "部长星期二表示，风暴过后港口将重新开放，渔民们已经等了整整一周。",
    "大臣は火曜日、嵐が過ぎれば港は再開されると述べた。",
]


@pytest.mark.parametrize("line", RUNNING)
def test_running_text_says_nothing(line: str) -> None:
    assert meaning(line) is None
