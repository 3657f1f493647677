"""Decides: runs the extractors field by field and keeps the surest candidate, with its evidence."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Annotated, Any, NamedTuple

from pydantic import JsonValue, TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from newsclean.document import Candidate, Document
from newsclean.extract.caption.below import label_captions_below
from newsclean.extract.passed_over import passed_over
from newsclean.extract.steps import Step, steps_of
from newsclean.models import Article, Evidence
from newsclean.plugins import Plugin
from newsclean.settled import Settled

log = logging.getLogger("newsclean")
# What an extractor says where it found nothing.
_NOTHING: tuple[Any, ...] = (None, "", (), [], {})


class _Proposal(NamedTuple):
    candidate: Candidate[Any]
    plugin: Plugin[Any]


def resolve(
    document: Document, without: Iterable[str] = (), steps: Sequence[Step] | None = None
) -> tuple[dict[str, Any], dict[str, Evidence]]:
    """Values of all fields that were found, and where each comes from.

    The candidate with the highest confidence wins, the earlier extractor among equals. An
    extractor that raises or yields what is no candidate loses its say and nothing else, a value
    that is not valid for its field gives way to the next candidate: the error goes to the log
    and into the evidence of the field. ``steps`` are those of `newsclean.extract.steps.steps_of`,
    which are worked out here, without the fields in ``without``, where none are given.
    """
    steps = steps_of(without=without) if steps is None else steps
    label_captions_below(document)
    numbers = {id(block): number for number, block in enumerate(document.blocks)}
    try:
        for field, plugins in steps:
            _decide(field, plugins, document, numbers)
    finally:
        document.settled = None
    return document.fields, document.evidence


def _decide(
    field: str, plugins: Sequence[Plugin[Any]], document: Document, numbers: dict[int, int]
) -> None:
    """Set one field of the document, and its evidence, where anything was found."""
    proposals, errors = _proposals(plugins, document)
    best, value = _best(field, proposals, errors)
    if best is not None and value not in _NOTHING:
        document.fields[field] = value
        document.evidence[field] = _evidence(best, proposals, errors, numbers)
    elif errors:
        note = "; ".join(errors)
        document.evidence[field] = Evidence(extractor="none", confidence=0.0, note=note)
    if document.settled is not None:
        # What comes next may see the new field.
        document.settled.found.clear()


def _proposals(
    plugins: Iterable[Plugin[Any]], document: Document
) -> tuple[list[_Proposal], list[str]]:
    proposals: list[_Proposal] = []
    errors: list[str] = []
    for plugin in plugins:
        # Only newsclean's own are known to leave the document as it is.
        if not plugin.is_shipped:
            document.settled = None
        elif document.settled is None:
            document.settled = Settled(document.blocks)
        try:
            for candidate in plugin.part(document) or ():
                if not isinstance(candidate, Candidate):
                    kind = type(candidate).__name__
                    raise TypeError(f"an extractor yields Candidates, not {kind}")
                candidate.confidence = _number(candidate.confidence)
                candidate.extractor = candidate.extractor or plugin.name
                proposals.append(_Proposal(candidate, plugin))
        except Exception as error:  # a plugin's fault must not cost the page
            log.exception("extractor %s failed", plugin.name)
            errors.append(f"{plugin.name} failed: {type(error).__name__}: {error}"[:500])
    return proposals, errors


def _best(
    field: str, proposals: Iterable[_Proposal], errors: list[str]
) -> tuple[Candidate[Any] | None, Any]:
    """The surest candidate whose value is valid, and that value; what is not goes to ``errors``."""
    ranked = sorted(proposals, key=lambda proposal: -proposal.candidate.confidence)
    for candidate, plugin in ranked:
        if plugin.is_shipped and field in Article.model_fields:
            return candidate, candidate.value
        try:
            return candidate, valid(field, candidate.value)
        except ValueError as error:
            log.warning("extractor %s of %s: %s", plugin.name, field, error)
            errors.append(f"{candidate.extractor}: {error}")
    return None, None


def valid(field: str, value: Any) -> Any:
    """The value as the article's field has it; of a plugin's own field, as JSON has it.

    Raises ValueError for a value that is not valid.

    >>> valid("authors", [{"name": "Ana Ruiz"}])
    (Person(name='Ana Ruiz', kind='person', role=None, affiliation=None),)
    >>> valid("tickers", {"ACM"})
    ['ACM']
    """
    try:
        if field in Article.model_fields:
            return _adapter(field).validate_python(value)
        return _JSON.validate_python(to_jsonable_python(value))
    except ValidationError as error:
        first = error.errors()[0]["msg"]
        raise ValueError(f"the value {_shown(value)} is not valid: {first}") from error
    except Exception as error:  # whatever a stranger's object does when it is looked at
        kind = type(value).__name__
        raise ValueError(f"a value of type {kind} is not valid: {error}") from error


def _shown(value: Any) -> str:
    """The value for reading, whatever a stranger's object does when it is looked at."""
    try:
        return repr(value)[:80]
    except Exception:
        return f"of type {type(value).__name__}"


_JSON: TypeAdapter[JsonValue] = TypeAdapter(JsonValue)


@cache
def _adapter(field: str) -> TypeAdapter[Any]:
    info = Article.model_fields[field]
    annotation: Any = info.annotation
    for constraint in info.metadata:
        annotation = Annotated[annotation, constraint]
    return TypeAdapter(annotation)


def _evidence(
    best: Candidate[Any],
    proposals: Iterable[_Proposal],
    errors: list[str],
    numbers: dict[int, int],
) -> Evidence:
    notes = [best.note] if best.note else []
    others = passed_over(best, [candidate for candidate, _ in proposals])
    if others:
        notes.append(f"preferred to {' and '.join(others)}")
    segments = sorted(numbers[id(block)] for block in best.blocks if id(block) in numbers)
    return Evidence(
        extractor=best.extractor,
        confidence=round(min(1.0, max(0.0, best.confidence)), 3),
        segments=tuple(segments),
        note="; ".join(notes + errors),
    )


def _number(confidence: Any) -> float:
    """A confidence as a number; raises TypeError or ValueError for what is none."""
    number = float(confidence)
    if number != number:
        raise ValueError("the confidence is not a number")
    return number
