"""What goes into a report, and that nothing of it can act."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hostile import TEXTS, results
from newsclean import Article, Paragraph, Reason, Rejection, Result, Role, Segment
from newsclean.cli import main
from newsclean.show.report import write_report
from newsclean.show.report.select import select


def data_of(page: str, name: str) -> Any:
    (text,) = re.findall(
        rf'<script type="application/gzip" id="{name}">([A-Za-z0-9+/=]*)</script>', page
    )
    return json.loads(gzip.decompress(base64.b64decode(text)))


def written(outcomes: Any, folder: Path, **options: Any) -> str:
    return write_report(outcomes, folder / "report.html", **options).read_text(encoding="utf-8")


def many(count: int, doubtful: set[int] = frozenset()) -> Iterator[Result]:  # type: ignore[assignment]
    for number in range(count):
        sure = 0.3 if number in doubtful else 0.9
        segment = Segment(role=Role.BODY, text="T", start=0, end=1, confidence=sure, reason="r")
        body = (Paragraph(kind="paragraph", text="T"),)
        yield Result(
            source_id=str(number),
            article=Article(headline=f"H{number}", body=body, segments=(segment,)),
        )


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_in_every_field(name: str, tmp_path: Path) -> None:
    text = TEXTS[name]
    page = written(results(text), tmp_path, title=text)
    # Besides the page's own there are only its data; and those are letters and digits.
    assert re.findall(r"<script[^>]*>", page) == [
        '<script type="application/gzip" id="index">',
        '<script type="application/gzip" id="chunk-0">',
        '<script type="module">',
    ]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert "<svg onload" not in page and "<img" not in page
    rows = data_of(page, "index")["rows"]
    assert [row["id"] for row in rows] == [text, text]
    assert rows[0]["key"] != rows[1]["key"]
    whole = data_of(page, "chunk-0")
    assert [segment[1] for segment in whole[0]["segments"]] == [text] * 4
    assert whole[0]["url"] is None


def test_the_policy_allows_this_script_and_style_only(tmp_path: Path) -> None:
    page = written(results("x"), tmp_path)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    for tag, kind in (("style", "style"), ('script type="module"', "script")):
        (text,) = re.findall(rf"<{tag}>(.*?)</{kind}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert not re.search(r"\sstyle=", page.split("<body")[1].split("<script")[0])


def test_small_runs_are_shown_whole_in_their_order() -> None:
    selection = select(many(20), 20)
    assert [item.number for item in selection.items] == list(range(20))
    assert selection.whole


def test_of_large_runs_the_doubtful_and_a_sample() -> None:
    doubtful = set(range(3, 1000, 97))
    selection = select(many(1000, doubtful), 40)
    shown = {item.number for item in selection.items}
    assert len(shown) == 40 and doubtful <= shown
    assert (selection.doubtful, selection.drawn, selection.whole) == (20, 20, False)
    assert selection.tally.articles == 1000
    # The sample is no run of neighbours, and the same every time.
    assert max(shown - doubtful) > 700
    assert shown == {item.number for item in select(many(1000, doubtful), 40).items}


def test_of_rejections_every_reason(tmp_path: Path) -> None:
    def rejections() -> Iterator[Result]:
        for number in range(500):
            reason = Reason.EMPTY if number else Reason.CRASHED
            yield Result(source_id=str(number), rejection=Rejection(reason=reason))

    selection = select(rejections(), 100)
    reasons = [item.row["reason"] for item in selection.items]
    assert reasons.count("empty") == 10 and reasons.count("crashed") == 1
    assert "11 of 500 dumps can be opened here" in written(rejections(), tmp_path, most=100)


def test_giants_are_cut_and_all_stays_small(tmp_path: Path) -> None:
    text = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(2000))
    segments = tuple(
        Segment(role=Role.BODY, text=text, start=n * 2001, end=n * 2001 + 2000, confidence=1, reason="")
        for n in range(400)
    )  # fmt: skip
    body = (Paragraph(kind="paragraph", text="T"),)
    giant = Result(source_id="g", article=Article(headline="H", body=body, segments=segments))
    page = written([giant], tmp_path)
    (detail,) = data_of(page, "chunk-0")
    assert len(detail["segments"]) + detail["cut"] == 400 and detail["cut"] > 100


def test_the_file_stays_below_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.show.report.build._MOST_BYTES", 5000)
    page = written(many(100), tmp_path)
    assert "of them were too large" in page
    assert 5 < len(data_of(page, "index")["rows"]) < 100


def test_nothing_at_all(tmp_path: Path) -> None:
    page = written([], tmp_path)
    assert data_of(page, "index")["rows"] == []


def test_wrong_numbers(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least 2"):
        write_report([], tmp_path / "r.html", most=1)


def test_command(run_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.html"
    assert (
        main(["report", str(run_folder), "-o", str(path), "--title", "A <b> run", "--most", "10"])
        == 0
    )
    assert "written:" in capsys.readouterr().out
    page = path.read_text(encoding="utf-8")
    assert "<title>A &lt;b&gt; run" in page and "dumps can be opened here" in page


def test_a_folder_without_a_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tmp_path)]) == 1
    assert "newsclean run PATH -o OUT" in capsys.readouterr().err


def test_a_run_with_its_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("")
    path = tmp_path / "r.html"
    arguments = ["run", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--report", str(path)]
    assert main(arguments) == 0
    assert data_of(path.read_text(encoding="utf-8"), "index")["rows"][0]["reason"] == "empty"
