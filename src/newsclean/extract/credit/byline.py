"""Agencies and outlets that bylines name, and names that only took a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.data.agencies import agency_book
from newsclean.document import Block
from newsclean.extract.authors.byline import byline_groups
from newsclean.extract.authors.names import announces
from newsclean.extract.credit.forms import (
    ADDRESS,
    COPYRIGHT,
    as_printed,
    by_author,
    by_copyright,
    by_cue,
)
from newsclean.extract.credit.page import Page
from newsclean.extract.credit.places import SURE, UNSURE, by_the_text
from newsclean.extract.credit.reading import LONGEST, credits_of, is_agency, is_agency_or_wire
from newsclean.extract.credit.words import EDGES, is_picture, words
from newsclean.models import Credit, Role

# "Amr Dalsh / Reuters", "Bloomberg/Benjamin Girette": who took a picture for whom.
_TAKEN = re.compile(r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]*){1,3}")
# A sentence before the name is what a picture shows: "You are what you search. (The AP)".
_CAPTION = re.compile(r"[^.!?]*(?:\s[^\s.!?]+){3,}[.!?]\s+\S")
# How many lines with dates are read as bylines.
_FIRST = 3
_PERSONS = re.compile(r"\s?/\s?")


def in_byline(page: Page) -> Iterator[tuple[Credit, Block]]:
    """Agencies inside bylines by the text ("Samya Kullab, The Associated Press", "Von dpa")."""
    inside = {id(block) for block in by_the_text(page.document)}
    stamped = [b for b in page.document.find(Role.TIMESTAMP)[:_FIRST] if announces(b.text)]
    for group in [*byline_groups(page.document), stamped]:
        for block in group:
            if id(block) in inside and block.confidence >= UNSURE:
                for credit in _of_byline(block, page):
                    if not page.is_own(credit) or _is_told_apart(credit, block.text):
                        yield credit, block


def _is_told_apart(credit: Credit, line: str) -> bool:
    """Whether a line names even the site's own newsroom as the source: "(Port Echo)", "X for y.com"."""
    name = credit.source_raw
    enclosed = line.startswith((f"({name})", f"（{name}）"))
    behind = line.partition(f"{name} for ")[2]
    if enclosed or " for " in name:
        return True
    return bool(behind) and ADDRESS.match(behind.split()[0]) is not None


def _of_byline(block: Block, page: Page) -> list[Credit]:
    line = " ".join(block.text.split())
    if len(line) > LONGEST or is_picture(line) or _is_taken(line) or _CAPTION.match(line):
        return []
    book = agency_book()
    if COPYRIGHT.search(line) and not any(map(is_agency_or_wire, by_copyright(line))):
        return []  # "© Echo News Service": papers claim their own texts
    names = by_cue(line) or [as_printed(line, mention) for mention in book.find(line)]
    joined = words().beside.search(line)
    if not names and joined is not None and book.get(joined[1]) is not None:
        names = [joined[1]]  # "Par Luc Roy avec Belga": an agency's name, though it is a word too
    if not names:
        names = [line] if book.get(line) else by_author(line)  # "Par Belga"
    if book.is_ambiguous(line.strip(EDGES)) and block.confidence < SURE:
        return []
    spoken = line.endswith((".", "!", "?")) and not by_author(line)
    if spoken:
        names = [name for name in names if is_agency(name)]
    generic = words().generic
    if not any(map(is_agency, names)) and ">" not in line:
        words_alone = (word.strip(EDGES) for word in line.split())
        names += [word for word in words_alone if word.casefold() in generic]
    if not names and ADDRESS.fullmatch(line) and not page.is_in_title(line.partition(".")[0]):
        names = [line]
    return credits_of(line, names, site=page.site, language=page.language)


def _is_taken(line: str) -> bool:
    """Whether a line names a photographer and an agency, apart by a slash."""
    parts = _PERSONS.split(line)
    if len(parts) != 2 or words().by.match(line):
        return False
    book = agency_book()
    known = [book.get(part) is not None for part in parts]
    other = parts[known.index(False)] if known in ([True, False], [False, True]) else ""
    return _TAKEN.fullmatch(other) is not None
