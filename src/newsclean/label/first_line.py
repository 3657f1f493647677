"""Dumps that begin with the article: no menus above, its headline in the first line, or no headline at all.

The network has learned from whole pages, whose first line is the title of the page and whose headline
stands again below the menus.
"""

from __future__ import annotations

import re

from newsclean.document import Block, Document
from newsclean.label.runs import STOPS, set_role
from newsclean.models import Role

# Within so many lines the text begins where a dump begins with the article.
_SOON = 6
# A headline less likely than this is one for lack of any other.
_DOUBTED = 0.5
# So much of a headline, which has this at least, is said again in the first paragraphs, of which so much is read;
# of words these letters.
_SHARED, _PARAGRAPHS, _READ, _STEM = 0.3, 4, 600, 4
_LEAST = 2
_OTHERS = tuple(role for role in Role if role is not Role.HEADLINE and role is not Role.PAGE_TITLE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")


def find_headline_in_first_line(document: Document) -> None:
    """Where no line is likely the headline, text soon follows, and it says what the first line says, that is it.

    Not where the line that stood in for it reads as the first line does, which is then the page's title.
    """
    blocks = document.blocks
    text = document.find(Role.BODY)[:_PARAGRAPHS]
    shown = document.first(Role.HEADLINE)
    if document.layout == "html" or not text or not shown or document.source.headline:
        return
    title, headline = blocks[0], blocks[shown]
    if title.role is not Role.PAGE_TITLE or headline.confidence >= _DOUBTED or title.text.endswith(STOPS):
        return
    titled = headline.text in title.text and 2 * len(headline.text) > len(title.text)
    if document.index(text[0]) > _SOON or titled:
        return
    told = _stems(title.text)
    said = _stems(" ".join(block.text[:_READ] for block in text))
    if len(told) >= _LEAST and len(told & said) >= _SHARED * len(told):
        set_role(title, Role.HEADLINE, "the first line, and the text below says the same")
        set_role(headline, _next_role(headline), "below the headline")


def _stems(text: str) -> set[str]:
    """The beginnings of the words of a text; of scripts without spaces, each two signs in a row."""
    stems = {word[:_STEM] for word in _WORD.findall(text.casefold()) if not _DENSE.search(word)}
    for run in _DENSE.findall(text):
        stems.update(run[at : at + 2] for at in range(len(run) - 1))
    return stems


def _next_role(block: Block) -> Role:
    """The likeliest role of a line that stood in for the headline; a deck, where it was taken for text."""
    chances = [block.chance(role) for role in _OTHERS]
    role = _OTHERS[chances.index(max(chances))] if any(chances) else Role.DECK
    return Role.DECK if role is Role.BODY else role
