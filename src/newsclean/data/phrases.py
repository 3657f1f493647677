"""Phrases by language and meaning: loads ``phrases/*.toml`` and finds them in a line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
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
    """All phrases of all languages, looked up by their first two words."""

    def __init__(self, phrases: list[Phrase], words: dict[str, dict[str, frozenset[str]]]) -> None:
        self.phrases = tuple(phrases)
        self._by_first: dict[str, list[Phrase]] = {}
        self._by_start: dict[tuple[str, ...], list[Phrase]] = {}
        for phrase in sorted(phrases, key=lambda phrase: -len(phrase.words)):
            self._by_first.setdefault(phrase.words[0], []).append(phrase)
            self._by_start.setdefault(phrase.words[:2], []).append(phrase)
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

    def find(self, line: list[Token]) -> list[Match]:
        """Every phrase in the line whose place fits, in order of appearance, longest first."""
        last = len(line)
        return [
            Match(phrase, line[start].start, line[stop - 1].end)
            for phrase, start, stop in self._occurring([token.word for token in line])
            if _fits(phrase.place, start, stop, last)
        ]

    def find_anywhere(self, line: list[Token]) -> list[Match]:
        """Every phrase in the line, wherever it stands, in order of appearance, longest first."""
        return [
            Match(phrase, line[start].start, line[stop - 1].end)
            for phrase, start, stop in self._occurring([token.word for token in line])
        ]

    def _occurring(self, words: list[str]) -> Iterator[tuple[Phrase, int, int]]:
        """Phrases with the numbers of their first word and of the one behind their last."""
        by_start, by_first = self._by_start, self._by_first
        for index, word in enumerate(words):
            if word not in by_first:
                continue
            for phrase in by_start.get(tuple(words[index : index + 2]), ()):
                size = len(phrase.words)
                if size < 3 or tuple(words[index : index + size]) == phrase.words:
                    yield phrase, index, index + size
            if index + 1 < len(words):
                for phrase in by_start.get((word,), ()):
                    yield phrase, index, index + 1


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
