"""Organisations in bylines: agencies, desks and newsrooms, companies, the publication itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsclean.data.agencies import agency_book
from newsclean.data.bylines import words
from newsclean.extract.authors.announcing import without_by
from newsclean.extract.authors.name_parts import before_dates, conjoined, has_family_name
from newsclean.extract.authors.stretches import chunks
from newsclean.memo import Memo

_COMMA = re.compile(r"\s*[,،]\s*")
_LETTER = re.compile(r"[^\W\d_]")
_EDGES = " .,:;*'\"“”_–—-"
_LONGEST = 60
_MOST_WORDS = 7
_SHORTEST_CODE = 2
_MOST_UNKNOWN = 4
# Small words inside names of organisations ("Center for Drug Evaluation").
_SMALL = frozenset({"of", "for", "the", "and", "&", "der", "des", "für", "und", "de", "la", "di"})


def organizations(text: str, own: Iterable[str] = ()) -> list[str]:
    """The organisations that a byline, or an author in markup, names, each once.

    ``own``: names of the site and its publisher.

    >>> organizations("By Port Echo with agencies", own=["Port Echo"])
    ['Port Echo', 'agencies']
    >>> organizations("Ana Ruiz, AP"), organizations("Read more news")
    (['AP'], [])
    """
    known = {folded(name) for name in own}
    found: dict[str, str] = {}
    for chunk in chunks(text):
        whole = without_by(chunk)[0].strip(_EDGES)
        plain = not any(map(str.isdigit, whole)) and is_organization(whole, known)
        for name in [whole] if plain else _named(before_dates(whole).strip(_EDGES), known):
            found.setdefault(folded(name), name)
    return list(found.values())


def announced_name(text: str) -> list[str]:
    """What stands behind "By" where that is nobody known to be a person or an organisation.

    >>> announced_name("By Ask the Doctors"), announced_name("Ask the Doctors")
    (['Ask the Doctors'], [])
    """
    awaited = False
    for chunk in chunks(text):
        rest, announced = without_by(chunk)
        announced = announced or awaited
        awaited = announced and not rest.strip()  # "By", and the name on the next line
        name = _COMMA.split(before_dates(rest), maxsplit=1)[0].strip(_EDGES)
        parts = name.split()
        if announced and 1 <= len(parts) <= _MOST_UNKNOWN and name[0].isalnum():
            likely = words().unlike.isdisjoint(name.casefold().split())
            if likely and (parts[0][0].isupper() or parts[0][0].isdigit()):
                return [name]
    return []


def _named(chunk: str, own: set[str]) -> Iterator[str]:
    """The whole chunk where it is an organisation, else those between its commas and "and"s."""
    if is_organization(chunk, own):
        yield chunk
        return
    for part in _COMMA.split(chunk):
        for piece in [part] if is_organization(part, own) else conjoined(part):
            if is_organization(piece.strip(_EDGES), own):
                yield piece.strip(_EDGES)


def is_organization(name: str, own: Iterable[str] = ()) -> bool:
    """Whether a name is an agency's, of one of its ``own`` (folded), or of a desk or company."""
    if not _LETTER.search(name) or len(name) > _LONGEST or len(name) < _SHORTEST_CODE:
        return False
    if agency_book().get(name) is not None or folded(name) in own:
        return True
    lists = words()
    parts = name.split()
    small = [part.casefold().strip(".,") for part in parts]
    if not 1 <= len(parts) <= _MOST_WORDS or any(mark in name for mark in "?!…:"):
        return False
    if has_family_name(parts):
        return False
    if len(parts) == 1:
        return small[0] in lists.alone or small[0].endswith("redaktion")
    kinds = [place for place, word in enumerate(small) if _makes_one(word)]
    if not kinds or not lists.unlike.isdisjoint(small):
        return False
    return all(
        part[0].isupper() or not part[0].islower() or word in _SMALL or _makes_one(word)
        for part, word in zip(parts, small, strict=True)
    )


def _makes_one(word: str) -> bool:
    return word in words().collectives or word.endswith("redaktion")


def folded(name: str) -> str:
    """A name by its letters and digits alone, case-folded."""
    return _FOLDED[name]


_FOLDED: Memo[str, str] = Memo(lambda name: re.sub(r"[\W_]", "", name.casefold()), most=1 << 10)
