"""Reads the place of a dateline, or several, with their regions."""

from __future__ import annotations

from newsclean.data.agencies import agency_book
from newsclean.data.names import is_known_name
from newsclean.data.places import places
from newsclean.extract.dateline.dates import names_day, read_day
from newsclean.extract.dateline.items import Items
from newsclean.extract.dateline.names import is_place, known_name, name_end, names_agency
from newsclean.extract.dateline.tokens import Token

# A region of Ghana by its initials: "Kumasi (A/R)".
_BRACKETED, _INITIALS = 5, 4


def read_place(line: list[Token], at: int, items: Items) -> int | None:
    """Read a place or several with their regions ("ST. JOSEPH, Mich.", "BEIRUT/THE HAGUE")."""
    if items.location is not None:
        return None
    text = items.text
    stop = name_end(line, at, text)
    if stop == at:
        return None
    if items.order == ["agency"] and not items.enclosed:
        # "Liputan6.com, Jakarta Kabar ...": nothing closes the place, so only a known one counts.
        stop = known_name(line, at, text) or stop
    is_known = is_place(text, line, at, stop)
    if not is_known:
        stop = _before_agency(text, line, at, stop)
        is_known = is_place(text, line, at, stop)
    while (further := _further(line, at, stop, text, is_known)) is not None:
        behind, stop = stop + 1, further
        is_known = is_place(text, line, behind, stop) or is_known
    stop = _regions(line, stop, items)
    items.known_place = is_known or (items.region and is_place(text, line, at, stop))
    stop = _others(line, stop, items)
    items.location = (line[at].start, line[stop - 1].end)
    items.order.append("place")
    return stop


def _others(line: list[Token], stop: int, items: Items) -> int:
    """Add the places that "and" joins to the one before: "ROTTERDAM, Netherlands & ODESSA, Texas"."""
    while (at := _behind_and(line, stop)) is not None:
        end = name_end(line, at, items.text)
        known = end > at and is_place(items.text, line, at, end)
        if end == at or not (known or _in_capitals(line, at, end)):
            break
        before, items.region = items.known_place or items.region, False
        stop = _regions(line, end, items)
        items.known_place = before and (known or items.region)
        items.region, items.several = False, True
    return stop


def _behind_and(line: list[Token], at: int) -> int | None:
    """The index behind "&", "and" or ", and", where a word follows."""
    at += at < len(line) and line[at].text == ","
    joined = at + 1 < len(line) and places().both.fullmatch(f" {line[at].text} ") is not None
    return at + 1 if joined and line[at + 1].kind == "word" else None


def _further(line: list[Token], at: int, stop: int, text: str, is_known: bool) -> int | None:
    """The index behind another place that a slash or a dash joins to the one that ends here."""
    if stop + 1 >= len(line) or line[stop].text not in "/-–|" or line[stop + 1].kind != "word":
        return None
    mark, dash = line[stop], line[stop].kind == "dash"
    apart = mark.start != line[stop - 1].end
    if apart and (dash or line[stop + 1].start == mark.end):
        return None  # "Минск /Корр. БЕЛТА/": a slash that opens
    if apart and not is_known and (stop - at > 1 or is_known_name(line[at].text)):
        return None  # "Ana Ruiz / New Delhi": who and where
    if stop - at > 1 and not is_known and not _in_capitals(line, at, stop):
        return None  # "Ana Ruiz/Madrid"
    if dash and line[stop + 1].start != mark.end:
        return None  # "ALGER- Le ministre"
    further = name_end(line, stop + 1, text)
    if further == stop + 1 or names_agency(text, line, stop + 1, further):
        return None
    if dash and line[at].text.isupper() and not line[stop + 1].text.isupper():
        return None  # "WASHINGTON–The Senate"
    return further


def _in_capitals(line: list[Token], at: int, stop: int) -> bool:
    return all(token.text.isupper() for token in line[at:stop] if token.kind == "word")


def read_joined(line: list[Token], at: int, items: Items) -> int | None:
    """Read place and agency joined by a hyphen in a script without capitals ("دمشق-سانا")."""
    token = line[at]
    place, _, agency = token.text.partition("-")
    if items.order or not agency or place.upper() != place.lower():
        return None
    known = agency_book().get(agency)
    if known is None or not places().is_place(place):
        return None
    middle = token.start + len(place)
    items.location, items.known_place = (token.start, middle), True
    items.agency, items.known_agency = (middle + 1, token.end), known
    items.order += ["place", "agency"]
    items.hyphenated = True
    return at + 1


def read_behind_slash(line: list[Token], at: int, items: Items) -> int | None:
    """Read the place a slash joins to its agency in a script without capitals ("ایسنا/خراسان رضوی")."""
    if line[at].text != "/" or items.order != ["agency"] or items.enclosed:
        return None
    stop = known_name(line, at + 1, items.text) if at + 1 < len(line) else None
    if stop is None or line[at + 1].text.upper() != line[at + 1].text.lower():
        return None
    items.location, items.known_place = (line[at + 1].start, line[stop - 1].end), True
    items.order.append("place")
    items.hyphenated = True
    return stop


def _before_agency(text: str, line: list[Token], at: int, stop: int) -> int:
    """The end of a known place's name that an agency in capitals follows ("Washington CNN —")."""
    for cut in range(stop - 1, at, -1):
        if not line[cut].text.isupper() or len(line[cut].text) == 1:
            continue
        if names_agency(text, line, cut, stop) and is_place(text, line, at, cut):
            return cut
    return stop


def _regions(line: list[Token], at: int, items: Items) -> int:
    """Add ", Mich.", ", France", ", Uttar Pradesh, India", " (A/R)" to the place that ends here."""
    if bracketed := _bracketed_region(line, at):
        items.region = True
        return bracketed
    for _ in range(2):
        if at + 1 >= len(line) or line[at].text not in ",،" or line[at + 1].kind != "word":
            return at
        stop = _region(line, at + 1, items.text)
        if stop is None:
            return at
        at = stop
        items.region = True
    return at


def _bracketed_region(line: list[Token], at: int) -> int | None:
    """The index behind a part of the country in brackets: "(A/R)", "(Volta Region)"."""
    inside = [token.text for token in line[at : at + _BRACKETED]]
    if inside[:1] != ["("] or ")" not in inside:
        return None
    stop = inside.index(")")
    if stop == _BRACKETED - 1 and inside[2] == "/":
        initials = inside[1] + inside[3]
        short = len(initials) <= _INITIALS and initials.isalpha() and initials.isupper()
        return at + stop + 1 if short else None
    division = stop > 2 and inside[stop - 1].casefold() in places().divisions
    return at + stop + 1 if division and inside[1].istitle() else None


def _region(line: list[Token], at: int, text: str) -> int | None:
    """The index behind a region: a known one, dots of its abbreviation included."""
    known = places()
    if names_day(line[at].text) and at + 1 < len(line) and line[at + 1].kind == "number":
        return None  # "Mei 8"
    for stop in range(min(at + 5, len(line)), at, -1):
        if line[stop - 1].kind != "word" and line[stop - 1].text != ".":
            continue
        words = text[line[at].start : line[stop - 1].end]
        if agency_book().get(words) is not None and words not in known.regions:
            continue
        goes_on = stop < len(line) and line[stop].kind == "word"
        goes_on = goes_on and read_day(line, stop, alone=False) is None
        if known.is_region(words) and not (goes_on and stop > at + 1):
            return stop
    return None
