"""Where on a page credits stand: beside the text, at its end, in the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsclean.data.agencies import agency_book
from newsclean.document import Block, Document
from newsclean.extract.credit.forms import (
    ADDRESS,
    COPYRIGHT,
    LIST,
    by_author,
    by_copyright,
    by_cue,
    by_name,
    by_phrase,
    is_list,
    with_article,
)
from newsclean.extract.credit.page import Page
from newsclean.extract.credit.reading import (
    LONGEST,
    credits_of,
    is_agency,
    is_agency_or_wire,
    is_credit_line,
    parse_credits,
)
from newsclean.extract.credit.words import DENSE, EDGES, is_picture, words
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.running_text import main_text
from newsclean.models import Credit, Role

# How far from headline and text a credit may stand, in blocks.
_BEFORE = 6
_BEHIND, _FAR_BEHIND = 12, 25
# Below the first, a label says little; below the second, only lines of a known form count.
UNSURE, SURE = 0.25, 0.5
_SIGNED = re.compile(
    r"(?:[(（\[【/]|[-–—]{1,3}\s{0,2})([^()（）\[\]【】–—]{2,40}?)\s*[)）\]】/]?\s*\.?$"
)
# How long a video is, before whose it is ("02:02 - Source: CNN").
_LENGTH = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d\s+[-–]\s")
# A line that opens with a date.
_DATED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\D")
# What follows a name that only says whose or which something is.
_QUALIFIES = re.compile(r"['’]s\s\w|[\"“”»«'’]?[-‐]\w")
# Roles that a credit line is mistaken for; the second kind only where its words are unmistakable.
_MISTAKEN = frozenset((Role.OTHER, Role.BIO, Role.NOTE, Role.TAGS))
_ALSO = _MISTAKEN | {
    Role.BYLINE, Role.NEWSLETTER, Role.LOGIN, Role.NAV, Role.AD, Role.HEADLINE,
    Role.SHARE, Role.COMMENTS, Role.DECK,
}  # fmt: skip
_LOOKED_AT = _ALSO | {Role.CREDIT, Role.CAPTION}
# The initials of an agency's people below their text ("ap/kam/bfi"), which are no picture's.
_INITIALS = re.compile(r"[a-z]{2,4}(?:[/-][a-z]{2,4})+")


def near_text(page: Page) -> Iterator[tuple[Credit, Block]]:
    """Credits of lines labelled so, and of unmistakable lines labelled otherwise, by the text."""
    document = page.document
    alone = len(document.find(Role.CREDIT)) <= 3
    bodies = _text_of(document)
    sure = [block for block in document.find(Role.BODY) if block.confidence >= SURE] or bodies
    last = sure[-3:][0].start if sure else 0
    first = bodies[0].start if bodies else 0
    before: Block | None = None
    for block in by_the_text(document):
        outside = block.start > last or block.start < first
        cue = before.text if before is not None and before.text.rstrip()[-1:] in ":：" else ""
        if _is_cue(cue) and not block.text.endswith((":", "：")):
            found = _parsed(f"{cue.strip()} {block.text}"[:LONGEST], page)
        elif by_name(block.text) and (cue or _is_teasers(document, block)):
            found = []  # "More on: AP", or whose another story is
        else:
            found = _of_block(block, page, alone=alone, outside=outside)
        for credit in found:
            if not (COPYRIGHT.match(credit.raw) and _is_the_sites(credit, page)):
                yield credit, block
        before = block


def _is_the_sites(credit: Credit, page: Page) -> bool:
    """Whether a copyright line is the site's own: papers claim their own texts, agencies others'."""
    return page.is_own(credit) or not is_agency_or_wire(credit.source_raw)


def _is_teasers(document: Document, block: Block) -> bool:
    """Whether a name stands in a list of other stories."""
    before, after = document.before(block), document.after(block)
    if before is None or after is None:
        return False
    teaser = before.role is Role.RELATED or (before.confidence < SURE and before.role is Role.BODY)
    return teaser and after.role in (Role.RELATED, Role.AD)


def _text_of(document: Document) -> list[Block]:
    """The paragraphs of the story; those taken for text far from it are none."""
    main = main_text(document)
    span = document.blocks[main[0] : main[1] + 1] if main else []
    return [block for block in span if block.role is Role.BODY]


def _is_cue(text: str) -> bool:
    """Whether a line is nothing but "Source:", so that the name is the next one."""
    line = text.strip()
    return line[-1:] in ":：" and line[:-1].strip().casefold() in words().source


def _of_block(block: Block, page: Page, *, alone: bool, outside: bool) -> list[Credit]:
    if block.role not in _LOOKED_AT and block.confidence >= SURE:
        return []
    text = _opening(block.text)
    if block.role is Role.CREDIT and block.confidence >= UNSURE:
        found = _parsed(text, page)
        if agency_book().is_ambiguous(text.strip(EDGES)) and block.confidence < 0.6:
            return []
        if not found and text[:1] in "(（" and len(text) <= 60:
            found = _known(_of_credit_line(text, page, alone=True))  # "（总台央视记者 张三）"
        if found or block.confidence < SURE:
            return found if outside or len(text) > 60 else _known(found)
        return _of_credit_line(text, page, alone=alone)
    if block.role in _MISTAKEN and text[:1] in "(（©" and is_credit_line(text):
        return _parsed(text, page)
    if text[:2].endswith("『") or text[:1] == "『":
        return _parsed(text, page)
    if block.role is Role.CREDIT and any(ADDRESS.match(name) for name in by_cue(text)):
        return _parsed(text, page)
    if not outside:
        return []
    text = text if len(text) <= 200 else _first_sentence(text)
    if _is_doubtful(block) and _is_unmistakable(text):
        found = _parsed(text, page)
        return found if block.confidence >= UNSURE else _known(found)
    if block.role is Role.CAPTION:
        if by_author(text):
            return _parsed(text, page)
        if block.confidence < SURE and _DATED.match(text):
            return _known(
                _parsed(text, page)
            )  # "22/11/2020 - 04:30 - Fonte: Agência Brasil - Foto: ..."
    return []


def _is_doubtful(block: Block) -> bool:
    """Whether what a line says may go before the role it was given."""
    doubted = block.role is not Role.BODY and block.role is not Role.RELATED
    return block.role in _ALSO or (doubted and block.confidence < SURE)


def _first_sentence(text: str) -> str:
    stop = text.find(". ", 20, 200)
    return text[: stop + 1] if stop > 0 else text


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
    if opening is not None and (words().naming.search(opening.group()) or opening.start() <= 2):
        return bool(by_phrase(text))
    if "/" in text and by_name(text):
        return all(not agency_book().is_ambiguous(name) for name in by_name(text))
    return len(text) <= 80 and ":" in text[:24].replace("：", ":") and bool(by_cue(text))


def _parsed(text: str, page: Page) -> list[Credit]:
    return parse_credits(text, agency=page.agency, site=page.site, language=page.language)


def _known(credits: list[Credit]) -> list[Credit]:
    return [credit for credit in credits if agency_book().get(credit.source_raw) is not None]


def by_the_text(document: Document) -> list[Block]:
    """The blocks from the headline to a little behind the text; an agency's name below a picture is
    the picture's credit."""
    blocks = document.blocks
    core = [n for n, block in enumerate(blocks) if block.role in (Role.HEADLINE, Role.BODY)]
    if not core:
        return blocks
    main = main_text(document)
    last = main[1] if main else core[-1]
    span = range(max(0, core[0] - _BEFORE), min(len(blocks), last + _BEHIND))
    near = [blocks[n] for n in span if not (_below_picture(blocks, n) and _is_short(blocks[n]))]
    # Further down only what says "Source: ..." in so many words.
    far = blocks[span.stop : last + _FAR_BEHIND]
    sure = (b for b in far if b.role is Role.CREDIT and b.confidence >= SURE)
    return near + [block for block in sure if len(block.text) <= LONGEST and by_cue(block.text)]


