"""The grammar of datelines in scripts that put spaces between words: terms, items, sequences.

A dateline is a sequence of items - place, date, agency, in any order - apart by commas, dashes
and brackets, and closed by a mark. `read_items` reads the longest such sequence; whether it is a
dateline at all is decided in ``dateline.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from newsclean.data.agencies import Agency, agency_book
from newsclean.data.places import places
from newsclean.extract.dateline_dates import Day, read_day
from newsclean.extract.dateline_tokens import Token, tokens

End = Literal["dash", "colon", "stop", "bracket", "line", "word"]

# How many items a dateline may have.
_MOST_ITEMS = 7

_CLOSING = {"(": ")", "[": "]", "/": "/"}
# Small words inside names of places ("Frankfurt am Main", "Rio de Janeiro").
_JOINING = frozenset(
    [
        "de",
        "da",
        "do",
        "del",
        "della",
        "di",
        "du",
        "des",
        "la",
        "le",
        "les",
        "el",
        "al",
        "am",
        "an",
        "der",
        "den",
        "an",
        "the",
        "of",
        "in",
        "im",
        "upon",
        "on",
        "sur",
        "sous",
        "aux",
        "en",
        "y",
        "e",
        "and",
        "und",
        "et",
        "a",
        "ob",
        "pod",
        "nad",
        "na",
    ]
)
_ABBREVIATED = frozenset(
    ["st", "ste", "mt", "ft", "pt", "dr", "bad", "sta", "sto", "г", "с", "n", "s"]
)


@dataclass(slots=True)
class Items:
    """What a sequence of items says, and how it is closed."""

    text: str
    location: tuple[int, int] | None = None
    agency: tuple[int, int] | None = None
    known_agency: Agency | None = None
    # The agency stands in brackets or between slashes, not bare in the line.
    enclosed: bool = False
    day: Day | None = None
    known_place: bool = False
    region: bool = False
    order: list[str] = field(default_factory=list)
    end: End | None = None
    # A full stop, or nothing, may close a dateline only where this is where the line says so.
    stop: int = 0

    def copy(self) -> Items:
        """A snapshot, kept while the reading goes on."""
        return Items(
            self.text, self.location, self.agency, self.known_agency, self.enclosed, self.day,
            self.known_place, self.region, list(self.order), self.end, self.stop,
        )  # fmt: skip

    def part(self, span: tuple[int, int] | None) -> str | None:
        """The text of a span."""
        return self.text[span[0] : span[1]] if span else None


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
    if line[at].text in _CLOSING:
        return _enclosed(line, at, items)
    if items.day is None:
        day = read_day(line, at, alone=_opens_bracket(line, at + 1))
        if day is not None:
            items.day = day
            items.order.append("date")
            return day.stop
    after = _agency(line, at, items)
    if after is not None:
        return after
    return _place(line, at, items)


def _opens_bracket(line: list[Token], at: int) -> bool:
    return at < len(line) and line[at].text in "(/"


def _enclosed(line: list[Token], at: int, items: Items) -> int | None:
    """Read "(AP)", "/ТАСС/", "[India]", "(Xinhua, Oct. 20)", "(Aug. 13)"."""
    close = _CLOSING[line[at].text]
    stop = next((k for k in range(at + 1, min(at + 16, len(line))) if line[k].text == close), None)
    if stop is None or stop == at + 1:
        return None
    inside = line[at + 1 : stop]
    # "(Photo: Reuters)", "(사진=연합뉴스)"
    label = inside[0].text.casefold() in places().labels
    if (label and len(inside) > 1 and inside[1].text in "=＝") or any(
        token.kind == "line" or token.text in ":：" for token in inside
    ):
        return None
    start, end = inside[0].start, inside[-1].end
    words = items.text[start:end]
    if items.day is None:
        for k in range(len(inside)):
            day = read_day(inside, k, alone=False)
            if day is not None and day.stop == len(inside):
                items.day = day
                items.order.append("date")
                inside = _bare(inside[:k])
                if not inside:
                    return stop + 1
                start, end = inside[0].start, inside[-1].end
                words = items.text[start:end]
                break
    region = places().is_region(words)
    if (
        items.location is not None
        and items.agency is None
        and region
        and not agency_book().get(words)
    ):
        items.location = (items.location[0], line[stop].end)
        items.region = True
        return stop + 1
    if items.agency is not None and items.enclosed:
        return None
    if close == "]" and agency_book().get(words) is None:
        return None
    return stop + 1 if _set_agency(items, start, end, enclosed=True) else None


def _bare(inside: list[Token]) -> list[Token]:
    """Tokens without dashes and commas at the end."""
    while inside and (inside[-1].kind == "dash" or inside[-1].text in ",،۔.。"):
        inside = inside[:-1]
    return inside


def _set_agency(items: Items, start: int, end: int, *, enclosed: bool) -> bool:
    """Take a stretch as the agency; False where it doesn't look like one."""
    words = items.text[start:end]
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


