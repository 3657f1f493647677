"""The site's name and the page's own address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from newsclean.address import host_of, joined
from newsclean.document import Candidate, Document
from newsclean.plugins import extractors


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
    """The site's name as markup has it."""
    trust = {"opengraph": 0.9, "json-ld": 0.6, "meta": 0.5}
    for origin, value in document.metadata.sites:
        if len(value) <= 80 and "://" not in value:
            yield Candidate(value, trust.get(origin, 0.5), (), note=f"the site's name in {origin}")
    for origin, value in document.metadata.publishers:
        if len(value) <= 80 and "://" not in value:
            yield Candidate(value, 0.7, (), note=f"the publisher in {origin}")
    host = host_of(document.fields.get("url") or document.source.url)
    if host:
        yield Candidate(host, 0.3, (), note="the host of its address")


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
