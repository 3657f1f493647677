"""Pictures of a page: the address a reader's browser would load, caption and credit beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, islice, takewhile

from lxml.etree import _Element

from newsclean.data.pictures import picture_names
from newsclean.document import Block, Picture, Scope
from newsclean.segment.inner import text_of
from newsclean.segment.links import Base
from newsclean.segment.scope import attribute_words

_LAZY = ("data-src", "data-original", "data-lazy-src", "src")
_LISTS = ("srcset", "data-srcset", "data-lazy-srcset")
_LISTED = re.compile(r"(\S*[^\s,])(?:\s+([\d.]{1,12})[wx])?\s*(?:,|$)")
_MOST_LISTED = 40
# Pictures lower or narrower than this, in pixels, are pixels that count and icons.
_SMALLEST = 48
_PIXELS = re.compile(r"\s*(\d{1,5})(?:px)?\s*")
_LONGEST_CAPTION, _LONGEST_BESIDE = 1000, 160
# Of a figure so many pictures have its caption, of so many blocks at most.
_MOST_TIED = 24
# In a caption so many elements are looked at for the credit; between the two there may be signs.
_MOST_INNER = 12
_BETWEEN, _CLOSING = " |/–—-·•(（[", ")）]"
_LONGEST_BUTTON = 16
# How many elements around a caption may hold its picture, too.
_FARTHEST = 4
_STOPS, _LONGEST_CREDIT = (".", "!", "?", "。", "”", '"'), 80
_ENCLOSED = re.compile(r"[\[(（【［]([^\[\]()（）【】［］]+)[\])）】］]")
_LABEL = re.compile(r"[^\W\d_][^:：.]{0,24}[:：]\s?\S")
_INLINE = ("span", "a", "em", "i", "b", "strong", "font", "small", "center")
_WHOLE = ("figcaption", "figure", "a")


def picture_of(element: _Element, base: Base, position: int, scope: Scope) -> Picture | None:
    """The picture of an ``img`` element; None for tracking pixels, icons and what has no address."""
    for side in ("width", "height"):
        size = _PIXELS.fullmatch(element.get(side) or "")
        if size is not None and int(size[1]) < _SMALLEST:
            return None
    address = _address(element) or _sources(element) or _without_script(element)
    url = base.join(address) if address else None
    if not url:
        return None
    return Picture(url, " ".join((element.get("alt") or "").split()), position, scope)


def is_lazy(element: _Element) -> bool:
    """Whether a picture is loaded, and shown, when a reader comes to it."""
    return any(name in element.attrib for name in _LAZY[:-1])


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
    tied = "figcaption" in block.scope.within or len(block.text) < _LONGEST_BESIDE
    if figure is not None and "figure" in block.scope.within and tied:
        _tie(block, pictures[figure : figure + _MOST_TIED])
        return
    last = pictures[-1]
    if last.beside and _goes_on(block, last.beside[-1]):
        _tie(block, pictures[-1:])
    near = last.caption is None and (
        last.position == index or (last.position == index - 1 and _is_around(last, block))
    )
    if (
        near
        and len(block.text) < _LONGEST_CAPTION
        and (_is_caption(block.scope) or _shares_table(block, last))
    ):
        _tie(block, pictures[-1:])


def _is_around(picture: Picture, block: Block) -> bool:
    """Whether the element that holds a picture, or the next one around, holds a caption too, behind a
    button: "Enlarge picture"."""
    holders = (picture.scope, picture.scope.parent)
    around = islice(block.scope.ancestry(), 1, 1 + _FARTHEST)
    return any(scope is holder for scope in around for holder in holders)


def _shares_table(block: Block, picture: Picture) -> bool:
    """Whether a small table holds a picture and this text alone, as pages before style sheets had it."""
    if block.element is None or block.anchors or "table" not in picture.scope.within:
        return False
    table = next(block.element.iterancestors("table"), None)
    inner = next((scope for scope in block.scope.ancestry() if scope.tag == "table"), None)
    if table is None or inner is None or inner not in picture.scope.ancestry():
        return False
    size = sum(map(len, islice(table.itertext(), _MOST_INNER)))
    return size <= _LONGEST_CAPTION and text_of(table) == block.text


def _goes_on(block: Block, caption: Block) -> bool:
    """Whether a block is the credit right behind a caption, in the same small element."""
    if block.start != caption.end + 1 or len(block.text) > _LONGEST_CREDIT:
        return False
    around = set(map(id, islice(caption.scope.ancestry(), 1, 3)))
    named = _is_credit(block.scope.tag, block.scope.words)
    labelled = _LABEL.match(block.text) or _ENCLOSED.fullmatch(block.text)
    if block.scope is caption.scope and labelled:
        return True  # behind a line break
    return named and any(id(scope) in around for scope in islice(block.scope.ancestry(), 1, 3))


def _is_caption(scope: Scope) -> bool:
    """Whether the names of the innermost elements say caption."""
    return _say_caption([word for inner in islice(scope.ancestry(), 3) for word in inner.words])


def is_caption_in_text(element: _Element) -> bool:
    """Whether an inline element is named as a caption ("img_desc") and only line breaks part it from the text.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<div><img><i class='img_desc'>Rain.</i><br>It rained <i class='img'>here</i>.</div>")
    >>> [is_caption_in_text(element) for element in page.iter("i")]
    [True, False]
    """
    name = element.get("class")
    if name is None or not _named_caption(name):
        return False
    around = element.getparent()
    if around is not None and around.tag not in _INLINE:
        around = None
    beside = (one for one in (element, around) if one is not None)
    return any(_is_break(one.getnext()) or _is_break(one.getprevious()) for one in beside)


def _is_break(element: _Element | None) -> bool:
    return element is not None and element.tag == "br"


@lru_cache(maxsize=1 << 12)
def _named_caption(name: str) -> bool:
    return _say_caption(attribute_words(name))


def _say_caption(words: Iterable[str]) -> bool:
    named = any(word.endswith("caption") for word in words)
    return named or not picture_names("captions").isdisjoint(words)


def _tie(block: Block, pictures: list[Picture]) -> None:
    """Add a block to the pictures' caption, and what it holds of a credit to their credit."""
    shown, credit = _parts(block)
    for picture in pictures:
        if len(picture.beside) == _MOST_TIED:
            return
        # Beside its caption a figure holds buttons and counts.
        if shown and is_named_caption(block) and not any(map(is_named_caption, picture.beside)):
            picture.caption = None
        elif not is_named_caption(block) and any(map(is_named_caption, picture.beside)):
            shown = ""
        picture.caption = _joined(picture.caption, shown)
        picture.credit = _joined(picture.credit, credit)
        picture.beside.append(block)


