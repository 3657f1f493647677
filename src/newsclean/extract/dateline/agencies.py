"""Reads the agency of a dateline: in brackets, between slashes, or bare in the line."""

from __future__ import annotations

import re
import unicodedata

from newsclean.data.agencies import agency_book
from newsclean.data.places import places
from newsclean.extract.dateline.dates import read_day
from newsclean.extract.dateline.days import read_figures
from newsclean.extract.dateline.items import Items
from newsclean.extract.dateline.names import known_name
from newsclean.extract.dateline.tokens import Token, is_small

CLOSING = {"(": ")", "[": "]", "/": "/", "（": "）"}
QUOTES = {"“": "”", "«": "»", "”": "“", '"': '"'}
# How many tokens a bracket may hold, and quotation marks.
_WIDEST, _WIDEST_QUOTED = 16, 5
# Letters of the code of a province, and of names that are as short as other words.
_CODE, _SHORT = 2, 3
ADDRESS = re.compile(r"(?:[\w-]+\.)+(?:com|net|org|info|tv|news|[a-z]{2})", re.I)


def read_enclosed(line: list[Token], at: int, items: Items) -> int | None:
    """Read "(AP)", "/ТАСС/", "[India]", "(Xinhua, Oct. 20)", "(Aug. 13)"; the index behind it."""
    close = CLOSING[line[at].text]
    ahead = range(at + 1, min(at + _WIDEST, len(line)))
    stop = next((k for k in ahead if line[k].text == close), None)
    if stop is None or stop == at + 1 or not _may_name(line[at + 1 : stop]):
        return None
    inside = _without_day(line[at + 1 : stop], items)
    if not inside:
        return stop + 1
    start, end = inside[0].start, inside[-1].end
    words = items.text[start:end]
    if items.known_place and words in places().desks:
        items.desk = True
        return stop + 1
    if items.order == ["agency"] and not items.enclosed and places().is_place(words):
        items.location, items.known_place = (start, end), True  # "CNNMoney (New York)"
        items.order.append("place")
        return stop + 1
    if _is_region(items, words) or _is_region_by_what_follows(line, stop + 1, items, words):
        items.location = ((items.location or (start,))[0], line[stop].end)
        items.region = True
        return stop + 1
    if items.agency is not None and items.enclosed:
        return None
    if close in "]）" and agency_book().get(_narrow(words)) is None:
        return None
    return stop + 1 if _set_agency(items, start, end, enclosed=True) else None


def _may_name(inside: list[Token]) -> bool:
    """Whether a bracket may name an agency or a region: not "(Photo: Reuters)", "(사진=연합뉴스)"."""
    labelled = inside[0].text.casefold() in places().labels
    if labelled and len(inside) > 1 and inside[1].text in "=＝":
        return False
    return not any(token.kind == "line" or token.text in ":：" for token in inside)


def _without_day(inside: list[Token], items: Items) -> list[Token]:
    """What a bracket holds besides the day at its end, which goes into ``items``."""
    if items.day is not None:
        return inside
    for k in range(len(inside)):
        day = read_day(inside, k, alone=False) or (read_figures(inside, k) if k else None)
        if day is not None and day.stop == len(inside):
            items.day = day
            items.order.append("date")
            inside = inside[:k]
            while inside and (inside[-1].kind == "dash" or inside[-1].text in ",،۔.。"):
                inside = inside[:-1]
            break
    return inside


def _is_region(items: Items, words: str) -> bool:
    """Whether a bracket says where the place before it is: "[India]", "Halle (Saale)"."""
    place = items.part(items.location)
    if place is None or items.agency is not None or agency_book().get(words):
        return False
    if len(words) == _CODE and words.isupper():
        return items.known_place and not items.region  # "Rho (MI)"
    if words.isupper() and words not in places().regions and not place.isupper():
        return False  # "Kraków (KAI)"
    whole = f"{place} ({words})"
    return places().is_region(words) or places().is_place(whole)


def _is_region_by_what_follows(line: list[Token], at: int, items: Items, words: str) -> bool:
    """Whether a bracket is a region, as a day or an agency follows: "Almenar (Castellón), 18 ene (EFE).-"."""
    place = items.part(items.location) or ""
    if items.order[-1:] != ["place"] or agency_book().get(words) or not _names_a_source(words):
        return False
    if words.casefold() in places().labels or (words.isupper() and not place.isupper()):
        return False
    at = _behind_marks(line, at)
    day = read_day(line, at, alone=True)
    at = _behind_marks(line, day.stop) if day is not None else at
    return _is_enclosed_agency(line, at, items.text) or (day is not None and items.known_place)


def _behind_marks(line: list[Token], at: int) -> int:
    while at < len(line) and (line[at].kind == "dash" or line[at].text in ",،."):
        at += 1
    return at


