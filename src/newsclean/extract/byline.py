"""The byline as printed: the lines that say who wrote the story, joined."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.document import Block, Candidate, Document
from newsclean.models import Role
from newsclean.plugins import extractors

# Lines of one byline stand together; a byline takes no more than this.
_LONGEST = 300


def byline_groups(document: Document) -> list[list[Block]]:
    """Bylines of a page: runs of byline blocks with nothing but short lines between them."""
    groups: list[list[Block]] = []
    last = -2
    for index, block in enumerate(document.blocks):
        if block.role is Role.BYLINE:
            if index - last == 1:
                groups[-1].append(block)
            else:
                groups.append([block])
            last = index
    return groups


@extractors.register("byline", field="byline")
def extract_byline(document: Document) -> Iterator[Candidate[str]]:
    """The first byline as printed; a line repeated in it stands once."""
    for rank, group in enumerate(byline_groups(document)):
        lines = list(dict.fromkeys(block.text.strip() for block in group))
        text = " ".join(line for line in lines if line)[:_LONGEST].strip()
        if text:
            yield Candidate(
                text, max(0.3, 0.9 - 0.2 * rank), tuple(group), note="shown as the byline"
            )
