"""Zones: a heading such as "Most read" or "Comments" gives its role to the lines that follow."""

from __future__ import annotations

from newsclean.label.lines import Verdict, by_phrase
from newsclean.label.page import Page
from newsclean.label.region import PARAGRAPH
from newsclean.models import Role

# Headings of these roles speak for the lines below them.
_OPENERS = frozenset({Role.RELATED, Role.COMMENTS, Role.NEWSLETTER, Role.AD, Role.LOGIN, Role.BIO})
# How many lines a zone may reach without being renewed.
_REACH = {
    Role.RELATED: 60,
    Role.COMMENTS: 400,
    Role.NEWSLETTER: 4,
    Role.AD: 3,
    Role.LOGIN: 8,
    Role.BIO: 3,
}


def zones(page: Page, first: int, end: int) -> list[Role | None]:
    """For every block the zone it stands in, None where no heading has opened one.

    Inside the body (``first`` to ``end``) a zone ends at the next paragraph of running text.
    """
    found: list[Role | None] = []
    zone: Role | None = None
    left = 0
    for index, fact in enumerate(page.facts):
        verdict = by_phrase(fact) if fact.units <= 12 else None
        inside = first <= index < end
        if verdict is not None and verdict.role in _OPENERS and _opens(verdict, inside):
            zone, left = verdict.role, _REACH[verdict.role]
        elif zone is not None:
            left -= 1
            prose = fact.prose >= PARAGRAPH and fact.link_density < 0.5
            if left <= 0 or (inside and prose) or (index == first and prose):
                zone = None
        found.append(zone)
    return found


def _opens(verdict: Verdict, inside: bool) -> bool:
    """A count of comments above the text opens nothing; a heading below it does."""
    if inside:
        return verdict.role is not Role.COMMENTS
    return verdict.confidence >= 0.6
