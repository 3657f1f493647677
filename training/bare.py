"""Pages whose markup says little: the blocks of a page once more in tables or plain divisions.

Old pages stand in tables with line breaks, and builders' pages in divisions whose class names are
made by machines. Few gold pages do, so every page is shown once in such markup too: what its text
tells has to do there.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from html import escape

from newsclean.document import Block, Document, Scope

BARE = "bare"
# Blocks whose ancestors differ at this depth stand in different cells.
_CELL_DEPTH = 5
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def bare_markup(document: Document, name: str) -> str:
    """The page's blocks, links and title as such a page has them; ``name`` decides which form.

    >>> from newsclean.read.source import read_source
    >>> from newsclean.segment import segment
    >>> page = segment(read_source("<main><h1>Rain</h1><p>It rained.</p><p>Then not.</p></main>"))
    >>> print(bare_markup(page, "a"))
    <html><head><title></title></head><body><div><div>Rain</div>
    <div>It rained.</div>
    <div>Then not.</div></div></body></html>
    """
    rng = random.Random(name)
    tables = rng.random() < 0.6
    paragraphs = rng.choice(("<p>{}", "{}<br><br>", "{}<br><br>"))
    cells = []
    for blocks in _cells(document.blocks):
        if tables:
            cells.append("<tr><td>" + "\n".join(_old(b, paragraphs) for b in blocks) + "</td></tr>")
        else:
            cells.append(
                "<div>" + "\n".join(f"<div>{_linked(block)}</div>" for block in blocks) + "</div>"
            )
    inside = "\n".join(cells)
    inside = f"<table>{inside}</table>" if tables else inside
    title = escape(document.metadata.title or "")
    return f"<html><head><title>{title}</title></head><body>{inside}</body></html>"


def _old(block: Block, paragraphs: str) -> str:
    text = _linked(block)
    if block.tag == "h1":
        return f'<font size="5"><b>{text}</b></font><br>'
    if block.tag in _HEADINGS:
        return f"<b>{text}</b><br>"
    if block.tag == "li":
        return f"&bull; {text}<br>"
    if block.tag == "figcaption":
        return f'<font size="1">{text}</font><br><br>'
    return paragraphs.format(text)


def _linked(block: Block) -> str:
    """The text with its links."""
    parts, at = [], 0
    for anchor in block.anchors:
        if anchor.start < at:
            continue
        link = f'<a href="{escape(anchor.href or "#")}">{escape(anchor.text)}</a>'
        parts += [escape(block.text[at : anchor.start]), link]
        at = anchor.end
    return "".join([*parts, escape(block.text[at:])])


def _cells(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Runs of blocks that stand in one part of the page."""
    run: list[Block] = []
    last: Scope | None = None
    for block in blocks:
        outer = _outer(block.scope)
        if run and outer is not last:
            yield run
            run = []
        run.append(block)
        last = outer
    if run:
        yield run


def _outer(scope: Scope) -> Scope:
    """The ancestor at the depth of cells, or the scope itself where it lies higher."""
    for outer in scope.ancestry():
        if outer.depth <= _CELL_DEPTH:
            return outer
    return scope
