"""Links of Markdown that hold several blocks, as converters make them of teasers: picture, heading, time."""

from __future__ import annotations

import re

from newsclean.document import Anchor, Block

# "](/story)" behind the last block of a link.
_CLOSES = re.compile(r"\s*\]\(\s*<?([^()\s]{1,2000})>?(?:\s+[\"'][^\n]{0,300}[\"'])?\s*\)$")
_BETWEEN = "]("
# How many blocks one link holds.
_MOST = 8


def link_cards(blocks: list[Block]) -> None:
    """Link every block between "[" and "](/story)", and take the two marks out of their text.

    >>> blocks = [Block("[", 0, 1), Block("Rain in Leeds", 3, 21), Block("4 hours](/rain)", 23, 38)]
    >>> link_cards(blocks)
    >>> [(block.text, block.anchors[0].href) for block in blocks[1:]]
    [('Rain in Leeds', '/rain'), ('4 hours', '/rain')]
    """
    number = 0
    while number < len(blocks):
        if blocks[number].text.startswith("[") and _BETWEEN not in blocks[number].text:
            last = _last(blocks, number)
            if last is not None:
                _link(blocks[number : last + 1])
                number = last
        number += 1


def _last(blocks: list[Block], first: int) -> int | None:
    """The block that closes the link which ``first`` opens; None where another opens before."""
    for number in range(first + 1, min(first + _MOST, len(blocks))):
        text = blocks[number].text
        if text.startswith("[") and _BETWEEN not in text:
            return None
        if _CLOSES.search(text):
            return number
    return None


def _link(blocks: list[Block]) -> None:
    found = _CLOSES.search(blocks[-1].text)
    if found is None:
        return
    blocks[0].text = blocks[0].text[1:].strip() or blocks[0].text
    blocks[-1].text = blocks[-1].text[: found.start()] or blocks[-1].text
    for block in blocks:
        if any(map(str.isalnum, block.text)) and not block.anchors:
            block.anchors = (Anchor(block.text, found[1], 0, len(block.text)),)
