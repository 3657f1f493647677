"""Runs of a page: where the text lies, and what belongs to the list, table or thread around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from newsclean.data.agencies import agency_book
from newsclean.data.labels import label_words
from newsclean.data.phrases import phrase_book
from newsclean.data.pointers import find_pointer
from newsclean.document import Block, Document
from newsclean.models import Role

# So many other blocks in a row end a run of the text; so does a reader's comment.
_APART = 6
# A stretch of text so many blocks from the next one is another story's, where it is so much shorter
# than the longest and so unsure.
_FAR = 15
_SHORT = 0.1
_UNSURE = 0.8
# How far from readers' comments on both sides a line is one of them.
_REACH = 3
# So many lines that look like credits and credit nobody are a list.
_LIST = 4
_LONGEST_HEADING = 50
_LONGEST_TEASER = 160
_LONGEST_LEGAL = 200
_CONFIDENCE = 0.6
_DOUBTED, _FAR_SURER = 0.5, 0.3
_IN_COMMENTS = frozenset(
    {Role.BODY, Role.BIO, Role.BYLINE, Role.TIMESTAMP, Role.SUBHEADING, Role.OTHER}
    | {Role.DECK, Role.NOTE}
)
_HEADINGS = frozenset(
    {Role.OTHER, Role.BIO, Role.SUBHEADING, Role.NEWSLETTER, Role.SECTION, Role.DECK, Role.TAGS}
    | {Role.CREDIT, Role.NOTE, Role.COMMENTS}
)
_RUNNING = frozenset({Role.BODY, Role.SUBHEADING})
_IN_TABLE = frozenset({Role.SUBHEADING, Role.AD, Role.CREDIT, Role.OTHER, Role.CAPTION})
# What may stand behind "Read more".
_POINTING = " .…»›→>"
# What sentences end with.
STOPS = (".", "!", "?", "…", "。", "！", "？", ".”", '."', "।", "؟")
_BULLET = re.compile(r"\s*[-•*·▪‣●○–]\s")
_RIGHTS = re.compile(
    r"\W{0,3}(?:\(c\)|copyright\b).*(?<!\d)\d{4}(?!\d)|.*©.*(?<!\d)\d{4}(?!\d)"
    r"|.*(?<!\d)\d{4}(?!\d).*©|.*\ball rights reserved",
    re.IGNORECASE | re.DOTALL,
)


def settle_runs(document: Document) -> tuple[int, int] | None:
    """Put right what interrupts a run; the first and the last block of the text, if there is one."""
    blocks = document.blocks
    _join_items(document)
    for rows in _tables(blocks):
        _join_rows(rows)
    for block in blocks:
        if block.role in _RUNNING and len(block.text) <= _LONGEST_TEASER:
            pointer = find_pointer(block.text)
            if pointer is not None and pointer.sure:
                set_role(block, Role.RELATED, "points to another story")
        if block.role is Role.BODY and _is_teaser(block):
            set_role(block, Role.RELATED, "closes with a link to the rest of another story")
    _join_entries(blocks)
    _leave_far_text(blocks)
    body = _text(blocks)
    if body is not None:
        _join_comments(blocks[body[1] + 1 :])
        _find_rights(blocks[body[1] + 1 :])
    _follow(blocks)
    return body


def set_role(block: Block, role: Role, reason: str) -> None:
    """Overrule what a block was labelled."""
    block.role, block.reason, block.confidence = role, reason, _CONFIDENCE


def _is_teaser(block: Block) -> bool:
    """Whether a paragraph ends with a link that says "Read more" and nothing else."""
    last = block.anchors[-1] if block.anchors else None
    if last is None or last.start == 0 or block.text[last.end :].strip(_POINTING):
        return False
    if last.text.strip(_POINTING).casefold() in label_words("more"):
        return block.text[: last.start].rstrip().endswith(STOPS)
    return "related" in phrase_book().meanings(last.text)


def _leave_far_text(blocks: list[Block]) -> None:
    """A short and unsure stretch of text far from the rest is a teaser of another story."""
    stretches: list[list[Block]] = []
    last = 0
    for number, block in enumerate(blocks):
        if block.role is Role.BODY or block.role is Role.SUBHEADING:
            if not stretches or number - last > _FAR:
                stretches.append([])
            stretches[-1].append(block)
            last = number
    most = max(map(_size, stretches), default=0)
    for stretch in stretches:
        size = _size(stretch)
        sure = sum(block.confidence * len(block.text) for block in stretch)
        if size < _SHORT * most and sure < _UNSURE * size:
            for block in stretch:
                set_role(block, Role.RELATED, "little text, unsure and far from the rest")


def _size(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _text(blocks: list[Block]) -> tuple[int, int] | None:
    """First block of all text, and last of the longest run of it."""
    numbers = [number for number, block in enumerate(blocks) if block.role is Role.BODY]
    if not numbers:
        return None
    end, most, size = numbers[-1], -1, 0
    for number, following in pairwise([*numbers, len(blocks)]):
        size += len(blocks[number].text)
        between = blocks[number + 1 : following]
        ends = len(between) >= _APART or following == len(blocks)
        if ends or any(block.role is Role.COMMENTS for block in between):
            if size > most:
                end, most = number, size
            size = 0
    return numbers[0], end


def _join_comments(tail: list[Block]) -> None:
    """After the text, what stands between readers' comments is one of them."""
    comments = [number for number, block in enumerate(tail) if block.role is Role.COMMENTS]
    for before, after in pairwise(comments):
        for number in range(before + 1, after):
            near = number - before <= _REACH and after - number <= _REACH
            if (
                near
                and tail[number].role in _IN_COMMENTS
                and not _is_surer(tail, number, before, after)
            ):
                set_role(tail[number], Role.COMMENTS, "between readers' comments")


