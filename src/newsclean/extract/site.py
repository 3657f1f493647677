"""The site's name and the page's own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from newsclean.address import host_of, joined
from newsclean.data.sections import company_forms
from newsclean.document import Candidate, Document
from newsclean.extract.titles import title_names
from newsclean.extract.titles.letters import fold, in_latin
from newsclean.plugins import extractors

_TRUST = {"opengraph": 0.9, "json-ld": 0.6, "meta": 0.5}
_LONGEST, _SHORTEST = 80, 3
# A host in the place of a name, and how much less it is trusted.
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,12}")
_DOMAIN = 0.55
_DOT = re.compile(r"\.[A-Za-z]{2,6}(?:\.[A-Za-z]{2})?")
_BESIDE = re.compile(r"\s[-–—|:]\s")
_CLAIM = re.compile(r"©|\([Cc]\)|[Cc]opyright")
# How many of the page's pictures may be its logo, and before which block.
_FIRST, _TOP = 4, 12


@extractors.register("url", field="url")
def extract_url(document: Document) -> Iterator[Candidate[str]]:
    """The canonical address where it is of the same site, else the one given."""
    given = document.source.url
    for origin, value in document.metadata.urls:
        address = joined(given or "", value) or ""
        if _is_page(address) and (given is None or host_of(given) == host_of(address)):
            yield Candidate(address, 0.9, (), note=f"the address in {origin}")
            break
    if given:
        yield Candidate(given, 0.8, (), note="given with the dump")


@extractors.register("site", field="site")
def extract_site(document: Document) -> Iterator[Candidate[str]]:
    """The site's name as markup has it, else as two places of the page share it."""
    printed = list(_printed(document))
    names = [value for _, value in (*document.metadata.sites, *document.metadata.publishers)]
    names += printed
    for origin, value in document.metadata.sites:
        if len(value) <= _LONGEST and "://" not in value:
            other = _is_written_out(value, names) or _is_lengthened(value, names)
            other = other or _is_capitalized(value, names) or _is_joined(value, names)
            sure = _TRUST.get(origin, 0.5) - _DOMAIN * other
            yield Candidate(value, sure, (), note=f"the site's name in {origin}")
    for origin, value in document.metadata.publishers:
        if len(value) <= _LONGEST and "://" not in value:
            sure = 0.7 - _DOMAIN * _is_lengthened(value, names)
            yield Candidate(value, sure, (), note=f"the publisher in {origin}")
    for name in printed:
        yield Candidate(name, 0.4, (), note="printed on the page more than once")
    host = host_of(document.fields.get("url") or document.source.url)
    if host:
        yield Candidate(host, 0.3, (), note="the host of its address")


def _is_written_out(host: str, names: list[str]) -> bool:
    """Whether a name is a host ("portecho.example") and another is the same in words."""
    if not _HOST.fullmatch(host):
        return False
    labels = {fold(label) for label in host.split(".")[:-1]} - {""}
    written = (name for name in names if not _HOST.fullmatch(name))
    return any(
        not labels.isdisjoint(_spellings(name) | _spellings(name.partition(" ")[2]))
        for name in written
    )


def _is_lengthened(name: str, names: list[str]) -> bool:
    """Whether a name is another with the form of the company behind it, or the end of its address."""
    shorter = (other for other in names if len(other) < len(name) and name.startswith(other))
    return any(_is_form(name[len(other) :]) for other in shorter)


def _is_joined(name: str, names: list[str]) -> bool:
    """Whether a name is another with something beside it ("LK - Lahn-Kurier")."""
    parts = _BESIDE.split(name)
    return len(parts) > 1 and not set(parts).isdisjoint(names)


def _is_capitalized(name: str, names: list[str]) -> bool:
    """Whether another name is the same with capitals as names have them ("the Courier", "THE COURIER")."""
    if not (name[:1].islower() or (name.isupper() and " " in name)):
        return False
    alike = (other for other in names if other.casefold() == name.casefold())
    return any(other[:1].isupper() and not other.isupper() for other in alike)


def _is_form(end: str) -> bool:
    """Whether an end of a name says what the company is ("GmbH & Co. KG") or where it is found (".fr")."""
    if _DOT.fullmatch(end):
        return True
    words = [word.rstrip(".,").casefold() for word in end.lstrip(",").split()]
    return end[:1] in " ," and all(word in company_forms() or word == "&" for word in words)


def _spellings(name: str) -> set[str]:
    """A name without blanks and marks, as it is and in the letters of addresses."""
    return {fold(name), *("".join(words) for words in in_latin(name))}


def _printed(document: Document) -> Iterator[str]:
    """Parts of the tab title, and logos, that another of them, a copyright line or the host has too."""
    if document.layout != "html":
        return
    host = fold(host_of(document.source.url))
    claims = [block.text.casefold() for block in document.blocks if _CLAIM.search(block.text)]
    title = (document.metadata.title or "").casefold()
    logos = [
        picture.alt
        for picture in document.pictures[:_FIRST]
        if picture.alt and picture.position <= _TOP
    ]
    parts = sorted(title_names(document), key=lambda part: (len(part), title.find(part.casefold())))
    for name, others in (
        *((part, claims) for part in parts),
        *((x, (*claims, title)) for x in logos),
    ):
        key = fold(name)
        shared = any(name.casefold() in text for text in others) or (key and key in host)
        shared = shared or (name in parts and key in map(fold, logos))
        if shared and _SHORTEST <= len(name) <= _LONGEST:
            yield name


def _is_page(address: str) -> bool:
    """Whether the address is of a page and not of the site's front."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and len(parts.path + parts.query) > 1
    )
