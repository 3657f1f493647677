"""The site's copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from newsclean.data.labels import label_words
from newsclean.document import Block, Candidate, Document
from newsclean.extract.labels import label_choice
from newsclean.models import Role
from newsclean.plugins import extractors

_SIGN = re.compile(r"©|\(c\)|\bcopyright\b|^@\s?(?=\d{4})|ⓒ", re.IGNORECASE)
_SIGNS = ("©", "(c)", "copyright", "ⓒ")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CUT = re.compile(r"\s+[|·•∙]\s+(?!\s)|\s+[-–]\s+(?=[A-Z][a-z]+ (?:of|policy|us|by)\b)")
_STOP = re.compile(r"(?<=[^\W\d_]{3}[.!。])\s+(?=[^\Wa-z]|©)|(?<=[\d)][.])\s+(?=[^\Wa-z]|©)")
_SHORT_FORM = re.compile(
    r"\b(?:inc|ltd|co|corp|llc|pvt|pty|bhd|sdn|tbk|a\.?s|v\.?o\.?f|m\.?b\.?h|s\.?p\.?a|s\.?r\.?l|s\.?a|plc|bros|st|mr|dr|no|sp|z)\.$",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"\s?[.。!]")
_LISTED = re.compile(r"(?<!\d{4})\s[|·•∙–-]\s|(?<=\d{4})\s[|·•∙–-]\s(?!\d{4})")
# Years without a holder; a holder behind the reservation of rights.
_NO_HOLDER = re.compile(r"[\s\d,.:©–—|·-]*(?:copyright)?[\s\d,.:©–—|·-]*", re.IGNORECASE)
_BEHIND = re.compile(r"\s*[|–-]\s*[^|–\n.]{3,60}(?:\.(?=\s|$))?|\s(?=[A-Z])[^|–\n.]{3,40}$")
_LONGEST = 1500
_LEAD = 40
_NEAR = 120
_AHEAD = 80


@extractors.register("copyright", field="copyright")
def extract_copyright(document: Document) -> Iterator[Candidate[str]]:
    """The last line that claims copyright, surest with sign and year; menus around it cut off."""
    blocks = document.blocks
    last = max(document.numbers(Role.BODY), default=0)
    # Before the end of the text only lines of these roles claim anything.
    early = (number for number in reversed(document.numbers(*_EARLY)) if number <= last)
    for number in chain(range(len(blocks) - 1, last, -1), early):
        block = blocks[number]
        if len(block.text) > _LONGEST or block.role in _NEVER:
            continue
        if block.role is not Role.LEGAL and not _is_claim(block, tail=number > last):
            continue
        claim = find_claim(_with_rest(document, number) if block.role is Role.LEGAL else block.text)
        if claim is not None:
            yield Candidate(
                claim, _sure(claim, block), (block,), note="the last line that claims copyright"
            )
    for _, value in document.metadata.copyrights:
        claim = find_claim(value)
        if claim is not None:
            yield Candidate(claim, 0.4, (), note="the notice in markup")


_EARLY = (Role.LEGAL, Role.NAV, Role.OTHER)
# Roles whose lines claim nothing for the site, whatever sign they bear.
_NEVER = frozenset(
    (Role.BODY, Role.HEADLINE, Role.CAPTION, Role.MEDIA, Role.PAGE_TITLE, Role.CREDIT, Role.BYLINE)
)


def _is_claim(block: Block, *, tail: bool) -> bool:
    """Whether a line taken for something else is a claim: sign and year, behind the text the sign."""
    if block.role in _EARLY and "©" in block.text and _YEAR.search(block.text):
        return True
    if not tail or len(block.text) > _NEAR:
        return False
    start = _SIGN.match(block.text) or _rights().match(block.text)
    return start is not None and any(map(str.isdigit, block.text))


def find_claim(text: str) -> str | None:
    """The part of a line that claims copyright: holder, year, rights reserved; None without one.

    >>> find_claim("© 2024 Rediff.com - Terms of use | Privacy | Advertise")
    '© 2024 Rediff.com'
    >>> find_claim("Terms of Use. © 2020 Acme, Inc. All rights reserved. ")
    '© 2020 Acme, Inc. All rights reserved.'
    """
    rights = _rights()
    sign = _sign_of(text)
    if sign is None:
        return None
    reserved = rights.search(text, max(0, sign.start() - _AHEAD), sign.start())
    before = text[: sign.end()]
    edges = [found.end() for found in (*_STOP.finditer(before), *_CUT.finditer(before))]
    start = max([0, *edges])
    if sign.start() - start > _LEAD or text[start:].startswith("("):
        start = sign.start()
    start = min(start, reserved.start()) if reserved else start
    end = _end_of_claim(text, sign.end(), rights)
    return text[start:end].strip(" |·•-–,") or None


def _sign_of(text: str) -> re.Match[str] | None:
    """The first sign of a claim, else the first words that reserve rights.

    That a text holds none of them is seen much quicker than where one stands.
    """
    sign, plain = None, _plain(text)
    if text.startswith("@") or any(map(plain.__contains__, _SIGNS)):
        sign = _SIGN.search(text)
    if sign is None and any(map(plain.__contains__, _reserving())):
        sign = _rights().search(text)
    return sign


def _plain(text: str) -> str:
    """A text in lower case, Turkish letters as patterns that ignore case take them."""
    return text.lower().replace("i\u0307", "i").replace("ı", "i")


@cache
def _reserving() -> tuple[str, ...]:
    return tuple(map(_plain, label_words("rights")))


def _end_of_claim(text: str, at: int, rights: re.Pattern[str]) -> int:
    """Behind the reservation of rights where there is one, else where menus or sentences begin."""
    reserved = rights.search(text, at, min(len(text), at + _NEAR))
    if reserved is not None and _tells(text[at : reserved.start()], least=2):
        return _behind_rights(text, at, reserved)
    menus = [found.start() for found in _CUT.finditer(text, at) if _tells(text[at : found.start()])]
    listed = [found.start() for found in _LISTED.finditer(text, at)]
    if len(listed) > 1 and _tells(text[at : listed[0]]):
        menus.append(listed[0])
    end = min(menus, default=len(text))
    for found in _STOP.finditer(text, at, end):
        before = text[at : found.start()]
        if _NO_HOLDER.fullmatch(before) and found.start() < end - 2 and end - at <= _NEAR:
            continue  # "Copyright 2010 - 2015. The Daily Caller": the holder follows
        if _tells(before) and not _SHORT_FORM.search(before):
            return found.start()
    return end


def _behind_rights(text: str, at: int, reserved: re.Match[str]) -> int:
    """Behind the reservation of rights, or behind the holder where only there one is named."""
    stop = _FULL_STOP.match(text, reserved.end())
    end = stop.end() if stop else reserved.end()
    if _NO_HOLDER.fullmatch(text[at : reserved.start()]):
        holder = _BEHIND.match(text, end)
        return holder.end() if holder else end
    return end


def _tells(text: str, least: int = 1) -> bool:
    """Whether there is something to read, of some letters and digits at least."""
    return sum(map(str.isalnum, text)) >= least


def _with_rest(document: Document, number: int) -> str:
    """A legal line with the rest that the segmenter cut off the same line of the dump."""
    blocks = document.blocks
    last, reach = number, blocks[number].start + _LONGEST
    while (
        last + 1 < len(blocks)
        and blocks[last + 1].gap == 0
        and blocks[last + 1].role is Role.LEGAL
        and blocks[last].end < reach
    ):
        last += 1
    if last == number:
        return blocks[number].text
    return " ".join(document.text[blocks[number].start : blocks[last].end][:_LONGEST].split())


def _sure(claim: str, block: Block) -> float:
    sign = "©" in claim or _SIGN.search(claim) is not None
    sure = 0.7 + 0.1 * sign + 0.1 * bool(_YEAR.search(claim))
    sure += 0.02 * bool(_rights().search(claim))
    return sure if block.role is Role.LEGAL else sure - 0.4


@cache
def _rights() -> re.Pattern[str]:
    return re.compile(label_choice("rights"), re.IGNORECASE)
