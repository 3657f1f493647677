"""Datelines: place, agency and day a story opens with, told from labels that only look like one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial

from newsclean.data.agencies import agency_book
from newsclean.data.places import places
from newsclean.document import Block, Candidate, Document
from newsclean.extract.dateline.cjk import WIRED, read_dense
from newsclean.extract.dateline.grammar import read_items
from newsclean.extract.dateline.items import Items, style_of
from newsclean.extract.dateline.lines import (
    in_list_of_places,
    is_lone_agency,
    is_lone_place,
    lines_before_text,
    openings,
    story_of,
)
from newsclean.extract.dateline.marked import marked_place
from newsclean.extract.dateline.rules import is_dateline
from newsclean.extract.dateline.story import speaks_of
from newsclean.extract.dateline.tokens import REACH
from newsclean.extract.language import guess_language
from newsclean.models import Dateline, Role
from newsclean.plugins import extractors

# A line that is nothing but a dateline is no longer.
_LONGEST_LINE = 80
# Signs that lines have which only look like a place to the labeller: "Listen a+ a-".
_NO_PLACE = re.compile(r"[+=@#%&!?<>|]|[-–—]\s+[-–—]|(?:\S+\s+){6}")
# "Septmoncel. — Il y avait ..."
_STOP_AND_DASH = re.compile(r"\. ?[–—]\s*$")
_DASHES = "-–—―"
# Further down a dateline is another story's.
_MOST_OPENINGS = 8
# "The president said on ...", "“We will ...": most paragraphs begin so, and no dateline does.
_RUNNING = re.compile(r"[\"“„«]|(?:[A-Z][\w'’]* +)+(?:[a-z]+ +){3}")


def parse_dateline(
    text: str,
    *,
    published: dt.date | None = None,
    language: str | None = None,
    line: bool = False,
    context: str = "",
    site: str = "",
) -> tuple[Dateline, int] | None:
    """Read the dateline a paragraph opens with, and the offset behind its closing mark.

    ``published`` gives the year (and month) the dateline leaves out; ``language`` (BCP 47) decides
    forms that only some languages use. With ``line`` the text is known to be a dateline alone on
    its line, so that a known place is enough. ``context`` is the story: a town no gazetteer holds
    is known by the story's saying "in" it; ``site``, the host or name of who printed it, tells
    agencies of the same initials apart. None where the opening only looks like a dateline.

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
    if _RUNNING.match(opening):
        return None
    spoken = (language or "en").replace("_", "-").partition("-")[0].lower()
    for items in reversed(read_items(opening)):
        if is_dateline(items, spoken, line) or _is_told(items, context, spoken, line):
            return _dateline(items, day, spoken, site), items.stop + lead
    return None


def looks_like_dateline_line(text: str) -> bool:
    """Whether a line alone is a dateline: a known place in capitals, or place with agency or day.

    >>> looks_like_dateline_line("PARIS"), looks_like_dateline_line("Culture")
    (True, False)
    """
    text = text.strip()
    if not 2 <= len(text) <= _LONGEST_LINE:
        return False
    dense = read_dense(text, None)
    if dense is not None:
        return not text[dense[1] :].strip()
    for items in reversed(read_items(text)):
        if text[items.stop :].strip() or items.location is None:
            continue
        if not is_dateline(items, "", line=True):
            continue
        place = items.part(items.location) or ""
        if (items.known_agency and items.enclosed) or (items.day and items.day.day):
            return True
        town = place.partition(",")[0]
        closed = items.end in ("dash", "line") or (items.end == "colon" and items.region)
        return closed and town.isupper() and len(town) > 3
    return False


def _is_told(items: Items, context: str, language: str, line: bool) -> bool:
    """Whether these would be a dateline if the place were known, and the story speaks of it as of a town.

    It must do so twice but where a dash, or capitals and a stop, set the place apart; both tell most. In English
    only capitals are looked up: any sentence may open with a word in title case.
    """
    place = items.part(items.location)
    if items.known_place or place is None:
        return False
    named = items.end == "dash" and _names_town(place)
    if not (context or named):
        return False
    if items.end == "line" or (language == "en" and style_of(items) == "title"):
        return False
    items.known_place = True
    if not is_dateline(items, language, line):
        return False
    if named:
        return True
    sure = items.end == "dash" or (items.end == "stop" and place.isupper())
    least = 0.5 if _STOP_AND_DASH.search(items.text[: items.stop]) else 1.0 if sure else 2.0
    languages = {language, guess_language(context)[0] or language}
    return any(speaks_of(place, context, tongue, least=least) for tongue in languages)


def _names_town(place: str) -> bool:
    """Whether capitals are the name of a town by their last word ("KETTLE LAKE")."""
    words = place.split()
    return place.isupper() and len(words) in (2, 3) and words[-1].casefold() in places().geographic


