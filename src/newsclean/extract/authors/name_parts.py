"""Cuts a line of a byline: the words that announce names, dates, jobs, agencies."""

from __future__ import annotations

import re

from newsclean.data.agencies import agency_book
from newsclean.data.bylines import words
from newsclean.extract.authors.persons import is_surely_name
from newsclean.extract.dateline.dates import read_day
from newsclean.extract.dateline.tokens import tokens

_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}\b.{0,12}$|\b\d+\s?(?:min|minute|hour|day|week|month|year|Std|h)\w*\b.*$",
    re.I,
)
# "Ana Ruiz echo.example"
_ADDRESS = re.compile(
    r"\s((?:[a-z0-9-]{2,30}\.){1,3}[a-z]{2,7}|(?:[A-Za-z0-9-]{2,30}\.){1,3}(?:com|net|org|tv))$"
)
_SHORT_DAY = 3
_GLUED_NUMBER = re.compile(r"\d+(?!st\b|nd\b|rd\b|th\b|er\b|h\d|h\b)[^\W\d_]+\s[A-Z]")
# "Ana Ruiz on Monday", "Ana Ruiz In Travel", "Ana Ruiz for the Echo".
_AFTER_NAMES = ("on", "at", "am", "om", "le", "в", "о", "no", "In", "for", "For")
# "Categories: Uncategorized", "Reading time: 3 minutes"
_LABELLED = re.compile(r"[^\W\d_][\w ]{2,20}[:：](?:\s|$)")


def without_job(piece: str) -> tuple[str, str]:
    """A name without the job before it ("Reporter Ana Ruiz"), and the job."""
    parts = piece.split()
    jobs = 0
    while jobs < len(parts) - 2 and is_job(parts[jobs]):
        jobs += 1
    return " ".join(parts[jobs:]), " ".join(parts[:jobs])


def is_job(word: str) -> bool:
    """Whether a word before a name is a job; "Md" is short for Mohammed there."""
    return word.casefold() in words().roles and len(word) > 2


def is_title(chunk: str) -> bool:
    """Whether a whole chunk is a job: it begins as one and names one."""
    folded = [word.strip(",.").casefold() for word in chunk.split()]
    lists = words()
    jobs = any(word in lists.roles or word.endswith(_JOBS) for word in folded)
    return jobs and (folded[0] in lists.title_words or folded[0] in lists.roles)


_JOBS = ("redakteur", "redakteurin", "korrespondent", "korrespondentin", "journalist", "muhabiri")


def once(piece: str) -> str:
    """A name printed twice in a row, once; what follows "The" is a publication."""
    parts = piece.split()
    half = len(parts) // 2
    if len(parts) % 2 == 0 and parts[:half] == parts[half:]:
        return " ".join(parts[:half])
    if "The" in parts[2:]:
        return " ".join(parts[: parts.index("The", 2)])
    return piece


def without_by(text: str) -> tuple[str, bool]:
    """The text behind "By", "Kommentar von", "Author:", and whether there was such a word."""
    found = False
    lists = words()
    for _ in range(3):
        # Most lines begin with no such word.
        first = text.split(maxsplit=1)[:1]
        if not first or first[0].casefold().rstrip(":：") not in lists.announcing:
            break
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


def conjoined(part: str) -> list[str]:
    """Split "A and B", "A og B" where both sides could be names."""
    pieces: list[list[str]] = [[]]
    parts = part.split()
    for index, word in enumerate(parts):
        joins = word.casefold() in words().between and word.casefold() == word
        if word in ("as", "told", "to"):
            joins = "told" in parts[max(0, index - 1) : index + 2]
        if word == "y" or word == "e" or word == "i" or word == "a":
            joins = joins and len(pieces[-1]) >= 2 and len(parts) - index > 2
        if joins:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [" ".join(piece) for piece in pieces if piece]


def before_dates(chunk: str) -> str:
    """The chunk up to a date, a time or a word such as "Published"."""
    chunk = _TIME.sub("", chunk)
    line = tokens(chunk)
    for index, token in enumerate(line):
        if not index and _GLUED_NUMBER.match(chunk):
            continue  # "3i Global"
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
        if index and token.text in _AFTER_NAMES:
            return chunk[: token.start].rstrip()
    return "" if line and line[0].text.casefold() in words().cut else chunk


def split_title(piece: str) -> tuple[str, str | None]:
    """Part "Emma Mackenzie Lifestyle Writer" into name and title."""
    parts = piece.split()
    lists = words()
    folded = [part.casefold().strip(",.") for part in parts]
    nouns = [index for index, word in enumerate(folded) if word in lists.roles]
    if not nouns or len(parts) < 3:
        return piece, None
    titled = (
        n for n, word in enumerate(folded) if word in lists.roles or word in lists.title_words
    )
    start = next((index for index in titled if index > 1), None)
    if start is None or nouns[-1] < start:
        return piece, None
    return " ".join(parts[: min(start, 4)]), " ".join(parts[min(start, 4) :])


def split_agency(name: str) -> tuple[str, str | None]:
    """Part "Suleiman Al-Khalidi Reuters" into name and agency."""
    if len(name.split()) < 3:
        return name, None
    address = _ADDRESS.search(name)
    if address:
        return name[: address.start()], address[1]
    for mention in agency_book().find(name):
        if mention.start == 0 or mention.end < len(name):
            continue
        before = name[: mention.start].removesuffix("The ").strip()
        if len(before.split()) >= 2:
            return before, name[len(before) :].strip()
    return name, None


def begins_elsewhere(chunk: str) -> bool:
    """Whether a chunk is about pictures, sponsors or buttons ("Photography by X")."""
    chunk = chunk.strip(" .,")
    first = chunk.split(maxsplit=1)[0].casefold() if chunk else ""
    label = _LABELLED.match(chunk)
    if first.startswith(("©", "(c)", "#")):
        return True
    if label and not without_by(chunk)[1] and not is_surely_name(label[0].strip(" :：")):
        return True
    return first in words().cut and first not in words().kinds


def awaits(chunk: str) -> bool:
    """Whether a chunk is a label whose value comes next ("Reviewed by", "Categories:")."""
    chunk = chunk.strip()
    return (
        chunk.endswith((":", "："))
        or chunk.startswith(("©", "(c)"))
        or chunk.rsplit(maxsplit=1)[-1].casefold() in words().by
    )


def ends_elsewhere(part: str) -> bool:
    """Whether what comes behind "by" did something else than write ("... Reviewed", "by Bo Li")."""
    last = part.split()[-1].casefold().strip(".,") if part else ""
    return last in words().cut and last not in words().kinds


def joins(chunk: str) -> bool:
    """Whether a chunk only joins the names before and behind it."""
    bare = chunk.strip(" ,").casefold()
    return not bare or bare in words().between


def looks_personal(parts: list[str]) -> bool:
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
