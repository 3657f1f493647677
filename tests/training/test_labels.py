"""Labels of lines: sheets are read, checked, kept without their text, and found again."""

import gzip
from pathlib import Path

import pytest

pytest.importorskip("html_text", reason="labels are of html-text renderings (extra `bench`)")

from hypothesis import given
from hypothesis import strategies as st
from training.gold import Page, gold_pages
from training.labels import Labelled, dump_of, read_labels, write_labels
from training.sheets import faults, read_sheet, sheets

from newsclean.models import Role

HTML = b"""<title>Rain in Spain - Port Echo</title><nav><a href=/>Home</a></nav>
<h1>Rain in Spain</h1><p>It rained on the plain, they said.</p><p>All day.</p>"""
SHEET = """\
=== wcxb/0001
1 page_title
3 nav
5 headline
7-9 body
"""


def page(html: bytes = HTML, name: str = "wcxb/0001") -> Page:
    return Page(name, "wcxb", html, None, "site", "article", None, [], None, None, None, ([], []))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold folder with one page, whose lines nobody labelled."""
    (tmp_path / "unlabelled").mkdir()
    (tmp_path / "unlabelled" / "rain.html.gz").write_bytes(gzip.compress(HTML))
    return tmp_path


def test_a_sheet_shows_every_line_with_its_number() -> None:
    (sheet,) = sheets([page(), page(b"<script>1</script>", "wcxb/0002")])
    assert sheet.split("\n") == [
        "=== wcxb/0001", "1|Rain in Spain - Port Echo", "3|Home", "5|Rain in Spain",
        "7|It rained on the plain, they said.", "9|All day.", "",
    ]  # fmt: skip


def test_long_lines_are_cut_and_large_dumps_are_sheets_of_their_own() -> None:
    word = b"<p>" + b"rain " * 100 + b"</p>"
    first, second = sheets([page(word), page(word * 200, "wcxb/0002")])
    assert first.endswith("rain  …+369\n") and second.count("…+369\n") == 200


def test_labels_come_back_with_their_lines(tmp_path: Path) -> None:
    dump = dump_of(HTML)
    ranges = read_sheet(SHEET)["wcxb/0001"]
    assert faults(dump, ranges) == []
    write_labels({"wcxb/0001": Labelled.of(dump, ranges)}, tmp_path / "roles.jsonl")
    assert "Rain" not in (tmp_path / "roles.jsonl").read_text()
    labels = read_labels(tmp_path / "roles.jsonl")["wcxb/0001"]
    assert labels.lines(dump) == [
        ("Rain in Spain - Port Echo", "page_title"), ("Home", "nav"), ("Rain in Spain", "headline"),
        ("It rained on the plain, they said.", "body"), ("All day.", "body"),
    ]  # fmt: skip
    assert labels.lines(dump + "\nMore") is None


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("1 page_title", "before any page"),
        ("=== wcxb/0001\n1 title", "wcxb/0001: '1 title'"),
        ("=== wcxb/0001\n1 - 3 nav", "'1 - 3 nav'"),
        ("=== wcxb/0001\n1-3", "'1-3'"),
    ],
)
def test_a_line_that_is_no_label_is_named(sheet: str, said: str) -> None:
    with pytest.raises(ValueError, match="is no range with a role") as caught:
        read_sheet(sheet)
    assert said in str(caught.value)


def test_lines_without_a_role_and_with_two_are_named() -> None:
    assert faults("a\n\nb\nc", [(1, 1, "nav"), (3, 3, "body"), (3, 3, "nav")]) == [
        "line 3 has two roles",
        "line 4 has no role",
    ]


@given(
    st.dictionaries(
        st.text("abc/0-", min_size=1),
        st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), st.sampled_from(Role))),
    )
)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, pages: dict) -> None:
    path = tmp_path_factory.mktemp("labels") / "roles.jsonl"
    labels = {name: Labelled.of(name, [list(r) for r in ranges]) for name, ranges in pages.items()}
    write_labels(labels, path)
    assert read_labels(path) == labels


def test_labels_join_pages_that_have_none(gold: Path) -> None:
    name = "unlabelled/rain"
    labels = {name: Labelled.of(dump_of(HTML), read_sheet(SHEET)["wcxb/0001"])}
    (joined,) = gold_pages(gold, labels)
    assert joined.kind == "article" and not joined.by_hand
    assert joined.bodies == ["It rained on the plain, they said.\n\nAll day."]
    (bare,) = gold_pages(gold)
    assert bare.lines is None and bare.kind is None


def test_labels_of_another_rendering_do_not_count(
    gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = {"unlabelled/rain": Labelled.of("Rain in Spain", [(1, 1, "headline")])}
    (bare,) = gold_pages(gold, labels)
    assert bare.lines is None
    assert "rendered otherwise" in capsys.readouterr().out


def test_what_is_kept_has_lines_in_order_and_roles_that_there_are() -> None:
    roles = {role.value for role in Role}
    labels = read_labels()
    assert len(labels) > 900
    for kept in labels.values():
        assert {role for _, _, role in kept.ranges} <= roles
        assert all(first <= last for first, last, _ in kept.ranges)
        assert sorted(kept.ranges) == kept.ranges
