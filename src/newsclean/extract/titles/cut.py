"""Cuts the site's name off titles, and what stands between the headline and it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.data.labels import label_words
from newsclean.document import Document
from newsclean.extract.titles.beside import Beside, beside, is_date, is_short, without_page
from newsclean.extract.titles.edges import without_label, without_weak
from newsclean.extract.titles.letters import DENSE, fold, size
from newsclean.extract.titles.looks import is_first_a_name, is_last_a_name
from newsclean.extract.titles.names import SiteNames, names_of
from newsclean.extract.titles.papers import names_paper
from newsclean.extract.titles.pieces import MOST, Piece, between, is_bar, split
from newsclean.models import Role
from newsclean.settled import shared

_LONGEST_NAME = 5
_PATH = re.compile(r"\s+[>›»]\s+")


def without_site(title: str, document: Document) -> str:
    """A title without the site's name, or its section, at either end.

    The pieces are known by the page: the site's names in markup and address, and the headline
    that stands in the text. Otherwise the longest piece is kept where the others are short.
    """
    pieces = split(title)
    if not 1 <= len(pieces) <= MOST:
        return title
    site, around = names_of(document), beside(document)
    if len(pieces) > 1:
        shown = _shown(title, pieces, document)
        if shown:
            return shown
        title = between(title, _headline(title, pieces, site, around))
    return without_page(without_label(without_weak(title, site, around), site))


def _shown(title: str, pieces: Sequence[Piece], document: Document) -> str | None:
    """The part of a title, or the whole, that the page shows as a line of its own."""
    site, lines = names_of(document), _short_lines(document)
    if lines:
        for length in range(len(pieces) - 1, 0, -1):
            for start in range(len(pieces) - length + 1):
                kept = between(title, pieces[start : start + length])
                if kept.casefold() in lines and len(kept) > 15 and not site.is_like(kept):
                    # Behind a longer piece it may be the site's name, which pages show, too.
                    if not start or len(kept) > pieces[start - 1].end - pieces[0].start:
                        return kept
    whole = _is_shown_whole(title, document) and not site.is_like(pieces[-1].text)
    return title if whole else None


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


def _headline(
    title: str, pieces: Sequence[Piece], site: SiteNames, around: Beside
) -> Sequence[Piece]:
    """The pieces of the headline."""
    if len(pieces) > 1 and _is_dated(pieces[-1].text):
        pieces = pieces[:-1]
    if len(pieces) == 1:
        return pieces
    count = len(pieces) - (len(pieces) > 2 and is_date(pieces[-1].text))
    first, stop = _own(pieces[:count], site, around)
    if stop - first == count and is_first_a_name(pieces[:count]):
        first = 1
    elif stop - first == count and is_last_a_name(pieces[:count], around):
        stop -= 1
    found = stop - first < count
    while found and stop - first > 1:
        last = pieces[stop - 1]
        outer = pieces[stop].mark if stop < len(pieces) else ""
        rest = title[pieces[first].start : pieces[stop - 2].end]
        if not _is_extra(last, (last.mark, outer), rest, site, around):
            break
        stop -= 1
    while first and stop - first > 1:
        marks = (pieces[first + 1].mark, pieces[first].mark)
        rest = title[pieces[first + 1].start : pieces[stop - 1].end]
        if not _is_extra(pieces[first], marks, rest, site, around):
            break
        first += 1
    return pieces[first:stop]


def _is_dated(text: str) -> bool:
    """Whether a last piece is a name with the day behind it: "Port Echo, 14.01.2026"."""
    name, comma, day = text.partition(", ")
    return bool(comma) and size(name) < _LONGEST_NAME and is_date(day)


def _is_extra(
    piece: Piece, marks: tuple[str, str], rest: str, site: SiteNames, around: Beside
) -> bool:
    """Whether a piece between the headline, the ``rest``, and the site's name is none of both.

    ``marks``: what stands between it and the headline, and on its other side.
    """
    if around.holds(piece, rest) or site.is_like(piece.text):
        return True
    inner, outer = marks
    if is_bar(inner) or inner == outer in (":", "--"):
        return is_short(piece, rest) and not around.is_told(piece.text)
    return inner == outer and names_paper(piece.text)


def _own(pieces: Sequence[Piece], site: SiteNames, around: Beside) -> tuple[int, int]:
    """First and last piece, plus one, before the site's name or behind it; all where it is none."""
    tight = next((n for n, piece in enumerate(pieces) if piece.mark == "_"), 0)
    if tight and DENSE.search(pieces[tight - 1].text):
        return 0, tight  # Chinese pages: headline_section_site
    first, count = 0, len(pieces)
    while first < count - 1 and _leads(pieces[first], site):
        first += 1
    named = (n for n in range(first + 1, count) if site.is_name(pieces[n].text))
    stop = next(named, count)
    if stop < count - 1 and all(around.is_section(piece.text) for piece in pieces[first:stop]):
        return stop + 1, count
    if stop == count:
        alike = (n for n in range(first + 1, count) if site.is_like(pieces[n].text))
        stop = next((n for n in alike if n == count - 1 or size(pieces[n - 1].text) >= 4), count)
    return first, stop


def _leads(piece: Piece, site: SiteNames) -> bool:
    """Whether a piece may stand before headlines: the site's name, or where its paths begin."""
    return site.is_name(piece.text) or piece.text.strip().casefold() in label_words("path")


def without_name(shown: str, names: set[str]) -> str:
    """A line without the site's own name behind a dash or a bar."""
    pieces = split(shown)
    if 2 <= len(pieces) <= MOST and fold(pieces[-1].text) in names:
        return between(shown, pieces[:-1])
    return shown


def without_path(shown: str) -> str:
    """The last part of a path ("Home > What we do > What you can do")."""
    parts = _PATH.split(shown)
    return parts[-1] if len(parts) > 2 and parts[-1] else shown
