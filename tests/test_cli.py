from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsclean
from newsclean.cli import main

HEADLINE = "Ferry terminal opens to the public"
TEXT = f"""{HEADLINE}

By Ana Ruiz

The new ferry terminal opened on Monday after two years of work, the harbour council said.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.
"""


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    folder = tmp_path / "dumps"
    (folder / "sub").mkdir(parents=True)
    for number in range(12):
        (folder / "sub" / f"{number:02}.txt").write_text(TEXT.replace("400", str(number)))
    (folder / "empty.html").write_text("<html></html>")
    (folder / "expected.json").write_text("{}")
    return folder


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_run(dumps: Path, tmp_path: Path, workers: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "out"
    assert main(["run", str(dumps), "-o", str(out), "--workers", workers]) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "articles.jsonl",
        "plan.json",
        "rejections.jsonl",
        "summary.json",
    ]
    articles = lines(out / "articles.jsonl")
    names = [f"{dumps.as_posix()}/sub/{number:02}.txt" for number in range(12)]
    assert [article["source_id"] for article in articles] == names
    assert {article["headline"] for article in articles} == {HEADLINE}
    (rejection,) = lines(out / "rejections.jsonl")
    assert rejection["reason"] == "empty"
    summary = json.loads((out / "summary.json").read_text())
    assert (summary["inputs"], summary["articles"], summary["rejected"]) == (13, 12, 1)
    assert summary["rejections"] == {"empty": 1}
    assert summary["files_passed_over"] == 1
    told = capsys.readouterr()
    assert "Summary" in told.out and "12" in told.out and "empty" in told.out


def test_a_line_is_an_article_with_its_name(dumps: Path, tmp_path: Path) -> None:
    main(["run", str(dumps / "sub" / "00.txt"), "-o", str(tmp_path / "out")])
    (line,) = lines(tmp_path / "out" / "articles.jsonl")
    assert line.pop("source_id")
    article = newsclean.Article.model_validate_json(json.dumps(line))
    assert article == newsclean.clean(dumps / "sub" / "00.txt")


def test_the_same_run_gives_the_same_bytes(dumps: Path, tmp_path: Path) -> None:
    for name, workers in (("one", "1"), ("two", "2")):
        main(["run", str(dumps), "-o", str(tmp_path / name), "--workers", workers])
    for name in ("articles.jsonl", "rejections.jsonl"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_what_is_not_read_is_told(
    dumps: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (dumps / "damaged.html.gz").write_bytes(b"\x1f\x8b\x08nonsense")
    (dumps / "rows.jsonl").write_text('{"text": "one"}\nno json\n')
    assert main(["run", str(dumps), "-o", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert "damaged.html.gz" in told and "rows.jsonl:2" in told
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert summary["articles"] == 12
    assert summary["rejections"]["unreadable"] == 2 == len(summary["unreadable"])


def test_fields_of_rows_are_named(tmp_path: Path) -> None:
    row = {"page": TEXT, "address": "https://echo.example/1", "name": "Ferries for all"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n")
    arguments = ["run", str(tmp_path / "rows.jsonl"), "-o", str(tmp_path / "out")]
    fields = ["--text-field", "page", "--url-field", "address", "--title-field", "name"]
    assert main([*arguments, *fields]) == 0
    (article,) = lines(tmp_path / "out" / "articles.jsonl")
    assert article["url"] == "https://echo.example/1"


def test_lists_and_patterns(
    dumps: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(f"{dumps}/sub/03.txt\n\n{dumps}/sub/01.txt\n{dumps}/gone.txt\n")
    out = tmp_path / "out"
    pattern = f"{dumps}/**/0[67].txt"
    assert main(["run", pattern, "--files-from", str(listed), "-o", str(out)]) == 1
    names = [Path(str(article["source_id"])).name for article in lines(out / "articles.jsonl")]
    assert names == ["06.txt", "07.txt", "03.txt", "01.txt"]
    assert "gone.txt: No such file" in capsys.readouterr().err


def test_a_folder_of_another_run(
    dumps: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    assert main(["run", str(dumps), "-o", out]) == 0
    assert main(["run", str(dumps), "-o", out, "--timeout", "9"]) == 2
    assert "timeout: 60.0 then, 9.0 now" in capsys.readouterr().err
    assert main(["run", str(dumps), "-o", out, "--timeout", "9", "--fresh"]) == 0


def test_the_output_of_an_earlier_run_is_no_input(dumps: Path) -> None:
    arguments = ["run", str(dumps), "-o", str(dumps / "out")]
    assert main(arguments) == main(arguments) == 0
    assert len(lines(dumps / "out" / "articles.jsonl")) == 12


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["run"],
        ["run", "{dumps}"],
        ["run", "no/such/folder", "-o", "{out}"],
        ["run", "{dumps}", "-o", "{dumps}/empty.html"],
        ["run", "{dumps}", "-o", "{out}", "--workers", "0"],
        ["run", "{dumps}", "-o", "{out}", "--timeout", "-1"],
        ["run", "{dumps}", "-o", "{out}", "--format", "xml"],
        ["run", "{dumps}", "-o", "{out}", "--labeller", "nobody"],
        ["show", "no/such/file"],
        ["dance"],
    ],
)
def test_wrong_usage(
    arguments: list[str], dumps: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([part.format(dumps=dumps, out=tmp_path / "out") for part in arguments])
    assert end.value.code == 2
    assert "usage:" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that says no")
def test_no_permission(dumps: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tmp_path.joinpath("closed").mkdir(mode=0o500)
    assert main(["run", str(dumps), "-o", str(tmp_path / "closed" / "out")]) == 1
    assert "closed" in capsys.readouterr().err


def test_a_run_that_fails_leaves_what_was_there(
    dumps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    main(["run", str(dumps), "-o", str(out)])
    names = ("articles.jsonl", "rejections.jsonl", "summary.json")
    before = [(out / name).read_bytes() for name in names]

    def full(result: object) -> str:
        raise OSError(28, "No space left on device")

    # Workers are forked, where the patch is to reach them.
    if sys.platform != "linux":
        pytest.skip("needs workers that are forked")
    monkeypatch.setattr("newsclean.batch.shard.line_of", full)
    assert main(["run", str(dumps), "-o", str(out)]) == 1
    told = capsys.readouterr().err
    assert "No space left on device" in told and "--resume" in told
    assert [(out / name).read_bytes() for name in names] == before
    assert not list(out.rglob(".*"))
    monkeypatch.undo()
    assert main(["run", str(dumps), "-o", str(out), "--resume"]) == 0
    assert [(out / name).read_bytes() for name in names[:2]] == before[:2]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out.strip() == newsclean.__version__


def test_show(dumps: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "show.svg"
    path = str(dumps / "sub" / "00.txt")
    assert main(["show", path, "--svg", str(picture), "--width", "100"]) == 0
    told = capsys.readouterr().out
    assert "headline" in told and "body" in told and HEADLINE in told
    assert "http" not in picture.read_text().replace("http://www.w3.org/2000/svg", "").replace(
        "https://www.textualize.io", ""
    )


def test_show_json(dumps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(dumps / "sub" / "00.txt"), "--json"]) == 0
    article = newsclean.Article.model_validate_json(capsys.readouterr().out)
    assert article.headline == HEADLINE


def test_show_what_is_no_article(dumps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(dumps / "empty.html")]) == 0
    assert "no article: empty" in capsys.readouterr().out


def test_bench_is_handed_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", str(tmp_path)]) == 2


def test_it_runs_as_a_module() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "newsclean", "plugins"], capture_output=True, text=True, check=True
    )
    assert "network" in ran.stdout
