"""Which charset bytes are in: the declared one, and the one whose text looks most like language."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import tomli
from charset_normalizer import from_bytes

# Declarations stand at the top of a page.
_TOP = 4096
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?|\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["'])([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# Words that hold bytes beyond ASCII; digits are part of GB 18030.
_WORD = re.compile(rb"[A-Za-z]{0,3}[\x80-\xff][0-9\x40-\xff]{0,2000}")
_ENOUGH = 3000
BEYOND_ASCII = bytes(range(0x80, 0x100))
_LETTER = re.compile(
    r"[^\W\d_\x00-\x7fªº]|\ufffd|[\x80-\x9f\u2500-\u259f\uff61-\uff9f\ue000-\uf8ff]"
)
# Greek to Thai script hard by a Latin letter, a capital behind a small letter: nobody writes so.
_ODD = re.compile(
    r"[A-Za-z][\u0370-\u1dff]|[\u0370-\u1dff][A-Za-z]|[α-ωά-ώа-џ][Α-ΩΆΈ-ΏА-Я]|[a-zß-ö][À-ÖØ-ÞŚŠŤŽ]"
)
# Words all in capitals, as menus have them, count as if they were not.
_CAPITALS = re.compile(r"\b[Α-ΩΆ-Ώ]{3,}\b|\b[А-ЯЁІЇЄ]{3,}\b")
# Names Python doesn't know, and charsets browsers read as a wider one (WHATWG Encoding Standard).
_ALIASES = {
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "windows-949": "cp949",
    "x-x-big5": "big5hkscs",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
    "unicode-1-1-utf-8": "utf-8",
}
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "euc_kr": "cp949",
    "koi8-r": "koi8-u",
}
# Python's other codecs are no charsets of pages, and some of them are a danger ("zip", "idna").
_BELIEVED = re.compile(
    r"utf-8|cp(?:125[0-8]|437|85[0-9]|866|874|932|949)|iso8859-\d+|koi8-[rut]|gb18030|hz|big5hkscs|"
    r"euc_j(?:p|is_2004|isx0213)|shift_jis\w+|iso2022_(?:jp|kr)\w*|johab|mac-\w+|ptcp154|kz1048"
)


def declared_charset(data: bytes) -> str | None:
    """The Python codec for the charset a page declares in a meta element or XML declaration.

    As browsers read the name (WHATWG Encoding Standard): "latin-1" is windows-1252. None where
    nothing is declared, or nothing that can be true: UTF-16 can't be, or the declaration would
    be unreadable.

    >>> declared_charset(b"<meta charset=iso-8859-1>")
    'cp1252'
    """
    found = _DECLARED.search(data[:_TOP])
    if found is None:
        return None
    return known_charset(found.group(1).decode("ascii", "replace"))


def known_charset(name: str) -> str | None:
    """The Python codec for a charset's name as pages and HTTP headers have it; None for no charset.

    >>> known_charset("ISO-8859-1"), known_charset("zip")
    ('cp1252', None)
    """
    name = name.strip().lower()
    try:
        name = codecs.lookup(_ALIASES.get(name, name)).name
    except (LookupError, ValueError):
        return None
    name = _WIDER.get(name, name)
    return name if _BELIEVED.fullmatch(name) else None


def sample_words(data: bytes) -> bytes:
    """Words with bytes beyond ASCII from a page, a few thousand bytes, blanks between them."""
    words: list[bytes] = []
    size = 0
    for found in _WORD.finditer(data):
        words.append(found.group())
        size += len(words[-1])
        if size > _ENOUGH:
            break
    return b" ".join(words)


def fit(sample: bytes, charset: str) -> float:
    """How much the bytes read like some language in this charset, 0 to 1.

    The share of frequent letters among all letters beyond ASCII, in the best of the languages,
    over the share usual in that language; a little evidence counts for less.
    """
    # An incremental decoder forgives a character cut off at the end of the sample.
    text = codecs.getincrementaldecoder(charset)("replace").decode(sample)
    counts = Counter(_LETTER.findall(_CAPITALS.sub(_lower, text)))
    total = counts.total() + 3 * len(_ODD.findall(text))
    if counts["\ufffd"] * 50 > total:
        return 0.0
    best = 0.0
    for letters, share in _languages():
        hits = sum(counts[letter] for letter in letters if letter in counts)
        best = max(best, min(1.0, hits / (total + 2) / share))
    return best


def detect_charset(data: bytes) -> str:
    """The charset of bytes that are not UTF-8 and declare nothing, or something wrong.

    The charset in which they read most like language; where none does, charset-normalizer's
    guess; cp1252 where there is nothing to go by.
    """
    sample = sample_words(data)
    best, score = "cp1252", 0.5
    for charset in _charsets():
        found = fit(sample, charset)
        if found > score + 0.05:
            best, score = charset, found
    # Punctuation alone, as in English, is nothing to guess by.
    beyond = len(sample) - len(sample.translate(None, BEYOND_ASCII))
    if score > 0.5 or beyond < 20 or beyond * 3 < len(sample):
        return best
    guess = from_bytes(sample, cp_exclusion=["utf_7", "cp037", "cp1026", "cp500"]).best()
    if guess is None or not guess.encoding:
        return best
    name = codecs.lookup(guess.encoding).name
    return _WIDER.get(name, name)


def _lower(found: re.Match[str]) -> str:
    return found.group().lower()


@cache
def _charsets() -> tuple[str, ...]:
    return tuple(_data()["charsets"])


@cache
def _languages() -> tuple[tuple[str, float], ...]:
    return tuple((row["letters"], row["share"]) for row in _data()["languages"].values())


@cache
def _data() -> dict[str, Any]:
    text = files("newsclean.data").joinpath("charsets.toml").read_text(encoding="utf-8")
    return tomli.loads(text)
