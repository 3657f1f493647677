"""Cuts a Source into the blocks that tile it."""

from __future__ import annotations

from dataclasses import replace

from newsclean.document import Document, Source
from newsclean.read.undo import undo
from newsclean.segment.limits import MOST_BLOCKS, too_many_blocks


def segment(source: Source) -> Document:
    """The page as blocks, by the segmenter for its format.

    Raises NoArticle (``too_large``) for more than 100,000 lines or blocks, a hundred times as
    many as long pages have, or a million tags.
    """
    document = _cut(source)
    if len(document.blocks) > MOST_BLOCKS:
        raise too_many_blocks()
    return document


def _cut(source: Source) -> Document:
    if source.format == "html":
        from newsclean.segment.html import segment_html

        return segment_html(source)
    plain = undo(source.text)
    document = _cut_text(source if plain is None else replace(source, text=plain.text))
    document.original = None if plain is None else plain.spans
    return document


def _cut_text(source: Source) -> Document:
    if source.format == "markdown":
        from newsclean.segment.markdown import segment_markdown

        return segment_markdown(source)
    from newsclean.segment.text import segment_text

    return segment_text(source)
