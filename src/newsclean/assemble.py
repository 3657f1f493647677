"""Makes users' models of a finished document: its segments, and the Article."""

from __future__ import annotations

import logging
from typing import Any

from pydantic import TypeAdapter, ValidationError

from newsclean.document import Document
from newsclean.extract.steps import NEEDED
from newsclean.models import Article, Evidence, Role, Segment

_SEGMENTS = TypeAdapter(tuple[Segment, ...])
log = logging.getLogger("newsclean")


def segments_of(document: Document) -> tuple[Segment, ...]:
    """The blocks of a labelled document as users see them."""
    text = document.text
    found = [
        {
            "role": block.role,
            "text": text[block.start : block.end],
            "start": block.start,
            "end": block.end,
            "confidence": block.confidence,
            "reason": block.reason,
        }
        for block in document.blocks
    ]
    # Blocks are ours: what a plugin made of one is the only thing to be looked at more closely.
    if all(map(_is_segment, found)):
        return tuple(map(_segment, found))
    return _SEGMENTS.validate_python(found)


def _is_segment(values: dict[str, Any]) -> bool:
    """Whether values are those of a `Segment` as they are, so that nothing needs to be converted."""
    return (
        type(values["role"]) is Role
        and type(values["confidence"]) is float
        and type(values["reason"]) is str
        and 0.0 <= values["confidence"] <= 1.0
        and values["start"] >= 0
        and len(values["text"]) == values["end"] - values["start"]
    )


def _segment(values: dict[str, Any]) -> Segment:
    """A segment of valid values: `model_construct` for a model without defaults and aliases.

    A page has hundreds, which would take pydantic five times as long.
    """
    made = Segment.__new__(Segment)
    _put(made, "__dict__", values)
    _put(made, "__pydantic_fields_set__", _GIVEN)
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", None)
    return made


_put = object.__setattr__
# The same for all segments, since all fields of all are given.
_GIVEN = set(Segment.model_fields)


def article_of(
    values: dict[str, Any], segments: tuple[Segment, ...], evidence: dict[str, Evidence]
) -> Article:
    """The Article; a value that is not valid costs its field and no more.

    What is no field of an Article is a plugin's and goes into ``extra``.
    """
    extra = {name: value for name, value in values.items() if name not in Article.model_fields}
    values = {name: value for name, value in values.items() if name not in extra}
    try:
        return Article(**values, segments=segments, evidence=evidence, extra=extra)
    except ValidationError as error:
        wrong = {str(item["loc"][0]) for item in error.errors() if item["loc"]}
        if not wrong or wrong - (set(values) - NEEDED):
            raise
        log.exception("values left out: %s", ", ".join(sorted(wrong)))
        note = Evidence(extractor="none", confidence=0.0, note="the value found was not valid")
        kept = {name: value for name, value in values.items() if name not in wrong}
        return Article(
            **kept,
            segments=segments,
            evidence={**evidence, **dict.fromkeys(wrong, note)},
            extra=extra,
        )
