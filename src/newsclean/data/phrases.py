"""Phrases by language and meaning: loads ``phrases/*.toml`` and finds them in a line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate, islice, zip_longest
from typing import Literal, NamedTuple

import tomli

from newsclean.models import Role

# The last two: before a divider and the title of another story, at once or with a topic between.
Place = Literal["whole", "start", "end", "within", "label", "about"]

# Words are runs of letters and digits; CJK, which has no spaces, is matched character by character.
_WORD = (
    r"[぀-ヿ㐀-䶿一-鿿\uf900-\ufaff]"
    r"|[^\W_぀-ヿ㐀-䶿一-鿿\uf900-\ufaff]+(?:['’][^\W\d_]+)*"
    r"|[©@#]"
)
_TOKEN = re.compile(_WORD)
# The same for lines without other characters, which are most, in half the time.
_ASCII_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)*|[@#]")
# Cuts a line into its words, at odd places, and what lies between.
_PIECES = re.compile(f"({_WORD})")


class Token(NamedTuple):
    """A folded word and where it stands in the line."""

    word: str
    start: int
    end: int


class Phrase(NamedTuple):
    """A known phrase: what it means (a role, or a key of ``[page]``), where it must stand."""

    words: tuple[str, ...]
    meaning: str
    place: Place
    language: str


class Match(NamedTuple):
    """A phrase found in a line, with its extent in characters."""

    phrase: Phrase
    start: int
    end: int


# Where phrases stand among the words of a line: their first word, the one behind, they.
Standing = tuple[int, int, list[Phrase]]


def tokens(line: str) -> list[Token]:
    """The words of a line, case-folded, apostrophes made straight."""
    spans = (found.span() for found in _TOKEN.finditer(line))
    return [Token(word, *span) for word, span in zip(words_of(line), spans, strict=True)]


def words_of(line: str) -> list[str]:
    """The words of a line as `tokens` has them, without their places."""
    if line.isascii():
        line = line.lower()
        # Most short lines are words and blanks only.
        return line.split() if line.replace(" ", "").isalnum() else _ASCII_TOKEN.findall(line)
    return _folded(_TOKEN.findall(line))


def _folded(words: list[str]) -> list[str]:
    # Of all at once, many times faster than one by one.
    return "\0".join(words).casefold().replace("’", "'").split("\0") if words else []


class PhraseBook:
    """All phrases of all languages, looked up by their first word."""

    def __init__(
        self,
        phrases: list[Phrase],
        words: dict[str, dict[str, frozenset[str]]],
        pointers: Iterable[Phrase] = (),
    ) -> None:
        """Index the phrases; ``pointers`` are not found in lines (`newsclean.data.pointers`)."""
        self.phrases = tuple(phrases)
        self.pointers = tuple(pointers)
        self._by_first: dict[str, list[Phrase]] = {}
        self._by_words: dict[tuple[str, ...], list[Phrase]] = {}
        for phrase in phrases:
            self._by_first.setdefault(phrase.words[0], []).append(phrase)
            self._by_words.setdefault(phrase.words, []).append(phrase)
        for group in self._by_first.values():
            group.sort(key=lambda phrase: -len(phrase.words))
        self._first = frozenset(self._by_first)
        self._single = frozenset(words[0] for words in self._by_words if len(words) == 1)
        # How long the phrases are that begin with two words, longest first.
        self._sizes: dict[tuple[str, ...], tuple[int, ...]] = {}
        for known in sorted(self._by_words, key=len, reverse=True):
            if len(known) > 1 and len(known) not in (sizes := self._sizes.get(known[:2], ())):
                self._sizes[known[:2]] = (*sizes, len(known))
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

    def meanings(self, line: str) -> set[str]:
        """What a line means that is nothing but a phrase.

        >>> phrase_book().meanings("Log in")
        {'login'}
        """
        known = self._by_words.get(tuple(words_of(line)), ())
        return {phrase.meaning for phrase in known if phrase.place == "whole"}

    def about(self, meanings: Iterable[str]) -> PhraseBook:
        """The phrases of some meanings, without the single words."""
        wanted = frozenset(meanings)
        return PhraseBook([phrase for phrase in self.phrases if phrase.meaning in wanted], {})

    def find(self, line: str) -> list[Match]:
        """Every phrase in the line whose place fits, in order of appearance, longest first."""
        words = words_of(line)
        standing = [
            (index, stop, [p for p in phrases if _fits(p.place, index, stop, len(words))])
            for index, stop, phrases in self._standing_in(words)
        ]
        return _matches(_PIECES.split(line), standing) if standing else []

    def find_anywhere(self, line: str) -> list[Match]:
        """Every phrase in the line, wherever it stands, in order of appearance, longest first."""
        pieces = _PIECES.split(line)
        return _matches(pieces, self._standing_in(_folded(pieces[1::2])))

    def said_in(self, lines: Iterable[str]) -> list[set[str]]:
        """What the phrases in each of some lines mean, wherever they stand; all lines at once.

        >>> phrase_book().said_in(["Log in", "Anna smiled"])
        [{'login'}, set()]
        """
        words: list[str] = []
        ends: list[int] = []
        for line in lines:
            words += words_of(line)
            ends.append(len(words))
            # No word of any phrase, so that none is found across lines.
            words.append("\n")
        said: list[set[str]] = [set() for _ in ends]
        for index, _, phrases in self._standing_in(words):
            said[bisect_left(ends, index)].update([phrase.meaning for phrase in phrases])
        return said

    def _standing_in(self, words: list[str]) -> Iterator[Standing]:
        if self._first.isdisjoint(words):
            return
        sizes, single = self._sizes, self._single
        # Many words begin a phrase, but few are one or begin one with the word behind them.
        pairs = zip_longest(words, islice(words, 1, None))
        begun = [n for n, pair in enumerate(pairs) if pair in sizes or pair[0] in single]
        for index in begun:
            longer = sizes.get(tuple(words[index : index + 2]), ())
            for size in (*longer, 1) if words[index] in single else longer:
                stop = index + size
                phrases = self._by_words.get(tuple(words[index:stop]))
                if phrases is not None and stop <= len(words):
                    yield index, stop, phrases


def _matches(pieces: list[str], standing: Iterable[Standing]) -> list[Match]:
    """Phrases that stand among the words of a line, cut to pieces, with their extent in characters."""
    edges = list(accumulate(map(len, pieces)))
    return [
        Match(phrase, edges[2 * index], edges[2 * stop - 1])
        for index, stop, phrases in standing
        for phrase in phrases
    ]


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
    pointers: list[Phrase] = []
    words: dict[str, dict[str, frozenset[str]]] = {}
    roles = {role.value for role in Role}
    folder = files("newsclean.data") / "phrases"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".toml"):
            continue
        content = tomli.loads(entry.read_text(encoding="utf-8"))
        language = content["language"]
        for meaning, places in (content.get("role", {}) | content.get("page", {})).items():
            if meaning in content.get("role", {}) and meaning not in roles:
                raise ValueError(f"{entry.name}: {meaning!r} is no role")
            for place, lines in places.items():
                phrases += _phrases(lines, meaning, place, language)
        for place, lines in content.get("pointer", {}).items():
            pointers += _phrases(lines, Role.RELATED.value, place, language)
        words[language] = {
            meaning: frozenset(word.casefold().replace("’", "'") for word in listed)
            for meaning, listed in content.get("words", {}).items()
        }
    return PhraseBook(phrases, words, pointers)


def _phrases(lines: list[str], meaning: str, place: Place, language: str) -> list[Phrase]:
    cut = (tuple(words_of(line)) for line in lines)
    return [Phrase(words, meaning, place, language) for words in cut if words]
