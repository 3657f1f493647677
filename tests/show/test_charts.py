from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsclean import Corpus, load

WHAT = ["roles", "dates", "confidence", "credits", "datelines", "reasons"]


@pytest.fixture(scope="module")
def corpus(run_folder: Path) -> Corpus:
    return load(run_folder)


@pytest.mark.parametrize("what", WHAT)
def test_a_chart_of(what: str, corpus: Corpus) -> None:
    pytest.importorskip("altair")
    for results in (corpus, Corpus()):
        drawn = results.chart(what).to_dict()
        assert drawn["mark"]["type"] == "bar"
        assert bool(drawn["data"]["values"]) == (results is corpus)


def test_no_such_chart() -> None:
    with pytest.raises(ValueError, match="roles, dates"):
        Corpus().chart("moods")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ImportError, match=r'pip install "newsclean\[notebook\]"'):
        Corpus().chart()