def _is_surer(tail: list[Block], number: int, before: int, after: int) -> bool:
    """Whether a block is text by far more surely than those around it are readers' comments."""
    around = max(tail[before].confidence, tail[after].confidence)
    block = tail[number]
    return block.role is Role.BODY and around < _DOUBTED and block.confidence > around + _FAR_SURER


def _find_rights(tail: list[Block]) -> None:
    """A line of copyright and year, or of all rights reserved, after the text is the site's."""
    for block in tail:
        taken = block.role in (Role.OTHER, Role.RELATED)
        taken = taken or (block.role is Role.CREDIT and block.confidence < _DOUBTED)
        if taken and len(block.text) <= _LONGEST_LEGAL and _RIGHTS.match(block.text):
            if block.role is not Role.CREDIT or not agency_book().find(block.text):
                set_role(block, Role.LEGAL, "a copyright line of the site")


def _join_items(document: Document) -> None:
    """A list item beside items of the text is text, however short."""
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if block.role is not Role.SUBHEADING or not _is_item(block, document):
            continue
        around = [other for other in _beside(blocks, number) if _is_item(other, document)]
        roles = {other.role for other in around}
        if Role.BODY in roles and roles <= {Role.BODY, Role.SUBHEADING}:
            set_role(block, Role.BODY, "an item of a list in the text")


def _join_entries(blocks: list[Block]) -> None:
    """Entries of a list in the text, or behind it, that credit nobody are no credits but text."""
    grouped = groupby(blocks, lambda b: b.role is Role.CREDIT and not _credits(b))
    runs = [(credits_nobody, list(run)) for credits_nobody, run in grouped]
    for number, (credits_nobody, run) in enumerate(runs):
        if not credits_nobody or number == 0 or runs[number - 1][1][-1].role is not Role.BODY:
            continue
        goes_on = number + 1 < len(runs) and runs[number + 1][1][0].role is Role.BODY
        if goes_on or len(run) >= _LIST:
            for block in run:
                set_role(block, Role.BODY, "an entry of a list in the text")


def _credits(block: Block) -> bool:
    """Whether a line names an agency, an address or a phrase of credits, or nothing in words."""
    if "http" in block.text or not any(map(str.isalpha, block.text)):
        return True
    named = agency_book().find(block.text)
    return bool(named) or "credit" in phrase_book().meanings(block.text)


def _is_item(block: Block, document: Document) -> bool:
    start = document.text[block.start : block.start + 6]
    return block.tag == "li" or _BULLET.match(start) is not None


def _beside(blocks: list[Block], number: int) -> list[Block]:
    return blocks[max(0, number - 1) : number] + blocks[number + 1 : number + 2]


def _tables(blocks: list[Block]) -> Iterator[list[Block]]:
    """Runs of two and more table rows, each with the blocks right around it."""
    start = None
    for number, block in enumerate([*blocks, None]):
        row = block is not None and (block.tag == "tr" or block.text.startswith("|"))
        if row and start is None:
            start = number
        elif not row and start is not None:
            if number - start > 1:
                yield blocks[max(0, start - 1) : number + 1]
            start = None


def _join_rows(rows: list[Block]) -> None:
    """A table that is text in part, or stands within it, is text from its first row to its last."""
    inner = [block for block in rows if block.tag == "tr" or block.text.startswith("|")]
    if all(block.role is Role.BODY or block.role in _IN_TABLE for block in inner):
        if any(block.role is Role.BODY for block in rows):
            for block in inner:
                if block.role is not Role.BODY:
                    set_role(block, Role.BODY, "a row of a table in the text")


def _follow(blocks: list[Block]) -> None:
    """The heading of a list takes the list's role; a line of marks that of what follows."""
    for number in range(len(blocks) - 2, -1, -1):
        block, role = blocks[number], blocks[number + 1].role
        if len(block.text) > _LONGEST_HEADING or block.role is role:
            continue
        if not any(map(str.isalnum, block.text)):
            if role is not Role.HEADLINE:
                set_role(block, role, "a line of marks, as what follows")
        elif role is Role.RELATED and block.role in _HEADINGS:
            if "related" in phrase_book().meanings(block.text):
                set_role(block, role, "heads a list of stories")
