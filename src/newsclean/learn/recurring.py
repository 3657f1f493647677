"""Which lines of a site recur, and what they are: counted and voted on over a sample of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsclean.learn.profile import Page
from newsclean.models import BOILERPLATE, Role

# Fewer pages say nothing; a line recurs where it stands on this share of them, and on three.
FEWEST_PAGES = 5
_FEWEST = 3
_SHARE = 0.2
# What the text of an article is labelled as: a line that recurs is none of these.
TEXT = frozenset({Role.BODY, Role.DECK, Role.HEADLINE})
# These may recur where they head parts of texts.
HEADING = Role.SUBHEADING
# How far a line's neighbours are asked for the role they have.
_REACH = 4


class Recurring(NamedTuple):
    """A line that recurs: on how many pages of how many, and what it is.

    The role is one of the article's where a site's lines of that kind recur: a section, a credit,
    a byline of its desk.
    """

    pages: int
    of: int
    role: Role

    @property
    def share(self) -> float:
        """On what share of the site's pages it stands."""
        return self.pages / self.of


def recurring_lines(pages: Iterable[Page]) -> dict[int, Recurring]:
    """The lines that recur on a site's pages, by hash; none where there are too few pages.

    What a line is, the labels it got on the pages say by majority. Where most of them take it for
    text, which doesn't recur, its other labels say it, else those of the recurring lines next to
    it.
    """
    stories = _stories(pages)
    if len(stories) < FEWEST_PAGES:
        return {}
    counts: Counter[int] = Counter()
    votes: dict[int, Counter[Role]] = {}
    for page in stories:
        for key, role in dict(reversed(page.lines)).items():
            counts[key] += 1
            votes.setdefault(key, Counter())[role] += 1
    needed = max(_FEWEST, _SHARE * len(stories))
    recurring = {key for key, count in counts.items() if count >= needed}
    headings = _headings(stories, recurring)
    roles = {key: _by_labels(votes[key], key in headings) for key in recurring}
    unknown = {key for key, role in roles.items() if role is None}
    roles.update(_by_neighbours(stories, unknown, roles))
    return {
        key: Recurring(counts[key], len(stories), roles[key] or Role.OTHER) for key in recurring
    }


def _stories(pages: Iterable[Page]) -> list[Page]:
    """The pages without the later versions of stories: those that share half of their text.

    What stands on most pages is no story's own and does not count as shared.
    """
    pages = sorted(pages)
    counts = Counter(key for page in pages for key in {key for key, _ in page.lines})
    stories: list[Page] = []
    texts: list[set[int]] = []
    for page in pages:
        text = {key for key, role in page.lines if role in TEXT and counts[key] * 2 <= len(pages)}
        if not any(len(text & other) * 2 > min(len(text), len(other)) for other in texts):
            stories.append(page)
            texts.append(text)
    return stories


def _headings(pages: Iterable[Page], recurring: set[int]) -> set[int]:
    """The lines that may head a part of the text on many pages ("Background", "The verdict").

    They stand there once a page, and mostly with text that does not recur on both sides.
    """
    balance: Counter[int] = Counter()
    for page in pages:
        keys = [key for key, _ in page.lines]
        for number, key in enumerate(keys):
            if key in recurring:
                inside = not recurring.intersection(keys[max(0, number - 1) : number + 2 : 2])
                balance[key] += 1 if inside and 0 < number < len(keys) - 1 else -1
        for key, times in Counter(keys).items():
            balance[key] -= 2 * (times - 1)
    return {key for key in recurring if balance[key] > 0}


def _by_labels(votes: Counter[Role], may_head: bool) -> Role | None:
    """The role most pages give a line; of one they take for text the best other, or None."""
    role = _first(votes)
    if role not in TEXT and (role is not HEADING or may_head):
        return role
    return _first({role: count for role, count in votes.items() if role in BOILERPLATE})


def _by_neighbours(
    pages: Iterable[Page], unknown: set[int], roles: Mapping[int, Role | None]
) -> dict[int, Role | None]:
    """The roles of lines by those of the nearest recurring boilerplate, the nearer the more."""
    votes: dict[int, Counter[Role]] = {key: Counter() for key in unknown}
    for page in pages:
        keys = [key for key, _ in page.lines]
        for number, key in enumerate(keys):
            if key not in unknown:
                continue
            for step in range(1, _REACH + 1):
                for at in (number - step, number + step):
                    role = roles.get(keys[at]) if 0 <= at < len(keys) else None
                    if role in BOILERPLATE:
                        votes[key][role] += _REACH + 1 - step
    return {key: _first(found) for key, found in votes.items()}


def _first(votes: Mapping[Role, int]) -> Role | None:
    """The role with most votes, ties by name, so that the order of pages doesn't matter."""
    return min(votes, key=lambda role: (-votes[role], role.value), default=None)
