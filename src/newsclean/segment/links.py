"""Addresses on a page, made absolute."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

_SCRIPTS = ("javascript:", "data:", "vbscript:")


class Base:
    """What the links of a page start from: its ``<base href>``, else its own address.

    >>> base = Base("https://news.example/world/a.html")
    >>> base.join("/sport"), base.join("b.html"), base.join("javascript:void(0)")
    ('https://news.example/sport', 'https://news.example/world/b.html', None)
    """

    def __init__(self, url: str | None, declared: str | None = None) -> None:
        self.url = url or ""
        self._scheme = self._origin = ""
        try:
            if declared:
                self.url = urljoin(self.url, declared.strip())
            parts = urlsplit(self.url)
        except ValueError:
            return
        if parts.scheme and parts.netloc:
            self._scheme = f"{parts.scheme}:"
            self._origin = f"{parts.scheme}://{parts.netloc}"

    def join(self, address: str) -> str | None:
        """The absolute address, as written where the page's own is unknown; None for scripts."""
        address = address.strip()
        if address.startswith(("https://", "http://")):
            return address
        if "\n" in address or "\t" in address or "\r" in address:
            address = "".join(address.split())
        if address[:11].lower().startswith(_SCRIPTS):
            return None
        if not self._origin or not address:
            return address or None
        # Most links need no more than this; urljoin costs twenty times as much.
        if address.startswith("//"):
            return self._scheme + address
        if address[0] == "/" and "/." not in address:
            return self._origin + address
        try:
            return urljoin(self.url, address)
        except ValueError:
            return address
