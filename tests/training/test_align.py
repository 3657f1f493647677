"""Labels carried from one rendering of a page to another."""

import pytest

pytest.importorskip("rapidfuzz", reason="training needs the extra `train`")

from training.align import carry

from newsclean.document import Block

LINES = [
    ("Menu Sport Weather", "nav"),
    ("Ferry stays in port", "headline"),
    ("The ferry to the islands stayed in port on Monday, its owner said.", "body"),
    ("Passengers took the bus.", "body"),
]


def blocks(*texts: str) -> list[Block]:
    return [Block(text, 0, 0) for text in texts]


def test_each_block_takes_the_role_of_its_words() -> None:
    roles = [
        role for role, _ in carry(blocks("Menu", "Sport Weather", LINES[1][0], LINES[2][0]), LINES)
    ]
    assert roles == ["nav", "nav", "headline", "body"]


def test_paragraphs_joined_and_split() -> None:
    joined = carry(blocks(LINES[2][0] + " " + LINES[3][0]), LINES)
    assert joined == [("body", 1.0)]
    split = carry(blocks("The ferry to the islands", "stayed in port on Monday"), LINES)
    assert split == [("body", 1.0), ("body", 1.0)]


def test_what_stands_nowhere_has_no_role() -> None:
    assert carry(blocks("Cookies are used here"), LINES) == [(None, 0.0)]


def test_a_mixed_block_takes_the_greater_share() -> None:
    ((role, share),) = carry(blocks("Weather " + LINES[2][0]), LINES)
    assert role == "body"
    assert 0.8 < share < 1
