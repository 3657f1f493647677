"""Labels that point to another story ("READ MORE: ..."), and the title they stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from unicodedata import category, normalize

from newsclean.data.phrases import Phrase, Place, phrase_book, tokens, words_of
from newsclean.models import Role

# Labels are looked for in so many characters at the ends of a line.
_HEAD, _TAIL = 120, 60
_BRACKETS = dict(zip("([{（［【〔《〈「『<", ")]}）］】〕》〉」』>", strict=True))
_BLANK = r"\s\ufeff\u200b-\u200f"
_ARROWS = r"|｜¦>›»→⇒➔➜➡►▶▸▹▷☞\ufe0f"
_COLONS = r":：︰՝:፦፡="
# Quotation marks are no such marks: who says "read more" is quoted.
_MARKS = re.compile(r"[^\w\"'“”„‘’‚‹«…,.;?!&@#$€£%]*")
_FIRST = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_DIVIDER = re.compile(
    rf"[{_BLANK}]*(?:(?P<colon>[{_COLONS}{_ARROWS}])|(?P<bracket>[{re.escape(''.join(_BRACKETS.values()))}]))"
    rf"[{_BLANK}{_COLONS}{_ARROWS}*•▪●·–—-]*"
    rf"|[{_BLANK}]*[-–—?!？؟…]+[{_BLANK}][{_BLANK}–—-]*"
)
_TOPIC = re.compile(
    rf"[{_BLANK}]*(?P<topic>[^.,;!?。，؟{_COLONS}{_ARROWS}]{{1,60}}?)\s*"
    rf"(?:[：{_ARROWS}]+|[{_COLONS}](?=\s))\s*"
)
_ENDING = re.compile(
    rf"(?:\s*(?P<bracket>[(\[（［【〔])|\s[{_ARROWS}–—-]+)\s*"
    rf"(?P<label>[^\W_][^()\[\]（）［］【】〔〕{_ARROWS}–—]{{2,40}}?)[\s.…:：)\]）］】〕{_ARROWS}]*$"
)
_EDGE = " \t<◀◁←⇐|→⇒➔➜➡►▶▸▹▷>*•\ufe0f\ufeff"
_STOP = re.compile(r"(?<![.…])[.。．।॥۔։።။។།][\"'”’»)\]）】」』]*\s*$")
# On letters of Latin, Greek and Cyrillic script.
_ACCENT = re.compile(r"(?<=[a-zα-ωа-я])[\u0300-\u036f]+")
_DOTTED = frozenset({"az", "tr"})
# The words of a topic, of a title behind a label that begins sentences too, and before a label.
_TOPIC_MOST, _TITLE_LEAST, _BEFORE_LEAST = 6, 3, 4
# A heading of a script without spaces has so many words.
_HEADING_LEAST = 4


class Pointer(NamedTuple):
    """Where the title of another story stands in a line; empty where all the line is label.

    ``sure`` where no line of a text reads so.
    """

    start: int
    end: int
    sure: bool


def find_pointer(line: str) -> Pointer | None:
    """The title of another story in a line that begins or ends with a label.

    >>> find_pointer("[Lesen Sie auch: Regen in Spanien]")
    Pointer(start=17, end=33, sure=True)
    >>> find_pointer("Lesen Sie auch das Kleingedruckte, rät er.")
    """
    marks = _MARKS.match(line)
    begin = marks.end() if marks else 0
    for end, places in _labels_at(line, begin):
        label = _Label(line, begin, end, places)
        pointer = label.alone() or label.divided() or label.with_topic() or label.undivided()
        if pointer is not None:
            return pointer
    return _before_label(line, begin)


@dataclass(frozen=True, slots=True)
class _Title:
    """What may be a title, and how it reads."""

    line: str
    start: int
    end: int

    @property
    def words(self) -> int:
        return len(words_of(self.line[self.start : self.end]))

    @property
    def small(self) -> bool:
        return self.line[self.start].islower()

    @property
    def stopped(self) -> bool:
        """Whether the line ends as a sentence."""
        return _STOP.search(self.line, max(self.start, len(self.line) - 8)) is not None

    @property
    def good(self) -> bool:
        """Whether it reads like a title and like nothing else."""
        return not self.small and not self.stopped and self.words >= _TITLE_LEAST

    @property
    def goes_on(self) -> bool:
        """Whether in a script without capitals it begins with a small word: "more about ..."."""
        first = self.line[self.start : self.end].split(maxsplit=1)[0]
        return _uncased(first) and first in phrase_book().words("function")

    def pointer(self, sure: bool) -> Pointer:
        return Pointer(self.start, self.end, sure)


@dataclass(frozen=True, slots=True)
class _Label:
    """A label in a line, from ``begin`` to ``end``, and what the line says behind it."""

    line: str
    begin: int
    end: int
    places: frozenset[Place]

    def alone(self) -> Pointer | None:
        """No title, where all of the line is label."""
        if any(map(str.isalnum, self.line[self.end :])):
            return None
        size = len(self.line)
        return Pointer(size, size, not self.places.isdisjoint(("whole", "start")))

    def divided(self) -> Pointer | None:
        """The title behind a colon, an arrow, a dash or the like."""
        divider = _DIVIDER.match(self.line, self.end)
        if divider is None or (divider["bracket"] and not self._opened()):
            return None
        title = self._title(divider.end())
        if title.words < 2:
            return None
        if "start" in self.places:
            return title.pointer(not (title.small and title.stopped))
        return title.pointer(self._introduces() and bool(divider["colon"]) and title.good)

    def with_topic(self) -> Pointer | None:
        """The title behind words that belong to the label: "Read more on housing: ..."."""
        behind = _TOPIC.match(self.line, self.end)
        if behind is None or self.places.isdisjoint(("start", "about")):
            return None
        topic, title = behind["topic"], self._title(behind.end())
        belongs = "about" in self.places or topic[0].islower() or (self._loud and topic.isupper())
        if not belongs or len(words_of(topic)) > _TOPIC_MOST or title.words < _TITLE_LEAST:
            return None
        return title.pointer(title.good)

    def undivided(self) -> Pointer | None:
        """The title right behind a label in capitals or of several words; or all the line, which is
        no title but points to some."""
        title = self._title(self.end + 1)
        if "start" not in self.places or not self.line[self.end].isspace() or title.stopped:
            return None
        if self._loud and not self.line[title.start : title.end].isupper():
            return title.pointer(True) if title.words > 1 else None
        if len(words_of(self._text)) < 2 and not _uncased(self._text):
            return None
        apart = title.good and "about" not in self.places and not title.goes_on
        return title.pointer(True) if apart else Pointer(0, len(self.line), True)

    @property
    def _text(self) -> str:
        return self.line[self.begin : self.end]

    @property
    def _loud(self) -> bool:
        return self._text.isupper()

    def _introduces(self) -> bool:
        """Whether a title is to be expected behind a divider, as after a heading of several words."""
        if "whole" in self.places and (
            " " in self._text or len(words_of(self._text)) >= _HEADING_LEAST
        ):
            return True
        return not self.places.isdisjoint(("label", "about"))

    def _opened(self) -> bool:
        return self.line[self.begin - 1 : self.begin] in _BRACKETS

    def _title(self, start: int) -> _Title:
        """What the line says from there on, without arrows and brackets around all of it."""
        title = self.line[start:].rstrip(_EDGE)
        if "«" not in title:
            title = title.rstrip("» ")
        for opening in self.line[: self.begin].strip():
            closing = _BRACKETS.get(opening)
            if closing and title.endswith(closing) and opening not in title:
                title = title[:-1].rstrip()
        return _Title(self.line, start, start + len(title))


def _before_label(line: str, begin: int) -> Pointer | None:
    """The title before a label: "Rain in Spain (READ MORE)"."""
    ending = _ENDING.search(line, max(begin, len(line) - _TAIL))
    if ending is None:
        return None
    words = tuple(words_of(ending["label"]))
    if _labels().get(words, frozenset()).isdisjoint(("start", "end")):
        return None
    title = _Title(line, begin, ending.start())
    stopped = _STOP.search(line[: title.end]) or title.stopped
    sure = bool(ending["bracket"]) and not stopped and not title.small
    return title.pointer(sure and len(words) > 1 and title.words >= _BEFORE_LEAST)


def _labels_at(line: str, begin: int) -> Iterator[tuple[int, frozenset[Place]]]:
    """Where the labels end that begin there, the longest first, and where such labels stand."""
    first = _FIRST.match(line, begin)
    known = _sizes().get(words_of(first.group())[0]) if first else None
    if known is None:
        return
    head = tokens(line[begin : begin + _HEAD])
    words = tuple(token.word for token in head)
    for size in known:
        places = _labels().get(words[:size])
        if places is not None and len(words) >= size:
            end = _past_marks(line, begin + head[size - 1].end)
            if not line[end : end + 1].isalnum():
                yield end, places


def _past_marks(line: str, end: int) -> int:
    """The end of a word with the vowel signs behind it, which are no letters."""
    while end < len(line) and category(line[end])[0] == "M" and line[end] != "\ufe0f":
        end += 1
    return end


def _uncased(text: str) -> bool:
    return text.upper() == text.lower()


@cache
def _labels() -> dict[tuple[str, ...], frozenset[Place]]:
    """The labels of all languages by their words, and where each may stand."""
    found: dict[tuple[str, ...], set[Place]] = {}
    book = phrase_book()
    for phrase in (*book.about([Role.RELATED.value]).phrases, *book.pointers):
        for words in _spellings(phrase):
            found.setdefault(words, set()).add(phrase.place)
    return {words: frozenset(places) for words, places in found.items()}


def _spellings(phrase: Phrase) -> Iterator[tuple[str, ...]]:
    """The words of a phrase, also as capitals have them: without accents, with dots in Turkish."""
    yield phrase.words
    line = " ".join(phrase.words)
    if phrase.language in _DOTTED:
        yield tuple(words_of(line.replace("i", "İ").upper()))
    elif _ACCENT.search(plain := normalize("NFD", line)):
        yield tuple(words_of(_ACCENT.sub("", plain)))


@cache
def _sizes() -> dict[str, list[int]]:
    """How many words labels have, by their first word, the most first."""
    found: dict[str, set[int]] = {}
    for words in _labels():
        found.setdefault(words[0], set()).add(len(words))
    return {word: sorted(sizes, reverse=True) for word, sizes in found.items()}
