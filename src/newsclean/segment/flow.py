"""Running text on its way to becoming blocks: white space, line breaks, links."""

from __future__ import annotations

import re

from lxml.etree import _Element

from newsclean.document import ROOT, Anchor, Block, Scope
from newsclean.segment.limits import MOST_BLOCKS, too_many_blocks
from newsclean.segment.scope import Attributes, scope_of

# Soft hyphens, zero-width spaces, byte-order marks: no reader sees them.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CELL = " | "
_STOPS = ".!?"
# So many small letters before a capital are a word of their own.
_LEAST_WORD = 3


class Frame:
    """An open element that matters to the text inside; its scope is worked out when asked for.

    ``tag`` is the name its blocks get, ``block`` the frame of the innermost block element around
    an inline one, and ``kind`` says what is to be done at its end.
    """

    __slots__ = (
        "_attributes", "_name", "_scope", "around", "block", "element", "is_block", "kind", "tag",
    )  # fmt: skip

    def __init__(
        self, element: _Element | None, kind: int, tag: str, around: Frame | None,
        is_block: bool = False, name: str = "", attributes: Attributes | None = None,
    ) -> None:  # fmt: skip
        self.element = element
        self.kind = kind
        self.tag = tag
        self.around = around
        self.is_block = is_block
        # Never the frame itself, which would keep the whole tree in memory until it is searched
        # for cycles.
        self.block: Frame | None = None
        if not is_block and around is not None:
            self.block = around if around.is_block else around.block
        # Without a name of its own the frame stands in the scope around it.
        self._name = name
        self._attributes = attributes
        self._scope: Scope | None = None

    @property
    def scope(self) -> Scope:
        """The scope of the element inside those of the elements around."""
        if self._scope is None:
            unknown: list[Frame] = []
            frame: Frame | None = self
            while frame is not None and frame._scope is None:
                unknown.append(frame)
                frame = frame.around
            scope = ROOT if frame is None or frame._scope is None else frame._scope
            for inner in reversed(unknown):
                if inner._name:
                    scope = scope_of(inner._name, inner._attributes or [], scope)
                inner._scope = scope
            self._scope = scope
        return self._scope


