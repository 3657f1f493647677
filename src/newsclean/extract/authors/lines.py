"""A block as the lines that names stand on: links and elements apart, dates left out."""

from __future__ import annotations

import re
from itertools import islice

from newsclean.document import Block
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.metadata.microdata import visible_text

_MOST_INNER = 20
_OPENING = ("(", "（")


def lines_of(block: Block) -> str:
    """The text of a block, its links on lines of their own: names side by side stay apart.

    A link stays behind what it is called: "Editor: Ana Ruiz".
    """
    if len(block.anchors) < 2:
        return _by_elements(block) or block.text
    parts: list[str] = []
    position = 0
    for anchor in block.anchors:
        between = block.text[position : anchor.start]
        called = between.rstrip().endswith((":", "："))
        behind = block.text[anchor.end : anchor.end + 2].lstrip()
        parts += [between, "" if called else "\n", block.text[anchor.start : anchor.end]]
        parts.append("" if behind[:1] in _OPENING else "\n")  # "Ana Ruiz (photos)"
        position = anchor.end
    return "".join((*parts, block.text[position:]))


def _by_elements(block: Block) -> str | None:
    """The text of a block whose inner elements hold all of it, each on a line; else None."""
    inner = list(islice(block.element, _MOST_INNER)) if block.element is not None else []
    parts = [" ".join(visible_text(element).split()) for element in inner]
    whole = len(inner) > 1 and " ".join(filter(None, parts)) == block.text
    return re.sub(r"\n(?=[(（])", " ", "\n".join(parts)) if whole else None


def without_dates(text: str) -> str:
    """A line with bars in the place of its dates."""
    for printed in reversed(find_dates(text)):
        text = f"{text[: printed.start]} | {text[printed.end :]}"
    return text.strip(" |/·•-–—,")
