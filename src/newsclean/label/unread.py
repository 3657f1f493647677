"""What a dump has beside the page, and no reader sees: see `newsclean.segment.parts`.

So are the pictures of Markdown, which are lines by what they are called or by their address, and rules.
"""

from __future__ import annotations

import re

from newsclean.document import Block
from newsclean.label.runs import set_role
from newsclean.models import Role
from newsclean.segment.header import OTHER, field_of

# By element.
_UNREAD = {
    "script": "code of the page",
    "link": "addresses of links",
    "input": "controls or addresses, without a word",
}
_IN_HEADER = {
    "headlines": Role.PAGE_TITLE,
    "authors": Role.BYLINE,
    "published": Role.TIMESTAMP,
    "modified": Role.TIMESTAMP,
    "tags": Role.TAGS,
}
# What no picture and no rule is.
_WORDED = frozenset(
    (
        Role.HEADLINE,
        Role.PAGE_TITLE,
        Role.DECK,
        Role.BODY,
        Role.SUBHEADING,
        Role.BYLINE,
        Role.SECTION,
    )
)
_ADDRESS = re.compile(
    r"\s*(?:data:\S*|(?:https?:)?//?\S+|\S+\.(?:jpe?g|png|gif|webp|svg|avif)\S*|)\s*", re.I
)
_NOTATION = ("", "[", "{", "|", ">")


def leave_out_unread(blocks: list[Block]) -> None:
    """What a dump has of scripts and of addresses is nothing to read; a header says what its lines are."""
    for block in blocks:
        if block.tag == "meta":
            set_role(block, _role_in_header(block.text), "a line of the header")
        if block.tag == "img" and block.role in _WORDED:
            set_role(block, Role.CAPTION, "what a picture is called")
        if block.tag == "img" and block.role is Role.CAPTION and _ADDRESS.fullmatch(block.text):
            set_role(block, Role.MEDIA, "a picture by its address alone")
        if block.tag == "hr" and block.role in _WORDED:
            set_role(block, Role.OTHER, "a rule")
        reason = _UNREAD.get(block.tag)
        if reason is not None:
            set_role(block, Role.OTHER, reason)


def _role_in_header(line: str) -> Role:
    field, value = field_of(line) or (OTHER, "")
    # Lists of front matter are read as such.
    return Role.OTHER if value[:1] in _NOTATION else _IN_HEADER.get(field, Role.OTHER)
