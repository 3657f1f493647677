"""Names of people in bylines, told from titles, affiliations, places, dates and buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newsclean.data.agencies import agency_book
from newsclean.data.bylines import words
from newsclean.data.labels import label_words
from newsclean.data.names import is_known_name, is_surely_name
from newsclean.data.places import places
from newsclean.extract.authors.announcing import without_by
from newsclean.extract.authors.name_parts import (
    before_dates,
    behind_post,
    behind_small_job,
    belongs,
    conjoined,
    has_family_name,
    is_job,
    is_paper,
    is_title,
    looks_personal,
    once,
    split_agency,
    split_title,
    without_honorifics,
    without_job,
)
from newsclean.extract.authors.names_dense import dense_names
from newsclean.extract.authors.stretches import chunks
from newsclean.extract.authors.towns import behind_town, behind_where, says_where, without_town
from newsclean.models import Person

# A byline is short; what is longer is cut before it is read.
_LONGEST = 600
_COMMA = re.compile(r"\s*[,،]\s*")
_SHORT_CUE = 40
_LONG_AGENCY = 5
# Small letters of an editor's initials.
_INITIALS = 3
_SHORTEST_DATE = 6
# The words of a full name.
_FULL = 3
_LETTERS = re.compile(r"[^\W\d_]")
_ARROWS = "←→‹›«»<>▶◀"
_EDGES = " .:*'\"“”_–—-"
# The dot is theirs ("Sam Ruiz Jr.").
_DOTTED = (" jr.", " sr.")


def parse_people(text: str, *, alone: bool = True, exclude: Iterable[str] = ()) -> list[Person]:
    """The people a byline names, in order, each once.

    ``alone``: the text is known to be a byline, so that one word or a handle may be a name.
    ``exclude``: names of the site and its publisher, which are no people.

    >>> [(p.name, p.role) for p in parse_people("By Ed Hornick, CNN and Li Wei, Senior Editor")]
    [('Ed Hornick', None), ('Li Wei', 'Senior Editor')]
    """
    return list(_people(text, alone, frozenset(exclude)))


# What bylines and markup name is asked for by several extractors.
@lru_cache(maxsize=256)
def _people(text: str, alone: bool, exclude: frozenset[str]) -> tuple[Person, ...]:
    text = " ".join(text[:_LONGEST].split(" ")).strip()
    dense = dense_names(text)
    if dense is not None:
        return tuple(Person(name=name) for name in dense)
    reader = _Reader(alone, frozenset(name.casefold() for name in exclude))
    for chunk in chunks(text):
        reader.read(chunk)
    return tuple(reader.people())


def announces(text: str) -> bool:
    """Whether a line begins as bylines do ("By", "Text by", "Kommentar von", "Author:").

    >>> announces("Words by Ana Ruiz"), announces("Ana Ruiz")
    (True, False)
    """
    return without_by(text[:_LONGEST])[1]


def is_open(text: str) -> bool:
    """Whether a line announces a name that stands on the next one.

    >>> is_open("Written by:"), is_open("By Ana Ruiz")
    (True, False)
    """
    if len(text) > _SHORT_CUE:
        return False
    rest, announced = without_by(text)
    return announced and not _LETTERS.search(rest)


class _Reader:
    """Reads the chunks of a byline one by one; titles and affiliations go to the name before."""

    def __init__(self, alone: bool, exclude: frozenset[str]) -> None:
        self._alone = alone
        self._exclude = exclude
        self._found: list[dict[str, str]] = []
        self._announced = False
        # Whether those found edited the text.
        self._edited = False
        # Whether a chunk without a name has gone before.
        self._later = False
        # Whether a date stands behind a name: what follows is mostly what the text is about.
        self._dated = False

    def people(self) -> list[Person]:
        unique: dict[str, Person] = {}
        for entry in self._found:
            unique.setdefault(entry["name"].casefold(), Person.model_validate(entry))
        return list(unique.values())

    def read(self, chunk: str) -> None:
        edited = _is_edited(chunk)
        post = behind_post(chunk)
        if self._found and (edited or post or is_title(chunk)):
            self._describe(post or chunk)
            return
        chunk, announced = without_by(chunk)
        editors = len(self._found) if announced and self._edited else 0
        self._edited = edited if announced else self._edited
        self._announced = announced or self._announced
        if not announced:
            chunk = _without_article(chunk)
        parts = _COMMA.split(plain := before_dates(chunk, announced=announced))
        self._dated = self._dated or bool(self._found and _is_date(chunk) and not plain.strip())
        # Hardly names: "News Desk, Port Echo, Madrid"; "Seville, Port Echo"; several topics.
        topics = self._dated and (len(parts) > 1 or len(conjoined(chunk)) > 1)
        beside = bool(self._found) and (_is_only_place(parts[0]) or topics)
        for place, part in enumerate(parts):
            if announced or not beside or is_surely_name(part):
                self._part(part, first=place == 0)
            beside = beside if self._found else beside or _is_desk(part)
        if len(self._found) > editors:
            del self._found[:editors]  # "Editor: Bo Li; Author: Ana Ruiz"
        if chunk and not self._found:
            self._announced = False
            self._later = True

    def _part(self, part: str, *, first: bool) -> None:
        """What stands between two commas: a name, or names joined by "and"."""
        if says_where(part):
            return
        part = behind_where(part)
        titled = False
        pieces = conjoined(part)
        beside_agency = any(agency_book().get(piece) is not None for piece in pieces[1:])
        for place, piece in enumerate(pieces):
            if beside_agency and is_paper(piece.split(), beside_agency=True):
                continue
            begins = first and not self._found and place == 0
            if place == 1 and len(self._found) == 1 and " " not in self._found[0]["name"]:
                begins = is_known_name(piece)  # "Ana & Bo"
            entry = self._piece(_bare(piece), first=begins)
            if entry and titled and "role" not in entry:
                continue  # "Ana Ruiz Digital Editor and Master Gardener"
            if entry:
                self._found.append(entry)
                titled = "role" in entry and piece.endswith(entry["role"])

    def _piece(self, piece: str, *, first: bool) -> dict[str, str] | None:
        """The person a piece names, if any; a title or an affiliation goes to the one before."""
        if not piece or not _LETTERS.search(piece) or piece.casefold() in self._exclude:
            return None
        piece = behind_town(without_by(piece)[0])
        if piece.endswith("…"):
            return None
        piece, before = behind_small_job(piece)
        described = self._found and (is_title(piece) or belongs(piece))
        if not agency_book().get(piece) and not described:
            rest, job = without_job(once(piece))
            name, title = split_title(without_honorifics(rest))
            name, affiliation = split_agency(name, announced=self._announced and not self._found)
            name = without_town(name)
            if name and self._is_name(name, first):
                entry = {"name": name, "role": title or job or before, "affiliation": affiliation}
                return {key: value for key, value in entry.items() if value}
        if self._found:
            self._describe(piece)
        return None

    def _describe(self, piece: str) -> None:
        """Keep a title or an affiliation with the name before it."""
        folded = set(piece.casefold().split())
        last = self._found[-1]
        if folded & words().roles and len(piece) < 80:
            last.setdefault("role", piece)
        elif agency_book().get(piece) or folded & words().desks:
            last.setdefault("affiliation", piece)

    def _is_name(self, name: str, first: bool) -> bool:
        if name.casefold() in self._exclude or agency_book().get(name) is not None:
            return False
        if name[0] in _ARROWS or name.casefold() in label_words("path"):
            return False  # "← Rain in Spain", "Ana Sayfa"
        if all(len(part) < 2 for part in name.replace(".", " ").split()):
            return False  # "D. K."
        parts = name.split()
        folded = [part.casefold().strip(".,") for part in parts]
        lists = words()
        if (
            folded[0] in lists.openers
            or not lists.prepositions.isdisjoint((parts[0], parts[-1]))
            or (_has_other_words(folded) and not has_family_name(parts))
            or is_job(folded[0])
            or is_paper(parts)
            or any(part.endswith(("'s", "’s")) for part in parts)  # "Echo Women's Health"
            or (parts[-1] in lists.auxiliaries and parts[0][0].isupper())  # "Echo.Org is"
        ):
            return False
        mention = next(iter(agency_book().find(name)), None)
        if mention and (mention.start == 0 and name[: mention.end].isupper()):
            return False
        least = _LONG_AGENCY if mention and mention.start else 2 * _LONG_AGENCY
        if mention and mention.end - mention.start >= least:
            return False  # "Thomson Reuters Tax"
        if name.islower() and len(parts) > 1 and self._found:
            return False  # "Ana Ruiz", "language geek and story teller"
        if not 1 <= len(parts) <= 6 or len(name) > 60 or not looks_personal(parts):
            return False
        several = len(parts) > 1 and name.upper() != name.lower()
        known = is_known_name(parts[0])  # "Jordan", but not "Muş"
        if places().is_place(name) and not (first and known and (self._announced or several)):
            return False
        if len(parts) == 1:
            return self._single(name, first)
        if self._alone or self._announced:
            return True
        big = all(part[0].isupper() for part in parts)
        return big and len(parts) <= 4 and not places().is_place(name)

    def _single(self, name: str, first: bool) -> bool:
        """Whether one word is a name: where it stands where names stand, and is no all-caps code."""
        if not first or (not self._alone and not self._announced):
            return False
        if self._later and not self._announced and not is_known_name(name):
            return False
        cased = name.upper() != name.lower()
        if name.islower() and len(name) <= _INITIALS and not is_known_name(name):
            return False  # "oprac. mkr"
        return (
            "." not in name
            and 2 < len(name) < 30
            and (not cased or not name.isupper() or len(name) > 4)
        )


def _has_other_words(folded: list[str]) -> bool:
    """Whether a name has words of desks, jobs or buttons in it."""
    lists = words()
    return not lists.never.isdisjoint(folded) or any(
        part in lists.desks or part.endswith("redaktion") or (place and part in lists.roles)
        for place, part in enumerate(folded)
    )


def _bare(piece: str) -> str:
    """A piece without the marks around it."""
    bare = piece.strip(_EDGES)
    return f"{bare}." if f"{bare}.".casefold().endswith(_DOTTED) and f"{bare}." in piece else bare


def _is_edited(chunk: str) -> bool:
    """Whether a chunk says who edited the text ("Editor: Bo Li")."""
    return chunk.partition(":")[0].strip().casefold() in words().editors


def _is_date(chunk: str) -> bool:
    """Whether a chunk that names nobody is long enough for a date, and has a number."""
    return len(chunk) >= _SHORTEST_DATE and any(map(str.isdigit, chunk))


def _is_only_place(part: str) -> bool:
    """Whether a part is a place and cannot well be a person."""
    return places().is_place(part) and not is_surely_name(part)


def _is_desk(part: str) -> bool:
    """Whether a part is the name of a desk or a newsroom, which what follows belongs to."""
    return not words().collectives.isdisjoint(part.casefold().split()[-1:])


def _without_article(chunk: str) -> str:
    """A chunk without what stands before a name in the genitive ("Του Νίκου Παπαδάκη"), or "From"."""
    parts = chunk.split()
    while len(parts) > 1 and parts[0].casefold() in words().genitive and parts[1][0].isupper():
        parts = parts[1:]
    if len(parts) > 2 and _is_unsure_by(parts):
        parts = parts[1:]
    return " ".join(parts) if len(parts) > 1 else chunk


def _is_unsure_by(parts: list[str]) -> bool:
    """Whether a line's first word is one for "by" that may be part of a name ("De Ana Ruiz")."""
    first = parts[0]
    if first.casefold() not in words().unsure:
        return False
    given, family, *_ = without_honorifics(" ".join(parts[1:])).split()
    rest = parts[1:]
    if not first[0].isupper() and len(rest) <= _FULL and all(part[0].isupper() for part in rest):
        return True  # no full name begins so
    capitals = given.isupper() and family.isupper() and not first.isupper()
    if capitals or (given[0].isupper() and given.casefold() in words().given):
        return True
    if _names_and_place(rest):
        return True
    part_of_name = first[0].isupper() and is_known_name(first)
    return not part_of_name and is_surely_name(f"{given} {family}".rstrip(","))


def _names_and_place(parts: list[str]) -> bool:
    """Whether a full name and the place it wrote from stand together ("Musa Danladi, Lafia")."""
    *name, place = parts
    full = 1 < len(name) <= _FULL and all(part[0].isupper() for part in name)
    return full and places().is_place(place) and not places().is_place(" ".join(name).rstrip(","))
