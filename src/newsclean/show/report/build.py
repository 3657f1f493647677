"""Puts the report together: counts, items and script in one file that needs nothing else."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path
from string import Template
from typing import Any

import newsclean
from newsclean.models import Result
from newsclean.show.inert import inert, isolated, plain
from newsclean.show.looks import asset, role_css, role_name
from newsclean.show.overview import charts, figures
from newsclean.show.report.payload import ROLES, Item, chunks, encoded, index
from newsclean.show.report.select import Selection, select

MOST = 2000
# The file stays below 30 MB: Base64 makes four bytes of three.
_MOST_BYTES = 21_000_000
# In the order they are joined; each only uses what stands before it.
_SCRIPTS = (
    "store.js", "elements.js", "corrections.js", "filters.js", "list.js", "dump.js", "reader.js",
    "main.js",
)  # fmt: skip


def write_report(
    results: Iterable[Result], path: str | Path, *, title: str = "", most: int = MOST
) -> Path:
    """Write a run's report: one HTML file to open in a browser; nothing is fetched by it.

    ``results`` are gone through once. Of more than ``most`` articles the most doubtful and a
    random sample, half and half, go in, and of each reason to reject a tenth of ``most``; counts
    and charts are of all. Returns the path. Raises ValueError for a ``most`` below 2, OSError
    where the file can't be written.

    >>> import newsclean, tempfile
    >>> text = "Rain in Spain\\n\\nIt rained on Monday, they said, and all the plain was wet."
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = write_report(newsclean.Cleaner().stream([text]), folder + "/report.html")
    ...     page = path.read_text(encoding="utf-8")
    >>> "Content-Security-Policy" in page
    True
    """
    if most < 2:
        raise ValueError(f"most must be at least 2: {most}")
    path = Path(path)
    page = _page(select(results, most), title or path.stem)
    part = path.with_name(f".{path.name}.part")
    part.write_text(page, encoding="utf-8")
    return part.replace(path)


def _page(selection: Selection, title: str) -> str:
    items, left_out = _fitting(selection.items)
    style = "\n".join((asset("common.css"), asset("report.css"), role_css()))
    script = "\n".join(asset(name) for name in _SCRIPTS)
    data = encoded({"about": _about(selection, title), "rows": index(items)})
    details = "\n".join(
        f'<script type="application/gzip" id="chunk-{number}">{chunk}</script>'
        for number, chunk in enumerate(chunks(items))
    )
    return Template(asset("report.html")).substitute(
        name=plain(title),
        title=isolated(title),
        policy=_policy(style, script),
        style=style,
        script=script,
        figures=figures(selection.tally),
        charts=charts(selection.tally),
        shown=inert(_shown(selection, len(items), left_out)),
        index=data,
        chunks=details,
    )


def _fitting(items: list[Item]) -> tuple[list[Item], int]:
    """The items that the file has room for, in order; whatever is short goes before giants."""
    total = sum(len(item.detail) for item in items)
    dropped: set[int] = set()
    for item in sorted(items, key=lambda item: -len(item.detail)):
        if total <= _MOST_BYTES:
            break
        dropped.add(item.number)
        total -= len(item.detail)
    return [item for item in items if item.number not in dropped], len(dropped)


def _shown(selection: Selection, count: int, left_out: int) -> str:
    """In words: how much of the run can be opened."""
    if selection.whole and not left_out:
        return ""
    total = selection.tally.articles + selection.tally.rejected
    words = (
        f"{count:,} of {total:,} dumps can be opened here: the {selection.doubtful:,} articles "
        f"most in doubt, {selection.drawn:,} drawn at random, and rejections of every reason."
    )
    return words + (f" {left_out:,} of them were too large." if left_out else "")


def _about(selection: Selection, title: str) -> dict[str, Any]:
    made = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return {
        "newsclean": newsclean.__version__,
        "made": made,
        "title": title,
        "roles": [(role.value, role_name(role), role.is_article) for role in ROLES],
    }


def _policy(style: str, script: str) -> str:
    """Only this style and this script, no address at all, no markup made from text."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(style)}",
            f"script-src {_hash(script)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
