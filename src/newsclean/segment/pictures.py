"""Pictures of a page: the address a reader's browser would load, and the caption beside it."""

from __future__ import annotations

import re
from itertools import chain, islice, takewhile

from lxml.etree import _Element

from newsclean.document import Block, Picture, Scope
from newsclean.segment.links import Base

_LAZY = ("data-src", "data-original", "data-lazy-src", "src")
_LISTS = ("srcset", "data-srcset", "data-lazy-srcset")
_LISTED = re.compile(r"(\S*[^\s,])(?:\s+([\d.]{1,12})[wx])?\s*(?:,|$)")
_MOST_LISTED = 40


def picture_of(element: _Element, base: Base, position: int, scope: Scope) -> Picture | None:
    """The picture of an ``img`` element; None for tracking pixels and pictures without address."""
    if element.get("width") in ("0", "1") or element.get("height") in ("0", "1"):
        return None
    address = _address(element) or _sources(element)
    url = base.join(address) if address else None
    if not url:
        return None
    return Picture(url, " ".join((element.get("alt") or "").split()), position, scope)


def best_of(srcset: str) -> str | None:
    """The largest picture of a ``srcset`` list.

    >>> best_of("a.jpg 320w, b.jpg 1200w, c.jpg 640w")
    'b.jpg'
    """
    best: tuple[float, str] | None = None
    for match in islice(_LISTED.finditer(srcset[:8000]), _MOST_LISTED):
        try:
            size = float(match[2] or 1)
        except ValueError:
            continue
        if not match[1].startswith("data:") and (best is None or size > best[0]):
            best = (size, match[1])
    return best[1] if best else None


def take_caption(block: Block, index: int, pictures: list[Picture], figure: int | None) -> None:
    """Give a caption block's text to the pictures of its figure, or to the picture just before it."""
    if figure is not None and "figcaption" in block.scope.within:
        for picture in pictures[figure:]:
            picture.caption = f"{picture.caption} {block.text}" if picture.caption else block.text
        return
    last = pictures[-1]
    if last.caption is None and last.position == index and len(block.text) < 1000:
        named = (word for scope in islice(block.scope.ancestry(), 3) for word in scope.words)
        if any(word.endswith("caption") for word in named):
            last.caption = block.text


def _address(element: _Element) -> str | None:
    for name in _LAZY:
        value = (element.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return value
    for name in _LISTS:
        value = element.get(name) or ""
        if value:
            return best_of(value)
    return None


def _sources(element: _Element) -> str | None:
    """The best picture among the sources of the ``picture`` the element stands in."""
    # libxml2 takes <source> for an element with content, so that the img stands inside of it.
    outer = islice(element.iterancestors(), 8)
    beside = islice(element.itersiblings("source", preceding=True), 8)
    around = takewhile(lambda parent: parent.tag == "source", outer)
    for source in chain(beside, around):
        best = best_of(source.get("srcset") or source.get("data-srcset") or "")
        if best:
            return best
    return None
