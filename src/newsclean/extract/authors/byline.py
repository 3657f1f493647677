"""The byline as printed: the lines that say who wrote the story, joined."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.data.agencies import agency_book
from newsclean.document import Block, Candidate, Document
from newsclean.extract.authors.names import is_open
from newsclean.extract.heading import headline_number
from newsclean.models import Role
from newsclean.plugins import extractors

# Lines of one byline stand together; a byline takes no more than this.
_LONGEST = 300
_SHORT = 40
_NEAR = 8


def byline_groups(document: Document) -> list[list[Block]]:
    """Bylines of a page: runs of byline blocks with nothing but short lines between them."""
    groups: list[list[Block]] = []
    last = -2
    for index in document.numbers(Role.BYLINE):
        block = document.blocks[index]
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
        if all(is_open(line) for line in lines):
            continue  # "News provided by", and the name is something else
        text = " ".join(line for line in lines if line)[:_LONGEST].strip()
        if text:
            yield Candidate(
                text, max(0.3, 0.9 - 0.2 * rank), tuple(group), note="shown as the byline"
            )
    for block in between_headline_and_text(document):
        if 2 < len(block.text) <= _SHORT and agency_book().get(block.text) is not None:
            yield Candidate(block.text, 0.25, (block,), note="an agency alone by the headline")
            return


def between_headline_and_text(document: Document) -> list[Block]:
    """The few blocks below the headline, short of the text, where bylines stand."""
    blocks = document.blocks
    at = headline_number(document)
    if at is None:
        return []
    below = blocks[at + 1 : at + 1 + _NEAR]
    end = next(
        (number for number, block in enumerate(below) if block.role is Role.BODY), len(below)
    )
    return below[:end]
