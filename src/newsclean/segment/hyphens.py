"""Words that a wrapped dump broke behind a hyphen: divided ones, as print divides, and compounds."""

from __future__ import annotations

import itertools
import re
from functools import cache

from newsclean.data.tables import table
from newsclean.segment.lines import Line

# A letter, a hyphen (or what is printed for one at the end of a line), a line break, a small letter.
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u00ac][ \t]*\r?\n\s*(?=([^\W\d_]+))")
_HYPHENS = ("-", "\u00ad", "\u2010", "\u00ac")
# Of the lines that go on so many end in a hyphen, and so many do at least, where words are divided.
_SHARE, _FEWEST = 0.06, 4


def are_divided(lines: list[Line]) -> bool:
    """Whether words are divided at the ends of lines, as in the text of a printed page.

    >>> from newsclean.segment.lines import lines_of
    >>> are_divided(lines_of("the govern-\\nment of the pro-\\nvince said on Mon-\\nday that the bri-\\ndge"))
    True
    """
    hyphens = count = 0
    for line, following in itertools.pairwise(lines):
        if not following.gap and following.text[0].islower():
            count += 1
            hyphens += line.text.endswith(_HYPHENS) and line.text[-2:-1].isalpha()
    return hyphens >= max(_FEWEST, _SHARE * count)


def joined(text: str, *, divided: bool) -> str:
    """A stretch with its broken words whole.

    >>> joined("a govern-\\nment", divided=True), joined("a well-\\nknown man", divided=False)
    ('a government', 'a well-known man')
    >>> joined("Vor-\\nund Nachteile", divided=True)
    'Vor-\\nund Nachteile'
    """

    def mended(found: re.Match[str]) -> str:
        word, hyphen = found[1], found[0][0]
        if word in _joining_words():
            return found[0]  # "Vor- und Nachteile"
        if divided and word[0].islower():
            return ""
        return "" if hyphen == "\u00ad" else "-"

    return _BROKEN.sub(mended, text)


@cache
def _joining_words() -> frozenset[str]:
    return frozenset(table("seams")["joining_words"])