def _names_a_source(words: str) -> bool:
    """Whether words in brackets could be an agency nobody listed ("KDVR", "NewsNation Now")."""
    parts = words.split()
    if not 1 <= len(parts) <= 5 or len(words) > 40 or any(c.isdigit() for c in words[:1]):
        return False
    cased = [part for part in parts if part[:1].lower() != part[:1].upper()]
    return all(part[:1].isupper() or (part.islower() and len(part) <= 3) for part in cased)


def _agency(line: list[Token], at: int, items: Items) -> int | None:
    """Read a known agency that stands bare in the line ("РИА Новости.", "KOMPAS.com -")."""
    if (items.agency is not None and items.enclosed) or line[at].kind != "word":
        return None
    book = agency_book()
    for stop in range(min(at + 4, len(line)), at, -1):
        if any(token.kind != "word" and token.text not in '«»".' for token in line[at:stop]):
            continue
        known = book.get(items.text[line[at].start : line[stop - 1].end])
        if known is None or (stop < len(line) and _goes_on(line, stop)):
            continue
        items.agency = (line[at].start, line[stop - 1].end)
        items.known_agency = known
        items.order.append("agency")
        return stop
    return None


def _goes_on(line: list[Token], at: int) -> bool:
    return line[at].kind == "word"


def _place(line: list[Token], at: int, items: Items) -> int | None:
    """Read a place or several with their regions ("ST. JOSEPH, Mich.", "BEIRUT/THE HAGUE")."""
    if items.location is not None:
        return None
    stop = _name(line, at)
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
        further = _name(line, stop + 1)
        if further == stop + 1 or _names_agency(items.text, line, stop + 1, further):
            break
        is_known = _is_place(items.text, line, stop + 1, further) or is_known
        stop = further
    stop = _regions(line, stop, items)
    items.location = (start, line[stop - 1].end)
    items.known_place = is_known or (items.region and _is_place(items.text, line, at, stop))
    items.order.append("place")
    return stop


def _names_agency(text: str, line: list[Token], at: int, stop: int) -> bool:
    return agency_book().get(text[line[at].start : line[stop - 1].end]) is not None


def _is_place(text: str, line: list[Token], at: int, stop: int) -> bool:
    return places().is_place(" ".join(text[line[at].start : line[stop - 1].end].split()))


def _name(line: list[Token], at: int) -> int:
    """The index behind a name: up to six words that could be a place's, dots of abbreviations in."""
    stop = at
    while stop < len(line) and stop - at < 8:
        token = line[stop]
        if token.kind == "word":
            if stop > at and read_day(line, stop, alone=False) is not None:
                break
            if token.text[:1].islower() and (stop == at or token.text not in _JOINING):
                break
            stop += 1
        elif token.text == "." and stop > at and line[stop - 1].text.lower() in _ABBREVIATED:
            stop += 1
        else:
            break
    while stop > at and line[stop - 1].text in _JOINING:
        stop -= 1
    return stop if stop - at <= 6 else at


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
        if known.is_region(words) and not (
            stop < len(line) and _goes_on(line, stop) and stop > at + 1
        ):
            return stop
    return None


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
        elif mark.text in ",،":
            if not (stop + 1 < len(line) and line[stop + 1].kind == "dash"):
                break
        else:
            break
        stop += 1
        if end == "dash" and mark.kind == "dash":
            break
    if end is not None:
        return end, line[stop - 1].end
    if (items.order[-1] == "agency" and items.enclosed) or line[at - 1].text in ")]":
        return "bracket", line[at - 1].end
    listed = items.order == ["agency", "place"] and not items.enclosed
    if listed and line[at].kind == "word" and items.known_place:
        return "word", line[at - 1].end
    return None


def _closes(line: list[Token], at: int, text: str) -> bool:
    """Whether a dash closes: with space behind it, an em dash, or one right after a bracket."""
    mark = line[at]
    if mark.end >= len(text) or text[mark.end].isspace() or mark.text[0] in "—―\ufffd":
        return True
    return len(mark.text) > 1 or line[at - 1].kind == "mark"
