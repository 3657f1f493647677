from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsclean import Cleaner
from newsclean.cli import main
from newsclean.testing import Case, find_cases, write_case
from newsclean.testing.cases import role_errors

FIXTURE = Path(__file__).parents[2] / "fixtures/japantoday/security-talks"
PLUGIN_ARGUMENTS = ("-p", "no:cacheprovider")
pytest_plugins = ["pytester"]
DUMP = """Ferry terminal opens two years late

By Ana Ruiz

4 March 2024

The new ferry terminal opened on Tuesday after four years of work, the city said in a note.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.
"""


def make(folder: Path, dump: str = DUMP, **expected: object) -> Path:
    folder.mkdir(parents=True)
    (folder / "input.txt").write_text(dump)
    (folder / "expected.json").write_text(json.dumps(expected))
    return folder


def problems(folder: Path) -> dict[str, str]:
    case = Case.load(folder)
    found = case.outcome(Cleaner())
    told = {name: case.problem(name, found) for name in case.names}
    return {name: problem for name, problem in told.items() if problem}


def test_a_case_made_today_passes_today(tmp_path: Path) -> None:
    (tmp_path / "dump.txt").write_text(DUMP)
    out = tmp_path / "cases" / "ferry"
    assert (
        main(
            ["fixture", str(tmp_path / "dump.txt"), "-o", str(out), "--url", "https://a.example/1"]
        )
        == 0
    )
    assert problems(out) == {}
    case = Case.load(out)
    assert case.expected["url"] == "https://a.example/1"
    assert case.expected["fields"]["authors"][0]["name"] == "Ana Ruiz"
    assert case.expected["roles"][0][1].startswith("Ferry terminal")
    assert [found.folder for found in find_cases(tmp_path)] == [out]
    assert main(["fixture", str(tmp_path / "dump.txt"), "-o", str(out)]) == 1


def test_a_rejection_and_rows(tmp_path: Path) -> None:
    rows = [{"text": DUMP}, {"text": "404 Not Found\n\nThe page you asked for is not here."}]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert main(["fixture", str(path), "-o", str(tmp_path / "cases")]) == 0
    first, second = find_cases(tmp_path / "cases")
    assert "fields" in first.expected and "rejection" in second.expected
    assert problems(second.folder) == {}


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    told = problems(
        make(
            tmp_path / "case",
            fields={"headline": "Another", "authors": ["Ana Ruiz"], "ticker": "ACM", "deck": None},
            roles=[["nav", "Ferry terminal opens two years late"], ["body", "No such line"]],
        )
    )
    assert set(told) == {"headline", "ticker", "roles"}
    assert "wanted 'Another'" in told["headline"] and "found  'Ferry" in told["headline"]
    assert "nav         is " in told["roles"] and "missing     body" in told["roles"]
    wrong = problems(make(tmp_path / "rejected", rejection="no_body"))
    assert wrong["rejection"].startswith("an article: Ferry")
    gone = problems(make(tmp_path / "gone", dump=" ", fields={"headline": "X"}))
    assert gone["headline"].startswith("rejected: empty")


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ({}, "needs either fields or rejection"),
        ({"fields": {}, "rejection": "empty"}, "needs either"),
        ({"fields": {}, "colour": "red"}, "unknown: colour"),
        ({"fields": {}, "roles": [["title", "x"]]}, "'title' is not a valid Role"),
        ({"fields": {}, "roles": [["body", " "]]}, "without text"),
    ],
)
def test_cases_that_are_not_whole(
    expected: dict[str, object], message: str, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=message) as error:
        Case.load(make(tmp_path / "case", **expected))
    assert "case" in str(error.value)


def test_a_case_needs_one_input(tmp_path: Path) -> None:
    folder = make(tmp_path / "case", fields={})
    (folder / "input.html").write_text("<p>x")
    with pytest.raises(ValueError, match=r"needs one input.html, .txt or .md, has 2"):
        Case.load(folder)


def test_roles_are_compared_without_white_space() -> None:
    segments = Cleaner().clean(DUMP).segments
    wanted = [[segment.role.value, segment.text.replace(" ", "\n")] for segment in segments]
    assert role_errors(segments, wanted) == []
    assert role_errors(segments, wanted[1:])[0].startswith("unexpected  ")


def test_pytest_runs_the_cases(pytester: pytest.Pytester) -> None:
    make(
        pytester.path / "fixtures" / "good",
        fields={"headline": "Ferry terminal opens two years late"},
    )
    make(pytester.path / "fixtures" / "bad", fields={"headline": "Another"})
    make(pytester.path / "fixtures" / "known", fields={"headline": "Another", "deck": None},
         known_failures=["headline"])  # fmt: skip
    make(pytester.path / "fixtures" / "mended", fields={"deck": None}, known_failures=["deck"])
    make(pytester.path / "elsewhere" / "no-case", fields={"headline": "Another"})
    pytester.makepyprojecttoml(
        '[tool.pytest.ini_options]\nnewsclean_fixtures = ["fixtures"]\n'
        'newsclean_config = "newsclean.toml"\n'
    )
    (pytester.path / "newsclean.toml").write_text('without = ["tags"]\n')
    result = pytester.runpytest_subprocess(*PLUGIN_ARGUMENTS)
    # Each has its segments checked too.
    result.assert_outcomes(passed=6, failed=2, xfailed=1)
    result.stdout.fnmatch_lines(["*wanted 'Another'*", "*found *Ferry terminal*"])
    assert "no-case" not in result.stdout.str()


def test_pytest_names_a_case_that_is_not_whole(pytester: pytest.Pytester) -> None:
    make(pytester.path / "fixtures" / "empty")
    pytester.makepyprojecttoml('[tool.pytest.ini_options]\nnewsclean_fixtures = ["fixtures"]\n')
    result = pytester.runpytest_subprocess(*PLUGIN_ARGUMENTS)
    result.stdout.fnmatch_lines(["*needs either fields or rejection*"])


def test_a_case_of_ours_in_another_folder(tmp_path: Path) -> None:
    from newsclean.read.files import iter_dumps

    (dump,) = iter_dumps(FIXTURE / "input.txt")
    path = write_case(tmp_path / "case", dump, Cleaner())  # type: ignore[arg-type]
    assert path.parent.joinpath("input.txt").read_bytes() == (FIXTURE / "input.txt").read_bytes()
    assert problems(path.parent) == {}
