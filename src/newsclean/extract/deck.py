"""The deck: standfirst or summary shown with the headline."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newsclean.document import Block, Candidate, Document
from newsclean.extract.authors.names import announces, parse_people
from newsclean.extract.bullets import without_bullet
from newsclean.extract.caption.split import is_credited
from newsclean.extract.dateline.tokens import is_small
from newsclean.extract.heading import headline_number
from newsclean.extract.section.lookalikes import meanings
from newsclean.label.runs import STOPS
from newsclean.models import Role
from newsclean.plugins import extractors
from newsclean.segment.mixed import FURNITURE

# How many lines may be a deck that nothing but its place tells from the text, and how long each.
_MOST, _LONGEST = 3, 400
# What stands behind a deck, and what stands there in its turn is about the author.
_PARTING = frozenset((Role.BYLINE, Role.TIMESTAMP))
# Buttons and dates, and what stands above key points.
_NO_DECK = FURNITURE | {Role.DECK.value}


@extractors.register("deck", field="deck")
def extract_deck(document: Document) -> Iterator[Candidate[str]]:
    """Lines labelled as deck that stand together, joined, the first such group; where there are none,
    what was taken for text above the paragraph that the dateline opens.
    """
    group: list[Block] = []
    last = -2
    captions = {id(block) for picture in document.pictures for block in picture.beside}
    for number in document.numbers(Role.DECK):
        block = document.blocks[number]
        if id(block) in captions or is_credited(block.text) or meanings(block.text) & _NO_DECK:
            continue
        if announces(block.text) and parse_people(block.text):
            continue
        between = document.blocks[last + 1 : number]
        parted = any(other.role in _PARTING for other in between)
        if not group or (number - last <= 2 and not parted):
            group.append(block)
            last = number
    note = "shown with the headline"
    if not group:
        group, note = _above_dateline(document), "shown above the dateline"
    if group:
        sure = sum(block.confidence for block in group) / len(group)
        yield Candidate(_joined(group, document), sure, group, note=note)


def _joined(group: list[Block], document: Document) -> str:
    """The lines of a deck: each on its own, unless it goes on the one before, as where a dump breaks at
    every element, or the dump has no lines."""
    if document.layout == "html":
        return "\n".join(block.text for block in group)
    deck = without_bullet(group[0].text)
    for before, block in pairwise(group):
        line = without_bullet(block.text)
        gap = document.text[before.end : block.start]
        goes_on = "\n" not in gap or (is_small(line[:1]) and not deck.endswith(STOPS))
        deck += f" {line}" if goes_on else f"\n{line}"
    return deck


def _above_dateline(document: Document) -> list[Block]:
    """The few short sentences labelled as text between the headline and the one the dateline opens."""
    evidence = document.evidence.get("dateline")
    opened = next(iter(evidence.segments), 0) if evidence else 0
    headline = headline_number(document)
    if headline is None or document.blocks[opened].role is not Role.BODY:
        return []
    above = [document.blocks[n] for n in document.numbers(Role.BODY) if n < opened]
    near = bool(above) and document.blocks[headline].start < above[0].start
    if not near or len(above) > _MOST or any(len(block.text) > _LONGEST for block in above):
        return []
    return [block for block in above if block.text.endswith(STOPS)]
