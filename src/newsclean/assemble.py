"""Makes users' models of a finished document: its segments, and the Article."""

from __future__ import annotations

import logging
from typing import Any

from pydantic import TypeAdapter, ValidationError

from newsclean.document import Document
from newsclean.extract.steps import NEEDED
from newsclean.models import Article, Evidence, Segment

# All at once takes two thirds of the time that they take one by one.
_SEGMENTS = TypeAdapter(tuple[Segment, ...])
log = logging.getLogger("newsclean")


def segments_of(document: Document) -> tuple[Segment, ...]:
    """The blocks of a labelled document as users see them."""
    text, blocks = document.text, document.blocks
    if document.original is None:
        spans = [(text[block.start : block.end], block.start, block.end) for block in blocks]
    else:
        spans = document.original([block.start for block in blocks])
    return _SEGMENTS.validate_python(
        [
            {
                "role": block.role,
                "text": stretch,
                "start": start,
                "end": end,
                "confidence": block.confidence,
                "reason": block.reason,
            }
            for block, (stretch, start, end) in zip(blocks, spans, strict=True)
        ]
    )


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
