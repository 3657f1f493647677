"""Where on a page credits stand: beside the text, at its end, in the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.data.agencies import agency_book
from newsclean.document import Block, Document
from newsclean.extract.credit.forms import (
    ADDRESS,
    COPYRIGHT,
    SIGNED_SOURCE,
    as_printed,
    by_author,
    by_cue,
    by_name,
    is_list,
)
from newsclean.extract.credit.page import Page, parsed, text_of
from newsclean.extract.credit.phrases import by_phrase
from newsclean.extract.credit.reading import (
    LONGEST,
    credits_of,
    first_sentence,
    is_agency,
    is_agency_or_wire,
    is_credit_line,
    known,
)
from newsclean.extract.credit.words import EDGES, brings_names, is_picture, words
from newsclean.extract.heading import headline_number
from newsclean.extract.running_text import main_text
from newsclean.models import Credit, Role
from newsclean.settled import shared

# How far from headline and text a credit may stand, in blocks.
_BEFORE = 6
_BEHIND, _FAR_BEHIND = 12, 25
_LONGEST_NAME, _MOST_WORDS = 60, 5
# Below the first, a label says little; below the second, only lines of a known form count.
UNSURE, SURE = 0.25, 0.5
_RATHER_SURE, _SURER = 0.6, 0.8
# A line that opens with a date.
_DATED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\D")
# What follows a name that only says whose or which something is.
_QUALIFIES = re.compile(r"['’]s\s\w|[\"“”»«'’]?[-‐]\w")
# What a picture shows, before who took it for whom: "Smoke over the harbour. REUTERS/Ana Ruiz".
_SHOWN = re.compile(r".*\s\S{3,}[.!?]\s[^\W\d_][^./]*/[^./]+$")
# Roles that a credit line is mistaken for; the second kind only where its words are unmistakable.
_MISTAKEN = frozenset((Role.OTHER, Role.BIO, Role.NOTE, Role.TAGS))
_ALSO = _MISTAKEN | {
    Role.BYLINE, Role.NEWSLETTER, Role.LOGIN, Role.NAV, Role.AD, Role.HEADLINE,
    Role.SHARE, Role.COMMENTS, Role.DECK,
}  # fmt: skip
_LOOKED_AT = _ALSO | {Role.CREDIT, Role.CAPTION}
# Those that credits of the text are found in only above and below it.
_OUTSIDE = _LOOKED_AT - _MISTAKEN - {Role.CREDIT}
# The initials of an agency's people below their text ("ap/kam/bfi"), which are no picture's.
# Who wrote a post that stands in the text: "— ABC News (@ABC) December 9, 2016".
_POSTED = re.compile(r"\(@\w+\)")
# So likely a credit is one although another role is likelier.
_POSSIBLE = 0.15
_INITIALS = re.compile(r"[a-z]{2,4}(?:[/-][a-z]{2,4})+")


def near_text(page: Page) -> Iterator[tuple[Credit, Block]]:
    """Credits of lines labelled so, and of unmistakable lines labelled otherwise, by the text."""
    document = page.document
    alone = len(document.find(Role.CREDIT)) <= 3
    bodies = text_of(document)
    sure = [block for block in document.find(Role.BODY) if block.confidence >= SURE] or bodies
    last = sure[-3:][0].start if sure else 0
    first = bodies[0].start if bodies else 0
    before: Block | None = None
    for block in by_the_text(document):
        outside = block.start > last or block.start < first
        cue = before.text if before is not None and before.text.rstrip()[-1:] in ":：" else ""
        before = block
        if not cue and block.role not in _LOOKED_AT and block.confidence >= SURE:
            continue  # as most lines
        if cue and _is_cue(cue) and not block.text.endswith((":", "：")):
            found = parsed(f"{cue.strip()} {block.text}"[:LONGEST], page)
        elif (
            len(block.text) <= _LONGEST_NAME
            and (cue or _is_teasers(document, block))
            and by_name(block.text)
        ):
            found = []  # "More on: AP", or whose another story is
        else:
            found = _of_block(block, page, alone=alone, outside=outside)
            if found and _is_part_of_text(block, page, outside=outside):
                found = []
        supplied = any(is_agency_or_wire(credit.source_raw) for credit in found)
        for credit in found:
            # Papers claim their own texts, agencies and those that they supply others'.
            if not COPYRIGHT.match(credit.raw) or (supplied and not page.is_own(credit)):
                yield credit, block


def _is_part_of_text(block: Block, page: Page, *, outside: bool) -> bool:
    """Whether a source is rather a picture's or a figure's between two paragraphs, or a menu's."""
    if not outside and block.text.lstrip("–—- ")[:1] not in "(（":
        return bool(by_name(block.text))
    head = headline_number(page.document)
    above = head is not None and block.start < page.document.blocks[head].start
    if above and block.confidence < SURE and by_name(block.text):
        return True
    after = page.document.after(block)
    goes_on = after is not None and after.role is Role.BODY and after.confidence >= SURE
    inside = goes_on and block.start > (text_of(page.document) or [block])[0].start
    return inside and bool(by_cue(block.text)) and not known(parsed(block.text, page))


