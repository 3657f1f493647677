"""Datelines: place, agency and day a story opens with, told from labels that only look like one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsclean.data.places import places
from newsclean.document import Block, Candidate, Document
from newsclean.extract.dateline_cjk import read_dense
from newsclean.extract.dateline_grammar import Items, read_items
from newsclean.extract.dateline_tokens import REACH
from newsclean.models import Dateline, Role
from newsclean.plugins import extractors

# Where stories open with the place and a full stop ("Berlin. Der Bundestag ..."); elsewhere such
# an opening is a sentence of one word.
_STOP_CLOSES = frozenset(
    [
        "de",
        "es",
        "ca",
        "gl",
        "pt",
        "it",
        "ru",
        "uk",
        "be",
        "bg",
        "sr",
        "gu",
        "hi",
        "mr",
        "fr",
        "pl",
        "cs",
    ]
)
# A dateline stands at the opening; a deck or a label may come before it.
_OPENINGS = 3
# Captions may stand before the text; as far as this a dateline with agency or day is looked for.
_FURTHER = 10
_NEAR = 8


def parse_dateline(
    text: str,
    *,
    published: dt.date | None = None,
    language: str | None = None,
    line: bool = False,
    context: str = "",
) -> tuple[Dateline, int] | None:
    """Read the dateline a paragraph opens with, and the offset behind its closing mark.

    ``published`` gives the year (and month) the dateline leaves out; ``language`` (BCP 47) decides
    forms that only some languages use. With ``line`` the text is known to be a dateline alone on
    its line, so that a known place is enough. ``context`` is the story: a town no gazetteer holds
    is known by the story's saying "in" it. None where the opening only looks like a dateline.

    >>> found, end = parse_dateline("TOKYO, Oct. 20 (Kyodo) — Japan said", published=dt.date(2021, 10, 20))
    >>> found.location, found.agency, found.date_raw, found.date.isoformat(), end
    ('TOKYO', 'Kyodo News', 'Oct. 20', '2021-10-20', 24)
    >>> parse_dateline("CLAIM: The moon is made of cheese.") is None
    True
    """
    lead = len(text) - len(text.lstrip())
    opening = text[lead : lead + REACH]
    if not opening:
        return None
    day = published.date() if isinstance(published, dt.datetime) else published
    dense = read_dense(opening, day)
    if dense is not None:
        return dense[0], dense[1] + lead
    for items in reversed(read_items(opening)):
        items.known_place = items.known_place or _in_context(items, context)
        if _is_dateline(items, (language or "")[:2].lower(), line):
            return _dateline(items, day), items.stop + lead
    return None


def looks_like_dateline_line(text: str) -> bool:
    """Whether a line alone is a dateline: a known place in capitals, or place with agency or day.

    >>> looks_like_dateline_line("PARIS"), looks_like_dateline_line("Culture")
    (True, False)
    """
    text = text.strip()
    if not 2 <= len(text) <= 80:
        return False
    dense = read_dense(text, None)
    if dense is not None:
        return not text[dense[1] :].strip()
    for items in reversed(read_items(text)):
        if text[items.stop :].strip() or items.location is None:
            continue
        if not _is_dateline(items, "", line=True):
            continue
        place = items.part(items.location) or ""
        if (items.known_agency and items.enclosed) or (items.day and items.day.day):
            return True
        return items.end in ("dash", "line") and place.isupper() and len(place) > 3
    return False


# What stands before a town when a story speaks of it.
_PREPOSITIONS = (
    "in",
    "aus",
    "nach",
    "bei",
    "en",
    "de",
    "à",
    "em",
    "di",
    "i",
    "te",
    "w",
    "we",
    "ve",
    "в",
    "у",
)


def _in_context(items: Items, context: str) -> bool:
    """Whether the story says "in" the place: one word, not in capitals, no common noun."""
    place = items.part(items.location) or ""
    if not context or " " in place or not place.istitle():
        return False
    return any(f" {word} {place}" in context for word in _PREPOSITIONS)


def _dateline(items: Items, published: dt.date | None) -> Dateline:
    day = items.day
    return Dateline(
        raw=items.text[: items.stop].rstrip(),
        location=items.part(items.location),
        agency=items.known_agency.name if items.known_agency else items.part(items.agency),
        agency_raw=items.part(items.agency),
        date=day.resolve(published) if day else None,
        date_raw=items.text[day.start : day.end] if day else None,
    )


def _is_dateline(items: Items, language: str, line: bool) -> bool:
    """Whether the items and their closing mark make a dateline; the rules, weakest mark last."""
    behind = items.text[items.stop :].lstrip(" \t\"'“”‘’«»„")
    if items.end == "line" and not line and behind[:1] not in ("", "\n"):
        return False
    if _is_label(items) or _is_fixture(items):
        return False
    if items.location is None:
        return _without_place(items, behind)
    if behind[:1].islower() and not (items.known_agency and items.enclosed):
        return False
    if items.known_agency is not None:
        return _place_and_agency(items)
    if items.agency is not None:
        return _unknown_agency(items)
    if items.day is not None and items.day.day is not None:
        return _place_and_day(items, line)
    return _place_alone(items, language, line)


def _is_label(items: Items) -> bool:
    """Whether a word that labels paragraphs ("UPDATE", "By", "Photo") stands in the place's place."""
    labels = places().labels
    name = items.part(items.location) or ""
    if items.location is None and items.agency is not None and not items.enclosed:
        name = items.part(items.agency) or ""
    folded = name.casefold()
    first = folded.split(maxsplit=1)[0] if folded else ""
    return folded in labels or (first in labels and not items.known_place)


