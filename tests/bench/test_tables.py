"""`newsclean bench` on a gold folder of two pages and a dump."""

import gzip
import json
from pathlib import Path

import pytest

from newsclean.bench.cli import main

PAGES = {
    "ferry": ("Ferry stays in port", "The ferry to the islands stayed in port on Monday, its owner said."),
    "bridge": ("Bridge to close", "The bridge closes for a month from Friday, the county said in a letter."),
}  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    pages, roles = tmp_path / "pages" / "made", tmp_path / "roles"
    pages.mkdir(parents=True)
    roles.mkdir()
    for name, (headline, lead) in PAGES.items():
        body = [f"{lead} No other boat goes there before the end of the week." for _ in range(3)]
        text = "".join(f"<p>{paragraph}</p>" for paragraph in body)
        html = f"<title>{headline}</title><nav><a href='/'>Home</a></nav><article><h1>{headline}</h1>{text}</article>"
        (pages / f"{name}.html.gz").write_bytes(gzip.compress(html.encode()))
        known = {"kind": "article", "headline": headline, "body": body, "published": None}
        (pages / f"{name}.json").write_text(json.dumps(known), encoding="utf-8")
    headline, lead = PAGES["ferry"]
    (roles / "ferry.txt").write_text(f"Home\n\n{headline}\n\n{lead}\n", encoding="utf-8")
    labelled = {
        "ranges": [[1, 1, "nav"], [3, 3, "headline"], [5, 5, "body"]],
        "fields": {"headline": headline, "authors": []},
    }
    (roles / "ferry.json").write_text(json.dumps(labelled), encoding="utf-8")
    return tmp_path


def test_tables(gold: Path, tmp_path: Path) -> None:
    output = tmp_path / "tables.md"
    assert main([str(gold), "--peers", "trafilatura", "-o", str(output)]) == 0
    tables = output.read_text(encoding="utf-8")
    assert "### made: body from HTML, 2 articles" in tables
    assert "| newsclean | 1.0000 | 1.0000 |" in tables
    assert "| trafilatura |" in tables
    assert "### labelled dumps: roles by characters, 1 dumps" in tables


def test_pages_can_be_left_out(gold: Path, tmp_path: Path) -> None:
    listed, output = tmp_path / "poor.txt", tmp_path / "tables.md"
    listed.write_text("made/bridge\n", encoding="utf-8")
    options = ["--peers", "--parts", "html", "--leave-out", str(listed), "-o", str(output)]
    assert main([str(gold), *options]) == 0
    assert "made: body from HTML, 1 articles" in output.read_text(encoding="utf-8")


def test_a_folder_without_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "holds no pages/" in capsys.readouterr().out
