"""docs/fields.md says of every field what the models' own descriptions say, and nothing is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

import newsclean
from newsclean import Article, Credit, Dateline, Evidence, Image, Link, Paragraph, Person, Segment
from newsclean.data.agencies import agency_book
from newsclean.data.calendar import calendar
from newsclean.data.places import places
from newsclean.extract.steps import FIELDS

DOC = (Path(__file__).parents[1] / "docs" / "fields.md").read_text(encoding="utf-8")
PARTS: list[type[BaseModel]] = [
    Person, Dateline, Paragraph, Credit, Image, Link, Segment, Evidence,
]  # fmt: skip
EXPORTS = DOC[DOC.index("\n## Exports") :]
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", DOC, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("name", Article.model_fields)
def test_field_opens_with_its_description(name: str) -> None:
    assert SECTIONS[name].split("\n", 1)[0] == Article.model_fields[name].description


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_table_of_each_part(part: type[BaseModel]) -> None:
    table = DOC[DOC.index(f"| `{part.__name__}` | |") :].split("\n\n", 1)[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE))
    rows.pop(part.__name__, None)
    said = {name: field.description for name, field in part.model_fields.items()}
    assert {name: text.replace("\\|", "|") for name, text in rows.items()} == said


def test_no_section_is_of_a_field_there_is_not() -> None:
    assert set(SECTIONS) - {"Exports"} == set(Article.model_fields)


def test_fields_stand_in_the_order_in_which_they_are_resolved_or_after() -> None:
    assert set(FIELDS) <= set(SECTIONS)


def test_numbers() -> None:
    assert f"{len(agency_book().agencies)} agencies" in DOC
    assert f"in {len(calendar())} languages" in DOC
    assert "some 60 000 names" in DOC and 55_000 < len(places().names) < 65_000


def test_example() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOC, re.DOTALL)
    said = code.rsplit("# ", 1)[1].strip()
    values: dict[str, object] = {}
    exec(code.replace("print(", "said = str("), values)
    assert values["said"] == said


@pytest.mark.parametrize(
    "row", re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", EXPORTS, re.MULTILINE), ids=str
)
def test_export_table(row: tuple[str, str, str]) -> None:
    field, schema, ninjs = row
    assert field in Article.model_fields
    article = _full()
    for names, exported in ((schema, article.to_jsonld()), (ninjs, article.to_ninjs())):
        assert set(re.findall(r"`(\w+)`", names)) <= set(exported)


def _full() -> Article:
    day = "2024-06-03"
    return newsclean.Article.model_validate(
        {
            "url": "https://echo.example/1",
            "site": "Port Echo",
            "language": "en",
            "headline": "Rain",
            "deck": "It rains.",
            "section": "Weather",
            "byline": "By Ana Ruiz",
            "authors": [{"name": "Ana Ruiz"}, {"name": "AP", "kind": "organization"}],
            "dateline": {"raw": "PARIS —", "location": "PARIS"},
            "published": day,
            "modified": day,
            "body": [{"kind": "paragraph", "text": "It rains."}],
            "credits": [{"source": "AFP", "source_raw": "AFP", "raw": "(AFP)"}],
            "copyright": "© 2024 Port Echo",
            "tags": ["rain"],
            "images": [{"url": "https://echo.example/1.jpg"}],
        }
    )
