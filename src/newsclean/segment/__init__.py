"""Cuts a Source into the blocks that tile it."""

from __future__ import annotations

from newsclean.document import Document, Source


def segment(source: Source) -> Document:
    """The page as blocks, by the segmenter for its format."""
    if source.format == "html":
        from newsclean.segment.html import segment_html

        return segment_html(source)
    if source.format == "markdown":
        from newsclean.segment.markdown import segment_markdown

        return segment_markdown(source)
    from newsclean.segment.text import segment_text

    return segment_text(source)
