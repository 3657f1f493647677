from pages import dump

from newsclean.document import Block, Document, Scope, Source
from newsclean.extract.body import extract_body
from newsclean.models import Credit, Dateline, Paragraph, Person, Role


def body(document: Document) -> list[tuple[str, str]]:
    (found,) = extract_body(document)
    assert all(isinstance(paragraph, Paragraph) for paragraph in found.value)
    return [(paragraph.kind, paragraph.text) for paragraph in found.value]


def test_kinds_of_html() -> None:
    document = dump(
        ("body", "It rained on the opera, and the singers went home.", "p"), ("subheading", "The feast", "h2"),
        ("body", "Bread", "li"), ("body", "I got wet.", "blockquote"), ("body", "a\n  b", "pre"), ("nav", "Home", "li"),
        ("body", "The end of it came with the morning light.", "p"),
    )  # fmt: skip
    assert body(document) == [
        ("paragraph", "It rained on the opera, and the singers went home."),
        ("subheading", "The feast"),
        ("list_item", "Bread"),
        ("quote", "I got wet."),
        ("preformatted", "a\n  b"),
        ("paragraph", "The end of it came with the morning light."),
    ]


def test_bullets_of_text() -> None:
    document = dump(
        ("body", "The list that follows is all there is to say about it."),
        ("body", "- Bread"),
        ("body", "• Wine"),
        ("body", "* Salt"),
        ("body", "-5 degrees"),
    )
    document.fields["language"] = "en"
    assert [kind for kind, _ in body(document)] == [
        "paragraph",
        "list_item",
        "list_item",
        "list_item",
        "paragraph",
    ]
    assert body(document)[1] == ("list_item", "Bread")
    document.fields["language"] = "ru"
    assert body(document)[1] == ("paragraph", "- Bread")


def test_rows_of_one_table() -> None:
    one, other = Scope("table"), Scope("table")
    rows = [("Year | Rain", one), ("2021 | 40", one), ("Team | P", other)]
    blocks = [
        Block(text, 0, len(text), tag="tr", scope=Scope("tr", parent=table), role=Role.BODY)
        for text, table in rows
    ]
    document = Document(Source("", "html"), "", blocks, "html")
    assert body(document) == [("table", "Year | Rain\n2021 | 40"), ("table", "Team | P")]


def test_dateline_leaves_the_paragraph_it_opens() -> None:
    document = dump(("body", "TOKYO, Oct. 20 (Kyodo) — Japan said."), ("body", "More."))
    document.fields["dateline"] = Dateline(raw="TOKYO, Oct. 20 (Kyodo) —")
    assert body(document)[0] == ("paragraph", "Japan said.")
    alone = dump(("body", "PARIS"), ("body", "Japan said."))
    alone.fields["dateline"] = Dateline(raw="PARIS")
    assert body(alone) == [("paragraph", "Japan said.")]


def test_what_hangs_on_at_the_end() -> None:
    document = dump(("body", "It rained."), ("subheading", "More stories"), ("body", "(AP)"))
    document.fields["credits"] = (Credit(source="Associated Press", source_raw="AP", raw="(AP)"),)
    assert body(document) == [("paragraph", "It rained.")]


def test_the_author_below_the_text_is_none_of_it() -> None:
    text = ("body", "It rained on the plain, and the plain was wet.")
    document = dump(text, ("subheading", "ANA RUIZ"), ("body", "ana.ruiz@echo.example"))
    document.fields["authors"] = (Person(name="Ana Ruiz"),)
    assert body(document) == [("paragraph", text[1])]


def test_no_body() -> None:
    assert list(extract_body(dump(("nav", "Home"), ("subheading", "Rain")))) == []


def test_a_page_wrapped_in_a_quotation() -> None:
    wrapper = Scope("blockquote")
    blocks = [
        Block(
            f"Paragraph {n} of the text.",
            0,
            5,
            tag="p",
            scope=Scope("p", parent=wrapper),
            role=Role.BODY,
        )
        for n in range(5)
    ]
    assert {kind for kind, _ in body(Document(Source("", "html"), "", blocks, "html"))} == {
        "paragraph"
    }
