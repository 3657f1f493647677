"""Whether a story speaks of the name it opens with as of a town: "KAPFENBERG. ..." and "in Kapfenberg"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsclean.accents import without_accents
from newsclean.data.agencies import agency_book
from newsclean.data.names import is_known_name
from newsclean.data.places import StoryWords, places
from newsclean.data.sections import section_names
from newsclean.data.tables import table
from newsclean.extract.dateline.dates import names_day
from newsclean.extract.dateline.tokens import is_small

# Shorter names, and stems of words among several, are parts of other words too often.
_SHORTEST, _SHORTEST_OF_SEVERAL = 4, 3
_MOST_WORDS = 3
# How many letters an inflected name may lose at its end, and gain.
_LOST, _GAINED = 2, 5
# How often a name without capitals stands in a story about it.
_OFTEN = 3
# Languages whose small I has no dot.
_DOTLESS = ("tr", "az")
_WORDS = re.compile(r"([ -])")
# Letters with the signs of Indian scripts, which are none by themselves.
_MARKS = r"\s,.;:!?()\[\]{}\"“”„«»|–—।॥،؛؟…/"
_TAIL = re.compile(rf"['’]?[^{_MARKS}'’-]*")
_BEFORE = re.compile(rf"(?:(?:([^{_MARKS}]+)\s+)?([^{_MARKS}]+))?([{_MARKS}]*)$")
_BEHIND = re.compile(rf"([{_MARKS}-]*)([^{_MARKS}]*)")
_NEAR = 60
_NEVER = -1.0


class _Mention(NamedTuple):
    """A name in the story: the words around it, case-folded, and its ending."""

    before: str
    two_before: str
    behind: str
    ending: str
    # Another name or noun stands before it ("Bahnhof Kapfenberg").
    behind_name: bool
    # People are called by a word before it ("Ana Ruiz"), or behind it.
    given: bool
    family: bool
    # A hyphen or a comma joins it to something else.
    joined: bool


def speaks_of(name: str, story: str, language: str, *, least: float = 1.0) -> bool:
    """Whether the story says "in" the name, or calls it a town, at least half of the time.

    What stands beside a given name, a title or "said" is no town, whatever else the story says.

    >>> story = "KAPFENBERG. Es regnet. Auch in Kapfenberg wird gebaut."
    >>> speaks_of("KAPFENBERG", story, "de"), speaks_of("KAPFENBERG", story, "fr")
    (True, False)
    """
    words = places().stories.get(language)
    parts = name.split()
    if words is None or len(name) < _SHORTEST or len(parts) > _MOST_WORDS:
        return False
    if name.isupper():
        if story.count(name) > 1:
            return False  # an acronym, or who speaks
        parts = _title(name, language).split()
    title = " ".join(parts)
    if not is_small(title[-1]):
        return story.count(title) >= _OFTEN and _is_called_town(
            _mentions(parts, story, words), words
        )
    if _is_other(title, story, words):
        return False
    mentions = list(_mentions(parts, story, words)) or list(_unaccented(parts, story, words))
    if not is_known_name(title):
        return _is_located(mentions, words, least)
    return not any(m.family for m in mentions) and _is_located(mentions, words, 2 * least)


def _is_other(title: str, story: str, words: StoryWords) -> bool:
    """Whether this is a section, an agency, a month, or a word, which the story has in small letters too."""
    folded = title.casefold()
    if folded in section_names() or names_day(title) or agency_book().get(title) is not None:
        return True
    if words.unlike:
        # All nouns have capitals; of compounds they are a part.
        return folded.endswith(tuple(words.unlike)) or title.lower() in story
    at = story.find(f" {title.lower()}")
    return at >= 0 and not story[at + len(title) + 1 : at + len(title) + 2].isalnum()


def _title(name: str, language: str) -> str:
    """A name in capitals as running text has it ("IĞDIR" is "Iğdır" in Turkish).

    >>> _title("FRANKFURT AM MAIN", "de"), _title("IĞDIR", "tr")
    ('Frankfurt am Main', 'Iğdır')
    """
    dotless = {ord("I"): "ı", ord("İ"): "i"} if language in _DOTLESS else {}
    words = [word[:1] + word[1:].translate(dotless).lower() for word in _WORDS.split(name)]
    small = [word.lower() for word in words]
    joined = (
        low if low in places().joining else word for low, word in zip(small, words, strict=True)
    )
    return words[0] + "".join(list(joined)[1:])


def _unaccented(parts: list[str], story: str, words: StoryWords) -> Iterator[_Mention]:
    """Where the name stands in the story with accents, which capitals may lack."""
    plain = without_accents(story)
    if plain != story and len(plain) == len(story):
        yield from _mentions(
            [without_accents(part) for part in parts], story, words, searched=plain
        )


def _is_called_town(mentions: Iterator[_Mention], words: StoryWords) -> bool:
    """Whether a name without capitals stands beside a word for towns."""
    return any(m.before in words.towns or m.behind in words.behind for m in mentions)


def _is_located(mentions: list[_Mention], words: StoryWords, least: float) -> bool:
    weights = [weight for m in mentions if (weight := _weight(m, words)) is not None]
    located = sum(weight > 0 for weight in weights)
    return _NEVER not in weights and sum(weights) >= least and 2 * located >= len(weights)


def _weight(mention: _Mention, words: StoryWords) -> float | None:
    """How surely a mention is a town's, from 0 to 1; None where it says nothing, -1 where it is none."""
    if mention.joined:
        return None
    before, around = mention.before, {mention.before, f"{mention.two_before} {mention.before}"}
    if words.says & {before, mention.behind}:
        return _NEVER
    if words.towns & around or mention.behind in words.behind:
        return 1.0
    if before in words.neutral:
        return 1.0 if mention.two_before in words.towns | words.heads else None
    if mention.given and not around & (words.before | words.perhaps | words.against):
        return _NEVER
    if _is_locative(mention.ending, words):
        return 0.5
    if mention.ending and not words.inflects:
        return None
    if words.before & around:
        attribute = words.after and mention.behind and mention.behind not in words.after
        return None if attribute else 1.0
    if words.perhaps & around:
        return 0.5
    if words.against & around or mention.family:
        return _NEVER
    return None if mention.behind_name else 0.0