# "Roma - Lazio 2-1", "Sparta – Slavia 1:1".
_SCORE = re.compile(r"[^\n.!?]{2,40}?\s\d{1,2}\s?[-–:]\s?\d{1,2}(?!\d)")


def _is_fixture(items: Items) -> bool:
    """Whether two teams and their score stand where place and text would."""
    named = items.agency is None and items.day is None and items.end == "dash"
    return named and _SCORE.match(items.text, items.stop) is not None


def _without_place(items: Items, behind: str) -> bool:
    """Judge "(CNN) ...", "March 4 (Reuters) -", "KOMPAS.com -", "Aug. 8, 2023 --"."""
    if items.known_agency is None:
        dated = items.day is not None and items.day.year is not None
        dashes = items.text[: items.stop].rstrip().endswith(("--", "—"))
        return dated and items.agency is None and dashes and not behind[:1].islower()
    if items.enclosed:
        labelled = ":" in (items.part(items.agency) or "")
        closed = items.end in ("dash", "bracket", "colon")
        return not labelled and (closed or items.day is not None)
    if items.day is None and _second_dash(items):
        return False
    name = items.part(items.agency) or ""
    if items.end not in ("dash", "stop" if items.day else "dash") or behind[:1].islower():
        return False
    return items.day is not None or not (name.isascii() and name.istitle() and "." not in name)


def _place_and_agency(items: Items) -> bool:
    """Judge "PARIS (AFP) -", "Liputan6.com, Jakarta", "МИНСК, 20 окт - БЕЛТА."."""
    if items.enclosed:
        style = _style(items)
        if style == "uncased" and items.order[0] == "agency":
            return items.known_place
        return items.known_place or items.region or style != "odd"
    if items.order[0] == "agency" and not (items.known_place or items.region):
        return False
    if items.end == "word":
        return "." in (items.part(items.agency) or "")
    return items.end in ("dash", "colon", "line") or (items.end == "stop" and items.known_place)


def _unknown_agency(items: Items) -> bool:
    """Judge "DENVER (KDVR) –" against "Apple (AAPL) –"."""
    name = items.part(items.agency) or ""
    station = name.isupper() and name[:1] in "KW" and len(name.split("-")[0]) in (3, 4)
    dashed = items.end in ("dash", "colon")
    if items.known_place or items.region:
        return dashed and (
            _style(items) == "capitals" or station or items.day is not None or items.end == "dash"
        )
    return dashed and station and _style(items) == "capitals"


def _place_and_day(items: Items, line: bool) -> bool:
    """Judge "PUTRAJAYA, Nov 22 —", "Frankfurt, November 05, 2025"."""
    if items.end == "line" and not line:
        return items.known_place and items.day is not None and items.day.year is not None
    if items.end == "bracket":
        return items.known_place and _style(items) == "capitals"
    capitals = _style(items) == "capitals" and len((items.part(items.location) or "").split()) <= 4
    return items.known_place or items.region or (capitals and items.end == "dash")


