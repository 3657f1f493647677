"""Markdown with more than Markdown has: tags, as pandoc writes it for GitHub, or pandoc's own divisions and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.read.undone import Undone, undone

_SAMPLE = 60_000
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s[^<>]{0,4000})?)/?>")
_EMPTY_LINK = re.compile(r"<a\b[^<>]{0,4000}>\s*</a>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(href|src|alt)\s*=\s*[\"']([^\"'<>]*)[\"']", re.IGNORECASE)
# What Markdown has marks for: text in it is marked so, and not by tags.
_MARKS = re.compile(r"^(?:#{1,6} +\S|[-*] +\S|\d+\. +\S)|\]\((?:https?:|/|#)", re.MULTILINE)
_MARKED_BY_TAGS = re.compile(r"<(?:p|li|h[1-6]|td|blockquote)\b", re.IGNORECASE)
_LONE_TAG = re.compile(
    r"^[ \t]*</?(?:div|section|figure|article|main|header|footer|nav|aside)\b[^<>\n]{0,2000}>[ \t]*$",
    re.MULTILINE,
)
_LINE = re.compile(r"^[ \t]*\S", re.MULTILINE)
_FEWEST_TAGS, _SHARE, _FEWEST_MARKS, _TIMES = 6, 0.12, 6, 5
# "::: {.story}", "[text]{.name}", "## Heading {#name .kind}", "[](address)".
_DIVISION = re.compile(
    r"^:{3,}+[ \t]*+(?:\{[^{}]{0,4000}\}|[^\s{}:][^\s{}]*+)?[ \t]*+:*+[ \t]*+$", re.MULTILINE
)
_ATTRIBUTES = r"\{(?=[.#]|[\w:-]{1,60}=)[^{}]{0,4000}\}"
_EXTRA = re.compile(
    rf"{_DIVISION.pattern}|\[\]\([^()\s]{{0,2000}}\)(?:{_ATTRIBUTES})?|\](?:{_ATTRIBUTES})?|[ \t]?{_ATTRIBUTES}|\[",
    re.MULTILINE,
)
_FEWEST_DIVISIONS = 4


def as_markdown(text: str) -> Undone | None:
    """The text as Markdown alone, links and pictures of tags as its own; None for all else.

    >>> lines = "# Rain\\n\\n" + "<div>\\n\\n- [Home](/)\\n\\n</div>\\n\\n" * 4 + '<a href="/leeds">Leeds</a>\\n\\n- Sport'
    >>> as_markdown(lines).text.split("\\n")[-3:]
    ['[Leeds](/leeds)', '', '- Sport']
    >>> as_markdown("::: menu\\n[Home]{.entry}\\n:::\\n" * 3).text.split()
    ['Home', 'Home', 'Home']
    """
    if _PAGE.match(text):
        return None
    sample = text[:_SAMPLE]
    if ":::" in text and len(_DIVISION.findall(sample)) >= _FEWEST_DIVISIONS:
        return undone(text, _without_extras(text))
    if "<" not in text:
        return None
    marks = len(_MARKS.findall(sample))
    if marks < _FEWEST_MARKS or marks < _TIMES * len(_MARKED_BY_TAGS.findall(sample)):
        return None
    # Where Markdown talks of tags few stand on lines of their own.
    alone = len(_LONE_TAG.findall(sample))
    if alone < max(_FEWEST_TAGS, _SHARE * len(_LINE.findall(sample))):
        return None
    return undone(text, _without_tags(text))


def _without_extras(text: str) -> Iterator[tuple[str, int]]:
    """Stretches between divisions and attributes, and between the brackets that attributes belong to."""
    opened: list[int] = []
    left_out: list[tuple[int, int]] = []
    for found in _EXTRA.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
            continue
        if found[0][0] == "]":
            start = opened.pop() if opened else found.start()
            if found[0] == "]":
                continue  # a link's
            left_out.append((start, start + 1))
        left_out.append(found.span())
    position = 0
    for start, end in sorted(left_out):
        if start > position:
            yield text[position:start], position
        position = max(position, end)
    if position < len(text):
        yield text[position:], position


def _without_tags(text: str) -> Iterator[tuple[str, int]]:
    """Stretches between tags, with links and images as Markdown writes them; empty links are left out."""
    empty = {found.start(): found.end() for found in _EMPTY_LINK.finditer(text)}
    position = 0
    link = ""
    for found in _TAG.finditer(text):
        if found.start() < position:
            continue
        if found.start() > position:
            yield text[position : found.start()], position
        position = found.end()
        closes, name = bool(found[1]), found[2].lower()
        values = {key.lower(): value for key, value in _ATTRIBUTE.findall(found[3])}
        if found.start() in empty:
            position = empty[found.start()]
        elif name == "a":
            href, link = link, "" if closes else values.get("href", "")
            if link or (closes and href):
                yield ("[" if link else f"]({href})"), found.start()
        elif name == "img" and values.get("src"):
            yield f"![{values.get('alt', '')}]({values['src']})", found.start()
        elif name == "br":
            yield "\n", found.start()
    if position < len(text):
        yield text[position:], position
