"""The section: the kicker or category label of this article."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice

from newsclean.document import Block, Candidate, Document
from newsclean.extract.heading import leads_home
from newsclean.extract.section.lookalikes import is_no_section, is_other_line
from newsclean.extract.section.names import LONGEST, dated_parts, most_specific, names_in
from newsclean.extract.section.signs import Page, Place, odds_of, signs
from newsclean.extract.section.steps import is_path
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
# They were weighed on dumps with menus above: in one that begins with the article such a label is no entry.
_FIRST = 2.0
# The log odds of a label that is named at all, and in a dump that begins with the article, where lone lines above it
# are buttons as often.
_LEAST, _LEAST_FIRST = -1.7, -1.0


@extractors.register("section-visible", field="section", priority=5)
def visible_section(document: Document) -> Iterator[Candidate[str]]:
    """The label with the headline that has most of the signs of a section's name."""
    page = Page.of(document)
    best: dict[str, tuple[float, Block]] = {}
    near = list(labels_near(page))
    above = {name for name, _, seen in near if _is_label_above(seen)}
    least = _LEAST_FIRST if page.begins else _LEAST
    for name, block, seen in near:
        odds = odds_of(seen) - _MARKUP * (document.layout == "html")
        # Several of them are a menu.
        odds += _FIRST * (page.begins and above == {name} and _is_label_above(seen))
        if odds >= least and odds > best.get(name, (odds - 1, block))[0]:
            best[name] = odds, block
    ranked = sorted(best.items(), key=lambda item: -item[1][0])
    for name, (odds, block) in ranked[:_PROPOSED]:
        sure = round(1 / (1 + math.exp(-odds)), 3)
        yield Candidate(name, sure, (block,), note="the label with the headline")


def _is_label_above(seen: dict[str, float]) -> bool:
    """Whether a name of many sites' sections stands above the headline, and nothing else beside it."""
    above = any(sign.startswith("above") for sign in seen)
    return above and "well known" in seen and ("form whole" in seen or "form before" in seen)


def labels_near(page: Page) -> Iterator[tuple[str, Block, dict[str, float]]]:
    """The names that the short lines around the headline hold, with their signs."""
    for number, place in _places(page).items():
        block = page.document.blocks[number]
        if len(block.text) > 3 * LONGEST:
            continue
        for name, form in _names(block, page):
            if _may_be_section(name, block, page):
                yield name, block, signs(name, form, number, place, page)


def _may_be_section(name: str, block: Block, page: Page) -> bool:
    """Whether a name is neither the site's nor the headline's nor what names no section anywhere."""
    folded = name.casefold()
    cut = folded.rstrip(" .…")
    if folded in (page.site, page.headline) or (cut != folded and page.headline.startswith(cut)):
        return False
    if leads_home(block):
        return False
    in_menu = page.labels.menu[folded] > (block.role is Role.NAV)
    return not is_no_section(name, in_menu)


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
        yield from _before_headline(text, page)
        return
    if _may_hold_label(block):
        entry = labels.entry_within(text)
        if entry is not None:
            yield entry, "entry"
    short = len(text) <= LONGEST or block.role is Role.SECTION or is_path(text)
    parts = list(_parts(block, page)) if short else []
    dated = not parts and _may_hold_date(text)
    other = (dated or bool(parts)) and is_other_line(text)
    if not other:
        yield from parts
    if block.role in _MIXED or (dated and not other):
        for name in filter(None, map(most_specific, dated_parts(text))):
            if len(name) < len(text.strip()) - 2:
                yield labels.last_of(name) or name, "dated"


def _before_headline(text: str, page: Page) -> Iterator[tuple[str, str]]:
    """The end of the path that the headline closes."""
    at = text.casefold().find(page.headline)
    name = most_specific(text[:at].rstrip(": ")) if 1 < at <= 2 * LONGEST else None
    if name:
        yield page.labels.last_of(name) or page.labels.rest_of(name) or name, "before"


def _parts(block: Block, page: Page) -> Iterator[tuple[str, str]]:
    """The last step of a path, or a label, and what it may be cut to; of lines of all kinds more."""
    names = (name for name in names_in(block.text) if _may_be_section(name, block, page))
    for part, name in enumerate(islice(names, _PARTS if block.role in _MIXED else 1)):
        whole = len(name) >= len(block.text.strip()) - 2
        shorter = {"last": page.labels.last_of(name), "rest": page.labels.rest_of(name)}
        cut = any(shorter.values())
        yield name, ("uncut" if cut else "whole") if whole else f"part {part}"
        for form, cut_name in shorter.items():
            if cut_name:
                yield cut_name, form


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
