"""What stands in titles of pages beside headlines: loads ``titles.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from newsclean.data.places import places
from newsclean.data.tables import table


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The word lists of ``titles.toml``, case-folded; ``small`` has the articles too."""

    articles: frozenset[str]
    small: frozenset[str]
    # Words for a paper or a channel, and how their names end where words are written together.
    media: frozenset[str]
    endings: tuple[str, ...]
    # What addresses have behind and before names, and the last parts of domains.
    tails: frozenset[str]
    tops: tuple[str, ...]
    second: frozenset[str]
    subdomains: frozenset[str]
    # Between headline and site: labels that are no sections, and words for news.
    labels: frozenset[str]
    news: frozenset[str]
    # Around numbers of pages.
    pages: tuple[str, ...]
    of: tuple[str, ...]
    all_pages: tuple[str, ...]
    behind_pages: tuple[str, ...]
    # Letters to Latin ones without accents, for each way to write them.
    letters: tuple[Mapping[int, str], ...]


@cache
def title_words() -> TitleWords:
    """The word lists, read once at first use.

    >>> "gazette" in title_words().media
    True
    """
    content = table("titles")
    names, addresses, beside = content["names"], content["addresses"], content["beside"]
    return TitleWords(
        articles=_folded(names["articles"]),
        small=_folded(names["small"] + names["articles"]),
        media=_folded(names["media"]),
        endings=tuple(map(str.casefold, names["endings"])),
        tails=frozenset(addresses["tails"]),
        tops=tuple(addresses["tops"]),
        second=frozenset(addresses["second"]),
        subdomains=frozenset(addresses["subdomains"]),
        labels=_folded(beside["labels"]),
        news=_folded(beside["news"]),
        pages=tuple(beside["pages"]),
        of=tuple(beside["of"]),
        all_pages=tuple(beside["all_pages"]),
        behind_pages=tuple(beside["behind_pages"]),
        letters=_letters(content["letters"]),
    )


def _folded(listed: list[str]) -> frozenset[str]:
    return frozenset(map(str.casefold, listed))


def _letters(content: Mapping[str, dict[str, str]]) -> tuple[Mapping[int, str], ...]:
    """Each way to write Cyrillic, and one more that spells accents out ("ö": "oe")."""
    shared, spelled = str.maketrans(content["shared"]), str.maketrans(content["spelled"])
    cyrillic = [{**letters, **shared} for letters in places().letters]
    return (*cyrillic, {**cyrillic[0], **spelled})
