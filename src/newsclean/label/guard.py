"""Runs a labeller that may be anybody's, and looks at what it did."""

from __future__ import annotations

from newsclean.document import Document, Labeller
from newsclean.models import Role


def label_with(labeller: Labeller, document: Document, *, whole: bool = True) -> Document:
    """The document as labelled; newsclean's own labellers are trusted, others looked after.

    Names of roles become roles and confidences are brought between 0 and 1. Raises what the
    labeller raises, TypeError where it hands on no document, ValueError where blocks carry what
    is no role or, of a ``whole`` document, no longer tile the text.
    """
    labelled = labeller.label(document)
    if type(labeller).__module__.startswith("newsclean."):
        return labelled
    if not isinstance(labelled, Document):
        raise TypeError(f"label() handed on no Document but {type(labelled).__name__}")
    for block in labelled.blocks:
        block.role = Role(block.role)
        block.confidence = min(1.0, max(0.0, float(block.confidence)))
        block.reason = str(block.reason)
    if whole:
        _check_tiling(labelled)
    return labelled


def _check_tiling(document: Document) -> None:
    """Nothing is lost, whoever labelled: the blocks are in order and hold all of the text."""
    position = 0
    for block in document.blocks:
        if not position <= block.start < block.end <= len(document.text):
            raise ValueError(f"blocks overlap or are out of order at character {block.start}")
        if document.text[position : block.start].strip():
            raise ValueError(f"no block holds the text from character {position}")
        position = block.end
    if document.text[position:].strip():
        raise ValueError(f"no block holds the text from character {position}")
