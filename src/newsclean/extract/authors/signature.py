"""Who signed the text: a name alone on the line that closes it, or opens it, in markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml.etree import _Element

from newsclean.data.agencies import agency_book
from newsclean.data.alternatives import alternatives
from newsclean.data.bylines import words
from newsclean.data.names import is_known_name, is_surely_name
from newsclean.document import Block, Document
from newsclean.extract.authors.contacts import is_contact
from newsclean.extract.authors.marked import People
from newsclean.extract.authors.names import announces, parse_people
from newsclean.extract.authors.persons import mean_likeness
from newsclean.extract.authors.shown import ALONE
from newsclean.extract.authors.stretches import without_noise
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.running_text import main_text
from newsclean.models import Role
from newsclean.segment.inner import text_of

_LONGEST = 70
# How far behind the text it may stand, in blocks, and how many short lines of it may come before.
_BEHIND, _WITHIN = 4, 3
_LABELLED = frozenset(
    (Role.SECTION, Role.TAGS, Role.HEADLINE, Role.RELATED, Role.COMMENTS, Role.NAV)
)
_SURE = 0.8
# Elements whose lines sign nothing.
_NO_LINES = frozenset({"th", "li", "figcaption", "h1", "h2", "h3", "h4", "blockquote"})
_STYLED = frozenset({"b", "strong", "em", "i"})
_MOST_WORDS, _MOST_NAMES, _LINKED = 4, 3, 0.5
# What stands behind a name: "Ana Ruiz, AP", "Ana Ruiz (with Reuters)".
_BESIDE = re.compile(r"\s*[,(（/|].*")
_TO_THE_RIGHT = re.compile(r"text-align:\s*(?:right|end)")
_RIGHT = frozenset({"right", "text-right", "align-right", "alignright", "text-end"})
# Marks of what is said or explained and of whom a picture shows.
_SAYS = re.compile(r"(?<!\b\w)[.!?…:：]\s|[!?…:：”\"»]$|\d")


def signatures(document: Document, exclude: set[str]) -> Iterator[tuple[People, Block]]:
    """The people that the first such line names, whom the text names nowhere else."""
    main = main_text(document)
    if main is None or document.layout != "html":
        return
    blocks = document.blocks
    behind = blocks[max(main[0] + 1, main[1] + 1 - _WITHIN) : main[1] + 1 + _BEHIND]
    for block in (*behind, *blocks[max(0, main[0] - 1) : main[0] + 1]):
        if block.tag in _NO_LINES or block.link_density > _LINKED:
            continue
        if is_contact(block, document):
            continue
        if block.role in _LABELLED and block.confidence >= _SURE:
            continue
        people = _signed(block, exclude)
        if people and not _are_told_of(people, block, document):
            yield people, block
            return


def _signed(block: Block, exclude: set[str]) -> People:
    """Whom a line names that is nothing but names, or names behind a word that announces them."""
    text = without_noise(_first_cell(block.text)).strip(" |-–—()（）")
    agency, _, behind = text.partition(", ")
    if " " in behind and agency_book().get(agency):
        text = behind  # "PAP, Jan Kowal"
    if not text or " | " in text or len(text) > _LONGEST:
        return ()
    people = tuple(parse_people(text, exclude=exclude))
    if announces(text):
        return people if people and mean_likeness(people, "") >= ALONE else ()
    bare = _BESIDE.sub("", text)
    if agency_book().find(bare) or not _are_all(people, bare):
        return ()
    if _SAYS.search(bare):
        return ()
    if agency_book().get(text[len(bare) :].strip(" ,(（/|)）")) and any(
        map(is_known_name, bare.split())
    ):
        return people  # "Jitka Nosková, ČTK"
    capitals = not any(word[0].islower() for word in bare.split() if word not in words().particles)
    known = any(map(is_known_name, bare.split())) or (capitals and _is_set_right(block))
    half = known and not bare.isupper()
    surely = all(is_surely_name(person.name) for person in people)
    return people if surely or (half and _stands_apart(block)) else ()


def _are_all(people: People, text: str) -> bool:
    """Whether a text is the full names of some people, joined by marks or a word, and nothing else."""
    names = [person.name for person in people]
    parts = [part for part in _joints().split(text) if part]
    full = all(2 <= len(name.split()) <= _MOST_WORDS for name in names)
    return 0 < len(names) <= _MOST_NAMES and full and parts == names


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[-–—&+/]|{alternatives(words().between)})\s+|,\s*")


def _first_cell(row: str) -> str:
    """Of the cells of a row the first, where the last holds a date: "Ana Ruiz, AP | 15. 8. 2002"."""
    first, _, last = row.rpartition(" | ")
    return first if first and find_dates(last) else row


def _stands_apart(block: Block) -> bool:
    """Whether a line is all bold or slanted, or set to the right."""
    element = block.element
    if element is None:
        return False
    if _is_set_right(block) or element.tag in _STYLED:
        return True
    inner = next(iter(element), None)
    return inner is not None and inner.tag in _STYLED and block.text == text_of(inner)


def _is_set_right(block: Block) -> bool:
    """Whether a line is set to the right, where texts are signed."""
    element = block.element
    if element is None:
        return False
    styled = _TO_THE_RIGHT.search(element.get("style") or "") is not None
    return styled or element.get("align") == "right" or not _RIGHT.isdisjoint(_classes(element))


def _classes(element: _Element) -> list[str]:
    return (element.get("class") or "").split()


def _are_told_of(people: People, signature: Block, document: Document) -> bool:
    """Whether the story speaks of them: then the line names whom it quotes."""
    texts = [block.text for block in document.find(Role.BODY) if block is not signature]
    return any(person.name.casefold() in text.casefold() for text in texts for person in people)