def is_named_caption(block: Block) -> bool:
    """Whether markup says that a block is a caption."""
    return "figcaption" in block.scope.within or _is_caption(block.scope)


def _joined(one: str | None, other: str) -> str | None:
    return f"{one} {other}" if one and other else one or other or None


def _parts(block: Block) -> tuple[str, str]:
    """Caption and credit, where an element of its own holds the credit: named so, or the last one
    behind a sentence."""
    text = block.text
    for scope in islice(block.scope.ancestry(), 3):
        if scope.tag in ("figure", "a"):
            break
        if _is_credit(scope.tag, scope.words):
            return "", text
        if (enclosed := _ENCLOSED.fullmatch(text)) and _is_caption(scope):
            return "", enclosed[1]
        if scope.tag == "figcaption":
            break
    if block.element is None:
        return text, ""
    for inner in islice(block.element.iterdescendants(), _MOST_INNER):
        if isinstance(inner.tag, str) and _is_credit(inner.tag, _words_of(inner)):
            parted = _part(text, text_of(inner))
            if parted is not None:
                return parted
    last = block.element[-1] if len(block.element) else None
    if last is not None and isinstance(last.tag, str) and last.tag not in _WHOLE:
        shown, credit = _part(text, text_of(last)) or (text, "")
        short = len(credit) <= _LONGEST_CREDIT and not credit.endswith(_STOPS)
        # "<span>... of Leeds</span><span>Ana Ruiz</span>": what would read as one word is drawn apart.
        before, gap = last.getprevious(), text[len(shown) : len(shown) + 1]
        touching = text.startswith(shown) and not gap.isspace()
        beside = before is not None and not before.tail and text_of(before) == shown
        touching = touching or beside
        drawn_apart = touching and shown[-1:].isalnum() and credit[:1].isupper()
        if short and (shown.endswith(_STOPS) or _LABEL.match(credit) or drawn_apart):
            return shown, credit
    return text, ""


def _part(text: str, credit: str) -> tuple[str, str] | None:
    """A caption without the credit at one of its ends, brackets around it left out."""
    bare = text.rstrip(_CLOSING)
    if not credit or credit == text:
        return None
    if bare.endswith(credit.rstrip(_CLOSING)):
        return bare[: -len(credit.rstrip(_CLOSING))].rstrip(_BETWEEN), credit
    if text.startswith(credit):
        return text[len(credit) :].lstrip(_BETWEEN), credit
    before, _, behind = text.rpartition(credit)
    if before and len(behind) <= _LONGEST_BUTTON and not credit.endswith((":", "：")):
        return before.rstrip(_BETWEEN), credit  # "... hide caption"
    return None


def _words_of(element: _Element) -> tuple[str, ...]:
    return attribute_words(element.get("class") or "")


def _is_credit(tag: str, words: tuple[str, ...]) -> bool:
    """Whether an element's name is a credit's; one that says caption as well holds that."""
    if any(word.endswith("caption") for word in words):
        return False
    return tag in ("cite", "small") or not picture_names("credits").isdisjoint(words)


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


def _without_script(element: _Element) -> str | None:
    """The address of the same picture for readers without scripts, in a ``noscript`` right behind it."""
    behind = element.getnext()
    if behind is None or behind.tag != "noscript":
        return None
    return next(filter(None, map(_address, islice(behind.iter("img"), 2))), None)


def _sources(element: _Element) -> str | None:
    """The best picture among the sources of the ``picture`` the element stands in."""
    # libxml2 takes <source> for an element with content, so that the img stands inside of it.
    outer = islice(element.iterancestors(), 8)
    beside = islice(element.itersiblings(preceding=True), 8)
    around = takewhile(_is_source, outer)
    for source in chain(filter(_is_source, beside), around):
        best = best_of(source.get("srcset") or source.get("data-srcset") or "")
        if best:
            return best
    return None


def _is_source(element: _Element) -> bool:
    return element.tag == "source"
