"""The TOML files beside this one, each read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import tomli


@cache
def table(name: str) -> dict[str, Any]:
    """The content of a data file by its name; it is shared and not to be changed.

    Raises FileNotFoundError for a file that there is not.

    >>> table("dates")["before_days"][:2]
    ['on', 'am']
    """
    return tomli.loads((files("newsclean.data") / f"{name}.toml").read_text(encoding="utf-8"))
