"""Pieces that look like a site's name at an end of a title, though nothing on the page says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from newsclean.extract.titles.beside import Beside, goes_on, is_date
from newsclean.extract.titles.letters import fold, in_latin, is_unspaced, size
from newsclean.extract.titles.papers import is_capital, is_domain, names_paper
from newsclean.extract.titles.pieces import Piece, is_bar

# The longest name behind a dash, and behind a bar or as a paper's; how much longer than the rest.
_LONGEST = 30
_LONGEST_BARRED = 60
_LONGER = 1.2
# The same words twice, in letters.
_AGAIN = 10


def is_first_a_name(pieces: Sequence[Piece]) -> bool:
    """Whether the first piece is made as names of papers are, in letters that addresses don't have."""
    text, rest = pieces[0].text.strip(), sum(len(piece.text) for piece in pieces[1:])
    if not names_paper(text) or all(map(str.isascii, chain.from_iterable(in_latin(text)))):
        return False
    return len(text) <= rest and not names_paper(pieces[-1].text)


def is_last_a_name(pieces: Sequence[Piece], around: Beside) -> bool:
    """Whether the last piece looks like a site's name beside the rest, or is the headline again."""
    last = pieces[-1]
    text, before = last.text.strip(), " ".join(piece.text for piece in pieces[:-1])
    folded = fold(text)
    if folded == fold(pieces[0].text) and len(folded) >= _AGAIN:
        return True
    if (
        is_date(text)
        or _is_sentence(last, text)
        or (around.is_told(text) and folded not in fold(before))
    ):
        return False
    # In French a colon has a space before it too, in Japanese two hyphens are a dash.
    doubtful = last.mark == ("--" if is_unspaced(before) else ":")
    barred = is_bar(last.mark)
    if barred or names_paper(text) or _has_name(text):
        longest = min(_LONGER * len(before), _LONGEST_BARRED)
        return len(text) <= longest and size(before) >= (2 if barred else 3)
    if doubtful or not is_capital(text) or _ends_alike(text, before):
        return False
    if is_unspaced(before) or not is_capital(before):
        return len(text) <= min(len(before), _LONGEST) and size(before) >= 3
    return len(text) <= min(len(before) / 1.5, _LONGEST) and size(before) >= 4


def _is_sentence(piece: Piece, text: str) -> bool:
    """Whether a piece goes on with a sentence; behind a bar stand names in small letters too."""
    short = is_bar(piece.mark) and text.count(" ") < 2 and any(map(str.isalpha, text))
    return goes_on(text) and not short


def _ends_alike(text: str, before: str) -> bool:
    """Whether both are halves of a score, "Oslo 2 - Bergen 1", or speech follows on a colon."""
    return before[-1] in ":," or (before[-1].isdigit() and text[-1].isdigit())


def _has_name(text: str) -> bool:
    """Whether a text has a domain, or is a single word with capitals inside ("NPR", "CityLab")."""
    words = text.split()
    return (len(words) == 1 and text[1:] != text[1:].lower()) or any(map(is_domain, words))
