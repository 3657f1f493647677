"""Settles what the network can't know from the pages it learned from, because it is rare there."""

from __future__ import annotations

from newsclean.data.places import places
from newsclean.document import Document
from newsclean.models import Role

_LONGEST = 40
_NOT_SURE = frozenset({Role.BYLINE, Role.SECTION, Role.OTHER, Role.NAV, Role.TAGS, Role.SUBHEADING})


def settle(document: Document) -> None:
    """A place in capitals, alone on the line before the text begins, is its dateline."""
    blocks = document.blocks
    first = next((n for n, block in enumerate(blocks) if block.role is Role.BODY), 0)
    if not first or not any(block.role is Role.HEADLINE for block in blocks[:first]):
        return
    block = blocks[first - 1]
    place = block.text.strip(" ,.:-–—")
    if (
        block.role in _NOT_SURE
        and place.isupper()
        and len(place) <= _LONGEST
        and places().is_place(place)
    ):
        block.role = Role.DATELINE
        block.reason = "a place in capitals, alone before the text"
