"""What stands in bylines beside names: loads ``bylines.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsclean.data.tables import table


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of ``bylines.toml``; ``desks`` has the words of ``collectives`` too."""

    by: frozenset[str]
    kinds: frozenset[str]
    # What says in a text who wrote it, up to the name.
    written: frozenset[str]
    # Words of class names for who wrote a page.
    marks: frozenset[str]
    # What makes the name of a site a company's that begins like a person's.
    trades: frozenset[str]
    # The first words of ``by`` and ``kinds``.
    announcing: frozenset[str]
    between: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    roles: frozenset[str]
    title_words: frozenset[str]
    collectives: frozenset[str]
    alone: frozenset[str]
    desks: frozenset[str]
    never: frozenset[str]
    cut: frozenset[str]
    surnames: frozenset[str]
    # Buttons, jobs, labels: what no organisation's name has.
    unlike: frozenset[str]


@cache
def words() -> Words:
    """The word lists, read once at first use."""
    content = dict(table("bylines"))
    content["announcing"] = [label.split()[0] for label in (*content["by"], *content["kinds"])]
    content["between"] = content.pop("and")
    content["desks"] = [*content["desks"], *content["collectives"]]
    elsewhere = {*content["desks"], *content["roles"], *content["never"], *content["cut"]}
    content["unlike"] = elsewhere - set(content["collectives"])
    return Words(**{key: frozenset(value) for key, value in content.items()})
