"""Dumps that begin with the article: no menus above, and its headline in the first line.

The network has learned from whole pages, whose first line is the title of the page and whose headline
stands again below the menus. Where a dump begins otherwise, with a date above all, it takes that for the title.
"""

from __future__ import annotations

from newsclean.document import Block, Document
from newsclean.label.runs import STOPS, set_role
from newsclean.label.said_again import said_again
from newsclean.models import Role

# Within so many lines the text begins where a dump begins with the article.
_SOON = 6
# A headline less likely than this is one for lack of any other.
_DOUBTED = 0.5
# So much of a headline the text says again, and not much less than of what stood in for it.
_SHARED, _LESS = 0.3, 0.4
_OTHERS = tuple(role for role in Role if role is not Role.HEADLINE and role is not Role.PAGE_TITLE)


def find_headline_in_first_line(document: Document) -> None:
    """Where no line is likely the headline, text soon follows, and it says what the first line says, that is it.

    Not where the line that stood in for it reads as the first line does, which is then the page's title.
    """
    blocks, shown = document.blocks, document.first(Role.HEADLINE)
    text = document.find(Role.BODY)
    if document.layout == "html" or document.source.headline or not text or not shown:
        return
    title, headline = blocks[0], blocks[shown]
    if title.role is not Role.PAGE_TITLE or title.text.endswith(STOPS):
        return
    titled = headline.text in title.text and 2 * len(headline.text) > len(title.text)
    if headline.confidence >= _DOUBTED or titled or document.index(text[0]) > _SOON:
        return
    shared = said_again(title.text, text)
    if shared >= _SHARED and shared + _LESS >= said_again(headline.text, text):
        set_role(title, Role.HEADLINE, "the first line, and the text below says the same")
        set_role(headline, _next_role(headline), "below the headline")


def _next_role(block: Block) -> Role:
    """The likeliest role of a line that stood in for the headline; a deck, where it was taken for text."""
    chances = [block.chance(role) for role in _OTHERS]
    role = _OTHERS[chances.index(max(chances))] if any(chances) else Role.DECK
    return Role.DECK if role is Role.BODY else role
