"""Pages to learn from: short dumps with the roles of their lines."""

import json
from pathlib import Path

import pytest

pytest.importorskip("html_text", reason="labels are of html-text renderings (extra `bench`)")

from training.gold import SHORT_SET, short_pages

ROW = {
    "id": "en-1",
    "url": "https://echo.example/rain",
    "text": "Rain in Spain\n\nBy Ana Ruiz\nIt rained on the plain, they said.",
    "roles": ["headline", "", "byline", "body"],
    "fields": {"headline": "Rain in Spain"},
}


def test_short_dumps_are_pages_of_sites_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "english.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    (page,) = short_pages(tmp_path)
    assert (page.id, page.set, page.site) == ("short/english-en-1", SHORT_SET, page.id)
    assert page.dump == ROW["text"]
    assert page.lines == [
        ("Rain in Spain", "headline"),
        ("By Ana Ruiz", "byline"),
        ("It rained on the plain, they said.", "body"),
    ]
    assert page.bodies == ["It rained on the plain, they said."]


def test_a_role_is_missing(tmp_path: Path) -> None:
    row = ROW | {"roles": ["headline", ""]}
    (tmp_path / "english.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="zip"):
        list(short_pages(tmp_path))


def test_those_of_the_repository_are_read() -> None:
    pages = list(short_pages(Path(__file__).parents[1] / "invented" / "short"))
    assert len(pages) == len({page.id for page in pages}) > 900
    assert all(page.lines for page in pages)
