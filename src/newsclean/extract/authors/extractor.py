"""Who wrote the story: from the byline, from lines by the headline, from the markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsclean.data.bylines import words as byline_words
from newsclean.data.places import places
from newsclean.document import Block, Candidate, Document
from newsclean.extract.authors.behind import people_behind_text
from newsclean.extract.authors.closing import closing_names
from newsclean.extract.authors.elsewhere import people_elsewhere
from newsclean.extract.authors.marked import (
    People,
    organizations_in_markup,
    others_in_markup,
    own_names,
    people_in_markup,
    site_names,
)
from newsclean.extract.authors.names_dense import cued_names
from newsclean.extract.authors.organizations import folded
from newsclean.extract.authors.owner import owners
from newsclean.extract.authors.persons import likeness, mean_likeness
from newsclean.extract.authors.shown import ALONE, organizations_on_page, people_on_page
from newsclean.extract.authors.signature import signatures
from newsclean.extract.dateline.reporters import reporters_of
from newsclean.models import Dateline, Person
from newsclean.plugins import extractors
from newsclean.settled import shared

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
# Markup that names the story's authors and nobody else's.
_COMPLETE = ("json-ld", "meta")
# An organisation stands in for people; whoever may be one goes before it.
_INSTEAD = 0.55
# Who signed the text goes before the desk that the byline names, but not before people in markup.
_SHOWN, _SIGNED = 0.5, 0.88
# Surer than the publication in the byline's place, or beside the date.
_FILED, _CLOSING = 0.76, 0.62
# Whose site it is wrote it, where nobody else is named.
_OWNER = 0.3
# Where markup calls the author by the owner's first name alone.
_CALLED = 0.46
# "BBC Sport", "KVLT Staff": the publication's initials, more than a name's two.
_INITIALS = re.compile(r"[A-Z]{3,5}\s(?=[^\W\d_]+[a-z])")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# How much less sure people are whose names markup has in another script than the page.
_OTHER_SCRIPT = 0.25
# A family name and a given name of one character each.
_SHORTEST_NAME = 2


@shared
def _people_in_markup(document: Document) -> dict[str, People]:
    return people_in_markup(document, own_names(document))


@shared
def _organizations_apart(document: Document) -> dict[str, People]:
    return organizations_in_markup(document, own_names(document), apart=True)


@extractors.register("authors-byline", field="authors", priority=1)
def authors_from_byline(document: Document) -> Iterator[Candidate[People]]:
    """People named in bylines, surer by the headline and where the markup names them too."""
    own = own_names(document)
    marked = _people_in_markup(document)
    beside = _organizations_apart(document)
    keys = {folded(person.name) for people in marked.values() for person in people}
    first = {folded(person.name) for person in next(iter(marked.values()), ())}
    shown = list(people_on_page(document, own))
    if not shown and document.layout != "html":
        shown = list(people_behind_text(document, own))
    shown = shown or list(people_elsewhere(document, own))
    for named in shown:
        people, sure, note = named.people, named.sure, named.note
        agreed = tuple(person for person in people if folded(person.name) in keys)
        if agreed:
            among_first = any(folded(person.name) in first for person in agreed)
            sure, note = sure + (0.2 if among_first else 0.05), f"{note}, as its markup says"
            # What else stands there must look like a name by itself.
            text = document.text
            people = tuple(
                p
                for p in people
                if p in agreed
                or (likeness(p.name, text) >= ALONE and not places().is_place(p.name))
            )
            people = _completed(people, marked, beside, own)
            people = tuple(p for p in people if not _is_pictures(p.name, named.blocks))
        people = _without_site(people, document)
        yield Candidate(people, min(0.99, sure), named.blocks, note=note)
    if not any(named.sure >= _SHOWN for named in shown):
        for people, block in signatures(document, own):
            sure = _SHOWN if marked else _SIGNED
            yield Candidate(people, sure, (block,), note="named in the signature of the text")
        closing = closing_names(document)
        if closing is not None:
            people = tuple(Person(name=name) for name in closing[0])
            yield Candidate(people, _CLOSING, (closing[1],), note="named where the text ends")
    dateline = document.fields.get("dateline")
    names = _reporters(dateline, document) if isinstance(dateline, Dateline) else []
    if names:
        people = tuple(Person(name=name) for name in names)
        yield Candidate(people, _FILED, (), note="named in the dateline")


def _reporters(dateline: Dateline, document: Document) -> list[str]:
    """Whom a dateline names besides the agency ("新华社西宁5月19日电（记者林知远、马春燕）")."""
    cued = cued_names(dateline.raw)
    names = cued if len(cued) > 1 else reporters_of(dateline, document)
    return [_without_place(name, dateline.location or "") for name in names]


def _without_place(name: str, place: str) -> str:
    """A name without the beginning of the place that follows it: "高筱珊台" before "台東"."""
    for size in range(len(place) if " " not in name else 0, 0, -1):
        if name.endswith(place[:size]) and len(name) - size >= _SHORTEST_NAME:
            return name[:-size]
    return name


def _completed(
    people: People, marked: dict[str, People], beside: dict[str, People], own: set[str]
) -> People:
    """A byline's people, and whom the markup names besides them; titles as the byline has them."""
    ours = {folded(person.name): person for person in people}
    for origin in _COMPLETE:
        others = marked.get(origin, ())
        if len(others) > len(ours) and ours.keys() <= {folded(person.name) for person in others}:
            people = tuple(ours.get(folded(person.name), person) for person in others)
            break
    return people + _foreign(beside.get("json-ld", ()), own)


