"""Bytes to text: byte-order mark, valid UTF-8, declared charset, then detection by bs4."""

from __future__ import annotations

import codecs
import re

from bs4.dammit import UnicodeDammit

# Declarations stand at the top; detection needs no more than this to judge.
_TOP = 4096
_SAMPLE = 60_000
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset\s*=\s*["']?|\?xml[^>]{0,200}?encoding\s*=\s*["'])([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers read for these names (WHATWG Encoding Standard).
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
}


def decode(data: bytes) -> str:
    """Text of a dump of unknown charset; never fails, undecodable bytes become U+FFFD.

    A declared charset is believed where the bytes are valid in it; without one, or with a wrong
    one, valid UTF-8 wins, then bs4's detection decides.

    >>> decode("<meta charset=latin-1><p>5 €".encode("cp1252"))
    '<meta charset=latin-1><p>5 €'
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    wide = _without_mark(data)
    if wide is not None:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        nearly = _nearly_utf8(data, error)
    declared = declared_charset(data)
    if declared is not None and declared != "utf-8":
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            # A few bad bytes in a long page are no reason to doubt the declaration.
            text = data.decode(declared, "replace")
            if text.count("�") * 500 < len(text):
                return text
    if nearly is not None:
        return nearly
    return _detected(data)


def declared_charset(data: bytes) -> str | None:
    """The codec a page declares, as browsers understand its name; None for unknown names."""
    found = _DECLARED.search(data[:_TOP])
    if found is None:
        return None
    name = found.group(1).decode("ascii").lower()
    name = _AS_BROWSERS_DO.get(name, name)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark: every other byte of Latin text is null."""
    sample = data[:2000]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> str | None:
    """UTF-8 cut off in the middle of a character, or with a few stray bytes."""
    text = data.decode("utf-8", "replace")
    broken = text.count("�")
    wide = sum(1 for char in text[:_SAMPLE] if char > "\x7f") - text[:_SAMPLE].count("�")
    if error.start >= len(data) - 4 or (broken * 200 < len(text) and wide > 4 * broken):
        return text
    return None


def _detected(data: bytes) -> str:
    sample = data[:_SAMPLE]
    guess = UnicodeDammit(sample, is_html=b"<" in sample[:_TOP]).original_encoding
    name = _AS_BROWSERS_DO.get((guess or "").lower(), guess) or "cp1252"
    try:
        return data.decode(name, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


