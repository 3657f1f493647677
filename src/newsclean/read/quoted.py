"""Dumps that a script quoted before it wrote them: ``str(bytes)``, JSON strings, lists of lines, escaped markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from newsclean.read.undone import Undone, undone

# What an escape stands for; a run of bytes is one character or more.
_ESCAPE = re.compile(
    r"\\(?:u(?P<pair>[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|u(?P<four>[0-9a-fA-F]{4})"
    r"|U(?P<eight>000[0-9a-fA-F]{5})|(?P<bytes>x[0-9a-fA-F]{2}(?:\\x[0-9a-fA-F]{2})*)|(?P<sign>[nrtbf\"'/\\]))"
)
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": "\f"}
_BREAK = re.compile(r"\\[nr]|\\[ux][0-9a-fA-F]{2}")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"|\'(?:[^\'\\]|\\.)*+\'', re.DOTALL)
_LIST = re.compile(
    rf"\s*\[\s*(?:{_STRING.pattern})(?:\s*,\s*(?:{_STRING.pattern}))*+\s*,?\s*\]\s*\Z", re.DOTALL
)
_TAG = re.compile(r"<(?:/?[a-z][a-z0-9]*\b|!doctype)", re.IGNORECASE)
_ESCAPED_TAG = re.compile(
    r"&(?:amp;){0,3}lt;(?:/?(?:p|section|header|main|img|figure|br|div|span|a|h[1-6]|li|ul|article|html|body|table|td)\b|!doctype)",
    re.IGNORECASE,
)
# Fewer are talked about in a text.
_FEWEST_LINES, _FEWEST_BREAKS, _FEWEST_TAGS, _MOST_TIMES = 3, 3, 4, 3
# Texts about code have a break here and there.
_SPARSE = 400


def unquoted(text: str) -> Undone | None:
    r"""The dump without quotation marks and escapes around it; None where it is not quoted.

    >>> unquoted('b"Rain in Le\\xc3\\xb3n\\nIt rained."').text
    'Rain in León\nIt rained.'
    >>> unquoted("['Rain', \"It rained.\", 'Still.']").text
    'Rain\nIt rained.\nStill.'
    >>> unquoted('"It rained," she said.')
    """
    parts = _parts(text)
    return None if parts is None else undone(text, parts)


def without_escaped_markup(text: str) -> str | None:
    """Markup whose tags were escaped, once or more, as it was; None for what has tags or begins without one.

    >>> without_escaped_markup("&lt;p&gt;Rain&lt;/p&gt;&lt;p&gt;It rained.&lt;/p&gt;")
    '<p>Rain</p><p>It rained.</p>'
    """
    if not _ESCAPED_TAG.match(text, len(text) - len(text.lstrip())) or _TAG.search(text):
        return None
    if len(_ESCAPED_TAG.findall(text)) < _FEWEST_TAGS:
        return None
    for _ in range(_MOST_TIMES):
        text = unescape(text)
        if _TAG.search(text):
            return text
    return None


def _parts(text: str) -> Iterator[tuple[str, int]] | None:
    """Stretches of the dump as it was, each with its place in the dump as it is."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    of_bytes = text[start : start + 2] in ("b'", 'b"')
    quote = text[start + of_bytes : start + of_bytes + 1]
    if quote in ("'", '"') and end - start > 2 and text[end - 1] == quote:
        first, last = start + of_bytes + 1, end - 1
        inside = text[first:last]
        if _BREAK.search(inside) and _is_one_string(text, start + of_bytes, end):
            return _unescaped(text, first, last, of_bytes)
    if quote == "[" and _LIST.match(text):
        strings = [found.span() for found in _STRING.finditer(text)]
        if len(strings) >= _FEWEST_LINES:
            return _lines(text, strings)
    if "\n" in text[start:end]:
        return None
    breaks = text.count("\\n")
    if breaks < max(_FEWEST_BREAKS, len(text) // _SPARSE):
        return None
    if not _TAG.search(text):  # in markup scripts have such breaks
        return _unescaped(text, 0, len(text), False)
    return None


def _is_one_string(text: str, start: int, end: int) -> bool:
    found = _STRING.match(text, start)
    return found is not None and found.end() == end


def _lines(text: str, strings: list[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    for number, (start, end) in enumerate(strings):
        if number:
            yield "\n", start
        yield from _unescaped(text, start + 1, end - 1, False)


def _unescaped(text: str, start: int, end: int, of_bytes: bool) -> Iterator[tuple[str, int]]:
    position = start
    for found in _ESCAPE.finditer(text, start, end):
        if found.start() > position:
            yield text[position : found.start()], position
        yield _character(found, of_bytes), found.start()
        position = found.end()
    if position < end:
        yield text[position:end], position


def _character(found: re.Match[str], of_bytes: bool) -> str:
    """What an escape stands for; a half of a character that has lost the other is replaced."""
    kind = found.lastgroup or ""
    value = found[kind]
    if kind == "sign":
        return _SIGNS.get(value, value)
    if kind == "pair":
        high, low = (int(half, 16) for half in value.split("\\u"))
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    if kind == "bytes":
        data = bytes.fromhex(value.replace("\\", "").replace("x", ""))
        return data.decode("utf-8" if of_bytes else "latin-1", "replace")
    code = int(value, 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