def _is_short(block: Block) -> bool:
    """Whether a line is no more than names, or a source that may be the picture's."""
    if len(block.text) > 60:
        return False
    if block.role is Role.CREDIT or (block.role is Role.BYLINE and ":" not in block.text[:24]):
        return bool(by_name(block.text))
    return block.role in _ALSO and ":" in block.text[:24]


def _below_picture(blocks: list[Block], number: int) -> bool:
    if number == 0 or blocks[number - 1].role not in (Role.CAPTION, Role.MEDIA):
        return False
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
    if not alone or is_list(text):
        return []
    mentions = agency_book().find(text)
    if any(_QUALIFIES.match(text, mention.end) for mention in mentions):
        return []  # "CBC's Standards and Practices", "„Washington Post“-Artikel"
    names = [with_article(text, mention) for mention in mentions]
    if len(mentions) > 1 and not any(map(is_agency, names)):
        return []  # "(Via CNN, Fox News and ABC)": a list of references
    if not names and 0 < len(bare) <= 40 and text[-1:] not in ":：":
        parts = bare.split()
        proper = len(parts) in (2, 3, 4) and all(part[:1].isupper() for part in parts)
        named = proper or ADDRESS.match(bare)
        if named and not any(c.isdigit() or c in "()@:" for c in bare):
            names = [bare]
    return credits_of(text, names, language=page.language)


def at_end(page: Page) -> Iterator[tuple[Credit, Block]]:
    """The last paragraphs that are credit lines, and the signature at the end of the last one."""
    body = _text_of(page.document)
    for rank, block in enumerate(body[-3:]):
        last = rank == min(3, len(body)) - 1
        for credit in _of_ending(block.text, page, last):
            if _is_explicit(credit.raw) or not page.is_own(credit):
                yield credit, block


