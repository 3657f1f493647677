"""The forms a credit line takes, each read by a function of its own into the names it credits."""

from __future__ import annotations

import re

from newsclean.data.agencies import Mention, agency_book
from newsclean.data.places import places
from newsclean.extract.credit.words import DENSE, EDGES, words

COPYRIGHT = re.compile(r"(?:©|ⓒ|\(c\)|&copy;|copyrights?\b)[\s©ⓒ:]*(?:\d{4}\s*[-–]?\s*)*", re.I)
AND = "and|und|et|y|e|og|och|en|i|и|та"
LIST = re.compile(rf"\s*(?:/|,|;|、|\||・|\+|＝|\s(?:{AND})\s)\s*")
ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]{1,40}\.){1,4}[a-z]{2,12})(?:/\S*)?$", re.I)
# Behind a cue: a colon, or the bracket that the cue stands in ("[출처] Port Echo", "(इनपुट-भाषा)").
_COLON = re.compile(r"\s*[:：]\s*|(?<=\w)[\]】]\s*|(?<=[\u0900-\u097f])\s?-\s?(?=\w)")
# "SOURCE Tall Ship Robotics, Inc.", as press wires sign.
_SIGNED_SOURCE = re.compile(r"SOURCE (?=[A-Z\d])(.{2,80})")
# An address behind the name it belongs to.
_LINKED = re.compile(r"(?<=\w),?\s+https?://\S+$")
# "Sources: New York Times (2), NBC News (2)" is a list of references.
_PEOPLE = re.compile(r"(?<=[\w.])\s\([^()]{5,60},[^()]{5,60}\)$")
_COUNTED = re.compile(r"\(\d\)")
# "(NAN) (www.nannews.example)"; "jov (efe, ap)", "TT-AFP".
_SITE = re.compile(r"\s*\((?:www\.)?[\w-]+(?:\.[\w-]+)+\)$")
_SIGNS = re.compile(r"[a-zčšž]{2,4}(?: [a-zčšž]{2,4}){1,2}|(?:[^\W\d_a-z]\. ?){1,3}")
_BRACKET_OR_DASH = re.compile(r"\s*[(),/;–-]\s*")


def by_copyright(line: str) -> list[str]:
    """Read "© KYODO", "Copyright 2020 The Associated Press. All rights reserved. ..."."""
    sign = COPYRIGHT.search(line[:60])
    if sign is None or sign.start() > 24:
        return []
    owner = line[sign.end() :]
    mentions = agency_book().find(owner[:60], expected=True)
    if not mentions or mentions[0].start > 4:
        return []
    return [with_article(owner, mentions[0])]


def by_cue(line: str) -> list[str]:
    """Read "Source: Reuters", "(Quelle: APA/sda/dpa)", "2021-10-20 来源：新华社 ..."."""
    known = words()
    signed = _SIGNED_SOURCE.fullmatch(line)
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
        rest = _LINKED.sub("", rest)
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
    bare = _SITE.sub("", line).strip(EDGES)
    if len(bare) > 60:
        return []
    if agency_book().get(bare) is not None:
        return [bare]
    if _PEOPLE.search(line):
        return by_name(_PEOPLE.sub("", line))
    for cut in (LIST, _BRACKET_OR_DASH):
        pieces = [piece for piece in cut.split(bare) if piece]
        known = [name for name in map(_agency_of, pieces) if name]
        signs = [piece for piece in pieces if not _agency_of(piece)]
        if len(pieces) > 1 and known and all(map(_is_sign, signs)):
            return known
    return []


def _agency_of(piece: str) -> str | None:
    """The piece where it is an agency's name, which the agency's people may write small."""
    if agency_book().get(piece) is not None:
        return piece
    short = piece.islower() and 2 < len(piece) <= 4
    return piece if short and agency_book().get(piece.upper()) is not None else None


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
    pieces = [piece.strip(EDGES) for piece in LIST.split(text)]
    if len(pieces) > 1 and any(agency_book().get(piece) for piece in pieces):
        return [p for p in pieces if len(p) > 1 and (agency_book().get(p) or not _is_sign(p))]
    place, _, name = text.rpartition(" - ")
    if place and agency_book().get(name):
        return [name]
    mentions = agency_book().find(text, expected=True) if DENSE.search(text) else []
    if mentions and mentions[-1].end >= len(text) - 1:
        return [text[mentions[-1].start : mentions[-1].end]]  # "光明网-《光明日报》"
    address = ADDRESS.match(text)
    return [address.group(1) if address else text]


def with_article(text: str, mention: Mention) -> str:
    """A name as the text has it, with the article of "The Associated Press"."""
    before = text[: mention.start]
    start = mention.start - 4 if before.endswith(("The ", "the ")) else mention.start
    return text[max(0, start) : mention.end].removeprefix("the ")
