from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from newsclean import Article, Cleaner, NoArticle, Paragraph, Reason, Role, Segment
from newsclean.show.terminal import STYLES, harmless, render

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def shown(outcome: Article | NoArticle, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    console.print(render(outcome))
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_every_role_has_a_style() -> None:
    assert set(STYLES) == set(Role)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain – “text” 日本", "plain – “text” 日本"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("a\r\nb\tc", "a\nb    c"),
        ("a\x9bb\U000e0041", "a\\x9bb\\U000e0041"),
    ],
)
def test_harmless(text: str, expected: str) -> None:
    assert harmless(text) == expected


@given(st.text())
def test_no_control_character_gets_through(text: str) -> None:
    assert not CONTROL.search(harmless(text))


def test_markup_of_a_dump_is_only_text() -> None:
    text = "[red]Sale[/red] [link=https://echo.example]x[/link] \x1b[2J"
    segment = Segment(role=Role.AD, text=text, start=0, end=len(text), confidence=1, reason="r")
    article = Article(
        headline="[bold]Head[/bold]",
        body=(Paragraph(kind="paragraph", text="T"),),
        segments=(segment,),
    )
    told = shown(article, width=200)
    assert "[bold]Head[/bold]" in told
    assert "[red]Sale[/red] [link=https://echo.example]x[/link] \\x1b[2J" in told


def test_roles_stand_in_the_gutter() -> None:
    text = (
        "Ferry terminal opens to the public\n\nThe new ferry terminal opened on Monday after two "
        "years of work, the harbour council said.\n\nIt cost 12 million dollars, as planned."
    )
    lines = shown(Cleaner(labeller="rules").clean(text)).splitlines()
    assert any(re.match(r"\s+headline │ Ferry terminal", line) for line in lines)
    assert any(re.match(r"\s+body │ The new ferry", line) for line in lines)


def test_only_the_first_segments() -> None:
    segments = tuple(
        Segment(role=Role.NAV, text=str(n), start=n, end=n + 1, confidence=1, reason="r")
        for n in range(9)
    )
    none = NoArticle(Reason.NO_BODY, "", segments)
    console = Console(file=io.StringIO(), width=80)
    console.print(render(none, 3))
    told = console.file.getvalue()  # type: ignore[attr-defined]
    assert "nav │ 2" in told and "nav │ 3" not in told and "and 6 more segments" in told


def test_no_article() -> None:
    text = "Sign in"
    segment = Segment(role=Role.LOGIN, text=text, start=0, end=7, confidence=1, reason="r")
    told = shown(NoArticle(Reason.NO_BODY, "no \x1b text", (segment,)))
    assert "no article: no_body" in told and "no \\x1b text" in told and "login │ Sign in" in told
