"""The people who wrote the story: from the byline, from lines by the headline, from the markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsclean.data.names import is_known_name
from newsclean.document import Block, Candidate, Document
from newsclean.extract.byline import byline_groups
from newsclean.extract.dateline_cjk import reporter_of
from newsclean.extract.dateparse import find_dates
from newsclean.extract.headline import title_names
from newsclean.extract.names import announces, parse_people
from newsclean.extract.persons import is_surely_name, likeness, mean_likeness
from newsclean.models import Dateline, Person, Role
from newsclean.plugins import extractors

_DIGIT = re.compile(r"\d")
# "Ana Ruiz is a reporter ...", "Ana Ruiz (aka ...)", "About Ana Ruiz".
_BEFORE_BIO = re.compile(r"\s(?:is|was|has|ist|est|es|é|è|covers|writes|joined)\s|\s[(@|]|,")
_WRITTEN = re.compile(r"(?:written|posted|contributed) by\s", re.IGNORECASE)
People = tuple[Person, ...]
_TRUST = {
    "json-ld": 0.84,
    "microdata": 0.72,
    "link": 0.68,
    "meta": 0.72,
    "rdfa": 0.65,
    "dublin core": 0.6,
    "opengraph": 0.62,
    "twitter": 0.55,
}
# How far from the headline a byline is expected, in blocks.
_NEAR = 12
_SHORT = 120
_SHORT_LABEL = 3
_LEAST = 0.3
_ALONE = 0.7
# Below this, what a byline names is rather a button than a person.
_SUREST_NONSENSE = 0.66


@dataclass(frozen=True, slots=True)
class _Named:
    """People named in one place, how sure, and what supports it."""

    people: People
    sure: float
    blocks: tuple[Block, ...]
    note: str


@extractors.register("authors-byline", field="authors", priority=1)
def authors_from_byline(document: Document) -> Iterator[Candidate[People]]:
    """People named in bylines, surer by the headline and where the markup names them too."""
    marked = _by_origin(document)
    keys = {_key(person.name) for people in marked.values() for person in people}
    for named in _on_page(document, _not_people(document)):
        people, sure, note = named.people, named.sure, named.note
        agreed = tuple(person for person in people if _key(person.name) in keys)
        if agreed:
            sure, note = sure + 0.2, f"{note}, as its markup says"
            # What else stands there must look like a name by itself.
            text = document.text
            people = tuple(p for p in people if p in agreed or likeness(p.name, text) >= _ALONE)
            people = _completed(people, marked)
        yield Candidate(people, min(0.99, sure), named.blocks, note=note)
    dateline = document.fields.get("dateline")
    reporter = reporter_of(dateline.raw) if isinstance(dateline, Dateline) else None
    if reporter:
        yield Candidate((Person(name=reporter),), 0.7, (), note="named in the dateline")


def _on_page(document: Document, exclude: set[str]) -> Iterator[_Named]:
    found = [*_in_bylines(document, exclude), *_beside_dates(document, exclude)]
    if not found:
        found = [*_by_headline(document, exclude), *_in_bios(document, exclude)]
    yield from found


def _in_bylines(document: Document, exclude: set[str]) -> Iterator[_Named]:
    """What each byline names: one that begins as bylines do is surest, then one by the headline."""
    near = {id(block) for block in _head(document)}
    rank = 0
    for group in byline_groups(document)[:8]:
        lines = "\n".join(map(_lines, group))
        people = _likely(parse_people(lines, exclude=exclude), document)
        sure = 0.3 + 0.3 * mean_likeness(people, document.text)
        sure += 0.25 * max(block.confidence for block in group)
        sure += 0.08 * any(id(block) in near for block in group)
        sure += 0.06 * (announces(lines))
        if people and sure >= _SUREST_NONSENSE:
            yield _Named(people, sure - 0.06 * rank, tuple(group), "named in the byline")
            rank += 1


def _beside_dates(document: Document, exclude: set[str]) -> Iterator[_Named]:
    """What the first line with a date names besides it."""
    for block in document.find(Role.TIMESTAMP)[:12]:
        text = block.text
        if len(text) >= 160 or not _DIGIT.search(text):
            continue
        for printed in reversed(find_dates(text)):
            text = f"{text[: printed.start]} | {text[printed.end :]}"
        line = text.strip(" |/·•-–—,")
        one = line.isalpha() and line.istitle() and is_known_name(line)
        people = _likely(parse_people(line, alone=one, exclude=exclude), document)
        if people:
            yield _Named(people, 0.65, (block,), "named beside the date")
            return


def _in_bios(document: Document, exclude: set[str]) -> Iterator[_Named]:
    """Whom the first lines about the author name: alone, or before "is"."""
    for block in document.find(Role.BIO)[:3]:
        written = _WRITTEN.search(block.text[:_SHORT])
        name = block.text[written.end() if written else 0 :][:_SHORT]
        name = _BEFORE_BIO.split(name, maxsplit=1)[0].strip()
        people = _likely(parse_people(name, exclude=exclude), document) if name else ()
        whole = len(people) == 1 and " " in people[0].name
        if whole and likeness(people[0].name, document.text) >= _ALONE:
            yield _Named(people, 0.45, (block,), "named in the lines about the author")
            return


def _by_headline(document: Document, exclude: set[str]) -> Iterator[_Named]:
    """What short lines by the headline name that begin with "By", or are but a name."""
    beside = _beside_marks(document)
    for block in _head(document):
        if block.role in _ELSEWHERE or len(block.text) > _SHORT:
            continue
        announced = announces(block.text)
        if announced or is_surely_name(block.text) or id(block) in beside:
            people = _likely(parse_people(block.text, exclude=exclude), document)
            sure = announced or mean_likeness(people, document.text) == 1.0
            if people and sure and (announced or people[0].name == block.text.strip()):
                yield _Named(people, 0.5 if announced else 0.4, (block,), "named by the headline")
                return


def _beside_marks(document: Document) -> set[int]:
    """Blocks next to a headline, a date or a byline, where names stand."""
    blocks = document.blocks
    marks = (Role.HEADLINE, Role.TIMESTAMP, Role.BYLINE)
    at = [number for number, block in enumerate(blocks) if block.role in marks][:12]
    return {id(block) for number in at for block in blocks[max(0, number - 1) : number + 2]}


_ELSEWHERE = frozenset((Role.BYLINE, Role.HEADLINE, Role.BODY, Role.RELATED, Role.PAGE_TITLE))


def _likely(people: list[Person], document: Document) -> People:
    """Those that could be people; what the page's own words are made of is left out."""
    return tuple(p for p in people if likeness(p.name, document.text) >= _LEAST)


