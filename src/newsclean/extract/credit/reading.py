"""Reads one line: the credits it holds, by whichever form it takes, or none."""

from __future__ import annotations

import re

from newsclean.data.agencies import Agency, agency_book
from newsclean.extract.credit.forms import by_author, by_company, by_copyright, by_cue, by_name
from newsclean.extract.credit.phrases import by_phrase
from newsclean.extract.credit.words import EDGES, is_picture, is_reporting, words
from newsclean.models import Credit

# A credit is a line; of longer texts only opening and end are read.
LONGEST = 400
_STRICT = 300
_LONGEST_CODE = 4


def parse_credits(
    text: str, *, agency: Agency | None = None, site: str = "", language: str = ""
) -> list[Credit]:
    """The organisations a line credits with the text, none where it credits none.

    ``agency`` is the dateline's: "(Reporting by A; editing by B)" is its line. ``site`` is the
    publication's name or domain, whose own copyright line is no credit; it and the ``language``
    tell agencies of the same initials apart.

    >>> [(c.source, c.source_raw, c.raw) for c in parse_credits("© KYODO")]
    [('Kyodo News', 'KYODO', '© KYODO')]
    >>> parse_credits("Photo: Reuters")
    []
    """
    line = " ".join(text.split())
    if not line or len(line) > LONGEST or is_picture(line):
        return []
    for read in (by_owner, by_cue, by_phrase, by_name, by_company, by_author):
        names = read(line)
        if names:
            return credits_of(line, named(names), site=site, language=language)
    if agency is not None and is_reporting(line):
        return [Credit(source=agency.name, source_raw=agency.name, raw=line)]
    return []


def named(names: list[str]) -> list[str]:
    """Those that name somebody: "Source: agencies" credits nobody."""
    return [name for name in names if name.casefold() not in words().nameless]


def by_owner(line: str) -> list[str]:
    """Read whose a text is and who supplied it: "© 2024 The Guardian. Distributed by X"."""
    owners = by_copyright(line)
    return owners + by_phrase(line) if owners else []


def is_credit_line(text: str) -> bool:
    """Whether a line alone says whom the text comes from.

    >>> is_credit_line("(With inputs from PTI)"), is_credit_line("Photo: AP")
    (True, False)
    """
    line = " ".join(text.split())
    if not 2 <= len(line) <= _STRICT or is_picture(line):
        return False
    named = by_name(line)
    if named:
        return all(map(is_agency_or_wire, named)) and not agency_book().is_ambiguous(
            line.strip(EDGES)
        )
    owners = by_copyright(line)
    if owners:
        return all(map(is_agency_or_wire, owners))
    reports = is_reporting(line) and (line[0] == "(" or "diting by" in line)
    return reports or bool(parse_credits(line))


def credits_of(raw: str, names: list[str], *, site: str = "", language: str = "") -> list[Credit]:
    """Credits for names as printed, each organisation once; neither the site's own name nor an address is one."""
    found: dict[str, Credit] = {}
    language = language or _language_of(names)
    for name in names:
        agency = agency_book().resolve(name, language=language, site=site)
        if agency is None and not agency_book().is_shared(name):
            agency = agency_of(name)
        if agency is None and name.islower():  # initials as the agency's people write them
            agency = agency_book().get(name.upper()) if len(name) <= _LONGEST_CODE else None
        source = agency.name if agency else name
        if "://" not in name and not (site and _same(site, source, name)):
            found.setdefault(source.casefold(), Credit(source=source, source_raw=name, raw=raw))
    return list(found.values())


def _language_of(names: list[str]) -> str:
    """The language of a list by its known agencies: "APA/sda/dpa" is a German one."""
    agencies = (agency_book().resolve(name) for name in names) if len(names) > 1 else ()
    return next((agency.languages[0] for agency in agencies if agency is not None), "")


def _same(site: str, *names: str) -> bool:
    """Whether a name is the site's own."""
    plain = re.sub(r"\W|the", "", site.casefold())
    return any(plain == re.sub(r"\W|the", "", name.casefold()) for name in names)


def agency_of(name: str) -> Agency | None:
    """The agency of a name, which an edition's language or country may follow ("BBC Swahili")."""
    found = agency_book().get(name)
    edition = words().edition.search(name) if found is None else None
    if edition is None or edition.end() < len(name):
        return found
    return agency_book().get(name[: edition.start()])


def is_agency_or_wire(name: str) -> bool:
    """Whether a name is one of an organisation that supplies others with texts."""
    agency = agency_of(name)
    return agency is not None and agency.kind != "outlet"


def is_agency(name: str) -> bool:
    """Whether a name is a news agency's."""
    agency = agency_of(name)
    return agency is not None and agency.kind == "agency"


def known(credits: list[Credit]) -> list[Credit]:
    """The credits of organisations that the book lists."""
    return [credit for credit in credits if agency_book().get(credit.source) is not None]


def first_sentence(text: str) -> str:
    """The text up to the end of its first sentence, where that is near."""
    stop = text.find(". ", 20, 200)
    return text[: stop + 1] if stop > 0 else text
