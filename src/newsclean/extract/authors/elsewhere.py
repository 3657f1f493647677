"""Whom a page names as author where no byline does: by class names, in lines anywhere, in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from newsclean.data.bylines import words
from newsclean.document import Block, Document
from newsclean.extract.authors.linked import linked_behind_text, linked_by_headline
from newsclean.extract.authors.names import announces, parse_people
from newsclean.extract.authors.names_dense import is_cued
from newsclean.extract.authors.persons import likeness, mean_likeness
from newsclean.extract.authors.shown import ALONE, IS_SOMETHING, Named, likely, with_next
from newsclean.extract.heading import headline_number
from newsclean.models import Role

# How far below the headline lines are looked at, in blocks.
_FARTHEST = 2000
_SHORT = 120
_SHORT_NAME = 40
_NO_BYLINES = frozenset(
    (Role.BODY, Role.RELATED, Role.COMMENTS, Role.HEADLINE, Role.PAGE_TITLE, Role.BYLINE)
)
_OTHERS = frozenset((Role.RELATED, Role.COMMENTS, Role.HEADLINE, Role.PAGE_TITLE))
# A paragraph that is but a byline: "Author: Ana Ruiz", "(By Ana Ruiz and Bo Li)".
_TOLD = re.compile(r"[^\W\d_][\w() ]{1,30}[:：]\s|[(（\[][^()（）\[\]]+[)）\]]$")
# Where a text says who wrote it: in its first and last paragraphs.
_ENDS = 3
_REACH = 200
# "Authors: Ana Ruiz, AP", hardly taken for something else.
_DOUBTED, _LABEL = 0.5, 20
_BIO = re.compile(IS_SOMETHING)


def people_elsewhere(document: Document, exclude: set[str]) -> Iterator[Named]:
    """People named outside of bylines; the surest kind of place that names somebody."""
    for place in (_by_class, _by_address, _announced_anywhere, _in_text, _before_bio):
        named = next(place(document, exclude), None)
        if named is not None:
            yield named
            return


def _by_class(document: Document, exclude: set[str]) -> Iterator[Named]:
    """What stands in an element whose class says that it is the author's name."""
    for block in document.blocks[:_FARTHEST]:
        if not _is_author_name(block) or len(block.text) > _SHORT_NAME or block.role in _OTHERS:
            continue
        people = likely(parse_people(block.text, exclude=exclude), document)
        if people and mean_likeness(people, document.text) >= ALONE:
            yield Named(people, 0.44, (block,), "named where the markup has the author's name")


def _by_address(document: Document, exclude: set[str]) -> Iterator[Named]:
    """The links to authors' pages by the headline, else in the details behind the text."""
    for block, people in linked_by_headline(document, exclude):
        yield Named(people, 0.6, (block,), "linked to an author's page by the headline")
    for block, people in linked_behind_text(document, exclude):
        yield Named(people, 0.5, (block,), "linked to an author's page behind the text")


def _is_author_name(block: Block) -> bool:
    """Whether the classes of an element and the one around it say "author" and "name"."""
    scope = block.scope
    outer = scope.parent.words if scope.parent else ()
    if "name" not in scope.words and "name" not in outer:
        return False
    return not words().marks.isdisjoint((*scope.words, *outer))


def _announced_anywhere(document: Document, exclude: set[str]) -> Iterator[Named]:
    """What short lines below the headline name that begin as bylines do ("文/栗思", "Author: ...")."""
    blocks = document.blocks
    at = headline_number(document) or 0
    for block in blocks[at + 1 : at + _FARTHEST]:
        told = block.role is Role.BODY and len(block.text) <= _SHORT and _TOLD.match(block.text)
        labelled = block.confidence < _DOUBTED and ":" in block.text[:_LABEL]
        if not told and (
            (block.role in _NO_BYLINES and not labelled) or len(block.text) > _SHORT_NAME
        ):
            continue
        text = with_next(block, document).strip("(（[)）]")
        if block.role is Role.NAV and not _by_word(text):
            continue  # "Review: Port Echo Radio"
        if announces(text) or is_cued(text):
            people = likely(parse_people(text, exclude=exclude), document)
            if people and (is_cued(text) or mean_likeness(people, document.text) >= ALONE):
                yield Named(people, 0.42, (block,), "named in a line that begins as a byline")


def _by_word(text: str) -> bool:
    """Whether one of a line's first words says "by" or "author"."""
    return any(part.casefold().rstrip(":：") in words().by for part in text.split()[:3])


def _in_text(document: Document, exclude: set[str]) -> Iterator[Named]:
    """Who wrote the text, as its first or last paragraphs say ("This post was written by ...")."""
    body = document.find(Role.BODY, Role.NOTE, Role.BIO)
    for block in chain(body[:_ENDS], body[max(_ENDS, len(body) - _ENDS) :]):
        written = _written().search(block.text, 0, _REACH)
        if written is None:
            continue
        people = likely(
            parse_people(block.text[written.end() :][:_SHORT], exclude=exclude), document
        )
        first = people[:1]
        if first and " " in first[0].name and likeness(first[0].name, document.text) == 1.0:
            yield Named(first, 0.4, (block,), "named in the text as who wrote it")


@cache
def _written() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, sorted(words().written, key=len, reverse=True)))
    return re.compile(rf"(?:{phrases})\s+(?=[^\W\d_])", re.IGNORECASE)


def _before_bio(document: Document, exclude: set[str]) -> Iterator[Named]:
    """The one name behind the text that stands alone on a line before what its bearer is."""
    blocks = document.blocks
    last = max(document.numbers(Role.BODY), default=0)
    named = []
    for before, after in pairwise(blocks[last // 2 : last + 2 * _ENDS]):
        name = before.text
        if len(name) > _SHORT_NAME or before.role in _OTHERS or not after.text.startswith(name):
            continue
        if _BIO.match(after.text, len(name)) and " " in name and likeness(name, "") == 1.0:
            people = likely(parse_people(name, exclude=exclude), document)
            if len(people) == 1:
                named.append(Named(people, 0.4, (before,), "named in the lines about the author"))
    if len(named) == 1:
        yield named[0]
