"""A caption cut into what it says and the credit of the picture."""

from __future__ import annotations

import re

from newsclean.extract.caption.credit import is_credit, is_labelled
from newsclean.extract.caption.names import are_names, is_supplier
from newsclean.extract.caption.words import (
    CAPITAL,
    SMALL,
    buttons,
    caption_label,
    edges,
    label,
    links,
)

_REACH = 200
_OPENING, _CLOSING = "([（［【〔<＜〈", ")]）］】〕>＞〉"
_FIRST_BRACKET = re.compile(
    r"[(（\[［【〔<＜〈]([^()（）\[\]［］【】〔〕<>]{2,100})[)）\]］】〕>＞〉]\s*(?=\S)"
)
# "© РИА Новости / Илья Питов": two names behind a supplier's.
_SIGNED = re.compile(r"[©ⓒ]\s?(?P<supplier>[^/|]{2,40}?)(?:\s\d{4})?\s?[/|]\s?\S+\s\S+\s+")
# Words in capitals, before one that is not.
_CAPITALS = re.compile(rf"(?:[{CAPITAL}]{{2}}[^\s{SMALL}]*\s+)+(?=[{CAPITAL}]*[’'-]?[{SMALL}])")
_GAP = re.compile(r"\s[|/–—-]\s|\.\s")


def split_credit(caption: str | None) -> tuple[str | None, str | None]:
    """Caption without its credit, and the credit.

    >>> split_credit("Rain over Madrid. Photo: Ana Ruiz")
    ('Rain over Madrid.', 'Photo: Ana Ruiz')
    >>> split_credit("The old slip. (Marcus Bell/The Ledger)")
    ('The old slip.', 'Marcus Bell/The Ledger')
    >>> split_credit("The old slip (left) and the new one")
    ('The old slip (left) and the new one', None)
    """
    if not caption:
        return None, None
    text = buttons().sub("", caption)
    shown, credit = _leading(text) or _closing(text) or (text, "")
    return shown.strip() or None, _trimmed(credit) or None


def is_credited(line: str) -> bool:
    """Whether a credit with a word for pictures closes a line: a caption, whatever it was taken for.

    >>> is_credited("The bridge at night. Photo: Ana Ruiz"), is_credited("The bridge is closed.")
    (True, False)
    """
    credit = split_credit(line)[1]
    return credit is not None and is_labelled(credit, "stop")


def _closing(text: str) -> tuple[str, str] | None:
    """Caption and credit where one closes the other, at the first edge behind which one stands."""
    for edge in edges(text, max(0, len(text) - _REACH)):
        before, held = text[: edge.start], text[edge.end :]
        if edge.place == "bracket":
            held = _inside(held)
        elif edge.place == "whole" and held[:1] in _OPENING and _inside(held[1:]):
            continue
        if is_credit(held, edge.place, before):
            return before, held
    return None


def _inside(text: str) -> str:
    """What a bracket holds that closes with the text, which begins behind its opening."""
    text = text.rstrip(" .。")
    depth = 1
    for number, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth == 0:
            return text[:number] if number == len(text) - 1 else ""
    return ""


def _leading(text: str) -> tuple[str, str] | None:
    """Caption and credit where the credit, or a label of the caption, comes first."""
    introduced = caption_label().match(text)
    if introduced is not None:
        shown = text[introduced.end() :]
        credit = introduced["credit"]
        return (shown, credit) if credit else _closing(shown) or (shown, "")
    bracket = _FIRST_BRACKET.match(text)
    if bracket is not None and is_labelled(bracket[1], "bracket"):
        return text[bracket.end() :].lstrip(" -–—"), bracket[1]
    signed = _SIGNED.match(text)
    if signed is not None and is_supplier(signed["supplier"]):
        return _cut(text, signed.end())
    labelled = label().match(text)
    if labelled is None or labelled["owner"]:
        return None
    return _behind_capitals(text, labelled) or _behind_names(text, labelled)


def _behind_capitals(text: str, label: re.Match[str]) -> tuple[str, str] | None:
    """A caption behind a credit in capitals: "PHOTO ANA RUIZ, LA PRESSE Le pont ..."."""
    end = label.end()
    capitals = _CAPITALS.match(text, end)
    if capitals is None or not label[0].isupper() or not links().search(capitals[0]):
        return None
    return _cut(text, capitals.end())


def _behind_names(text: str, label: re.Match[str]) -> tuple[str, str] | None:
    """A caption behind a label with a name: "Photo: Ana Ruiz | The old slip at dawn"."""
    gap = _GAP.search(text, label.end())
    if gap is None or not label["mark"]:
        return None
    names = text[label.end() : gap.start()]
    full = " " in names or is_supplier(names)
    return _cut(text, gap.end()) if full and are_names(names, alone=True) else None


def _cut(text: str, at: int) -> tuple[str, str] | None:
    """What stands behind a place as the caption, if it is one and no name."""
    shown = text[at:]
    said = len(shown.split()) > 2 and not are_names(shown, alone=True)
    return (shown, text[:at].rstrip(" .|/–—-")) if said else None


def _trimmed(credit: str) -> str:
    """A credit without marks around it and brackets that its cut left open."""
    credit = credit.strip(" .").lstrip("/|–— ")
    unopened = credit[-1:] in _CLOSING and not any(sign in credit for sign in _OPENING)
    return credit.rstrip(_CLOSING + " ") if unopened else credit
