"""Paths to the article."""

from __future__ import annotations

import pytest

from newsclean.document import Source
from newsclean.label.paths import leave_paths_to_menus
from newsclean.models import Role
from newsclean.segment import segment

TITLE = "Lake froth on fire again, residents told to shut windows"
CASES = {
    "ends with a line below, which is the headline then": (
        [("headline", f"News / City / {TITLE}"), ("deck", TITLE)],
        ["nav", "headline"],
    ),
    "ends with the headline": (
        [("section", f"News / City / {TITLE}"), ("headline", TITLE)],
        ["nav", "headline"],
    ),
    "a headline with a stroke": ([("headline", f"Live / {TITLE}"), ("deck", TITLE)], ["headline", "deck"]),
    "ends with nothing else": ([("headline", f"News / City / {TITLE}")], ["headline"]),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted"), CASES.values(), ids=CASES.keys())
def test_paths(lines: list[tuple[str, str]], wanted: list[str]) -> None:
    document = segment(Source("\n\n".join(text for _, text in lines), "text"))
    for block, (role, _) in zip(document.blocks, lines, strict=True):
        block.role = Role(role)
    leave_paths_to_menus(document.blocks)
    assert [block.role.value for block in document.blocks] == wanted
