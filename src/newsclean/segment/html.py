"""Cuts HTML into blocks: one pass over the parsed tree, without recursion."""

from __future__ import annotations

from lxml.etree import _Element, iterwalk

from newsclean.document import ROOT, Anchor, Block, Document, Picture, Scope, Source
from newsclean.segment.parse import parse
from newsclean.segment.scope import scope_of

_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html label "
    "legend li main menu nav ol p pre search section summary table tbody tfoot thead tr ul".split()
)
_SKIPPED = frozenset(
    "script style template noscript svg math select datalist canvas iframe object embed audio "
    "head title meta link map textarea input param source track noframes".split()
)
# Inline elements that only change the looks of words; they don't tell what the block is.
_PLAIN = frozenset("a abbr acronym b big cite code em font i ins kbd mark q s small strong sub sup tt u wbr".split())
_NAMED = _BLOCKS - {"html", "body", "tbody", "thead", "tfoot", "form", "dir", "menu"}


def segment_html(source: Source) -> Document:
    """Parse (unless a tree was handed in) and cut; blocks tile ``text`` with one line feed between.

    Hidden elements, scripts and form fields are left out. Two line breaks in a row end a block,
    a table row is one block with its cells apart by " | ", and text outside any block element
    is a block of its own.
    """
    if source.tree is None:
        source.tree = parse(source.text)
    cutter = _Cutter()
    cutter.walk(source.tree)
    return Document(
        source=source,
        text="\n".join(block.text for block in cutter.blocks),
        blocks=cutter.blocks,
        layout="html",
        pictures=cutter.pictures,
    )


class _Cutter:
    """Collects the text of one tree; the state is what is open at this point of the walk."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self.offset = 0
        self.parts: list[str] = []
        self.length = 0
        self.space = False
        self.breaks = 0
        self.pre = 0
        self.scope = ROOT
        # The scope and element of the block's first word.
        self.first: tuple[Scope, _Element] | None = None
        self.scopes: list[tuple[_Element, Scope]] = []
        self.open_anchors: list[list[object]] = []
        self.anchors: list[Anchor] = []
        self.figures: list[int] = []

    def walk(self, root: _Element) -> None:
        """Go through the tree in document order."""
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if not isinstance(tag, str):
                if event == "end" and element.tail:
                    self._add(element.tail, element)
                continue
            if event == "start":
                if tag in _SKIPPED or (element.attrib and _hidden(element)):
                    walk.skip_subtree()
                    continue
                self._open(element, tag)
            else:
                self._close(element, tag)
                if element.tail:
                    self._add(element.tail, element)
        self._flush()

    def _open(self, element: _Element, tag: str) -> None:
        if tag == "br":
            self._break()
            return
        if tag == "img":
            self._picture(element)
            return
        block = tag in _BLOCKS or "-" in tag
        if block:
            self._flush()
        if block or (tag not in _PLAIN and element.attrib):
            self.scope = scope_of(element, tag, self.scope)
            self.scopes.append((element, self.scope))
        if tag == "a":
            self.open_anchors.append([element, element.get("href"), self.length])
        elif tag in ("td", "th"):
            if self.length:
                self._add(" | ", element)
        elif tag == "pre":
            self.pre += 1
        elif tag == "figure":
            self.figures.append(len(self.pictures))
        if element.text:
            self._add(element.text, element)

    def _close(self, element: _Element, tag: str) -> None:
        if tag in _SKIPPED or tag in ("br", "img"):
            return
        if tag in _BLOCKS or "-" in tag:
            self._flush()
        if tag == "a" and self.open_anchors and self.open_anchors[-1][0] is element:
            _, href, start = self.open_anchors.pop()
            self._anchor(href, start)
            self.space = True if not element.tail else self.space
        elif tag == "pre":
            self.pre -= 1
        elif tag == "figure" and self.figures:
            self.figures.pop()
        if self.scopes and self.scopes[-1][0] is element:
            self.scopes.pop()
            self.scope = self.scopes[-1][1] if self.scopes else ROOT

    def _add(self, text: str, element: _Element) -> None:
        if self.pre:
            words = text
        else:
            words = " ".join(text.split())
            if not words:
                self.space = True
                return
        if self.breaks > 1:
            self._flush()
        elif self.breaks or (self.length and (self.space or text[0].isspace()) and not self.pre):
            self.space = True
        self.breaks = 0
        if self.length and self.space and not self.pre:
            self.parts.append(" ")
            self.length += 1
        if self.first is None and words.strip():
            self.first = (self.scope, element)
        self.parts.append(words)
        self.length += len(words)
        self.space = text[-1].isspace()

    def _break(self) -> None:
        if self.pre:
            self.parts.append("\n")
            self.length += 1
        else:
            self.breaks += 1

    def _anchor(self, href: object, start: object) -> None:
        text = "".join(self.parts)
        begin = int(start)  # type: ignore[call-overload]
        while begin < len(text) and text[begin].isspace():
            begin += 1
        if begin < len(text):
            target = href.strip() if isinstance(href, str) else None
            if target is not None and target[:11].lower() == "javascript:":
                target = None
            self.anchors.append(Anchor(text[begin:], target, begin, len(text)))

    def _picture(self, element: _Element) -> None:
        url = _picture_url(element)
        if url:
            alt = " ".join((element.get("alt") or "").split())
            self.pictures.append(Picture(url, alt, len(self.blocks), self.scope))

    def _flush(self) -> None:
        """End the block at this point; open links go on in the next one."""
        self.breaks = 0
        self.space = False
        if not self.parts:
            return
        for opened in self.open_anchors:
            self._anchor(opened[1], opened[2])
            opened[2] = 0
        raw = "".join(self.parts)
        text = raw.strip()
        if text and text != "|":
            cut = len(raw) - len(raw.lstrip())
            self._block(text, cut)
        self.parts = []
        self.length = 0
        self.anchors = []
        self.first = None

    def _block(self, text: str, cut: int) -> None:
        scope, element = self.first or (self.scope, None)
        tag = next((step.tag for step in scope.ancestry() if step.tag in _NAMED), "")
        anchors = self.anchors
        if cut:
            anchors = [Anchor(a.text, a.href, a.start - cut, a.end - cut) for a in anchors]
        self.blocks.append(
            Block(
                text=text,
                start=self.offset,
                end=self.offset + len(text),
                tag=tag,
                scope=scope,
                anchors=tuple(a for a in anchors if a.end <= len(text)),
                element=element,
            )
        )
        self.offset += len(text) + 1
        if tag == "figcaption" and self.figures:
            for picture in self.pictures[self.figures[-1] :]:
                picture.caption = text


def _hidden(element: _Element) -> bool:
    attributes = element.attrib
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style")
    if not style or len(style) > 2000:
        return False
    folded = style.replace(" ", "").lower()
    return "display:none" in folded or "visibility:hidden" in folded


def _picture_url(element: _Element) -> str | None:
    """The address a reader's browser would end up loading, lazy-loading attributes first."""
    for name in ("data-src", "data-original", "data-lazy-src", "src"):
        value = (element.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return value
    listed = element.get("srcset") or element.get("data-srcset") or ""
    last = listed.split(",")[-1].split()
    return last[0] if last else None
