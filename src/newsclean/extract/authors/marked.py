"""Whom the markup names as authors: people and organisations, by where they are named."""

from __future__ import annotations

import re

from newsclean.address import host_of
from newsclean.data.bylines import words
from newsclean.data.names import is_known_name, is_surely_name
from newsclean.document import Document
from newsclean.extract.authors.names import parse_people
from newsclean.extract.authors.organizations import folded, organizations
from newsclean.extract.authors.persons import likeness
from newsclean.extract.titles import title_names
from newsclean.models import Person, Role
from newsclean.settled import shared

People = tuple[Person, ...]
# Below this a name is left out: the page's own words are made of it.
LEAST = 0.3
# "Ruiz, Ana B.", as libraries and journals write names.
_LAST_FIRST = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)?)")
_ACCOUNT = re.compile(r"[@_\d-]")
_SHORT_LABEL = 3
_LONGEST = 60
# Markup that names nothing but authors.
_DECLARING = ("json-ld", "meta", "microdata", "dublin core")


def people_in_markup(document: Document, exclude: set[str]) -> dict[str, People]:
    """The people that markup names, by origin, without the site and its desks."""
    by_origin: dict[str, dict[str, Person]] = {}
    for origin, value in document.metadata.authors:
        if not _is_value(value) or is_account(value):
            continue
        turned = _LAST_FIRST.fullmatch(value)
        if turned and not organizations(value, exclude):
            value = f"{turned[2]} {turned[1]}"
        for person in parse_people(value, exclude=exclude):
            if likeness(person.name, document.text) >= LEAST:
                by_origin.setdefault(origin, {}).setdefault(folded(person.name), person)
    for origin, value in document.metadata.organizations:
        if is_surely_name(value) and value not in exclude:  # declared to be what it is not
            by_origin.setdefault(origin, {}).setdefault(folded(value), Person(name=value))
    return {origin: tuple(people.values()) for origin, people in by_origin.items()}


def organizations_in_markup(
    document: Document, own: set[str], *, apart: bool = False
) -> dict[str, People]:
    """The organisations that markup names as authors, by origin; those ``apart`` stand by
    themselves and not behind a person they belong to ("Ana Ruiz, Associated Press")."""
    by_origin: dict[str, dict[str, Person]] = {}
    for origin, value in document.metadata.organizations:
        if _is_value(value) and len(value) <= _LONGEST and not is_surely_name(value):
            by_origin.setdefault(origin, {}).setdefault(folded(value), _organization(value))
    for origin, value in document.metadata.authors:
        if _is_value(value) and not (apart and parse_people(value, exclude=own)):
            for name in organizations(value, own):
                by_origin.setdefault(origin, {}).setdefault(folded(name), _organization(name))
    return {origin: tuple(found.values()) for origin, found in by_origin.items()}


def others_in_markup(document: Document) -> dict[str, People]:
    """Names in markup that are like neither a person's nor an organisation's, by origin."""
    by_origin: dict[str, People] = {}
    for origin, value in document.metadata.authors:
        if origin in _DECLARING and _is_value(value) and len(value) <= _LONGEST:
            if is_account(value):
                continue
            handle = value.islower() and " " not in value
            one = Person(name=value) if handle else _organization(value)
            by_origin.setdefault(origin, (one,))
    return by_origin


def is_account(value: str) -> bool:
    """Whether an author is whoever keeps the pages: "admin", "webmaster@echo.example", "editor3".

    >>> is_account("Admin"), is_account("Super User"), is_account("Ana Admin"), is_account("editor3")
    (True, True, False, True)
    """
    account = value.casefold()
    if account in words().accounts:
        return True
    name, *rest = _ACCOUNT.split(account, maxsplit=1)
    kept = name in words().accounts or (bool(rest) and name in words().roles | words().collectives)
    return " " not in value and kept


def _organization(name: str) -> Person:
    return Person(name=name, kind="organization")


def _is_value(value: str) -> bool:
    """Whether an author in markup is a name and no address, handle or number."""
    return not (
        "://" in value
        or ("/" in value and " " not in value)
        or value.startswith("@")
        or not any(map(str.isalpha, value))
    )


@shared
def site_names(document: Document) -> set[str]:
    """Names of the site and its publisher."""
    metadata = document.metadata
    names = {value for _, value in (*metadata.sites, *metadata.publishers)}
    if document.fields.get("site"):
        names.add(document.fields["site"])
    host = host_of(document.source.url)
    names |= {host, *(label for label in host.split(".")[:-1] if len(label) > _SHORT_LABEL)}
    return {name for name in names | title_names(document) if name}


@shared
def own_names(document: Document) -> set[str]:
    """Names of the site and its publisher, but for a person's own site."""
    metadata = document.metadata
    names = site_names(document)
    given = {value.casefold() for _, value in metadata.authors}
    shown = "\n".join(block.text for block in document.find(Role.BYLINE)[:8]).casefold()
    own = {n for n in names if n.casefold() in given or n.casefold() in shown}
    return names - {name for name in own if _may_be_person(name)}


def _may_be_person(name: str) -> bool:
    """Whether the site's own name may be a person's: two or three words, the first a known name."""
    parts = name.split()
    return 2 <= len(parts) <= 3 and is_known_name(parts[0]) and all(p[0].isupper() for p in parts)
