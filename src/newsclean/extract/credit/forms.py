"""The forms a credit line takes, each read by a function of its own into the names it credits."""

from __future__ import annotations

import re
from functools import cache

from newsclean.data.agencies import Mention, agency_book
from newsclean.data.alternatives import alternatives
from newsclean.data.calendar import minute_words
from newsclean.data.places import places
from newsclean.extract.credit.words import DENSE, EDGES, words

COPYRIGHT = re.compile(r"(?:©|ⓒ|\(c\)|&copy;|copyrights?\b)[\s©ⓒ:]*(?:\d{4}\s*[-–]?\s*)*", re.I)
ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]{1,40}\.){1,4}[a-z]{2,12})(?:/\S*)?$", re.I)
# Behind a cue: a colon, or the bracket that the cue stands in ("[출처] Port Echo", "(इनपुट-भाषा)").
_COLON = re.compile(
    r"\s*[:：]\s*|(?<=[\u0531-\u0587])[՝՛]\s*|(?<=[\u0980-\u09ff])ঃ\s*"
    r"|(?<=\w)[\]】]\s*|(?<=[\u0900-\u097f])\s?-\s?(?=\w)"
)
# "SOURCE Tall Ship Robotics, Inc.", as press wires sign.
SIGNED_SOURCE = re.compile(r"SOURCE (?=[A-Z\d])(.{2,80})")
# An address behind the name it belongs to.
_LINKED = re.compile(r"(?<=\w),?\s+https?://\S+$")
# "Sources: New York Times (2), NBC News (2)" is a list of references.
_PEOPLE = re.compile(r"(?<=[\w.])\s\([^()]{5,60},[^()]{5,60}\)$")
_COUNTED = re.compile(r"\(\d\)")
# "(NAN) (www.nannews.example)"; "jov (efe, ap)", "TT-AFP".
_SITE = re.compile(r"\s*\((?:www\.)?[\w-]+(?:\.[\w-]+)+\)$")
_SIGNS = re.compile(r"[a-zčšž]{2,4}(?: [a-zčšž]{2,4}){1,2}|(?:[^\W\d_a-z]\. ?){1,3}")
# So many signs and names in small letters are no words of a sentence.
_FEW_SIGNS = 3
_BRACKET_OR_DASH = re.compile(r"\s*[(),/;–-]\s*")


def by_copyright(line: str) -> list[str]:
    """Read "© KYODO", "Copyright 2020 The Associated Press. All rights reserved. ..."."""
    sign = COPYRIGHT.search(line[:60])
    if sign is None or sign.start() > 24:
        return []
    owner = line[sign.end() :]
    mentions = agency_book().find(owner[:60], expected=True)
    sold = words().syndicated.match(owner)
    if sold is not None and (not mentions or mentions[0].start > sold.end(1)):
        return [sold[1]]
    if not mentions or mentions[0].start > 4:
        return []
    return [as_printed(owner, mentions[0])]


# "ČTK ČTK", where a logo and its name met.
_TWICE = re.compile(r"^(.{2,28})\s\1$")
# "Palestinian News & Info Agency (WAFA)"; the last bracket may be gone.
_WITH_INITIALS = re.compile(r"[^()]+\s\(([^()]+)\)?")


@cache
def _reading() -> re.Pattern[str]:
    """Read the minutes behind a source, and what follows: "Źródło: PAP 2 min czytania"."""
    return re.compile(rf"\s\d{{1,3}}\s?(?:{alternatives(minute_words())}).*$", re.IGNORECASE)


def by_cue(line: str) -> list[str]:
    """Read "Source: Reuters", "(Quelle: APA/sda/dpa)", "2021-10-20 来源：新华社 ..."."""
    known = words()
    signed = SIGNED_SOURCE.fullmatch(line)
    if signed is not None:
        return [signed[1].strip()]
    for colon in _COLON.finditer(line):
        before = re.split(r"[\s(（\[【|]", line[: colon.start()].casefold().strip(" *_"))
        cue = next(
            (
                " ".join(before[-n:])
                for n in (1, 2, 3, 4, 5)
                if " ".join(before[-n:]) in known.source
            ),
            None,
        )
        if cue is None or _goes_on(before, cue):
            continue
        rest = known.behind.split(line[colon.end() : colon.end() + 90].lstrip())[0].strip(EDGES)
        rest = _reading().sub("", _LINKED.sub("", rest))
        if rest and DENSE.search(rest.split()[0]):
            rest = rest.split()[0].strip(EDGES)
        if rest and len(rest) <= 80 and not rest.isdigit():
            names = names_in_list(rest)
            return _of_references(names) if cue in known.several or _COUNTED.search(rest) else names
    return []


def _goes_on(before: list[str], cue: str) -> bool:
    """Whether the cue ends a sentence or a label of its own: "Comment via:"."""
    ahead = before[: len(before) - len(cue.split())]
    return bool(ahead) and ahead[-1].isalpha() and not DENSE.search(ahead[-1])


def is_list(line: str) -> bool:
    """Whether a line heads or holds a list of references ("Sources: ...")."""
    return line.partition(":")[0].strip().casefold() in words().several


def _of_references(names: list[str]) -> list[str]:
    """Of a list of sources the agencies; papers and reports are references."""
    book = agency_book()
    return [name for name in names if (agency := book.get(name)) and agency.kind == "agency"]


