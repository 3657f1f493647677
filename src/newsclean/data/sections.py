"""Names of sections and labels that are none: loads ``sections.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads((files("newsclean.data") / "sections.toml").read_text(encoding="utf-8"))


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
