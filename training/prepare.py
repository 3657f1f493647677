"""Makes training examples: every gold page in every rendering, as features and labels.

``python -m training.prepare GOLD CACHE [--workers 2]``
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import re
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from newsclean.bench.gold import GoldDump, dumps
from newsclean.bench.renderings import renderers
from newsclean.document import Document
from newsclean.errors import NoArticle
from newsclean.extract.structured import read_metadata
from newsclean.label.coverage import UNKNOWN, body_labels
from newsclean.label.features import features_of
from newsclean.label.phrasing import ROLES
from newsclean.models import Role
from newsclean.read.source import read_source
from newsclean.segment import segment
from training.align import carry_roles

_ROLE_NUMBER = {role.value: number for number, role in enumerate(ROLES)}
_BODY = {Role.BODY.value, Role.SUBHEADING.value}
POLICIES = ("roles", "wcxb", "fundus", "readability")


@dataclass(slots=True)
class Page:
    """A gold page: markup, body or labelled lines or both, and which site it is from."""

    id: str
    set: str
    html: bytes
    url: str | None
    site: str
    kind: str
    body: list[str] | None
    bodies: list[str]
    lines: list[tuple[str, str]] | None
    headline: str | None
    dump: str | None
    snippets: tuple[list[str], list[str]]


@dataclass(slots=True)
class Example:
    """One page in one rendering. ``roles``: role numbers or -1; ``body``: 1, 0 or -1."""

    id: str
    site: str
    set: str
    policy: int
    rendering: str
    article: bool
    dense: np.ndarray
    words: tuple[np.ndarray, np.ndarray, np.ndarray]
    classes: tuple[np.ndarray, np.ndarray, np.ndarray]
    roles: np.ndarray
    body: np.ndarray
    lengths: np.ndarray
    texts: list[str]
    bodies: list[str]
    snippets: tuple[list[str], list[str]]


def gold_pages(folder: Path) -> Iterator[Page]:
    """All pages of the gold folder, labelled lines joined to their pages."""
    labelled = {page_of(dump.id): dump for dump in dumps(folder)}
    for path in sorted((folder / "pages").glob("*/*.html.gz")):
        gold = json.loads(path.with_suffix("").with_suffix(".json").read_text(encoding="utf-8"))
        set_name = path.parent.name
        identity = f"{set_name}/{path.name[:-8]}"
        yield _page(path, identity, set_name, gold, labelled.get(identity))
    for path in sorted((folder / "unlabelled").glob("*.html.gz")):
        identity = f"unlabelled/{path.name[:-8]}"
        if identity in labelled:
            yield _page(path, identity, "unlabelled", {}, labelled[identity])


def page_of(dump: str) -> str:
    """The page a labelled dump was made from, as "set/name"."""
    if dump.startswith("wcxb-dev__"):
        return "wcxb/" + dump.removeprefix("wcxb-dev__")
    if dump.startswith("fundus__"):
        country, _, rest = dump.removeprefix("fundus__").partition("_")
        return f"fundus/{country}-{rest}"
    return f"unlabelled/{dump}"


def _page(
    path: Path, identity: str, set_name: str, gold: dict[str, Any], dump: GoldDump | None
) -> Page:
    html = gzip.decompress(path.read_bytes())
    url = gold.get("url") or _own_url(html)
    lines = None
    kind = gold.get("kind") or "article"
    if dump is not None:
        texts = dump.text.split("\n")
        lines = [
            (text, role) for text, role in zip(texts, dump.roles, strict=False) if role is not None
        ]
        if not dump.fields.get("headline") and not gold.get("kind"):
            kind = "other"
    return Page(
        id=identity,
        set=set_name,
        html=html,
        url=url,
        site=_site(url) or identity,
        kind=kind,
        body=gold.get("body"),
        bodies=_bodies(gold, lines),
        lines=lines,
        headline=gold.get("headline"),
        dump=dump.text if dump else None,
        snippets=(gold.get("must_have") or [], gold.get("must_not_have") or []),
    )


def _bodies(gold: dict[str, Any], lines: list[tuple[str, str]] | None) -> list[str]:
    """Accepted bodies: the set's own, or the lines labelled so."""
    given = [gold.get("body"), gold.get("body_without_deck")]
    bodies = ["\n\n".join(paragraphs) for paragraphs in given if paragraphs]
    if not bodies and lines is not None:
        bodies = ["\n\n".join(text for text, role in lines if role in _BODY)]
    return [body for body in bodies if body.strip()]


_OWN = re.compile(
    rb'<link[^>]+rel=["\']?canonical[^>]+href=["\']([^"\']+)|property=["\']og:url["\'][^>]+content=["\']([^"\']+)'
)


