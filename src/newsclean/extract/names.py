"""Names of people in bylines, told from titles, affiliations, places, dates and buttons."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsclean.data.agencies import agency_book
from newsclean.data.places import places
from newsclean.extract.dateline_dates import read_day
from newsclean.extract.dateline_tokens import tokens
from newsclean.extract.names_dense import dense_names
from newsclean.models import Person

# A byline is short; what is longer is cut before it is read.
_LONGEST = 600
_NOISE = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}|\[email[^\]]{0,12}protected\]"
    r"|https?://\S{1,300}|(?<!\w)@\s?[\w.]{2,40}|\+?\d[\d\s().-]{7,20}\d"
)
_STRONG = re.compile(r"[|•·⋅●∙▪;\n\t￨丨→»›]|(?:^|\s)[/\-–—―‏]+(?=\s|$)|／|(?<=\s)[–—]|\s\*|//")
# "Posted on May 2 by X", "The Plain Dealer By X": a new name begins.
_INNER_BY = re.compile(r"(?<=\S )(?=(?:by|By|BY|von|par|por|di)\s+[^\W\d_])")
_COMMA = re.compile(r"\s*[,،]\s*")
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}\b.{0,12}$|\b\d+\s?(?:min|minute|hour|day|week|month|year|Std|h)\w*\b.*$",
    re.I,
)
_SHORT_DAY = 3
# "Categories: Uncategorized", "Reading time: 3 minutes"
_LABELLED = re.compile(r"[^\W\d_][\w ]{2,20}[:：]\s")
_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of ``bylines.toml``."""

    by: frozenset[str]
    kinds: frozenset[str]
    between: frozenset[str]
    particles: frozenset[str]
    roles: frozenset[str]
    title_words: frozenset[str]
    desks: frozenset[str]
    cut: frozenset[str]
    surnames: frozenset[str]


@cache
def words() -> Words:
    """The word lists, read once at first use."""
    content = tomllib.loads((files("newsclean.data") / "bylines.toml").read_text(encoding="utf-8"))
    content["between"] = content.pop("and")
    return Words(**{key: frozenset(value) for key, value in content.items()})


def parse_people(text: str, *, alone: bool = True, exclude: Iterable[str] = ()) -> list[Person]:
    """The people a byline names, in order, each once.

    ``alone``: the text is known to be a byline, so that one word or a handle may be a name.
    ``exclude``: names of the site and its publisher, which are no people.

    >>> [(p.name, p.role) for p in parse_people("By Ed Hornick, CNN and Li Wei, Senior Editor")]
    [('Ed Hornick', None), ('Li Wei', 'Senior Editor')]
    """
    text = " ".join(text[:_LONGEST].split(" ")).strip()
    dense = dense_names(text)
    if dense is not None:
        return [Person(name=name) for name in dense]
    reader = _Reader(alone, frozenset(name.casefold() for name in exclude))
    for chunk in _STRONG.split(_brackets(_NOISE.sub(" | ", text))):
        if _begins_elsewhere(chunk):
            continue
        for part in _INNER_BY.split(chunk):
            if part.strip():
                reader.read(part.strip())
    return reader.people()


def announces(text: str) -> bool:
    """Whether a line begins as bylines do ("By", "Text by", "Kommentar von", "Author:").

    >>> announces("Words by Ana Ruiz"), announces("Ana Ruiz")
    (True, False)
    """
    return _without_by(text[:_LONGEST])[1]


def _begins_elsewhere(chunk: str) -> bool:
    """Whether a chunk is about pictures, sponsors or buttons ("Photography by X")."""
    first = chunk.split(maxsplit=1)[0].casefold() if chunk.strip() else ""
    label = _LABELLED.match(chunk.strip())
    if first.startswith(("©", "(c)", "#")) or (label and not _without_by(chunk.strip())[1]):
        return True
    return first in words().cut and first not in words().kinds


def _brackets(text: str) -> str:
    return re.sub(r"[()\[\]（）]", " | ", text)


