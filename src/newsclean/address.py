"""Addresses as names of sites."""

from __future__ import annotations

from urllib.parse import urlsplit

_PREFIXES = ("www.", "m.", "amp.")


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
