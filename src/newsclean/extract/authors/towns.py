"""Places beside names in bylines: behind them, before them, or alone."""

from __future__ import annotations

from newsclean.data.bylines import words
from newsclean.data.names import is_known_name, is_surely_name
from newsclean.data.places import places

_SHORTEST_NAME = 2
# A preposition, a place and a name of two words.
_SHORTEST_WHERE = 4


def without_town(name: str) -> str:
    """A name without the place behind it that its case or a preposition sets apart.

    >>> without_town("ANA RUIZ Madrid"), without_town("Ana Ruiz en Madrid")
    ('ANA RUIZ', 'Ana Ruiz')
    """
    parts = name.split()
    for count in range(max(2, len(parts) - 2), len(parts)):
        before, town = parts[:count], " ".join(parts[count:])
        named = " ".join(before)
        last = before[-1].casefold() if name.isupper() else before[-1]
        if last in words().prepositions and count > 2 and is_town(town):
            return " ".join(before[:-1])
        if named.isupper() != town.isupper() and is_town(town):
            if named.isupper() or is_surely_name(named):
                return named
        if not all(map(is_known_name, parts[count:])) and _is_whole(before) and is_town(town):
            return named
    return name


def _is_whole(parts: list[str]) -> bool:
    """Whether words may be a whole name: a known one and another, or initials and a known one."""
    full = [part for part in parts if len(part.strip(".")) > 1]
    big = all(part[0].isupper() for part in (*parts[:1], *parts[-1:]))
    return len(parts) > 1 and big and parts[-1:] == full[-1:] and is_known_name(full[0])


def is_town(name: str) -> bool:
    """Whether a name is a known place's, and no word written small."""
    return bool(name) and not name.islower() and places().is_place(name)


def says_where(part: str) -> bool:
    """Whether a part is but a preposition and a place ("à Marseille", "in Parijs", "दिल्ली से")."""
    first, _, rest = part.strip().partition(" ")
    if _is_before_place(first):
        return is_town(rest)
    town, _, last = part.strip().rpartition(" ")
    return last in words().prepositions and is_town(town)


def _is_before_place(word: str) -> bool:
    """Whether a word stands before places; a short one with a capital may be a name ("Te", "Na")."""
    lists = words()
    word = word.casefold() if len(word) > _SHORTEST_NAME else word
    return word in lists.prepositions or word in lists.between


def behind_where(part: str) -> str:
    """The name behind a preposition and a place ("a Kiev Marco Conti", "Da Bruxelles Marco Conti")."""
    parts = part.split()
    if len(parts) < _SHORTEST_WHERE:
        return part
    first = parts[0]
    if not _is_before_place(first) and first.casefold() not in words().particles:
        return part
    for count in (3, 2):
        town, name = parts[1:count], parts[count:]
        told = first.islower() or not any(map(is_known_name, town))
        if told and len(name) > 1 and is_known_name(name[0]) and is_town(" ".join(town)):
            return " ".join(name)
    return part


def behind_town(piece: str) -> str:
    """The name behind a place and a colon ("بيروت: ليلى بن يوسف")."""
    town, colon, name = piece.partition(":")
    return name.strip() if colon and is_town(town.strip()) else piece
