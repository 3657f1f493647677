"""The headline: the line shown as such, checked against the titles in markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from newsclean.data.bylines import words
from newsclean.document import Block, Candidate, Document
from newsclean.extract.dateparse import find_dates
from newsclean.extract.labels import without_label
from newsclean.extract.related_lines import units
from newsclean.models import Role
from newsclean.plugins import extractors

_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
# What stands between a headline and the site's name in a tab title.
_UNDERSCORE = r"(?<=[\u3040-\u9fff\uac00-\ud7af\s])_(?=[\u3040-\u9fff\uac00-\ud7af《])"
_SEPARATOR = re.compile(rf"{_UNDERSCORE}|\s+[|\-–—•·»«:/~]{{1,2}}\s+|\s*[|｜]\s*|\s+::\s+")
_PATH = re.compile(r"\s+[>›»]\s+")
_EDGE = re.compile(r"[|/·•»›]\s|[\[(]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_AROUND = re.compile(r"^(?:[»›>|•▶►▸★☆⋆→]+|#{1,6}(?=\s))\s*|\s*[|»›⋆★☆→▶►•]+$")
_ORIGINS = {"json-ld": 0.72, "opengraph": 0.7, "microdata": 0.7, "twitter": 0.62}
_LONGEST = 400
_LONG = 120
_OPENING = 120
_PIECES = 12
_LONGEST_NAME = 50
_LONGEST_DATE = 60
_BESIDE_DATE = 12


@extractors.register("headline-given", field="headline", priority=9)
def given_headline(document: Document) -> Iterator[Candidate[str]]:
    """The headline the caller knows."""
    if document.source.headline and document.source.headline.strip():
        value = " ".join(document.source.headline.split())
        yield Candidate(value, 1.0, (), note="given by the caller")


@extractors.register("headline-visible", field="headline", priority=5)
def visible_headline(document: Document) -> Iterator[Candidate[str]]:
    """Lines labelled as headline, surer where a title in markup says the same."""
    titles = [value for _, value in document.metadata.headlines[:8]]
    titles += [document.metadata.title] if document.metadata.title else []
    titles += [block.text for block in document.find(Role.PAGE_TITLE)[:1]]
    bare = list(dict.fromkeys(without_site(tidy(title), document) for title in titles))
    names = _site_names(document, sections=False)
    last = _last_piece(titles)
    shown = document.find(Role.HEADLINE)[:6]
    others = [tidy(block.text) for block in shown]
    for rank, block in enumerate(shown):
        value = _without_path(_without_name(tidy(block.text), names))
        value = apart_from_kicker(value, bare + [other for other in others if other != value])
        if not any(char.isalnum() for char in value) or len(value) > _LONGEST:
            continue
        if _is_date(value):
            continue
        known = max((_likeness(value, title) for title in titles), default=0.0)
        sure = 0.45 + 0.3 * block.confidence + 0.2 * known - 0.04 * rank
        sure += 0.04 if block.tag == "h1" else 0.0
        sure += _by_place(block, document) if len(shown) > 1 else 0.0
        sure -= 0.1 if len(value) > _LONG else 0.0
        if _letters(value) in names or value.casefold() == last or _is_before(value, bare, titles):
            sure -= 0.35  # the site's name, printed large
        elif _is_labelled(value):
            sure -= 0.2
        note = "shown on the page" + (", as its markup says" if known > 0.85 else "")
        yield Candidate(value, min(0.99, sure), (block,), note=note)


@extractors.register("headline-metadata", field="headline", priority=3)
def metadata_headline(document: Document) -> Iterator[Candidate[str]]:
    """Titles in markup, without the name of the site."""
    for rank, (origin, value) in enumerate(document.metadata.headlines[:5]):
        title = without_site(tidy(value), document)
        if len(title) > 3:
            sure = _ORIGINS.get(origin, 0.55) - 0.03 * rank
            yield Candidate(title, sure, (), note=f"the title in {origin}")
    if document.metadata.title:
        title = without_site(tidy(document.metadata.title), document)
        if len(title) > 3:
            yield Candidate(title, 0.45, (), note="the title of the page")


@extractors.register("headline-page-title", field="headline", priority=2)
def page_title_headline(document: Document) -> Iterator[Candidate[str]]:
    """The first line of a text dump where it is the tab title, without the name of the site."""
    if document.metadata.title:
        return  # markup says what the title is
    for block in document.find(Role.PAGE_TITLE)[:1]:
        title = without_site(tidy(block.text), document)
        if len(title) > 3 or _DENSE.match(title):
            yield Candidate(title, 0.54, (block,), note="the page title")


@extractors.register("headline-above-text", field="headline", priority=1)
def heading_above_text(document: Document) -> Iterator[Candidate[str]]:
    """The heading above all text, where it was taken for a subheading."""
    first = document.find(Role.BODY, Role.SUBHEADING)[:1]
    if first and first[0].role is Role.SUBHEADING and 3 < len(first[0].text) <= _LONGEST:
        yield Candidate(tidy(first[0].text), 0.4, first, note="the heading above all text")


@extractors.register("headline-opening", field="headline")
def opening(document: Document) -> Iterator[Candidate[str]]:
    """The opening words, where a text of several sentences has no headline anywhere."""
    body = document.find(Role.BODY)
    if not body or len(body[0].text) <= 20:
        return
    first, *more = re.split(r"(?<=[.!?。！？])\s", body[0].text, maxsplit=1)
    if len(body) >= 2 or more:
        if len(first) > _OPENING:
            first = first[:_OPENING].rsplit(" ", 1)[0] + " …"
        note = "no line looks like a headline; the opening words stand in for it"
        yield Candidate(first, 0.05, body[:1], note=note)


def _by_place(block: Block, document: Document) -> float:
    """How much surer a headline is by what stands around it, where several lines may be it."""
    after = document.after(block)
    sure = 0.06 if after is not None and after.role in _BELOW else 0.0
    path = any("breadcrumb" in word for scope in block.scope.ancestry() for word in scope.words)
    before = document.before(block)
    in_menu = before is not None and before.role is Role.NAV and block.tag not in _HEADINGS
    return sure - 0.2 * (path or "nav" in block.scope.within) - 0.06 * in_menu


def _last_piece(titles: list[str]) -> str:
    """What stands behind the last bar of the tab title: the site, or a section of it."""
    title = tidy(titles[-1]) if titles else ""
    pieces = [piece.strip() for piece in _SEPARATOR.split(title) if piece.strip()]
    if not 1 < len(pieces) <= _PIECES or pieces[-1] == max(pieces, key=len):
        return ""
    return pieces[-1].casefold()


_BELOW = frozenset((Role.DECK, Role.BYLINE, Role.TIMESTAMP, Role.BODY, Role.CAPTION))
_HEADINGS = frozenset(("h1", "h2", "h3"))


def _is_before(value: str, bare: list[str], titles: list[str]) -> bool:
    """Whether a title is this line with another title behind it: "Port Echo: Rain in Spain"."""
    return any(
        title.startswith(value)
        and title.endswith(other)
        and 1 <= len(title) - len(value) - len(other) <= 3
        for title in titles
        for other in bare
        if value and other != title and len(other) > len(value)
    )


def tidy(text: str) -> str:
    """White space folded, soft hyphens and the marks of lists and menus around it taken off.

    >>> tidy("» Heli\u00adkopter  im Park ⋆")
    'Helikopter im Park'
    """
    folded = " ".join(_UNSEEN.sub("", text[: 2 * _LONGEST]).split())
    if "&" in folded and ";" in folded:
        folded = unescape(folded)
    folded = folded.removeprefix(": ")
    return folded if "«" in folded else _AROUND.sub("", folded)


def apart_from_kicker(shown: str, titles: list[str]) -> str:
    """The headline within a line that also holds a kicker, a standfirst or a label.

    The page's titles (without the site's name) tell which part it is; where one of them has the
    same words but marks that got lost between two elements, it is taken instead.

    >>> apart_from_kicker("Culture Rain ruins the opera", ["Rain ruins the opera"])
    'Rain ruins the opera'
    >>> apart_from_kicker("Rain ruins the opera in Verona", ["Rain ruins the opera"])
    'Rain ruins the opera in Verona'
    """
    folded = shown.casefold()
    if any(title.casefold() == folded for title in titles):
        return shown
    for title in titles:
        if _letters(title) == _letters(shown) and _marks(title) > _marks(shown):
            return title
    for title in titles:
        known = title.casefold()
        rest = len(shown) - len(title)
        if (len(title) < 15 and not _DENSE.match(title)) or rest < 2:
            continue
        if folded.endswith(known) and rest <= 0.7 * len(title):
            before = shown[:rest]
            begins = title[:1].isupper() or title[:1].lower() == title[:1].upper()
            if begins and _may_end(before):
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
    """Whether some words may be a kicker, and not the first half of a sentence."""
    last = before.casefold().split()[-1:]
    return not before.rstrip().endswith((",", "-")) and last not in (["the"], ["und"], ["a"])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _marks(text: str) -> int:
    """How many marks and spaces set words apart."""
    return sum(1 for char in text if char in ":–—|-" or char.isspace())


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
    names = _site_names(document)
    shown = {block.text.casefold() for block in document.blocks[:400] if len(block.text) < 300}
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


def _is_shown_whole(title: str, document: Document) -> bool:
    """Whether the headline on the page is the whole title."""
    folded = title.casefold()
    return "|" not in title and any(
        block.text.casefold() == folded for block in document.find(Role.HEADLINE)[:6]
    )


def _is_date(line: str) -> bool:
    """Whether a line is a date and hardly more ("date 2021-10-20", "Posted May 2, 2024")."""
    if len(line) > _LONGEST_DATE or not any(map(str.isdigit, line)):
        return False
    dates = find_dates(line)
    return bool(dates) and len(line) - sum(date.end - date.start for date in dates) <= _BESIDE_DATE


def _without_name(shown: str, names: set[str]) -> str:
    """A line without the site's own name behind a dash or a bar."""
    pieces = [piece for piece in _SEPARATOR.split(shown) if piece.strip()]
    if 2 <= len(pieces) <= _PIECES and re.sub(r"[\W_]", "", pieces[-1].casefold()) in names:
        return _between(shown, pieces, 0, len(pieces) - 1)
    return shown


def _is_labelled(line: str) -> bool:
    """Whether a line begins like one about its section ("Posted under Car Tires")."""
    label = line[: len(line) - len(without_label(line, "section"))]
    return len(label.split()) > 1


def _without_path(shown: str) -> str:
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


def _site_names(document: Document, *, sections: bool = True) -> set[str]:
    """Names of the site, folded to letters and digits; with those of its sections."""
    meta = document.metadata
    names = {value.casefold() for _, value in (*meta.sites, *meta.publishers)}
    names |= {value.casefold() for _, value in meta.sections[:4]} if sections else set()
    site = document.fields.get("site")
    if site:
        names.add(site.casefold())
    url = document.fields.get("url") or document.source.url or ""
    host = re.sub(r"^\w+://(?:www\.)?", "", url).split("/", 1)[0]
    names |= {host, *host.split(".")[:-1]}
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


def _likeness(one: str, other: str) -> float:
    """How many words, or letters of a script without spaces, two titles share, 0 to 1."""
    folded = one.casefold(), other.casefold()
    if folded[0] in folded[1]:
        return 1.0
    ours, theirs = (set(text.split()) if text.count(" ") > 1 else set(text) for text in folded)
    return len(ours & theirs) / max(1, len(ours | theirs))