def _dateline(items: Items, published: dt.date | None, language: str, site: str) -> Dateline:
    place, printed = items.part(items.location), items.part(items.agency)
    agency = items.known_agency
    if agency is not None and printed:
        agency = agency_book().resolve(printed, language=language, place=place or "", site=site)
        agency = agency or (None if agency_book().is_shared(printed) else items.known_agency)
    day, date_raw = items.day, None
    if day is not None:
        date_raw = items.text[day.start : day.end]
        day = day.in_language(date_raw, language)
    return Dateline(
        raw=items.text[items.start : items.stop].rstrip(),
        location=place,
        agency=agency.name if agency else printed,
        agency_raw=printed,
        date=day.resolve(published) if day else None,
        date_raw=date_raw,
    )


@extractors.register("dateline", field="dateline")
def extract_dateline(document: Document) -> Iterator[Candidate[Dateline]]:
    """Datelines of lines that hold nothing else, then of the body's first paragraphs."""
    language = document.fields.get("language") or document.language
    read = partial(
        parse_dateline,
        published=document.fields.get("published"),
        language=language,
        site=str(document.fields.get("site") or ""),
    )
    for block in document.find(Role.DATELINE):
        if in_list_of_places(document, block):
            continue
        found = read(block.text, line=True)
        if found is None and _NO_PLACE.search(block.text):
            continue
        dateline = (
            found[0] if found else Dateline(raw=block.text, location=block.text.rstrip(" -–—:."))
        )
        yield Candidate(dateline, 0.9 if found else 0.6, (block,), note="alone on its line")
    for block in lines_before_text(document):
        if len(block.text.strip()) > _LONGEST_LINE:
            continue
        found = read(block.text, line=True)
        if found is not None and _is_whole_line(block):
            yield Candidate(found[0], 0.7, (block,), note="alone on a line before the text")
        elif is_lone_place(document, block) and not in_list_of_places(document, block):
            lone = Dateline(raw=block.text.strip(), location=block.text.strip(" -–—:."))
            yield Candidate(lone, 0.55, (block,), note="a place alone before the text")
    context = story_of(document)
    for rank, (block, near) in enumerate(openings(document)[:_MOST_OPENINGS]):
        found = read(block.text, context=context)
        marked = marked_place(block) if near and found is None else None
        if marked is not None:
            dateline = Dateline(raw=marked[0], location=marked[1])
            yield Candidate(dateline, 0.85, (block,), note="set apart by markup")
            return
        if found is None or (block.role not in _OPENED and not block.text[found[1] :].strip()):
            continue
        if (near or _is_strong(found[0])) and _may_open(block, found[0]):
            note = "opens the text" if rank == 0 else f"opens paragraph {rank + 1}"
            yield Candidate(found[0], 0.85 - 0.02 * rank, (block,), note=note)
            return


def _is_whole_line(block: Block) -> bool:
    """Whether a line before the text is a dateline; one with date or name must open with a place."""
    if is_lone_agency(block.text):
        return True
    if not looks_like_dateline_line(block.text):
        return False
    if block.role is not Role.BYLINE and block.role is not Role.TIMESTAMP:
        return True
    dense = read_dense(block.text.strip(), None)
    if dense is not None:  # "中央社／花蓮3日電"
        return dense[0].agency is not None and dense[0].raw.endswith(WIRED)
    readings = read_items(block.text.strip())
    items = readings[-1] if readings else Items("")
    if items.order == ["place", "date"]:
        return items.known_place and "," in block.text
    if items.order == ["place"]:  # "MONTEGO BAY, St James:"
        return items.end in ("dash", "colon") and style_of(items) == "capitals"
    if items.known_agency is None or items.day is None:  # "DENVER, Colo. (KDVR) -"
        located = items.known_place or items.region
        return items.enclosed and located and items.end == "dash" and style_of(items) == "capitals"
    return items.enclosed and items.known_place and items.end in ("dash", "stop")


def _may_open(block: Block, dateline: Dateline) -> bool:
    """Whether a dateline may stand in such a line: in what is no text only with its place."""
    return dateline.location is not None or block.role in _OPENED


_OPENED = (Role.BODY, Role.DECK)


def _is_strong(dateline: Dateline) -> bool:
    """Whether a dateline tells itself wherever it stands: a place with agency or day, "(CNN) --"."""
    if dateline.location is None:
        wired = dateline.raw.endswith(WIRED)
        return dateline.agency is not None and (wired or dateline.raw[0] in "(（[/")
    place, _, region = dateline.location.partition(", ")
    plain = place.isupper() and len(place) > 3
    # "Mombasa, Kenya – ..."
    located = (
        dateline.raw[-1] in _DASHES and places().is_place(place) and places().is_region(region)
    )
    return dateline.agency is not None or dateline.date is not None or plain or located