def by_name(line: str) -> list[str]:
    """Read a line that is nothing but agencies: "AFP", "APA/sda/dpa", "swe/dpa", "— AFP"."""
    bare = _TWICE.sub(r"\1", _SITE.sub("", line).strip(EDGES))
    if len(bare) > 60:
        return []
    heading, _, rest = bare.partition(" ")
    if heading.rstrip(":").casefold() in words().generic and agency_book().get(bare) is None:
        bare = rest.strip(EDGES)  # "Agencias AFP y Reuters"
    if agency_book().get(bare) is not None:
        return [bare]
    if _PEOPLE.search(line):
        return by_name(_PEOPLE.sub("", line))
    for cut in (words().between, _BRACKET_OR_DASH):
        pieces = [piece for piece in cut.split(bare) if piece]
        others = [p for p in pieces if not _agency_of(p) and p.casefold() not in words().generic]
        papers = [piece for piece in others if _is_paper(piece)]
        strange = [p for p in others if p not in papers and not _is_sign(p)]
        if len(others) < len(pieces) > 1 and all(_is_own(p, pieces) for p in strange):
            return [piece for piece in pieces if piece in papers or piece not in others]
    return []


def by_company(line: str) -> list[str]:
    """Read "Le Monde avec AFP", "Hill Times with agencies": a paper, and what it was written with."""
    beside = words().beside.search(line)
    paper = line[: beside.start()].strip(EDGES) if beside is not None else ""
    if beside is None or not (agency_book().get(paper) or _is_paper(paper)):
        return []
    others = [beside[1]] if beside[1].casefold() in words().nameless else by_name(beside[1])
    return [paper, *others] if others else []


def _is_paper(name: str) -> bool:
    """Whether a name has a word that papers have and people have not ("Hill Courier")."""
    parts = name.split()
    if not 1 < len(parts) < 6 or ":" in name or not name[-1].isalpha():
        return False
    proper = parts[0][0].isupper() and parts[-1][0].isupper()
    return proper and not words().papers.isdisjoint(name.casefold().split())


def _agency_of(piece: str) -> str | None:
    """The piece where it is an agency's name, which the agency's people may write small."""
    if agency_book().get(piece) is not None:
        return piece
    short = piece.islower() and 2 < len(piece) <= 4
    return piece if short and agency_book().get(piece.upper()) is not None else None


def _is_own(piece: str, pieces: list[str]) -> bool:
    """Whether a piece is the site's own address or name: "(echo.example / Beta)", "kad/fru/echonet/dpa"."""
    small = all(map(str.islower, pieces)) and len(pieces) > _FEW_SIGNS
    return ADDRESS.fullmatch(piece) is not None or (small and piece.isalpha())


def _is_sign(piece: str) -> bool:
    """Whether a piece is editors' signs, one with its place, or a day: "xk yds", "V. Z.", "kra Frankfurt"."""
    if not piece.strip("0123456789.") or _SIGNS.fullmatch(piece):
        return True
    sign, _, place = piece.partition(" ")
    if place and not (sign.islower() and places().is_place(place)):
        return False
    return len(sign) <= 4 and sign.isalpha()


def by_author(line: str) -> list[str]:
    """Read "Por: El Universal", "By Reuters": nothing but an agency behind the word for the author."""
    line = line.lstrip(EDGES)
    found = words().by.match(line)
    return by_name(line[found.end() :]) if found else []


def names_in_list(text: str) -> list[str]:
    """Names in a list: agencies where known, else what stands between slashes and commas."""
    if agency_book().get(text) is not None:
        return [text]
    short = _WITH_INITIALS.fullmatch(text)
    if short is not None and agency_book().get(short[1]) is not None:
        return [short[1]]
    pieces = [piece.strip(EDGES) for piece in words().between.split(text)]
    if not any(map(agency_book().get, pieces)):
        pieces = _apart(text)
    if len(pieces) > 1:
        return [piece for piece in pieces if _is_listed(piece) or not _is_sign(piece)]
    place, _, name = text.rpartition(" - ")
    if place and agency_book().get(name):
        return [name]
    mentions = agency_book().find(text, expected=True) if DENSE.search(text) else []
    if mentions and mentions[-1].end >= len(text) - 1:
        return [text[mentions[-1].start : mentions[-1].end]]  # "光明网-《光明日报》"
    address = ADDRESS.match(text)
    return [address.group(1) if address else text]


def _is_listed(piece: str) -> bool:
    """Whether a piece of a list is an agency, or an organisation's initials; editors sign in small
    letters or with dots."""
    initials = len(piece) > 2 and piece.isalpha() and piece.isupper()
    return initials or agency_book().get(piece) is not None


def _apart(text: str) -> list[str]:
    """The names that a slash stands between ("Hill Echo/Port Ledger"), none where it is part of one."""
    pieces = [piece.strip() for piece in text.split("/")]
    proper = all(piece[:1].isupper() and len(piece) > 2 for piece in pieces)
    return pieces if proper and not any(map(places().is_place, pieces)) else []


def as_printed(text: str, mention: Mention) -> str:
    """A name as the text has it, with the article of "The Associated Press" and the language or
    country of "BBC Swahili"."""
    before = text[: mention.start]
    start = mention.start - 4 if before.endswith(("The ", "the ")) else mention.start
    edition = words().edition.match(text, mention.end)
    end = edition.end() if edition is not None else mention.end
    return text[max(0, start) : end].removeprefix("the ")
