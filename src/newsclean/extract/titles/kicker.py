"""The headline within a line that holds a kicker, a standfirst or a label beside it."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from newsclean.data.bylines import words
from newsclean.data.scopes import scope_words
from newsclean.document import Block
from newsclean.extract.titles.letters import DENSE, letters
from newsclean.models import Role
from newsclean.segment.inner import text_of
from newsclean.segment.scope import attribute_words

# How many elements in a heading are looked at for its kicker, and what stands between the two.
_MOST_INNER, _BETWEEN = 4, " :：|–—·•/"
# Fewer words in capitals may be a name, fewer behind them are no headline.
_FEWEST_CAPITALS, _FEWEST = 2, 4
_EDGE = re.compile(r"[|/·•»›]\s|[\[(]")


def apart_from_kicker(shown: str, titles: list[str], *, as_printed: bool = False) -> str:
    """The headline within a line that also holds a kicker, a standfirst or a label.

    The page's titles (without the site's name) tell which part it is; where one of them has the
    same words but marks that got lost between two elements, it is taken instead; with
    ``as_printed`` only for its spaces, since a page may well print no colon there.

    >>> apart_from_kicker("Culture Rain ruins the opera", ["Rain ruins the opera"])
    'Rain ruins the opera'
    >>> apart_from_kicker("Rain ruins the opera in Verona", ["Rain ruins the opera"])
    'Rain ruins the opera in Verona'
    """
    folded = shown.casefold()
    if " :" in shown:
        # Of a kicker and its colon, each in an element of its own; French prints it so.
        tight = folded.replace(" :", ":")
        shown = next((title for title in titles if title.casefold() == tight), shown)
        folded = shown.casefold()
    if any(title.casefold() == folded for title in titles):
        return shown
    for title in titles:
        if letters(title) == letters(shown):
            spaced = title.count(" ") != shown.count(" ")
            if spaced if as_printed else _marks(title) > _marks(shown):
                return title
    for title in titles:
        known = title.casefold()
        rest = len(shown) - len(title)
        if (len(title) < 15 and not DENSE.match(title)) or rest < 2:
            continue
        if folded.endswith(known) and rest <= 0.7 * len(title):
            before = shown[:rest]
            begins = title[:1].isupper() or title[:1].lower() == title[:1].upper()
            if begins and not shown[rest:][:1].islower() and _may_end(before):
                return shown[rest:]
        behind = shown[len(title) :].lstrip()
        if folded.startswith(known) and (behind.isdigit() or behind.casefold() in words().by):
            return shown[: len(title)]  # a count of comments, or the byline's first word
        if folded.startswith(known) and (
            _EDGE.match(behind) or (rest > len(title) and behind.removeprefix(": ")[:1].isupper())
        ):
            return shown[: len(title)]
    return _behind_capitals(shown, titles)


def without_marked_kicker(block: Block, titles: list[str]) -> str | None:
    """The headline in a heading that holds its kicker in an element named so; None where none does, or
    where the page's titles have the kicker too: there it is part of the headline."""
    element = block.element
    for inner in islice(element.iterdescendants(), _MOST_INNER) if element is not None else ():
        named = attribute_words(inner.get("class") or "") if isinstance(inner.tag, str) else ()
        if not any(scope_words().roles.get(word) is Role.SECTION for word in named):
            continue
        kicker = text_of(inner)
        rest = block.text[len(kicker) :].lstrip(_BETWEEN)
        if any(title.casefold().startswith(kicker.casefold()) for title in titles):
            continue
        if kicker and block.text.startswith(kicker) and len(rest.split()) >= _FEWEST_CAPITALS:
            return rest
    return None


def _behind_capitals(shown: str, titles: list[str]) -> str:
    """What stands behind words in capitals, where a title of the page, another version, begins so too.

    >>> _behind_capitals("WET AND WILD Rain ruins the last night of the opera", ["Rain ruins the opera"])
    'Rain ruins the last night of the opera'
    """
    parts = shown.split()
    capitals = sum(1 for _ in takewhile(_is_in_capitals, parts))
    rest = parts[capitals:]
    if capitals < _FEWEST_CAPITALS or len(rest) < _FEWEST or not rest[0][:1].isupper():
        return shown
    told = any(title.casefold().startswith(f"{rest[0].casefold()} ") for title in titles)
    return " ".join(rest) if told else shown


def _is_in_capitals(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _may_end(before: str) -> bool:
    """Whether some words may be a kicker, and not a number or the first half of a sentence."""
    if not any(map(str.isalpha, before)):
        return False
    last = before.casefold().split()[-1:]
    return not before.rstrip().endswith((",", "-")) and last not in (["the"], ["und"], ["a"])


def _marks(text: str) -> tuple[int, int]:
    """How many marks, and how many spaces, set words apart."""
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    return sum(1 for char in text if char in ":–—|-"), len(words)