class _Reader:
    """Reads the chunks of a byline one by one; titles and affiliations go to the name before."""

    def __init__(self, alone: bool, exclude: frozenset[str]) -> None:
        self._alone = alone
        self._exclude = exclude
        self._found: list[dict[str, str]] = []
        self._announced = False

    def people(self) -> list[Person]:
        unique: dict[str, Person] = {}
        for entry in self._found:
            unique.setdefault(entry["name"].casefold(), Person.model_validate(entry))
        return list(unique.values())

    def read(self, chunk: str) -> None:
        if self._found and self._is_title(chunk):
            self._describe(chunk)
            return
        chunk, announced = _without_by(chunk)
        self._announced = announced or self._announced
        chunk = _before_dates(chunk)
        pieces = [piece for part in _COMMA.split(chunk) for piece in _conjoined(part)]
        for index, piece in enumerate(pieces):
            self._piece(piece.strip(" .:*'\"“”_"), first=index == 0 and not self._found)

    def _is_title(self, chunk: str) -> bool:
        """Whether a whole chunk is a job: it begins as one and names one."""
        folded = [word.strip(",.").casefold() for word in chunk.split()]
        lists = words()
        jobs = any(word in lists.roles or word.endswith(_JOBS) for word in folded)
        return jobs and (folded[0] in lists.title_words or folded[0] in lists.roles)

    def _piece(self, piece: str, *, first: bool) -> None:
        if not piece or not _LETTERS.search(piece) or piece.casefold() in self._exclude:
            return
        piece, _ = _without_by(piece)
        if piece.endswith("…"):
            return
        if agency_book().get(piece) or (self._found and self._is_title(piece)):
            if self._found:
                self._describe(piece)
            return
        piece, job = _without_job(_once(piece))
        name, title = _split_title(piece)
        name, affiliation = _split_agency(name)
        if name and self._is_name(name, first, bool(title)):
            entry = {"name": name}
            if title or job:
                entry["role"] = title or job
            if affiliation:
                entry["affiliation"] = affiliation
            self._found.append(entry)
        elif self._found:
            self._describe(piece)

    def _describe(self, piece: str) -> None:
        """Keep a title or an affiliation with the name before it."""
        folded = set(piece.casefold().split())
        last = self._found[-1]
        if folded & words().roles and len(piece) < 80:
            last.setdefault("role", piece)
        elif agency_book().get(piece) or folded & words().desks:
            last.setdefault("affiliation", piece)

    def _is_name(self, name: str, first: bool, titled: bool) -> bool:
        if name.casefold() in self._exclude or agency_book().get(name) is not None:
            return False
        parts = name.split()
        folded = [part.casefold().strip(".,") for part in parts]
        lists = words()
        if (
            folded[0] in ("the", "para", "do", "em")
            or any(
                part in lists.desks or part.endswith("redaktion") or (place and part in lists.roles)
                for place, part in enumerate(folded)
            )
            or _is_job(folded[0])
        ):
            return False
        mention = next(iter(agency_book().find(name)), None)
        if mention and mention.start == 0 and name[: mention.end].isupper():
            return False
        if not 1 <= len(parts) <= 6 or len(name) > 60 or not _looks_personal(parts):
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
        cased = name.upper() != name.lower()
        return (
            "." not in name
            and 2 < len(name) < 30
            and (not cased or not name.isupper() or len(name) > 4)
        )


def _without_job(piece: str) -> tuple[str, str]:
    """A name without the job before it ("Reporter Ana Ruiz"), and the job."""
    parts = piece.split()
    jobs = 0
    while jobs < len(parts) - 2 and _is_job(parts[jobs]):
        jobs += 1
    return " ".join(parts[jobs:]), " ".join(parts[:jobs])


def _is_job(word: str) -> bool:
    """Whether a word before a name is a job; "Md" is short for Mohammed there."""
    return word.casefold() in words().roles and len(word) > 2


_JOBS = ("redakteur", "redakteurin", "korrespondent", "korrespondentin", "journalist", "muhabiri")


def _once(piece: str) -> str:
    """A name printed twice in a row, once; what follows "The" is a publication."""
    parts = piece.split()
    half = len(parts) // 2
    if len(parts) % 2 == 0 and parts[:half] == parts[half:]:
        return " ".join(parts[:half])
    if "The" in parts[2:]:
        return " ".join(parts[: parts.index("The", 2)])
    return piece


