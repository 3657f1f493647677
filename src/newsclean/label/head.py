"""The head of the article: headline, and what stands around it before the body starts."""

from __future__ import annotations

import re

from newsclean.label.facts import Facts
from newsclean.label.lines import Verdict, by_hint, by_phrase, is_timestamp
from newsclean.label.page import Page
from newsclean.models import Role

_NAMES = re.compile(r"[A-ZÀ-ÞА-Я][\w'’.-]+(?:\s+(?:[a-zà-ÿ]{1,3}\s+)?[A-ZÀ-ÞА-Я][\w'’.-]*){1,4}")
_FURNITURE = frozenset({Role.NAV, Role.SHARE, Role.LOGIN, Role.AD, Role.NEWSLETTER, Role.LEGAL})
_HEAD_HINTS = (
    (Role.DECK, "class names say deck"),
    (Role.BYLINE, "class names say byline"),
    (Role.TIMESTAMP, "class names say date"),
    (Role.SECTION, "class names say kicker"),
)


def find_headline(page: Page, body_start: int, body_end: int) -> tuple[int, float] | None:
    """Index and confidence of the line that is the headline, None where no line looks like one.

    Likeness to the page's own titles weighs most, then heading elements, class names, size and
    nearness to the body.
    """
    best: tuple[float, int] | None = None
    stop = min(len(page.facts), body_start + 3, body_end)
    for index in range(stop):
        score = _headline_score(page, index, body_start)
        if score is not None and (best is None or score > best[0] + 0.01):
            best = (score, index)
    if best is None or best[0] < 1.0:
        return None
    return best[1], max(0.3, min(0.97, best[0] / 6))


def _headline_score(page: Page, index: int, body_start: int) -> float | None:
    fact = page.facts[index]
    block = fact.block
    if not 1 <= fact.units <= 45 or len(block.text) > 300 or len(block.text) < 4:
        return None
    if not page.is_html and index == 0 and page.titles and _is_page_title(page):
        return None
    likeness = page.title_likeness(index)
    if page.document.source.headline and not page.is_html and likeness < 0.7:
        return None  # the headline is known, and this line is another
    score = 3.2 * likeness if likeness > 0.3 else 0.0
    score += {"h1": 2.0, "h2": 0.8, "h3": 0.3}.get(block.tag, 0.0)
    score += 0.8 if Role.HEADLINE in page.hints[index] else 0.0
    score += 0.9 if 4 <= fact.units <= 28 else (-0.3 if fact.units < 3 else 0.0)
    distance = max(0, body_start - index)
    score += max(0.0, 1.2 - 0.08 * distance) - (0.4 if index >= body_start else 0.0)
    if fact.ends_sentence and block.text.rstrip()[-1:] in ".。":
        score -= 0.6
    phrase = by_phrase(fact)
    if phrase and phrase.role is not Role.HEADLINE:
        score -= 1.6
    if block.scope.within & {"nav", "footer", "aside"}:
        score -= 1.2
    if fact.link_density > 0.8 and block.tag != "h1":
        score -= 0.5
    return score


def _is_page_title(page: Page) -> bool:
    """Whether a text dump's first line is the tab title: the headline, said again further down."""
    text = page.blocks[0].text
    if page.repeats[text] > 1:
        return True
    own = page.titles[0]
    return (
        any(
            fact.units >= 3
            and fact.block.text != text
            and fact.block.text.casefold()[:40] in text.casefold()
            for fact in page.facts[1:250]
        )
        and len(own) >= 3
    )


def judge_head(page: Page, index: int, headline: int | None, body_start: int) -> Verdict | None:
    """Role of a line between the headline and the body, or just above the headline."""
    fact = page.facts[index]
    if headline is None:
        return None
    if index < headline:
        return _above(page, index, headline)
    if page.title_likeness(index) > 0.9 and fact.units >= 4 and not fact.link_density:
        return Verdict(Role.HEADLINE, 0.6, "repeats the headline")
    phrase = by_phrase(fact)
    if phrase and phrase.role not in (Role.NAV, Role.RELATED):
        return phrase
    hints = page.hints[index]
    for role, reason in _HEAD_HINTS:
        if hints.get(role, 9) <= 2 and (role is not Role.DECK or fact.units >= 4):
            if role is Role.BYLINE and is_timestamp(fact):
                return Verdict(Role.TIMESTAMP, 0.8, "a date")
            return Verdict(role, 0.75, reason)
    foreign = by_hint(page, index)
    if foreign is not None:
        return foreign
    return _below(page, index, headline, fact)


def _below(page: Page, index: int, headline: int, fact: Facts) -> Verdict | None:
    if is_timestamp(fact):
        return Verdict(Role.TIMESTAMP, 0.8, "a date near the headline")
    near = index - headline
    if fact.units >= 7 and near <= 4 and fact.link_density < 0.4:
        return Verdict(Role.DECK, 0.6, "a sentence between headline and body")
    if fact.units <= 8 and near <= 6 and _NAMES.fullmatch(fact.block.text.strip(" |,·•")):
        return Verdict(Role.BYLINE, 0.6, "a name near the headline")
    return None


def _above(page: Page, index: int, headline: int) -> Verdict | None:
    fact = page.facts[index]
    if page.hints[index].get(Role.SECTION, 9) <= 1 and fact.units <= 6 and headline - index <= 4:
        return Verdict(Role.SECTION, 0.75, "class names say kicker")
    if headline - index > 2 or fact.units > 5:
        return None
    if is_timestamp(fact):
        return Verdict(Role.TIMESTAMP, 0.6, "a date above the headline")
    phrase = by_phrase(fact)
    if phrase and phrase.role in _FURNITURE:
        return None
    if page.is_html and page.blocks[index].scope.within & {"nav", "header"}:
        return None
    if (
        headline - index == 1
        and fact.units <= 4
        and not fact.ends_sentence
        and fact.block.text[:1].isalpha()
    ):
        return Verdict(Role.SECTION, 0.6, "a short label right above the headline")
    return None
