"""Settles what the guide to roles says outright and the network can't be sure of, line by line.

The network judges a block by its looks and its neighbours. A few conventions rest on more than
that: on the text of another line, on which run of the page a line lies in, or on phrases too rare
to be learned. Each step here is one of them, and overrules the network only where it applies.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile

from newsclean.data.agencies import agency_book
from newsclean.data.phrases import phrase_book
from newsclean.data.places import places
from newsclean.data.sections import section_names
from newsclean.document import Block, Document
from newsclean.label.first_line import find_headline_in_first_line
from newsclean.label.other_stories import leave_other_stories
from newsclean.label.paths import leave_paths_to_menus
from newsclean.label.runs import STOPS, set_role, settle_runs
from newsclean.label.short_lines import (
    join_hashes,
    join_names,
    leave_datelines,
    leave_dates,
    leave_labels,
    leave_log_in_to_menus,
    leave_names,
    leave_rates,
)
from newsclean.label.unread import leave_out_unread
from newsclean.models import Role
from newsclean.whole_page import size_of

_LONGEST_PLACE = 40
_LONGEST_NAME = 50
_NOT_SURE = frozenset({Role.BYLINE, Role.SECTION, Role.OTHER, Role.NAV, Role.TAGS, Role.SUBHEADING})
_UNSIGNED = frozenset({Role.BYLINE, Role.OTHER, Role.CAPTION, Role.BODY, Role.NOTE})
_UNSIGNED_NEXT = frozenset({Role.NEWSLETTER, Role.TAGS, Role.SHARE, Role.SUBHEADING})
# "Copyright 2010 The Associated Press", "Riproduzione riservata © Copyright ANSA", up to the name.
_CLAIM = re.compile(r"(?:(?:©|\(c\)|copyright)[\s\d.,–-]*+)++(?:by\s+)?(?:the\s+)?", re.IGNORECASE)
_PEOPLE = re.compile(r"\s\([^()]{5,60}\)$")
# So many blocks behind the text may be its end.
_NEAR = 3
# Where it may be taken for a button.
_NEXT = 2
# Of so few blocks a text may have no page around it, which the network judges by.
FEW = 12
# The element that lines of a header are said to be (`newsclean.segment.header`).
_HEADER = "meta"
_HEAD, _HEADINGS = frozenset({Role.HEADLINE, Role.DECK}), ("h1", "h2", "h3")
_SENTENCES = frozenset({Role.BODY, Role.HEADLINE, Role.DECK, Role.PAGE_TITLE})
_TITLES = frozenset({Role.PAGE_TITLE, Role.HEADLINE, Role.SECTION})
_DASHES = ("-", "–", "—")
_SURE = 0.7
# What may be a whole text: so likely, so long, with so few links.
_MAY_BE, _WHOLE, _LINKED = 0.2, 400, 0.3
_HALF = 0.5
# So many key points stand below their heading, and how long they are.
_POINTS, _LONGEST_POINT = 6, 220
_TAKEN_FOR_POINTS = frozenset({Role.BODY, Role.SUBHEADING, Role.CAPTION, Role.OTHER})


def settle(document: Document) -> None:
    """Put right the roles that follow from the guide and from the page as a whole."""
    blocks = document.blocks
    if document.layout != "html":
        leave_out_unread(blocks)
        _keep_text_without_page(document)
    if not any(block.role is Role.BODY for block in blocks):
        _find_text(blocks)
    if document.layout != "html":
        leave_dates(blocks)
        leave_names(blocks)
        leave_datelines(blocks)
    find_headline_in_first_line(document)
    leave_other_stories(document)
    _leave_captions_to_pictures(document)
    leave_paths_to_menus(blocks)
    leave_log_in_to_menus(blocks)
    leave_labels(blocks)
    leave_rates(blocks)
    join_names(blocks)
    join_hashes(blocks)
    body = settle_runs(document)
    if body is None:
        return
    first, last = body
    # The last line of the text may itself be a name that was taken for text.
    _find_credit(blocks[last : last + 1 + _NEAR])
    headlines = [block for block in blocks if block.role is Role.HEADLINE]
    if headlines:
        _find_section(blocks[: blocks.index(headlines[0])])
    if headlines and headlines[0].start < blocks[first].start:
        for block in headlines[1:]:
            if block.start > blocks[last].start:
                set_role(block, Role.NAV, "the headline again, after the text")
        _find_key_points(blocks[blocks.index(headlines[0]) + 1 : first + _POINTS])
        above = blocks[blocks.index(headlines[0]) + 1 : first]
        _find_agency(above)
        if len(above) > 1:
            _find_author(above[-1], above[-2])
        _find_dateline_above_text(above, document)
        for block in blocks[first + 1 : first + 1 + _NEAR]:
            if block.text.endswith(_DASHES):
                _find_agency([block])  # behind a note that was taken for the text


def _keep_text_without_page(document: Document) -> None:
    """Few blocks that may all be the text's; what stands in a header is no page around it."""
    blocks = [block for block in document.blocks if block.tag != _HEADER]
    if 0 < len(blocks) <= FEW:
        _keep_text_below_title(blocks)
        if document.source.headline:
            _keep_text_alone(blocks)


