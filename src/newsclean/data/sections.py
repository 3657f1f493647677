"""Names of sections and labels that are none: loads ``sections.toml``."""

from __future__ import annotations

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
    """Labels beside headlines that name no section, case-folded."""
    return frozenset(table("sections")["other"]["labels"])


@cache
def company_forms() -> frozenset[str]:
    """What closes the name of a company, case-folded, without its last dot."""
    return frozenset(table("sections")["other"]["companies"])
