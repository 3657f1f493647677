"""What a reader gets to see: elements hidden by markup, and hidden ones that are read all the same."""

from __future__ import annotations

from itertools import islice

from lxml.etree import _Element

from newsclean.segment.flow import Frame
from newsclean.segment.scope import Attributes, attribute_words
from newsclean.segment.spaced import columns

# Containers that a click or a subscription opens: readers do get to see what is in them.
_OPENED_WORDS = """
    accordion collapse collapsed collapsible expand expandable expander paywall faq toggle
    tabpanel region
"""
_OPENED = frozenset(_OPENED_WORDS.split())
# Layers over the page and parts of its frame: never the text, however long.
_LAYERS_WORDS = """
    modal popup dialog alertdialog lightbox overlay cookie cookies consent menu submenu nav
    navigation dropdown newsletter tooltip drawer offcanvas slideshow gallery search login
    banner toc republish share comments comment
"""
_LAYERS = frozenset(_LAYERS_WORDS.split())
_FRAME = frozenset({"nav", "header", "footer", "aside", "form", "dialog"})
_HIDING = frozenset({"hidden", "style", "aria-hidden"})
# A hidden element with this many characters of paragraphs is text that waits for a script.
_WAITING_TEXT = 600
_MOST_ELEMENTS = 400
# Where a page shows no text: so much of it, in columns, outside links is some.
_SOME_TEXT, _MOST_PARTS = 300, 10_000
_NO_TEXT = frozenset({"a", "script", "style", "option", "button", "label"})
_MOST_SEARCHES = 200


def is_hidden(attributes: Attributes) -> bool:
    """Whether ``hidden`` or an inline style takes the element off the page.

    >>> is_hidden([("style", "DISPLAY : none;")]), is_hidden([("hidden", "until-found")])
    (True, False)
    """
    for name, value in attributes:
        if name == "hidden":
            return value != "until-found"
        if name == "style" and len(value) < 2000:
            folded = value.replace(" ", "").lower()
            if "display:none" in folded or "visibility:hidden" in folded:
                return True
    return False


def is_unseen(element: _Element, attributes: Attributes) -> bool:
    """Whether markup hides the element, or it is a sign without a word ("×") kept from reading."""
    for name, _ in attributes:
        if name in _HIDING:
            break
    else:
        return False  # most elements
    if is_hidden(attributes):
        return True
    if ("aria-hidden", "true") not in attributes or len(element):
        return False
    text = element.text
    return text is not None and not any(map(str.isalnum, text))


class Hidden:
    """Which hidden elements of one tree are read all the same.

    That holds for folds and for the rest behind a paywall, for long text that waits for a
    script, and for the parts of a streamed page: React sends them at the end, in
    ``<div hidden id="S:1">``, and a script moves them to ``<template id="B:1">``. What is there
    for readers without scripts mostly says the same twice, and text among links and forms is mostly
    a layer, so these need ``all_text``: the page shows no other.
    """

    def __init__(self, root: _Element, *, all_text: bool = False) -> None:
        self._root = root
        self._all_text = all_text
        # Whether there may be more with all of the text.
        self.left_out = False
        self._streamed: dict[str, _Element] | None = None
        self._searches = _MOST_SEARCHES

    def seen(
        self, element: _Element, tag: str, attributes: Attributes, frame: Frame
    ) -> _Element | None:
        """The element itself where it is read, another one read in its place, or None."""
        if tag in ("html", "body"):
            return element
        if tag == "template":
            return element if element.get("shadowrootmode") else self._part(element.get("id"))
        if tag == "noscript":
            if not self._opened(element, attributes, frame):
                return None
            self.left_out |= not self._all_text
            return element if self._all_text else None
        if not is_hidden(attributes):
            return None
        name = element.get("id")
        if name and name[:2] == "S:":
            placed = self._streamed is not None and name[2:] not in self._streamed
            return None if placed else element
        return element if self._opened(element, attributes, frame) else None

    def _part(self, name: str | None) -> _Element | None:
        """The streamed part that belongs to this template, once."""
        if not name or name[:2] not in ("B:", "P:"):
            return None
        if self._streamed is None:
            parts = self._root.iterfind(".//*[@hidden][@id]")
            named = ((part.get("id") or "", part) for part in parts)
            self._streamed = {key[2:]: part for key, part in named if key[:2] == "S:"}
        return self._streamed.pop(name[2:], None)

    def _opened(self, element: _Element, attributes: Attributes, frame: Frame) -> bool:
        if frame.scope.within & _FRAME:
            return False
        words = {word for name, value in attributes if name in ("class", "id", "role")
                 for word in attribute_words(value)}  # fmt: skip
        if words & _LAYERS:
            return False
        if words & _OPENED:
            return True
        self._searches -= 1
        if self._searches < 0:
            return False
        if self._all_text:
            return _unlinked(element) >= _SOME_TEXT
        prose, mixed = _prose(element)
        self.left_out = True
        return prose >= _WAITING_TEXT and not mixed


def _prose(element: _Element) -> tuple[int, bool]:
    """Characters in paragraphs of an element, and whether there are forms or many links beside them.

    Looks at a bounded number of elements inside.
    """
    prose = linked = 0
    for inner in islice(element.iter("p", "a", "textarea", "form"), _MOST_ELEMENTS):
        if inner.tag in ("textarea", "form"):
            return prose, True
        size = sum(map(len, islice(inner.itertext(), 20)))
        if inner.tag == "p":
            prose += size
        else:
            linked += size
        if prose + linked > 10 * _WAITING_TEXT:
            break
    return prose, linked * 3 >= prose


def _unlinked(element: _Element) -> int:
    """Columns of text in whatever elements but links, scripts and styles; looks at a bounded number."""
    size = 0
    for inner in islice(element.iter(), _MOST_PARTS):
        if inner.text and inner.tag not in _NO_TEXT and not inner.text.isspace():
            size += columns(inner.text)
        if inner.tail and not inner.tail.isspace():
            size += columns(inner.tail)
        if size >= _SOME_TEXT:
            break
    return size
