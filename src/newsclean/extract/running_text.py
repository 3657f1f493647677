"""Where the story's running text lies: its main stretch, apart from teasers taken for text."""

from __future__ import annotations

from newsclean.document import Document
from newsclean.models import Role
from newsclean.settled import by_roles

# So many other blocks in a row part the text of a story from that of another.
_APART = 10


@by_roles
def main_text(document: Document) -> tuple[int, int] | None:
    """The first and the last block of the longest stretch of body; None without any body.

    Text that the labeller is unsure of counts for less.

    >>> from newsclean.document import Block, Source
    >>> roles = [Role.HEADLINE, Role.BODY, Role.CAPTION, Role.BODY, Role.NAV]
    >>> blocks = [Block("words", 0, 5, role=role, confidence=0.9) for role in roles]
    >>> main_text(Document(Source("", "text"), "", blocks, "lines"))
    (1, 3)
    """
    blocks = document.blocks
    best: tuple[int, int] | None = None
    most = size = 0.0
    first = last = 0
    for number in document.numbers(Role.BODY):
        if not size or number - last > _APART:
            size, first = 0.0, number
        size += len(blocks[number].text) * blocks[number].confidence
        last = number
        if size > most:
            best, most = (first, last), size
    return best
