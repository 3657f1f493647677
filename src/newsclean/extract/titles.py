"""Titles without what is not the headline: the site's name, sections, kickers, paths, marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from newsclean.data.bylines import words
from newsclean.document import Document
from newsclean.extract.related.lines import units
from newsclean.models import Role
from newsclean.settled import shared

DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
# What stands between a headline and the site's name in a tab title.
_UNDERSCORE = r"(?<=[\u3040-\u9fff\uac00-\ud7af\s])_(?=[\u3040-\u9fff\uac00-\ud7af《])"
_SEPARATOR = re.compile(rf"{_UNDERSCORE}|\s+[|\-–—•·»«:/~]{{1,2}}\s+|\s*[|｜]\s*|\s+::\s+")
_PATH = re.compile(r"\s+[>›»]\s+")
_EDGE = re.compile(r"[|/·•»›]\s|[\[(]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_MARKS = "»›>|•▶►▸★☆⋆→#"
_AROUND = re.compile(r"^(?:[»›>|•▶►▸★☆⋆→]+|#{1,6}(?=\s))\s*|\s*[|»›⋆★☆→▶►•]+$")
LONGEST = 400
_PIECES = 12
_LONGEST_NAME = 50


def tidy(text: str) -> str:
    """White space folded, soft hyphens and the marks of lists and menus around it taken off.

    >>> tidy("» Heli\u00adkopter  im Park ⋆")
    'Helikopter im Park'
    """
    text = text[: 2 * LONGEST]
    folded = " ".join((text if text.isascii() else _UNSEEN.sub("", text)).split())
    if "&" in folded and ";" in folded:
        folded = unescape(folded)
    folded = folded.removeprefix(": ")
    marked = folded[:1] in _MARKS or folded[-1:] in _MARKS
    return _AROUND.sub("", folded) if marked and "«" not in folded else folded


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
            _EDGE.match(behind) or (rest > len(title) and behind[:1].isupper())
        ):
            return shown[: len(title)]
    return shown


def _may_end(before: str) -> bool:
    """Whether some words may be a kicker, and not a number or the first half of a sentence."""
    if not any(map(str.isalpha, before)):
        return False
    last = before.casefold().split()[-1:]
    return not before.rstrip().endswith((",", "-")) and last not in (["the"], ["und"], ["a"])


def letters(text: str) -> str:
    """A title by its letters and digits alone, case-folded."""
    return "".join(filter(str.isalnum, text.casefold()))


def _marks(text: str) -> tuple[int, int]:
    """How many marks, and how many spaces, set words apart."""
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    return sum(1 for char in text if char in ":–—|-"), len(words)


def without_site(title: str, document: Document) -> str:
    """A title without the site's name, or its section, at either end.

    The pieces are known by the page: the site's names in markup and address, and the headline
    that stands in the text. Otherwise the longest piece is kept where the others are short.
    """
    pieces = [piece for piece in _SEPARATOR.split(title) if piece.strip()]
    if not 2 <= len(pieces) <= _PIECES:
        return title
    if re.search(_UNDERSCORE, title):
        return pieces[0].strip()  # Chinese pages: headline_section_site
    names = site_names(document)
    shown = _short_lines(document)
    for start, stop in _stretches(len(pieces)):
        kept = _between(title, pieces, start, stop)
        if kept.casefold() in shown and len(kept) > 15 and not _is_name(kept, names):
            return kept
    if _is_shown_whole(title, document) and not _is_name(pieces[-1], names):
        return title
    start, stop = 0, len(pieces)
    while stop - start > 1 and _is_name(pieces[stop - 1], names):
        stop -= 1
    while stop - start > 1 and _is_name(pieces[start], names):
        start += 1
    if (start, stop) == (0, len(pieces)) and len(pieces[-1]) <= 30:
        rest = _between(title, pieces, 0, len(pieces) - 1)
        if len(rest) > 1.5 * len(pieces[-1]) and units(rest) >= 4:
            stop -= 1
    return _between(title, pieces, start, stop)


@shared
def _short_lines(document: Document) -> frozenset[str]:
    """The lines at the top of the page that may be titles, case-folded."""
    lines = (block.text for block in document.blocks[:400])
    return frozenset(line.casefold() for line in lines if len(line) < 300)


def _is_shown_whole(title: str, document: Document) -> bool:
    """Whether the headline on the page is the whole title."""
    folded = title.casefold()
    return "|" not in title and any(
        block.text.casefold() == folded for block in document.find(Role.HEADLINE)[:6]
    )


def without_name(shown: str, names: set[str]) -> str:
    """A line without the site's own name behind a dash or a bar."""
    pieces = [piece for piece in _SEPARATOR.split(shown) if piece.strip()]
    if 2 <= len(pieces) <= _PIECES and re.sub(r"[\W_]", "", pieces[-1].casefold()) in names:
        return _between(shown, pieces, 0, len(pieces) - 1)
    return shown


