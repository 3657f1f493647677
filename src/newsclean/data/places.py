"""The places datelines are checked against: the gazetteer, regions, and labels that are none."""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from newsclean.accents import without_accents
from newsclean.data.alternatives import alternatives
from newsclean.data.tables import table

_GREEK = re.compile(r"[Ͱ-Ͽἀ-῿]")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʻʼ", "'"))
_JOINER = re.compile("[\u200c\u200d]")
_CYRILLIC = re.compile(r"[\u0400-\u045f\u0490\u0491]")


@dataclass(frozen=True, slots=True)
class StoryWords:
    """How stories in one language speak of towns; the lists are told apart in ``places.toml``."""

    before: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    neutral: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    unlike: frozenset[str] = frozenset()
    inflects: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Known names, case-folded; regions in the case they are printed in; words and forms of datelines."""

    names: frozenset[str]
    regions: frozenset[str]
    labels: frozenset[str]
    # Labels that names of places begin with too ("Bad Ischl", "New Ulm").
    begin_names: frozenset[str]
    joining: frozenset[str]
    abbreviated: frozenset[str]
    geographic: frozenset[str]
    # Last words of the names of parts of countries ("Volta Region").
    divisions: frozenset[str]
    full: Mapping[str, str]
    stop_closes: frozenset[str]
    colon_is_topic: frozenset[str]
    # Desks and correspondents that stand where an agency may.
    desks: frozenset[str]
    # Between a day of another calendar and the same one of ours.
    same_day: frozenset[str]
    # Words for correspondents, and agencies that print their names between dashes.
    correspondents: frozenset[str]
    name_reporters: frozenset[str]
    # Endings of names of papers.
    papers: tuple[str, ...]
    # "Date" before a day ("ता. २०").
    date_words: frozenset[str]
    # Months of other calendars.
    months: frozenset[str]
    # What speaks of the place before it ("Paris. Cette ville ...").
    points_back: frozenset[str]
    both: re.Pattern[str]
    # "Province", "city" where they are written together with the name.
    before_names: tuple[str, ...]
    behind_names: tuple[str, ...]
    # Older ways to write letters of Malayalam.
    spelled: Mapping[str, str]
    # How stories speak of towns, by language.
    stories: Mapping[str, StoryWords]
    # Case-folded Cyrillic to Latin letters, for each way to write them.
    letters: tuple[Mapping[int, str], ...]

    def is_place(self, name: str) -> bool:
        """Whether the name is a city, country or other place a story can be filed from.

        >>> places().is_place("PARIS"), places().is_place("UPDATE")
        (True, False)
        >>> places().is_place("İZMİR"), places().is_place("НИШ"), places().is_place("ΟΥΑΣΙΓΚΤΟΝ")
        (True, True, True)
        >>> places().is_place("ខេត្តកំពត"), places().is_place("จ.แพร่")
        (True, True)
        """
        folded = _folded(name)
        if folded in self.names:
            return True
        return any(form in self.names for form in self._forms(name, folded))

    def are_places(self, name: str) -> bool:
        """Whether the name is that of several places in capitals ("BRASÍLIA E RIO", "PARIS and ROME")."""
        parts = self.both.split(name)
        return len(parts) > 1 and all(part.isupper() and self.is_place(part) for part in parts)

    def is_region(self, name: str) -> bool:
        """Whether the name stands behind a town ("Mich.", "CA", "Italy")."""
        return name in self.regions or name.title() in self.regions or self.is_place(name)

    def _forms(self, name: str, folded: str) -> Iterator[str]:
        """What the gazetteer may have instead of a name that it does not have as printed."""
        if "." in folded:
            yield " ".join(self.full.get(word, word) for word in folded.split())
        if "-" in folded or " " in folded:
            yield folded.replace("-", " ")
            yield folded.replace(" ", "-")
        if "İ" in name or ("I" in name and name.isupper()):  # Turkish
            yield _folded(name.replace("İ", "i"))
            yield _folded(name.replace("İ", "i").replace("I", "ı"))
        if folded.isascii():
            return
        if _CYRILLIC.search(folded):
            for letters in self.letters:
                yield folded.translate(letters)
        elif folded.startswith(self.before_names) or folded.endswith(self.behind_names):
            yield from map(folded.removeprefix, self.before_names)
            yield from map(folded.removesuffix, self.behind_names)
        if _JOINER.search(folded):
            for older, newer in self.spelled.items():
                folded = folded.replace(older, newer)
            yield _JOINER.sub("", folded)
            yield _JOINER.sub(" ", folded)


def _folded(name: str) -> str:
    folded = name.casefold().translate(_APOSTROPHES)
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)


def _letters(content: Mapping[str, Mapping[str, str]]) -> tuple[Mapping[int, str], ...]:
    return tuple(str.maketrans({**content["shared"], **own}) for own in content.values())


def _listed(groups: Mapping[str, Iterable[str]]) -> frozenset[str]:
    return frozenset(name for group in groups.values() for name in group)


def _names(extra: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """All names that are listed, with those of the gazetteer."""
    listed = gzip.decompress((files("newsclean.data") / "places.txt.gz").read_bytes()).decode()
    text = "\n".join((listed, *map(str.casefold, _listed(extra)))).replace("’", "'")
    names = unicodedata.normalize("NFC", text).split("\n")
    return frozenset(names).union(without_accents(name) for name in names if _GREEK.match(name))


def _stories(content: Mapping[str, Any]) -> Mapping[str, StoryWords]:
    stories: dict[str, StoryWords] = {}
    for language, words in content["stories"].items():
        lists = {name: frozenset(listed) for name, listed in words.items() if name != "inflects"}
        stories[language] = StoryWords(**lists, inflects=words.get("inflects", False))
    alike = content["stories_alike"].items()
    return stories | {language: stories[other] for language, other in alike}


@cache
def places() -> Places:
    """The places that ship with newsclean, read once at first use.

    ``places.txt.gz`` is made from GeoNames (https://www.geonames.org, CC BY 4.0) and CLDR names of
    countries by ``training/places.py``.
    """
    extra = table("places")
    regions = _listed(extra["regions"])
    full = {name.casefold() for name in regions if len(name) > 3 and "." not in name}
    forms = extra["forms"]
    return Places(
        names=_names(extra["extra"]) | full,
        regions=regions | _listed(extra["provinces"]),
        labels=frozenset(extra["labels"]["words"]),
        begin_names=frozenset(extra["labels"]["begin_names"]),
        joining=frozenset(forms["joining"]),
        abbreviated=frozenset(forms["abbreviated"]),
        geographic=frozenset(forms["geographic"]),
        divisions=frozenset(forms["divisions"]),
        full=extra["full"],
        stop_closes=frozenset(forms["stop_closes"]),
        colon_is_topic=frozenset(forms["colon_is_topic"]),
        desks=frozenset(forms["desks"]),
        same_day=frozenset(forms["same_day"]),
        correspondents=frozenset(forms["correspondents"]),
        name_reporters=frozenset(forms["name_reporters"]),
        papers=tuple(forms["papers"]),
        date_words=frozenset(forms["date_words"]),
        months=frozenset(forms["months"]),
        points_back=frozenset(forms["points_back"]),
        both=re.compile(rf"\s(?:{alternatives(forms['and'])})\s", re.IGNORECASE),
        before_names=tuple(forms["before_names"]),
        behind_names=tuple(forms["behind_names"]),
        spelled=extra["spelled"],
        stories=_stories(extra),
        letters=_letters(extra["letters"]),
    )
