"""newsclean and its peers behind one face: a page in, body and fields out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any

import newsclean
from newsclean.document import Labeller
from newsclean.read.decode import decode


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a system says of a page; None where it has no opinion."""

    body: str = ""
    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    rejected: str | None = None
    # Those of the authors that are people; None of a system that does not tell.
    persons: tuple[str, ...] | None = None


System = Callable[[bytes, str | None], Prediction]


def clean(
    source: bytes | str, url: str | None, labeller: str | Labeller | None = None
) -> Prediction:
    """newsclean on one dump."""
    cleaner = newsclean.Cleaner(labeller=labeller) if labeller else newsclean.Cleaner()
    try:
        article = cleaner.clean(source, url)
    except newsclean.NoArticle as none:
        return Prediction(rejected=str(none.reason), persons=())
    day = article.published
    return Prediction(
        body=article.to_text(dateline=True),
        headline=article.headline,
        authors=tuple(person.name for person in article.authors),
        persons=tuple(person.name for person in article.authors if person.kind == "person"),
        published=day.isoformat()[:10] if day else None,
    )


def _trafilatura(html: bytes, url: str | None) -> Prediction:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        html, url=url, with_metadata=True, include_comments=False, include_tables=True
    )
    if found is None:
        return Prediction()
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Prediction(found.text or "", found.title, authors, found.date)


def _trafilatura_mode(html: bytes, url: str | None, **mode: Any) -> Prediction:
    from trafilatura import extract

    return Prediction(extract(html, url=url, include_comments=False, **mode) or "")


def _readability(html: bytes, url: str | None) -> Prediction:
    from lxml.html import fromstring
    from readability import Document as Readable

    page = Readable(decode(html), url=url)
    text = "\n".join(map(str, fromstring(page.summary() or "<p></p>").itertext()))
    return Prediction(text, page.short_title())


def _newspaper(html: bytes, url: str | None) -> Prediction:
    from newspaper import Article as NewspaperArticle

    page = NewspaperArticle(url or "https://example.org/a", fetch_images=False)
    page.download(input_html=decode(html))
    page.parse()
    day = page.publish_date
    return Prediction(
        page.text or "", page.title, tuple(page.authors), day.isoformat()[:10] if day else None
    )


def _resiliparse(html: bytes, url: str | None) -> Prediction:
    from resiliparse.extract.html2text import extract_plain_text

    return Prediction(extract_plain_text(decode(html), main_content=True))


def _goose(html: bytes, url: str | None) -> Prediction:
    from goose3 import Goose

    page = Goose({"enable_image_fetching": False}).extract(url=url, raw_html=decode(html))
    day = page.publish_datetime_utc
    return Prediction(
        page.cleaned_text or "",
        page.title,
        # Lists in the list where markup has them.
        tuple(name for name in page.authors or () if isinstance(name, str)),
        day.isoformat()[:10] if day else None,
    )


def _justext(html: bytes, url: str | None) -> Prediction:
    from justext import get_stoplist, justext

    # English as in its documentation; it has to be told the language of a page.
    paragraphs = justext(html, get_stoplist("English"))
    return Prediction("\n".join(p.text for p in paragraphs if not p.is_boilerplate))


def _boilerpy(html: bytes, url: str | None) -> Prediction:
    from boilerpy3.extractors import ArticleExtractor

    page = ArticleExtractor(raise_on_failure=False).get_doc(decode(html))
    return Prediction(page.content or "", page.title)


_PEERS: dict[str, tuple[str, str, System]] = {
    "trafilatura": ("trafilatura", "trafilatura", _trafilatura),
    "trafilatura (body only)": ("trafilatura", "trafilatura", _trafilatura_mode),
    "trafilatura (body only, fast)": (
        "trafilatura",
        "trafilatura",
        partial(_trafilatura_mode, fast=True),
    ),
    "trafilatura (body only, precision)": (
        "trafilatura",
        "trafilatura",
        partial(_trafilatura_mode, favor_precision=True),
    ),
    "trafilatura (body only, recall)": (
        "trafilatura",
        "trafilatura",
        partial(_trafilatura_mode, favor_recall=True),
    ),
    "readability-lxml": ("readability", "readability-lxml", _readability),
    "newspaper4k": ("newspaper", "newspaper4k", _newspaper),
    "goose3": ("goose3", "goose3", _goose),
    "jusText": ("justext", "justext", _justext),
    "boilerpy3": ("boilerpy3", "boilerpy3", _boilerpy),
    "resiliparse": ("resiliparse", "resiliparse", _resiliparse),
}


def peers() -> dict[str, System]:
    """The peers installed here, by name."""
    return {name: run for name, (module, _, run) in _PEERS.items() if find_spec(module)}


def versions() -> dict[str, str]:
    """Versions of newsclean and the installed peers."""
    found = {"newsclean": version("newsclean")}
    for module, package, _ in _PEERS.values():
        if find_spec(module):
            try:
                found[package] = version(package)
            except PackageNotFoundError:
                found[package] = "?"
    return found


def every_line(text: str, url: str | None) -> Prediction:
    """The baseline for text dumps: keep every line."""
    return Prediction(text)


def c4_rule(text: str, url: str | None) -> Prediction:
    """C4's line rule (Raffel et al. 2020): keep lines of five words that end as a sentence."""
    kept = [
        line
        for line in text.splitlines()
        if len(line.split()) >= 5 and line.rstrip().endswith((".", "!", "?", '"', "”", "。"))
    ]
    return Prediction("\n".join(kept))
