"""Whether items and their closing mark make a dateline, or only look like one."""

from __future__ import annotations

from newsclean.data.names import is_known_name
from newsclean.data.places import places
from newsclean.extract.dateline.agencies import ADDRESS, is_telling
from newsclean.extract.dateline.items import Items, style_of
from newsclean.extract.dateline.lookalikes import (
    is_fixture,
    is_label,
    is_no_text,
    is_route,
    opens_quote,
    second_dash,
    tells_more,
)
from newsclean.extract.dateline.tokens import is_small
from newsclean.extract.language import guess_language


def is_dateline(items: Items, language: str, line: bool) -> bool:
    """Whether the items and their closing mark make a dateline; the rules, weakest mark last."""
    behind = items.text[items.stop :].lstrip(" \t\"'“”‘’«»„")
    if items.end == "line" and not line and behind[:1] not in ("", "\n"):
        return False
    if is_label(items) or is_fixture(items) or (items.figures and not items.known_agency):
        return False
    if items.location is None:
        return _without_place(items, behind)
    if is_small(behind[:1]) and not (items.known_agency and items.enclosed):
        return False
    if items.known_agency is not None:
        return _place_and_agency(items)
    if items.agency is not None:
        return _unknown_agency(items) and not is_route(items)
    if items.day is not None and items.day.day is not None:
        return _place_and_day(items, line)
    if is_no_text(items, behind):
        return False
    if items.bracketed:
        return _place_in_brackets(items, line)
    return _place_alone(items, language, line)


def _without_place(items: Items, behind: str) -> bool:
    """Judge "(CNN) ...", "March 4 (Reuters) -", "KOMPAS.com -", "Aug. 8, 2023 --"."""
    if items.known_agency is None and items.enclosed:
        return _names_outlet(items, behind)
    if items.known_agency is None:
        dated = items.day is not None and items.day.year is not None
        dashes = items.text[: items.stop].rstrip().endswith(("--", "—"))
        return dated and items.agency is None and dashes and not is_small(behind[:1])
    if items.enclosed:
        labelled = ":" in (items.part(items.agency) or "")
        closed = items.end in ("dash", "bracket", "colon")
        return not labelled and (closed or items.day is not None)
    if items.day is None and second_dash(items):
        return False
    name = items.part(items.agency) or ""
    if items.end not in ("dash", "stop" if items.day else "dash") or is_small(behind[:1]):
        return False
    return items.day is not None or not (name.isascii() and name.istitle() and "." not in name)


def _names_outlet(items: Items, behind: str) -> bool:
    """Judge "(KTLA) –" against "(Left) –" and "(Flat Rate Guarantee) -"."""
    name = items.part(items.agency) or ""
    telling = _is_station(name) or ADDRESS.fullmatch(name)
    return items.end == "dash" and bool(telling) and behind[:1].isupper()


def _is_station(name: str) -> bool:
    """Whether these are the call letters of an American station ("KDVR", "WHTM-TV")."""
    return name.isupper() and name[:1] in "KW" and len(name.split("-")[0]) in (3, 4)


def _place_and_agency(items: Items) -> bool:
    """Judge "PARIS (AFP) -", "Liputan6.com, Jakarta", "МИНСК, 20 окт - БЕЛТА."."""
    if items.enclosed:
        style = style_of(items)
        if style == "uncased" and items.order[0] == "agency":
            return items.known_place
        return items.known_place or items.region or style != "odd"
    if not (items.known_place or items.region) and (
        items.order[0] == "agency" or (items.day is None and style_of(items) != "capitals")
    ):
        return False
    if items.end == "word":
        printed = items.part(items.agency) or ""
        return items.hyphenated or "." in printed or (items.day is not None and is_telling(printed))
    if items.end == "line" and items.order[0] == "agency" and _is_one_name(items):
        return False
    closed = ("dash", "colon", "line")
    return items.end in closed or (items.end in ("stop", "bracket") and items.known_place)


def _is_one_name(items: Items) -> bool:
    """Whether nothing stands between agency and place: "CNN London" alone is the name of an office."""
    agency, place = items.agency, items.location
    return agency is not None and place is not None and items.text[agency[1] : place[0]].isspace()


def _unknown_agency(items: Items) -> bool:
    """Judge "DENVER (KDVR) –" against "Apple (AAPL) –"."""
    station = _is_station(items.part(items.agency) or "")
    dashed, style = items.end in ("dash", "colon"), style_of(items)
    if items.known_place or items.region:
        telling = station or items.day is not None or items.end == "dash"
        return dashed and (style in ("capitals", "uncased") or telling)
    return dashed and station and style == "capitals"


def _place_and_day(items: Items, line: bool) -> bool:
    """Judge "PUTRAJAYA, Nov 22 —", "Frankfurt, November 05, 2025"."""
    if items.end == "line" and not line:
        return items.known_place and items.day is not None and items.day.year is not None
    if items.end == "bracket":
        return items.known_place and (items.bracketed or style_of(items) == "capitals")
    capitals = (
        style_of(items) == "capitals" and len((items.part(items.location) or "").split()) <= 4
    )
    return items.known_place or items.region or (capitals and items.end in ("dash", "colon"))


def _place_alone(items: Items, language: str, line: bool) -> bool:
    """Judge "PARIS —", "NEW DELHI:", "ANAHEIM, Calif. —", "Berlin. Der ..."."""
    place = items.part(items.location) or ""
    style = style_of(items)
    located = items.region and (style == "capitals" or (_is_in_region(place) and tells_more(items)))
    if not (items.known_place or located) or "–" in place:
        return False
    if items.several and style != "capitals":
        return False
    if items.end == "dash":
        return style != "odd" and not _breaks_off(items)
    if items.end == "colon":
        topic = opens_quote(items) or language in places().colon_is_topic or _is_topic(items)
        return style == "capitals" or (style != "odd" and len(place.split()) <= 4 and not topic)
    if items.end == "stop":
        return (style == "capitals" or _closes_by_stop(items, language)) and tells_more(items)
    if items.end == "bracket":
        return items.desk and style == "uncased"
    return line and items.end == "line"


def _is_in_region(place: str) -> bool:
    """Whether a bracket says where a place is ("Tiermas (Zaragoza) -"), rather than where somebody is."""
    name, bracket, _ = place.partition(" (")
    return bool(bracket) and "." not in name and not is_known_name(name.split()[0])


def _closes_by_stop(items: Items, language: str) -> bool:
    """Whether the language of the page, or of the opening itself, closes datelines with a full stop."""
    own = guess_language(items.text)[0]
    return own != "en" and not places().stop_closes.isdisjoint((own, language))


def _is_topic(items: Items) -> bool:
    return guess_language(items.text)[0] in places().colon_is_topic


def _place_in_brackets(items: Items, line: bool) -> bool:
    """Judge "(ANKARA) - ...", "[Lagos] ..." against "[東京] 六本木駅 379m"."""
    style = style_of(items)
    if items.end == "line" or style == "odd":
        return line and style != "odd"
    dense = (items.part(items.location) or "")[:1] >= "\u2e80"
    closed = items.end == "dash" or (items.end == "bracket" and not dense)
    return (closed or (items.end == "colon" and style == "uncased")) and tells_more(items)


def _breaks_off(items: Items) -> bool:
    """Whether a second dash soon follows: then the first one only opens an insertion."""
    return style_of(items) != "capitals" and second_dash(items)