def _keep_text_below_title(blocks: list[Block]) -> None:
    """A line and nothing but sentences below it: the headline and the text, without a page around."""
    title, *text = blocks
    alone = title.role in _TITLES and not title.text.endswith(STOPS)
    if alone and text and all(map(_may_be_text, text)):
        for block, role in ((title, Role.HEADLINE), *((block, Role.BODY) for block in text)):
            if block.role is not role:
                set_role(block, role, "a line and nothing but sentences below it")


def _keep_text_alone(blocks: list[Block]) -> None:
    """Nothing but sentences, the headline being known from elsewhere: all of it is the text."""
    if all(map(_may_be_text, blocks)):
        for block in blocks:
            if block.role is not Role.BODY:
                set_role(block, Role.BODY, "nothing but sentences below a headline from elsewhere")


def _may_be_text(block: Block) -> bool:
    """Whether a block ends as a sentence does and may, by its role or its chances, be text."""
    likely = block.role in _SENTENCES or block.chance(Role.BODY) >= _MAY_BE
    return likely and block.text.endswith(STOPS)


def _find_text(blocks: list[Block]) -> None:
    """On a page of which nothing was taken for text: the longest line that may well be, if any.

    Such a page has its whole text in one line, and the network looks for several.
    """
    able = (block for block in blocks if block.chance(Role.BODY) >= _MAY_BE)
    longest = max(able, key=lambda block: size_of(block.text), default=None)
    if longest and size_of(longest.text) >= _WHOLE and longest.link_density < _LINKED:
        set_role(longest, Role.BODY, "the one line that may be the text")


def _leave_captions_to_pictures(document: Document) -> None:
    """What markup ties to a picture, and is no heading, is its caption and neither headline nor deck."""
    for block in (block for picture in document.pictures for block in picture.beside):
        if block.role in _HEAD and block.tag not in _HEADINGS:
            set_role(block, Role.CAPTION, "stands with a picture")


def _find_agency(above: list[Block]) -> None:
    """The name of an agency alone between headline and text is the byline; "CNN —" a dateline."""
    for number, block in enumerate(above):
        below = [other.role for other in above[number + 1 : number + 3]]
        name = block.text.strip(" .|,")
        # A picture's credit stands below it, the text's beside the time.
        dated = Role.TIMESTAMP in below[:1] or below == [Role.BYLINE, Role.TIMESTAMP]
        doubtful = block.role in _NOT_SURE or (dated and block.role is Role.CAPTION)
        doubtful = doubtful or (name.endswith(_DASHES) and block.role is Role.CREDIT)
        if not doubtful or len(name) > _LONGEST_NAME or not agency_book().get(name):
            continue
        if agency_book().is_ambiguous(name) and not name.endswith(_DASHES) and not dated:
            continue  # "RSS", "AA": a button, too
        if block.role is Role.NAV and _in_menu(above, number):
            continue
        if name.endswith(_DASHES):
            set_role(block, Role.DATELINE, "an agency and a dash, alone before the text")
        elif block.role is not Role.BYLINE:
            set_role(block, Role.BYLINE, "an agency in the byline's place")


def _in_menu(blocks: list[Block], number: int) -> bool:
    """Whether a line stands between two entries of a menu."""
    beside = blocks[max(0, number - 1) : number] + blocks[number + 1 : number + 2]
    return len(beside) == 2 and all(other.role is Role.NAV for other in beside)


