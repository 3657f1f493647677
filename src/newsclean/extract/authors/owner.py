"""Whose site a page is, where it is one person's: named after its owner, or claimed by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from newsclean.address import host_of
from newsclean.data.agencies import agency_book
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
# Universities and offices are nobody's.
_INSTITUTION = re.compile(r"\.(?:edu|gov|mil|ac)(?:\.[a-z]{2})?$")
_BORNE = "the person whose name the site bears"
_BLOG = "the person whose blog it is called"
# A name takes at least so many letters of an address to be told from a word.
_LEAST_LABEL = 8
_SHORT = 60
_CLAIMS = 6
_MOST_WORDS = 3
_LEAST_FIRST = 3


class Owner(NamedTuple):
    """A person's name, the block it stands in if any, and what tells that the site is theirs."""

    name: str
    blocks: tuple[Block, ...]
    note: str


def owners(document: Document) -> Iterator[Owner]:
    """The person whose name is a site's address, whose name it bears, who claims it; surest first.

    A family name that nobody is known by takes two of these, or a blog that is called theirs.
    """
    host = host_of(document.source.url)
    if _INSTITUTION.search(host):
        return
    labels = {re.sub(r"\W", "", label) for label in host.split(".")[:-1]}
    labels = {label for label in labels if len(label) >= _LEAST_LABEL}
    found = [*_by_address(document, labels), *_by_name(document), *_by_claim(document)]
    for owner in found:
        signs = {other.note for other in found if folded(other.name) == folded(owner.name)}
        signs |= {"address"} if folded(owner.name) in labels else set()
        if is_known_name(owner.name.split()[-1]) or len(signs) > 1 or owner.note == _BLOG:
            yield owner


def _by_name(document: Document) -> Iterator[Owner]:
    """Names that the site bears, in markup and behind the headline in the tab."""
    bars = (_BAR.split(value) for _, value in document.metadata.sites)
    for whole in (*chain.from_iterable(bars), *title_names(document)):
        name = _ITS_KIND.sub("", whole).strip()
        if _is_person(name, document.text):
            yield Owner(name, (), _BLOG if len(name) < len(whole.strip()) else _BORNE)


def _by_claim(document: Document) -> Iterator[Owner]:
    """Who claims the copyright of the site, in its last lines."""
    legal = (block for block in reversed(document.blocks) if block.role is Role.LEGAL)
    for block in islice(legal, _CLAIMS):
        claim = _CLAIM.search(block.text)
        if claim and _is_person(claim[1].strip(), document.text):
            yield Owner(claim[1].strip(), (block,), "the person who claims the site's copyright")


def _by_address(document: Document, labels: set[str]) -> Iterator[Owner]:
    """The person whose name, letter by letter, is the host's ("anaruiz.example")."""
    short = [block for block in document.blocks if len(block.text) <= _SHORT] if labels else []
    if not _has_any(labels, "\n".join(block.text for block in short)):
        return
    for block in short:
        if _has_any(labels, block.text):
            for name in _runs(block.text.split()):
                if folded(name) in labels and _is_person(name, document.text):
                    yield Owner(name, (block,), "the person whose name is the site's address")
                    return


def _has_any(labels: set[str], text: str) -> bool:
    """Whether the letters of one of the labels stand in a text, blanks aside."""
    bare = text.casefold().replace(" ", "")
    return any(label in bare for label in labels)


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
        and small[0] not in lists.particles | lists.articles
        and all(part[0].isupper() and not part.isupper() for part in parts if len(part) > 2)
        and all(char.isalpha() or char in "'’.- " for char in name)
        and lists.unlike.isdisjoint(small)
        and lists.desks.isdisjoint(small)
        and lists.trades.isdisjoint(small)
        and agency_book().get(name) is None
        and not places().is_place(name)
        and likeness(name, text) == 1.0
    )
