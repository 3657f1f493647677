"""The items of a dateline as they are read: place, agency and day, and how the sequence is closed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from newsclean.data.agencies import Agency
from newsclean.extract.dateline.dates import Day
from newsclean.extract.dateline.tokens import is_small

End = Literal["dash", "colon", "stop", "bracket", "line", "word"]


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
    # Place and agency are one word ("دمشق-سانا", "ایسنا/خراسان رضوی").
    hyphenated: bool = False
    # The place itself stands in brackets ("(Montréal) Le ...").
    bracketed: bool = False
    # Somebody's desk or correspondent stands beside the place ("اسلام آباد (ویب ڈیسک)").
    desk: bool = False
    # The day is one of figures without a year ("20/10").
    figures: bool = False
    region: bool = False
    # Several places, each of which may have its region ("PARIS, France & GENEVA").
    several: bool = False
    order: list[str] = field(default_factory=list)
    end: End | None = None
    # Where the dateline begins and ends: names of who wrote may stand before it.
    start: int = 0
    stop: int = 0

    def copy(self) -> Items:
        """A snapshot, kept while the reading goes on."""
        return replace(self, order=list(self.order))

    def part(self, span: tuple[int, int] | None) -> str | None:
        """The text of a span."""
        return self.text[span[0] : span[1]] if span else None


def style_of(items: Items) -> str:
    """How the place is printed: capitals, title, uncased, or odd."""
    place = items.text[items.location[0] : items.location[1]] if items.location else ""
    first = place.split(",")[0]
    if not any(is_small(c) or c.isupper() for c in first):
        return "uncased"
    if first.isupper():
        return "capitals"
    return "title" if first[:1].isupper() and len(first.split()) <= 5 else "odd"
