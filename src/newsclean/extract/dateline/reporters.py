"""Whom a dateline names as its reporter: inside it, or between its dash and the text."""

from __future__ import annotations

import re

from newsclean.data.bylines import words
from newsclean.data.names import is_known_name
from newsclean.data.places import places
from newsclean.document import Document
from newsclean.extract.dateline.cjk import reporters_in_dense
from newsclean.models import Dateline

_ENCLOSED = re.compile(r"[(/\[]([^()/\[\]]*(?:/[^()/\[\]]*)?)[)/\]]")
_APART = re.compile(r"[,;/|]|\s[-–—]\s")
# Names and the dash behind them: "SEVGİ TUNALI - ", "Ali KAYA / Can DEMİR - ".
_BEFORE_DASH = re.compile(r"\s*((?:[^\W\d_]|[ '’./,&]|(?<=\w)-(?=\w)){5,60}?)\s*[-–—]\s+(?=\S)")
_BETWEEN = re.compile(r"\s?[/,&]\s?")
_JOINED = re.compile(r"\s?[,&–-]\s?")
_MOST_WORDS = 4


def reporters_of(dateline: Dateline, document: Document) -> list[str]:
    """The reporters a dateline names, also those behind it in the paragraph it was read from."""
    for read in (_in_dense, _before_place, _beside_agency, _behind_agency):
        if named := read(dateline):
            return named
    evidence = document.evidence.get("dateline")
    for number in evidence.segments if evidence else ():
        text = document.blocks[number].text
        at = text.find(dateline.raw)
        if at >= 0:
            return _names_behind(text, at + len(dateline.raw), dateline)[0]
    return []


def _in_dense(dateline: Dateline) -> list[str]:
    return reporters_in_dense(dateline.raw)


def _before_place(dateline: Dateline) -> list[str]:
    """Who stands before the place and a slash: "Mehmet KORKUT-Ali DEMİR/İZMİR, (DHA)-"."""
    before, _, behind = dateline.raw.partition(dateline.location or "\n")
    slash = bool(behind) and before.rstrip().endswith("/")
    names = _JOINED.split(before.strip(" /")) if slash else []
    return names if all(_MOST_WORDS >= len(name.split()) > 1 for name in names) else []


def behind_reporters(text: str, stop: int, dateline: Dateline) -> int:
    """The offset behind the names that follow a dateline which ends at ``stop``, else ``stop``.

    >>> dateline = Dateline(raw="RİZE (AA) -", agency="Anadolu Agency")
    >>> text = "RİZE (AA) - ALİ KAYA - Yeni köprü açıldı."
    >>> text[behind_reporters(text, 11, dateline) :]
    'Yeni köprü açıldı.'
    """
    return _names_behind(text, stop, dateline)[1]


def _names_behind(text: str, stop: int, dateline: Dateline) -> tuple[list[str], int]:
    """Read "SEVGİ TUNALI - " behind the dash of an agency that prints its reporters there."""
    names: list[str] = []
    if dateline.agency not in places().name_reporters:
        return names, stop
    while (hit := _BEFORE_DASH.match(text, stop)) is not None:
        listed = _BETWEEN.split(hit[1])
        if not all(map(_is_in_capitals, listed)):
            break
        names += listed
        stop = hit.end()
    return names, stop


def _is_in_capitals(name: str) -> bool:
    """Whether words with a family name in capitals are no label and no place."""
    parts = name.split()
    if not 2 <= len(parts) <= _MOST_WORDS or not parts[-1].isupper():
        return False
    labels = places().labels
    if any(_small(part) in labels for part in parts) or _small(name) in labels:
        return False
    return not places().is_place(name) and all(part[0].isupper() for part in parts)


def _small(word: str) -> str:
    """A Turkish word in small letters."""
    return word.replace("İ", "i").replace("I", "ı").lower()


def _beside_agency(dateline: Dateline) -> list[str]:
    """The correspondent in the agency's brackets: "/Корр. ТАСС Олег Вешняков/"."""
    agency = dateline.agency_raw or ""
    enclosed = (hit[1] for hit in _ENCLOSED.finditer(dateline.raw))
    inside = next((part for part in enclosed if agency and agency in part), None)
    if inside is None or inside == agency:
        return []
    found, announced = [], False
    for piece in _APART.split(inside.replace(agency, ",")):
        parts = [part for part in piece.split() if not _is_correspondent(part)]
        announced = announced or len(parts) < len(piece.split())
        if _is_full_name(parts) and (announced or is_known_name(parts[0]) or len(parts[0]) == 2):
            found.append(" ".join(parts))
    return found


def _behind_agency(dateline: Dateline) -> list[str]:
    """The reporter behind the agency's name: "— РИА Новости, Ирина Лапшина."."""
    _, agency, behind = dateline.raw.rpartition(dateline.agency_raw or "\n")
    parts = behind.rstrip(".").removeprefix(",").split()
    return [" ".join(parts)] if agency and behind[:1] == "," and _is_full_name(parts) else []


def _is_correspondent(word: str) -> bool:
    folded = word.casefold().rstrip(".")
    return folded in places().correspondents or folded in words().roles


def _is_full_name(parts: list[str]) -> bool:
    """Whether words are like "Oleg Veshnyakov" or "M. Papadopoulos", and no place."""
    if len(parts) not in (2, 3) or places().is_place(" ".join(parts)):
        return False
    initials = all(part.endswith(".") or len(part) > 2 for part in parts)
    return initials and all(part.rstrip(".").istitle() for part in parts)
