"""Names of places in a line of tokens: where one ends, and whether it is known."""

from __future__ import annotations

from newsclean.data.agencies import agency_book
from newsclean.data.places import places
from newsclean.extract.dateline.dates import read_day
from newsclean.extract.dateline.tokens import Token, is_small

# How many words and dots a name has at most, and how many are looked at.
_LONGEST, _FURTHEST = 6, 8
# Two places and what stands between them are more words.
_PAIR = 2


def is_place(text: str, line: list[Token], at: int, stop: int) -> bool:
    """Whether these tokens are the name of a known place, or of two ("BRASÍLIA E RIO")."""
    name = " ".join(text[line[at].start : line[stop - 1].end].split())
    if places().is_place(name):
        return True
    return stop - at > _PAIR and places().are_places(name)


def names_agency(text: str, line: list[Token], at: int, stop: int) -> bool:
    """Whether these tokens are the name of a known agency."""
    return agency_book().get(text[line[at].start : line[stop - 1].end]) is not None


def known_name(line: list[Token], at: int, text: str) -> int | None:
    """The index behind the known place that begins here, or None."""
    stop = min(_words_end(line, at, text), at + _LONGEST)
    return next((end for end in range(stop, at, -1) if is_place(text, line, at, end)), None)


def name_end(line: list[Token], at: int, text: str) -> int:
    """The index behind a name of up to six words that could be a place's; `at` where there is none."""
    stop = _words_end(line, at, text)
    while stop > at and line[stop - 1].text in places().joining:
        stop -= 1
    return stop if stop - at <= _LONGEST else at


def _words_end(line: list[Token], at: int, text: str) -> int:
    """The index behind words as a place's name has them, dots of abbreviations in."""
    stop = at
    while stop < len(line) and stop - at < _FURTHEST:
        token = line[stop]
        if token.kind == "word":
            dated = stop > at and read_day(line, stop, alone=False) is not None
            if dated and not is_place(text, line, at, stop + 1):
                break  # but "La Paz", though "Paz" is a Sunday somewhere
            if is_small(token.text[0]) and (stop == at or token.text not in places().joining):
                break
        elif token.text != "." or stop == at or not _is_abbreviated(line[stop - 1]):
            break
        stop += 1
    return stop


def _is_abbreviated(word: Token) -> bool:
    return word.text.lower() in places().abbreviated
