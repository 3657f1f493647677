"""Short lines that say themselves what they are, whatever the network took them for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsclean.data.agencies import agency_book
from newsclean.data.bylines import words
from newsclean.data.names import is_known_name
from newsclean.data.phrases import phrase_book
from newsclean.document import Block
from newsclean.label.runs import set_role
from newsclean.models import Role
from newsclean.segment.mixed import dates_in

# Phrases and dates are no longer, and datelines of a line of their own.
_LONGEST, _LONGEST_LINE = 40, 50
# Where "By" and a name may be taken for a title: in so many first lines; how many words a name has.
_FIRST, _MOST_WORDS = 6, 4
_WORD = re.compile(r"[^\W\d_]+")
_WIRED = re.compile(r"[^()]{2,40}\(([^()]{2,20})\)\s?[-–—]{1,2}")
_HASHTAG = re.compile(r"[#＃]\s?[^\s#＃]{1,40}")
# "($1 = 1,318.46 won)", "(1 euro = 4.27 zlotys)"
_RATE = re.compile(
    r"[(（][^\W\d]{0,3}[$€£¥₩₹]?\s?1(?:\.0+)?(?:\s[^\d()=]{1,24})?\s?=\s?[^()=]{1,50}[)）]\.?"
)
_TITLES = frozenset({Role.PAGE_TITLE, Role.HEADLINE, Role.SECTION, Role.SUBHEADING})
_MENU = frozenset({Role.NAV, Role.OTHER, Role.SECTION, Role.COMMENTS})
# What the label of something beside the article may say, and never is.
_BESIDE = frozenset({Role.AD, Role.SHARE, Role.LOGIN, Role.NEWSLETTER, Role.COMMENTS, Role.LEGAL})
_ARTICLE = frozenset({Role.BODY, Role.SUBHEADING, Role.TAGS, Role.SECTION, Role.BYLINE, Role.DECK})


def leave_dates(blocks: list[Block]) -> None:
    """A line that is a date and nothing more is no title, however much it stands where one does."""
    for block in blocks:
        if block.role not in _TITLES or len(block.text) > _LONGEST:
            continue
        found = next(dates_in(block.text), None)
        # "Tuesday" may stand before it.
        if found and len(_WORD.findall(block.text.replace(found.group(), " "))) < 2:
            set_role(block, Role.TIMESTAMP, "a date and nothing more")


def leave_names(blocks: list[Block]) -> None:
    """A line that is "By" and a name is no title; "De Jong Scores" may be one."""
    known = phrase_book().words("byline") - words().particles
    for block in blocks[:_FIRST]:
        first, _, rest = block.text.partition(" ")
        name = rest.split()
        if block.role not in _TITLES or first.casefold().rstrip(":") not in known:
            continue
        full = 1 < len(name) <= _MOST_WORDS and is_known_name(name[0])
        if full and all(word[0].isupper() and word.strip(".,").isalpha() for word in name):
            set_role(block, Role.BYLINE, "the word before a name, and a name")


def leave_datelines(blocks: list[Block]) -> None:
    """A place, an agency in brackets and a dash, alone on a line ("Büsum (dpa/lno) –"), are a dateline."""
    for block in _until_body(blocks):
        line = _WIRED.fullmatch(block.text.strip()) if len(block.text) <= _LONGEST_LINE else None
        if line is not None and agency_book().find(line[1], expected=True):
            set_role(block, Role.DATELINE, "a place and its agency, alone before the text")


def leave_rates(blocks: list[Block]) -> None:
    """What a currency is worth, in brackets, belongs to the text that it stands behind."""
    for before, block in pairwise(blocks):
        text = before.role is Role.BODY and "=" in block.text and len(block.text) <= _LONGEST_LINE
        if text and block.role is not Role.BODY and _RATE.fullmatch(block.text.strip()):
            set_role(block, Role.BODY, "what a currency is worth, behind the text")


def leave_log_in_to_menus(blocks: list[Block]) -> None:
    """A lone "Log in" above the text is an item to log in with; in a footer it is the menu's."""
    for block in _until_body(blocks):
        if block.role in _MENU and len(block.text) <= _LONGEST:
            items = [anchor.text for anchor in block.anchors] or [block.text]
            said = [item for item in items if phrase_book().meanings(item) == {"login"}]
            if 2 * sum(map(len, said)) > len(block.text):
                set_role(block, Role.LOGIN, "says to log in or subscribe, and little else")


def leave_labels(blocks: list[Block]) -> None:
    """A line that says "Advertisement", "Share" or "Leave a comment" and nothing else is no part of the article."""
    for block in blocks:
        if len(block.text) > _LONGEST:
            continue
        if block.role in _ARTICLE or block.role is Role.RELATED:
            said = phrase_book().meanings(block.text)
            role = Role(next(iter(said))) if len(said) == 1 and said <= _BESIDE else None
            if role is Role.AD or (role is not None and block.role in _ARTICLE):
                set_role(block, role, "the label of something else, and nothing more")


def join_names(blocks: list[Block]) -> None:
    """The "and" alone between two lines of a byline belongs to it."""
    for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if before.role is after.role is Role.BYLINE is not block.role:
            if block.text.strip(" ,").casefold() in words().between:
                set_role(block, Role.BYLINE, "joins the names of a byline")


def join_hashes(blocks: list[Block]) -> None:
    """A line that is one hashtag, right behind another that is a tag, is a tag."""
    for before, block in pairwise(blocks):
        if before.role is Role.TAGS and _HASHTAG.fullmatch(block.text):
            if block.role is not Role.TAGS and _HASHTAG.fullmatch(before.text):
                set_role(block, Role.TAGS, "a hashtag behind another")


def _until_body(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.role is Role.BODY:
            return
        yield block
