"""Results kept for the next time they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """The results of a function by its argument; when there are too many, all are forgotten.

    Asked like a dict. Where many arguments never come again this takes less time than
    `functools.lru_cache`, which keeps its entries in the order of their use.

    >>> sizes = Memo(len, most=1000)
    >>> sizes["rain"], dict(sizes)
    (4, {'rain': 4})
    """

    __slots__ = ("_function", "_most")

    def __init__(self, function: Callable[[K], V], most: int = 1 << 14) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, key: K) -> V:
        if len(self) >= self._most:
            self.clear()
        found = self[key] = self._function(key)
        return found
