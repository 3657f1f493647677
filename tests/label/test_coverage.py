"""Blocks found again in a body made elsewhere."""

import pytest

from newsclean.document import Block
from newsclean.label.coverage import UNKNOWN, body_labels, tokens

ONE = "The ferry to the islands stayed in port on Monday, its owner said."
TWO = "Passengers were told to take the bus, which goes to the bridge every hour."
ASIDE = "Subscribe to our letter and never miss a story about the islands again."

CASES = {
    "as they are": ([ONE, ASIDE, TWO], [ONE, TWO], [1, 0, 1]),
    "two paragraphs joined": ([ONE + " " + TWO, ASIDE], [ONE, TWO], [1, 0]),
    "one paragraph split": ([TWO[:40], TWO[40:], ASIDE], [TWO], [1, 1, 0]),
    "other quotation marks": (["“Stay in port,” he said to them"], ['"Stay in port," he said to them'], [1]),
    "a short line inside the body": ([ONE, "Third time", TWO], [ONE, "Third time", TWO], [1, 1, 1]),
    "the same short line far away": (
        ["Third time", *["Menu entry of the site"] * 4, ONE, TWO],
        [ONE, "Third time", TWO],
        [0, 0, 0, 0, 0, 1, 1],
    ),
    "covered in part": ([ONE + " " + ASIDE], [ONE], [UNKNOWN]),
    "ideographs": (["渡船は月曜日も港に留まった。", "会員登録はこちらから"], ["渡船は月曜日も港に留まった。"], [1, 0]),
    "nothing to read": (["* * *"], [ONE], [UNKNOWN]),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "body", "labels"), CASES.values(), ids=CASES)
def test_body_labels(texts: list[str], body: list[str], labels: list[int]) -> None:
    blocks = [Block(text, 0, 0) for text in texts]
    assert body_labels(blocks, body) == labels


def test_tokens() -> None:
    assert tokens("Zürich’s 東京 — OK") == ["zürich", "s", "東", "京", "ok"]