def _is_locative(ending: str, words: StoryWords) -> bool:
    """Whether the ending says "in"; where names inflect, it may be a part of what is added."""
    if words.inflects:
        return any(map(ending.endswith, words.endings))
    return ending in words.endings


def _mentions(
    parts: list[str], story: str, words: StoryWords, searched: str = ""
) -> Iterator[_Mention]:
    """Where the name stands in the story, inflected where its language does that."""
    searched = searched or story
    least = _SHORTEST if len(parts) == 1 else _SHORTEST_OF_SEVERAL
    lost = _LOST if words.inflects else 0
    stems = [part[: max(least, len(part) - lost)] for part in parts]
    at = searched.find(stems[0])
    while at >= 0:
        found = _end(parts, stems, searched, at)
        if found is not None and not story[at - 1 : at].isalnum():
            yield _mention(story, at, *found)
        at = searched.find(stems[0], at + 1)


def _end(parts: list[str], stems: list[str], story: str, at: int) -> tuple[int, str] | None:
    """The offset behind a name that begins here, and its ending; None where it is another word."""
    tail = ""
    for number, (part, stem) in enumerate(zip(parts, stems, strict=True)):
        if number:
            gap = at
            while story[at : at + 1].isspace():
                at += 1
            if at == gap:
                return None
        if not story.startswith(stem, at):
            return None
        hit = _TAIL.match(story, at + len(stem))
        found = hit.group() if hit else ""
        whole = part[len(stem) :]
        tail = found[len(whole) :] if found.startswith(whole) else found
        if len(found) > len(whole) + _GAINED + 1:
            return None
        at += len(stem) + len(found)
    return at, tail


def _mention(story: str, at: int, end: int, ending: str) -> _Mention:
    head = _BEFORE.search(story[max(0, at - _NEAR) : at])
    two_before, before, mark = head.groups(default="") if head else ("", "", "")
    behind = _BEHIND.match(story[end : end + _NEAR])
    gap, word = behind.groups() if behind else ("", "")
    if mark.strip():
        two_before = before = ""
    given = _is_given(before) or (before.istitle() and _is_given(two_before))
    word = word if gap.isspace() else ""
    return _Mention(
        before=_bare(before),
        two_before=_bare(two_before),
        behind=word.casefold(),
        ending=ending.replace("’", "'"),
        behind_name=before[:1].isupper(),
        given=given,
        family=_is_given(word),
        joined="," in mark or story[at - 1 : at] == "-" or gap.startswith("-"),
    )


def _is_given(word: str) -> bool:
    """Whether people are called by a word with a capital, which is no common word as well."""
    return word.istitle() and is_known_name(word) and word.casefold() not in _common_words()


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for words in table("languages")["words"].values() for word in words)


def _bare(word: str) -> str:
    """A word case-folded, without what is elided before it ("l'alcalde", "d'")."""
    return word.casefold().replace("’", "'").strip("'").rpartition("'")[2]
