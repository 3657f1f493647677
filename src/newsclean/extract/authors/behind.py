"""Whom the first lines behind the text of a dump name."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.data.names import is_known_name, is_surely_name
from newsclean.document import Block, Document
from newsclean.extract.authors.marked import People
from newsclean.extract.authors.names import announces, parse_people
from newsclean.extract.authors.names_dense import has_cue, is_cued
from newsclean.extract.authors.persons import mean_likeness
from newsclean.extract.authors.shown import ALONE, Named, likely
from newsclean.extract.authors.stretches import without_noise
from newsclean.extract.running_text import main_text
from newsclean.models import Role

# How far behind the text such a line may stand, in blocks: behind "by", and without.
_BEHIND, _RIGHT_BEHIND = 8, 3
_SHORT, _SHORT_NAME = 120, 40
_LABELS = frozenset((Role.SECTION, Role.TAGS))
# A line with a name in it that is no common one is its bearer's where the labeller can't tell what else it is,
# and so little stands beside the name.
_UNSURE, _BESIDE = 0.6, 16
_FULL = (2, 3)


def people_behind_text(document: Document, exclude: set[str]) -> Iterator[Named]:
    """What the first such line names: behind "by", or with nothing else on it."""
    main = main_text(document)
    blocks = document.blocks[main[1] : main[1] + 1 + _BEHIND] if main else []
    if blocks and len(blocks[0].text) > _SHORT_NAME:
        del blocks[0]  # the last paragraph, and no line that was taken for one
    for rank, block in enumerate(blocks):
        told = announces(block.text) or is_cued(block.text)
        told = told or (rank < _RIGHT_BEHIND and has_cue(block.text))
        if len(block.text) > (_SHORT if told else _SHORT_NAME) or block.role is Role.HEADLINE:
            continue
        people = likely(parse_people(block.text, exclude=exclude), document)
        if people and (told or (rank < _RIGHT_BEHIND and _signs(block, people, document))):
            yield Named(people, 0.42, (block,), "named behind the text")
            return


def _signs(block: Block, people: People, document: Document) -> bool:
    """Whether a line is a name, or a name and hardly more."""
    if block.role in _LABELS:
        return False
    if is_surely_name(without_noise(block.text).strip(" -–—()")):
        return True
    signed = all(person.affiliation for person in people)  # "Ana Ruiz, Associated Press"
    long = sum(len(p.name) + len(p.affiliation or "") + _BESIDE for p in people)
    if (block.confidence >= _UNSURE and not signed) or len(block.text) > long:
        return False
    told = (text.text for text in document.find(Role.BODY) if text is not block)
    if any(person.name in text for text in told for person in people):
        return False  # whom the story is about
    names = [person.name.split() for person in people]
    full = all(len(name) in _FULL and is_known_name(name[0]) for name in names)
    return full and mean_likeness(people, document.text) >= ALONE
