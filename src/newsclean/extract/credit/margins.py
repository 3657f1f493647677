"""Credits that open or close the text, and those in lines that are mostly something else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from newsclean.data import bylines
from newsclean.data.agencies import agency_book
from newsclean.document import Block, Document
from newsclean.extract.credit.forms import (
    ADDRESS,
    COPYRIGHT,
    by_copyright,
    by_cue,
)
from newsclean.extract.credit.page import Page, parsed, text_of
from newsclean.extract.credit.phrases import by_phrase
from newsclean.extract.credit.reading import (
    LONGEST,
    credits_of,
    first_sentence,
    is_agency,
    is_credit_line,
    known,
    named,
)
from newsclean.extract.credit.words import (
    DENSE,
    EDGES,
    brings_names,
    is_picture,
    tells_of_text,
    words,
)
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.heading import headline_number
from newsclean.models import Credit, Role

_SIGNED = re.compile(
    r"(?:[(（\[【/]|[-–—]{1,3}\s{0,2})([^()（）\[\]【】–—]{2,60}?)\s*[)）\]】/]?\s*\.?$"
)
_ENCLOSED = re.compile(r"[.!?”\"»]\s?\([^()]{2,30}\)$")
# "... two shifts. WITH REUTERS, BERNAMA": agencies in capitals behind the last sentence.
_SHOUTED = re.compile(r"[.!?”\"’]\s+(?:WITH\s)?((?:[A-Z]{2,}[\w&.]*[ ,/]*){1,8})$")
# "... beber ni cocinar. Con información de Notimex y EFE"
_LAST_SENTENCE = re.compile(r"[.!?”\"»]\s+([^.!?]{6,120})[.\s]*$")
# A line that names a source and nothing else.
_LONGEST_SOURCE, _CUE = 120, 24
# Up to how far from the headline, in blocks, a line about time may be taken for a caption.
_NEAR, _SHORT = 6, 120
_CLOCK = re.compile(r"\d[:.h]\d\d")
# What stands apart on a line with a date: at bars, before figures, beside Chinese characters.
_PARTS = re.compile(
    r"\s?[|•·]\s?|\s/\s|\s(?=\(?\d)|(?<=[\u3400-\u9fff])\s|(?<=\d)\s(?=[\u3400-\u9fff])"
)


def at_end(page: Page) -> Iterator[tuple[Credit, Block]]:
    """The last paragraphs that are credit lines, and the signature at the end of the last one."""
    body = [block for block in text_of(page.document) if any(map(str.isalnum, block.text))]
    for rank, block in enumerate(body[-3:]):
        last = rank == min(3, len(body)) - 1
        for credit in _of_ending(block.text, page, last):
            if _is_explicit(credit.raw) or not page.is_own(credit):
                yield credit, block


def at_start(page: Page) -> Iterator[tuple[Credit, Block]]:
    """Paragraphs that open the text and say where it is from ("a translation of a text by X"), and
    sentences at the end of the first one that name an agency and nothing else ("新華社が伝えた。")."""
    for rank, block in enumerate(text_of(page.document)[:_FIRST]):
        line = " ".join(block.text[: 2 * LONGEST].split())
        opening = first_sentence(line)[:_LEAD].casefold() if len(line) <= LONGEST else ""
        if any(word in opening for word in words().origin):
            phrase = words().opening.search(opening)
            if phrase is not None and any(
                word in opening[: phrase.end()] for word in words().origin
            ):
                for credit in known(parsed(first_sentence(line), page)):
                    yield credit, block
        last = re.split(r"[。.]\s*", block.text[-_SENTENCE:].rstrip("。. "))[-1] if not rank else ""
        if DENSE.search(last) and words().closing.search(last) and len(last) < _SENTENCE - 4:
            for name in by_phrase(last):
                if last.startswith(name):
                    yield from ((credit, block) for credit in credits_of(last, [name]))


_FIRST, _SENTENCE, _LEAD = 5, 24, 160


def _is_explicit(raw: str) -> bool:
    return bool(by_cue(raw) or by_phrase(raw) or words().supplied.search(raw))


def _of_ending(text: str, page: Page, last: bool) -> list[Credit]:
    # Only what can be a credit line is read as a whole: a paragraph may have megabytes.
    line = " ".join(text.split()) if len(text) <= 2 * LONGEST else ""
    if 0 < len(line) <= 300:
        if line[:1] in "(（[©" and is_credit_line(line):
            return parsed(line, page)
        known_ends = words().closing.search(line) or words().contributed.search(line)
        if known_ends and line[-1:] in ".)":
            return parsed(line, page)
        opening = words().opening.search(line)
        if opening is not None and opening.start() < 80 and tells_of_text(line, opening):
            found = parsed(line, page)
            return found if brings_names(opening) else known(found)
        if len(line) <= _LONGEST_SOURCE and ":" in line.replace("：", ":")[:_CUE] and by_cue(line):
            return parsed(line, page)
    ending = " ".join(text[-200:].split())[-80:]
    shouted = _SHOUTED.search(ending) if last else None
    if shouted is not None:
        names = words().between.split(shouted[1].strip(" ,/"))
        if all(map(agency_book().get, names)):
            return credits_of(shouted[0][1:].strip(), names, site=page.site, language=page.language)
    closing = _LAST_SENTENCE.search(text[-LONGEST:]) if last else None
    if closing is not None:
        line = " ".join(closing[1].split())
        opened = words().opening.match(line) or words().beside.match(f" {line}")
        found = known(parsed(line, page)) if opened else []
        if found and line.endswith(found[-1].source_raw):
            return found
    # Below a signature in brackets the paper may say who it is.
    signed = _SIGNED.search(ending) if last or _ENCLOSED.search(ending) else None
    if signed is not None:
        names = [name for name in words().between.split(signed.group(1)) if agency_book().get(name)]
        raw = signed.group().strip()
        return credits_of(raw, names, site=page.site, language=page.language)
    return []


def in_margin(page: Page) -> Iterator[tuple[Credit, Block]]:
    """Agencies' copyrights and named sources in lines that are mostly something else."""
    document = page.document
    legal = document.find(Role.LEGAL)
    claims = sum(COPYRIGHT.search(block.text[:LONGEST]) is not None for block in legal)
    for block in (*legal, *document.find(Role.NOTE, Role.TIMESTAMP), *_timed(document)):
        # The only claim of a page is its own, an agency's beside another the text's.
        if block.role is Role.LEGAL and claims < 2 and not words().supplied.search(block.text):
            continue
        role = Role.TIMESTAMP if block.role is Role.CAPTION else block.role
        text = _whole_line(document, block) if role is Role.TIMESTAMP else block.text
        for credit in _of_margin(text, role, page):
            if _is_explicit(credit.raw) or not page.is_own(credit):
                yield credit, block


