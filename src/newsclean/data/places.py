"""The places datelines are checked against: the gazetteer, regions, and labels that are none."""

from __future__ import annotations

import gzip
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Places:
    """Known names, case-folded; regions in the case they are printed in; words and forms of datelines."""

    names: frozenset[str]
    regions: frozenset[str]
    labels: frozenset[str]
    joining: frozenset[str]
    abbreviated: frozenset[str]
    prepositions: tuple[str, ...]
    stop_closes: frozenset[str]
    colon_is_topic: frozenset[str]

    def is_place(self, name: str) -> bool:
        """Whether the name is a city, country or other place a story can be filed from.

        >>> places().is_place("PARIS"), places().is_place("UPDATE")
        (True, False)
        """
        return name.casefold().replace("’", "'") in self.names

    def is_region(self, name: str) -> bool:
        """Whether the name stands behind a town ("Mich.", "CA", "Italy")."""
        return name in self.regions or name.title() in self.regions or self.is_place(name)


@cache
def places() -> Places:
    """The places that ship with newsclean, read once at first use.

    ``places.txt.gz`` is made from GeoNames (https://www.geonames.org, CC BY 4.0) and CLDR names of
    countries by ``training/places.py``.
    """
    folder = files("newsclean.data")
    extra = tomllib.loads((folder / "places.toml").read_text(encoding="utf-8"))
    listed = gzip.decompress((folder / "places.txt.gz").read_bytes()).decode().split("\n")
    regions = frozenset(name for group in extra["regions"].values() for name in group)
    full = {name.casefold() for name in regions if len(name) > 3 and "." not in name}
    forms = extra["forms"]
    added = {name.casefold() for name in extra["extra"]["names"]}
    return Places(
        names=frozenset(listed) | added | full,
        regions=regions,
        labels=frozenset(extra["labels"]["words"]),
        joining=frozenset(forms["joining"]),
        abbreviated=frozenset(forms["abbreviated"]),
        prepositions=tuple(forms["prepositions"]),
        stop_closes=frozenset(forms["stop_closes"]),
        colon_is_topic=frozenset(forms["colon_is_topic"]),
    )
