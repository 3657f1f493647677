"""Reads the place of a dateline, or several, with their regions."""

from __future__ import annotations

from newsclean.data.agencies import agency_book
from newsclean.data.places import places
from newsclean.extract.dateline.dates import read_day
from newsclean.extract.dateline.items import Items
from newsclean.extract.dateline.tokens import Token

_LONGEST = 6


def read_place(line: list[Token], at: int, items: Items) -> int | None:
    """Read a place or several with their regions ("ST. JOSEPH, Mich.", "BEIRUT/THE HAGUE")."""
    if items.location is not None:
        return None
    stop = _name(line, at, items.text)
    if stop == at:
        return None
    if items.order == ["agency"] and not items.enclosed:
        # "Liputan6.com, Jakarta Kabar ...": nothing closes the place, so only a known one counts.
        known = (end for end in range(stop, at, -1) if _is_place(items.text, line, at, end))
        stop = next(known, stop)
    start, is_known = line[at].start, _is_place(items.text, line, at, stop)
    while stop + 1 < len(line) and line[stop].text in "/-–|" and line[stop + 1].kind == "word":
        apart = line[stop].start != line[stop - 1].end
        if apart and (line[stop].kind == "dash" or line[stop + 1].start == line[stop].end):
            break  # "Минск /Корр. БЕЛТА/": a slash that opens
        if apart and not is_known:
            break  # "Ana Ruiz / New Delhi": who and where
        further = _name(line, stop + 1, items.text)
        if further == stop + 1 or _names_agency(items.text, line, stop + 1, further):
            break
        is_known = _is_place(items.text, line, stop + 1, further) or is_known
        stop = further
    stop = _regions(line, stop, items)
    items.location = (start, line[stop - 1].end)
    items.known_place = is_known or (items.region and _is_place(items.text, line, at, stop))
    items.order.append("place")
    return stop


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


def _names_agency(text: str, line: list[Token], at: int, stop: int) -> bool:
    return agency_book().get(text[line[at].start : line[stop - 1].end]) is not None


def _is_place(text: str, line: list[Token], at: int, stop: int) -> bool:
    return places().is_place(" ".join(text[line[at].start : line[stop - 1].end].split()))


def _name(line: list[Token], at: int, text: str) -> int:
    """The index behind a name: up to six words that could be a place's, dots of abbreviations in."""
    stop = at
    joining, abbreviated = places().joining, places().abbreviated
    while stop < len(line) and stop - at < 8:
        token = line[stop]
        if token.kind == "word":
            dated = stop > at and read_day(line, stop, alone=False) is not None
            if dated and not _is_place(text, line, at, stop + 1):
                break  # but "La Paz", though "Paz" is a Sunday somewhere
            if token.text[:1].islower() and (stop == at or token.text not in joining):
                break
            stop += 1
        elif token.text == "." and stop > at and line[stop - 1].text.lower() in abbreviated:
            stop += 1
        else:
            break
    while stop > at and line[stop - 1].text in joining:
        stop -= 1
    return stop if stop - at <= _LONGEST else at


def _regions(line: list[Token], at: int, items: Items) -> int:
    """Add ", Mich.", ", France", ", Uttar Pradesh, India" to the place that ends here."""
    for _ in range(2):
        if at + 1 >= len(line) or line[at].text not in ",،" or line[at + 1].kind != "word":
            return at
        stop = _region(line, at + 1, items.text)
        if stop is None:
            return at
        at = stop
        items.region = True
    return at


def _region(line: list[Token], at: int, text: str) -> int | None:
    """The index behind a region: a known one, dots of its abbreviation included."""
    known = places()
    for stop in range(min(at + 5, len(line)), at, -1):
        if line[stop - 1].kind != "word" and line[stop - 1].text != ".":
            continue
        words = text[line[at].start : line[stop - 1].end]
        if agency_book().get(words) is not None and not known.is_place(words):
            continue
        goes_on = stop < len(line) and line[stop].kind == "word"
        if known.is_region(words) and not (goes_on and stop > at + 1):
            return stop
    return None
