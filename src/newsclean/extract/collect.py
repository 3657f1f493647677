"""Adds values to Metadata: folded, each once, not without end."""

from __future__ import annotations

from typing import Any

from newsclean.document import Metadata

_LONGEST = 2000
_MOST = 60


def add(found: Metadata, field: str, origin: str, value: Any) -> None:
    """Add a value to a list of the metadata; anything but text is left out."""
    if not isinstance(value, str):
        return
    folded = " ".join(value[:_LONGEST].split())
    values: list[tuple[str, str]] = getattr(found, field)
    if folded and len(values) < _MOST and (origin, folded) not in values:
        values.append((origin, folded))
