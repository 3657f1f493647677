"""Cuts HTML into blocks: one pass over the parsed tree, without recursion."""

from __future__ import annotations

from lxml.etree import _Element, iterwalk

from newsclean.document import Block, Document, Picture, Source
from newsclean.segment.breaks import parts_blocks
from newsclean.segment.flow import Flow, Frame
from newsclean.segment.links import Base
from newsclean.segment.parse import parse, with_late_roots
from newsclean.segment.pictures import is_caption_in_text, is_lazy, picture_of, take_caption
from newsclean.segment.scope import Attributes, names_itself
from newsclean.segment.spaced import columns
from newsclean.segment.tables import is_one_block
from newsclean.segment.visibility import Hidden, is_unseen

# What to do with an element.
_PLAIN, _INLINE, _LINK, _SKIPPED, _BREAK, _PICTURE = range(6)
_BLOCK, _CELL, _ROW, _PRE, _FIGURE, _IN_CELL = range(6, 12)
# What has just ended: an inline element with a name of its own.
_NAMED = 12
# The last ones hold nothing, but libxml2 puts all that follows inside them.
_PLAIN_TAGS = """
    acronym b big cite code em font i ins kbd mark q s small strong sub sup tt u
    embed keygen source track wbr
"""
# Where no body tag stands, libxml2 takes <nav> and its kind for parts of the head.
_BLOCK_TAGS = """
    address article aside blockquote body button caption center dd details dialog dir div dl
    dt fieldset figcaption footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html label
    legend li main menu nav ol p search section summary table tbody tfoot thead ul
"""
_SKIPPED_TAGS = """
    script style template noscript svg math select datalist canvas iframe object audio
    title meta link map textarea input param noframes
"""
_KINDS: dict[str, int] = {
    **dict.fromkeys(_PLAIN_TAGS.split(), _PLAIN),
    **dict.fromkeys(_BLOCK_TAGS.split(), _BLOCK),
    **dict.fromkeys(_SKIPPED_TAGS.split(), _SKIPPED),
    "br": _BREAK, "img": _PICTURE, "amp-img": _PICTURE, "a": _LINK, "td": _CELL, "th": _CELL,
    "tr": _ROW, "pre": _PRE, "listing": _PRE, "xmp": _PRE, "figure": _FIGURE,
    "span": _INLINE, "time": _INLINE,
}  # fmt: skip
# Blocks that don't say what the text inside is: it keeps the name of the element around.
_UNNAMED = frozenset(
    {"html", "head", "body", "tbody", "thead", "tfoot", "form", "dir", "menu", "frameset", "hr"}
)
# A page with fewer columns than this in lines of running text shows it to scripts only. What it hides is its
# text if there is so much of it, and so many times as much.
_SOME_TEXT, _LEAST, _TIMES = 600, 300, 3
_LINE = 80


def segment_html(source: Source) -> Document:
    """Parse (unless a tree was handed in) and cut; blocks tile ``text`` with one line feed between.

    Hidden elements, scripts and form fields are left out. Two line breaks in a row end a block, or
    one by a line of its own (`breaks.parts_blocks`); a table row is one block with its cells apart
    by " | ", and text outside any block element is a block of its own.

    >>> page = segment_html(Source("<h1>Rain</h1>It <b>rained</b>.<br><br>Then it stopped.", "html"))
    >>> [(block.tag, block.text) for block in page.blocks]
    [('h1', 'Rain'), ('', 'It rained.'), ('', 'Then it stopped.')]
    """
    source.tree = parse(source.text) if source.tree is None else with_late_roots(source.tree)
    cutter = _Cutter(source.tree, source.url)
    cutter.walk()
    if cutter.hidden.left_out and not shows_text(cutter.flow.blocks):
        whole = _Cutter(source.tree, source.url, all_text=True)
        whole.walk()
        if _text_of(whole.flow.blocks) > max(_LEAST, _TIMES * _text_of(cutter.flow.blocks)):
            cutter = whole
    blocks = cutter.flow.blocks
    text = "\n".join([block.text for block in blocks])
    return Document(source, text, blocks, "html", pictures=cutter.pictures)


def shows_text(blocks: list[Block]) -> bool:
    """Whether there is running text, of whatever kind."""
    return _text_of(blocks) >= _SOME_TEXT


def _text_of(blocks: list[Block]) -> int:
    """Columns in lines of running text."""
    return sum(size for block in blocks if (size := columns(block.text)) >= _LINE)


