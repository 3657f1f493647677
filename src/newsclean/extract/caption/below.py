"""Captions that were taken for text, told by the picture right above them and the credit that closes them."""

from __future__ import annotations

from newsclean.document import Block, Document
from newsclean.extract.caption.split import is_credited, split_credit
from newsclean.extract.caption.words import label
from newsclean.label.runs import set_role
from newsclean.models import Role
from newsclean.segment.pictures import is_named_caption

_HEADINGS = ("h1", "h2", "h3")
_TEXT = frozenset({Role.BODY, Role.SUBHEADING})
# Longer ones are paragraphs.
_LONGEST, _LONGEST_CREDIT = 300, 60


def label_captions_below(document: Document) -> None:
    """Label as caption what stands right below a picture, in the text, and holds its credit or has it below."""
    blocks = document.blocks
    for block in (block for picture in document.pictures for block in picture.beside):
        if block.role in _TEXT and len(block.text) <= _LONGEST and is_named_caption(block):
            set_role(block, Role.CAPTION, "named a caption by its markup, below a picture")
    for number in sorted({picture.position for picture in document.pictures}):
        if number < len(blocks) and _may_be_caption(blocks[number]):
            rest = blocks[number + 1] if number + 1 < len(blocks) else None
            if _has_credit(blocks[number].text) or (rest is not None and _is_its_credit(rest)):
                set_role(blocks[number], Role.CAPTION, "stands below a picture, with its credit")


def _may_be_caption(block: Block) -> bool:
    return block.role in _TEXT and len(block.text) <= _LONGEST and block.tag not in _HEADINGS


def _has_credit(text: str) -> bool:
    """Whether a picture's credit is all of a line, or closes it behind a mark."""
    if not is_credited(text):
        return False
    shown = split_credit(text)[0] or "."
    return not (shown[-1].isalnum() and text[len(shown) :].lstrip()[:1].isalnum())


def _is_its_credit(block: Block) -> bool:
    """Whether a line is nothing but a picture's credit."""
    short = block.role in (Role.CAPTION, Role.CREDIT) and len(block.text) <= _LONGEST_CREDIT
    return short and label().match(block.text) is not None