def without_path(shown: str) -> str:
    """The last part of a path ("Home > What we do > What you can do")."""
    parts = _PATH.split(shown)
    return parts[-1] if len(parts) > 2 and parts[-1] else shown


def title_names(document: Document) -> set[str]:
    """What stands in the tab title besides its longest part: names of the site and its sections."""
    title = document.metadata.title or next(
        (block.text for block in document.find(Role.PAGE_TITLE)), ""
    )
    pieces = [piece.strip() for piece in _SEPARATOR.split(tidy(title)) if piece.strip()]
    if not 1 < len(pieces) <= _PIECES:
        return set()
    pieces.remove(max(pieces, key=len))
    return set(pieces)


def pieces_of(title: str) -> list[str]:
    """The parts of a title between its bars and dashes."""
    return [piece.strip() for piece in _SEPARATOR.split(tidy(title)) if piece.strip()][:_PIECES]


def last_piece(titles: list[str]) -> str:
    """What stands behind the last bar of the tab title: the site, or a section of it."""
    title = tidy(titles[-1]) if titles else ""
    pieces = [piece.strip() for piece in _SEPARATOR.split(title) if piece.strip()]
    if not 1 < len(pieces) <= _PIECES or pieces[-1] == max(pieces, key=len):
        return ""
    return pieces[-1].casefold()


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    """Runs of pieces, longest first, whole title left out."""
    for length in range(count - 1, 0, -1):
        for start in range(count - length + 1):
            yield start, start + length


def _between(title: str, pieces: list[str], start: int, stop: int) -> str:
    """The title from one piece to another, its separators as they are."""
    position = 0
    begin = 0
    end = len(title)
    for number, piece in enumerate(pieces[:stop]):
        position = title.index(piece, position)
        if number == start:
            begin = position
        position += len(piece)
        end = position
    return title[begin:end].strip(" |»›•·/") or title


def site_names(document: Document, *, sections: bool = True) -> set[str]:
    """Names of the site, folded to letters and digits; with those of its sections."""
    return _names(document) | _sections(document) if sections else _names(document)


@shared
def _sections(document: Document) -> set[str]:
    return _folded(value.casefold() for _, value in document.metadata.sections[:4])


@shared
def _names(document: Document) -> set[str]:
    meta = document.metadata
    names = {value.casefold() for _, value in (*meta.sites, *meta.publishers)}
    site = document.fields.get("site")
    if site:
        names.add(site.casefold())
    url = document.fields.get("url") or document.source.url or ""
    host = re.sub(r"^\w+://(?:www\.)?", "", url).split("/", 1)[0]
    return _folded(names | {host, *host.split(".")[:-1]})


def _folded(names: Iterable[str]) -> set[str]:
    return {re.sub(r"[\W_]", "", name) for name in names if 2 < len(name) <= _LONGEST_NAME}


def _is_name(piece: str, names: set[str]) -> bool:
    folded = re.sub(r"[\W_]", "", piece.casefold())
    return bool(folded) and (
        folded in names
        or (
            any(len(name) > 4 and (name in folded or folded in name) for name in names)
            and len(piece.split()) <= 5
        )
    )
