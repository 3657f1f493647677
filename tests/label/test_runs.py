"""Lines in runs of text that belong to other stories."""

from __future__ import annotations

import pytest

from newsclean.document import Source
from newsclean.label.runs import settle_runs
from newsclean.models import Role
from newsclean.segment import segment

TEXT = "<p>The council voted on Tuesday to close the old bridge.</p>"
TEASERS = {
    "a link to the rest": ("The flood came at night. <a href=/flood>Read more</a>", "related"),
    "one word, behind a sentence": ("Die Flut kam nachts. <a href=/flut>mehr</a> »", "related"),
    "one word within a sentence": ("Die Flut brachte <a href=/flut>mehr</a>", "body"),
    "a link within the text": ("They <a href=/flood>read more</a> of the flood.", "body"),
    "no link": ("The flood came at night. Read more", "body"),
}


@pytest.mark.parametrize(("markup", "wanted"), TEASERS.values(), ids=TEASERS.keys())
def test_teasers(markup: str, wanted: str) -> None:
    document = segment(Source(f"<main>{TEXT}<p>{markup}</p>{TEXT}</main>", "html"))
    for block in document.blocks:
        block.role = Role.BODY
    settle_runs(document)
    assert document.blocks[1].role.value == wanted
