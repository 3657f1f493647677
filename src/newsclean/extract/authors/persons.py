"""How much a name is like a person's: by names people have, and by how the page uses its words."""

from __future__ import annotations

import re

from newsclean.data.bylines import words
from newsclean.data.names import is_known_name
from newsclean.models import Person

_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HAN = re.compile(r"[\u3400-\u9fff]{2,3}")
# Korean names; Japanese ones with a blank, of four characters, or with kana; names of foreigners.
_OTHER_DENSE = re.compile(
    r"[\uac00-\ud7af]{2,4}|[\u3400-\u9fff]{1,3}[ \u3000][\u3040-\u30ff\u3400-\u9fff]{1,4}"
    r"|[\u3400-\u9fff]{4}|[\u30a0-\u30ff]{2,10}[ \u3000・·=＝][\u30a0-\u30ff]{2,10}"
    r"|[\u3400-\u9fff]{1,6}·[\u3400-\u9fff]{1,6}"
)
_SHORTEST = 3
_OFTEN = 4


def likeness(name: str, text: str) -> float:
    """How sure it is that a name is a person's, 0 to 1; ``text`` is the page it stands on.

    A word that the page also writes without a capital ("Contents", "Privacy") is hardly a name,
    unless it is one that people have.

    >>> likeness("Zoe Foster", ""), likeness("Start Trial", "You can start a trial now.")
    (1.0, 0.1)
    """
    if _DENSE.search(name):
        return 0.85 if _is_dense_name(name) else 0.4
    parts = [part for part in re.split(r"[\s.]+", name) if len(part) >= _SHORTEST]
    parts = [part for part in parts if part.casefold() not in words().particles]
    if len(parts) == 1 and name.islower() and name == parts[0]:
        return 0.4 if text.count(name) < _OFTEN else 0.1  # a handle, or a word
    known = [part for part in parts if is_known_name(part)]
    unknown = [part for part in parts if part not in known]
    common = sum(_is_common(part, text) for part in unknown)
    if common:
        return 0.5 if known and len(parts) > 1 else 0.1 if common == len(unknown) else 0.3
    if known:
        return 1.0 if len(parts) > 1 or name != parts[0] else 0.5
    return 0.6 if len(parts) > 1 else 0.3


def mean_likeness(people: tuple[Person, ...], text: str) -> float:
    """The mean over several people; 0 for none."""
    return sum(likeness(person.name, text) for person in people) / len(people) if people else 0.0


def _is_dense_name(name: str) -> bool:
    """Whether a name in a script without spaces has the shape of a person's."""
    if _HAN.fullmatch(name):
        return name[0] in words().surnames
    return _OTHER_DENSE.fullmatch(name) is not None


def _is_common(word: str, text: str) -> bool:
    """Whether the page writes the word without a capital somewhere."""
    small = word.casefold()
    if small.upper() == small:
        return False  # a script without capitals
    if small == word:
        return True
    at = text.find(small)
    while at >= 0:
        end = at + len(small)
        before, behind, next_but_one = (
            text[at - 1 : at],
            text[end : end + 1],
            text[end + 1 : end + 2],
        )
        inside = behind == "." and next_but_one.isalnum()
        if not (_touches(before) or before == "." or _touches(behind) or inside):
            return True
        at = text.find(small, at + 1)
    return False


def _touches(char: str) -> bool:
    """Whether a character makes its neighbour part of a longer word, an address or a handle."""
    return char.isalnum() or (char != "" and char in "@/_-#%=&'’")
