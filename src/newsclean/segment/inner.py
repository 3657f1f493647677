"""The text inside an element."""

from __future__ import annotations

from itertools import islice

from lxml.etree import _Element

# Of an element with more pieces than this the rest is left out.
_MOST = 60


def text_of(element: _Element) -> str:
    """What stands inside a small element, white space folded; "" for comments.

    >>> from lxml.html import fromstring
    >>> text_of(fromstring("<p>Rain  in <b>Spain</b></p>"))
    'Rain in Spain'
    """
    if not isinstance(element.tag, str):
        return ""
    return " ".join("".join(map(str, islice(element.itertext(), _MOST))).split())


def has_text(text: str | None) -> bool:
    """Whether the text or tail of an element is more than white space."""
    return text is not None and not text.isspace() and text != ""
