"""Runs every page under fixtures/: what `clean` makes of it against what its expected.json says.

``expected.json`` holds ``url`` (passed to ``clean``), ``fields`` or ``rejection``, ``roles`` (the
dump in order, a role and a text for each line) and, where something is known to be wrong,
``known_failures``: names of fields, or "roles". A known failure that starts to pass fails the
test, so that the list stays true.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsclean

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = sorted(
    path.parent.relative_to(FIXTURES).as_posix() for path in FIXTURES.glob("*/*/expected.json")
)


@cache
def expected(case: str) -> dict[str, Any]:
    """What the case should give."""
    content = (FIXTURES / case / "expected.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(content)
    return loaded


@cache
def outcome(case: str) -> newsclean.Article | newsclean.NoArticle:
    """What the case does give; the input is handed over as bytes, its format found by looking."""
    (path,) = (FIXTURES / case).glob("input.*")
    try:
        return newsclean.clean(path.read_bytes(), url=expected(case).get("url"))
    except newsclean.NoArticle as none:
        return none


def parameters(names: dict[str, list[str]]) -> list[Any]:
    """One parameter a case and name, marked where the failure is known."""
    found = []
    for case, items in names.items():
        known = expected(case).get("known_failures", [])
        for name in items:
            marks = (
                [pytest.mark.xfail(strict=True, reason="known failure")] if name in known else []
            )
            found.append(pytest.param(case, name, marks=marks, id=f"{case}-{name}"))
    return found


def agrees(actual: Any, wanted: Any) -> bool:
    """Equal, where only the keys given in an expected object are compared."""
    if isinstance(wanted, dict):
        return actual is not None and all(
            agrees(getattr(actual, key), value) for key, value in wanted.items()
        )
    if isinstance(wanted, list):
        if not isinstance(actual, tuple) or len(actual) != len(wanted):
            return False
        return all(agrees(one, other) for one, other in zip(actual, wanted, strict=True))
    if isinstance(actual, newsclean.Person):
        return bool(actual.name == wanted)
    if isinstance(actual, dt.datetime):
        if not isinstance(wanted, str) or len(wanted) <= 10:
            return False
        when = dt.datetime.fromisoformat(wanted)
        return actual == when and (actual.tzinfo is None) == (when.tzinfo is None)
    if isinstance(actual, dt.date):
        return bool(actual.isoformat() == wanted)
    return bool(actual == wanted)


def shown(value: Any) -> str:
    """A value for reading, parts of a list one a line."""
    if isinstance(value, tuple | list):
        return "\n".join(["["] + [f"    {shown(item)}" for item in value] + ["  ]"])
    return str(value) if value is None or isinstance(value, dict) else repr(value)


FIELDS = {case: list(expected(case).get("fields", {"rejection": None})) for case in CASES}


@pytest.mark.parametrize(("case", "name"), parameters(FIELDS))
def test_field(case: str, name: str) -> None:
    found = outcome(case)
    if name == "rejection":
        assert isinstance(found, newsclean.NoArticle), f"an article: {found.headline}"
        assert found.reason == expected(case)["rejection"], found.detail
        return
    assert isinstance(found, newsclean.Article), f"rejected: {found}"
    wanted = expected(case)["fields"][name]
    actual = " ".join(found.to_text().split()) if name == "text" else getattr(found, name)
    evidence = found.evidence.get(name)
    message = f"{name}\n  wanted {shown(wanted)}\n  found  {shown(actual)}\n  {evidence}"
    if not agrees(actual, wanted):
        pytest.fail(message, pytrace=False)


def role_errors(segments: tuple[newsclean.Segment, ...], wanted: list[list[str]]) -> list[str]:
    """Lines whose role is wrong, that are missing, out of order, or not expected.

    White space doesn't count, nor where one segment ends and the next of the same role begins.
    """
    pieces = [("".join(segment.text.split()), segment.role.value) for segment in segments]
    stream = "".join(text for text, _ in pieces)
    roles = [role for text, role in pieces for _ in text]
    errors = []
    position = 0
    for role, text in wanted:
        plain = "".join(text.split())
        start = stream.find(plain, position)
        if start < 0:
            errors.append(f"missing     {role:<11} {text[:90]}")
            continue
        if start > position:
            errors.append(f"unexpected  {roles[position]:<11} {stream[position:start][:90]}")
        position = start + len(plain)
        found = dict.fromkeys(roles[start:position])
        if list(found) != [role]:
            errors.append(f"{role:<11} is {'+'.join(found):<11} {text[:90]}")
    if position < len(stream):
        errors.append(f"unexpected  {roles[position]:<11} {stream[position:][:90]}")
    return errors


@pytest.mark.parametrize(("case", "name"), parameters({case: ["roles"] for case in CASES}))
def test_roles(case: str, name: str) -> None:
    errors = role_errors(outcome(case).segments, expected(case)[name])
    if errors:
        lines = len(expected(case)[name])
        pytest.fail(f"{len(errors)} of {lines} lines\n" + "\n".join(errors), pytrace=False)


@pytest.mark.parametrize("case", CASES)
def test_segments_tile(case: str) -> None:
    (path,) = (FIXTURES / case).glob("input.*")
    segments = outcome(case).segments
    position = 0
    for segment in segments:
        assert position <= segment.start < segment.end
        assert len(segment.text) == segment.end - segment.start
        position = segment.end
    if path.suffix == ".html":
        return
    dump = path.read_bytes().decode("utf-8", "replace")
    position = 0
    for segment in segments:
        assert not dump[position : segment.start].strip()
        assert dump[segment.start : segment.end] == segment.text
        position = segment.end
    assert not dump[position:].strip()


def test_every_fixture_is_whole() -> None:
    for case in CASES:
        assert len(list((FIXTURES / case).glob("input.*"))) == 1, case
        known = {"url", "fields", "rejection", "roles", "known_failures"}
        assert set(expected(case)) <= known, case
        assert ("fields" in expected(case)) != ("rejection" in expected(case)), case
        for role, text in expected(case)["roles"]:
            assert newsclean.Role(role) and text.strip(), case
