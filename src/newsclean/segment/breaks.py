"""Line breaks that part blocks though only one stands there, as pages without paragraphs use them."""

from __future__ import annotations

import re

from lxml.etree import _Element

from newsclean.segment.inner import has_text, text_of

_BOLD = frozenset({"b", "strong", "big"})
_STYLED = frozenset({"font", "span", "i", "em", "u", "small"})
_LOOKS, _ENDING = ("class", "style", "size", "color"), frozenset({"br", "hr", "p", "div", "table"})
# Paragraphs indented by hand, and marks of list items.
_INDENTED = ("\u3000", "\xa0\xa0")
_TIME = re.compile(r"\D{0,6}\d{1,2}[:.h]\d\d(?:[:.]\d\d)?[^\d/]{0,12}")
_MARKS = "•·・■□▪►▶◆◇\x95"
_DEEPEST = 4
# A short line, in characters; of scripts without capitals, which need fewer, half of it.
_SHORT, _MOST_PIECES = 60, 8


def parts_blocks(element: _Element) -> bool:
    """Whether a ``br`` parts what stands before it from what follows.

    It does where a line all in bold or one that is a link ends or begins, between two lines that are
    styled otherwise each, before a line that is indented or marked as one of a list, and between
    short lines of which none goes on in the next.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<p><b>User fees</b><br>Each canoe pays,<br>and each of the boats.</p>")
    >>> [parts_blocks(element) for element in page.iter("br")]
    [True, False]
    """
    tail = (element.tail or "").lstrip("\t\r\n ")
    if tail:
        if tail.startswith(_INDENTED) or tail[0] in _MARKS:
            return True
    else:
        following = element.getnext()
        if following is not None and _is_own(following) and _ends(following):
            return True
    before = element.getprevious()
    if before is not None and _ends(before) and _begins(before):
        if _is_own(before) or (not tail and _is_styled_otherwise(before, element.getnext())):
            return True
    ahead = _line(element, 1)
    if not ahead or ahead[0].islower():
        return False
    behind = _line(element, -1)
    # A time belongs to the date beside it.
    return bool(behind) and not (_TIME.fullmatch(ahead) or _TIME.fullmatch(behind))


def _line(element: _Element, step: int) -> str:
    """The short line before (-1) or behind (1) a break; "" for a longer or an empty one."""
    pieces = [element.tail or ""] if step > 0 else []
    near = element.getnext() if step > 0 else element.getprevious()
    for _ in range(_MOST_PIECES):
        if near is None or near.tag == "br":
            break
        if len(near) > _MOST_PIECES:
            return ""
        inner = text_of(near)
        pieces += [inner, near.tail or ""] if step > 0 else [near.tail or "", inner]
        if sum(map(len, pieces)) > 4 * _SHORT:
            return ""
        near = near.getnext() if step > 0 else near.getprevious()
    else:
        return ""
    if step < 0:
        around = element.getparent()
        last = near.tail if near is not None else around.text if around is not None else None
        pieces.append(last or "")
        pieces.reverse()
    text = " ".join("".join(pieces).split())
    return text if len(text) <= (_SHORT if text.isascii() or _cased(text) else _SHORT // 2) else ""


def _cased(text: str) -> bool:
    return text.lower() != text.upper()


def _is_own(element: _Element) -> bool:
    """Whether an element is a link, or all in bold."""
    if element.tag == "a":
        return "href" in element.attrib
    for _ in range(_DEEPEST):
        if element.tag in _BOLD:
            return True
        if element.tag not in _STYLED or len(element) != 1 or has_text(element.text):
            return False
        element = element[0]
        if has_text(element.tail):
            return False
    return False


def _is_styled_otherwise(line: _Element, following: _Element | None) -> bool:
    """Whether a line and the next are each all in one element, and these look different."""
    if following is None or not {line.tag, following.tag} <= _STYLED or has_text(following.tail):
        return False
    behind = following.getnext()
    whole = behind is None or behind.tag in _ENDING
    looks = [{name: one.get(name) for name in _LOOKS} for one in (line, following)]
    return whole and looks[0] != looks[1] and all(any(look.values()) for look in looks)


def _begins(element: _Element) -> bool:
    """Whether nothing stands on the line before it."""
    before = element.getprevious()
    if before is not None:
        return before.tag == "br" and not has_text(before.tail)
    around = element.getparent()
    return around is not None and not has_text(around.text)


def _ends(element: _Element) -> bool:
    """Whether nothing stands on the line behind it."""
    if has_text(element.tail):
        return False
    following = element.getnext()
    return following is None or following.tag == "br"
