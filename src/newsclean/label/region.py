"""Where the body is: the stretch of blocks whose running text outweighs what interrupts it."""

from __future__ import annotations

import math

from newsclean.label.facts import Facts
from newsclean.label.page import Page
from newsclean.models import BOILERPLATE, Role

# From this likeness to running text on, a block counts as a paragraph.
PARAGRAPH = 0.5
# Roles of class words and phrases that can't hold the article's text.
FOREIGN = BOILERPLATE | {Role.BIO, Role.CAPTION, Role.TAGS, Role.CREDIT, Role.NOTE}
_LANDMARKS = frozenset({"nav", "aside", "footer", "form", "dialog", "figcaption", "button"})
_LONGEST_BREAK = 9.0


def foreign_hint(page: Page, index: int) -> Role | None:
    """The nearest class-word role that the article's text can't stand in."""
    hints = page.hints[index]
    roles = [(distance, role) for role, distance in hints.items() if role in FOREIGN]
    if not roles:
        return None
    nearest = min(distance for distance, _ in roles)
    return next(role for distance, role in roles if distance == nearest)


def in_landmark(page: Page, index: int) -> str | None:
    """The landmark that sets the block apart from the article ("nav", "aside", ...)."""
    block = page.blocks[index]
    apart = block.scope.within & _LANDMARKS
    if not apart:
        return None
    if "articlebody" in block.scope.within and apart <= {"aside", "form"}:
        return None
    for scope in block.scope.ancestry():
        # An aside or form that wraps most of the page's text is only bad markup.
        if scope.tag in apart and page.prose_mass.get(id(scope), 0.0) > 0.5:
            return None
    return sorted(apart)[0]


def gain(page: Page, index: int) -> float:
    """What including this block in the body brings (running text) or costs (everything else)."""
    fact = page.facts[index]
    weight = math.log1p(fact.units)
    phrase = fact.phrase_role()
    if fact.prose >= PARAGRAPH:
        value = fact.prose * weight
        if page.is_html and (foreign_hint(page, index) or in_landmark(page, index)):
            value = -0.4 * value
        elif phrase and phrase[0] in FOREIGN and phrase[1].phrase.place in ("whole", "start"):
            value = -0.5
        return value
    if fact.link_density > 0.6:
        return -0.7
    if phrase and phrase[0] in BOILERPLATE:
        return -1.0
    return -0.35


def body_region(page: Page) -> tuple[int, int] | None:
    """First and last-plus-one index of the stretch with the greatest sum of gains.

    A break between two stretches of text costs at most ``_LONGEST_BREAK``, however many lines an
    advertisement or a list of links takes. Kadane's algorithm; None without any running text.
    """
    best: tuple[float, int, int] | None = None
    total = 0.0
    start = 0
    loss = 0.0
    for index in range(len(page.facts)):
        value = gain(page, index)
        if value <= 0:
            value = -min(-value, max(0.0, _LONGEST_BREAK - loss))
            loss -= value
        else:
            loss = 0.0
        if total + value <= 0:
            total, start, loss = 0.0, index + 1, 0.0
            continue
        total += value
        if value > 0 and (best is None or total > best[0]):
            best = (total, start, index + 1)
    if best is None:
        return None
    _, first, end = best
    while first < end and gain(page, first) <= 0:
        first += 1
    return first, end


def container_share(page: Page, first: int, end: int) -> dict[int, float]:
    """For every scope, its share of the region's running text, by identity."""
    mass: dict[int, float] = {}
    total = 0.0
    for index in range(first, end):
        fact: Facts = page.facts[index]
        value = max(0.0, gain(page, index)) * fact.units
        total += value
        for depth, scope in enumerate(fact.block.scope.ancestry()):
            if depth > 30:
                break
            mass[id(scope)] = mass.get(id(scope), 0.0) + value
    return {key: value / total for key, value in mass.items()} if total else {}
