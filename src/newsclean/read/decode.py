"""Bytes to text: byte-order mark, valid UTF-8, declared charset, then detection."""

from __future__ import annotations

import codecs
import re

from newsclean.read.charset import (
    BEYOND_ASCII,
    declared_charset,
    detect_charset,
    fit,
    known_charset,
    sample_words,
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32 before UTF-16: the mark of the one begins with that of the other.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufffd-\uffff]")
_SHIFTS = re.compile(rb"\x1b(?:\$[@B]|\(J|\$\(D)|(\x1b\$\)C)")


def decode(data: bytes, declared: str | None = None) -> str:
    """Text of a dump of unknown charset; never fails, undecodable bytes become U+FFFD.

    A byte-order mark decides, then validity as UTF-8; a declared charset is believed unless the
    bytes make no sense in it and do in another. ``declared`` is one that came with the bytes, in
    an HTTP header say, and goes before the page's own. Detection reads a bounded sample.

    >>> decode("<meta charset=latin-1><p>5 €".encode("cp1252"))
    '<meta charset=latin-1><p>5 €'
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error):
            return data.decode("utf-8", "replace")
    else:
        return _shifted(data) or text
    return data.decode(_charset(data, declared), "replace")


def _charset(data: bytes, given: str | None) -> str:
    """The declared charset, unless the text looks much more like language in another."""
    declared = (given and known_charset(given)) or declared_charset(data)
    if declared is None or declared == "utf-8":
        return detect_charset(data)
    sample = sample_words(data)
    believed = fit(sample, declared)
    if believed >= 0.7 or len(sample) - len(sample.translate(None, BEYOND_ASCII)) < 8:
        return declared
    detected = detect_charset(data)
    return detected if fit(sample, detected) > believed + 0.35 else declared


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark: null bytes stand at even or at odd places only."""
    sample = data[:4000]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    sample = sample[: len(sample) // 2 * 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    # Some letters of other scripts end in a null byte too.
    if min(even, odd) * 4 > max(even, odd) or max(even, odd) * 100 < len(sample):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode(name, "replace")
    return name if len(_NO_TEXT.findall(text)) * 50 <= len(text) else None


def _shifted(data: bytes) -> str | None:
    """ISO-2022-JP or -KR, which are ASCII with escape sequences between."""
    found = _SHIFTS.search(data) if b"\x1b" in data else None
    if found is None:
        return None
    try:
        return data.decode("iso2022_kr" if found.group(1) else "iso2022_jp_ext")
    except UnicodeDecodeError:
        return None


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """UTF-8 cut off in the middle of a character, or with a few stray bytes."""
    if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
        return not data[: error.start].isascii() or declared_charset(data) in (None, "utf-8")
    # The neighbourhood of the first stray byte tells, and any later part would tell the same.
    sample = data[max(0, error.start - 50_000) : error.start + 200_000].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    beyond = len(sample) - len(sample.encode("ascii", "ignore")) - broken
    return beyond > 4 * broken and broken * 100 < len(sample)