def _completed(people: People, marked: dict[str, People]) -> People:
    """A byline's people, and those the markup names besides them; titles as the byline has them."""
    ours = {_key(person.name): person for person in people}
    for origin in _COMPLETE:
        others = marked.get(origin, ())
        if len(others) > len(ours) and ours.keys() <= {_key(person.name) for person in others}:
            return tuple(ours.get(_key(person.name), person) for person in others)
    return people


# Markup that names the story's authors and nobody else's.
_COMPLETE = ("json-ld", "meta")


def _head(document: Document) -> list[Block]:
    """The blocks around the headline, short of the text."""
    blocks = document.blocks
    at = next((number for number, block in enumerate(blocks) if block.role is Role.HEADLINE), 0)
    return blocks[max(0, at - 4) : at + _NEAR]


def _lines(block: Block) -> str:
    """The text of a block, its links on lines of their own: names side by side stay apart."""
    if len(block.anchors) < 2:
        return block.text
    parts: list[str] = []
    position = 0
    for anchor in block.anchors:
        parts += [block.text[position : anchor.start], block.text[anchor.start : anchor.end]]
        position = anchor.end
    return "\n".join((*parts, block.text[position:]))


@extractors.register("authors-metadata", field="authors")
def authors_from_metadata(document: Document) -> Iterator[Candidate[People]]:
    """People the markup names, one candidate an origin, without the site and its desks."""
    for origin, people in _by_origin(document).items():
        sure = _TRUST.get(origin, 0.5) * (0.6 + 0.4 * mean_likeness(people, document.text))
        yield Candidate(people, sure, (), note=f"named in {origin}")


def _by_origin(document: Document) -> dict[str, People]:
    exclude = _not_people(document)
    by_origin: dict[str, dict[str, Person]] = {}
    for origin, value in document.metadata.authors:
        if "://" in value or ("/" in value and " " not in value) or value.startswith("@"):
            continue
        for person in parse_people(value, exclude=exclude):
            if likeness(person.name, document.text) >= _LEAST:
                by_origin.setdefault(origin, {}).setdefault(_key(person.name), person)
    return {origin: tuple(people.values()) for origin, people in by_origin.items()}


def _key(name: str) -> str:
    return re.sub(r"\W", "", name.casefold())


def _host(document: Document) -> str:
    try:
        return (urlsplit(document.source.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _not_people(document: Document) -> set[str]:
    """Names of the site and its publisher, but for a person's own site."""
    metadata = document.metadata
    names = {value for _, value in (*metadata.sites, *metadata.publishers)}
    if document.fields.get("site"):
        names.add(document.fields["site"])
    host = _host(document)
    names |= {host, *(label for label in host.split(".")[:-1] if len(label) > _SHORT_LABEL)}
    names |= title_names(document)
    given = {value.casefold() for _, value in metadata.authors}
    shown = "\n".join(block.text for block in document.find(Role.BYLINE)[:8]).casefold()
    own = {n for n in names if n and (n.casefold() in given or n.casefold() in shown)}
    return {name for name in names if name} - {name for name in own if _may_be_person(name)}


def _may_be_person(name: str) -> bool:
    """Whether the site's own name may be a person's: two or three words, the first a known name."""
    parts = name.split()
    return 2 <= len(parts) <= 3 and is_known_name(parts[0]) and all(p[0].isupper() for p in parts)
