"""Addresses that renderers leave in a text dump: numbers with a list below, brackets behind links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from newsclean.document import Anchor

_SCHEME = r"(?:https?|file|ftp|mailto|tel|javascript|data|about|whatsapp|sms):"
# "[12]Sport": the number of a link, as lynx, elinks and links write it before its text.
_NUMBER = re.compile(r"\[(\d{1,4})\]")
# "  12. https://news.example/sport", or with the address on a line of its own behind a title.
_ENTRY = re.compile(rf"\s*(\d{{1,4}})\.\s+(?:[^\n]*\n\s+)?({_SCHEME}[^\n]*?)\s*\Z")
# "References", "Visible links:", in any language; as many as stand above each other.
_HEADING = re.compile(r"\s*[^\W\d][\w ]{2,28}:?\s*\Z")
_MOST_HEADINGS = 2
_FEWEST_NUMBERS = 3
# Addresses of messages have line breaks inside.
_MOST_FOREIGN = 8
# "Sport (https://news.example/sport)", "Sport [https://...]", "Sport <https://...>", "Sport (/sport)".
_BEHIND = re.compile(
    rf"\s*(?:\((?=(?:{_SCHEME}|[/#]))([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)"
    rf"|\[(?={_SCHEME})([^\s\[\]]*)\]|<(?={_SCHEME})([^\s<>]*)>)"
)
# A dump with so many, one in so many characters, has them behind all of its links.
_FEWEST_BEHIND, _SPARSE = 8, 400
_BULLET = re.compile(r"\s*(?:[*•+·◦▪○–-]|\d{1,3}[.)])\s+")
_PARTING = " /|,;·•–—›»>-"
# Where a link in a sentence begins or ends is not told.
_SENTENCE, _STOPS = 80, (".", "。", ".”", '."')


class _Piece(NamedTuple):
    """Text as the dump has it, and the address if it is that of a link."""

    raw: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the list of addresses begins (the dump's length if there is none), and what they are.

    ``behind``: whether addresses stand in brackets behind the text of every link.
    """

    start: int
    numbered: dict[int, str] = field(default_factory=dict)
    behind: bool = False

    @property
    def are_none(self) -> bool:
        """Whether the dump has neither."""
        return not self.numbered and not self.behind

    def read(self, raw: str) -> tuple[str, tuple[Anchor, ...]]:
        """A stretch of the dump without numbers and addresses, white space folded, and its links.

        A sentence has no links, since where they begin, or end, is not told.
        """
        if self.numbered and "[" in raw:
            return _joined(self._numbered(raw))
        if self.behind:
            return _joined(_behind(raw))
        return " ".join(raw.split()), ()

    @property
    def _last(self) -> int:
        return max(self.numbered)

    def _numbered(self, raw: str) -> list[_Piece]:
        pieces: list[_Piece] = []
        position, href = 0, None
        for found in _NUMBER.finditer(raw):
            number = int(found[1])
            if number <= self._last:  # a few have no address
                pieces.append(_Piece(raw[position : found.start()], href))
                position, href = found.end(), self.numbered.get(number)
        return [*pieces, _Piece(raw[position:], href)]


def _behind(raw: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    position = 0
    for found in _BEHIND.finditer(raw):
        pieces.append(_Piece(raw[position : found.start()], found[1] or found[2] or found[3]))
        position = found.end()
    return [*pieces, _Piece(raw[position:])]


def addresses_in(text: str) -> Addresses:
    """The addresses that a renderer left in the dump.

    >>> dump = "[1]Sport [2]Arts [3]Home\\n\\nReferences\\n\\n 1. http://a/s\\n 2. http://a/a\\n 3. http://a/"
    >>> found = addresses_in(dump)
    >>> dump[found.start :].split("\\n")[0], found.read("[1]Sport [2]Arts")[0]
    ('References', 'Sport Arts')
    >>> [(link.text, link.href) for link in found.read("[1]Sport [2]Arts")[1]]
    [('Sport', 'http://a/s'), ('Arts', 'http://a/a')]
    """
    numbered, start = _list_below(text)
    if numbered:
        return Addresses(start, numbered)
    if text.count("](") < _FEWEST_BEHIND and text.count("://") + text.count("(/") >= _FEWEST_BEHIND:
        behind = len(_BEHIND.findall(text))
        return Addresses(len(text), behind=behind >= max(_FEWEST_BEHIND, len(text) // _SPARSE))
    return Addresses(len(text))


def _list_below(text: str) -> tuple[dict[int, str], int]:
    """The numbered addresses at the end of a dump, and where their list begins with its heading."""
    found: dict[int, str] = {}
    start = len(text)
    below, foreign = "", 0
    for begin, line in _from_below(text, start):
        entry = _ENTRY.match(line) or _ENTRY.match(f"{line}\n{below}")
        below, foreign = line, foreign + 1
        if entry is not None:
            found[int(entry[1])] = entry[2]
            start, foreign = begin, 0
        elif foreign > _MOST_FOREIGN:
            break
    said = {int(number) for number in _NUMBER.findall(text, 0, start)} if found else set()
    if len(said.intersection(found)) < _FEWEST_NUMBERS:
        return {}, len(text)
    for begin, line in islice(_from_below(text, start), _MOST_HEADINGS):
        if not _HEADING.match(line):
            break
        start = begin
        if len(line.split()) < 2:
            break  # "References" stands above "Visible links:"
    return found, start


def _from_below(text: str, end: int) -> Iterator[tuple[int, str]]:
    """The lines before a place that are not blank, the last first, and where they begin."""
    while end > 0:
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end]
        if line.strip():
            yield begin, line
        end = begin - 1


def _joined(pieces: list[_Piece]) -> tuple[str, tuple[Anchor, ...]]:
    """The pieces as one text, white space folded, and the links, if they are all there is."""
    text = ""
    anchors: list[Anchor] = []
    for raw, href in pieces:
        label = " ".join(raw.split())
        if text and label and raw[0].isspace() and not text.endswith(" "):
            text += " "
        bullet = None if text else _BULLET.match(f"{label} ")
        start = len(text) + (bullet.end() if bullet else 0)
        text += label
        # A link's end is not told, but it is not what parts it from the next.
        linked = text[start:].rstrip(_PARTING)
        if href is not None and linked:
            anchors.append(Anchor(linked, href, start, start + len(linked)))
        if label and raw[-1:].isspace():
            text += " "
    text = text.strip()
    size = sum(anchor.end - anchor.start for anchor in anchors)
    in_sentence = len(text) > _SENTENCE and text.endswith(_STOPS)
    return text, () if in_sentence or 2 * size < len(text) else tuple(anchors)
