"""Stories for dumps, and what holds of every dump that was cut."""

from __future__ import annotations

from newsclean.document import Document, Source
from newsclean.segment import segment

PROSE = "The council met on Tuesday and put off the vote on the bridge, the mayor said. "
STORY = [
    "Council members met on Tuesday and put off the vote on the bridge once more.",
    "“We cannot wait any longer,” said Mayor Ann Lee, who wants work to begin in the spring.",
    "Built in 1931, it was closed to lorries on 12 May 2022 by order of the county.",
    "Residents have complained of noise and of long detours through the old town.",
    "A spokesman for Trade Secretary Bo Li declined to comment on the plans.",
    "Prices have risen by 2.5 per cent since March, the statistics office said on Friday.",
    "Work is to last three years, officials said, and to cost 12 million dollars in all.",
    "Half of it is paid for by the state, and the rest is to come from a fund in the capital.",
    "Shops near the river have lost a third of their customers, their owners say.",
    "Engineers found cracks in two of the pillars when the water was low last summer.",
]
MENU = "Home News Sport Business Weather Log in Register"


def cut(text: str, headline: str | None = None) -> Document:
    return segment(Source(text, "text", headline=headline))


def check(document: Document) -> None:
    """Blocks and white space tile the dump."""
    end = 0
    for block in document.blocks:
        assert block.start >= end
        assert not document.text[end : block.start].strip()
        assert document.text[block.start : block.end].strip()
        assert block.text.strip()
        end = block.end
    assert not document.text[end:].strip()
