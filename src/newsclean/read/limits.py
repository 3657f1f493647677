"""How much a file may hold before it is taken for a trap."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is unpacked and read; whatever goes beyond one is told, not read.

    ``page_bytes``: a page inside a file of many; ``row_bytes``: the longest row of a JSON Lines or CSV file, the largest JSON document.
    ``unpacked_bytes`` and ``ratio``: a packed file or archive may unpack to ``unpacked_bytes``,
    and beyond that to ``ratio`` times its packed size; text packs to a tenth, seldom to a
    fiftieth, decompression bombs to a thousandth and less. ``members``: files in an archive.
    A page in a file of its own is bounded by the cleaner's ``max_chars`` alone.

    >>> Limits(unpacked_bytes=1000).most_from(10)
    2000
    """

    page_bytes: int = 80_000_000
    row_bytes: int = 100_000_000
    unpacked_bytes: int = 1_000_000_000
    ratio: int = 200
    members: int = 5_000_000

    def __post_init__(self) -> None:
        for name in self.__slots__:
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1: {getattr(self, name)}")

    def most_from(self, packed: int) -> int:
        """How many bytes a packed file of this size may unpack to."""
        return max(self.unpacked_bytes, self.ratio * packed)


DEFAULT_LIMITS = Limits()