def _is_pictures(name: str, byline: Iterable[Block]) -> bool:
    """Whether a byline says in brackets that somebody took the pictures: "Bo Li (photos)"."""
    behind = (b.text.partition(name)[2].lstrip() for b in byline if name in b.text)
    parts = (text[1:].partition(")")[0] for text in behind if text[:1] == "(")
    return any(not byline_words().pictures.isdisjoint(part.casefold().split()) for part in parts)


def _without_site(people: People, document: Document) -> People:
    """The people without the publication and its desks, where somebody else is named too.

    Alone, a name that the site bears may be a person's whose site it is.
    """
    names = site_names(document)
    site = {folded(name) for name in names}
    initials = {name.partition(" ")[0] for name in names if _INITIALS.match(name)}
    # Of a site's name one word may stand for it.
    words = {word for name in names for word in name.split()}
    others = tuple(
        p
        for p in people
        if folded(p.name) not in site
        and p.name not in words
        and p.name.partition(" ")[0] not in initials
        and not _is_of_site(p.name, words)
    )
    return others or people


def _is_of_site(name: str, words: set[str]) -> bool:
    """Whether a name is words of the site's and an abbreviation: "Maré Norte MA" on Portal Maré Norte."""
    other = [word for word in name.split() if word not in words]
    return len(name.split()) - len(other) > 1 and all(word.isupper() for word in other)


def _foreign(organized: People, own: set[str]) -> People:
    """The organisations that are neither the publication itself nor its desk."""
    known = {folded(name) for name in own}
    desks = byline_words().desks
    return tuple(
        one
        for one in organized
        if folded(one.name) not in known and one.name.casefold() not in desks
    )


@extractors.register("authors-metadata", field="authors")
def authors_from_metadata(document: Document) -> Iterator[Candidate[People]]:
    """People the markup names, one candidate an origin, with organisations declared beside them."""
    own = own_names(document)
    beside = _organizations_apart(document)
    for origin, people in _people_in_markup(document).items():
        sure = _TRUST.get(origin, 0.5) * (0.6 + 0.4 * mean_likeness(people, document.text))
        sure -= _OTHER_SCRIPT * _is_transcribed(people, document)
        if origin == "json-ld":
            people += _foreign(beside.get(origin, ()), own)
        yield Candidate(people, sure, (), note=f"named in {origin}")


def _is_transcribed(people: People, document: Document) -> bool:
    """Whether names are in Latin letters and the headline in none."""
    headline = str(document.fields.get("headline") or "")
    plain = any(map(str.isalpha, headline)) and not _LATIN.search(headline)
    return plain and all(_LATIN.search(person.name) for person in people)


@extractors.register("authors-organization", field="authors")
def organizations_as_authors(document: Document) -> Iterator[Candidate[People]]:
    """Agencies, desks and the publication where they stand in the byline or in markup as author."""
    own = own_names(document)
    marked = organizations_in_markup(document, own)
    declared = {folded(person.name) for people in marked.values() for person in people}
    for named in organizations_on_page(document, own):
        agreed = any(folded(person.name) in declared for person in named.people)
        note = named.note + (", as its markup says" if agreed else "")
        sure = named.sure + (0.1 if agreed else -0.05 if declared else 0.0)
        yield Candidate(named.people, sure, named.blocks, note=note)
    for origin, people in marked.items():
        sure = _INSTEAD * _TRUST.get(origin, 0.5)
        sure -= 0.0 if _foreign(people, own) else 0.06
        yield Candidate(people, sure, (), note=f"the organisation named in {origin}")
    for origin, people in others_in_markup(document).items():
        yield Candidate(people, 0.25, (), note=f"whatever {origin} names as the author")


@extractors.register("authors-owner", field="authors", priority=-1)
def owner_as_author(document: Document) -> Iterator[Candidate[People]]:
    """The person whose site it is, by its name, its address or its copyright; of HTML alone."""
    if document.layout != "html":
        return  # what is left of a page in a dump names too many others
    if any(origin in _COMPLETE for origin, _ in document.metadata.authors):
        return  # markup says who wrote it
    called = [value for origin, value in document.metadata.authors if origin == "twitter"]
    for owner in owners(document):
        sure = _CALLED if owner.name.split()[0] in called else _OWNER
        yield Candidate((Person(name=owner.name),), sure, owner.blocks, note=owner.note)
        return
