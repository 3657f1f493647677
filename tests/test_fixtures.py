"""Runs every page under fixtures/: what `clean` makes of it against what its expected.json says.

How a case is written and compared: `newsclean.testing`. A known failure that starts to pass fails
the test, so that the list stays true.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.testing import Case, find_cases

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = {case.folder.relative_to(FIXTURES).as_posix(): case for case in find_cases(FIXTURES)}


@cache
def outcome(case: str) -> newsclean.Article | newsclean.NoArticle:
    return CASES[case].outcome(newsclean.Cleaner())


def parameter(name: str, case: Case, part: str) -> Any:
    known = part in case.known_failures
    marks = [pytest.mark.xfail(strict=True, reason="known failure")] if known else []
    return pytest.param(name, part, marks=marks, id=f"{name}-{part}")


@pytest.mark.parametrize(
    ("case", "part"),
    [parameter(name, case, part) for name, case in CASES.items() for part in case.names],
)
def test_case(case: str, part: str) -> None:
    problem = CASES[case].problem(part, outcome(case))
    if problem is not None:
        pytest.fail(problem, pytrace=False)


def test_there_are_cases() -> None:
    assert len(CASES) > 40
    assert all("roles" in case.expected for case in CASES.values())
