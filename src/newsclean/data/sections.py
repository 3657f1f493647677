"""Names of sections and labels that are none: loads ``sections.toml``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from newsclean.data.tables import table


@cache
def section_names() -> frozenset[str]:
    """Names sections have on many sites, in all languages, case-folded.

    >>> "politics" in section_names()
    True
    """
    return frozenset(name for names in table("sections")["names"].values() for name in names)


@cache
def other_labels() -> frozenset[str]:
    """Labels beside headlines that name no section, and notes on a text, as `plain` has them.

    >>> "next story" in other_labels(), "breaking news" in other_labels()
    (True, True)
    """
    other = table("sections")["other"]
    return frozenset(map(plain, (*other["labels"], *other["notes"])))


@cache
def path_names() -> frozenset[str]:
    """Words in class names and ids of elements that hold a breadcrumb.

    >>> "breadcrumb" in path_names()
    True
    """
    return frozenset(table("sections")["path_names"])


def plain(label: str) -> str:
    """A label case-folded and without accents, which capitals often lack, and dots on an i.

    >>> plain("ÚLTIMA HORA"), plain("CANLI") == plain("canlı")
    ('ultima hora', True)
    """
    folded = label.casefold()
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFD", folded.replace("ı", "i"))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", parts))


_ACCENTS = re.compile("[\u0300-\u036f]")


@cache
def calls() -> frozenset[str]:
    """What asks a reader to watch or to read, as `plain` has it."""
    return frozenset(map(plain, table("sections")["other"]["calls"]))


@cache
def company_forms() -> frozenset[str]:
    """What closes the name of a company, case-folded, without its last dot."""
    return frozenset(table("sections")["other"]["companies"])
