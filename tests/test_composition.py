"""Cleaners put together: parts, settings, copies, files, other processes."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import Cleaner
from newsclean.plugins import Candidate, Document, PluginError, extractor, extractors

TEXT = """Anvil maker grows

By Ana Ruiz

PORT ELLIS (AP) — The anvil maker Acme (NYSE: ACM) grew on Monday after two years, the city said.

It has room for 400 anvils and a cafe, and cost 12 million dollars, twice what was planned.

Three ferries an hour will leave for the islands in summer, the harbour master told reporters.
"""


@extractor("ticker")
def tickers(document: Document) -> Any:
    for block in document.find(role="body"):
        if "NYSE: " in block.text:
            yield Candidate([block.text.partition("NYSE: ")[2][:3]], 0.9, [block])


@extractor("length", requires=["body", "ticker"])
def length(document: Document) -> Any:
    yield Candidate({"paragraphs": len(document.fields["body"]), "of": {"tickers"}}, 1.0)


def test_fields_of_plugins_are_in_extra_with_their_evidence() -> None:
    article = Cleaner(extractors=[length, tickers]).clean(TEXT)
    assert article.extra == {"ticker": ["ACM"], "length": {"paragraphs": 3, "of": ["tickers"]}}
    assert article.evidence["ticker"].extractor == "tickers"
    (segment,) = article.evidence["ticker"].segments
    assert "NYSE" in article.segments[segment].text
    assert newsclean.Article.model_validate_json(article.model_dump_json()) == article


def test_a_registered_part_works_at_once_and_in_cleaners_made_later() -> None:
    before = Cleaner()
    assert newsclean.clean(TEXT).extra == {}
    extractors.register("tickers", field="ticker")(tickers)
    try:
        assert newsclean.clean(TEXT).extra == {"ticker": ["ACM"]}
        assert Cleaner().clean(TEXT).extra == {"ticker": ["ACM"]}
        assert before.clean(TEXT).extra == {}
    finally:
        extractors.remove("tickers")
    assert newsclean.clean(TEXT).extra == {}


def test_a_copy_with_other_settings() -> None:
    cleaner = Cleaner(extractors=[tickers])
    bare = cleaner.with_(without=["authors", "ticker"])
    assert bare.clean(TEXT).authors == () and bare.clean(TEXT).extra == {}
    assert cleaner.clean(TEXT).authors and cleaner.without == ()
    with pytest.raises(TypeError):
        cleaner.with_(colour="red")
    with pytest.raises(AttributeError):
        cleaner.extractors = ()  # type: ignore[misc]


@pytest.mark.parametrize(
    "settings",
    [{"without": "tags"}, {"extractors": tickers}, {"sites": "folder"}, {"labeller": 3}],
)
def test_settings_of_the_wrong_type(settings: dict[str, Any]) -> None:
    with pytest.raises((TypeError, PluginError)):
        Cleaner(**settings)


def test_cleaners_travel() -> None:
    cleaner = Cleaner(extractors=[tickers], without=["tags"], max_chars=5000)
    there = pickle.loads(pickle.dumps(cleaner))
    assert there == cleaner
    assert there.clean(TEXT) == cleaner.clean(TEXT)
    assert there.describe() == cleaner.describe()


def test_what_a_cleaner_is_can_be_told() -> None:
    told = Cleaner(extractors=[tickers], without=["tags"]).describe()
    assert told["without"] == ["tags"]
    assert told["profile"] is None
    assert [name for name in told["extractors"] if "tickers" in name]
    assert told != Cleaner(without=["tags"]).describe()


NOTEBOOK = """
import newsclean
from newsclean.plugins import Candidate, extractors

# one cell
@extractors.register("tickers", field="ticker")
def tickers(document):
    for block in document.find(role="body"):
        if "NYSE: " in block.text:
            yield Candidate([block.text.partition("NYSE: ")[2][:3]], 0.9, [block])

# the next
text = {text!r}
assert newsclean.clean(text).extra == {{"ticker": ["ACM"]}}
"""


def run(code: str, folder: Path) -> None:
    """As a notebook does: code that is in no file, whose module is __main__."""
    done = subprocess.run(
        [sys.executable, "-"], input=code, text=True, cwd=folder, capture_output=True, timeout=120
    )
    assert done.returncode == 0, done.stderr


def test_a_notebook_cell_and_worker_processes(tmp_path: Path) -> None:
    workers = """
results = list(newsclean.Cleaner().stream([text] * 5, workers=2))
assert [result.article.extra for result in results] == [{"ticker": ["ACM"]}] * 5, results
"""
    run(NOTEBOOK.format(text=TEXT) + workers, tmp_path)


def test_a_notebook_cell_and_a_process_elsewhere(tmp_path: Path) -> None:
    """Where workers are not forked, and on a cluster, the cleaner is pickled."""
    there = """
import pathlib, pickle
pathlib.Path("cleaner").write_bytes(pickle.dumps(newsclean.Cleaner()))
"""
    run(NOTEBOOK.format(text=TEXT) + there, tmp_path)
    here = f"""
import pathlib, pickle
cleaner = pickle.loads(pathlib.Path("cleaner").read_bytes())
assert cleaner.clean({TEXT!r}).extra == {{"ticker": ["ACM"]}}
"""
    run(here, tmp_path)


PART = '''
from newsclean.plugins import Candidate, extractor

@extractor("ticker")
def find(document):
    yield Candidate("ACM", 0.9)

class Flat:
    """Takes the first line for the headline and all others for text."""

    def label(self, document):
        for number, block in enumerate(document.blocks):
            block.role, block.confidence = "body" if number else "headline", 1
        return document
'''


def test_settings_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "parts.py").write_text(PART)
    (tmp_path / "rules").mkdir()
    path = tmp_path / "newsclean.toml"
    path.write_text(
        'labeller = "parts.py:Flat"\nextractors = ["parts.py:find"]\nwithout = ["tags"]\n'
        'sites = ["rules"]\nmax_chars = 9000\n'
    )
    cleaner = Cleaner.from_config(path)
    article = cleaner.clean(TEXT)
    assert article.extra == {"ticker": "ACM"}
    assert article.segments[1].role == "body" and cleaner.max_chars == 9000
    assert Cleaner.from_config(path, max_chars=5000).max_chars == 5000
    # Parts from a file travel by value: elsewhere there is no such file.
    code = f"import pickle; pickle.loads({pickle.dumps(cleaner)!r}).clean({TEXT!r}).extra['ticker']"
    run(code, tmp_path.parent)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('labeller = "rules"\ncolour = "red"\n', "line 2: 'colour': is none of the known keys"),
        ('labeller = "rules"\n\nwithout = "tags"\n', "line 3: 'without'"),
        ("max_chars = 0\n", "line 1: 'max_chars'"),
        ("a = \n", "line 1: Invalid value"),
    ],
)
def test_errors_in_a_file_name_it_and_the_line(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "newsclean.toml"
    path.write_text(content)
    with pytest.raises(ValueError, match=message) as error:
        Cleaner.from_config(path)
    assert str(path) in str(error.value)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere", "names no part"),
        ("no_such_package:part", "ModuleNotFoundError"),
        ("no/such/file.py:part", "FileNotFoundError"),
        ("newsclean.errors:part", "AttributeError"),
    ],
)
def test_parts_that_are_not_there(name: str, message: str) -> None:
    with pytest.raises(PluginError, match=message):
        Cleaner(extractors=[name])
