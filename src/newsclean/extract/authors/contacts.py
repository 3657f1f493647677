"""Lines that say whom to ask for more, as press releases end with, and that name no author."""

from __future__ import annotations

import re

from newsclean.document import Block, Document

_SHORT = 200
# An address to write to, a number to call.
_ADDRESS = re.compile(r"\S@\S+\.\w|(?:\d[ .()-]{0,2}){7}")


def is_contact(block: Block, document: Document) -> bool:
    """Whether a line is whom to ask, with an address below a heading: "Investors:" and "Ana Ruiz ir@echo.example"."""
    before = document.before(block)
    heads = before is not None and before.text.rstrip().endswith((":", "："))
    after = document.after(block)
    below = after.text[:_SHORT] if after is not None else ""
    return heads and _ADDRESS.search(f"{block.text[:_SHORT]}\n{below}") is not None
