from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import Article, Dateline, Paragraph, Role, Segment, clean
from newsclean.models import ParagraphKind
from newsclean.write.text import to_markdown, to_text


def article(
    *texts: str, raw: str | None = None, dump: tuple[tuple[Role, str], ...] = ()
) -> Article:
    segments = []
    position = 0
    for role, text in dump:
        end = position + len(text)
        segments.append(
            Segment(role=role, text=text, start=position, end=end, confidence=1, reason="given")
        )
        position = end + 2
    return Article(
        headline="Talks",
        body=tuple(Paragraph(kind="paragraph", text=text) for text in texts),
        dateline=Dateline(raw=raw) if raw else None,
        segments=tuple(segments),
    )


@pytest.mark.parametrize(
    ("raw", "segment", "text", "expected"),
    [
        ("PARIS (AFP) —", "PARIS (AFP) — Talks began.", "Talks began.", "PARIS (AFP) — Talks began."),
        ("Lima, 12 may (EFE).-", "Lima, 12 may (EFE).- Un puente", "Un puente", "Lima, 12 may (EFE).- Un puente"),
        ("新华社北京10月20日电", "新华社北京10月20日电 会谈开始。", "会谈开始。", "新华社北京10月20日电 会谈开始。"),
        ("【パリ共同】", "【パリ共同】会談が始まった。", "会談が始まった。", "【パリ共同】会談が始まった。"),
        ("PARIS, Oct. 20 —", "PARIS,\nOct. 20 —\nTalks began.", "Talks began.", "PARIS, Oct. 20 — Talks began."),
        ("(CNN)", "(CNN)Talks began.", "Talks began.", "(CNN)Talks began."),
    ],
)  # fmt: skip
def test_the_dateline_as_printed(raw: str, segment: str, text: str, expected: str) -> None:
    story = article(text, "More.", raw=raw, dump=((Role.BODY, segment), (Role.BODY, "More.")))
    assert to_text(story) == f"{text}\n\nMore."
    assert to_text(story, dateline=True) == f"{expected}\n\nMore."
    assert story.to_text(dateline=True) == f"{expected}\n\nMore."


def test_a_dateline_alone_on_its_line_stays_alone() -> None:
    story = article(
        "Talks began.", raw="PARIS", dump=((Role.DATELINE, "PARIS"), (Role.BODY, "Talks began."))
    )
    assert to_text(story, dateline=True) == "PARIS\n\nTalks began."


def test_a_dateline_behind_a_leading_paragraph() -> None:
    dump = ((Role.BODY, "It is on."), (Role.BODY, "PARIS — Talks began."))
    story = article("It is on.", "Talks began.", raw="PARIS —", dump=dump)
    assert to_text(story, dateline=True) == "It is on.\n\nPARIS — Talks began."


@pytest.mark.parametrize(
    ("raw", "expected"), [("PARIS —", "PARIS — Talks."), ("【パリ共同】", "【パリ共同】Talks.")]
)
def test_without_segments_the_dateline_comes_first(raw: str, expected: str) -> None:
    assert to_text(article("Talks.", raw=raw), dateline=True) == expected


def test_no_dateline_no_difference() -> None:
    story = article("Talks began.", "More.")
    assert to_text(story, dateline=True) == to_text(story)


KINDS: list[tuple[ParagraphKind, str, str]] = [
    ("paragraph", "2 * 3 <b>_x_</b> [a](b)", r"2 \* 3 \<b\>\_x\_\</b\> \[a\](b)"),
    ("paragraph", "# no heading", r"\# no heading"),
    ("paragraph", "- no item", r"\- no item"),
    ("paragraph", "1. no item", r"1\. no item"),
    ("paragraph", "---", r"\---"),
    ("paragraph", "AT&T &amp; co", r"AT&T \&amp; co"),
    ("subheading", "What next?", "## What next?"),
    ("quote", "One\nTwo", "> One\n> Two"),
    ("table", "a | b\n1 | 2|3", "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |"),
    ("preformatted", "a ``` b", "````\na ``` b\n````"),
    ("list_item", "One", "- One"),
]


@pytest.mark.parametrize(("kind", "text", "expected"), KINDS)
def test_markdown_of_each_kind(kind: ParagraphKind, text: str, expected: str) -> None:
    story = Article(headline="Head", body=(Paragraph(kind=kind, text=text),))
    assert to_markdown(story) == f"# Head\n\n{expected}"


def test_items_of_a_list_stand_together() -> None:
    items = [Paragraph(kind="list_item", text=text) for text in ("One", "Two")]
    body = (*items, Paragraph(kind="paragraph", text="End."))
    assert to_markdown(Article(headline="H", body=body)) == "# H\n\n- One\n- Two\n\nEnd."


def test_front_matter() -> None:
    story = Article(
        headline='He said: "no"',
        deck="A deck",
        language="en",
        tags=("a: b", "c"),
        body=(Paragraph(kind="paragraph", text="Text."),),
    )
    lines = to_markdown(story, front_matter=True).split("\n")
    assert lines[0] == "---" and lines[-3:] == ['# He said: "no"', "", "Text."]
    values = dict(line.split(": ", 1) for line in lines[1 : lines.index("---", 1)])
    assert {name: json.loads(value) for name, value in values.items()} == {
        "title": 'He said: "no"',
        "description": "A deck",
        "language": "en",
        "tags": ["a: b", "c"],
    }


SENTENCES = [
    "The harbour council voted on Tuesday to rebuild the east pier, which a storm broke in March.",
    "Work is to start in June and to last for two years, the engineer in charge told reporters.",
    "“We have waited long enough,” said Ana Ruiz, who has sold fish from the pier since 1987.",
    "A first plan was dropped last year when its price rose from 12 to 19 million dollars.",
    "Two members voted against it. They had asked for a study of the currents below the pier.",
    "Ferries will leave from the west pier until then, and tickets will cost what they do now.",
    "The pier was built in 1904 for coal ships and has been closed to heavy trucks for a decade.",
    "Fishermen asked for cranes of their own, but the council put that off until the autumn.",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=3, unique=True), st.integers(1, 3))
def test_cleaning_an_articles_own_text_gives_its_paragraphs(
    sentences: list[str], together: int
) -> None:
    groups = range(0, len(sentences), together)
    paragraphs = [" ".join(sentences[start : start + together]) for start in groups]
    story = article(*paragraphs)
    again = clean(to_text(story), headline="Council votes to rebuild east pier")
    assert [paragraph.text for paragraph in again.body] == paragraphs
