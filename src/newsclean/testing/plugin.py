"""The pytest plugin: runs the cases in the folders that the ini option names.

In ``pyproject.toml``::

    [tool.pytest.ini_options]
    testpaths = ["tests", "fixtures"]
    newsclean_fixtures = ["fixtures"]
    newsclean_config = "newsclean.toml"   # optional: how the cleaner is made

Each field, the roles and the tiling of each case is a test of its own. What a case lists as a
known failure must fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from newsclean.pipeline import Cleaner
    from newsclean.testing.cases import Case

_CLEANER: pytest.StashKey[Any] = pytest.StashKey()
_OUTCOME: pytest.StashKey[Any] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the ini file."""
    parser.addini("newsclean_fixtures", "folders with cases of newsclean.testing", type="paths")
    parser.addini("newsclean_config", "settings of newsclean.Cleaner, a TOML file", default="")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """An ``expected.json`` in one of the folders is a case."""
    if file_path.name != "expected.json":
        return None
    folders = parent.config.getini("newsclean_fixtures")
    if not any(file_path.is_relative_to(folder) for folder in folders):
        return None
    return CaseFile.from_parent(parent, path=file_path)


class CaseFile(pytest.File):
    """A case."""

    def collect(self) -> Iterator[pytest.Item]:
        """A test for each thing there is to check."""
        from newsclean.testing.cases import Case

        try:
            case = Case.load(self.path.parent)
        except ValueError as error:
            raise self.CollectError(str(error)) from error
        for name in case.names:
            item = CaseItem.from_parent(self, name=name, case=case)
            if name in case.known_failures:
                item.add_marker(pytest.mark.xfail(strict=True, reason="known failure"))
            yield item


class CaseItem(pytest.Item):
    """One thing to check in a case."""

    def __init__(self, *, case: Case, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.case = case

    def runtest(self) -> None:
        """Fail with what is wrong."""
        # Cleaned once a case: the tests of a case share their file's stash.
        stash = self.parent.stash if self.parent is not None else self.stash
        if _OUTCOME not in stash:
            stash[_OUTCOME] = self.case.outcome(_cleaner(self.config))
        problem = self.case.problem(self.name, stash[_OUTCOME])
        if problem is not None:
            pytest.fail(problem, pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the test is, for reports."""
        return self.case.folder / "expected.json", 0, f"{self.case.folder.name}: {self.name}"


def _cleaner(config: pytest.Config) -> Cleaner:
    """The cleaner of this run of pytest, made once."""
    from newsclean.pipeline import Cleaner

    if _CLEANER not in config.stash:
        name = config.getini("newsclean_config")
        config.stash[_CLEANER] = Cleaner.from_config(config.rootpath / name) if name else Cleaner()
    cleaner: Cleaner = config.stash[_CLEANER]
    return cleaner
