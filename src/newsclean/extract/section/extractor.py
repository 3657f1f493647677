"""The section: the kicker or category label of this article."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice

from newsclean.document import Block, Candidate, Document
from newsclean.extract.section.names import (
    LONGEST,
    dated_parts,
    is_no_section,
    is_path,
    most_specific,
    names_in,
)
from newsclean.extract.section.signs import Page, Place, odds_of, signs
from newsclean.models import Role
from newsclean.plugins import extractors

# How far from the headline a label may stand, in blocks, without quiet ones.
_ABOVE, _BELOW = 8, 6
# Lines that may stand between a label and its headline without parting them.
_QUIET = frozenset(
    (Role.SHARE, Role.TIMESTAMP, Role.BYLINE, Role.MEDIA, Role.AD, Role.CAPTION, Role.LOGIN)
)
# Lines with date or name that hold the section too.
_MIXED = frozenset((Role.TIMESTAMP, Role.BYLINE, Role.TAGS, Role.DECK))
# Short lines that the labeller is less sure of may be labels that were taken for text.
_SURE = 0.5
# Of a path the last parts, and how many names are proposed.
_PARTS, _PROPOSED = 3, 4
# Signs were weighed on text: pages with markup have more labels, and may name the section there.
_MARKUP = 0.6
# The log odds of a label that is named at all.
_LEAST = -1.7


@extractors.register("section-visible", field="section", priority=5)
def visible_section(document: Document) -> Iterator[Candidate[str]]:
    """The label with the headline that has most of the signs of a section's name."""
    page = Page.of(document)
    best: dict[str, tuple[float, Block]] = {}
    for name, block, seen in labels_near(page):
        odds = odds_of(seen) - _MARKUP * (document.layout == "html")
        if odds >= _LEAST and odds > best.get(name, (odds - 1, block))[0]:
            best[name] = odds, block
    ranked = sorted(best.items(), key=lambda item: -item[1][0])
    for name, (odds, block) in ranked[:_PROPOSED]:
        sure = round(1 / (1 + math.exp(-odds)), 3)
        yield Candidate(name, sure, (block,), note="the label with the headline")


def labels_near(page: Page) -> Iterator[tuple[str, Block, dict[str, float]]]:
    """The names that the short lines around the headline hold, with their signs."""
    for number, place in _places(page).items():
        block = page.document.blocks[number]
        if len(block.text) > 3 * LONGEST:
            continue
        for name, form in _names(block, page):
            folded = name.casefold()
            in_menu = page.labels.menu[folded] > (block.role is Role.NAV)
            if folded not in (page.site, page.headline) and not is_no_section(name, in_menu):
                yield name, block, signs(name, form, number, place, page)


def _places(page: Page) -> dict[int, Place]:
    """The lines around the headlines, up to the text."""
    blocks = page.document.blocks
    found: dict[int, Place] = {}
    for rank, anchor in enumerate(page.anchors):
        found.setdefault(anchor, Place(rank, 0, 0))
        for step, last in ((-1, _ABOVE), (1, _BELOW)):
            far = 0
            for number in range(anchor + step, anchor + step * (last + 1), step):
                if not 0 <= number < len(blocks):
                    break
                block = blocks[number]
                if block.role is Role.BODY and (
                    block.confidence >= _SURE or len(block.text) > LONGEST
                ):
                    break
                place = Place(rank, number - anchor, far)
                known = found.get(number, place)
                found[number] = min(known, place, key=lambda p: (p.rank, p.far))
                far += block.role not in _QUIET
    return found


def _names(block: Block, page: Page) -> Iterator[tuple[str, str]]:
    """Names of sections a line may hold, each with the form it has there."""
    text, labels = block.text, page.labels
    if page.headline and page.headline in text.casefold():
        at = text.casefold().find(page.headline)
        name = most_specific(text[:at].rstrip(": ")) if 1 < at <= 2 * LONGEST else None
        if name:
            yield name, "before"
        return
    if _may_hold_label(block):
        entry = labels.entry_within(text)
        if entry is not None:
            yield entry, "entry"
    if len(text) <= LONGEST or block.role is Role.SECTION or is_path(text):
        for part, name in enumerate(islice(names_in(text), _PARTS)):
            whole = len(name) >= len(text.strip()) - 2
            shorter = {"last": labels.last_of(name), "rest": labels.rest_of(name)}
            cut = any(shorter.values())
            yield name, ("uncut" if cut else "whole") if whole else f"part {part}"
            for form, cut_name in shorter.items():
                if cut_name:
                    yield cut_name, form
    if block.role in _MIXED or _may_hold_date(text):
        for name in filter(None, map(most_specific, dated_parts(text))):
            if len(name) < len(text.strip()) - 2:
                yield labels.last_of(name) or name, "dated"


def _may_hold_label(block: Block) -> bool:
    """Whether a line of a dump may hold a label beside a time and numbers."""
    mixed = block.role in (Role.TIMESTAMP, Role.BYLINE) and block.element is None
    return mixed and _may_hold_date(block.text)


def _may_hold_date(text: str) -> bool:
    return len(text) <= 2 * LONGEST and any(map(str.isdigit, text))


@extractors.register("section-metadata", field="section")
def metadata_section(document: Document) -> Iterator[Candidate[str]]:
    """The section that markup names."""
    for rank, (origin, value) in enumerate(document.metadata.sections[:3]):
        name = most_specific(value)
        if name and "://" not in name:
            yield Candidate(name, 0.5 - 0.05 * rank, (), note=f"the section in {origin}")