def _is_enclosed_agency(line: list[Token], at: int, text: str) -> bool:
    """Whether a known agency stands here in brackets or between slashes."""
    close = CLOSING.get(line[at].text) if at < len(line) else None
    ahead = range(at + 2, min(at + _WIDEST, len(line)))
    stop = next((k for k in ahead if line[k].text == close), None)
    return stop is not None and bool(
        agency_book().find(text[line[at + 1].start : line[stop - 1].end], expected=True)
    )


def _set_agency(items: Items, start: int, end: int, *, enclosed: bool) -> bool:
    """Take a stretch as the agency; False where it doesn't look like one."""
    words = _narrow(items.text[start:end])
    book = agency_book()
    known = book.get(words)
    if known is None:
        mentions = book.find(words, expected=True)
        if mentions:
            known = mentions[-1].agency
            outside = len(words) - sum(mention.end - mention.start for mention in mentions)
            if len(mentions) == 1 and outside > 3 and not words.isupper():
                # "Корр. БЕЛТА", "von unserem Korrespondenten, dpa": the agency alone.
                start, end = start + mentions[0].start, start + mentions[0].end
    if known is None and not _names_a_source(words):
        return False
    items.agency = (start, end)
    items.known_agency = known
    items.enclosed = enclosed
    items.order.append("agency")
    return True


def _narrow(words: str) -> str:
    """Words with letters as wide as others for such as are as wide as ideographs ("ＣＮＮ")."""
    return words if words.isascii() else unicodedata.normalize("NFKC", words)


def _names_a_source(words: str) -> bool:
    """Whether words in brackets could be an agency nobody listed ("KDVR", "NewsNation Now")."""
    parts = words.split()
    if ADDRESS.fullmatch(words):
        return True
    if not 1 <= len(parts) <= 5 or len(words) > 40 or any(map(_is_amount, parts)):
        return False
    return not any(is_small(part[0]) and len(part) > _SHORT for part in parts)


def _is_amount(word: str) -> bool:
    """Whether a word is a figure, and no number of a channel: "940만", "257", but "Channel 4"."""
    return word[:1].isdigit() and not (word.isdigit() and len(word) == 1)


def read_quoted(line: list[Token], at: int, items: Items) -> int | None:
    """Read the paper of "لندن – «القدس العربي»:" behind its place; where there are capitals, a known one."""
    ahead = range(at + 2, min(at + _WIDEST_QUOTED, len(line)))
    stop = next((k for k in ahead if line[k].text == QUOTES[line[at].text]), None)
    if stop is None or items.order != ["place"] or not items.known_place:
        return None
    start, end = line[at + 1].start, line[stop - 1].end
    known = agency_book().get(items.text[start:end])
    if known is None and items.text[start].upper() != items.text[start].lower():
        return None
    items.agency, items.known_agency = (start, end), known
    items.order.append("agency")
    return stop + 1


def read_agency(line: list[Token], at: int, items: Items) -> int | None:
    """Read a known agency that stands bare in the line ("РИА Новости.", "KOMPAS.com -")."""
    if (items.agency is not None and items.enclosed) or line[at].kind != "word":
        return None
    book = agency_book()
    if not book.may_begin(line[at].text) and "." not in line[at].text:
        return None
    last = at + 1
    while last < min(at + 4, len(line)) and (
        line[last].kind == "word" or line[last].text in '«»".'
    ):
        last += 1
    for stop in range(last, at, -1):
        printed = items.text[line[at].start : line[stop - 1].end]
        known = book.get(printed)
        # "Jakarta, Beritasatu.com –": an address behind the place is a paper nobody listed.
        address = (
            items.order == ["place"] and ADDRESS.fullmatch(printed) and printed.count(".") == 1
        )
        if known is None and not address:
            continue
        if stop < len(line) and line[stop].kind == "word":
            placed = (
                known is not None and known.kind == "agency" and _before_place(line, stop, items)
            )
            if not placed and not _ends_there(items, printed):
                continue
        items.agency = (line[at].start, line[stop - 1].end)
        items.known_agency = known
        items.order.append("agency")
        return stop
    return None


def _before_place(line: list[Token], stop: int, items: Items) -> bool:
    """Whether a known place follows an agency's initials at once: "ACN Girona.-", "dpa Berlin."."""
    initials = line[stop - 1].text.isupper() or line[stop - 1].text.islower()
    return not items.order and initials and known_name(line, stop, items.text) is not None


def _ends_there(items: Items, printed: str) -> bool:
    """Whether an agency behind place and day ends where the text goes on: in capitals, or a sure one."""
    return items.order == ["place", "date"] and is_telling(printed)


def is_telling(printed: str) -> bool:
    """Whether an agency is told from the text around it: long capitals, or no word, without capitals."""
    if printed.upper() == printed.lower():
        return not agency_book().is_ambiguous(printed)
    return printed.isupper() and len(printed) > _SHORT
