"""Makes ``src/newsclean/data/names.txt.gz``, the names of people that authors are told by.

    python training/people.py src/newsclean/data/names.txt.gz

Needs ``faker`` (MIT; lists of given and family names of some sixty countries) and ``names`` (MIT;
given and family names of the US census). A name per line, case-folded and sorted, in scripts that
put spaces between words.
"""

from __future__ import annotations

import gzip
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import faker.providers.person as person
import names

# From the census, family names up to this rank: rarer ones are words as often as names.
RANK = 6_000
# Names that are words of headlines, menus and desks far more often than names.
WORDS = frozenset(
    [
        "read",
        "more",
        "may",
        "case",
        "best",
        "post",
        "street",
        "park",
        "long",
        "case",
        "day",
        "news",
        "news",
        "love",
        "way",
        "home",
        "page",
        "world",
        "city",
        "state",
        "market",
        "media",
        "price",
        "sale",
        "free",
        "view",
        "light",
        "stock",
        "trust",
        "means",
        "self",
        "guide",
        "green",
        "house",
        "business",
        "law",
        "the",
        "in",
        "good",
        "new",
        "heard",
        "money",
    ]
)
_SPACED = re.compile(r"[^\W\d_\u3040-\u9fff\uac00-\ud7af]{2,}(?:['’-][^\W\d_]+)*$")


def main(target: Path) -> None:
    """Write the list."""
    found = {name.casefold() for name in (*_of_faker(), *_of_census()) if _SPACED.match(name)}
    lines = "\n".join(sorted(found - WORDS))
    target.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))
    print(len(found), "names,", target.stat().st_size, "bytes")


def _of_faker() -> Iterator[str]:
    for module in pkgutil.iter_modules(person.__path__):
        if not module.ispkg:
            continue
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            listed = getattr(provider, attribute)
            if attribute.startswith(("first_name", "last_names")) and isinstance(
                listed, tuple | list | dict
            ):
                for entry in listed:
                    name = entry[0] if isinstance(entry, tuple) else entry
                    yield from str(name).split()


def _of_census() -> Iterator[str]:
    folder = Path(str(names.__file__)).parent
    for name in ("dist.female.first", "dist.male.first", "dist.all.last"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            word, _, _, rank = line.split()
            if int(rank) <= RANK:
                yield word


if __name__ == "__main__":
    main(Path(sys.argv[1]))