def _find_key_points(head: list[Block]) -> None:
    """Key points below the headline and a heading of their own: what was hardly taken for text is a deck."""
    heads = (n for n, block in enumerate(head) if _heads_points(block))
    start = next(heads, len(head))
    points = takewhile(_may_be_point, head[start + 1 :])
    for block in (*head[start : start + 1], *islice(points, _POINTS)):
        if block.role is not Role.DECK:
            set_role(block, Role.DECK, "key points, below a heading of their own")


def _heads_points(block: Block) -> bool:
    said = phrase_book().meanings(block.text) if len(block.text) <= _LONGEST_NAME else ()
    return Role.DECK.value in said


def _may_be_point(block: Block) -> bool:
    doubted = block.role in _TAKEN_FOR_POINTS and block.confidence < _SURE
    return block.role is Role.DECK or (doubted and len(block.text) <= _LONGEST_POINT)


def _find_author(block: Block, before: Block) -> None:
    """A name and the paper it writes for, right above the text and below a caption: a byline."""
    if block.role is not Role.CAPTION or before.role is not Role.CAPTION:
        return
    name, _, paper = block.text.partition(" | ")
    agency = agency_book().get(paper) if len(paper) <= _LONGEST_NAME else None
    proper = 2 <= len(name.split()) <= 4 and all(part[:1].isupper() for part in name.split())
    if agency is not None and agency.kind == "outlet" and proper:
        set_role(block, Role.BYLINE, "a name and its paper, right above the text")


def _find_credit(end: list[Block]) -> None:
    """The name of an agency alone, in brackets or not, is the credit at the end of the text."""
    for number, block in enumerate(end):
        # "MDR (Ana Ruiz, Ben Roth)": its people stand behind it.
        name = _PEOPLE.sub("", block.text).strip(" .|()（）[]【】©-–—")
        if number and block.role is Role.LEGAL and _is_agency_claim(block.text):
            set_role(block, Role.CREDIT, "an agency's copyright, behind the text")
            continue
        near = 0 < number <= _NEXT and block.confidence < _HALF
        next_to_text = near and block.role in _UNSIGNED_NEXT
        if not (next_to_text or block.role in _UNSIGNED):
            continue
        if len(name) <= _LONGEST_NAME and agency_book().get(name):
            set_role(block, Role.CREDIT, "an agency alone behind the text")


def _is_agency_claim(line: str) -> bool:
    """Whether a line claims copyright for an agency; a paper's claim is the site's own."""
    claim = _CLAIM.search(line)
    owner = line[claim.end() :][:_LONGEST_NAME] if claim else ""
    named = agency_book().find(owner, expected=True)[:1]
    return any(mention.start == 0 and mention.agency.kind != "outlet" for mention in named)


def _find_section(above: list[Block]) -> None:
    """The name of a section on the line before the headline, and no last entry of a menu."""
    if len(above) > 1 and above[-1].role in _NOT_SURE and above[-2].role is not Role.NAV:
        if above[-1].text.casefold() in section_names():
            set_role(above[-1], Role.SECTION, "a section's name, alone before the headline")


def _find_dateline_above_text(above: list[Block], document: Document) -> None:
    """The dateline before the text; what was taken for a deck below it is text: decks stand above."""
    taken = takewhile(lambda b: b.role is Role.DECK and b.text.endswith(STOPS), reversed(above))
    decks = list(taken)
    if len(decks) == len(above):
        return
    line = above[-1 - len(decks)]
    _find_dateline(line, document)
    if line.role is Role.DATELINE:
        for deck in decks:
            set_role(deck, Role.BODY, "text below a dateline")


def _find_dateline(block: Block, document: Document) -> None:
    """A place alone on the line before the text begins is its dateline.

    One that is not in capitals is, where the network is unsure and no menu has it as an entry.
    """
    place = block.text.strip(" ,.:-–—")
    if block.role not in _NOT_SURE or not 2 < len(place) <= _LONGEST_PLACE:
        return
    if not places().is_place(place) or place.islower():
        return
    if place.isupper():
        set_role(block, Role.DATELINE, "a place in capitals, alone before the text")
        return
    others = (other for other in document.blocks if other is not block)
    if block.confidence < _SURE and all(other.text.strip() != place for other in others):
        set_role(block, Role.DATELINE, "a place alone before the text")
