"""Whole stories below the first on one page."""

from __future__ import annotations

import pytest

from newsclean.document import Document, Source
from newsclean.label.other_stories import leave_other_stories
from newsclean.models import Role
from newsclean.segment import segment

FIRST = "<article><h1>Ferry stops</h1><p>It stops on Monday.</p><article><p>More.</p></article></article>"
SECOND = "<article><h1>Bridge closes</h1><p>It closes in May.</p></article>"


def roles(markup: str, headline: str = "Ferry stops") -> list[str]:
    document: Document = segment(Source(f"<main>{markup}</main>", "html"))
    for block in document.blocks:
        block.role = Role.HEADLINE if block.text == headline else Role.BODY
    leave_other_stories(document)
    return [block.role.value for block in document.blocks]


CASES = {
    "a second story": (FIRST + SECOND, ["headline", "body", "body", "related", "related"]),
    "the same again": (FIRST + FIRST, ["headline", "body", "body"] * 2),
    "a part without a main heading": (
        FIRST + SECOND.replace("h1", "h2"),
        ["headline", "body", "body", "body", "body"],
    ),
    "outside an article": (FIRST + "<h1>Notes</h1><p>All.</p>", ["headline", "body", "body", "body", "body"]),
    "the first is none": (
        "<article><h1>Our app</h1><p>Get it.</p></article>" + FIRST,
        ["body", "body", "headline", "body", "body"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "wanted"), CASES.values(), ids=CASES.keys())
def test_stories(markup: str, wanted: list[str]) -> None:
    assert roles(markup) == wanted
