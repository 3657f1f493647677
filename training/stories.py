"""Which lines of a list of stories are titles, told by the links of the page's markup.

Nobody labelled them, and in text nothing marks them; in HTML a teaser's title and its summary link to the
story, its time and its author don't. What the links say is carried to the page's text renderings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from newsclean.data.pointers import find_pointer
from newsclean.data.sections import plain, section_names
from newsclean.document import Block
from newsclean.extract.related.extractor import fold, leads_to_story
from newsclean.extract.related.length import units
from newsclean.extract.related.lines import Line, title_of
from newsclean.extract.section.lookalikes import is_phrase
from newsclean.label.coverage import UNKNOWN
from newsclean.label.phrasing import ROLES
from newsclean.models import Role

_RELATED = ROLES.index(Role.RELATED)
# In a list of which fewer lines are links they are no guide.
_LINKED = 0.2
# A block is a link of which so much is.
_MOSTLY = 0.5
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
# A section's name and a button are shorter, a heading that may be a title longer.
_NAME_MOST, _BUTTON_MOST, _HEADING_LEAST = 5, 8, 4


def story_labels(blocks: Sequence[Block], roles: np.ndarray) -> np.ndarray:
    """For every block of a page with markup 1 (a story's title), 0 (another line of a list) or -1."""
    labels = np.full(len(blocks), UNKNOWN, np.int8)
    for run in _runs(roles):
        listed = [blocks[number] for number in run]
        linked = [_address(block) for block in listed]
        titles = _titles(listed, linked)
        if titles and len(linked) - linked.count(None) >= _LINKED * len(listed):
            texts = {fold(listed[place].text) for place in titles}
            labels[run] = [
                _label(block, place in titles, texts) for place, block in enumerate(listed)
            ]
    return labels


def _runs(roles: np.ndarray) -> Iterator[list[int]]:
    """The places of blocks labelled related, those in a row together."""
    for related, places in groupby(range(len(roles)), lambda place: roles[place] == _RELATED):
        if related:
            yield list(places)


def _address(block: Block) -> str | None:
    """The story that a block links to."""
    if block.link_density <= _MOSTLY:
        return None
    return next((a.href for a in block.anchors if a.text.strip() and leads_to_story(a.href)), None)


def _titles(listed: Sequence[Block], linked: Sequence[str | None]) -> set[int]:
    """The places of the lines that are chosen as titles, one for each address."""
    places: dict[str, list[int]] = {}
    for place, address in enumerate(linked):
        if address is not None:
            places.setdefault(address, []).append(place)
    groups = [
        [(Line(listed[place].text, None, tag=listed[place].tag), place) for place in group]
        for group in places.values()
    ]
    return {chosen[1] for group in groups if (chosen := title_of(group))}


def _label(block: Block, chosen: bool, texts: set[str]) -> int:
    """What a line of a list is; unknown where it may be a title that a script opens, or one again."""
    size = units(block.text)
    button = size < _BUTTON_MOST and is_phrase(block.text)
    pointer = find_pointer(block.text)
    if button or (pointer is not None and pointer.start == pointer.end):
        return 0
    if chosen:
        return int(size >= _NAME_MOST or plain(block.text) not in section_names())
    heading = block.tag in _HEADINGS and not block.anchors and size >= _HEADING_LEAST
    return UNKNOWN if heading or fold(block.text) in texts else 0
