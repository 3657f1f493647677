"""Datelines that markup sets apart at the start of a paragraph: ``<span class="location-stamp">``."""

from __future__ import annotations

from newsclean.data.places import places
from newsclean.data.scopes import scope_words
from newsclean.document import Block
from newsclean.segment.inner import has_text, text_of
from newsclean.segment.scope import attribute_words

_INLINE = frozenset({"span", "b", "strong", "em", "i", "cite"})
_LONGEST = 60


def marked_place(block: Block) -> tuple[str, str] | None:
    """The dateline as printed and its place, where an element of that name opens a paragraph.

    Nothing need close it; that it is a known place tells it from a line with the day, which many call so, too.
    """
    element = block.element
    if element is None or has_text(element.text) or not len(element):
        return None
    first = element[0]
    named = attribute_words(first.get("class") or "") if first.tag in _INLINE else ()
    surely = not scope_words().places.isdisjoint(named)
    if not surely and scope_words().datelines.isdisjoint(named):
        return None
    raw = text_of(first)
    place = raw.strip(" ,.:-–—")
    whole = len(raw) < len(block.text) and len(raw) <= _LONGEST and block.text.startswith(raw)
    known = places().is_place(place) or (surely and place[:1].isupper())
    return (raw, place) if whole and known else None
