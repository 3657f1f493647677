"""The grammar of datelines in scripts that put spaces between words: items in sequence.

A dateline is a sequence of items - place, date, agency, in any order - apart by commas, dashes
and brackets, and closed by a mark. `read_items` reads all such sequences; whether one of them is a
dateline at all is decided in ``rules.py``.
"""

from __future__ import annotations

from newsclean.data.places import places
from newsclean.extract.dateline.agencies import (
    CLOSING,
    QUOTES,
    is_telling,
    read_agency,
    read_enclosed,
    read_quoted,
)
from newsclean.extract.dateline.dates import read_day
from newsclean.extract.dateline.days import (
    behind_date_word,
    behind_time,
    read_figures,
    read_other_calendar,
    with_weekday,
)
from newsclean.extract.dateline.items import End, Items
from newsclean.extract.dateline.leads import (
    behind_agency,
    behind_byline,
    behind_clock,
    behind_reporter,
)
from newsclean.extract.dateline.places import read_behind_slash, read_joined, read_place
from newsclean.extract.dateline.tokens import Token, tokens

# How many items a dateline may have.
_MOST_ITEMS = 7


def read_items(text: str) -> list[Items]:
    """All readings of a paragraph's opening as items up to a closing mark, shortest first."""
    line = tokens(text)
    found = _sequences(line, behind_clock(line), Items(text))
    if any(items.known_place for items in found):
        return found
    # Behind names only what is surely a dateline counts.
    if (first := behind_reporter(line, text)) or (first := behind_byline(line, text)):
        start = 0 if line[first - 1].text == "/" else line[first].start
        behind = _sequences(line, first, Items(text, start=start))
        found += [items for items in behind if items.known_place and items.known_agency]
    return found


def _sequences(line: list[Token], at: int, items: Items) -> list[Items]:
    """All readings of the tokens from one on."""
    found: list[Items] = []
    for _ in range(_MOST_ITEMS):
        after = _item(line, at, items)
        if after is None:
            break
        at = after
        closed = _end(line, at, items) if items.order else None
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
    if line[at].text in QUOTES:
        return read_quoted(line, at, items)
    if line[at].text in CLOSING:
        inside = _in_brackets(line, at, items) or read_behind_slash(line, at, items)
        return inside or read_enclosed(line, at, items)
    if items.day is None:
        after = _day(line, at, items)
        if after is not None:
            return after
    after = read_agency(line, at, items) or _behind_desk(line, at, items)
    if after is not None:
        return after
    return read_joined(line, at, items) or read_place(line, at, items)


def _day(line: list[Token], at: int, items: Items) -> int | None:
    """Read a day into ``items``, with the time behind it; the index behind it, or None."""
    first = behind_date_word(line, at)
    alone = first > at or (at + 1 < len(line) and line[at + 1].text in "(/")
    figures = read_figures(line, first)
    day = figures or read_day(line, first, alone=alone) or read_other_calendar(line, first)
    if day is None:
        return None
    day = with_weekday(line, day)
    items.day, items.figures = day, figures is not None
    items.order.append("date")
    return behind_time(line, day.stop)


def _behind_desk(line: list[Token], at: int, items: Items) -> int | None:
    """The index behind a desk or a correspondent ("डिजिटल डेस्क, नई दिल्ली।"), or None."""
    desks = places().desks
    for stop in range(min(at + 3, len(line)), at, -1):
        if items.text[line[at].start : line[stop - 1].end] in desks:
            items.desk = True
            return stop
    return None


