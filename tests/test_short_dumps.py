"""Runs the short dumps of tests/invented: heads and tails of news texts in forms that real pages have.

Each line is a dump with the roles of its lines and its fields as a careful reader has them;
``known_failures`` names the fields that are not read so yet. A known failure that starts to pass fails the test, so
that the list stays true. The labeller has learned from those in ``short``, from those in ``short_second`` not.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newsclean import Article, Cleaner, NoArticle, Role
from newsclean.bench.scores import fold
from newsclean.data.agencies import agency_book

FOLDER = Path(__file__).parent / "invented"
FILES = sorted(FOLDER.glob("short*/*.jsonl"))
ROWS: dict[str, dict[str, Any]] = {
    f"{path.parent.name}/{path.stem}-{row['id']}": row
    for path in FILES
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
}


def _agency(name: str) -> str:
    known = agency_book().get(name)
    return known.name if known else name


def _unmarked(text: str | None) -> str:
    """A deck without the marks of its points."""
    return fold(re.sub(r"(?:^|(?<=\s))[•⊙◈▶–-]\s", "", text or ""))


def _bare(raw: str | None) -> str:
    return re.sub(r"\W+$", "", raw or "")


# What of an article is compared with what stands in the row.
PARTS: dict[str, tuple[Callable[[Article], Any], Callable[[Any], Any]]] = {
    "headline": (lambda a: fold(a.headline), lambda v: fold(v) if v else None),
    "deck": (lambda a: _unmarked(a.deck), _unmarked),
    "section": (lambda a: fold(a.section or ""), lambda v: fold(v or "")),
    "authors": (
        lambda a: [fold(person.name) for person in a.authors if person.kind == "person"],
        lambda v: [fold(name) for name in v],
    ),
    "published": (lambda a: a.published.isoformat() if a.published else "", lambda v: v or ""),
    "dateline": (lambda a: _bare(a.dateline.raw if a.dateline else None), lambda v: _bare(v and v["raw"])),
    "credits": (
        lambda a: sorted({credit.source for credit in a.credits}),
        lambda v: sorted(map(_agency, v)),
    ),
    "tags": (lambda a: [fold(tag) for tag in a.tags], lambda v: [fold(tag) for tag in v]),
}  # fmt: skip


@cache
def article(row: str) -> Article:
    given = ROWS[row]
    return Cleaner().clean(given["text"], url=given["url"])


def differs(row: str, part: str) -> str | None:
    """What of a row is read otherwise than it stands there, or None."""
    found, wanted = PARTS[part]
    want = wanted(
        ROWS[row]["fields"].get(part) or ([] if part in ("authors", "credits", "tags") else None)
    )
    try:
        got = found(article(row))
    except NoArticle as rejected:
        return f"rejected: {rejected}"
    # A dump without a headline gets its first words for one; a day may stand for day and time.
    same = want is None or got == want
    if part == "published" and got:
        in_address = article(row).evidence[part].extractor == "published-address"
        same = same or (got.startswith(want) if want else in_address)
    return None if same else f"{part}: {want!r} wanted, {got!r} found"


@pytest.mark.parametrize(
    ("row", "part"),
    [
        pytest.param(
            row,
            part,
            id=f"{row}-{part}",
            marks=[pytest.mark.xfail(strict=True, reason="known failure")]
            if part in given.get("known_failures", ())
            else [],
        )
        for row, given in ROWS.items()
        for part in PARTS
    ],
)
def test_short_dump(row: str, part: str) -> None:
    problem = differs(row, part)
    if problem is not None:
        pytest.fail(problem, pytrace=False)


@pytest.mark.parametrize("row", ROWS)
def test_every_line_has_a_role(row: str) -> None:
    lines = ROWS[row]["text"].split("\n")
    roles = ROWS[row]["roles"]
    assert [bool(role) for role in roles] == [bool(line.strip()) for line in lines]
    assert {*filter(None, roles)} <= {role.value for role in Role}


def test_most_fields_are_read_rightly() -> None:
    wrong = Counter(part for row in ROWS.values() for part in row.get("known_failures", ()))
    assert len(ROWS) > 1240
    assert all(wrong[part] < len(ROWS) / 4 for part in PARTS)
