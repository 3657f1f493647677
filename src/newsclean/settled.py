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

    __slots__ = ("_asked", "_numbers", "found")

    def __init__(self, blocks: Iterable[Block]) -> None:
        """Index the blocks by role."""
        self.found: dict[Any, Any] = {}
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
        if document.settled is None:
            return work(document)
        found = document.settled.found
        if work not in found:
            found[work] = work(document)
        result: T = found[work]
        return result

    return once