def _in_brackets(line: list[Token], at: int, items: Items) -> int | None:
    """Read "(Montréal)", "[Lagos]", "(AUSTIN, Texas – Oct. 20)": a known place first of all."""
    if items.order or line[at].text == "/":
        return None
    close = CLOSING[line[at].text]
    stop = next((n for n, token in enumerate(line) if n > at and token.text == close), at)
    inside, inner, here = line[:stop], Items(items.text), at + 1
    while here < stop:
        after = _item(inside, here, inner)
        if after is None:
            return None
        here = _separator(inside, after)
    if not inner.known_place or inner.order[0] != "place":
        return None
    items.location, items.known_place, items.region = inner.location, True, inner.region
    items.agency, items.known_agency = inner.agency, inner.known_agency
    items.day, items.order = inner.day, inner.order
    items.enclosed, items.bracketed = inner.agency is not None, True
    return stop + 1


def _separator(line: list[Token], at: int) -> int:
    """The index of the next item behind what may stand between two items."""
    while at < len(line) and (line[at].kind == "dash" or line[at].text in ",،.،|:/=۔፣፡።၊"):
        if line[at].text == "/" and not (at and line[at - 1].text in ")/"):
            return at
        at += 1
    return at


def _end(line: list[Token], at: int, items: Items) -> tuple[End, int] | None:
    """What closes the items read so far and where the text behind it starts, or None."""
    if at >= len(line) or line[at].kind == "line":
        return "line", line[at - 1].end
    marks = _closing_marks(line, behind_agency(line, at, items), items)
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
            if not _closes(line, stop, items):
                break
            end = "dash"
        elif mark.text in ":：៖ःঃઃ":
            end = "dash" if end == "dash" else "colon"
        elif mark.text in ".।۔=|∙‎։።":
            end = end or ("dash" if mark.text in "=|∙" else "stop")
        elif mark.text == "_" and stop == at and _stands_for_dash(line, stop, items):
            end = "dash"
        elif mark.text in '"“”?' and stop == at and items.enclosed and _is_apart(line, stop, items):
            end = "dash"  # "VENICE, Italy (AP) " The ...": a dash whose encoding got lost
        elif mark.text == "/" and stop == at and _ends_with_stroke(mark, items):
            end = "dash"
        elif mark.text in ",،":
            if not (stop + 1 < len(line) and line[stop + 1].kind == "dash"):
                break
        else:
            break
        stop += 1
        if end == "dash" and (mark.kind == "dash" or mark.text in '"“”?'):
            break
    return (end, line[stop - 1].end) if end is not None else None


def _ends_with_stroke(mark: Token, items: Items) -> bool:
    """Whether a stroke closes: "/ ACCESSWIRE / October 20, 2021 /", "Bakı. 20 oktyabr. REPORT.AZ/ ..."."""
    if items.order[-1] == "date":
        return items.enclosed
    bare = items.order[-1] == "agency" and not items.enclosed and len(items.order) > 1
    return bare and items.text[mark.end : mark.end + 1].isspace()


def _stands_for_dash(line: list[Token], at: int, items: Items) -> bool:
    """Whether an underscore with a blank behind it closes a place with its region, or an agency."""
    spaced = items.text[line[at].end : line[at].end + 1].isspace()
    return spaced and (items.region or items.agency is not None)


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
    if items.order == ["place", "date"]:
        # "HAMILTON, New Zealand Aug 5 The ...", "GRONINGEN, 21 OKT. Een ..."
        return (items.part(items.location) or "").split(",")[0].isupper()
    printed = items.part(items.agency) or ""
    return items.order == ["place", "date", "agency"] and is_telling(printed)


def _closes(line: list[Token], at: int, items: Items) -> bool:
    """Whether a dash closes: with space behind it, an em dash, or one right after a bracket."""
    mark, before, text = line[at], line[at - 1], items.text
    if mark.end >= len(text) or text[mark.end].isspace() or mark.text[0] in "—―\ufffd":
        return True
    # "ROMA -Il Senato", "LONDON–The museum"
    joined = mark.text == "–" and before.text.isupper() and items.order[-1] == "place"
    if text[mark.end].isupper() and (joined or mark.start > before.end):
        return True
    return len(mark.text) > 1 or before.kind == "mark"
