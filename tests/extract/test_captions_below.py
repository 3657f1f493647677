"""Captions that were taken for text, told by the picture above them."""

from __future__ import annotations

import pytest

from newsclean.document import Source
from newsclean.extract.caption.below import label_captions_below
from newsclean.models import Role
from newsclean.segment import segment

CASES = {
    "a credit closes it": ("<img src=/a.jpg><p>A wet plain. Photo: Ana Ruiz</p>", ["caption"]),
    "a credit behind a stroke": ("<img src=/a.jpg><p>Mokra równina / Fot. J. Kowal</p>", ["caption"]),
    "nothing but a credit": ("<img src=/a.jpg><p>Source: Port of Cádiz</p>", ["caption"]),
    "the credit below it": (
        "<dl><dt><img src=/a.jpg></dt><dt>A wet plain</dt><dd>Photo A. R.</dd></dl>",
        ["caption", "caption"],
    ),
    "no picture above": ("<p>A wet plain. Photo: Ana Ruiz</p>", ["body"]),
    "a word for pictures within a name": ("<img src=/a.jpg><p>Best cork yoga mat: Yoloha mat</p>", ["body"]),
    "no credit": ("<img src=/a.jpg><p>It rained on the plain.</p>", ["body"]),
    "a heading": ("<img src=/a.jpg><h2>Photo: Ana Ruiz</h2>", ["body"]),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "wanted"), CASES.values(), ids=CASES.keys())
def test_captions(markup: str, wanted: list[str]) -> None:
    document = segment(Source(f"<main>{markup}</main>", "html"))
    for block in document.blocks:
        block.role = Role.CAPTION if block.text == "Photo A. R." else Role.BODY
    label_captions_below(document)
    assert [block.role.value for block in document.blocks] == wanted
