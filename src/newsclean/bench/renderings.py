"""Text renderings of HTML pages, as scrapers make them; each from a library, where installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from newsclean.read.decode import decode

Renderer = Callable[[bytes], str]


def _html_text(html: bytes) -> str:
    import html_text

    text: str = html_text.extract_text(decode(html))
    return text


def _inscriptis(html: bytes) -> str:
    from inscriptis import get_text

    text: str = get_text(decode(html))
    return text


def _html2text(html: bytes) -> str:
    import html2text

    maker = html2text.HTML2Text()
    maker.body_width = 0
    text: str = maker.handle(decode(html))
    return text


def _soup(html: bytes, separator: str) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(decode(html), "lxml")
    for element in soup(["script", "style", "noscript", "template"]):
        element.decompose()
    return soup.get_text(separator, strip=True)


_RENDERERS: dict[str, tuple[str, Renderer]] = {
    "html-text": ("html_text", _html_text),
    "inscriptis": ("inscriptis", _inscriptis),
    "markdown": ("html2text", _html2text),
    "lines": ("bs4", lambda html: _soup(html, "\n")),
    "one-line": ("bs4", lambda html: _soup(html, " ")),
    "glued": ("bs4", lambda html: _soup(html, "")),
}


def renderers() -> dict[str, Renderer]:
    """The renderings that can be made here, by name."""
    return {name: make for name, (module, make) in _RENDERERS.items() if find_spec(module)}
