"""Roles of single lines outside the running text: by phrase, by class word, by landmark, by shape."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsclean.data.calendar import fold, month_words
from newsclean.label.facts import Facts
from newsclean.label.page import Page
from newsclean.label.region import foreign_hint
from newsclean.models import Role

_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d{2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d+\s?[年月日년월일]"
)
_COPYRIGHT = re.compile(r"©|\(c\)\s*(?:19|20)\d\d|\bcopyright\b", re.IGNORECASE)
# A handle or an e-mail address.
HANDLE = re.compile(r"(?:^|\s)@\w{3,}|[\w.+-]+@[\w-]+\.\w+")
_COUNT = re.compile(r"^\W*\d[\d.,]*\s*[kKmM]?\W*$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A role with how sure and why."""

    role: Role
    confidence: float
    reason: str


def by_phrase(fact: Facts) -> Verdict | None:
    """The role a known phrase gives a line; surer the more of the line it covers."""
    found = fact.phrase_role()
    if found is None:
        return None
    role, match = found
    place = match.phrase.place
    cover = (match.end - match.start) / max(1, len(fact.block.text))
    if place != "whole" and cover < 0.25 and not (place == "start" and fact.units < 25):
        return None
    sure = {"whole": 0.92, "start": 0.75, "end": 0.65, "within": 0.6}[place]
    words = " ".join(match.phrase.words)
    return Verdict(
        role, min(0.97, sure + 0.2 * cover), f"the phrase “{words}” ({match.phrase.language})"
    )


def by_hint(page: Page, index: int) -> Verdict | None:
    """The role that class words around the block give it."""
    role = foreign_hint(page, index)
    if role is None:
        return None
    distance = page.hints[index][role]
    return Verdict(role, max(0.4, 0.8 - 0.08 * distance), f"class names say {role}")


def by_landmark(page: Page, index: int) -> Verdict | None:
    """The role of the sectioning element the block stands in."""
    within = page.blocks[index].scope.within
    if "nav" in within:
        return Verdict(Role.NAV, 0.85, "inside a navigation element")
    if "footer" in within and "article" not in within:
        return Verdict(Role.NAV, 0.7, "inside the footer")
    if "figcaption" in within:
        return Verdict(Role.CAPTION, 0.85, "caption of a figure")
    if "dialog" in within:
        return Verdict(Role.LEGAL, 0.5, "inside a dialog")
    if "aside" in within:
        return Verdict(Role.RELATED, 0.6, "inside an aside")
    if "header" in within and "article" not in within and "main" not in within:
        return Verdict(Role.NAV, 0.65, "inside the page header")
    return None


def is_timestamp(fact: Facts) -> bool:
    """Whether a short line is made of a date or a time."""
    text = fact.block.text
    if fact.units > 14 or len(text) > 110 or not any(char.isdigit() for char in text):
        return False
    if not _TIME.search(text):
        return False
    named = any(fold(word.strip(",")) in month_words() for word in text.split())
    return named or fact.digit_share > 0.28


def by_shape(fact: Facts, after_body: bool) -> Verdict:
    """The most likely role of a line nothing else is known of."""
    text = fact.block.text
    if _COPYRIGHT.search(text) and fact.units < 40:
        return Verdict(Role.LEGAL, 0.75, "a copyright line")
    if _COUNT.match(text):
        return Verdict(Role.OTHER, 0.4, "a bare number")
    if fact.prose >= 0.5:
        role = Role.RELATED if after_body or fact.link_density > 0.3 else Role.OTHER
        return Verdict(role, 0.4, "running text apart from the article")
    if fact.units >= 5:
        return Verdict(Role.RELATED, 0.55, "reads like the title of another story")
    return Verdict(Role.NAV, 0.5, "a short line among short lines")