def _own_url(html: bytes) -> str | None:
    found = _OWN.search(html[:200_000])
    return (found.group(1) or found.group(2)).decode("utf-8", "replace") if found else None


def _site(url: str | None) -> str | None:
    """The part of the host name that names the site, alike for its subdomains."""
    host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    parts = host.split(".")
    if len(parts) > 2 and len(parts[-2]) <= 3 and len(parts[-1]) == 2:
        return ".".join(parts[-3:])
    return ".".join(parts[-2:]) or None


def renderings(page: Page, cache: Path) -> Iterator[tuple[str, Document]]:
    """The page as HTML and as every text dump that can be made of it."""
    document = _document(page.html, page.url)
    if document is not None:
        yield "html", document
    for name, text in _rendered(page, cache / "renderings" / _file_name(page)).items():
        text = page.dump if name == "html-text" and page.dump else text
        for label, variant in _variants(name, text):
            document = _document(variant, None)
            if document is not None:
                yield label, document


def _rendered(page: Page, kept: Path) -> dict[str, str]:
    """Text renderings by name; kept, because other libraries take most of the time here."""
    if kept.exists():
        texts: dict[str, str] = pickle.loads(kept.read_bytes())
        return texts
    texts = {name: _render(render, page.html) for name, render in renderers().items()}
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(texts, protocol=5))
    return texts


def _file_name(page: Page) -> str:
    return page.id.replace("/", "__") + ".pickle"


def _render(render: Callable[[bytes], str], html: bytes) -> str:
    try:
        return render(html)
    except Exception:  # a renderer's failure costs one rendering
        return ""


def _variants(name: str, text: str) -> Iterator[tuple[str, str]]:
    yield name, text
    if name == "html-text":
        yield "blank lines lost", re.sub(r"\n\s*\n+", "\n", text)
        yield "wrapped", _wrap(text)


def _wrap(text: str, width: int = 78) -> str:
    """Hard-wrapped as terminal browsers do."""
    import textwrap

    return "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))
        for line in text.split("\n")
    )


def _document(source: bytes | str, url: str | None) -> Document | None:
    try:
        document = segment(read_source(source, url))
    except NoArticle:
        return None
    if not document.blocks or len(document.blocks) > 6000:
        return None
    document.metadata = read_metadata(document)
    return document


def examples(page: Page, cache: Path) -> list[Example]:
    """The page's examples, labelled."""
    made = []
    for rendering, document in renderings(page, cache):
        features = features_of(document)
        roles, body = _labels(page, document)
        policy = POLICIES.index("roles" if page.lines is not None else page.set)
        made.append(
            Example(
                id=page.id,
                site=page.site,
                set=page.set,
                policy=policy,
                rendering=rendering,
                article=page.kind == "article",
                dense=features.dense.astype(np.float16),
                words=_small(features.words),
                classes=_small(features.classes),
                roles=roles,
                body=body,
                lengths=np.array([len(b.text) for b in document.blocks], np.int32),
                texts=[block.text for block in document.blocks],
                bodies=page.bodies,
                snippets=page.snippets,
            )
        )
    return made


def _small(parts: tuple[np.ndarray, np.ndarray, np.ndarray]) -> tuple[np.ndarray, ...]:
    return tuple(part.astype(np.int32 if k == 1 else np.int16) for k, part in enumerate(parts))


def _labels(page: Page, document: Document) -> tuple[np.ndarray, np.ndarray]:
    """Roles where lines are labelled, body or not where only the body is known."""
    count = len(document.blocks)
    roles = np.full(count, UNKNOWN, np.int64)
    body = np.full(count, UNKNOWN, np.int64)
    if page.lines is not None:
        for index, (role, share) in enumerate(carry_roles(document.blocks, page.lines)):
            if role is not None and share >= 0.6:
                roles[index] = _ROLE_NUMBER[role]
                body[index] = role in _BODY
    elif page.body and page.kind == "article":
        body[:] = body_labels(document.blocks, page.body)
    return roles, body


def _work(page: Page, cache: Path) -> None:
    made = pickle.dumps(examples(page, cache), protocol=5)
    (cache / _file_name(page)).write_bytes(made)


def main() -> None:
    """Prepare the cache: one pickle a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    pages = list(gold_pages(options.gold))
    with ProcessPoolExecutor(options.workers) as pool:
        deque(pool.map(partial(_work, cache=options.cache), pages, chunksize=4), maxlen=0)
    print(f"{len(pages)} pages prepared in {options.cache}")


if __name__ == "__main__":
    main()
