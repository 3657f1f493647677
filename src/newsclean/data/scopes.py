"""Class-name words and the roles they hint at, from ``scopes.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsclean.data.tables import table
from newsclean.models import Role


@dataclass(frozen=True, slots=True)
class ScopeWords:
    """``roles``: word to role; ``body``: words of containers of running text; ``datelines`` and
    ``places``: words of elements that hold a dateline at the start of a paragraph, if its place is a
    known one, and whatever it is."""

    roles: dict[str, Role]
    body: frozenset[str]
    datelines: frozenset[str]
    places: frozenset[str]


@cache
def scope_words() -> ScopeWords:
    """The word lists that ship with newsclean, read once at first use."""
    content = table("scopes")
    roles = {word: Role(role) for role, words in content["role"].items() for word in words}
    return ScopeWords(
        roles,
        frozenset(content["prose"]["body"]),
        frozenset(content["dateline"]["names"]),
        frozenset(content["dateline"]["surest"]),
    )
