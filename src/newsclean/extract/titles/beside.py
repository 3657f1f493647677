"""What stands in titles between the headline and the site's name: sections, dates, pages, authors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsclean.address import path_of
from newsclean.data.alternatives import alternatives
from newsclean.data.bylines import words
from newsclean.data.labels import label_words
from newsclean.data.sections import other_labels, section_names
from newsclean.data.titles import title_words
from newsclean.document import Document
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.titles.letters import DENSE, in_latin, letters, size
from newsclean.extract.titles.names import sections_of
from newsclean.extract.titles.pieces import Piece
from newsclean.settled import shared

_LONGEST = 60
_SECTION_WORDS = 4
_LONGEST_DATE = 60
_BESIDE_DATE = 12
_LONGEST_SHORT = 30
_AUTHOR_WORDS = 4
# A title said again, and words that the address tells the story with, have at least so many letters.
_AGAIN = 10
_TOLD = 6
_SENTENCE_ENDS = "?!…。？！"
_QUOTES = "\"'«„“‘”’「"
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2c00-\ud7ff]{3}")
_APART = re.compile(r"\s*(?:[/,&>›·・+]|\b(?:and|und|et|y|e|en|og|och|i|и)\b)\s*")


@dataclass(frozen=True, slots=True)
class Beside:
    """What tells pieces that are no headline: the page's sections, the parts of its path, folded."""

    sections: frozenset[str]
    path: tuple[str, ...]

    def holds(self, piece: Piece, rest: str) -> bool:
        """Whether a piece beside the ``rest`` of a title is surely no part of the headline."""
        text = piece.text.strip()
        if len(text) <= _LONGEST and (self.is_section(text) or is_label(text)):
            return True
        folded = letters(text)
        if len(folded) >= _AGAIN and folded in letters(rest):
            return True
        # The headline said again in Latin letters, as the address has it.
        return text.isascii() and _NOT_LATIN.search(rest) is not None and self.is_told(text)

    def is_section(self, text: str) -> bool:
        """Whether a text is the name of a section, or of several: "TV & Radio"."""
        folded = text.strip().lower()  # as the data has it, whose Greek ends in "ς"
        if letters(folded) in self.sections or _is_known(folded):
            return True
        parts = _APART.split(folded)
        if len(parts) > 1 and all(map(_is_known, parts)):
            return True
        own = [word for word in folded.split() if word.casefold() not in title_words().news]
        if not own or len(own) > _SECTION_WORDS:
            return not own
        spelled = map("".join, in_latin(" ".join(own)))
        return _is_known(" ".join(own)) or any(len(s) > 2 and s in self.path[:-1] for s in spelled)

    def is_told(self, text: str) -> bool:
        """Whether these words are among those that the address tells the story with."""
        told = {"".join(spelled) for spelled in in_latin(text)}
        return any(
            len(name) >= _TOLD and name in part and len(part) > len(name) + _TOLD
            for name in told
            for part in self.path
        )


@shared
def beside(document: Document) -> Beside:
    """What stands beside the headline of a document."""
    url = document.fields.get("url") or document.source.url
    return Beside(sections_of(document), tuple(map(letters, path_of(url))))


def is_short(piece: Piece, rest: str) -> bool:
    """Whether a piece behind a bar is too short, beside the rest, to be any part of the headline."""
    text = piece.text.strip()
    return (
        not goes_on(text)
        and len(text) <= min(_LONGEST_SHORT, len(rest))
        and size(text) <= 3 <= size(rest)
    )


def goes_on(text: str) -> bool:
    """Whether a piece reads as a part of a sentence, as one of its own, or has numbers at its end.

    >>> goes_on("and the rain goes on"), goes_on("la Gazzetta"), goes_on("iEcho")
    (True, False, False)
    """
    first, _, rest = text.partition(" ")
    dated = text[-4:].isdigit() and " " not in rest
    if text[0] in _QUOTES or text[-1] in _SENTENCE_ENDS or dated:
        return True
    named = first in title_words().articles and rest[:1].isupper()
    return text[0].islower() and first.islower() and not named and not DENSE.search(first)


def is_label(text: str) -> bool:
    """Whether a text is a date, a page's number, or who wrote the page.

    >>> is_label("March 4, 2021"), is_label("Page 2 of 4"), is_label("by Dana Orvell")
    (True, True, True)
    """
    return is_date(text) or _page().fullmatch(text) is not None or _is_byline(text)


def is_date(text: str) -> bool:
    """Whether a text is a date and hardly more ("date 2021-10-20", "Posted May 2, 2024")."""
    if len(text) > _LONGEST_DATE or not any(map(str.isdigit, text)):
        return False
    dates = find_dates(text)
    return bool(dates) and len(text) - sum(date.end - date.start for date in dates) <= _BESIDE_DATE


def without_page(headline: str) -> str:
    """A headline without the page's number behind it.

    >>> without_page("Rain ruins the opera Page 2 of 4")
    'Rain ruins the opera'
    """
    found = _last_page().search(headline)
    return (headline[: found.start()] if found else "") or headline


def _is_known(name: str) -> bool:
    return (
        name in section_names()
        or name in other_labels()
        or name.casefold() in title_words().labels
        or name in label_words("path")
    )


@cache
def _page() -> re.Pattern[str]:
    """The number of a page, of how many or not ("Page 2", "2/3ページ")."""
    words = title_words()
    pages, behind = alternatives(words.pages), alternatives(words.behind_pages)
    number = rf"\d+(?:\s*(?:/|{alternatives(words.of)})\s*\d+)?"
    return re.compile(
        rf"(?i:[(\[（]?(?:(?:{pages})\s*{number}|第?\s?{number}\s?(?:{behind}))[)\]）]?)"
    )


@cache
def _last_page() -> re.Pattern[str]:
    """The same behind a headline, where without a mark it says of how many ("Page 2 of 4")."""
    words = title_words()
    pages, behind = alternatives(words.pages), alternatives(words.behind_pages)
    number = rf"\d+\s*(?:/|{alternatives(words.of)})\s*\d+"
    plain = rf"\s(?:{pages})\s+(?:{number}|{alternatives(words.all_pages)})"
    bracketed = rf"\s*[(\[（](?:{pages})\s+\d+[)\]）]"
    dense = rf"\s*[(\[（](?:{number}|\d+)\s?(?:{behind})[)\]）]|\s*第\s?\d+\s?(?:{behind})"
    return re.compile(rf"(?i:(?:{plain}|{bracketed}|{dense})$)")


def _is_byline(text: str) -> bool:
    first, _, name = text.partition(" ")
    parts = name.split()
    return (
        first.casefold() in words().by
        and 1 <= len(parts) <= _AUTHOR_WORDS
        and all(part[0].isupper() or part.casefold() in words().particles for part in parts)
    )
