"""Segments are validated: what a plugin made of a block is converted or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from newsclean.assemble import segments_of
from newsclean.document import Block, Document, Source
from newsclean.models import Role, Segment

TEXT = "Rain in Spain\nIt rained on the plain."
blocks = st.builds(
    lambda start, length, role, confidence, reason: Block(
        "", start, start + length, role=role, confidence=confidence, reason=reason
    ),
    st.integers(0, 20),
    st.integers(0, 15),
    st.sampled_from([*Role, "body"]),
    st.floats(0, 1) | st.integers(0, 1),
    st.text(max_size=5),
)


def document(*listed: Block) -> Document:
    return Document(Source(TEXT, "text"), TEXT, list(listed), "lines")


@given(st.lists(blocks, max_size=4))
def test_segments_are_what_validation_makes_of_their_values(listed: list[Block]) -> None:
    found = segments_of(document(*listed))
    assert found == tuple(
        Segment(
            role=Role(block.role),
            text=TEXT[block.start : block.end],
            start=block.start,
            end=block.end,
            confidence=block.confidence,
            reason=block.reason,
        )
        for block in listed
    )


@pytest.mark.parametrize(
    "wrong",
    [
        Block("", 0, 4, role="menu"),  # type: ignore[arg-type]
        Block("", 0, 4, confidence=1.5),
        Block("", 0, 4, confidence=float("nan")),
        Block("", 0, 4, reason=None),  # type: ignore[arg-type]
        Block("", 0, len(TEXT) + 1),
        Block("", -1, 3),
    ],
)
def test_what_a_plugin_spoils_is_refused(wrong: Block) -> None:
    with pytest.raises(ValidationError):
        segments_of(document(Block("", 0, 4), wrong))
