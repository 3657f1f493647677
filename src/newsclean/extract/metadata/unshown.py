"""Text that only a page's scripts hold: pages that a browser makes, saved before it did."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from html import unescape
from itertools import islice

from lxml.etree import Element, SubElement, _Element

from newsclean.document import Document
from newsclean.segment.html import shows_text
from newsclean.segment.parse import parse

# Less than this is a teaser.
_SHORTEST = 600
_MARKUP = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
# A long string of JSON or JavaScript that is markup as a whole; each quotation mark may begin one.
_STRING = re.compile(
    rf'"(?=(?:\\[nrt]|\s){{0,9}}(?:<|\\u003c)(?:p|div|h\d|figure|section)\b)((?:[^"\\]|\\.){{{_SHORTEST},}}+)"',
    re.DOTALL | re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SCRIPT_REACH = 4_000_000
# Every page on a subject has some of the words.
_MOST_SHOWN = 0.6
_MOST_STRINGS = 50
_MOST_PARAGRAPHS = 5000


def with_unshown_text(document: Document) -> _Element | None:
    """The page's tree with the text that its data have for a script to show, or None.

    None where the page shows text, and where it has none. The text is ``articleBody`` of schema.org, else
    the one long piece of markup in the strings of its scripts; it goes behind the first headline of a copy.
    """
    root = document.source.tree
    if root is None or shows_text(document.blocks):
        return None
    article = _article(document.metadata.body or "")
    if article is None:
        article = _article(_only_string(root))
    if article is None or _is_shown(article, document.text):
        return None
    shown = deepcopy(root)
    above = next(shown.iter("h1"), None)
    if above is not None:
        above.addnext(article)
    else:
        body = shown.find("body")
        (shown if body is None else body).append(article)
    return shown


def _article(text: str) -> _Element | None:
    """The text as an element, or None if it is too short."""
    if len(text) < _SHORTEST:
        return None
    article = Element("article", itemprop="articleBody")
    if "<" not in text:
        text = unescape(text)
    if _MARKUP.search(text):
        article.append(parse(text))
    else:
        for line in text.splitlines():
            SubElement(article, "p").text = _CONTROL.sub(" ", line)
    paragraphs = islice(article.iter("p"), _MOST_PARAGRAPHS)
    size = sum(len(text) for each in paragraphs for text in islice(each.itertext(), 100))
    return article if size >= _SHORTEST else None


def _is_shown(article: _Element, text: str) -> bool:
    """Whether most words stand on the page already, in lines too short to be taken for text."""
    words = set(_WORD.findall(" ".join(map(str, article.itertext()))))
    return len(words.intersection(_WORD.findall(text))) > _MOST_SHOWN * len(words)


def _only_string(root: _Element) -> str:
    """The piece of markup among the strings of the scripts; none if there are several."""
    found: dict[str, None] = {}
    left = _SCRIPT_REACH
    for script in root.iter("script"):
        text = script.text or ""
        left -= len(text)
        if left < 0:
            break
        for match in islice(_STRING.finditer(text), _MOST_STRINGS):
            try:
                found[json.loads(f'"{match[1]}"', strict=False)] = None
            except ValueError:
                continue
    pieces = [
        piece for piece in found if not any(piece in other for other in found if other != piece)
    ]
    return pieces[0] if len(pieces) == 1 else ""
