"""Dumps made of parts of others: the article of one page between the head and the tail of two more.

A page's menus, comments and footers say little of what its article is like; seen around other
articles they teach that. Partners are of the same language and of the same third of the sites, so
that a cross-validation in three folds tests on nothing that was learned from; fixtures, which are
learned from in every fold, are spliced with none, nor are short dumps, which have hardly a page around their article.
"""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsclean.extract.language import guess_language
from newsclean.models import Role
from training.gold import BODY, FIXTURES_SET, FOLDS, SHORT_SET, Page, fold_of_site

SPLICED = "spliced"
# Lines of a head (those next to the article) and of a tail; with fewer partners there is no choice.
_HEAD, _TAIL, _PARTNERS = 400, 500, 4
_ARTICLE = BODY | {
    role.value
    for role in (
        Role.SECTION,
        Role.HEADLINE,
        Role.DECK,
        Role.BYLINE,
        Role.TIMESTAMP,
        Role.DATELINE,
        Role.CAPTION,
        Role.CREDIT,
        Role.NOTE,
        Role.BIO,
        Role.TAGS,
    )
}
# What ends an article: its last part that is no line of its opening.
_ENDING = _ARTICLE - {role.value for role in (Role.BYLINE, Role.TIMESTAMP, Role.SECTION, Role.DECK)}
Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Parts:
    """A dump cut in four: lines with their roles, blank ones with ""."""

    title: list[Line]
    head: list[Line]
    article: list[Line]
    tail: list[Line]


def splices(pages: Iterable[Page], count: int) -> dict[str, list[Page]]:
    """So many spliced dumps by the page that their article is of; the same at every call."""
    rng = random.Random(3)
    partners: dict[tuple[str, int], list[Parts]] = defaultdict(list)
    cut = []
    for page in pages:
        parts = None if page.set in (FIXTURES_SET, SHORT_SET) else parts_of(page)
        if parts is not None:
            body = " ".join(text for text, role in parts.article if role in BODY)
            group = guess_language(body)[0] or "", fold_of_site(page.site, FOLDS)
            partners[group].append(parts)
            cut.append((page, parts, partners[group]))
    return {
        page.id: [
            _spliced(page, parts, rng.choice(others), rng.choice(others)) for _ in range(count)
        ]
        for page, parts, others in cut
        if len(others) >= _PARTNERS
    }


def parts_of(page: Page) -> Parts | None:
    """The parts of a labelled dump; None where no headline stands above a body."""
    lines = _lines(page)
    roles = [role for _, role in lines]
    if Role.HEADLINE.value not in roles:
        return None
    first = roles.index(Role.HEADLINE.value)
    last = max(number for number, role in enumerate(roles) if role in _ENDING)
    if Role.BODY.value not in roles[first:] or Role.BODY.value in roles[:first]:
        return None
    while first and roles[first - 1] in _ARTICLE | {""}:
        first -= 1
    above = lines[:first]
    return Parts(
        title=[line for line in above if line[1] == Role.PAGE_TITLE],
        head=[line for line in above if line[1] != Role.PAGE_TITLE][-_HEAD:],
        article=lines[first : last + 1],
        tail=lines[last + 1 :][:_TAIL],
    )


def _lines(page: Page) -> list[Line]:
    """Lines of a page's dump with their roles; none where labels and dump don't agree."""
    labelled = deque(page.lines or ())
    found = []
    for text in (page.dump or "").split("\n"):
        if not text.strip():
            found.append((text, ""))
        elif labelled and labelled[0][0] == text:
            found.append(labelled.popleft())
        else:
            return []
    return found


def _spliced(page: Page, parts: Parts, above: Parts, below: Parts) -> Page:
    """The page's article and title with what stands above and below other articles."""
    lines = [*parts.title, *above.head, *parts.article, *below.tail]
    return replace(
        page,
        html=None,
        url=None,
        kind="article",
        body=None,
        lines=[line for line in lines if line[0].strip()],
        dump="\n".join(text for text, _ in lines),
        by_hand=False,
    )
