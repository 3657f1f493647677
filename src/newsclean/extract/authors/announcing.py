"""The words at the beginning of a line that announce names: "By", "Kommentar von", "Text & photos:"."""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.data.bylines import words

# Behind labels; Armenian has a mark of its own.
_COLONS = ":：՝"
# "Text/Photos", "Text & Photos"
_JOINTS = re.compile(r"[\s/+&,-]+")
# How many words may announce a name ("Von unserem Korrespondenten").
_MOST = 5


# The same lines are asked about by several extractors.
@lru_cache(maxsize=512)
def without_by(text: str) -> tuple[str, bool]:
    """The text behind "By", "Kommentar von", "Author:", and whether there was such a word.

    >>> without_by("Text and photos: Ana Ruiz"), without_by("Text size")
    (('Ana Ruiz', True), ('Text size', False))
    """
    found = False
    for _ in range(3):
        count = _announcing(text)
        if not count:
            break
        found = True
        parts = text.split(maxsplit=count)
        text = parts[count] if len(parts) > count else ""
    return text, found


def _announcing(text: str) -> int:
    """How many words at the beginning of a line announce a name."""
    lists = words()
    first = text.split(maxsplit=1)[:1]
    # Most lines begin with no such word.
    if not first or _first_word(first[0]) not in lists.announcing:
        return 0
    parts = text.split(maxsplit=_MOST)
    for count in range(min(_MOST, len(parts)), 0, -1):
        label = " ".join(parts[:count])
        bare = _bare(label)
        if bare in lists.by and not (bare in lists.also_names and _is_given(text, label)):
            return count
        if _is_kind(bare) and (label[-1] in _COLONS or count == len(parts)):
            return count
        if count > 1 and _bare(parts[count - 1]) in lists.by:
            kind = " ".join(parts[: count - 1]).casefold()
            if kind in lists.pieces or _is_kind(kind):
                return count
    return int(_bare(parts[0]) in lists.texts and _is_paired(text))


def _first_word(label: str) -> str:
    """A label up to the mark that joins it to another ("Text/Photos:")."""
    bare = _bare(label)
    if bare.isalnum() or bare in words().announcing:
        return bare
    return _JOINTS.split(bare, maxsplit=1)[0]


def _bare(label: str) -> str:
    return label.casefold().rstrip(f"{_COLONS},،.-–— ")


def _is_kind(label: str) -> bool:
    """Whether a label says what its bearers wrote, with or without pictures ("text & photos")."""
    lists = words()
    if label in lists.kinds:
        return True
    parts = [part for part in _JOINTS.split(label) if part]
    known = (lists.texts, lists.pictures, lists.between)
    return not lists.texts.isdisjoint(parts) and all(
        any(part in group for group in known) for part in parts
    )


def _is_given(text: str, label: str) -> bool:
    """Whether a line begins with a given name that is also a word for "by" ("Oleh Petrenko")."""
    rest = text.split(maxsplit=3)[1:3]
    several = len(rest) > 1 and rest[0][-1] != "," and rest[1] not in words().between
    return label[-1] not in _COLONS and bool(rest) and not several


def _is_paired(text: str) -> bool:
    """Whether the word for a text and a name come before one for pictures and another name."""
    parts = text.split()
    pictures = words().pictures
    at = next((n for n, part in enumerate(parts) if _bare(part).strip(",") in pictures), 0)
    return 1 < at < len(parts) - 1 and not any(parts[n][0].islower() for n in (1, at + 1))
