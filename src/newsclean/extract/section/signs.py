"""What speaks for a label's naming the section, in numbers, and what they weigh together.

The weights are data, `data/kicker.toml`, fitted by ``training/sections.py`` on labelled dumps of
sites that the labeller has not seen.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from newsclean.data.sections import section_names
from newsclean.data.tables import table
from newsclean.document import Block, Document
from newsclean.extract.section.lookalikes import is_phrase
from newsclean.extract.section.names import Labels, labels_of
from newsclean.models import Role

# How far from the headline a label may stand, in blocks.
_ANCHORS = 4
# Among so many first lines the headline stands where no menu is above.
_SOON = 6
# So much the labeller may be sure of a role, and so little.
_SUREST, _LEAST = 0.995, 0.005
_FAR = 3
_WELL_KNOWN = "well known"
# The odds of a role that is not the block's, of a labeller that doesn't tell its chance.
_UNTOLD = {Role.SECTION: -2.4, Role.NAV: -3.0, Role.TAGS: -3.0}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: steps from the headline, above it below zero, and without quiet lines.

    ``rank`` is the headline's among those of the page.
    """

    rank: int
    steps: int
    far: int


@dataclass(frozen=True, slots=True)
class Page:
    """What the labels of a page are judged by."""

    document: Document
    headline: str
    site: str
    anchors: tuple[int, ...]
    labels: Labels
    texts: Counter[str]
    pairs: Counter[tuple[str, str]]

    @property
    def begins(self) -> bool:
        """Whether the headline is among the first lines: a dump of the article alone."""
        return self.document.layout != "html" and min(self.anchors, default=_SOON) < _SOON

    @classmethod
    def of(cls, document: Document) -> Page:
        """What a document says of its headline, its menus and its lists."""
        headline = str(document.fields.get("headline") or "").casefold()
        blocks = document.blocks
        labelled = document.numbers(Role.HEADLINE)
        own = [n for n in labelled if headline and headline in blocks[n].text.casefold()]
        texts = [block.text for block in blocks]
        return cls(
            document=document,
            headline=headline,
            site=str(document.fields.get("site") or "").casefold(),
            anchors=tuple((own or labelled)[:_ANCHORS]),
            labels=labels_of(document),
            texts=Counter(texts),
            pairs=Counter(pairwise(texts)),
        )


def signs(name: str, form: str, number: int, place: Place, page: Page) -> dict[str, float]:
    """The observations of a name that a line holds in some form, by their names in the data."""
    block = page.document.blocks[number]
    side = "above" if place.steps < 0 else "below"
    seen = {f"form {form}": 1.0, f"role {block.role.value}": 1.0, "later headline": place.rank}
    if place.steps:
        seen[f"{side} {min(_FAR, abs(place.steps))}"] = 1.0
        seen[f"far {side} {min(_FAR, place.far)}"] = 1.0
    if block.role is Role.SECTION:
        seen[f"labelled {form}"] = 1.0
    seen |= _labelled(block) | _around(number, page) | _known(name, block, page) | _looks(name)
    seen["colon"] = block.text.rstrip().endswith((":", "："))
    told = {sign: float(value) for sign, value in seen.items() if value}
    if _WELL_KNOWN in told:
        # Of a name that sections have on other sites the same signs say something else.
        told |= {f"{_WELL_KNOWN}, {sign}": v for sign, v in told.items() if sign != _WELL_KNOWN}
    return told


def _labelled(block: Block) -> dict[str, float]:
    """How likely the labeller finds it a section, a menu's entry, a tag."""
    return {f"odds {role.value}": _odds(block, role) for role in _UNTOLD}


def _odds(block: Block, role: Role) -> float:
    if block.chances is None and block.role is not role:
        return _UNTOLD[role]
    chance = min(_SUREST, max(_LEAST, block.chance(role)))
    return math.log(chance / (1 - chance))


def _around(number: int, page: Page) -> dict[str, float]:
    """Whether it stands apart, in a run of labels or in a menu, which may stand there twice."""
    blocks = page.document.blocks
    block = blocks[number]
    before = blocks[number - 1] if number else None
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    above = [b.role is Role.NAV and len(b.text) < 40 for b in blocks[max(0, number - 3) : number]]
    run = bool(above and above[-1]) + (len(above) == 3 and all(above))
    return {
        "gap": min(block.gap, 3),
        "label before": before is not None and before.role is Role.SECTION,
        "label after": after is not None and after.role is Role.SECTION,
        "menu above": run if block.role is Role.NAV else 0,
        "menu goes on": before is not None and page.pairs[before.text, block.text] > 1,
        "menu follows": after is not None and page.pairs[block.text, after.text] > 1,
        "twice": page.texts[block.text] > 1,
    }


def _known(name: str, block: Block, page: Page) -> dict[str, float]:
    """What the rest of the page says of a name: menus, lists of stories, the headline."""
    folded = name.casefold()
    again = page.labels.menu[folded] - (block.role is Role.NAV)
    return {
        "in menu": again > 0,
        "in menus": again > 1,
        "over others": page.labels.teasers[folded] > 0,
        "in headline": folded in page.headline,
        _WELL_KNOWN: folded in section_names(),
    }


def _looks(name: str) -> dict[str, float]:
    words = len(name.split())
    return {
        "words": words > 2,
        "many words": words > 5,
        "digits": any(map(str.isdigit, name)),
        "capitals": name.isupper(),
        "small": name[:1].islower(),
        "phrase": is_phrase(name),
        "stop": name[-1:] in ".!?…",
    }


def odds_of(seen: dict[str, float]) -> float:
    """The log odds of a name with such signs; what is not in the data weighs nothing."""
    known = weights()
    return known["bias"] + sum(known.get(name, 0.0) * value for name, value in seen.items())


@cache
def weights() -> dict[str, float]:
    """What every sign weighs, and the bias."""
    content: dict[str, float] = table("kicker")
    return content
