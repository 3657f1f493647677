"""The headline of a text dump told by its address, which most sites make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsclean.accents import without_accents
from newsclean.address import path_of
from newsclean.document import Block, Candidate, Document
from newsclean.extract.titles import LONGEST, tidy
from newsclean.label.runs import STOPS
from newsclean.models import Role
from newsclean.plugins import extractors

_WORD = re.compile(r"[a-z]+|\d+")
# The number of a page has so many digits.
_LONG = 5
_ENDING = re.compile(r"\.[a-z]{3,5}\Z")
# Words of an address; which share of them the line must have, and of its own words the address.
_FEWEST, _SAID, _SHARED = 4, 0.8, 0.55
# A line labelled as headline that has so many of them is not doubted.
_MAY_BE = 0.5
_SURE = 0.7


@extractors.register("headline-as-addressed", field="headline", priority=2)
def line_as_addressed(document: Document) -> Iterator[Candidate[str]]:
    """The line that the dump's address was made of ("/news/ferry-stops-for-the-winter-1234.html").

    Only in text dumps, whose lines nothing else tells apart, and where no line labelled as headline may be meant.
    """
    slug = _slug(document.source.url)
    if document.layout == "html" or len(slug) < _FEWEST:
        return
    shown = document.find(Role.HEADLINE)
    told = [_words(block.text) for block in shown]
    if any(not words or len(slug & words) >= _MAY_BE * len(slug) for words in told):
        return  # in letters of another script, or meant
    found = [(_likeness(block, slug), number) for number, block in enumerate(document.blocks)]
    alike, number = max(found, default=(0.0, 0))
    if alike:
        block = document.blocks[number]
        note = "the line that the address was made of"
        yield Candidate(tidy(block.text), _SURE * alike, (block,), note=note)


def _likeness(block: Block, slug: frozenset[str]) -> float:
    """Which share of the address's words a line has; 0 for one that is no title, or says much else."""
    if len(block.text) > LONGEST or (block.role is Role.BODY and block.text.endswith(STOPS)):
        return 0.0
    words = _words(block.text)
    shared = len(slug & words)
    said = shared / len(slug)
    return said if said >= _SAID and shared >= _SHARED * len(words) else 0.0


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(without_accents(text[: 2 * LONGEST].casefold())))


@lru_cache(maxsize=256)
def _slug(url: str | None) -> frozenset[str]:
    """The words of the last part of an address that has several, without numbers of its page."""
    for part in reversed(path_of(url)):
        words = _WORD.findall(_ENDING.sub("", part.lower()))
        named = frozenset(word for word in words if len(word) < _LONG or not word.isdigit())
        if len(named) > 1:
            return named
    return frozenset()
