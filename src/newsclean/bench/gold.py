"""Gold folders: pages with bodies and fields, dumps with a role for every line.

A gold folder has ``pages/SET/ID.html.gz`` with ``ID.json`` beside it (``url, kind, headline,
authors, published, body, body_without_deck, must_have, must_not_have``), and ``roles/ID.txt``
with ``ID.json`` (``ranges``: first line, last line, role; ``fields``). Either part may be missing.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page as served and what should come out of it."""

    id: str
    set: str
    html: bytes
    gold: dict[str, Any]

    @property
    def kind(self) -> str:
        """Kind of page: "article" or something else."""
        return str(self.gold.get("kind") or "article")

    @property
    def bodies(self) -> list[str]:
        """Accepted bodies as text, the whole one first."""
        given = [self.gold.get("body"), self.gold.get("body_without_deck")]
        return ["\n\n".join(paragraphs) for paragraphs in given if paragraphs]


@dataclass(frozen=True, slots=True)
class GoldDump:
    """A text dump, the role of each of its lines (None for blank ones), and its fields."""

    id: str
    text: str
    roles: list[str | None]
    fields: dict[str, Any]


def pages(folder: Path, *sets: str, kind: str | None = None, every: int = 1) -> Iterator[GoldPage]:
    """The gold pages of some sets (all without any named), in order of their names.

    ``every`` takes each n-th page of a set, for quick looks.
    """
    root = folder / "pages"
    names = (
        sets or tuple(sorted(p.name for p in root.iterdir() if p.is_dir())) if root.is_dir() else ()
    )
    for name in names:
        chosen = []
        for path in sorted((root / name).glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            if kind is None or gold.get("kind") == kind:
                chosen.append((path, gold))
        for path, gold in chosen[::every]:
            html = gzip.decompress(path.with_suffix(".html.gz").read_bytes())
            yield GoldPage(path.stem, name, html, gold)


def dumps(folder: Path, every: int = 1) -> Iterator[GoldDump]:
    """The labelled dumps, in order of their names."""
    for path in sorted((folder / "roles").glob("*.json"))[::every]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        roles: list[str | None] = [None] * (text.count("\n") + 1)
        for first, last, role in gold["ranges"]:
            roles[first - 1 : last] = [role] * (last - first + 1)
        lines = text.split("\n")
        roles = [role if line.strip() else None for line, role in zip(lines, roles, strict=False)]
        yield GoldDump(path.stem, text, roles, gold["fields"])
