"""Whether items and their closing mark make a dateline, or only look like one."""

from __future__ import annotations

import re

from newsclean.data.places import places
from newsclean.extract.dateline.agencies import ADDRESS
from newsclean.extract.dateline.items import Items

# "Roma - Lazio 2-1", "Sparta – Slavia 1:1".
_SCORE = re.compile(r"[^\n.!?]{2,40}?\s\d{1,2}\s?[-–:]\s?\d{1,2}(?!\d)")


def is_dateline(items: Items, language: str, line: bool) -> bool:
    """Whether the items and their closing mark make a dateline; the rules, weakest mark last."""
    behind = items.text[items.stop :].lstrip(" \t\"'“”‘’«»„")
    if items.end == "line" and not line and behind[:1] not in ("", "\n"):
        return False
    if _is_label(items) or _is_fixture(items):
        return False
    if items.location is None:
        return _without_place(items, behind)
    if behind[:1].islower() and not (items.known_agency and items.enclosed):
        return False
    if items.known_agency is not None:
        return _place_and_agency(items)
    if items.agency is not None:
        return _unknown_agency(items)
    if items.day is not None and items.day.day is not None:
        return _place_and_day(items, line)
    return _place_alone(items, language, line)


def _is_label(items: Items) -> bool:
    """Whether a word that labels paragraphs ("UPDATE", "By", "Photo") stands in the place's place."""
    labels = places().labels
    name = items.part(items.location) or ""
    if items.location is None and items.agency is not None and not items.enclosed:
        name = items.part(items.agency) or ""
    folded = name.casefold()
    first = folded.split(maxsplit=1)[0] if folded else ""
    return folded in labels or (first in labels and not items.known_place)


def _is_fixture(items: Items) -> bool:
    """Whether two teams and their score stand where place and text would."""
    named = items.agency is None and items.day is None and items.end == "dash"
    return named and _SCORE.match(items.text, items.stop) is not None


def _without_place(items: Items, behind: str) -> bool:
    """Judge "(CNN) ...", "March 4 (Reuters) -", "KOMPAS.com -", "Aug. 8, 2023 --"."""
    if items.known_agency is None and items.enclosed:
        return _names_outlet(items, behind)
    if items.known_agency is None:
        dated = items.day is not None and items.day.year is not None
        dashes = items.text[: items.stop].rstrip().endswith(("--", "—"))
        return dated and items.agency is None and dashes and not behind[:1].islower()
    if items.enclosed:
        labelled = ":" in (items.part(items.agency) or "")
        closed = items.end in ("dash", "bracket", "colon")
        return not labelled and (closed or items.day is not None)
    if items.day is None and _second_dash(items):
        return False
    name = items.part(items.agency) or ""
    if items.end not in ("dash", "stop" if items.day else "dash") or behind[:1].islower():
        return False
    return items.day is not None or not (name.isascii() and name.istitle() and "." not in name)


def _names_outlet(items: Items, behind: str) -> bool:
    """Judge "(The Center Square) –" against "(Left) –" and "(Optional) -": several words, or capitals."""
    name = items.part(items.agency) or ""
    telling = len(name.split()) > 1 or (name.isupper() and len(name) > 2) or ADDRESS.fullmatch(name)
    labelled = any(word.casefold() in places().labels for word in name.split())
    return items.end == "dash" and bool(telling) and not labelled and behind[:1].isupper()


def _place_and_agency(items: Items) -> bool:
    """Judge "PARIS (AFP) -", "Liputan6.com, Jakarta", "МИНСК, 20 окт - БЕЛТА."."""
    if items.enclosed:
        style = _style(items)
        if style == "uncased" and items.order[0] == "agency":
            return items.known_place
        return items.known_place or items.region or style != "odd"
    if not (items.known_place or items.region) and (
        items.order[0] == "agency" or (items.day is None and _style(items) != "capitals")
    ):
        return False
    if items.end == "word":
        printed = items.part(items.agency) or ""
        return items.hyphenated or "." in printed or (items.day is not None and printed.isupper())
    return items.end in ("dash", "colon", "line") or (items.end == "stop" and items.known_place)


def _unknown_agency(items: Items) -> bool:
    """Judge "DENVER (KDVR) –" against "Apple (AAPL) –"."""
    name = items.part(items.agency) or ""
    station = name.isupper() and name[:1] in "KW" and len(name.split("-")[0]) in (3, 4)
    dashed = items.end in ("dash", "colon")
    if items.known_place or items.region:
        return dashed and (
            _style(items) == "capitals" or station or items.day is not None or items.end == "dash"
        )
    return dashed and station and _style(items) == "capitals"


def _place_and_day(items: Items, line: bool) -> bool:
    """Judge "PUTRAJAYA, Nov 22 —", "Frankfurt, November 05, 2025"."""
    if items.end == "line" and not line:
        return items.known_place and items.day is not None and items.day.year is not None
    if items.end == "bracket":
        return items.known_place and _style(items) == "capitals"
    capitals = _style(items) == "capitals" and len((items.part(items.location) or "").split()) <= 4
    return items.known_place or items.region or (capitals and items.end == "dash")


def _place_alone(items: Items, language: str, line: bool) -> bool:
    """Judge "PARIS —", "NEW DELHI:", "ANAHEIM, Calif. —", "Berlin. Der ..."."""
    place = items.part(items.location) or ""
    style = _style(items)
    if not (items.known_place or (items.region and style == "capitals")):
        return False
    if items.end == "dash":
        return style != "odd" and not _breaks_off(items)
    if items.end == "colon":
        topic = _opens_quote(items) or language in places().colon_is_topic
        return style == "capitals" or (style != "odd" and len(place.split()) <= 4 and not topic)
    if items.end == "stop":
        return style == "capitals" or language in places().stop_closes
    return line and items.end == "line"


def _opens_quote(items: Items) -> bool:
    """Whether somebody of this name speaks: "Victoria: 'I never ...'"."""
    return items.text[items.stop :].lstrip()[:1] in ('"', "“", "„", "«", "'", "‘", "「")


def _style(items: Items) -> str:
    """How the place is printed: capitals, title, uncased, or odd."""
    place = items.text[items.location[0] : items.location[1]] if items.location else ""
    first = place.split(",")[0]
    if first.upper() == first.lower():
        return "uncased"
    if first.isupper():
        return "capitals"
    return "title" if first[:1].isupper() and len(first.split()) <= 5 else "odd"


def _breaks_off(items: Items) -> bool:
    """Whether a second dash soon follows: then the first one only opens an insertion."""
    return _style(items) != "capitals" and _second_dash(items)


def _second_dash(items: Items) -> bool:
    ahead = items.text[items.stop : items.stop + 60]
    return any(dash in ahead for dash in (" – ", " — ", " - "))