def _is_teasers(document: Document, block: Block) -> bool:
    """Whether a name stands in a list of other stories."""
    before, after = document.before(block), document.after(block)
    if before is None or after is None:
        return False
    teaser = before.role is Role.RELATED or (before.confidence < SURE and before.role is Role.BODY)
    return teaser and after.role in (Role.RELATED, Role.AD)


def _is_cue(text: str) -> bool:
    """Whether a line is nothing but "Source:", so that the name is the next one."""
    line = text.strip()
    return line[-1:] in ":：" and line[:-1].strip().casefold() in words().source


def _of_block(block: Block, page: Page, *, alone: bool, outside: bool) -> list[Credit]:
    likely = block.chance(Role.CREDIT) >= _POSSIBLE
    if block.role not in _LOOKED_AT and block.confidence >= SURE and not likely:
        return []
    if not outside and block.role in _OUTSIDE and "『" not in block.text[:2]:
        return []
    text = _opening(block.text)
    if _POSTED.search(text):
        return []
    if block.role is Role.CREDIT and block.confidence >= UNSURE:
        found = parsed(text, page)
        doubtful = agency_book().is_ambiguous(text.strip(EDGES)) and text[:1] not in "(（["
        if doubtful and block.confidence < _RATHER_SURE:
            return []
        if not found and text[:1] in "(（" and len(text) <= 60:
            found = known(_of_credit_line(text, page, alone=True))  # "（总台央视记者 张三）"
        if found or block.confidence < SURE:
            return found if outside or len(text) > 60 else known(found)
        return _of_credit_line(text, page, alone=alone)
    if block.role in _MISTAKEN and text[:1] in "(（©" and is_credit_line(text):
        return parsed(text, page)
    if text[:2].endswith("『") or text[:1] == "『":
        return parsed(text, page)
    if block.role is Role.CREDIT and any(ADDRESS.match(name) for name in by_cue(text)):
        return parsed(text, page)
    if not outside:
        return []
    if SIGNED_SOURCE.fullmatch(text) and block.role in _ALSO:
        return parsed(text, page)
    text = text if len(text) <= 200 else first_sentence(text)
    if _is_doubtful(block) and _is_unmistakable(text):
        found = parsed(text, page)
        return found if block.confidence >= UNSURE else known(found)
    if block.role is Role.CAPTION:
        if by_author(text):
            return parsed(text, page)
        if text[:1] in "(（" and by_phrase(text):
            return known(parsed(text, page))  # "(With inputs from PTI)"
        several = known(parsed(text, page)) if _is_unmistakable(text) else []
        if len(several) > 1:
            return several  # "Mit Informationen von AFP, AP und dpa"
        if block.confidence < _SURER and _DATED.match(text):
            # "22/11/2020 - 04:30 - Fonte: Agência Brasil - Foto: ..."
            return known(parsed(text, page))
    return []


def _is_doubtful(block: Block) -> bool:
    """Whether what a line says may go before the role it was given."""
    likely = block.confidence < SURE or block.chance(Role.CREDIT) >= _POSSIBLE
    return block.role in _ALSO or (likely and block.role is not Role.BODY)


def _opening(text: str) -> str:
    """A credit that goes on about something else, up to its first sentence's end."""
    line = " ".join(text[: 2 * LONGEST].split())
    if len(line) <= LONGEST:
        return line
    stop = line.find(". ", 40, LONGEST)
    return line[: stop + 1] if stop > 0 else line


