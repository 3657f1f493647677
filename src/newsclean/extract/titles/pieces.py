"""The pieces of a title between its bars, dashes and other marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.document import Document
from newsclean.extract.titles.letters import tidy
from newsclean.models import Role

MOST = 12
# Ideographs, kana, Hangul, and the marks and wide letters that stand among them.
_WIDE = "\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef"
# Between scripts without spaces an underscore or two hyphens are enough.
_TIGHT = rf"(?<=[{_WIDE}”’…\s])_(?=[{_WIDE}“‘A-Z])|(?<=[{_WIDE}”’…])--(?=[{_WIDE}“‘])"
_MARKS = r"|¦│❘\-‐–—―－•·⋅∙:：/／~<>＜＞›‹_＿"
_BAR = r"\s*[|｜│丨]+\s*"
# Where guillemets quote something they part nothing.
_QUOTED = re.compile(rf"{_TIGHT}|\s+[{_MARKS}]{{1,3}}\s+|{_BAR}")
_SEPARATOR = re.compile(rf"{_TIGHT}|\s+[{_MARKS}«»]{{1,3}}\s+|{_BAR}")
_DASHES = "-‐–—―－"


class Piece(NamedTuple):
    """A piece of a title, its place there, and the mark that stands before it."""

    text: str
    start: int
    end: int
    mark: str


def is_bar(mark: str) -> bool:
    """Whether a mark is none of a sentence's, as dashes and single colons are.

    >>> is_bar("|"), is_bar("::"), is_bar("--"), is_bar(":")
    (True, True, False, False)
    """
    return mark.strip(_DASHES) not in ("", ":", "：")


def split(title: str) -> list[Piece]:
    """The pieces of a title that hold anything.

    >>> [(piece.mark, piece.text) for piece in split("Rain: in Spain | News - The Port Echo")]
    [('', 'Rain: in Spain'), ('|', 'News'), ('-', 'The Port Echo')]
    """
    return list(_split(title))


def _split(title: str) -> Iterator[Piece]:
    separator = _QUOTED if "«" in title and "»" in title else _SEPARATOR
    start, mark = 0, ""
    for found in separator.finditer(title):
        if title[start : found.start()].strip():
            yield Piece(title[start : found.start()], start, found.start(), mark)
            mark = found[0].strip()
        start = found.end()
    if title[start:].strip():
        yield Piece(title[start:], start, len(title), mark)


def between(title: str, pieces: Sequence[Piece]) -> str:
    """The title from the first of these pieces to the last, its separators as they are."""
    kept = title[pieces[0].start : pieces[-1].end].strip(" |•·/")
    return kept if "«" in kept and "»" in kept else kept.strip("»› ") or title


def title_names(document: Document) -> set[str]:
    """What stands in the tab title besides its longest part: names of the site and its sections."""
    title = document.metadata.title or next(
        (block.text for block in document.find(Role.PAGE_TITLE)), ""
    )
    pieces = _texts(title)
    if not 1 < len(pieces) <= MOST:
        return set()
    pieces.remove(max(pieces, key=len))
    return set(pieces)


def pieces_of(title: str) -> list[str]:
    """The parts of a title between its bars and dashes."""
    return _texts(title)[:MOST]


def last_piece(titles: list[str]) -> str:
    """What stands behind the last bar of the tab title: the site, or a section of it."""
    pieces = _texts(titles[-1]) if titles else []
    if not 1 < len(pieces) <= MOST or pieces[-1] == max(pieces, key=len):
        return ""
    return pieces[-1].casefold()


def _texts(title: str) -> list[str]:
    return [piece.text.strip() for piece in split(tidy(title))]
