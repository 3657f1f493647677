"""Tokens of a paragraph's opening: words, numbers, dashes, other marks, line ends."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["word", "number", "dash", "mark", "line"]

# How far into a paragraph a dateline may reach.
REACH = 160

_NO_WORD = (
    r"\s,;:.!?()\[\]{}<>/|\\\"“”«»„‘`…=~*_#@©•+^%$"
    r"\-‐-―−\ufffd।॥،؛؟۔։፡-፥។៖။၊∙。、，．：；！？（）［］【】〔〕「」『』《》＝／"
)
# Indian papers close with the sign of a breath that looks like a colon, which words have inside.
_BREATH = "ःঃઃ"
_WORD = (
    rf"[^\d{_NO_WORD}{_BREATH}][^{_NO_WORD}{_BREATH}]*(?:[{_BREATH}](?=\w)[^{_NO_WORD}{_BREATH}]*)*"
)
_TOKEN = re.compile(
    rf"(?P<word>{_WORD}(?:[.&‘-]{_WORD})*)"
    r"|(?P<number>\d+)"
    r"|(?P<dash>-{1,3}|[‐-―−]+|ـ+|\ufffd{2,})"
    r"|(?P<line>\n)"
    r"|(?P<mark>[^\s])"
)


class Token(NamedTuple):
    """A word, number, dash, other mark or line end, with its place in the text."""

    kind: Kind
    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The tokens of a paragraph's opening."""
    return [
        Token(hit.lastgroup, hit.group(), hit.start(), hit.end())  # type: ignore[arg-type]
        for hit in _TOKEN.finditer(text[:REACH])
    ]


def is_small(letter: str) -> bool:
    """Whether a letter is a small one; the Georgian ones count as such, but names begin with them.

    >>> is_small("a"), is_small("A"), is_small("თ")
    (True, False, False)
    """
    return letter.islower() and not "\u10d0" <= letter <= "\u10ff"