def _timed(document: Document) -> Iterator[Block]:
    """Captions by the headline that tell a time of day, as no caption does: lines about time."""
    at = headline_number(document)
    for block in document.blocks[at + 1 : at + _NEAR] if at is not None else ():
        if block.role is Role.CAPTION and len(block.text) <= _SHORT and _CLOCK.search(block.text):
            if any(isinstance(found.value, dt.datetime) for found in find_dates(block.text)):
                yield block


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
    if not line or len(line) > LONGEST or is_picture(line):
        return []
    names = by_copyright(line) if role is Role.LEGAL else named(by_cue(line))
    if role is Role.LEGAL:
        names = [name for name in names if is_agency(name)]
        supplied = words().supplied.search(line)
        if supplied is not None and not names and not page.is_in_title(supplied[1].strip()):
            names = [supplied[1].strip()]
    elif role is Role.NOTE and not names:
        names = by_phrase(line)
    elif role is Role.TIMESTAMP:
        names = names or by_phrase(_undated(line)) or list(_beside_date(line))
    return credits_of(line, names, site=page.site, language=page.language)


def _undated(line: str) -> str:
    """What a line says up to its date."""
    found = find_dates(line)
    return line[: found[0].start].removesuffix("on ") if found else line


def _beside_date(line: str) -> Iterator[str]:
    """Agencies printed beside the date; Chinese pages print the paper a text comes from there."""
    dates = find_dates(line)
    for date in reversed(dates):
        line = f"{line[: date.start]} | {line[date.end :]}"
    parts = [part for part in _PARTS.split(line) if part.strip()]
    several = len(parts) > 1 or bool(dates)
    for part in parts:
        first, _, rest = part.partition(" ")
        name = rest if first.casefold().rstrip(":") in bylines.words().by else part
        enclosed = name[:1] in "(（" and name[-1:] in ")）"
        apart = enclosed or DENSE.search(name) or (name == parts[0] and several)
        before = name.partition(",")[0]
        apart = apart or (not several and not agency_book().is_ambiguous(name))
        if is_agency(name) or (apart and agency_book().get(name)):
            yield name.strip(EDGES)
        elif name == parts[0] and ADDRESS.match(before) and several:
            yield before  # "echo.example, 20 May 2024"
