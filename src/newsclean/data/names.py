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
