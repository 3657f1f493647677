"""Addresses: joined to that of their page, and as names of sites."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_PREFIXES = ("www.", "m.", "amp.")
# An absolute address of ordinary make, to which `urljoin` adds nothing.
_WHOLE = re.compile(
    r"https?://[\w.:@-]+(?:/[\w./~%:@&=+,$!*'()-]*)?(?:\?[\w./~%:@&=+,$!*'()-]+)?", re.ASCII
)


def joined(base: str, address: str) -> str | None:
    """An address as written on a page, made absolute by that of the page; None for one that can't be.

    >>> page = "https://echo.example/world/"
    >>> joined(page, "rain.html"), joined(page, "http://[")
    ('https://echo.example/world/rain.html', None)
    """
    if _WHOLE.fullmatch(address):
        return address  # nearly all are, and urljoin takes thirty times as long
    try:
        return urljoin(base, address) or None
    except ValueError:
        return None


def host_of(url: str | None) -> str:
    """The host of an address without the prefixes that mean the same site; "" where there is none.

    >>> host_of("https://www.Daily.example/a"), host_of("no address")
    ('daily.example', '')
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    for prefix in _PREFIXES:
        host = host.removeprefix(prefix)
    return host


def path_of(url: str | None) -> list[str]:
    """The parts of an address's path; none where it has none or can't be read.

    >>> path_of("https://echo.example/tag/rain?page=2"), path_of("http://[")
    (['tag', 'rain'], [])
    """
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return []
    return [part for part in path.split("/") if part]


def query_of(url: str | None) -> frozenset[str]:
    """The names in an address's query; none where it has none or can't be read.

    >>> sorted(query_of("/blog?author=57b5&page=2")), query_of("http://[?author=1")
    (['author', 'page'], frozenset())
    """
    try:
        query = urlsplit(url or "").query
    except ValueError:
        return frozenset()
    return frozenset(part.partition("=")[0] for part in query.split("&") if part)
