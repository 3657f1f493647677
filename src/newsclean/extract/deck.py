"""The deck: standfirst or summary shown with the headline."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.document import Block, Candidate, Document
from newsclean.extract.authors.names import announces, parse_people
from newsclean.models import Role
from newsclean.plugins import extractors


@extractors.register("deck", field="deck")
def extract_deck(document: Document) -> Iterator[Candidate[str]]:
    """Lines labelled as deck that stand together, joined; the first such group."""
    group: list[Block] = []
    last = -2
    captions = {id(block) for picture in document.pictures for block in picture.beside}
    for number in document.numbers(Role.DECK):
        block = document.blocks[number]
        if id(block) in captions or (announces(block.text) and parse_people(block.text)):
            continue
        if not group or number - last <= 2:
            group.append(block)
            last = number
    if group:
        sure = sum(block.confidence for block in group) / len(group)
        yield Candidate(
            "\n".join(block.text for block in group), sure, group, note="shown with the headline"
        )
