"""Says in few words which other values a field could have had, and where they were found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsclean.document import Candidate
from newsclean.models import Dateline

# How many of the values passed over are named, and how much of each.
_MOST = 2
_LONGEST = 60


def passed_over(best: Candidate[Any], candidates: Iterable[Candidate[Any]]) -> list[str]:
    """The surest other values, as printed, with where they were found.

    >>> best, other = Candidate("Rain", 0.9), Candidate("Rain | Echo", 0.4, note="the page title")
    >>> passed_over(best, [other, best])
    ['“Rain | Echo” (the page title)']
    """
    ranked = sorted(candidates, key=lambda candidate: -candidate.confidence)
    chosen = _said(best.value)
    found: dict[str, str] = {}
    for other in ranked:
        said = _said(other.value)
        if said != chosen:
            found.setdefault(said, f"{said} ({other.note or other.extractor})")
        if len(found) == _MOST:
            break
    return list(found.values())


def _said(value: Any) -> str:
    """A value in few words, whatever a stranger's object does when it is looked at."""
    try:
        if isinstance(value, tuple):
            if not all(getattr(item, "name", "") for item in value):
                return f"{len(value)} others"
            value = ", ".join(str(item.name) for item in value)
        elif isinstance(value, Dateline):
            value = value.raw
        text = str(value)
    except Exception:
        return f"a value of type {type(value).__name__}"
    return f"“{text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + '…'}”"
