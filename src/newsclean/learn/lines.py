"""A line as a number: the same for lines that differ in white space, case and digits only."""

from __future__ import annotations

import re
from hashlib import blake2b

_DIGITS = re.compile(r"\d[\d.,:]*")
_LONGEST = 1000
BYTES = 6


def line_key(text: str) -> int | None:
    """A hash of the line (BLAKE2b, 48 bits); None for a line of fewer than two letters.

    >>> line_key("3  Comments") == line_key("12 comments"), line_key("1 - 0")
    (True, None)
    """
    folded = " ".join(text[:_LONGEST].casefold().split())
    if sum(map(str.isalpha, folded[:80])) < 2:
        return None
    return hash_of(_DIGITS.sub("0", folded))


def hash_of(text: str) -> int:
    """A 48-bit hash of a text, the same on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=BYTES).digest())
