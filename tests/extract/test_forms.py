"""Forms that lines take in many languages, from tables written by somebody who had not seen the code.

A row's last column is its language; one marked "!" is not read rightly yet, and must fail.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet
from pages import dump

from newsclean.data.agencies import agency_book
from newsclean.extract.caption.split import split_credit
from newsclean.extract.resolve import resolve
from newsclean.label.settle import settle
from newsclean.models import Role

TABLES = Path(__file__).parent / "forms"
HEADLINE = ("headline", "A bridge for the north")
TEXT = ("body", "The council met on Monday and voted for the bridge.")


def rows(table: str) -> list[ParameterSet]:
    """The rows of a table, those not read rightly yet as expected failures."""
    found = []
    for line in (TABLES / table).read_text(encoding="utf-8").rstrip("\n").split("\n"):
        *cells, language = line.split("\t")
        marks = [pytest.mark.xfail(strict=True)] if language.startswith("!") else []
        found.append(pytest.param(*cells, marks=marks, id=f"{language}-{cells[0][:40]}"))
    return found


def fields(*lines: tuple[str, str]) -> dict[str, Any]:
    """The fields of a dump of these lines."""
    return dict(resolve(dump(HEADLINE, *lines))[0])


def listed(cell: str) -> set[str]:
    """The values of a cell."""
    return set() if cell == "-" else set(cell.split(" | "))


def known_as(name: str) -> str:
    """An organisation under its canonical name."""
    agency = agency_book().get(name)
    return (agency.name if agency else name).casefold()


def moment(value: dt.date | None, wanted: str) -> str:
    """A date or moment as a table has it, without the time where that says none."""
    return "-" if value is None else value.isoformat()[: max(10, len(wanted))]


@pytest.mark.parametrize(("line", "persons"), rows("bylines.tsv"))
def test_bylines(line: str, persons: str) -> None:
    found = fields(("byline", line), TEXT).get("authors") or ()
    assert {one.name for one in found if one.kind == "person"} == listed(persons)


@pytest.mark.parametrize(("line", "sources"), rows("credits.tsv"))
def test_credits(line: str, sources: str) -> None:
    found = fields(TEXT, ("credit", line)).get("credits") or ()
    assert {known_as(one.source_raw) for one in found} == set(map(known_as, listed(sources)))


@pytest.mark.parametrize(("line", "published", "modified"), rows("dates.tsv"))
def test_dates(line: str, published: str, modified: str) -> None:
    found = fields(("timestamp", line), TEXT)
    assert moment(found.get("published"), published) == published
    assert moment(found.get("modified"), modified) == modified


@pytest.mark.parametrize(("opening", "raw", "location"), rows("datelines.tsv"))
def test_datelines(opening: str, raw: str, location: str) -> None:
    found = fields(("body", opening), TEXT).get("dateline")
    assert (found.raw.strip() if found else "-") == raw
    assert ((found.location if found else None) or "-") == location


@pytest.mark.parametrize(("line", "section", "headline"), rows("sections.tsv"))
def test_sections(line: str, section: str, headline: str) -> None:
    title = HEADLINE if headline == "-" else ("headline", headline)
    lines = [("section", line), title, ("byline", "By Ana Ruiz"), TEXT]
    found = dict(resolve(dump(*lines))[0]).get("section")
    assert (found or "-") in section.split(" | ")


@pytest.mark.parametrize(("line", "caption", "credit"), rows("captions.tsv"))
def test_captions(line: str, caption: str, credit: str) -> None:
    assert tuple(part or "-" for part in split_credit(line)) == (caption, credit)


@pytest.mark.parametrize(("line", "tags"), rows("tags.tsv"))
def test_tags(line: str, tags: str) -> None:
    assert fields(TEXT, ("tags", line)).get("tags") == tuple(tags.split(" | "))


@pytest.mark.parametrize(("line", "title"), rows("related.tsv"))
def test_related(line: str, title: str) -> None:
    role = "body" if title == "-" else "related"
    found = fields(TEXT, (role, line), TEXT).get("related") or ()
    assert (" | ".join(link.title for link in found) or "-") == title


@pytest.mark.parametrize(("line", "title"), rows("related.tsv"))
def test_related_lines_in_the_text(line: str, title: str) -> None:
    document = dump(HEADLINE, TEXT, ("body", line), TEXT)
    settle(document)
    # What is sure to be no text goes out of it; a bare title stays.
    assert (document.blocks[2].role is Role.BODY) >= (title == "-")
