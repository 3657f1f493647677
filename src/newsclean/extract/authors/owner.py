"""Whose site a page is, where it is one person's: named after its owner, or claimed by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple
from urllib.parse import urlsplit

from newsclean.data.bylines import words
from newsclean.data.names import is_known_name
from newsclean.data.places import places
from newsclean.document import Block, Document
from newsclean.extract.authors.organizations import folded
from newsclean.extract.authors.persons import likeness
from newsclean.extract.titles import title_names
from newsclean.models import Role

# "© 2019–2025 Ana Ruiz. All rights reserved."
_CLAIM = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s©]*(?:(?:19|20)\d\d[\s,–-]*){0,3}(?:by\s)?"
    r"([^\W\d_][^\d,.|©()·•–]{3,40}?)(?=\s*(?:$|[\d,.|©()·•–]|all rights))",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s+[|•·–—-]\s+")
# "Ana Ruiz's blog", "Ana Ruiz | Blog", "Ana Ruiz Online"
_ITS_KIND = re.compile(
    r"(?:['’]s)?\s(?:blog|weblog|website|site|home ?page|online)$", re.IGNORECASE
)
# A name takes at least so many letters of an address to be told from a word.
_LEAST_LABEL = 8
_SHORT = 60
_CLAIMS = 6
_MOST_WORDS = 3
_LEAST_FIRST = 3
_ARTICLES = frozenset({"the", "der", "die", "das", "het", "les", "los", "las"})


class Owner(NamedTuple):
    """A person's name, the block it stands in if any, and what tells that the site is theirs."""

    name: str
    blocks: tuple[Block, ...]
    note: str


def owners(document: Document) -> Iterator[Owner]:
    """The person whose name is a site's address, whose name it bears, who claims it; surest first."""
    yield from _by_address(document)
    bars = (_BAR.split(value) for _, value in document.metadata.sites)
    for name in (*chain.from_iterable(bars), *title_names(document)):
        name = _ITS_KIND.sub("", name).strip()
        if _is_person(name, document.text):
            yield Owner(name, (), "the person whose name the site bears")
    for block in islice(_claims(document), _CLAIMS):
        claim = _CLAIM.search(block.text)
        if claim and _is_person(claim[1].strip(), document.text):
            yield Owner(claim[1].strip(), (block,), "the person who claims the site's copyright")


def _claims(document: Document) -> Iterator[Block]:
    """Lines of the site's copyright, the last first."""
    return (block for block in reversed(document.blocks) if block.role is Role.LEGAL)


def _by_address(document: Document) -> Iterator[Owner]:
    """The person whose name, letter by letter, is the host's ("anaruiz.example")."""
    labels = {re.sub(r"\W", "", label) for label in _host(document).split(".")[:-1]}
    labels = {label for label in labels if len(label) >= _LEAST_LABEL}
    if not labels:
        return
    for block in document.blocks:
        if len(block.text) > _SHORT:
            continue
        bare = block.text.casefold().replace(" ", "")
        if any(label in bare for label in labels):
            for name in _runs(block.text.split()):
                if folded(name) in labels and _is_person(name, document.text):
                    yield Owner(name, (block,), "the person whose name is the site's address")
                    return


def _runs(parts: list[str]) -> Iterator[str]:
    """Two or three words in a row."""
    for count in range(2, _MOST_WORDS + 1):
        for start in range(len(parts) - count + 1):
            yield " ".join(parts[start : start + count]).strip(" ,.:;|·•–-’'")


def _is_person(name: str, text: str) -> bool:
    """Whether a name is two or three capitalised words, as people have them, that the page's own
    text does not write small; "La Prensa" and "Port Echo" are nobody's."""
    parts = name.split()
    small = [part.casefold().strip(".,") for part in parts]
    lists = words()
    return (
        2 <= len(parts) <= _MOST_WORDS
        and is_known_name(parts[0])
        and len(parts[0]) >= _LEAST_FIRST
        and small[0] not in lists.particles | _ARTICLES
        and all(part[0].isupper() and not part.isupper() for part in parts if len(part) > 2)
        and all(char.isalpha() or char in "'’.- " for char in name)
        and lists.unlike.isdisjoint(small)
        and lists.desks.isdisjoint(small)
        and not places().is_place(name)
        and likeness(name, text) == 1.0
    )


def _host(document: Document) -> str:
    try:
        return (urlsplit(document.source.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
