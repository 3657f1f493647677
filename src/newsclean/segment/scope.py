"""Scopes: what an element and its ancestors say of the text inside, worked out once an element."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.etree import _Element

from newsclean.document import Scope

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+")
_MOST_WORDS = 12
_LANDMARK_TAGS = frozenset(
    "article main aside nav header footer figure form figcaption blockquote ul ol table address "
    "pre dialog".split()
)
_LANDMARK_ROLES = {
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "main": "main",
    "article": "article",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "header",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "search": "form",
    "form": "form",
}


@lru_cache(maxsize=1 << 14)
def attribute_words(value: str) -> tuple[str, ...]:
    """Lower-cased words of a class or id value: its pieces, and each name as one word.

    >>> attribute_words("article-Body storyText")
    ('article', 'body', 'articlebody', 'story', 'text', 'storytext')
    """
    words: list[str] = []
    for name in value[:400].split():
        pieces = [piece.lower() for piece in _PIECE.findall(name)]
        words += pieces
        if len(pieces) > 1:
            words.append("".join(pieces))
    return tuple(dict.fromkeys(words))[:_MOST_WORDS]


@lru_cache(maxsize=1 << 10)
def _joined(within: frozenset[str], name: str) -> frozenset[str]:
    return within | {name}


def scope_of(element: _Element, tag: str, parent: Scope) -> Scope:
    """The scope of an element inside its parent's."""
    within = parent.within
    if tag in _LANDMARK_TAGS:
        within = _joined(within, tag)
    attributes = element.attrib
    words: tuple[str, ...] = ()
    if attributes:
        for name in ("class", "id", "itemprop", "data-component", "data-testid"):
            value = attributes.get(name)
            if value:
                words += attribute_words(value)
        role = attributes.get("role")
        if role:
            landmark = _LANDMARK_ROLES.get(role)
            if landmark:
                within = _joined(within, landmark)
        if attributes.get("itemprop") == "articleBody":
            within = _joined(within, "articlebody")
    return Scope(tag, words, within, parent, parent.depth + 1)
