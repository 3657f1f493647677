"""Charsets: declared, undeclared, declared wrong; as HTML and as plain text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.read.charset import declared_charset
from newsclean.read.decode import decode

RUSSIAN = (
    "Совет депутатов утвердил бюджет города на будущий год. Расходы на школы и больницы вырастут "
    "на десятую часть, сообщила во вторник пресс-служба мэрии."
)
JAPANESE = (
    "市議会は火曜日、来年度の予算案を賛成多数で可決した。学校と病院への支出は一割増える見込みで、"
    "市長は「子どもたちのための予算だ」と述べた。"
)
SIMPLIFIED = (
    "市议会星期二以多数票通过了明年的预算。学校和医院的支出将增加一成，市长在会后表示，这是为了"
    "孩子们的未来。反对派则认为税收不能再提高了。"
)
TRADITIONAL = (
    "市議會星期二以多數票通過了明年的預算。學校和醫院的支出將增加一成，市長在會後表示，這是為了"
    "孩子們的未來。反對派則認為稅收不能再提高了。"
)
KOREAN = (
    "시의회는 화요일 내년도 예산안을 통과시켰다. 학교와 병원에 대한 지출이 십 퍼센트 늘어날 것이라고 "
    "시장은 밝혔다. 야당은 세금을 더 올릴 수 없다고 했다."
)
FRENCH = (
    "Le conseil a adopté mardi le budget de l’année à venir : les dépenses pour les écoles et les "
    "hôpitaux s’élèveront à 12 millions d’€, a précisé la mairie – « un progrès »."
)
POLISH = (
    "Rada miejska przyjęła we wtorek budżet na przyszły rok. Wydatki na szkoły i szpitale wzrosną "
    "o dziesiątą część, powiedział rzecznik prezydenta miasta."
)
GREEK = (
    "Το δημοτικό συμβούλιο ενέκρινε την Τρίτη τον προϋπολογισμό του επόμενου έτους. Οι δαπάνες "
    "για τα σχολεία και τα νοσοκομεία θα αυξηθούν."
)
ARABIC = "وافق مجلس المدينة يوم الثلاثاء على ميزانية العام المقبل، وقالت البلدية إن الإنفاق سيزداد."
TURKISH = (
    "Belediye meclisi salı günü gelecek yılın bütçesini onayladı. Okullara ve hastanelere ayrılan "
    "pay artacak, dedi başkanlık sözcüsü."
)
CHARSETS = [
    ("utf-8", RUSSIAN),
    ("cp1252", FRENCH),
    ("cp1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("shift_jis", JAPANESE),
    ("euc-jp", JAPANESE),
    ("iso2022_jp", JAPANESE),
    ("gb18030", SIMPLIFIED),
    ("gbk", SIMPLIFIED),
    ("big5", TRADITIONAL),
    ("euc-kr", KOREAN),
    ("cp1250", POLISH),
    ("iso8859-2", POLISH),
    ("cp1253", GREEK),
    ("cp1254", TURKISH),
    ("cp1256", ARABIC),
]
MARKS = [
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
]
TEXTS = [FRENCH, RUSSIAN, JAPANESE, KOREAN]


def page(text: str, charset: str | None = None) -> str:
    declaration = f'<meta charset="{charset}">' if charset else ""
    return f"<!doctype html>\n<html><head>{declaration}</head><body>\n<p>{text}</p></body></html>"


@pytest.mark.parametrize(("charset", "text"), CHARSETS)
def test_plain_text_without_declaration(charset: str, text: str) -> None:
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize(("charset", "text"), CHARSETS)
def test_html_without_declaration(charset: str, text: str) -> None:
    assert decode(page(text).encode(charset)) == page(text)


@pytest.mark.parametrize(("charset", "text"), CHARSETS)
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "no-such-charset", "utf-16"])
def test_html_with_a_wrong_declaration(charset: str, text: str, declared: str) -> None:
    assert decode(page(text, declared).encode(charset)) == page(text, declared)


@pytest.mark.parametrize(("charset", "text"), CHARSETS)
def test_html_with_its_declaration(charset: str, text: str) -> None:
    assert decode(page(text, charset).encode(charset)) == page(text, charset)


@pytest.mark.parametrize(("charset", "text"), CHARSETS)
def test_declaration_decides_where_there_is_little_text(charset: str, text: str) -> None:
    # One letter says nothing of its charset; the declaration does.
    letter = next(char for char in text if not char.isascii() and char.isalpha())
    assert decode(page(letter, charset).encode(charset)) == page(letter, charset)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("charset", "mark"), MARKS)
def test_byte_order_mark(charset: str, mark: bytes, text: str) -> None:
    assert decode(mark + page(text, "iso-8859-1").encode(charset)) == page(text, "iso-8859-1")
    assert decode(mark + text.encode(charset)) == text


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(charset: str, text: str) -> None:
    assert decode(page(text).encode(charset)) == page(text)
    lines = "2021-10-20 12:00\n" + text + "\n\n" + text + "\n"
    assert decode(lines.encode(charset)) == lines


def test_xml_declaration() -> None:
    text = f'<?xml version="1.0" encoding="windows-1251"?><p>{RUSSIAN}</p>'
    assert decode(text.encode("cp1251")) == text


def test_windows_1252_declared_as_latin_1() -> None:
    text = page("“5 €” – l’été", "iso-8859-1")
    assert decode(text.encode("cp1252")) == text


def test_capitals_of_a_menu_are_not_taken_for_another_charset() -> None:
    text = "НОВОСТИ\nПОЛИТИКА\nЭКОНОМИКА\nПРОИСШЕСТВИЯ\nКУЛЬТУРА\nСПОРТ\n" + RUSSIAN[:60]
    assert decode(text.encode("koi8-r")) == text
    assert decode(text.encode("cp1251")) == text


def test_utf8_cut_off_in_a_character() -> None:
    data = RUSSIAN.encode()[:-3]
    assert decode(data + b"\xd0").rstrip("\ufffd") == data.decode()


def test_utf8_with_a_stray_byte_stays_utf8() -> None:
    data = (page(RUSSIAN, "utf-8") * 3).encode()
    text = decode(data[:200] + b"\xa0" + data[200:])
    assert text.count("\ufffd") <= 3
    assert RUSSIAN in text


@pytest.mark.parametrize("name", ["zip", "hex", "idna", "punycode", "undefined", "utf-7", "rot13"])
def test_codecs_that_are_no_charsets_are_not_believed(name: str) -> None:
    data = page("l’été à Orléans", name).encode("cp1252")
    assert declared_charset(data) is None
    assert decode(data) == page("l’été à Orléans", name)


@given(st.binary())
def test_any_bytes_become_text(data: bytes) -> None:
    assert isinstance(decode(data), str)


@given(st.binary(), st.sampled_from(["utf-16", "euc-jp", "hz", "iso-2022-kr", "\x00", "x" * 50]))
def test_any_bytes_behind_any_declaration_become_text(data: bytes, name: str) -> None:
    assert isinstance(decode(f"<meta charset={name}>".encode() + data), str)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\x00\x1b")))
def test_utf8_comes_back(text: str) -> None:
    assert decode(text.encode()) == text
