"""The labeller of rules and phrases: finds the body, then the headline, then names the rest."""

from __future__ import annotations

import re

from newsclean.document import Document
from newsclean.label.head import find_headline, judge_head
from newsclean.label.lines import (
    Verdict,
    by_hint,
    by_landmark,
    by_phrase,
    by_shape,
    is_timestamp,
)
from newsclean.label.page import Page, look_at
from newsclean.label.region import PARAGRAPH, body_region, container_share, in_landmark
from newsclean.label.zones import zones
from newsclean.models import Role
from newsclean.plugins import labellers

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪‣●○]|\d{1,2}[.)])\s+\S")
_ATTACHED = frozenset({Role.CREDIT, Role.NOTE, Role.BIO, Role.TAGS, Role.BYLINE, Role.TIMESTAMP})


@labellers.register("rules")
class RuleLabeller:
    """Labels by rules over shapes, phrases, class names and order; needs no training.

    >>> from newsclean.document import Source
    >>> from newsclean.segment import segment
    >>> page = segment(Source("Rain in Spain\\n\\nIt rained, and the plain, they said, was wet.", "text"))
    >>> [block.role.value for block in RuleLabeller().label(page).blocks]
    ['headline', 'body']
    """

    def label(self, document: Document) -> Document:
        """Set role, confidence and reason of every block."""
        page = look_at(document)
        for block, verdict in zip(document.blocks, judge(page), strict=True):
            block.role = verdict.role
            block.confidence = verdict.confidence
            block.reason = verdict.reason
        return document


def judge(page: Page) -> list[Verdict]:
    """A verdict for every block of the page."""
    region = body_region(page)
    if region is None:
        first = end = len(page.facts)
    else:
        first, end = region
    head = find_headline(page, first, end) if page.facts else None
    headline = head[0] if head else None
    if headline is not None and headline >= first:
        first = headline + 1
    spans = zones(page, first, end)
    shares = container_share(page, first, end) if page.is_html else {}
    verdicts = []
    for index in range(len(page.facts)):
        if head and index == head[0]:
            verdicts.append(Verdict(Role.HEADLINE, head[1], "the line most like the page's title"))
        elif first <= index < end:
            verdicts.append(_inside(page, index, spans[index], shares))
        elif index < first:
            verdicts.append(_before(page, index, headline, first, spans[index]))
        else:
            verdicts.append(_after(page, index, end, spans[index]))
    return verdicts


def _inside(page: Page, index: int, zone: Role | None, shares: dict[int, float]) -> Verdict:
    """A block in the stretch of the body: text, or what interrupts it."""
    fact = page.facts[index]
    block = page.blocks[index]
    foreign = _foreign(page, index)
    if foreign is not None:
        return foreign
    phrase = by_phrase(fact)
    if phrase is not None and (phrase.confidence > 0.75 or fact.prose < PARAGRAPH):
        return phrase
    if page.is_html and not _at_home(page, index, shares):
        return by_hint(page, index) or Verdict(
            Role.RELATED, 0.5, "outside the container of the text"
        )
    if fact.prose >= PARAGRAPH:
        return Verdict(Role.BODY, min(0.95, 0.5 + 0.45 * fact.prose), "running text")
    if block.tag in _HEADINGS:
        return Verdict(Role.SUBHEADING, 0.8, "a heading inside the text")
    if zone is not None:
        return Verdict(zone, 0.6, f"under a heading of {zone}")
    if fact.link_density > 0.75:
        return Verdict(Role.RELATED, 0.6, "a lone link inside the text")
    return _short_inside(page, index)


def _foreign(page: Page, index: int) -> Verdict | None:
    if not page.is_html:
        return None
    hint = by_hint(page, index)
    if hint is not None:
        return hint
    return by_landmark(page, index) if in_landmark(page, index) else None


def _at_home(page: Page, index: int, shares: dict[int, float]) -> bool:
    """Whether the block stands in an element that holds a fair share of the body."""
    for depth, scope in enumerate(page.blocks[index].scope.ancestry()):
        if depth > 4 or not scope.tag or scope.tag in ("body", "html"):
            break
        if shares.get(id(scope), 0.0) >= 0.25:
            return True
    scope = page.blocks[index].scope
    return shares.get(id(scope.parent), 0.0) >= 0.25 or len(shares) < 3


def _short_inside(page: Page, index: int) -> Verdict:
    """A short line among paragraphs: list item, subheading, or text all the same."""
    fact = page.facts[index]
    text = fact.block.text
    if _BULLET.match(text) or fact.block.tag in ("li", "dd", "tr", "td", "blockquote", "pre"):
        return Verdict(Role.BODY, 0.6, "a list item inside the text")
    following = page.facts[index + 1 : index + 2]
    before = page.facts[index - 1 : index] if index else []
    prose_after = bool(following) and following[0].prose >= PARAGRAPH
    prose_before = bool(before) and before[0].prose >= PARAGRAPH
    if prose_after and not fact.ends_sentence and fact.units <= 14 and text[:1].isalnum():
        return Verdict(Role.SUBHEADING, 0.6, "a short line that heads a paragraph")
    if prose_before or prose_after or fact.ends_sentence or page.is_html:
        return Verdict(Role.BODY, 0.5, "between paragraphs")
    return Verdict(Role.BODY if fact.units < 4 else Role.RELATED, 0.35, "a line among short lines")


def _before(
    page: Page,
    index: int,
    headline: int | None,
    first: int,
    zone: Role | None,
) -> Verdict:
    fact = page.facts[index]
    if index == 0 and not page.is_html and headline is not None and headline > 0:
        if page.title_likeness(headline) > 0.55 and fact.units >= 3:
            return Verdict(Role.PAGE_TITLE, 0.85, "first line, with the headline in it")
    verdict = judge_head(page, index, headline, first)
    if verdict is not None:
        return verdict
    phrase = by_phrase(fact)
    if phrase is not None:
        return phrase
    verdict = by_hint(page, index) or by_landmark(page, index)
    if verdict is not None:
        return verdict
    if headline is not None and index < headline and fact.units <= 6:
        return Verdict(Role.NAV, 0.6, "a short line above the headline")
    return by_shape(fact, after_body=False)


def _after(page: Page, index: int, end: int, zone: Role | None) -> Verdict:
    fact = page.facts[index]
    phrase = by_phrase(fact)
    if phrase is not None and (phrase.confidence > 0.7 or zone is None):
        return phrase
    verdict = by_hint(page, index) or by_landmark(page, index)
    if verdict is not None:
        return verdict
    if zone is not None:
        return Verdict(zone, 0.65, f"under a heading of {zone}")
    if index - end < 3 and is_timestamp(fact):
        return Verdict(Role.TIMESTAMP, 0.5, "a date right after the text")
    return by_shape(fact, after_body=True)
