"""Given and family names of people, as far as they are common somewhere."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files


@cache
def known_names() -> frozenset[str]:
    """Case-folded names in scripts that put spaces between words, read once at first use.

    ``names.txt.gz`` is made from Faker's lists (https://github.com/joke2k/faker, MIT) and the
    census's in the package names (MIT) by ``training/people.py``.
    """
    packed = (files("newsclean.data") / "names.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode().split("\n"))


def is_known_name(word: str) -> bool:
    """Whether a word is a common name of people.

    >>> is_known_name("Zoe"), is_known_name("Contents")
    (True, False)
    """
    return word.casefold().strip(".,'’") in known_names()


def is_surely_name(name: str) -> bool:
    """Whether every word of a name of two to four words is one that people have.

    >>> is_surely_name("Emma Mackenzie"), is_surely_name("Emma Press Office")
    (True, False)
    """
    parts = name.replace(".", " ").split()
    named = [part for part in parts if len(part) > 1]
    whole = all(is_known_name(part) and part[0].isupper() for part in named)
    return 2 <= len(parts) <= 4 and len(named) > 1 and whole
