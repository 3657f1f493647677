"""Names of people in bylines, told from titles, affiliations, places, dates and buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsclean.data.agencies import agency_book
from newsclean.data.bylines import words
from newsclean.data.names import is_known_name
from newsclean.data.places import places
from newsclean.extract.authors.name_parts import (
    awaits,
    before_dates,
    begins_elsewhere,
    conjoined,
    ends_elsewhere,
    is_job,
    is_title,
    joins,
    looks_personal,
    once,
    split_agency,
    split_title,
    without_by,
    without_job,
)  # fmt: skip
from newsclean.extract.authors.names_dense import dense_names
from newsclean.extract.labels import label_words
from newsclean.models import Person

# A byline is short; what is longer is cut before it is read.
_LONGEST = 600
_NOISE = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}|\[email[^\]]{0,12}protected\]"
    r"|https?://\S{1,300}|(?<!\w)@\s?[\w.]{2,40}|\+?\d[\d\s().-]{7,20}\d"
)
# What some of it has in it; most lines have nothing of that.
_MAY_BE_NOISE = re.compile(r"@|protected\]|://|\d[\d\s().-]{7}")
_STRONG = re.compile(r"[|•·⋅●∙▪;\n\t￨丨→»›]|(?:^|\s)[/\-–—―‏]+(?=\s|$)|／|(?<=\s)[–—]|\s\*|//")
# "Posted on May 2 by X", "The Plain Dealer By X": a new name begins.
_INNER_BY = re.compile(r"(?<=\S )(?=(?:by|By|BY|von|par|por|di)\s+[^\W\d_])")
_COMMA = re.compile(r"\s*[,،]\s*")
_BRACKETS = re.compile(r"[()\[\]（）]")
# "ByAna Ruiz", "Byby Ana Ruiz"
_GLUED_BY = re.compile(r"\bBy(?=by\s|[A-Z][^\W\d_])")
# "Written by:Ana Ruiz"
_GLUED = re.compile(r"(?<=[^\W\d_])[:：](?=[^\W\d_])")
_SHORT_CUE = 40
_LONG_AGENCY = 5
_LETTERS = re.compile(r"[^\W\d_]")
_ARROWS = "←→‹›«»<>▶◀"


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


@lru_cache(maxsize=256)
def chunks(text: str) -> tuple[str, ...]:
    """The stretches of a byline between bars, dots and brackets, without labels and what they label."""
    return tuple(_chunks(text))


def _chunks(text: str) -> Iterator[str]:
    waiting = left_out = False
    plain = _BRACKETS.sub(" | ", without_noise(_GLUED.sub(": ", _GLUED_BY.sub("By ", text))))
    position = 0
    for mark in (*_STRONG.finditer(plain), None):
        chunk = plain[position : mark.start() if mark else None]
        slash = plain[:position].rstrip().endswith(("/", ";"))
        position = mark.end() if mark else position
        if not chunk.strip() or (slash and left_out):
            continue  # "Credit: Ana Ruiz / Agency", "Pictures: Ana Ruiz; Bo Li"
        if begins_elsewhere(chunk):
            waiting = awaits(chunk)
            left_out = not waiting
        elif joins(chunk):  # "Tested by", "Ana Ruiz", "and", "Bo Li"
            waiting = left_out
        else:
            left_out = waiting and not without_by(chunk)[1]
            waiting = False
            if not left_out:
                yield from _stretches(chunk)


def _stretches(chunk: str) -> Iterator[str]:
    """A chunk cut before each "by", without those that say who reviewed or translated."""
    before = ""
    for part in _INNER_BY.split(chunk):
        if part.strip() and not ends_elsewhere(before):
            yield part.strip()
        before = part


def without_noise(text: str) -> str:
    """A line with bars in the place of addresses, handles and telephone numbers."""
    return _NOISE.sub(" | ", text) if _MAY_BE_NOISE.search(text) else text


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
        # Whether a chunk without a name has gone before.
        self._later = False

    def people(self) -> list[Person]:
        unique: dict[str, Person] = {}
        for entry in self._found:
            unique.setdefault(entry["name"].casefold(), Person.model_validate(entry))
        return list(unique.values())

    def read(self, chunk: str) -> None:
        if self._found and is_title(chunk):
            self._describe(chunk)
            return
        chunk, announced = without_by(chunk)
        self._announced = announced or self._announced
        for place, part in enumerate(_COMMA.split(before_dates(chunk))):
            self._part(part, first=place == 0)
        if chunk and not self._found:
            self._announced = False
            self._later = True

    def _part(self, part: str, *, first: bool) -> None:
        """What stands between two commas: a name, or names joined by "and"."""
        titled = False
        for place, piece in enumerate(conjoined(part)):
            begins = first and not self._found and place == 0
            if place == 1 and len(self._found) == 1 and " " not in self._found[0]["name"]:
                begins = is_known_name(piece)  # "Ana & Bo"
            entry = self._piece(piece.strip(" .:*'\"“”_–—-"), first=begins)
            if entry and titled and "role" not in entry:
                continue  # "Ana Ruiz Digital Editor and Master Gardener"
            if entry:
                self._found.append(entry)
                titled = "role" in entry

    def _piece(self, piece: str, *, first: bool) -> dict[str, str] | None:
        """The person a piece names, if any; a title or an affiliation goes to the one before."""
        if not piece or not _LETTERS.search(piece) or piece.casefold() in self._exclude:
            return None
        piece, _ = without_by(piece)
        if piece.endswith("…"):
            return None
        if not agency_book().get(piece) and not (self._found and is_title(piece)):
            rest, job = without_job(once(piece))
            name, title = split_title(rest)
            name, affiliation = split_agency(name)
            if name and self._is_name(name, first):
                entry = {"name": name, "role": title or job, "affiliation": affiliation}
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
        parts = name.split()
        folded = [part.casefold().strip(".,") for part in parts]
        lists = words()
        if (
            folded[0] in ("the", "para", "do", "em")
            or any(
                part in lists.desks or part.endswith("redaktion") or (place and part in lists.roles)
                for place, part in enumerate(folded)
            )
            or is_job(folded[0])
            or not lists.never.isdisjoint(folded)
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
        if places().is_place(name) and not (first and (self._announced or len(parts) > 1)):
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
        return (
            "." not in name
            and 2 < len(name) < 30
            and (not cased or not name.isupper() or len(name) > 4)
        )
