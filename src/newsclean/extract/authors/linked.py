"""Whom links to authors' pages name: by the headline, and in the line of details behind the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsclean.address import path_of, query_of
from newsclean.data.bylines import words
from newsclean.document import Block, Document
from newsclean.extract.authors.byline import between_headline_and_text
from newsclean.extract.authors.marked import People, is_account
from newsclean.extract.authors.names import parse_people
from newsclean.extract.authors.organizations import is_organization
from newsclean.extract.running_text import main_text
from newsclean.models import Person, Role

# A Chinese, Japanese or Korean name.
_DENSE = re.compile(r"[\u3005\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2,8}")
# Lines of details: who wrote the text and when, what it is about.
_DETAILS = (Role.BYLINE, Role.TIMESTAMP, Role.TAGS)
_MOST = 3


def linked_by_headline(document: Document, exclude: set[str]) -> Iterator[tuple[Block, People]]:
    """The lines between headline and text with links to authors' pages, and whom these name."""
    for block in between_headline_and_text(document):
        people = linked_people([block], exclude)
        if people:
            yield block, people


def linked_behind_text(document: Document, exclude: set[str]) -> Iterator[tuple[Block, People]]:
    """The same of the first lines of details behind the text."""
    main = main_text(document)
    numbers = [n for n in document.numbers(*_DETAILS) if main and n > main[1]]
    for number in islice(numbers, _MOST):
        block = document.blocks[number]
        people = linked_people([block], exclude)
        if people and not any(_may_be_anybodys(anchor.href) for anchor in block.anchors):
            yield block, people


def linked_people(blocks: Iterable[Block], exclude: Iterable[str] = ()) -> People:
    """Whom the links of lines to authors' pages name, each once.

    >>> from newsclean.document import Anchor
    >>> href = "https://echo.example/author/ana"
    >>> line = Block("Ana, May 3", 0, 10, anchors=(Anchor("Ana", href, 0, 3),))
    >>> linked_people([line])[0].name
    'Ana'
    """
    found = {
        person.name: person
        for block in blocks
        for anchor in block.anchors
        if anchor.href and leads_to_author(anchor.href)
        for person in _named(anchor.text.strip(), exclude)
    }
    return tuple(found.values())


def leads_to_author(href: str) -> bool:
    """Whether an address is that of an author's page: its path or its query says so.

    >>> leads_to_author("/author/ana"), leads_to_author("/blog?author=57b5"), leads_to_author("/authors")
    (True, True, False)
    """
    parts = path_of(href.casefold())
    if not words().profiles.isdisjoint(parts[:-1]) or (parts and parts[-1].startswith("@")):
        return True
    return "author" in query_of(href)


def _may_be_anybodys(href: str | None) -> bool:
    """Whether an address may be that of a page about somebody in the news ("/people/ana-ruiz")."""
    return not words().anybody.isdisjoint(path_of((href or "").casefold()))


def _named(name: str, exclude: Iterable[str]) -> People:
    """Whom a link names that is a name and nothing else: one word or a handle may be one."""
    if name in exclude or is_account(name) or is_organization(name):
        return ()
    if _DENSE.fullmatch(name):
        return (Person(name=name),)
    people = parse_people(name, exclude=exclude)
    return tuple(people) if len(people) == 1 and people[0].name == name else ()
