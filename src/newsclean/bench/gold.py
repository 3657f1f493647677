"""Gold folders: pages with bodies and fields, dumps with a role for every line.

A gold folder has ``pages/SET/ID.html.gz`` with ``ID.json`` beside it (``url, kind, headline,
authors, published, body, body_without_deck, must_have, must_not_have``), and ``roles/ID.txt``
with ``ID.json`` (``ranges``: first line, last line, role; ``fields``), and ``corrections/*.json``,
made in the report (`newsclean.bench.corrections`). Any part may be missing.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from newsclean.bench.corrections import read_corrections


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
    """A text dump, the role of each of its lines (None for blank and unjudged ones), its fields.

    ``parts`` says more exactly than lines what plays which role, where that is known: start, end,
    role of stretches of the text.
    """

    id: str
    text: str
    roles: list[str | None]
    fields: dict[str, Any]
    parts: tuple[tuple[int, int, str], ...] | None = None

    def spans(self) -> Iterator[tuple[int, int, str]]:
        """Start, end and role of every judged stretch of the text, in order."""
        if self.parts is not None:
            yield from self.parts
            return
        position = 0
        for line, role in zip(self.text.split("\n"), self.roles, strict=False):
            if role is not None:
                yield position, position + len(line), role
            position += len(line) + 1


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


def dumps(gold: Path, every: int = 1) -> Iterator[GoldDump]:
    """The labelled dumps of a gold folder, corrections last, or those of one corrections file.

    Raises `newsclean.bench.corrections.NoCorrections` for a file that holds none.
    """
    if gold.is_file():
        yield from islice(corrections(gold), 0, None, every)
        return
    for path in sorted((gold / "roles").glob("*.json"))[::every]:
        labels = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        roles: list[str | None] = [None] * (text.count("\n") + 1)
        for first, last, role in labels["ranges"]:
            roles[first - 1 : last] = [role] * (last - first + 1)
        lines = text.split("\n")
        roles = [role if line.strip() else None for line, role in zip(lines, roles, strict=False)]
        yield GoldDump(path.stem, text, roles, labels["fields"])
    corrected = (corrections(path) for path in sorted((gold / "corrections").glob("*.json")))
    yield from islice(chain.from_iterable(corrected), 0, None, every)


def corrections(path: Path) -> Iterator[GoldDump]:
    """The dumps of a corrections file, with what its reader judged and no fields.

    A line takes the role of the larger part of it. Raises NoCorrections where the file holds none.
    """
    for dump in read_corrections(path).dumps:
        parts = tuple(dump.spans())
        roles = _roles_of_lines(dump.text, parts)
        yield GoldDump(dump.source_id, dump.text, roles, {}, parts)


def _roles_of_lines(text: str, parts: Sequence[tuple[int, int, str]]) -> list[str | None]:
    roles: list[str | None] = []
    position = first = 0
    for line in text.split("\n"):
        end = position + len(line)
        shares: Counter[str] = Counter()
        while first < len(parts) and parts[first][1] <= position:
            first += 1
        for start, stop, role in islice(parts, first, None):
            if start >= end:
                break
            shares[role] += min(end, stop) - max(position, start)
        roles.append(shares.most_common(1)[0][0] if shares and line.strip() else None)
        position = end + 1
    return roles
