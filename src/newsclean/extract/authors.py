"""The people who wrote the story: from the byline, from lines of the date, from the markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from newsclean.document import Block, Candidate, Document
from newsclean.extract.byline import byline_groups
from newsclean.extract.dateline_cjk import reporter_of
from newsclean.extract.names import parse_people
from newsclean.models import Dateline, Person, Role
from newsclean.plugins import extractors

_DIGIT = re.compile(r"\d")
People = tuple[Person, ...]
_TRUST = {
    "json-ld": 0.8,
    "microdata": 0.7,
    "link": 0.65,
    "meta": 0.6,
    "opengraph": 0.5,
    "twitter": 0.4,
}


@extractors.register("authors-byline", field="authors", priority=1)
def authors_from_byline(document: Document) -> Iterator[Candidate[People]]:
    """People named in the byline, or else in the line of the date, or else in the dateline."""
    exclude = _not_people(document)
    people, blocks = _from_groups(byline_groups(document), exclude)
    if people:
        yield Candidate(people, 0.9, blocks, "authors-byline", "named in the byline")
        return
    for block in document.find(Role.TIMESTAMP):
        if len(block.text) < 160 and _DIGIT.search(block.text):
            people = tuple(parse_people(block.text, alone=False, exclude=exclude))
            if people:
                yield Candidate(people, 0.7, (block,), "authors-byline", "named beside the date")
                return
    dateline = document.fields.get("dateline")
    reporter = reporter_of(dateline.raw) if isinstance(dateline, Dateline) else None
    if reporter:
        yield Candidate(
            (Person(name=reporter),), 0.7, (), "authors-byline", "named in the dateline"
        )


def _from_groups(groups: list[list[Block]], exclude: set[str]) -> tuple[People, tuple[Block, ...]]:
    """The people of the first byline that names any; a line alone is read by itself."""
    for group in groups:
        people = parse_people("\n".join(map(_lines, group)), exclude=exclude)
        if people:
            return tuple(people), tuple(group)
    return (), ()


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
    exclude = _not_people(document)
    by_origin: dict[str, dict[str, Person]] = {}
    for origin, value in document.metadata.authors:
        if "://" in value or ("/" in value and " " not in value):
            continue
        for person in parse_people(value, exclude=exclude):
            by_origin.setdefault(origin, {}).setdefault(person.name.casefold(), person)
    for origin, people in by_origin.items():
        trust = _TRUST.get(origin, 0.5)
        yield Candidate(tuple(people.values()), trust, (), "authors-metadata", f"named in {origin}")


def _not_people(document: Document) -> set[str]:
    """Names of the site and its publisher."""
    metadata = document.metadata
    names = {value for _, value in (*metadata.sites, *metadata.publishers)}
    if document.fields.get("site"):
        names.add(document.fields["site"])
    if document.source.url:
        names.add((urlsplit(document.source.url).hostname or "").removeprefix("www."))
    return {name for name in names if name}
