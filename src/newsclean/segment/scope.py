"""Scopes: what an element and its ancestors say of the text inside, worked out once an element."""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.document import Scope
from newsclean.memo import Memo

Attributes = list[tuple[str, str]]

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+")
_APART = {code: " " for code in range(128) if not chr(code).isalpha()}
_MOST_WORDS = 12
# Deeper than this, elements stand beside each other: every later walk up the ancestry stays short.
_DEEPEST = 250
_NAMING = frozenset({"class", "id", "itemprop", "role", "data-component", "data-testid"})
_NAMES = _NAMING | {"rel"}
_RELATIONS = frozenset({"author", "tag", "category"})
_LANDMARK_TAGS_WORDS = """
    article main aside nav header footer figure form figcaption blockquote ul ol table
    address pre dialog
"""
_LANDMARK_TAGS = frozenset(_LANDMARK_TAGS_WORDS.split())
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


def attribute_words(value: str) -> tuple[str, ...]:
    """Lower-cased words of a class or id value: its pieces, and each name as one word.

    >>> attribute_words("article-Body storyText")
    ('article', 'body', 'articlebody', 'story', 'text', 'storytext')
    """
    words: list[str] = []
    for name in value[:400].split():
        words += _NAME[name]
    return tuple(dict.fromkeys(words))[:_MOST_WORDS]


def _words_of(name: str) -> tuple[str, ...]:
    # Most names are one word already, and few others have capitals.
    if name.isascii() and name.islower():
        if name.isalpha():
            return (name,)
        pieces = name.translate(_APART).split()
    else:
        pieces = [piece.lower() for piece in _PIECE.findall(name)]
    return (*pieces, "".join(pieces)) if len(pieces) > 1 else tuple(pieces)


_NAME = Memo(_words_of)
_VALUE = Memo(attribute_words)


@lru_cache(maxsize=1 << 10)
def _joined(within: frozenset[str], name: str) -> frozenset[str]:
    return within | {name}


def scope_of(tag: str, attributes: Attributes, parent: Scope) -> Scope:
    """The scope of an element with this tag and these attributes inside its parent's."""
    within = parent.within
    if tag in _LANDMARK_TAGS:
        within = _joined(within, tag)
    words: tuple[str, ...] = ()
    for name, value in attributes:
        if name == "class" or name == "id":
            words += _VALUE[value]
        elif name in _NAMING:
            words += _VALUE[value]
            if name == "role" and value in _LANDMARK_ROLES:
                within = _joined(within, _LANDMARK_ROLES[value])
            elif name == "itemprop" and value == "articleBody":
                within = _joined(within, "articlebody")
        elif name == "rel" and value in _RELATIONS:
            words += (value,)
    if parent.depth >= _DEEPEST:
        return Scope(tag, words, within, parent.parent, parent.depth)
    return Scope(tag, words, within, parent, parent.depth + 1)


def names_itself(attributes: Attributes) -> bool:
    """Whether the attributes hold a name that says what the element is for."""
    for name, _ in attributes:  # noqa: SIM110 (any() with a generator takes twice the time)
        if name in _NAMES:
            return True
    return False
