"""What is worked out of a page once, while its roles and fields stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from newsclean.roles import Role

if TYPE_CHECKING:
    from newsclean.document import Block, Document

T = TypeVar("T")


class Settled:
    """Where the blocks of each role stand, and what `shared` work has found so far."""

    __slots__ = ("_asked", "_numbers", "found", "lasting")

    def __init__(self, blocks: Iterable[Block]) -> None:
        """Index the blocks by role."""
        # Of one field, forgotten when that is known; and of roles alone.
        self.found: dict[Any, Any] = {}
        self.lasting: dict[Any, Any] = {}
        self._numbers: dict[Role, list[int]] = {}
        for number, block in enumerate(blocks):
            self._numbers.setdefault(block.role, []).append(number)
        # Extractors ask for the same roles again and again.
        self._asked: dict[tuple[Role | str, ...], list[int]] = {}

    def numbers(self, roles: tuple[Role | str, ...]) -> list[int]:
        """The positions of the blocks of these roles, in order; not to be changed."""
        if roles not in self._asked:
            of_each = (self._numbers.get(role, ()) for role in set(map(Role, roles)))
            self._asked[roles] = sorted(chain.from_iterable(of_each))
        return self._asked[roles]


def shared(work: Callable[[Document], T]) -> Callable[[Document], T]:
    """Work that several extractors of a field need: done once for all of them.

    What it returns is not to be changed. Where the document may change in between, as in the
    hands of plugins, it is done each time.
    """

    @wraps(work)
    def once(document: Document) -> T:
        settled = document.settled
        return work(document) if settled is None else _kept(settled.found, work, document)

    return once


def by_roles(work: Callable[[Document], T]) -> Callable[[Document], T]:
    """Work like `shared`, which looks at nothing but text and roles: done once for all fields."""

    @wraps(work)
    def once(document: Document) -> T:
        settled = document.settled
        return work(document) if settled is None else _kept(settled.lasting, work, document)

    return once


def _kept(found: dict[Any, Any], work: Callable[[Document], T], document: Document) -> T:
    if work not in found:
        found[work] = work(document)
    result: T = found[work]
    return result
