"""Cuts a line of a byline: the words that announce names, dates, jobs, agencies."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, takewhile

from newsclean.data.agencies import agency_book
from newsclean.data.alternatives import alternatives
from newsclean.data.bylines import words
from newsclean.data.calendar import calendar
from newsclean.data.names import is_known_name
from newsclean.extract.authors.towns import is_town
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
# A given and a family name, and nothing more up to a comma or an "and" in small letters.
_TWO_WORDS = re.compile(r"([A-Z][a-z]+) ([A-Z][a-z]+)(?=$|,|\s[a-z&])")
_LONGEST_INITIALS = 5
_MOST_BEHIND = 2
_PAIR = 2
_MOST_NAMES = 4
_GLUED_NUMBER = re.compile(r"\d+(?!st\b|nd\b|rd\b|th\b|er\b|h\d|h\b)[^\W\d_]+\s[A-Z]")
# What may join names, or stand inside one ("Gil i Pons").
_SINGLE = ("y", "e", "i", "a")
# What Arabic and Hebrew write before a name, without a blank.
_GLUED_AND = ("و", "ו")
# Capitals without a vowel: no name, but short for one ("Mika Lahtela HS").
_CODE = re.compile(r"[BCDFGHJKLMNPQRSTVWXZČĆĐŠŽÇŞ]{2,5}$")


def without_job(piece: str) -> tuple[str, str]:
    """A name without the job before it ("Reporter Ana Ruiz"), and the job."""
    parts = piece.split()
    jobs = 0
    while jobs < len(parts) - 2 and is_job(parts[jobs]):
        jobs += 1
    return " ".join(parts[jobs:]), " ".join(parts[:jobs])


def behind_small_job(piece: str) -> tuple[str, str]:
    """A full name behind a job in small letters ("and political reporter Ana Ruiz"), and the job."""
    parts = piece.split()
    start = next((n for n, part in enumerate(parts) if not part[0].islower()), 0)
    rest = parts[start:]
    full = 1 < len(rest) <= _MOST_NAMES and all(part[0].isupper() for part in rest)
    if not start or not full or not is_job(parts[start - 1]):
        return piece, ""
    return " ".join(rest), " ".join(parts[:start])


def without_honorifics(name: str) -> str:
    """A name without the titles before it; a single word keeps them.

    >>> without_honorifics("Prof. Dr. Ana Ruiz"), without_honorifics("Dr. Ruiz")
    ('Ana Ruiz', 'Dr. Ruiz')
    """
    titles = _honorifics().match(name)
    rest = name[titles.end() :] if titles else name
    return rest if " " in rest else name


@cache
def _honorifics() -> re.Pattern[str]:
    """Read titles before a name ("le Dr "), those with a dot also without a blank behind ("د.ليلى")."""
    lists = words()
    dotted = [title for title in lists.honorifics if title.endswith(".")]
    bare = alternatives(lists.honorifics.difference(dotted))
    title = rf"(?:{bare})\s+|(?:{alternatives(dotted)})\s*"
    article = rf"(?:{alternatives(lists.articles)})\s+"
    return re.compile(rf"(?:{article})?(?:{title})+", re.IGNORECASE)


def is_job(word: str) -> bool:
    """Whether a word before a name is a job; "Md" is short for Mohammed there."""
    return word.casefold() in words().roles and len(word) > 2


def is_title(chunk: str) -> bool:
    """Whether a whole chunk is a job: it begins as one, or as an agency's, and names one.

    >>> is_title("Senior Reporter"), is_title("PA Deputy Editor"), is_title("Ana Ruiz")
    (True, True, False)
    """
    parts = [word.strip(",.") for word in chunk.casefold().split()]
    lists = words()
    if not any(word in lists.roles or word.endswith(_JOBS) for word in parts):
        return False
    agency = len(parts) > 2 and _is_initials(chunk.split()[0]) and not chunk.isupper()
    return any(
        word in lists.title_words or word in lists.roles for word in parts[: 2 if agency else 1]
    )


_JOBS = ("redakteur", "redakteurin", "korrespondent", "korrespondentin", "journalist", "muhabiri")


def _is_initials(word: str) -> bool:
    return word.isupper() and word.isalpha() and 1 < len(word) <= _LONGEST_INITIALS


def belongs(piece: str) -> bool:
    """Whether a piece behind a name is where its bearer works: initials and a place ("ARD Brüssel")."""
    first, _, rest = piece.partition(" ")
    return _is_initials(first) and not piece.isupper() and is_town(rest)


def behind_post(chunk: str) -> str:
    """What stands behind a word for what somebody is ("Role, BBC News Mundo"), or nothing."""
    post, comma, rest = chunk.replace("،", ",").partition(",")
    return rest.strip() if comma and post.strip().casefold() in words().posts else ""


def is_paper(parts: list[str], *, beside_agency: bool = False) -> bool:
    """Whether a name begins with an article, and people have none of its words ("La Dépêche du Midi").

    Of two words the second may be a family name nobody is known by ("Le Guennec"), unless the
    name stands beside an agency's ("Le Progrès avec AFP").
    """
    lists = words()
    first = parts[0].casefold()
    article, apostrophe, _ = first.replace("’", "'").partition("'")
    long = first in lists.articles and len(parts) > (1 if beside_agency else _PAIR)
    if not long and not (apostrophe and f"{article}'" in lists.articles):
        return False
    rest = (part for part in parts[1:] if part.casefold() not in lists.particles)
    return not any(map(is_known_name, islice(rest, 1 if beside_agency else None)))


def once(piece: str) -> str:
    """A name printed twice in a row, once; what follows "The" is a publication."""
    parts = piece.split()
    for size in (2, 3, 1):
        if parts[:size] == parts[size : 2 * size]:
            parts = parts[size:]
    if "The" in parts[2:]:
        parts = parts[: parts.index("The", 2)]
    return " ".join(parts)


def conjoined(part: str) -> list[str]:
    """Split "A and B", "A og B" where both sides could be names."""
    pieces: list[list[str]] = [[]]
    parts = part.split()
    left_out = False
    for index, word in enumerate(parts):
        folded = word.casefold()
        behind = parts[index + 1 :]
        joins = folded in words().between and (folded == word or _is_capital(parts, index))
        # Slovenian for "and"; else where, or what about: "in Dubai and Bo Li in Technology".
        aside = word == "in" and index and not any(map(is_known_name, behind[:2]))
        if folded in ("as", "told", "to"):
            joins = joins and "told" in parts[max(0, index - 1) : index + 2]
        if len(word) == 1 and folded in _SINGLE:
            agency = len(behind) == 1 and agency_book().get(behind[0]) is not None
            joins = joins and len(pieces[-1]) >= 2 and (len(behind) > 1 or agency)
        if aside or (left_out and not joins):
            left_out = True
        elif joins:
            left_out = False
            pieces.append([])
        elif pieces[-1] and _holds_and(word):
            pieces.append([word[1:]])
        else:
            pieces[-1].append(word)
    return [" ".join(piece) for piece in pieces if piece]


def _is_capital(parts: list[str], index: int) -> bool:
    """Whether a word stands between names in capitals ("ANA RUIZ Y LUIS VEGA")."""
    before, behind = parts[:index][-2:], parts[index + 1 : index + 3]
    return len(before) == len(behind) == 2 and all(map(str.isupper, (*before, *behind)))


def _holds_and(word: str) -> bool:
    """Whether a word is an "and" and a name that people have ("وسلمى")."""
    return word.startswith(_GLUED_AND) and is_known_name(word[1:]) and not is_known_name(word)


def before_dates(chunk: str, *, announced: bool = False) -> str:
    """The chunk up to a date, a time or a word such as "Published".

    Where it is ``announced`` a day may be a given name: "By Sunday Bassey".
    """
    chunk = _TIME.sub("", _day_and_figures().sub("", _ends().split(chunk, maxsplit=1)[0]))
    lists = words()
    line = tokens(chunk)
    for index, token in enumerate(line):
        if not index and _GLUED_NUMBER.match(chunk):
            continue  # "3i Global"
        if token.kind in ("number", "word"):
            day = read_day(line, index, alone=token.kind == "number")
            # "Sam", "Mar", "Dom" are names too: a short weekday alone is no date.
            short = day is not None and day.day is None and len(token.text) <= _SHORT_DAY
            called = announced and day is not None and _is_called_by_day(chunk, token.start)
            if day is not None and not (short or called):
                return chunk[: token.start].rstrip(" ,-–(")
        if token.kind == "number" and len(token.text) == 4 and index and token.start:
            if chunk[token.start - 1].isspace():
                return chunk[: token.start].rstrip(" ,-–(")
        if index and token.text in lists.after:
            return chunk[: token.start].rstrip()
        if index and token.kind == "word":
            folded = token.text.casefold()
            aside = folded in lists.pictures or folded in lists.buttons
            ends = folded in lists.cut or (index > 1 and aside)
            if ends and not has_family_name(chunk[: token.end].split(), chunk[token.end :]):
                return _without_and(chunk[: token.start].rstrip(" ,-–("))
    return "" if line and line[0].text.casefold() in lists.cut else chunk


@cache
def _day_and_figures() -> re.Pattern[str]:
    """Read a day before figures, and all behind it: "Thu, 02/12/2009", "Hoje às 18:37"."""
    wordings = calendar().values()
    days = {form for w in wordings for names in w.weekdays for form in names}
    days |= {form for w in wordings for form in (*w.today, *w.yesterday)}
    return re.compile(
        rf"(?:^|(?<=\s))(?:{alternatives(days)})(?:\.?,?\s|\s\S{{1,3}}\s)\d{{1,2}}[:/.h]\d.*$",
        re.IGNORECASE | re.DOTALL,
    )


def _is_called_by_day(chunk: str, at: int) -> bool:
    """Whether a family name follows a day that people are called by ("Sunday Bassey", in Nigeria)."""
    lists = words()
    before, name = chunk[:at].split(), _TWO_WORDS.match(chunk, at)
    return (
        name is not None
        and (not before or before[-1] in lists.between)
        and name[1].casefold() in lists.days
        and name[2].casefold() not in lists.not_family
    )


def _without_and(chunk: str) -> str:
    """A chunk without the "and" that joined it to what is cut off ("Ana Ruiz e | fotografias")."""
    before, _, last = chunk.rpartition(" ")
    return before if before and last in words().between else chunk


def has_family_name(parts: list[str], behind: str = "") -> bool:
    """Whether a name is a given and a family name, however much that is a job or a button.

    >>> has_family_name(["Jonathan", "Staff"]), has_family_name(["Daily", "Staff"])
    (True, False)
    """
    lists = words()
    return (
        len(parts) == 2
        and parts[0].casefold() in lists.given
        and parts[1].casefold() in lists.family
        and parts[1][0].isupper()
        and not behind.strip(" ,")[:1].isalpha()
    )


@cache
def _ends() -> re.Pattern[str]:
    """Read "All posts", "is a writer", "est journaliste" behind a name."""
    lists = words()
    verbs = alternatives({phrase.split()[0] for phrase in lists.verbs})
    phrases = alternatives(lists.ends | lists.verbs)
    jobs = rf"(?:{verbs})\s(?:{alternatives(lists.roles)})"
    return re.compile(rf"(?:^|(?<=\S)\s+)(?:{phrases}|{jobs})(?!\w)", re.IGNORECASE)


def split_title(piece: str) -> tuple[str, str | None]:
    """Part "Emma Mackenzie Lifestyle Writer" into name and title."""
    parts = piece.split()
    lists = words()
    folded = [part.casefold().strip(",.") for part in parts]
    nouns = [index for index, word in enumerate(folded) if word in lists.roles]
    if not nouns or len(parts) < 3:
        return piece, None
    capitals = sum(1 for _ in takewhile(_is_in_capitals, parts))
    if capitals > 1 and nouns[-1] >= capitals:  # "WANDA PRUITT Leader Staff Writer"
        return " ".join(parts[:capitals]), " ".join(parts[capitals:])
    titled = (
        n for n, word in enumerate(folded) if word in lists.roles or word in lists.title_words
    )
    start = next((index for index in titled if index > 1), None)
    if start is None or nouns[-1] < start:
        return piece, None
    return " ".join(parts[: min(start, 4)]), " ".join(parts[min(start, 4) :])


def _is_in_capitals(part: str) -> bool:
    return part.isupper() and len(part.strip(".")) > 1


def split_agency(name: str, *, announced: bool = False) -> tuple[str, str | None]:
    """Part "Suleiman Al-Khalidi Reuters", "Michelle Yoon BBC Verify" into name and agency; behind "By" also
    "Priya Sandhu Nationwide News"."""
    parts = name.split()
    if len(parts) < 3:
        return name, None
    address = _ADDRESS.search(name)
    if address:
        return name[: address.start()], address[1]
    for mention in agency_book().find(name):
        behind = name[mention.end :].split()
        initials = name[mention.start : mention.end].isupper() and not name.isupper()
        if mention.start == 0 or (behind and not (initials and len(behind) <= _MOST_BEHIND)):
            continue
        before = name[: mention.start].removesuffix("The ").strip()
        if len(before.split()) >= 2:
            return before, name[len(before) :].strip()
    if announced and _is_outlet(parts[2:]) and all(map(is_known_name, parts[:2])):
        return " ".join(parts[:2]), " ".join(parts[2:])
    for at in range(2, len(parts) if not name.isupper() else 0):
        if _CODE.match(parts[at]) and not is_known_name(parts[at]):
            return " ".join(parts[:at]), " ".join(parts[at:])
    return name, None


def _is_outlet(parts: list[str]) -> bool:
    """Whether words behind a name end as names of outlets do ("Nationwide News")."""
    return len(parts) > 1 and parts[-1].casefold() in words().collectives


def looks_personal(parts: list[str]) -> bool:
    """Whether every word begins with a capital (or has no case), small words of names aside."""
    big = 0
    for place, part in enumerate(parts):
        letters = part.strip("'’\"“”.-")
        if any(c.isdigit() for c in part) and len(parts) > 1:
            return False
        if any(c in "/:!?#%=<>{}\\@+" for c in part):
            return False
        if not letters or (letters[0].islower() and not _is_small(part, place)):
            if len(parts) > 2 or "." in letters:
                return False
            continue
        big += 1
    return big > 0 or len(parts) <= 2


def _is_small(part: str, place: int) -> bool:
    """Whether a word is one of those inside names, or an "and" between family names ("Gil i Pons")."""
    lists = words()
    return part.casefold() in lists.particles or (
        place > 1 and len(part) == 1 and part in lists.between
    )
