"""Finds the header of a dump: front matter, or lines like "Title: ..." that were put above the page."""

from __future__ import annotations

import re
from functools import cache

from newsclean.data.tables import table
from newsclean.segment.lines import Line

_ENTRY = re.compile(r"([^\W\d_][^:：\n]{0,30}?)\s?[:：](?=\s|$|[^\s/])\s*")
_MARKS = re.compile(r"[\s_.-]+")
_FENCE, _CLOSING = "---", ("---", "...")
_MOST_LINES = 120
# Lines of a plain header, and how many of them are known.
_MOST_PLAIN, _FEWEST = 20, 2
# One of these a header has.
_NEEDED = frozenset({"headlines", "urls"})
OTHER = "other"


def field_of(line: str) -> tuple[str, str] | None:
    """What a line of a header says: the field, as `newsclean.document.Metadata` calls it, and the value.

    The field is "other" for what says nothing of the article; None for what is no line of a header.

    >>> field_of("Published Time: 2024-05-03"), field_of("fingerprint: 8f"), field_of("It rained: a lot")
    (('published', '2024-05-03'), ('other', '8f'), None)
    """
    found = _ENTRY.match(line)
    if found is None:
        return None
    field = _fields().get(_MARKS.sub(" ", found[1]).strip().casefold())
    return None if field is None else (field, line[found.end() :].strip())


def header_size(lines: list[Line]) -> int:
    """How many of a dump's first lines are its header.

    >>> from newsclean.segment.lines import lines_of
    >>> header_size(lines_of("Title: Rain\\nURL Source: https://a.example/\\n\\nIt rained."))
    2
    >>> header_size(lines_of("---\\ntitle: Rain\\n---\\n# Rain"))
    3
    """
    if not lines:
        return 0
    return _front_matter(lines) if lines[0].text == _FENCE else _plain(lines)


def _front_matter(lines: list[Line]) -> int:
    """Lines between two of dashes; names begin lines, lists and long values go on indented."""
    told: set[str] = set()
    for number, line in enumerate(lines[1:_MOST_LINES], start=1):
        if line.text in _CLOSING:
            return number + 1 if told else 0
        if _ENTRY.match(line.text) is None and not (line.indent or line.text[0] in "-#[]{}\"'"):
            return 0
        entry = None if line.indent else field_of(line.text)
        if entry is not None and entry[0] != OTHER:
            told.add(entry[0])
    return 0


def _plain(lines: list[Line]) -> int:
    """Lines with known names; the last ones may not be told apart from the page and are left to it."""
    told: set[str] = set()
    size = 0
    for number, line in enumerate(lines[:_MOST_PLAIN], start=1):
        entry = field_of(line.text)
        if entry is None:
            # One name nobody knows may stand among those that are known.
            known_next = number < len(lines) and field_of(lines[number].text) is not None
            if not (size and known_next and _ENTRY.match(line.text)):
                break
            continue
        size = number
        told.add(entry[0])
    told -= {OTHER}
    return size if len(told) >= _FEWEST and told & _NEEDED else 0


@cache
def _fields() -> dict[str, str]:
    """Fields by name."""
    return {name: field for field, names in table("header").items() for name in names}
