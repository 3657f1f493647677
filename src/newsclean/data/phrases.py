"""Phrases by language and meaning: loads ``phrases/*.toml`` and finds them in a line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from newsclean.models import Role

Place = Literal["whole", "start", "end", "within"]

# Words are runs of letters and digits; CJK, which has no spaces, is matched character by character.
_TOKEN = re.compile(
    r"[぀-ヿ㐀-䶿一-鿿\uf900-\ufaff]"
    r"|[^\W_぀-ヿ㐀-䶿一-鿿\uf900-\ufaff]+(?:['’][^\W\d_]+)*"
    r"|[©@#]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word and where it stands in the line."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A known phrase: what it means (a role, or a key of ``[page]``), where it must stand."""

    words: tuple[str, ...]
    meaning: str
    place: Place
    language: str


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a line, with its extent in characters."""

    phrase: Phrase
    start: int
    end: int


def tokens(line: str) -> list[Token]:
    """The words of a line, case-folded, apostrophes made straight."""
    return [
        Token(found.group().casefold().replace("’", "'"), found.start(), found.end())
        for found in _TOKEN.finditer(line)
    ]


class PhraseBook:
    """All phrases of all languages, looked up by their first word."""

    def __init__(self, phrases: list[Phrase], words: dict[str, dict[str, frozenset[str]]]) -> None:
        self.phrases = tuple(phrases)
        self._by_first: dict[str, list[Phrase]] = {}
        self._by_words: dict[tuple[str, ...], list[Phrase]] = {}
        # How long the phrases with this first word are, longest first.
        self._sizes: dict[str, tuple[int, ...]] = {}
        for phrase in phrases:
            self._by_first.setdefault(phrase.words[0], []).append(phrase)
            self._by_words.setdefault(phrase.words, []).append(phrase)
        for word, group in self._by_first.items():
            group.sort(key=lambda phrase: -len(phrase.words))
            self._sizes[word] = tuple(dict.fromkeys(len(phrase.words) for phrase in group))
        self._words = words

    def words(self, meaning: str, language: str | None = None) -> frozenset[str]:
        """Single words of a meaning ("function", "byline", ...), of one language or of all."""
        if language is not None:
            return self._words.get(language, {}).get(meaning, frozenset())
        return _union(self, meaning)

    def starting_with(self, word: str) -> list[Phrase]:
        """Phrases with this first word, longest first."""
        return self._by_first.get(word, [])

    @property
    def languages(self) -> list[str]:
        """Languages there are word lists for."""
        return sorted(self._words)

    def meanings(self, line: str, *places: Place) -> set[str]:
        """What a line means that is nothing but a phrase; with ``places``, those at its start too.

        >>> phrase_book().meanings("Log in")
        {'login'}
        """
        words: tuple[str, ...] = tuple(_TOKEN.findall(line.casefold().replace("’", "'")))
        whole = {p.meaning for p in self._by_words.get(words, ()) if p.place == "whole"}
        if "start" in places and words:
            for size in self._sizes.get(words[0], ()):
                begun = self._by_words.get(words[:size], ())
                whole |= {phrase.meaning for phrase in begun if phrase.place == "start"}
        return whole

    def find(self, line: list[Token], *, anywhere: bool = False) -> list[Match]:
        """Every phrase in the line whose place fits, in order of appearance, longest first.

        ``anywhere``: wherever it stands.
        """
        found: list[Match] = []
        words = [token.word for token in line]
        last = len(line)
        for index, word in enumerate(words):
            for size in self._sizes.get(word, ()):
                stop = index + size
                if stop > last:
                    continue
                found += [
                    Match(phrase, line[index].start, line[stop - 1].end)
                    for phrase in self._by_words.get(tuple(words[index:stop]), ())
                    if anywhere or _fits(phrase.place, index, stop, last)
                ]
        return found


def _fits(place: Place, start: int, stop: int, last: int) -> bool:
    if place == "within":
        return True
    if place == "start":
        return start == 0
    if place == "end":
        return stop == last
    return start == 0 and stop == last


@cache
def _union(book: PhraseBook, meaning: str) -> frozenset[str]:
    return frozenset().union(*(words.get(meaning, frozenset()) for words in book._words.values()))


@cache
def phrase_book() -> PhraseBook:
    """The phrases that ship with newsclean, read once at first use."""
    phrases: list[Phrase] = []
    words: dict[str, dict[str, frozenset[str]]] = {}
    roles = {role.value for role in Role}
    folder = files("newsclean.data") / "phrases"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".toml"):
            continue
        content = tomllib.loads(entry.read_text(encoding="utf-8"))
        language = content["language"]
        for meaning, places in (content.get("role", {}) | content.get("page", {})).items():
            if meaning in content.get("role", {}) and meaning not in roles:
                raise ValueError(f"{entry.name}: {meaning!r} is no role")
            for place, lines in places.items():
                phrases += _phrases(lines, meaning, place, language)
        words[language] = {
            meaning: frozenset(word.casefold().replace("’", "'") for word in listed)
            for meaning, listed in content.get("words", {}).items()
        }
    return PhraseBook(phrases, words)


def _phrases(lines: list[str], meaning: str, place: Place, language: str) -> list[Phrase]:
    cut = (tuple(token.word for token in tokens(line)) for line in lines)
    return [Phrase(words, meaning, place, language) for words in cut if words]
