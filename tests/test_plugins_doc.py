"""The files that docs/plugins.md has its readers write do what it says."""

from __future__ import annotations

import datetime as dt
import re
import sys
import tomllib
from pathlib import Path

import pytest

from newsclean import Cleaner, Role
from newsclean.testing import find_cases

DOC = (Path(__file__).parents[1] / "docs/plugins.md").read_text(encoding="utf-8")
FILES = re.compile(r'```\w+ title="([^"]+)"\n(.*?)```', re.DOTALL)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    for name, content in FILES.findall(DOC):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_the_package_passes_its_fixtures(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = written / "newsclean-ticker"
    monkeypatch.syspath_prepend(package / "src")
    project = tomllib.loads((package / "pyproject.toml").read_text())
    points = project["project"]["entry-points"]
    cleaner = Cleaner(extractors=list(points["newsclean.extractors"].values()))
    (case,) = find_cases(package / "fixtures")
    assert [case.problem(name, case.outcome(cleaner)) for name in case.names] == [None] * 3
    flat = cleaner.with_(labeller=points["newsclean.labellers"]["flat"])
    assert flat.clean("One\n\nTwo.").segments[1].reason == "below the headline"
    sys.modules.pop("newsclean_ticker")


def test_the_settings_are_taken(written: Path) -> None:
    source = written / "newsclean-ticker/src/newsclean_ticker/__init__.py"
    (written / "parts.py").write_text(source.read_text())
    cleaner = Cleaner.from_config(written / "newsclean.toml")
    assert cleaner.without == ("tags",)
    assert cleaner.steps[-1].field == "ticker"


def test_the_rules_hold(written: Path) -> None:
    dump = """Become a member of the Harbour Post

Ferry terminal opens two years late

Filed 4 March 2024 by Ana Ruiz

The new ferry terminal opened on Tuesday after four years of work, the city said in a note.

The Morning Tide brings the five stories that matter to the harbour to your inbox every day.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.

More from the Post

Storm Cleo to reach the coast by Friday

About us
"""
    article = Cleaner(sites=[written / "rules"]).clean(dump)
    assert (article.site, article.published) == ("Harbour Post", dt.date(2024, 3, 4))
    roles = {segment.text.split()[0]: segment.role for segment in article.segments}
    assert roles["Storm"] is Role.RELATED and roles["About"] is not Role.RELATED
    assert "Morning Tide" not in article.to_text()