def at_start(page: Page) -> Iterator[tuple[Credit, Block]]:
    """Paragraphs that open the text and say where it is from ("a translation of a text by X"), and
    sentences at the end of the first one that name an agency and nothing else ("新華社が伝えた。")."""
    for rank, block in enumerate(_text_of(page.document)[:_FIRST]):
        line = " ".join(block.text[: 2 * LONGEST].split())
        if len(line) <= LONGEST:
            phrase = words().opening.search(_first_sentence(line))
            if phrase is not None and words().origin.search(line, 0, phrase.end()):
                for credit in _known(_parsed(_first_sentence(line), page)):
                    yield credit, block
        last = re.split(r"[。.]\s*", block.text[-_SENTENCE:].rstrip("。. "))[-1] if not rank else ""
        if DENSE.search(last) and words().closing.search(last) and len(last) < _SENTENCE - 4:
            for name in by_phrase(last):
                if last.startswith(name):
                    yield from ((credit, block) for credit in credits_of(last, [name]))


_FIRST, _SENTENCE = 5, 24


def _is_explicit(raw: str) -> bool:
    return bool(by_cue(raw) or by_phrase(raw) or words().supplied.search(raw))


def _of_ending(text: str, page: Page, last: bool) -> list[Credit]:
    # Only what can be a credit line is read as a whole: a paragraph may have megabytes.
    line = " ".join(text.split()) if len(text) <= 2 * LONGEST else ""
    if 0 < len(line) <= 300:
        if line[:1] in "(（[©" and is_credit_line(line):
            return _parsed(line, page)
        if words().closing.search(line) and line[-1:] in ".)":
            return _parsed(line, page)
        opening = words().opening.search(line)
        if opening is not None and opening.start() < 80:
            found = _parsed(line, page)
            return found if words().naming.search(opening.group()) else _known(found)
    signed = _SIGNED.search(" ".join(text[-200:].split())[-60:]) if last else None
    if signed is not None:
        names = [name for name in LIST.split(signed.group(1)) if agency_book().get(name)]
        raw = signed.group().strip()
        return credits_of(raw, names, site=page.site, language=page.language)
    return []


def in_margin(page: Page) -> Iterator[tuple[Credit, Block]]:
    """Agencies' copyrights and named sources in lines that are mostly something else."""
    document = page.document
    legal = document.find(Role.LEGAL)
    claims = sum(COPYRIGHT.search(block.text[:LONGEST]) is not None for block in legal)
    for block in (*legal, *document.find(Role.NOTE, Role.TIMESTAMP)):
        # The only claim of a page is its own, an agency's beside another the text's.
        if block.role is Role.LEGAL and claims < 2 and not words().supplied.search(block.text):
            continue
        text = _whole_line(document, block) if block.role is Role.TIMESTAMP else block.text
        for credit in _of_margin(text, block.role, page):
            if _is_explicit(credit.raw) or not page.is_own(credit):
                yield credit, block


def _whole_line(document: Document, block: Block) -> str:
    """A line of a dump that was cut where a name was taken for another part of it."""
    text, number = block.text, document.index(block) + 1
    for before, behind in pairwise(document.blocks[number - 1 : number + 3]):
        between = document.text[before.end : behind.start]
        cut = DENSE.search(text[-1:]) and DENSE.match(behind.text)
        if "\n" in between or not cut or len(text) + len(behind.text) > LONGEST:
            break
        text += between + behind.text
    return text


def _of_margin(text: str, role: Role, page: Page) -> list[Credit]:
    line = " ".join(text.split()) if len(text) <= 2 * LONGEST else ""
    if not line or len(line) > LONGEST or is_picture(line) or _LENGTH.match(line):
        return []
    names = by_copyright(line) if role is Role.LEGAL else by_cue(line)
    if role is Role.LEGAL:
        names = [name for name in names if is_agency(name)]
        supplied = words().supplied.search(line)
        names = names or ([supplied[1].strip()] if supplied else [])
    elif role is Role.NOTE and not names:
        names = by_phrase(line)
    elif role is Role.TIMESTAMP:
        names = names or list(_beside_date(line)) or _of_sponsor(line)
    return credits_of(line, names, site=page.site, language=page.language)


def _of_sponsor(line: str) -> list[str]:
    """Read "Sponsored by Acme on December 19, 2025": who has paid for the text."""
    found = find_dates(line)
    return by_phrase(line[: found[0].start].removesuffix("on ")) if found else []


def _beside_date(line: str) -> Iterator[str]:
    """Agencies printed beside the date; Chinese pages print the paper a text comes from there."""
    parts = re.split(
        r"\s?[|•·]\s?|\s/\s|\s(?=\(?\d)|(?<=[\u3400-\u9fff])\s|(?<=\d)\s(?=[\u3400-\u9fff])", line
    )
    for part in parts:
        first, _, rest = part.partition(" ")
        name = rest if first.casefold().rstrip(":") in ("by", "von", "par", "por") else part
        enclosed = name[:1] in "(（" and name[-1:] in ")）"
        apart = enclosed or DENSE.search(name) or (name == parts[0] and len(parts) > 1)
        before = name.partition(",")[0]
        if is_agency(name) or (apart and agency_book().get(name)):
            yield name.strip(EDGES)
        elif name == parts[0] and ADDRESS.match(before) and len(parts) > 1:
            yield before  # "echo.example, 20 May 2024"