def _place_alone(items: Items, language: str, line: bool) -> bool:
    """Judge "PARIS —", "NEW DELHI:", "ANAHEIM, Calif. —", "Berlin. Der ..."."""
    place = items.part(items.location) or ""
    style = _style(items)
    if not (items.known_place or (items.region and style == "capitals")):
        return False
    if items.end == "dash":
        return style != "odd" and not _breaks_off(items)
    if items.end == "colon":
        spoken = style != "capitals" and _opens_quote(items)
        return style != "odd" and len(place.split()) <= 4 and not spoken
    if items.end == "stop":
        return style == "capitals" or language in _STOP_CLOSES
    return line and items.end == "line"


def _opens_quote(items: Items) -> bool:
    """Whether somebody of this name speaks: "Victoria: 'I never ...'"."""
    return items.text[items.stop :].lstrip()[:1] in ('"', "“", "„", "«", "'", "‘", "「")


def _style(items: Items) -> str:
    """How the place is printed: capitals, title, uncased, or odd."""
    place = items.text[items.location[0] : items.location[1]] if items.location else ""
    first = place.split(",")[0]
    if first.upper() == first.lower():
        return "uncased"
    if first.isupper():
        return "capitals"
    return "title" if first[:1].isupper() and len(first.split()) <= 5 else "odd"


def _breaks_off(items: Items) -> bool:
    """Whether a second dash soon follows: then the first one only opens an insertion."""
    return _style(items) != "capitals" and _second_dash(items)


def _second_dash(items: Items) -> bool:
    ahead = items.text[items.stop : items.stop + 60]
    return " – " in ahead or " — " in ahead


@extractors.register("dateline", field="dateline")
def extract_dateline(document: Document) -> Iterator[Candidate[Dateline]]:
    """Datelines of lines that hold nothing else, then of the body's first paragraphs."""
    published = document.fields.get("published")
    language = document.fields.get("language") or document.language
    for block in document.find(Role.DATELINE):
        found = parse_dateline(block.text, published=published, language=language, line=True)
        dateline = (
            found[0] if found else Dateline(raw=block.text, location=block.text.rstrip(" -–—:."))
        )
        yield Candidate(dateline, 0.9 if found else 0.6, (block,), note="alone on its line")
    for block in _lines_before_text(document):
        found = parse_dateline(block.text, published=published, language=language, line=True)
        if found is not None:
            yield Candidate(found[0], 0.7, (block,), note="alone on a line before the text")
    context = "" if (language or "en").startswith("en") else _story(document)
    for rank, block in enumerate(_openings(document)):
        found = parse_dateline(block.text, published=published, language=language, context=context)
        if found is not None and (rank < _OPENINGS or _is_strong(found[0])):
            note = "opens the text" if rank == 0 else f"opens paragraph {rank + 1}"
            yield Candidate(found[0], 0.85 - 0.06 * rank, (block,), note=note)
            return


def _is_strong(dateline: Dateline) -> bool:
    """Whether a dateline tells itself wherever it stands: a place with agency or day, "(CNN) --"."""
    if dateline.location is None:
        return dateline.agency is not None and dateline.raw[0] in "(（["
    return dateline.agency is not None or dateline.date is not None


def _lines_before_text(document: Document) -> Iterator[Block]:
    """Short lines between headline and text that are a dateline and nothing else."""
    blocks = document.blocks
    roles = [block.role for block in blocks]
    if Role.BODY not in roles:
        return
    first = roles.index(Role.BODY)
    start = roles.index(Role.HEADLINE) + 1 if Role.HEADLINE in roles[:first] else first - _NEAR
    for block in blocks[max(0, start, first - _NEAR) : first]:
        if block.role not in _APART and looks_like_dateline_line(block.text):
            yield block


_APART = frozenset((Role.DATELINE, Role.BYLINE, Role.TIMESTAMP, Role.CREDIT, Role.NAV))


def _story(document: Document) -> str:
    return " ".join(block.text for block in document.find(Role.BODY)[:40])


def _openings(document: Document) -> list[Block]:
    """The first paragraphs, then the standfirst, which some papers open with the dateline."""
    body = document.find(Role.BODY)[:_FURTHER]
    return body[:_OPENINGS] + document.find(Role.DECK)[:1] + body[_OPENINGS:]
