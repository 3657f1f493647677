"""What may stand beside the items of a dateline: a time of day before them, who wrote before or behind."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.data.bylines import words
from newsclean.data.names import is_known_name
from newsclean.data.places import places
from newsclean.extract.dateline.items import Items
from newsclean.extract.dateline.tokens import Token

# How far a byline may reach; how many words a name has.
_FURTHEST, _WORDS = 14, (2, 3)


def behind_clock(line: Sequence[Token]) -> int:
    """The index behind a time of day and a bar ("13:45 | Lima, oct. 20."), or 0."""
    figures = [token.kind for token in line[:4]] == ["number", "mark", "number", "mark"]
    return 4 if figures and line[1].text in ":.h" and line[3].text == "|" else 0


def behind_byline(line: Sequence[Token], text: str) -> int:
    """The index of a place in capitals behind names ("By Ana Ruiz NEW YORK (Reuters) -"), or 0."""
    if "(" not in text:
        return 0
    at = 0
    while at < min(len(line), _FURTHEST) and _is_of_names(line[at]):
        at += 1
    capitals = at < len(line) and line[at].text.isupper() and line[at].kind == "word"
    return at if at > 1 and capitals else 0


def _is_of_names(token: Token) -> bool:
    """Whether a token may be part of a byline: a word in title case, "by", "and", a comma."""
    if token.kind != "word":
        return token.text in ",."
    if token.text[:1].isupper():
        return len(token.text) == 1 or not token.text.isupper()
    return token.text in words().by or places().both.fullmatch(f" {token.text} ") is not None


def behind_reporter(line: Sequence[Token], text: str) -> int:
    """The index behind names and a slash ("Mehmet KORKUT/İZMİR, (DHA)-"), or 0."""
    if "/" not in text:
        return 0
    slash = next((n for n, token in enumerate(line[:_FURTHEST]) if token.text == "/"), 0)
    before = line[:slash]
    if slash < 2 or any(token.kind not in ("word", "dash") for token in before):
        return 0
    named = before[-1].text.isupper() and not before[0].text.isupper()
    named = named or is_known_name(before[0].text)
    return slash + 1 if named and not places().is_place(text[: before[-1].end]) else 0


def behind_agency(line: Sequence[Token], at: int, items: Items) -> int:
    """The index behind the reporter whom the agency names ("— РИА Новости, Ирина Лапшина."), or ``at``."""
    bare = items.known_agency is not None and not items.enclosed and items.order[-1] == "agency"
    if not bare or items.location is None or at >= len(line) or line[at].text != ",":
        return at
    stop = at + 1
    while stop < len(line) and line[stop].kind == "word" and line[stop].text.istitle():
        stop += 1
    named = stop - at - 1 in _WORDS and is_known_name(line[at + 1].text)
    return stop if named and stop < len(line) and line[stop].text == "." else at
