"""Whether a stretch of a caption is a credit: a label and a name, an agency, joined names."""

from __future__ import annotations

import re
from functools import cache

from newsclean.data.agencies import agency_book
from newsclean.data.bylines import words as byline_words
from newsclean.data.names import is_surely_name
from newsclean.data.tables import table
from newsclean.extract.caption.names import (
    DENSE,
    EDGES,
    MOST_UNCASED,
    STOP,
    are_names,
    is_chain,
    is_full_name,
    is_known,
    names_whose,
)
from newsclean.extract.caption.words import giver, label, listed, named_behind, reporter
from newsclean.extract.dateline.tokens import is_small

_LONGEST = 120
_MOST_INITIALS = 6
# Of a name behind a word that heads what is shown, too: "Photos: Ana Ruiz", "Photos: Inside ...".
_MOST_BEHIND_THINGS = 3
_SIGN = re.compile(r"(?:©|ⓒ|[(（][cCＣ][)）])\s*\S")
_APART = frozenset({"bracket", "dash", "stroke", "stop"})
# "Ana Ruiz - AFP": whom the picture shows, and the agency.
_DASHED = re.compile(r"[^/／|｜]+\s[–-]\s[^/／|｜]+")


def is_credit(text: str, place: str, before: str = "") -> bool:
    """Whether what stands behind an edge of a caption (`words.edges`) is a credit.

    >>> is_credit("Photo by Ana Ruiz/AFP", "stop"), is_credit("Photo of the year", "stop")
    (True, False)
    """
    text = text.strip(" .")
    if not 2 <= len(text) <= _LONGEST:
        return False
    return (
        _SIGN.match(text) is not None
        or is_labelled(text, place)
        or _names_supplier(text, place, before)
        or reporter().fullmatch(text) is not None
    )


def is_labelled(text: str, place: str) -> bool:
    """Whether a word for pictures and a name stand there: "Photo: A", "PTI Photo", "A nuotr."."""
    if _is_given(text):
        return True
    behind = named_behind().fullmatch(text)
    if behind is not None and not STOP.search(behind[1]):
        return is_full_name(behind[1]) or is_chain(behind[1], joined=True)
    found = label().match(text)
    if found is None:
        return False
    owner, name = found["owner"].strip(), text[found.end() :]
    alone = place == "whole"
    if not name:
        whose = place in _APART and is_surely_name(owner)
        return whose or _may_own(owner, text if alone else owner)
    if owner and not _may_own(owner, owner):
        return False
    if is_known(name) or name.casefold() in listed("unnamed"):
        return True
    if place == "bracket" and name.isalpha() and name[0].isupper() and not STOP.search(name):
        return True  # "(foto Eden)"
    if not (found["mark"] or found["by"]):
        return is_chain(name, joined=True) or (place in _APART and is_full_name(name))
    if place == "bracket" or _is_given(name) or is_chain(name, joined=True):
        return True
    if found["noun"].casefold() in listed("things"):
        few = place == "stop" or len(name.split()) <= _MOST_BEHIND_THINGS
        return few and are_names(name, alone)
    return not alone or are_names(name, alone)


def _is_given(text: str) -> bool:
    """Whether it says who gave a picture: "Courtesy of A", "Submitted by the family"."""
    given = giver().match(text)
    if given is None:
        return False
    name = text[given.end() :]
    phrase = " " in given[0].strip() and len(name.split()) <= MOST_UNCASED
    return phrase or are_names(name, alone=True)


def _may_own(owner: str, capitals: str) -> bool:
    """Whether words before one for pictures are an agency or initials: "PTI Photo", "ST PHOTO"."""
    if 1 < len(owner) <= _MOST_INITIALS and " " not in owner and capitals.isupper():
        return True
    return bool(owner) and (is_known(owner) or is_known(owner.partition(" ")[0]))


def _names_supplier(text: str, place: str, before: str) -> bool:
    """Whether an agency, a picture library or names joined by strokes stand there."""
    if text.casefold() in listed("unnamed"):
        return place != "bare"
    if place == "bracket" and _are_agencies(text):
        return True
    if is_known(text):
        return _is_meant(text.strip(EDGES), place, before)
    if place != "whole" or not _DASHED.fullmatch(text):
        if is_chain(text, joined=place in ("whole", "stop", "bracket") and names_whose(text)):
            return True
    if place == "stroke":
        article = text.partition(" ")[0].casefold() in byline_words().articles
        return " " in text and not article and not STOP.search(text) and is_full_name(text)
    return place == "bracket" and before.endswith((".", "”", '"')) and is_surely_name(text)


def _are_agencies(text: str) -> bool:
    """Whether agencies stand one right behind the other, in a script without spaces: "AFP時事"."""
    if not DENSE.search(text):
        return False
    mentions = agency_book().find(text, expected=True)
    ends = [0, *(mention.end for mention in mentions)]
    tiled = all(mention.start == end for mention, end in zip(mentions, ends, strict=False))
    return len(mentions) > 1 and tiled and ends[-1] == len(text)


def _is_meant(name: str, place: str, before: str) -> bool:
    """Whether the name of an agency, alone, is not that of a party or another word."""
    if place == "bare":
        return False
    if place == "bracket" and name in _parties() and _are_people(before):
        return False
    if place != "bracket" and name.casefold() in listed("platforms"):
        return False
    if not agency_book().is_ambiguous(name):
        return True
    agency = agency_book().get(name)
    spaced = place in ("bracket", "dash") and agency is not None and agency.kind == "agency"
    return spaced or (place != "whole" and (name.isupper() or bool(DENSE.search(name))))


def _are_people(text: str) -> bool:
    """Whether nothing but names, and what parts them, stands before a bracket."""
    small = [part for part in text.replace(",", " ").split() if is_small(part[0])]
    return all(part in byline_words().particles | byline_words().between for part in small)


@cache
def _parties() -> frozenset[str]:
    return frozenset(table("captions")["parties"])