def _looks_personal(parts: list[str]) -> bool:
    """Whether every word begins with a capital (or has no case), small words of names aside."""
    big = 0
    for part in parts:
        letters = part.strip("'’\"“”.-")
        if any(c.isdigit() for c in part) and len(parts) > 1:
            return False
        if any(c in "/:!?#%=<>{}\\@" for c in part):
            return False
        if not letters or (letters[0].islower() and part.casefold() not in words().particles):
            if len(parts) > 2 or "." in letters:
                return False
            continue
        big += 1
    return big > 0 or len(parts) <= 2


def _without_by(text: str) -> tuple[str, bool]:
    """The text behind "By", "Kommentar von", "Author:", and whether there was such a word."""
    found = False
    lists = words()
    for _ in range(3):
        parts = text.split(maxsplit=6)
        cut = 0
        for count in range(min(5, len(parts)), 0, -1):
            head = " ".join(parts[:count]).casefold()
            bare = head.rstrip(":：").rstrip()
            if bare in lists.by or (bare in lists.kinds and (head != bare or count == len(parts))):
                cut = count
            elif count > 1 and parts[count - 1].casefold().rstrip(":") in lists.by:
                if " ".join(parts[: count - 1]).casefold() in lists.kinds:
                    cut = count
            if cut:
                break
        if not cut:
            break
        found = True
        text = text.split(maxsplit=cut)[cut] if len(text.split()) > cut else ""
    return text, found


def _conjoined(part: str) -> list[str]:
    """Split "A and B", "A og B" where both sides could be names."""
    pieces: list[list[str]] = [[]]
    parts = part.split()
    for index, word in enumerate(parts):
        joins = word.casefold() in words().between and word.casefold() == word
        if word == "y" or word == "e" or word == "i" or word == "a":
            joins = joins and len(pieces[-1]) >= 2 and len(parts) - index > 2
        if joins:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [" ".join(piece) for piece in pieces if piece]


def _before_dates(chunk: str) -> str:
    """The chunk up to a date, a time or a word such as "Published"."""
    chunk = _TIME.sub("", chunk)
    line = tokens(chunk)
    for index, token in enumerate(line):
        if token.kind in ("number", "word"):
            day = read_day(line, index, alone=token.kind == "number")
            # "Sam", "Mar", "Dom" are names too: a short weekday alone is no date.
            if day is not None and (day.day is not None or len(token.text) > _SHORT_DAY):
                return chunk[: token.start].rstrip(" ,-–(")
        if token.kind == "number" and len(token.text) == 4 and index and token.start:
            if chunk[token.start - 1].isspace():
                return chunk[: token.start].rstrip(" ,-–(")
        if index and token.kind == "word" and token.text.casefold() in words().cut:
            return chunk[: token.start].rstrip(" ,-–(")
        if index and token.text in ("on", "at", "am", "om", "le", "в", "о", "no"):
            return chunk[: token.start].rstrip()
    return "" if line and line[0].text.casefold() in words().cut else chunk


def _split_title(piece: str) -> tuple[str, str | None]:
    """Part "Emma Mackenzie Lifestyle Writer" into name and title."""
    parts = piece.split()
    lists = words()
    folded = [part.casefold().strip(",.") for part in parts]
    nouns = [index for index, word in enumerate(folded) if word in lists.roles]
    if not nouns or len(parts) < 3:
        return piece, None
    known = lists.roles | lists.title_words
    start = next((index for index in range(2, len(parts)) if folded[index] in known), None)
    if start is None or nouns[-1] < start:
        return piece, None
    return " ".join(parts[: min(start, 4)]), " ".join(parts[min(start, 4) :])


def _split_agency(name: str) -> tuple[str, str | None]:
    """Part "Suleiman Al-Khalidi Reuters" into name and agency."""
    if len(name.split()) < 3:
        return name, None
    for mention in agency_book().find(name):
        if mention.start == 0 or mention.end < len(name):
            continue
        before = name[: mention.start].removesuffix("The ").strip()
        if len(before.split()) >= 2:
            return before, name[len(before) :].strip()
    return name, None
