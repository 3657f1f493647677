"""The items of a dateline as they are read: place, agency and day, and how the sequence is closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from newsclean.data.agencies import Agency
from newsclean.extract.dateline.dates import Day

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
    # Place and agency are one word ("دمشق-سانا").
    hyphenated: bool = False
    region: bool = False
    order: list[str] = field(default_factory=list)
    end: End | None = None
    # A full stop, or nothing, may close a dateline only where this is where the line says so.
    stop: int = 0

    def copy(self) -> Items:
        """A snapshot, kept while the reading goes on."""
        return Items(
            self.text, self.location, self.agency, self.known_agency, self.enclosed, self.day,
            self.known_place, self.hyphenated, self.region, list(self.order), self.end, self.stop,
        )  # fmt: skip

    def part(self, span: tuple[int, int] | None) -> str | None:
        """The text of a span."""
        return self.text[span[0] : span[1]] if span else None
