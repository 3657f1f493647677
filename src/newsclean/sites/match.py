"""Applies the rules of a page's site: roles after labelling, candidates for fields."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from newsclean.document import Block, Candidate, Document
from newsclean.extract.dates.date_order import date_in_address
from newsclean.extract.dates.dateparse import find_dates, parse_stamp
from newsclean.models import Role
from newsclean.sites.loader import Book, Site
from newsclean.sites.rules import FieldRule, Where, read_value

# Longer lines are no furniture, and a pattern of somebody's is not run over them.
_LONGEST = 2000
_SURE = 0.97
_TEXT = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.SUBHEADING})


def apply_rules(document: Document, book: Book, label: Callable[[Document], object]) -> None:
    """Give blocks the roles that the rules of the page's site say; remember the site for fields.

    Where the labeller took such a block for the headline, ``label`` labels the page once more
    without those it took for text: the true headline is another line.
    """
    site = site_of(document, book)
    if site is None:
        return
    document.site_rules = site
    roles = _roles(document, site)
    astray = {
        id(block)
        for block in document.blocks
        if block.role in _TEXT and roles.get(id(block), block.role) is not block.role
    }
    if any(id(b) in astray and b.role is Role.HEADLINE for b in document.blocks):
        label(replace(document, blocks=[b for b in document.blocks if id(b) not in astray]))
    for block in document.blocks:
        if id(block) in roles:
            block.role = roles[id(block)]
            block.confidence = _SURE
            block.reason = f"a rule for {site.name}"


def _roles(document: Document, site: Site) -> dict[int, Role]:
    """The roles that rules give, by block; the first rule about a block counts."""
    day = day_of(document)
    roles: dict[int, Role] = {}
    for rule in site.roles:
        if rule.is_valid(day):
            for block in blocks_of(rule, document):
                roles.setdefault(id(block), rule.role)
    return roles


def site_of(document: Document, book: Book) -> Site | None:
    """The site a page is from: by its address, else by the addresses it names, else by a sign."""
    addresses = [document.source.url, *(url for _, url in document.metadata.urls)]
    for address in addresses:
        site = book.of_address(address)
        if site is not None:
            return site
    if document.source.url:
        return None
    return book.of_lines(block.text for block in document.blocks)


def day_of(document: Document) -> dt.date | None:
    """The day a page is of, as far as it can be told before its fields are read."""
    for _, written in document.metadata.published:
        found = parse_stamp(written)
        if found is not None:
            return found.date() if isinstance(found, dt.datetime) else found
    for block in document.find(Role.TIMESTAMP):
        for printed in find_dates(block.text):
            value = printed.value
            return value.date() if isinstance(value, dt.datetime) else value
    return date_in_address(document)


def blocks_of(rule: Where, document: Document) -> list[Block]:
    """The blocks a rule is about, in order."""
    blocks = document.blocks if rule.css is None else document.blocks_in(rule.css)
    if rule.start is not None or rule.end is not None:
        first, last = _region(rule, document)
        blocks = [block for block in blocks if first <= block.start < last]
    if rule.labelled:
        blocks = [block for block in blocks if block.role in rule.labelled]
    if rule.line is not None and not isinstance(rule, FieldRule):
        blocks = [block for block in blocks if _match(rule.line, block)]
    return blocks


def _region(rule: Where, document: Document) -> tuple[int, int]:
    """Offsets of the part of the page between the lines a rule names; an empty one without them."""
    first, last = 0, len(document.text)
    if rule.start is not None:
        head = next((block for block in document.blocks if _match(rule.start, block)), None)
        if head is None:
            return 0, 0
        first = head.start + 1
    if rule.end is not None:
        below = (block for block in document.blocks if block.start >= first)
        foot = next((block for block in below if _match(rule.end, block)), None)
        if foot is None:
            return 0, 0
        last = foot.start
    return max(0, first - 1), last


def _match(pattern: re.Pattern[str], block: Block) -> re.Match[str] | None:
    return pattern.fullmatch(block.text) if len(block.text) <= _LONGEST else None


@dataclass(frozen=True, slots=True)
class RuleExtractor:
    """The extractor of one field by the rules of the page's site."""

    field: str

    def __call__(self, document: Document) -> Iterator[Candidate[object]]:
        """A candidate for each rule that finds something."""
        site: Site | None = document.site_rules
        if site is None:
            return
        day = day_of(document)
        for rule in site.fields:
            if rule.field != self.field or not rule.is_valid(day):
                continue
            texts, blocks = _texts(rule, document)
            value = read_value(self.field, texts) if texts else None
            if value not in (None, "", ()):
                yield Candidate(value, rule.confidence, blocks, note=f"a rule for {site.name}")


def _texts(rule: FieldRule, document: Document) -> tuple[list[str], list[Block]]:
    """What a rule finds on the page: texts, and the blocks they stand in."""
    if rule.value is not None:
        # A value that holds where the rule's conditions do.
        held = blocks_of(rule, document)
        if rule.line is not None:
            held = [block for block in held if _match(rule.line, block)]
        return ([rule.value], []) if held else ([], [])
    if rule.css is not None and rule.line is None:
        elements = document.css(rule.css)
        raw = [e.get(rule.attr, "") if rule.attr else " ".join(map(str, e.itertext()))
               for e in elements]  # fmt: skip
        blocks = [] if rule.attr else document.blocks_in(rule.css)
        return [text for text in (" ".join(text.split()) for text in raw) if text], blocks
    assert rule.line is not None
    texts, blocks = [], []
    for block in blocks_of(rule, document):
        found = _match(rule.line, block)
        if found is not None:
            groups = found.groupdict()
            text = (groups["value"] if "value" in groups else found.group()) or ""
            if text.strip():
                texts.append(text.strip())
                blocks.append(block)
    return texts, blocks
