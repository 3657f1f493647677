"""Names in picture credits: of agencies and picture libraries, of people, alone or joined."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from newsclean.data.agencies import agency_book
from newsclean.data.bylines import words as byline_words
from newsclean.data.names import is_surely_name
from newsclean.extract.caption.words import for_whom, links, listed
from newsclean.extract.dateline.tokens import is_small

EDGES = " .,;:|/–—-«»“”„\"'‘’()"
DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
# What ends sentences or opens brackets, and is in no name.
STOP = re.compile(r"[^\W\d_]{3}[.!?]\s|[\uac00-\ud7af][.!?]\s|[。！？:：(（\[]")
# Words of a name, words of one in a script without capitals, characters of one without spaces.
_MOST, MOST_UNCASED, _MOST_DENSE, _MOST_DENSE_PART = 14, 6, 20, 8
_QUOTES = dict.fromkeys(map(ord, "«»“”„"))
# Kana between words, which few names have.
_KANA = re.compile(r"[をがはにでの]")
_SLASH = re.compile(r"/|\bvia\b", re.IGNORECASE)
_STROKE = re.compile(rf"[／|｜]|{_SLASH.pattern}", re.IGNORECASE)


def is_known(name: str) -> bool:
    """Whether an agency, a picture library or a platform goes by a name."""
    return is_supplier(name) or _plain(name).casefold() in listed("platforms")


def is_supplier(name: str) -> bool:
    """Whether an agency or a picture library goes by a name.

    >>> is_supplier("Getty Images"), is_supplier("ＡＰ"), is_supplier("Ana Ruiz")
    (True, True, False)
    """
    plain = _plain(name)
    return plain.casefold() in listed("suppliers") or agency_book().get(plain) is not None


def _plain(name: str) -> str:
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name).translate(_QUOTES)
    return name.strip(EDGES).removesuffix(".com")


def is_chain(text: str, joined: bool) -> bool:
    """Whether names are joined, one of them a supplier's, or any where strokes join them.

    >>> is_chain("Bo Li/Pool via REUTERS", joined=False), is_chain("Bo Li / Ana Ruiz", joined=True)
    (True, True)
    >>> is_chain("Bo Li / Ana Ruiz", joined=False), is_chain("rice and/or bread", joined=True)
    (False, False)
    """
    parts = [part.strip(EDGES) for part in links().split(text)]
    if len(parts) < 2 or STOP.search(text):
        return False
    if not all(part and (is_known(part) or _is_short(part)) for part in parts):
        return False
    if any(map(is_supplier, parts)):
        return True
    if joined and _STROKE.search(text) is not None:
        return any(map(is_known, parts)) or all(map(_is_name, parts))
    return is_surely_name(parts[0]) and _is_for_paper(text)


def _is_for_paper(text: str) -> bool:
    """Whether the last name of a credit is a paper's: "Ana Ruiz for The Courier"."""
    _, *papers = for_whom().split(text)
    articles = byline_words().articles
    return any(paper[0] in '«“„"' or paper.split()[0].casefold() in articles for paper in papers)


def names_whose(text: str) -> bool:
    """Whether slashes join a person or a platform and others, or tightly a name of more words."""
    parts = _SLASH.split(text)
    tight = " " in text and " /" not in text and "/ " not in text
    return len(parts) > 1 and (tight or any(is_known(p) or is_surely_name(p) for p in parts))


def is_full_name(text: str) -> bool:
    """Whether a name of several words, with or of initials, in a script with capitals."""
    initials = text.isupper() and len(text) > 2
    several = " " in text or "." in text or initials
    words = all(part[0].isalpha() for part in text.split())
    return several and words and text != text.swapcase() and _is_name(text)


def _is_short(text: str) -> bool:
    """Whether a name, or what somebody goes by on a platform ("sanjeri"), stands there."""
    return (text.isascii() and " " not in text and not text[0].isdigit()) or _is_name(text)


def _is_name(text: str) -> bool:
    parts = text.split()
    dense = DENSE.search(text) is not None and len(text) > _MOST_DENSE_PART
    few = len(parts) <= MOST_UNCASED and not dense
    return few and text[:1].isalpha() and are_names(text, alone=True)


def are_names(text: str, alone: bool) -> bool:
    """Whether no words but names, and what stands between them, are there.

    Unless a label stands ``alone``, with no caption, some words may be none.

    >>> are_names("Ana Ruiz for The Courier", True), are_names("Inside the old mill", True)
    (True, False)
    """
    parts = [part.strip(EDGES) for part in text.split()]
    parts = [part for part in parts if part]
    if not parts or len(parts) > _MOST:
        return False
    if DENSE.search(text):
        most = _MOST_DENSE if alone else 2 * _MOST_DENSE
        return len(text) <= most and not (alone and _KANA.search(text))
    small = sum(is_small(part[0]) and part.islower() and not _fits(part) for part in parts)
    uncased = sum(part[0].isalpha() and part == part.swapcase() for part in parts)
    few = uncased <= (MOST_UNCASED if alone else 2 * MOST_UNCASED)
    return few and (small == 0 if alone else 2 * small < len(parts))


def _fits(part: str) -> bool:
    """Whether a word in small letters may stand among names: a particle, "via", an address."""
    return (
        part in byline_words().particles
        or part in _small_words()
        or any(mark in part for mark in "/@._")
        or is_known(part)
    )


@cache
def _small_words() -> frozenset[str]:
    return listed("small") | listed("links") | listed("for")
