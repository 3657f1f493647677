"""Runs every page under fixtures/ and tests/invented/: what `clean` makes of it against its expected.json.

How a case is written and compared: `newsclean.testing`. A known failure that starts to pass fails
the test, so that the list stays true.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.testing import Case, find_cases

ROOT = Path(__file__).parents[1]
FIXTURES, INVENTED = (
    {case.folder.relative_to(ROOT / folder).as_posix(): case for case in find_cases(ROOT / folder)}
    for folder in ("fixtures", "tests/invented")
)
CASES = FIXTURES | INVENTED


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
    assert len(FIXTURES) > 40
    assert all("roles" in case.expected for case in FIXTURES.values())
    assert len(INVENTED) == 292


def test_most_of_the_invented_pages_are_read_rightly() -> None:
    parts = Counter(part for case in INVENTED.values() for part in case.names)
    wrong = Counter(part for case in INVENTED.values() for part in case.known_failures)
    assert {part for part in parts if wrong[part] > parts[part] / 2} <= {"body", "related"}
