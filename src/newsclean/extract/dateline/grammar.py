"""The grammar of datelines in scripts that put spaces between words: items in sequence.

A dateline is a sequence of items - place, date, agency, in any order - apart by commas, dashes
and brackets, and closed by a mark. `read_items` reads all such sequences; whether one of them is a
dateline at all is decided in ``dateline_rules.py``.
"""

from __future__ import annotations

from newsclean.extract.dateline.agencies import CLOSING, read_agency, read_enclosed
from newsclean.extract.dateline.dates import read_day
from newsclean.extract.dateline.items import End, Items
from newsclean.extract.dateline.places import read_joined, read_place
from newsclean.extract.dateline.tokens import Token, tokens

# How many items a dateline may have.
_MOST_ITEMS = 7
# What may stand behind the time of day.
_CLOCKS = frozenset(
    ["am", "pm", "uhr", "h", "gmt", "ist", "est", "utc", "hrs", "msk", "a.m", "p.m"]
)


def read_items(text: str) -> list[Items]:
    """All readings of a paragraph's opening as items up to a closing mark, shortest first."""
    line = tokens(text)
    items = Items(text)
    found: list[Items] = []
    at = 0
    for _ in range(_MOST_ITEMS):
        after = _item(line, at, items)
        if after is None:
            break
        at = after
        closed = _end(line, at, items)
        if closed is not None:
            snapshot = items.copy()
            snapshot.end, snapshot.stop = closed
            found.append(snapshot)
        at = _separator(line, at)
    return found


def _item(line: list[Token], at: int, items: Items) -> int | None:
    """Read one item into ``items``; the index behind it, or None."""
    if at >= len(line) or line[at].kind in ("line", "dash"):
        return None
    if line[at].text in CLOSING:
        return read_enclosed(line, at, items)
    if items.day is None:
        day = read_day(line, at, alone=at + 1 < len(line) and line[at + 1].text in "(/")
        if day is not None:
            items.day = day
            items.order.append("date")
            return _behind_clock(line, day.stop)
    after = read_agency(line, at, items)
    if after is not None:
        return after
    return read_joined(line, at, items) or read_place(line, at, items)


def _behind_clock(line: list[Token], at: int) -> int:
    """The index behind a time of day ("/ 06:00 am", ", 12:30 Uhr"), where one follows the date."""
    first = at
    while first < len(line) and line[first].text in (",", "/", "-", "–", "|", "،"):
        first += 1
    clock = line[first : first + 3]
    if [token.kind for token in clock] != ["number", "mark", "number"] or clock[1].text not in ":.":
        return at
    if len(clock[2].text) != 2 or int(clock[0].text) > 24:
        return at
    stop = first + 3
    while stop < len(line) and line[stop].text.casefold() in _CLOCKS:
        stop += 1
    return stop


def _separator(line: list[Token], at: int) -> int:
    """The index of the next item behind what may stand between two items."""
    while at < len(line) and (line[at].kind == "dash" or line[at].text in ",،.،|:/=۔"):
        if line[at].text == "/" and not (at and line[at - 1].text in ")/"):
            return at
        at += 1
    return at


def _end(line: list[Token], at: int, items: Items) -> tuple[End, int] | None:
    """What closes the items read so far and where the text behind it starts, or None."""
    if at >= len(line) or line[at].kind == "line":
        return "line", line[at - 1].end
    marks = _closing_marks(line, at, items)
    if marks is not None:
        return marks
    if (items.order[-1] == "agency" and items.enclosed) or line[at - 1].text in ")]":
        return "bracket", line[at - 1].end
    if line[at].kind == "word" and _is_listed(items):
        return "word", line[at - 1].end
    return None


def _closing_marks(line: list[Token], at: int, items: Items) -> tuple[End, int] | None:
    """The dash, colon or stop that closes the items, and its end."""
    end: End | None = None
    stop = at
    while stop < len(line) and stop < at + 4 and line[stop].kind in ("dash", "mark"):
        mark = line[stop]
        if mark.kind == "dash":
            if not _closes(line, stop, items.text):
                break
            end = "dash"
        elif mark.text in ":：":
            end = "dash" if end == "dash" else "colon"
        elif mark.text in ".।۔=|‎":
            end = end or ("dash" if mark.text in "=|" else "stop")
        elif mark.text in '"“”?' and stop == at and items.enclosed and _is_apart(line, stop, items):
            end = "dash"  # "VENICE, Italy (AP) " The ...": a dash whose encoding got lost
        elif mark.text == "/" and stop == at and items.enclosed and items.order[-1] == "date":
            end = "dash"  # "/ ACCESSWIRE / October 20, 2021 /"
        elif mark.text in ",،":
            if not (stop + 1 < len(line) and line[stop + 1].kind == "dash"):
                break
        else:
            break
        stop += 1
        if end == "dash" and (mark.kind == "dash" or mark.text in '"“”?'):
            break
    return (end, line[stop - 1].end) if end is not None else None


def _is_apart(line: list[Token], at: int, items: Items) -> bool:
    """Whether white space stands on both sides of a mark behind the agency in its brackets."""
    mark = line[at]
    spaced = items.text[mark.start - 1 : mark.start] + items.text[mark.end : mark.end + 1]
    return items.order[-1] == "agency" and len(spaced) == 2 and spaced.isspace()


def _is_listed(items: Items) -> bool:
    """Whether items tell themselves where nothing closes them.

    "Liputan6.com, Jakarta Kabar ...", "МОСКВА, 20 октября, 10:15 — REGNUM Музей ...".
    """
    if items.hyphenated or items.enclosed or not items.known_place:
        return items.hyphenated
    if items.order == ["agency", "place"]:
        return True
    printed = items.part(items.agency) or ""
    return items.order == ["place", "date", "agency"] and printed.isupper() and len(printed) > 3


def _closes(line: list[Token], at: int, text: str) -> bool:
    """Whether a dash closes: with space behind it, an em dash, or one right after a bracket."""
    mark = line[at]
    if mark.end >= len(text) or text[mark.end].isspace() or mark.text[0] in "—―\ufffd":
        return True
    return len(mark.text) > 1 or line[at - 1].kind == "mark"