class Flow:
    """Takes the text of a page piece by piece, in order, and cuts it into ``blocks``."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.verbatim = 0
        # Inside a table row that is one block, and the separators due before its next word.
        self.row = False
        self._cells = 0
        # Pieces of the block under way.
        self.pending: list[str] = []
        self._length = 0
        self._offset = 0
        self._space = False
        self._seam = self._ended = False
        self._breaks = 0
        self._first: Frame = Frame(None, 0, "", None)
        self._first_length = 0
        self._anchors: list[Anchor] = []
        # The open link: its address, and where it begins in parts and characters.
        self._link: tuple[str | None, int, int] | None = None

    @property
    def position(self) -> int:
        """Index of the block that begins next."""
        return len(self.blocks) + (1 if self._length else 0)

    def add(self, text: str, frame: Frame) -> None:
        """Text as it stands in the markup."""
        if self.verbatim:
            words = text.replace("\r\n", "\n")
        else:
            words = " ".join(text.split())
            if not words:
                self._space = True
                return
        if not words.isascii():
            words = _INVISIBLE.sub("", words)
            if not words:
                return
        if self._breaks:
            self._broken()
        if not self._length:
            self._first = frame
            self._first_length = 0
        elif not self.verbatim:
            if self._cells:
                self._put(_CELL.rstrip() * (self._cells - 1) + _CELL)
            elif (
                self._space
                or text[0].isspace()
                or (self._seam and self._joint(words))
                or (self._ended and self._begins(words))
            ):
                self._put(" ")
        size = len(words)
        self.pending.append(words)
        self._length += size
        if frame is self._first:
            self._first_length += size
        self._cells = 0
        self._seam = self._ended = False
        self._space = text[-1].isspace()

    def line_break(self) -> None:
        """A ``<br>``; the second in a row ends the block."""
        if self.verbatim:
            self._put("\n")
        elif self.row:
            self._space = True
        else:
            self._breaks += 1

    def space(self) -> None:
        """A place where the page shows a gap without white space in the markup."""
        self._space = True

    def seam(self) -> None:
        """Two inline elements of their own touch; a gap where the words would run together."""
        self._seam = True

    def ended(self) -> None:
        """An inline element of its own ends before a text; a gap where a word begins with it."""
        self._ended = True

    def cell(self) -> None:
        """A table cell begins."""
        if self._length:
            self._cells += 1

    def open_link(self, href: str | None) -> None:
        """A link begins; one inside another ends the outer one."""
        if self._link is not None:
            self._end_link()
        self._link = (href, len(self.pending), self._length)

    def close_link(self) -> None:
        """The link ends."""
        self._end_link()
        self._link = None

    def end_block(self) -> None:
        """The block ends here; an open link goes on in the next one."""
        if not self.pending:
            return
        self._end_link()
        self._make_block("".join(self.pending))
        if self._link is not None:
            self._link = (self._link[0], 0, 0)
        self.pending = []
        self._length = self._breaks = self._cells = 0
        self._space = False
        self._anchors = []

    def _put(self, text: str) -> None:
        self.pending.append(text)
        self._length += len(text)

    def _broken(self) -> None:
        """Line breaks before this word: one is a space; headings hold together over any number."""
        if self._breaks > 1 and self._first.tag not in ("h1", "h2", "h3"):
            self.end_block()
        self._space = True
        self._breaks = 0

    def _joint(self, words: str) -> bool:
        before = self.pending[-1]
        last, first = before[-1:], words[0]
        if last in _STOPS:  # "last August.Ana Ruiz", "2023.Ana Ruiz", but not "U.S."
            return first.isupper() and (before[-2:-1].islower() or before[-2:-1].isdigit())
        if last.isupper() and first.isupper():  # "AA" and "Muhabir", but not "N" and "EWS"
            return before[-2:-1].isupper() and words[1:2].islower()
        return last.isalnum() and (first.isupper() or first.isdigit() != last.isdigit())

    def _begins(self, words: str) -> bool:
        """Whether a text begins a word anew: "Previous" and "Rain", "OSLO" and "The", but not "Mc" and
        "Donald"."""
        before = self.pending[-1][-_LEAST_WORD:]
        if not words[0].isupper() or len(before) < _LEAST_WORD or not before.isalpha():
            return False
        return before.islower() or (before.isupper() and words[1:2].islower())

    def _end_link(self) -> None:
        if self._link is None:
            return
        href, part, start = self._link
        raw = "".join(self.pending[part:])
        text = raw.strip()
        if text:
            start += len(raw) - len(raw.lstrip())
            self._anchors.append(Anchor(text, href, start, start + len(text)))

    def _make_block(self, raw: str) -> None:
        text = raw.strip()
        cut = 0
        if len(text) < len(raw):
            if not text:
                return
            # Verbatim text keeps the indentation of its first line.
            kept = raw.rstrip()
            head = raw[: len(raw) - len(raw.lstrip())]
            cut = head.rfind("\n") + 1 if self.verbatim else len(head)
            text = kept[cut:]
        if len(self.blocks) > MOST_BLOCKS:
            raise too_many_blocks()
        first = self._first
        if first.block is not None and self._first_length * 2 < len(text):
            # Most of the words stand outside the inline element the block begins with.
            first = first.block
        anchors = self._anchors
        if cut:
            anchors = [Anchor(a.text, a.href, a.start - cut, a.end - cut) for a in anchors]
        holder = first.block or first
        start = self._offset
        self._offset = start + len(text) + 1
        self.blocks.append(
            Block(
                text=text,
                start=start,
                end=start + len(text),
                tag=first.tag,
                scope=first.scope,
                anchors=tuple(anchors),
                element=holder.element,
            )
        )
