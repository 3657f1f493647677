"""Buttons, fields and frames of forms, as terminal browsers print them."""

from __future__ import annotations

import re

# "(BUTTON) Search", "____________________", "[ ] remember me", "( ) yes (*) no", "IFRAME: [3]https://..."
_CONTROL = re.compile(
    r"\(BUTTON\)|(?<!\w)_{5,}(?!\w)|\[ [ _]*\]|\[_+\]|\([ *]\)|\bI?FRAME: (?:\[\d{1,4}\])?\S*"
)
_LINKS_OF_HEAD = re.compile(r"\s*#(?=\[\d{1,4}\])")


def without_controls(text: str) -> str:
    """The text without what stands for the controls of a form; blank if that is all.

    >>> without_controls("____________ (BUTTON) Search")
    '  Search'
    """
    return _CONTROL.sub("", text)


def are_links_of_head(text: str) -> bool:
    """Whether a line holds the ``<link>`` elements of a page, as lynx prints them first."""
    return _LINKS_OF_HEAD.match(text) is not None
