"""Cuts a Source into the blocks that tile it."""

from __future__ import annotations

from dataclasses import replace

from newsclean.document import Document, Source, Spans
from newsclean.read.dialects import as_markdown
from newsclean.read.mojibake import repaired
from newsclean.read.quoted import unquoted
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
    plain = unquoted(source.text) or repaired(source.text) or as_markdown(source.text)
    if plain is not None:
        document = _cut(replace(source, text=plain.text))
        document.original = _through(plain.spans, document.original)
        return document
    if source.format == "markdown":
        from newsclean.segment.markdown import segment_markdown

        return segment_markdown(source)
    from newsclean.segment.text import segment_text

    return segment_text(source)


def _through(outer: Spans, inner: Spans | None) -> Spans:
    """The stretches of a dump that was both quoted and broken, or quoted twice."""
    if inner is None:
        return outer
    return lambda starts: outer([start for _, start, _ in inner(starts)])
