"""Buttons and frames, as lynx prints them."""

from __future__ import annotations

import re

# "(BUTTON) Search", "IFRAME: [3]https://..."; fields ("____", "[ ]", "( ) yes") tell what a line is for.
_CONTROL = re.compile(r"\(BUTTON\)|\bI?FRAME: (?:\[\d{1,4}\])?\S*")
_LINKS_OF_HEAD = re.compile(r"\s*#(?=\[\d{1,4}\])")


def without_controls(text: str) -> str:
    """The text without what stands for buttons and frames; blank if that is all.

    >>> without_controls("________ (BUTTON) Search")
    '________  Search'
    """
    return _CONTROL.sub("", text)


def are_links_of_head(text: str) -> bool:
    """Whether a line holds the ``<link>`` elements of a page, as lynx prints them first."""
    return _LINKS_OF_HEAD.match(text) is not None
