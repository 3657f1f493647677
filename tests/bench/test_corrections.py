from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsclean.bench.cli import main
from newsclean.bench.corrections import NoCorrections, read_corrections
from newsclean.bench.gold import corrections, dumps
from newsclean.bench.measure import score_dumps

TEXT = (
    "Ferry terminal opens to the public\n\nBy Ana Ruiz Share Print\n\n"
    "The new ferry terminal opened on Monday after two years of work, the harbour council said."
)
SEGMENTS: list[dict[str, Any]] = [
    {"start": 0, "end": 34, "role": "headline"},
    {"start": 36, "end": 47, "role": "byline"},
    {"start": 48, "end": 59, "role": "share", "was": "byline"},
    {"start": 61, "end": len(TEXT), "role": "body"},
]


def written(folder: Path, **changes: Any) -> Path:
    dump = {"source_id": "a.txt", "checked": True, "text": TEXT, "segments": SEGMENTS}
    content = {"format": "newsclean-corrections/1", "newsclean": "0.1.0", "dumps": [dump | changes]}
    path = folder / "run.corrections.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_checked_dump_is_gold_as_a_whole(tmp_path: Path) -> None:
    (dump,) = corrections(written(tmp_path))
    assert dump.id == "a.txt"
    assert [role for _, _, role in dump.spans()] == ["headline", "byline", "share", "body"]
    # Byline and share are of one length: the first of the line is its role.
    assert dump.roles == ["headline", None, "byline", None, "body"]


def test_of_others_only_what_was_changed(tmp_path: Path) -> None:
    (dump,) = corrections(written(tmp_path, checked=False))
    assert [TEXT[start:end] for start, end, _ in dump.spans()] == ["Share Print"]
    assert dump.roles == [None, None, "share", None, None]
    assert score_dumps([dump]).roles.counts.total() == len("SharePrint")


def test_in_a_gold_folder_they_come_last(tmp_path: Path) -> None:
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles" / "one.txt").write_text("Head\n\nText")
    labels = {"ranges": [[1, 1, "headline"], [3, 3, "body"]], "fields": {"headline": "Head"}}
    (tmp_path / "roles" / "one.json").write_text(json.dumps(labels))
    (tmp_path / "corrections").mkdir()
    written(tmp_path / "corrections")
    one, two = dumps(tmp_path)
    assert list(one.spans()) == [(0, 4, "headline"), (6, 10, "body")]
    assert (one.id, two.id) == ("one", "a.txt")


def test_bench_takes_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path)
    assert main([str(path), "-o", str(tmp_path / "tables.md")]) == 0
    assert "1 dumps" in capsys.readouterr().out
    assert "| share |" in (tmp_path / "tables.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"segments": [{"start": 0, "end": 34, "role": "chorus"}]}, "dumps.0.segments.0.role"),
        ({"segments": SEGMENTS[::-1]}, "overlaps another"),
        ({"segments": [{"start": 0, "end": 9999, "role": "nav"}]}, "outside the text"),
        ({"text": 3}, "dumps.0.text"),
    ],
)
def test_what_is_wrong_is_said(
    changes: dict[str, Any], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, **changes)
    with pytest.raises(NoCorrections, match=said):
        read_corrections(path)
    assert main([str(path)]) == 2
    assert path.name in capsys.readouterr().out


@pytest.mark.parametrize(
    "content", ["", "[]", '{"format": "newsclean-corrections/9", "dumps": []}']
)
def test_files_of_something_else(content: str, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(content)
    with pytest.raises(NoCorrections, match=r"other\.json"):
        read_corrections(path)
