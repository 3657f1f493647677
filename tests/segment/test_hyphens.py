"""Words broken at the ends of lines."""

from __future__ import annotations

import pytest
from dumps import check, cut

from newsclean import clean
from newsclean.segment.hyphens import are_divided, joined
from newsclean.segment.lines import lines_of

PRINTED = """\
Trams for Leeds at last

The council of Leeds agreed on Mon-
day to spend three million pounds on
new trams, which residents have ask-
ed for since long ago, although the
well-known architect of the state-
owned railway company had warned of
the decision for want of a commissi-
on, an advantage of which are short-
and long-term savings, she said.

Mayor Ann Bell said that the govern-
ment of the province would contri-
bute half of the investment, and that
fares would stay as they are for two
years after the opening of the sec-
tion between the university and the
central station.
"""


def test_a_printed_page() -> None:
    document = cut(PRINTED)
    check(document)
    assert document.layout == "wrapped"
    text = clean(PRINTED).to_text()
    assert text.startswith("The council of Leeds agreed on Monday to spend three million pounds")
    assert "a commission, an advantage of which are short- and long-term savings" in text
    assert text.count("\n\n") == 1 and "government of the province would contribute" in text


@pytest.mark.parametrize(
    ("text", "divided", "wanted"),
    [
        ("a well-\nknown man", False, "a well-known man"),
        ("Nord-\nSüd", True, "Nord-Süd"),
        ("govern\u00ad\nment", False, "government"),
        ("a dash -\nand more", True, "a dash -\nand more"),
        ("1914-\n1918", True, "1914-\n1918"),
        ("Vor-\nund Nachteile", True, "Vor-\nund Nachteile"),
    ],
)
def test_joined(text: str, divided: bool, wanted: str) -> None:
    assert joined(text, divided=divided) == wanted


def test_compounds_are_not_divided_words() -> None:
    lines = lines_of("the well-\nknown man went\n" + "and said that it rained\n" * 60)
    assert not are_divided(lines)
