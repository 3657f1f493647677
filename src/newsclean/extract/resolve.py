"""Decides: runs the extractors field by field and keeps the surest candidate, with its evidence."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

from newsclean.document import Candidate, Document
from newsclean.models import Dateline, Evidence
from newsclean.plugins import extractors

log = logging.getLogger("newsclean")

# Later fields may read earlier ones in ``document.fields``.
FIELDS = (
    "language",
    "url",
    "site",
    "headline",
    "section",
    "published",
    "modified",
    "dateline",
    "credits",
    "byline",
    "authors",
    "deck",
    "copyright",
    "tags",
    "images",
    "related",
    "body",
)
_ROOMS = (
    "authors", "body", "byline", "copyright", "credit", "dateline", "dates", "deck", "headline",
    "images", "language", "related", "section", "site", "tags",
)  # fmt: skip


@cache
def load_extractors() -> None:
    """Import the extractors that ship with newsclean, so that they are registered."""
    for room in _ROOMS:
        import_module(f"newsclean.extract.{room}")


def resolve(
    document: Document, without: Iterable[str] = ()
) -> tuple[dict[str, Any], dict[str, Evidence]]:
    """Values of all fields that were found, and where each comes from.

    The candidate with the highest confidence wins, the earlier extractor among equals. An
    extractor that raises loses its say and nothing else: the error goes to the log and into the
    evidence of its field.
    """
    load_extractors()
    left_out = frozenset(without)
    numbers = {id(block): number for number, block in enumerate(document.blocks)}
    evidence: dict[str, Evidence] = {}
    for field in FIELDS:
        if field in left_out:
            continue
        candidates, errors = _candidates(field, document)
        best = max(candidates, key=lambda candidate: candidate.confidence, default=None)
        if best is not None and best.value not in (None, "", ()):
            document.fields[field] = best.value
            evidence[field] = _evidence(best, candidates, errors, numbers)
        elif errors:
            evidence[field] = Evidence(extractor="none", confidence=0.0, note="; ".join(errors))
    return document.fields, evidence


def _candidates(field: str, document: Document) -> tuple[list[Candidate[Any]], list[str]]:
    candidates: list[Candidate[Any]] = []
    errors: list[str] = []
    for plugin in extractors.for_field(field):
        try:
            for candidate in plugin.part(document):
                candidate.extractor = candidate.extractor or plugin.name
                candidates.append(candidate)
        except Exception as error:  # a plugin's fault must not cost the page
            log.exception("extractor %s failed", plugin.name)
            errors.append(f"{plugin.name} failed: {type(error).__name__}: {error}")
    return candidates, errors


def _evidence(
    best: Candidate[Any],
    candidates: list[Candidate[Any]],
    errors: list[str],
    numbers: dict[int, int],
) -> Evidence:
    notes = [best.note] if best.note else []
    others = _others(best, candidates)
    if others:
        notes.append(f"preferred to {' and '.join(others)}")
    segments = sorted(numbers[id(block)] for block in best.blocks if id(block) in numbers)
    return Evidence(
        extractor=best.extractor,
        confidence=round(min(1.0, max(0.0, best.confidence)), 3),
        segments=tuple(segments),
        note="; ".join(notes + errors),
    )


# How many of the values passed over are named, and how much of each.
_NAMED = 2
_SHOWN = 60


def _others(best: Candidate[Any], candidates: list[Candidate[Any]]) -> list[str]:
    """The surest other values, as printed, with where they were found."""
    ranked = sorted(candidates, key=lambda candidate: -candidate.confidence)
    found: dict[str, str] = {}
    for other in ranked:
        said = _said(other.value)
        if other is not best and other.value != best.value and said != _said(best.value):
            found.setdefault(said, f"{said} ({other.note or other.extractor})")
    return list(found.values())[:_NAMED]


def _said(value: Any) -> str:
    """A value in few words."""
    if isinstance(value, tuple):
        names = [str(getattr(item, "name", "")) for item in value]
        if not all(names):
            return f"{len(value)} others"
        value = ", ".join(names)
    elif isinstance(value, Dateline):
        value = value.raw
    text = str(value)
    return f"“{text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + '…'}”"
