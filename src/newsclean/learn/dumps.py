"""Reads many dumps into a profile."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from newsclean.extract.steps import FIELDS, NEEDED
from newsclean.learn.profile import Profile, pages_of

if TYPE_CHECKING:
    from newsclean.pipeline import Cleaner

_UNREAD = tuple(field for field in FIELDS if field not in NEEDED | {"url", "language"})


def learn(
    sources: Iterable[Any],
    *,
    cleaner: Cleaner | None = None,
    workers: int | None = None,
    timeout: float | None = None,
    site: str | None = None,
) -> Profile:
    """What recurs on the pages of sites, learned from whatever `Cleaner.stream` takes.

    Pages belong to the host of their address, or all to ``site`` where it is given; those without
    an address are taken for one site. Ten pages of a site say much, fewer than five nothing;
    beyond two hundred stories a fair sample is kept. ``workers`` and ``timeout`` as in
    `Cleaner.stream`. Pages without an article teach nothing.

    >>> page = "Storm {0} nears the coast\\n\\nThe storm named {0} will reach the coast by Friday, they said."
    >>> profile = learn(page.format(name) for name in ("Ana", "Ben", "Cleo"))
    >>> len(profile.sites[""])
    3
    """
    from newsclean.pipeline import Cleaner

    results = lean(cleaner or Cleaner()).stream(sources, workers, timeout)
    return Profile.of(pages_of(results, site))


def lean(cleaner: Cleaner) -> Cleaner:
    """The cleaner as `learn` uses it: it looks for what is needed to learn and no more."""
    return cleaner.with_(profile=None, without=sorted({*cleaner.without, *_UNREAD}))
