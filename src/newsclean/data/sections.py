"""Names of sections and labels that are none: loads ``sections.toml``."""

from __future__ import annotations

from functools import cache
from typing import Any

from newsclean.data.tables import table


@cache
def _content() -> dict[str, Any]:
    return table("sections")


@cache
def section_names() -> frozenset[str]:
    """Names sections have on many sites, in all languages, case-folded.

    >>> "politics" in section_names()
    True
    """
    return frozenset(name for names in _content()["names"].values() for name in names)


@cache
def other_labels() -> frozenset[str]:
    """Labels beside headlines that name no section, case-folded."""
    return frozenset(_content()["other"]["labels"])
