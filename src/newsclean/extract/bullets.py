"""Marks of list items at the start of a line, as renderers of text print them."""

from __future__ import annotations

import re

BULLET = re.compile(r"(?:[•*·▪‣●○◦□■+]|-(?=\s))\s+(?=\S)")


def without_bullet(line: str) -> str:
    """A line without the mark of a list item before it.

    >>> without_bullet("* Sport"), without_bullet("-5 degrees"), without_bullet("Rain · Leeds")
    ('Sport', '-5 degrees', 'Rain · Leeds')
    """
    found = BULLET.match(line)
    return line[found.end() :] if found else line