def _is_unmistakable(text: str) -> bool:
    """Whether a line begins with "Source:" and the like, or says who published its text first."""
    if is_picture(text):
        return False
    opening = words().opening.search(text)
    if opening is not None and (brings_names(opening) or opening.start() <= 2):
        return bool(by_phrase(text))
    names = by_name(text)
    if names and (len(names) > 1 or "/" in text or text.endswith(")")):
        return all(not agency_book().is_ambiguous(name) for name in names)
    cue, colon, _ = text.replace("：", ":").partition(":")
    labelled = colon and (len(cue) < 24 or cue.strip(EDGES).casefold() in words().source)
    return len(text) <= 80 and bool(labelled and by_cue(text))


@shared
def by_the_text(document: Document) -> list[Block]:
    """The blocks from the headline to a little behind the text; an agency's name below a picture is
    the picture's credit."""
    blocks = document.blocks
    core = document.numbers(Role.HEADLINE, Role.BODY)
    if not core:
        return blocks
    main = main_text(document)
    last = main[1] if main else core[-1]
    span = range(max(0, core[0] - _BEFORE), min(len(blocks), last + _BEHIND))
    pictures = {n + 1 for n in document.numbers(Role.CAPTION, Role.MEDIA)}
    near = [
        blocks[n]
        for n in span
        if n not in pictures or not (_below_picture(blocks, n) and _is_short(blocks[n]))
    ]
    # Further down only what says "Source: ..." or "With files from ..." in so many words.
    far = blocks[span.stop : last + _FAR_BEHIND]
    sure = (b for b in far if b.role is Role.CREDIT and b.confidence >= SURE)
    told = (b for b in sure if len(b.text) <= LONGEST and (by_cue(b.text) or by_phrase(b.text)))
    return [*near, *told]


def _is_short(block: Block) -> bool:
    """Whether a line is no more than names, or a source that may be the picture's."""
    if len(block.text) > 60:
        return False
    if block.role is Role.CREDIT or (block.role is Role.BYLINE and ":" not in block.text[:24]):
        return bool(by_name(block.text))
    return block.role in _ALSO and ":" in block.text[:24]


def _below_picture(blocks: list[Block], number: int) -> bool:
    """Whether a line below a picture is no more than the picture's."""
    if blocks[number].role is Role.BYLINE and not blocks[number - 1].text.rstrip().endswith(":"):
        return False
    return _INITIALS.fullmatch(blocks[number - 1].text.strip()) is None


def _of_credit_line(text: str, page: Page, *, alone: bool) -> list[Credit]:
    """A line known to be a credit, of no known form: the agencies in it, or the name it is.

    ``alone``: it is not one of a list of sources or of people, which credit nobody with the text.
    """
    bare = text.strip(EDGES)
    if len(text) > 160 or is_picture(text) or bare.casefold().startswith(words().staff):
        return []
    if not alone or is_list(text) or words().aside.match(text):
        return []
    mentions = agency_book().find(text)
    if any(_QUALIFIES.match(text, mention.end) for mention in mentions):
        return []  # "CBC's Standards and Practices", "„Washington Post“-Artikel"
    if _is_sentence(text) or _SHOWN.match(text):
        return []
    names = [as_printed(text, mention) for mention in mentions]
    if len(mentions) > 1 and not any(map(is_agency, names)):
        return []  # "(Via CNN, Fox News and ABC)": a list of references
    if not names and 0 < len(bare) <= 40 and text[-1:] not in ":：":
        parts = bare.split()
        proper = len(parts) in (2, 3, 4) and all(part[:1].isupper() for part in parts)
        proper = proper and words().nameless.isdisjoint(bare.casefold().split())
        named = proper or ADDRESS.match(bare)
        if named and not any(c.isdigit() or c in "()@:" for c in bare):
            names = [bare]
    return credits_of(text, names, language=page.language)


def _is_sentence(text: str) -> bool:
    """Whether a line goes on about somebody rather than naming them ("AFP could not verify it.")."""
    return text.rstrip(")）] ").endswith((".", "。", "!", "?")) and len(text.split()) > _MOST_WORDS
