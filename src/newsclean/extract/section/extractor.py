"""The section: the kicker or category label of this article."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.document import Block, Candidate, Document
from newsclean.extract.section.names import (
    LONGEST,
    Labels,
    dated_parts,
    labels_of,
    most_specific,
    names_in,
    oddness,
)
from newsclean.models import Role
from newsclean.plugins import extractors

# How far from the headline a label may stand, in blocks, without quiet ones.
_ABOVE, _BELOW = 8, 5
_ANCHORS = 4
# Lines that may stand between a label and its headline without parting them.
_QUIET = frozenset(
    (Role.SHARE, Role.TIMESTAMP, Role.BYLINE, Role.MEDIA, Role.AD, Role.CAPTION, Role.LOGIN)
)
# Lines with date or name that hold the section too.
_MIXED = frozenset((Role.TIMESTAMP, Role.BYLINE, Role.TAGS, Role.DECK))
# What the signs of a section are worth, in log-odds, fitted on labelled dumps and rounded;
# _EVEN is what a label needs to be as likely a section as not, _LEAST to be named at all.
_EVEN, _LEAST = 3.1, 2.3
_NEXT, _JUST_ABOVE, _FAR_ABOVE = 0.8, 1.0, -1.1
_KNOWN_TO_MENU, _WELL_KNOWN, _ABOVE_OTHERS, _IN_HEADLINE = 0.8, 0.6, 1.1, 1.2
_IN_A_MENU, _PART = -0.5, -0.35
_CHANCE, _ENTRY, _BEFORE_HEADLINE = 5.0, 0.0, 0.8


@dataclass(frozen=True, slots=True)
class _Page:
    """What the labels of a page are judged by."""

    headline: str
    anchors: tuple[int, ...]
    labels: Labels
    site: str


@extractors.register("section-visible", field="section", priority=5)
def visible_section(document: Document) -> Iterator[Candidate[str]]:
    """The label nearest to the headline, above it rather than below; of a path its last part."""
    page = _page(document)
    best: dict[str, tuple[float, Block]] = {}
    for number, place in _places(document, page):
        block = document.blocks[number]
        run = _IN_A_MENU * _menu_above(document, number) if block.role is Role.NAV else 0.0
        for name, sure in _names(block, page):
            score = place + run + sure + _known(name, block, page)
            if score >= _LEAST and score > best.get(name, (0.0, block))[0]:
                best[name] = score, block
    ranked = sorted(best.items(), key=lambda item: -item[1][0])
    for name, (score, block) in ranked[:4]:
        sure = round(1 / (1 + math.exp(_EVEN - score)), 3)
        yield Candidate(name, sure, (block,), note="the label with the headline")


def _page(document: Document) -> _Page:
    headline = str(document.fields.get("headline") or "").casefold()
    blocks = document.blocks
    labelled = document.numbers(Role.HEADLINE)
    own = [number for number in labelled if headline and headline in blocks[number].text.casefold()]
    return _Page(
        headline=headline,
        anchors=tuple((own or labelled)[:_ANCHORS]),
        labels=labels_of(document),
        site=str(document.fields.get("site") or "").casefold(),
    )


def _places(document: Document, page: _Page) -> Iterator[tuple[int, float]]:
    """The short lines around the headline, with what their place is worth."""
    blocks = document.blocks
    worth: dict[int, float] = {}
    for rank, anchor in enumerate(page.anchors):
        worth.setdefault(anchor, _JUST_ABOVE)
        for step, last in ((-1, _ABOVE), (1, _BELOW)):
            far = 0
            for number in range(anchor + step, anchor + step * (last + 1), step):
                if not 0 <= number < len(blocks) or blocks[number].role is Role.BODY:
                    break
                value = _NEXT * (number == anchor + step) - 0.3 * rank
                value += (_JUST_ABOVE, 0.25, 0.0)[far] if step < 0 and far < 3 else 0.0
                value += _FAR_ABOVE if step < 0 and far > 2 else 0.0
                worth[number] = max(value, worth.get(number, -9.0))
                far += blocks[number].role not in _QUIET
    for number, value in worth.items():
        if len(blocks[number].text) <= 3 * LONGEST:
            yield number, value


def _menu_above(document: Document, number: int) -> int:
    """0 to 2: how much the lines above look like a menu that goes on here."""
    above = document.blocks[max(0, number - 3) : number][::-1]
    run = [block.role is Role.NAV and len(block.text) < 40 for block in above]
    return bool(run and run[0]) + (len(run) == 3 and all(run))


def _names(block: Block, page: _Page) -> Iterator[tuple[str, float]]:
    """Names of sections a line may hold, and how sure its label makes them."""
    role, text, unsure = block.role, block.text, 1 - block.confidence
    labels = page.labels
    if page.headline and page.headline in text.casefold():
        at = text.casefold().find(page.headline)
        name = most_specific(text[:at].rstrip(": ")) if 1 < at <= 2 * LONGEST else None
        if name:
            yield labels.last_of(name) or name, _BEFORE_HEADLINE
        return
    if _may_hold_label(block):
        entry = labels.entry_within(text)
        if entry is not None:
            yield entry, _ENTRY + _CHANCE * block.chance(Role.SECTION)
    if role is Role.SECTION:
        name = next((name for name in names_in(text) if name.casefold() != page.site), None)
        if name:
            yield labels.last_of(name) or name, 1.7 + 1.7 * block.confidence
    elif role in _MIXED:
        for part in dated_parts(text):
            name = most_specific(part)
            if name:
                whole = len(name) == len(text.strip())
                yield labels.last_of(name) or name, 0.5 + 0.9 * unsure + (0.0 if whole else _PART)
    elif len(text) <= LONGEST:
        name = most_specific(text)
        if name:
            sure = 0.8 if role is Role.HEADLINE else 0.9 * unsure
            sure = 1.5 * unsure if role is Role.NAV else sure
            if block.chances is not None:
                sure = _CHANCE * block.chance(Role.SECTION) + 0.4 * sure
            yield labels.last_of(name) or name, sure


def _may_hold_label(block: Block) -> bool:
    """Whether a line of a dump may hold a label beside a time and numbers."""
    short = len(block.text) <= 2 * LONGEST and block.role in (Role.TIMESTAMP, Role.BYLINE)
    return short and block.element is None and any(map(str.isdigit, block.text))


def _known(name: str, block: Block, page: _Page) -> float:
    """What the rest of the page says about a name: menus and lists for it, phrases against it."""
    folded = name.casefold()
    if folded in (page.site, page.headline):
        return -9.0
    again = page.labels.menu[folded] - (block.role is Role.NAV)
    sure = _KNOWN_TO_MENU * (again > 0) + _WELL_KNOWN * (again > 1)
    sure += _ABOVE_OTHERS * (page.labels.teasers[folded] > 0)
    sure += _IN_HEADLINE * (folded in page.headline)
    return sure - oddness(name, known=again > 0) - 0.35 * block.text.rstrip().endswith((":", "："))


@extractors.register("section-metadata", field="section")
def metadata_section(document: Document) -> Iterator[Candidate[str]]:
    """The section that markup names."""
    for rank, (origin, value) in enumerate(document.metadata.sections[:3]):
        name = most_specific(value)
        if name and "://" not in name:
            yield Candidate(name, 0.5 - 0.05 * rank, (), note=f"the section in {origin}")
