"""A package of somebody else's: installed by pip into a fresh environment, found, at work."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = Path(__file__).parent / "newsclean-ticker"
pytestmark = pytest.mark.fresh_environment


class Environment:
    """A virtual environment."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / ("Scripts" if sys.platform == "win32" else "bin")

    def run(self, name: str, *arguments: str | Path, cwd: Path | None = None) -> str:
        """Run a program of the environment; what it prints."""
        done = subprocess.run(
            [self.bin / name, *arguments], cwd=cwd, capture_output=True, text=True, timeout=600
        )
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, where its build leaves nothing in this repository."""
    return Path(shutil.copytree(PACKAGE, tmp_path_factory.mktemp("package") / "newsclean-ticker"))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, package: Path) -> Iterator[Environment]:
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, timeout=300)
    made = Environment(folder)
    try:
        made.run("pip", "install", "--quiet", "pytest", "hatchling")
    except AssertionError as error:
        pytest.skip(f"no packages can be had here, so nothing is installed: {str(error)[-300:]}")
    made.run("pip", "install", "--quiet", ROOT, package)
    yield made
    shutil.rmtree(folder)


def test_its_own_tests_and_fixtures_pass(environment: Environment, package: Path) -> None:
    told = environment.run("python", "-m", "pytest", "-v", cwd=package)
    for name in ("test_parts.py", "acme/expected.json::ticker", "acme/expected.json::credits",
                 "wire-story/expected.json::credits", "wire-story/expected.json::segments"):  # fmt: skip
        assert name in told.replace("\\", "/")


def test_it_adds_a_field_and_takes_an_extractors_place(environment: Environment) -> None:
    dump = (PACKAGE / "fixtures/acme/input.txt").read_text(encoding="utf-8")
    code = f"""
import json, newsclean
article = newsclean.clean({dump!r})
[credit] = article.credits
print(json.dumps([article.extra, credit.source, article.evidence["credits"].extractor]))
"""
    extra, source, name = json.loads(environment.run("python", "-c", code))
    assert [found["symbol"] for found in extra["ticker"]] == ["ACM", "BOLT"]
    assert (source, name) == ("Coastal Wire", "wire-credits")


def test_the_command_line_lists_it(environment: Environment) -> None:
    told = " ".join(environment.run("newsclean", "plugins").split())
    assert "ticker find_tickers" in told
    assert "credits wire-credits 0 body newsclean-ticker 0.1.0" in told
    assert "credits credits (not at work)" in told
    assert "flat" in told and ".story" in told and "headlines" in told


def test_worker_processes_have_it_too(environment: Environment, tmp_path: Path) -> None:
    shutil.copy(PACKAGE / "fixtures/acme/input.txt", tmp_path / "acme.txt")
    environment.run("newsclean", "run", tmp_path / "acme.txt", "-o", tmp_path / "out")
    (line,) = (tmp_path / "out/articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["extra"]["ticker"][0] == {"exchange": "NYSE", "symbol": "ACM"}
