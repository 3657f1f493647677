"""The commands about parts: plugins, learn, and the options that make a cleaner."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made import make_pages

from newsclean.cli import main
from newsclean.learn import Profile
from newsclean.plugins import extractors

PART = """
from newsclean.plugins import Candidate, extractor

@extractor("ticker", requires=["{requires}"])
def find(document):
    yield Candidate("ACM", 0.9)
"""


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    folder = tmp_path / "dumps"
    folder.mkdir()
    for number, page in enumerate(make_pages("harbour-post", 8)):
        (folder / f"{number}.txt").write_text(page.text)
    return folder


def articles(out: Path) -> list[dict[str, object]]:
    lines = (out / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_plugins_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "part.py").write_text(PART.format(requires="body"))
    config = tmp_path / "newsclean.toml"
    config.write_text('extractors = ["part.py:find"]\nwithout = ["headline-opening"]\n')
    assert main(["plugins", "--config", str(config)]) == 0
    told = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert any(line.startswith("ticker find 0 body this process:") for line in told)
    assert any("headline-opening (not at work)" in line for line in told)
    assert any("network (at work)" in line for line in told)
    assert any(line.startswith("japantoday.com.toml") for line in told)


def test_what_is_wrong_is_listed_too(capsys: pytest.CaptureFixture[str]) -> None:
    extractors.register("odd", field="odd", requires=["nothing"])(lambda document: None)
    try:
        assert main(["plugins"]) == 2
    finally:
        extractors.remove("odd")
    captured = capsys.readouterr()
    assert "requires the field 'nothing', which no extractor provides" in captured.err
    assert "odd" in captured.out


def test_settings_on_the_command_line(dumps: Path, tmp_path: Path) -> None:
    part, out = tmp_path / "part.py", tmp_path / "out"
    part.write_text(PART.format(requires="body"))
    options = ["--extractor", f"{part}:find", "--without", "authors", "--without", "byline"]
    assert main(["run", str(dumps), "-o", str(out), "--workers", "2", *options]) == 0
    found = articles(out)
    assert {json.dumps(article["extra"]) for article in found} == {'{"ticker": "ACM"}'}
    assert {json.dumps(article["authors"]) for article in found} == {"[]"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--without", "colour"], "can't be left out: 'colour'"),
        (["--labeller", "nobody"], "no newsclean.labellers plugin named 'nobody'"),
        (["--extractor", "nowhere"], "names no part"),
        (["--sites", "no/such/folder"], "no folder of site rules"),
        (["--profile", "README"], "no such file"),
        (["--config", "README"], "no such file"),
    ],
)
def test_wrong_settings(
    options: list[str], message: str, dumps: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    with pytest.raises(SystemExit) as end:
        main(["run", str(dumps), "-o", str(tmp_path / "out"), *options])
    assert end.value.code == 2
    assert message in capsys.readouterr().err


def test_learning_and_using_it(
    dumps: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, first, second = (tmp_path / f"{name}.json" for name in ("whole", "first", "second"))
    (tmp_path / "half").mkdir()
    for path in sorted(dumps.iterdir())[:4]:
        path.rename(tmp_path / "half" / path.name)
    assert main(["learn", str(dumps), str(tmp_path / "half"), "-o", str(whole)]) == 0
    assert "(no address)" in capsys.readouterr().out
    assert main(["learn", str(dumps), "-o", str(first), "--workers", "1"]) == 0
    assert main(["learn", str(tmp_path / "half"), "-o", str(second)]) == 0
    merged = tmp_path / "merged.json"
    assert main(["learn", str(first), str(second), "-o", str(merged)]) == 0
    assert Profile.load(merged) == Profile.load(whole)
    assert merged.read_text() == whole.read_text()
    assert main(["learn", str(dumps), "-o", str(first), "--site", "harbour"]) == 0
    assert list(Profile.load(first).sites) == ["harbour"]
    for path in (tmp_path / "half").iterdir():
        path.rename(dumps / path.name)
    plain, known, alone = (tmp_path / name for name in ("plain", "known", "alone"))
    assert main(["run", str(dumps), "-o", str(plain)]) == 0
    assert main(["run", str(dumps), "-o", str(known), "--profile", str(whole)]) == 0
    assert main(["run", str(dumps), "-o", str(alone), "--learn"]) == 0
    assert "learned from 8 articles" in capsys.readouterr().err
    assert articles(known) == articles(alone) != articles(plain)


def test_what_teaches_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": " "}\nno json\n')
    assert main(["learn", str(tmp_path), "-o", str(tmp_path / "p.json")]) == 1
    told = capsys.readouterr().err
    assert "1 dumps hold no article" in told and "not read: " in told
    (tmp_path / "p.json").write_text('{"format": "newsclean profile 9"}')
    assert main(["learn", str(tmp_path / "p.json"), "-o", str(tmp_path / "q.json")]) == 1
    assert "no profile of newsclean" in capsys.readouterr().err
