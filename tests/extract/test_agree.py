"""Lines that credits, copyright and section were read from."""

from __future__ import annotations

from typing import Any

import pytest

from newsclean.document import Block, Document, Source
from newsclean.extract.agree import agree
from newsclean.models import Credit, Evidence, Role

REUTERS = (Credit(raw="Source: Reuters", source="Reuters", source_raw="Reuters"),)
CASES: dict[str, tuple[str, Any, str, str, str]] = {
    "a credit among tags": ("credits", REUTERS, "tags", "Source: Reuters", "credit"),
    "an agency in the byline": ("credits", REUTERS, "byline", "Source: Reuters", "byline"),
    "a credit that ends the text": (
        "credits", REUTERS, "caption", "It rained all day on the market. Source: Reuters", "caption",
    ),
    "a copyright in the menu": ("copyright", "© 2024 Post", "nav", "© 2024 Post", "legal"),
    "a section in the menu": ("section", "Politics", "nav", "Politics", "section"),
    "a path": ("section", "Politics", "nav", "Home > News > UK > Politics", "nav"),
    "a section among tags": ("section", "Politics", "tags", "Politics", "tags"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_agree(name: str) -> None:
    field, value, role, text, wanted = CASES[name]
    block = Block(text, 0, len(text), role=Role(role), reason="as labelled")
    document = Document(source=Source(text, "text"), text=text, layout="lines", blocks=[block])
    document.fields[field] = value
    document.evidence[field] = Evidence(extractor="x", confidence=0.9, segments=(0,))
    agree(document)
    assert block.role == wanted
    assert (block.reason == "as labelled") is (wanted == role)


def test_nothing_found() -> None:
    text = "Politics"
    document = Document(
        source=Source(text, "text"),
        text=text,
        layout="lines",
        blocks=[Block(text, 0, 8, role=Role.NAV)],
    )
    document.evidence["section"] = Evidence(extractor="none", confidence=0.0)
    agree(document)
    assert document.blocks[0].role is Role.NAV