class _Cutter:
    """Walks one tree; the state is what is open at this point of the walk."""

    def __init__(self, root: _Element, url: str | None, *, all_text: bool = False) -> None:
        declared = (base.get("href") for base in root.iter("base"))
        self.base = Base(url, next((href for href in declared if href is not None), None))
        self.flow = Flow()
        self.pictures: list[Picture] = []
        self.frames = [Frame(None, 0, "", None)]
        # For each open figure, how many pictures came before it.
        self.figures: list[int] = []
        self.hidden = Hidden(root, all_text=all_text)
        # Walks under way, innermost last: a streamed part is walked at the place it belongs to.
        self.roots = [root]
        self.walks = [_walk(root)]
        self.skipped: list[_Element] = []
        # How many blocks were looked at as captions.
        self.ended = 0
        # What ended right before this point, without text since: a link, another element, nothing.
        self.touching = 0

    def walk(self) -> None:
        """Go through the tree in document order."""
        frames, skipped, flow = self.frames, self.skipped, self.flow
        while self.walks:
            root = self.roots[-1]
            for event, element in self.walks[-1]:
                if event == "start":
                    if self._start(element):
                        break
                    text = None if skipped and skipped[-1] is element else element.text
                else:
                    if event == "end":
                        if frames[-1].element is element:
                            self._close()
                        elif skipped and skipped[-1] is element:
                            skipped.pop()
                        self.touching = self.touching or _INLINE
                    text = None if element is root else element.tail
                if text:
                    if self.touching == _NAMED:
                        flow.ended()
                    self.touching = 0
                    if text.isspace() and not flow.verbatim:
                        flow.space()
                    else:
                        flow.add(text, frames[-1])
            else:
                self.walks.pop()
                self.roots.pop()
        if self.flow.pending:
            self._end_block()

    def _start(self, element: _Element) -> bool:
        """Open an element or skip it; True where another walk has to come first."""
        tag: str = element.tag
        kind = _KINDS.get(tag)
        if kind is None:
            tag = tag.rpartition("}")[2]
            kind = _KINDS.get(tag, _INLINE)
        attributes: Attributes = element.items()  # type: ignore[assignment]
        if kind == _SKIPPED or (attributes and is_unseen(element, attributes)):
            seen: _Element | None = element
            if element is not self.roots[-1]:
                seen = self.hidden.seen(element, tag, attributes, self.frames[-1])
            waits = kind == _PICTURE and is_lazy(element)
            if (seen is not element or kind in (_BREAK, _PICTURE)) and not waits:
                return self._skip(element, seen)
            kind = _BLOCK if kind == _SKIPPED else kind
        if (kind == _INLINE and "-" in tag and self.frames[-1].tag != "p") or (
            kind <= _INLINE and attributes and is_caption_in_text(element)
        ):
            kind = _BLOCK
        if kind >= _BLOCK and not self.flow.row:
            self._open_block(element, tag, kind, attributes)
        elif kind in (_INLINE, _LINK):
            self._open_inline(element, tag, kind, attributes)
        elif kind:
            self._open_other(element, kind)
        return False

    def _skip(self, element: _Element, seen: _Element | None) -> bool:
        """Leave out what is in an element; True where another one is to be walked in its place."""
        if len(element) or element.text:
            self.walks[-1].skip_subtree()
            self.skipped.append(element)
        if seen is None or seen is element:
            return False
        self.roots.append(seen)
        self.walks.append(_walk(seen))
        return True

    def _open_other(self, element: _Element, kind: int) -> None:
        flow, around = self.flow, self.frames[-1]
        if kind == _BREAK:
            flow.line_break()
            if parts_blocks(element):
                flow.line_break()
        elif kind == _PICTURE:
            picture = picture_of(element, self.base, flow.position, around.scope)
            if picture is not None:
                self.pictures.append(picture)
        elif kind == _CELL:
            flow.cell()
        else:
            flow.space()
            self.frames.append(Frame(element, _IN_CELL, around.tag, around))

    def _open_inline(self, element: _Element, tag: str, kind: int, attributes: Attributes) -> None:
        if self.touching:
            if kind == _LINK and self.touching == _LINK:
                self.flow.space()
            else:
                self.flow.seam()
        name = tag if attributes and names_itself(attributes) else ""
        if kind == _LINK:
            href = element.get("href")
            self.flow.open_link(self.base.join(href) if href else None)
        elif not name:
            return
        around = self.frames[-1]
        self.frames.append(Frame(element, kind, around.tag, around, False, name, attributes))

    def _open_block(self, element: _Element, tag: str, kind: int, attributes: Attributes) -> None:
        if self.flow.pending:
            self._end_block()
        around = self.frames[-1]
        name = "td" if kind == _CELL else tag
        if tag in _UNNAMED or "-" in tag or (around.tag == "figcaption" and tag in ("p", "div")):
            name = around.tag
        if kind == _ROW:
            self.flow.row = is_one_block(element)
        elif kind == _PRE:
            self.flow.verbatim += 1
        elif kind == _FIGURE:
            self.figures.append(len(self.pictures))
        self.frames.append(Frame(element, kind, name, around, True, tag, attributes))

    def _close(self) -> None:
        kind = self.frames.pop().kind
        self.touching = _NAMED if kind == _INLINE else kind
        if kind == _BLOCK:
            if self.flow.pending:
                self._end_block()
        elif kind == _LINK:
            self.flow.close_link()
        elif kind == _IN_CELL:
            self.flow.space()
        elif kind != _INLINE:
            if self.flow.pending:
                self._end_block()
            if kind == _ROW:
                self.flow.row = False
            elif kind == _PRE:
                self.flow.verbatim -= 1
            elif kind == _FIGURE:
                self.figures.pop()

    def _end_block(self) -> None:
        self.flow.end_block()
        blocks, pictures = self.flow.blocks, self.pictures
        # Line breaks end blocks too, before any element does.
        for index in range(self.ended, len(blocks)) if pictures else ():
            take_caption(blocks[index], index, pictures, self.figures[-1] if self.figures else None)
        self.ended = len(blocks)


def _walk(root: _Element) -> iterwalk[tuple[str, _Element]]:
    return iterwalk(root, events=("start", "end", "comment", "pi"))
