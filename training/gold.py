"""The pages to learn from: a gold folder's, corrections of readers, invented dumps, the project's own fixtures."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsclean.bench.gold import GoldDump, corrections, dumps
from newsclean.models import Role
from newsclean.read.decode import decode
from training.labels import Labelled, dump_of

INVENTED = Path(__file__).parent / "labels" / "invented.jsonl.gz"
# Of a cross-validation.
FOLDS = 3
INVENTED_SET, SHORT_SET, FIXTURES_SET = "invented", "short", "fixtures"
BODY = {Role.BODY.value, Role.SUBHEADING.value}


@dataclass(slots=True)
class Page:
    """A gold page: markup or a dump, body or labelled lines or both, which site it is from.

    ``kind`` is None where nobody said whether the page is an article. Only lines labelled by hand
    are measured on.
    """

    id: str
    set: str
    html: bytes | None
    url: str | None
    site: str
    kind: str | None
    body: list[str] | None
    bodies: list[str]
    lines: list[tuple[str, str]] | None
    headline: str | None
    dump: str | None
    snippets: tuple[list[str], list[str]]
    by_hand: bool = True


def gold_pages(folder: Path, more: Mapping[str, Labelled] | None = None) -> Iterator[Page]:
    """All pages of the gold folder, labelled lines joined to their pages.

    ``more``: labels for pages that the folder has no labelled dump of.
    """
    labelled = {page_of(dump.id): dump for dump in dumps(folder)}
    for path in sorted((folder / "pages").glob("*/*.html.gz")):
        gold = json.loads(path.with_suffix("").with_suffix(".json").read_text(encoding="utf-8"))
        set_name = path.parent.name
        identity = f"{set_name}/{path.name[:-8]}"
        yield _joined(_page(path, identity, set_name, gold, labelled.get(identity)), more or {})
    for path in sorted((folder / "unlabelled").glob("*.html.gz")):
        identity = f"unlabelled/{path.name[:-8]}"
        page = _page(path, identity, "unlabelled", {"kind": None}, labelled.get(identity))
        yield _joined(page, more or {})


def _joined(page: Page, more: Mapping[str, Labelled]) -> Page:
    """The page with labels from elsewhere, where it has none of its own."""
    if page.lines is not None or page.id not in more or page.html is None:
        return page
    dump = dump_of(page.html)
    page.lines = more[page.id].lines(dump)
    if page.lines is None:
        print(f"{page.id}: rendered otherwise than when its lines were labelled")
        return page
    page.dump, page.by_hand = dump, False
    if page.kind is None:
        shown = any(role == Role.HEADLINE for _, role in page.lines)
        page.kind = "article" if shown else "other"
    page.bodies = page.bodies or _bodies({}, page.lines)
    return page


def fixture_pages(folder: Path) -> Iterator[Page]:
    """The project's own fixtures, every line of which has a role."""
    for path in sorted(folder.glob("*/*/expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        (source,) = path.parent.glob("input.*")
        html = source.read_bytes() if source.suffix == ".html" else None
        lines = [(text, role) for role, text in expected["roles"]]
        body = "\n\n".join(text for text, role in lines if role in BODY)
        yield Page(
            id=f"fixtures/{path.parent.parent.name}-{path.parent.name}",
            set=FIXTURES_SET,
            html=html,
            url=expected.get("url"),
            site=f"fixtures/{path.parent.parent.name}",
            kind="article" if "fields" in expected else "other",
            body=None,
            bodies=[body] if body else [],
            lines=lines,
            headline=None,
            dump=None if html else decode(source.read_bytes()),
            snippets=([], []),
        )


def invented_pages(file: Path = INVENTED) -> Iterator[Page]:
    """Dumps that language models wrote in the manner of news pages, a role for every line."""
    with gzip.open(file, "rt", encoding="utf-8") as rows:
        for name, labelled in map(json.loads, rows):
            yield _invented(INVENTED_SET, name, labelled)


def short_pages(folder: Path) -> Iterator[Page]:
    """Dumps that language models wrote in the forms of real pages, JSON Lines with a role for every line."""
    for path in sorted(folder.glob("*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            labelled = zip(row["roles"], row["text"].split("\n"), strict=True)
            yield _invented(SHORT_SET, f"{path.stem}-{row['id']}", list(labelled))


def _invented(set_name: str, name: str, labelled: Sequence[tuple[str, str]]) -> Page:
    """A page of its own site, of lines behind their roles."""
    lines = [(text, role) for role, text in labelled if text.strip()]
    return Page(
        id=f"{set_name}/{name}",
        set=set_name,
        html=None,
        url=None,
        site=f"{set_name}/{name}",
        kind="article",
        body=None,
        bodies=_bodies({}, lines),
        lines=lines,
        headline=None,
        dump="\n".join(text for _, text in labelled),
        snippets=([], []),
        by_hand=False,
    )


def corrected_pages(folder: Path) -> Iterator[Page]:
    """Dumps corrected in a report (``corrections/*.json``); lines nobody judged have the role ""."""
    for path in sorted((folder / "corrections").glob("*.json")):
        for number, dump in enumerate(corrections(path)):
            texts = zip(dump.text.split("\n"), dump.roles, strict=True)
            lines = [(text, role or "") for text, role in texts if text.strip()]
            judged = all(role for _, role in lines)
            identity = f"corrections/{path.stem}-{number}"
            yield Page(
                id=identity,
                set="corrections",
                html=None,
                url=None,
                site=identity,
                kind=None,
                body=None,
                bodies=_bodies({}, lines) if judged else [],
                lines=lines,
                headline=None,
                dump=dump.text,
                snippets=([], []),
            )


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
    kind = gold.get("kind", "article")
    if dump is not None:
        texts = dump.text.split("\n")
        lines = [
            (text, role) for text, role in zip(texts, dump.roles, strict=False) if role is not None
        ]
        if kind is None or not gold:
            kind = "article" if dump.fields.get("headline") else "other"
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
        bodies = ["\n\n".join(text for text, role in lines if role in BODY)]
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


def fold_of_site(site: str, folds: int) -> int:
    """The fold a site's pages belong to, the same on every machine."""
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % folds
