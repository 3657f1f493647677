from __future__ import annotations

import sys
from pathlib import Path

import pytest

import newsclean
from newsclean import Corpus, Reason, load
from newsclean.cli import main

HEADLINE = "Ferry terminal <b>opens</b> & closes to the public"
TEXT = f"""{HEADLINE}

By Ana Ruiz

The new ferry terminal opened on Monday after two years of work, the harbour council said.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    dumps = tmp_path / "dumps"
    dumps.mkdir()
    (dumps / "a.txt").write_text(TEXT)
    (dumps / "b.txt").write_text("")
    (dumps / "expected.json").write_text("{}")
    (dumps / "rows.jsonl").write_text('{"body_text": "' + TEXT.replace("\n", "\\n") + '"}\n')
    return dumps


@pytest.mark.parametrize("workers", [None, 2])
def test_a_folder(folder: Path, workers: int | None) -> None:
    corpus = load(folder, text_field="body_text", workers=workers)
    assert len(corpus) == 2 == len(list(corpus))
    assert [article.headline for article in corpus.articles] == [HEADLINE] * 2
    (rejected,) = corpus.rejected
    assert rejected.source_id.endswith("b.txt")
    assert rejected.rejection is not None and rejected.rejection.reason is Reason.EMPTY
    assert repr(corpus) == "<Corpus: 2 articles, 1 rejected>"


def test_lists_of_paths_and_of_dumps(folder: Path) -> None:
    assert len(load([folder / "a.txt", str(folder / "a.txt")])) == 2
    corpus = load([("one", TEXT), TEXT.encode(), ("none", "")])
    assert [result.source_id for result in corpus.results] == ["one", "1", "none"]
    assert len(corpus) == 2


def test_a_path_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError, match="no/such/folder"):
        load("no/such/folder")


def test_what_a_run_wrote_is_read_back(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["run", str(folder), "-o", str(out), "--text-field", "body_text"]) == 0
    cleaned = load(folder, text_field="body_text")
    for path in (out, str(out), out / "articles.jsonl"):
        again = load(path)
        assert again.articles == cleaned.articles
        assert [r.rejection for r in again.rejected] == [r.rejection for r in cleaned.rejected]
        assert [r.source_id for r in again.rejected] == [r.source_id for r in cleaned.rejected]


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text('{"source_id": "a"}\n')
    with pytest.raises(ValueError, match=r"articles\.jsonl, line 1"):
        load(tmp_path)


def test_tables() -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    corpus = load([("one", TEXT), ("none", "")])
    frame = corpus.to_pandas()
    table = corpus.to_arrow()
    assert list(frame.columns) == table.column_names
    assert frame["headline"].tolist() == table["headline"].to_pylist() == [HEADLINE]
    assert frame["source_id"].tolist() == ["one"]
    assert table["text"].to_pylist() == [corpus.articles[0].to_text()]
    assert load([]).to_arrow().num_rows == len(load([]).to_pandas()) == 0


@pytest.mark.parametrize(("method", "module"), [("to_pandas", "pandas"), ("to_arrow", "pyarrow")])
def test_without_the_extra(method: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=r"pip install \"newsclean\["):
        getattr(Corpus(), method)()


def test_in_a_notebook_everything_is_escaped() -> None:
    shown = load([("one", TEXT)])._repr_html_()
    assert "<b>" not in shown
    assert "Ferry terminal &lt;b&gt;opens&lt;/b&gt; &amp; closes" in shown


def test_a_corpus_is_made_of_results() -> None:
    article = newsclean.clean(TEXT)
    corpus = Corpus((newsclean.Result(source_id="a", article=article),))
    assert corpus.articles == (article,)
