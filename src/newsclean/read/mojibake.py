"""Text that was decoded by the wrong table: UTF-8 read as Latin-1 or Windows-1252, as some HTTP clients do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.read.undone import Undone, tiling

# What Windows-1252 makes of the bytes that Latin-1 has no signs for.
_TABLE = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_SIGNS = "".join(map(chr, _TABLE))
# The first byte of a letter and those that belong to it, as signs of their own.
_BROKEN = re.compile(rf"[\u00c2-\u00f4][\u0080-\u00bf{_SIGNS}]")
_ELSE = re.compile(rf"[^\u0000-\u00ff{_SIGNS}]")


def repaired(text: str) -> Undone | None:
    """The text as it was meant; None where it is not broken, or not all of it.

    Text in Latin letters that by chance is UTF-8 as a whole does not occur.

    >>> repaired("ZoÃ« MÃ¼ller said â€œnoâ€\\x9d.").text
    'Zoë Müller said “no”.'
    >>> repaired("Zoë Müller"), repaired("plain"), repaired("SÃO, as in São Paulo")
    (None, None, None)
    """
    first = _first_beyond_ascii(text)
    # Broken as a whole is what is broken where it first can be.
    if first is None or _BROKEN.match(text, first) is None or _ELSE.search(text) is not None:
        return None
    try:
        plain = text.translate(_TABLE).encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return None

    def spans(starts: Sequence[int]) -> list[tuple[str, int, int]]:
        """Text, start and end, in the dump as it is, of stretches that begin at these places."""
        begins: list[int] = []
        place = old = 0
        for start in starts:
            # Each byte became a sign.
            old += len(plain[place:start].encode())
            place = start
            begins.append(old)
        return tiling(text, begins)

    return Undone(plain, spans)


def _first_beyond_ascii(text: str) -> int | None:
    try:
        # Many times faster than to search for it.
        text.encode("ascii")
    except UnicodeEncodeError as error:
        return error.start
    return None
