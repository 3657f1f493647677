"""Folders and rows as dumps: order, names, fields, and what can't be read."""

import gzip
import json
import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from newsclean.errors import NoArticle, Reason, UnreadableInput
from newsclean.read.files import Dump, iter_dumps
from newsclean.read.jsonl import read_jsonl
from newsclean.read.limits import Limits

PAGE = "<html><body><h1>Rain</h1><p>It rains.</p></body></html>"


def rows(path: Path, *values: Any) -> Path:
    lines = "".join(json.dumps(value) + "\n" for value in values).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


def only_dump(path: Path, **fields: str) -> Dump:
    [dump] = iter_dumps(path, **fields)  # type: ignore[arg-type]
    assert isinstance(dump, Dump), dump
    return dump


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("dumps")
    (folder / "b" / "deep").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text("no")
    (folder / "z.txt").write_text("Rain\n\nIt rains.")
    (folder / "a.HTML").write_text(PAGE)
    (folder / "m.md").write_text("# Rain")
    (folder / "b" / "c.htm.gz").write_bytes(gzip.compress(PAGE.encode()))
    (folder / "b" / "picture.png").write_bytes(b"\x89PNG")
    (folder / "b" / "deep" / "d.txt").write_text("Rain")
    (folder / ".DS_Store").write_text("no")
    rows(folder / "r.jsonl.gz", {"html": PAGE}, {"text": "Rain"})
    return folder


def test_folder_in_order_with_names_as_given(folder: Path) -> None:
    skipped: list[Path] = []
    dumps = [dump for dump in iter_dumps("dumps", on_skip=skipped.append) if isinstance(dump, Dump)]
    assert [(dump.source_id, dump.format) for dump in dumps] == [
        ("dumps/a.HTML", "html"),
        ("dumps/m.md", "markdown"),
        ("dumps/r.jsonl.gz:1", "html"),
        ("dumps/r.jsonl.gz:2", None),
        ("dumps/z.txt", None),
        ("dumps/b/c.htm.gz", "html"),
        ("dumps/b/deep/d.txt", None),
    ]
    assert [path.name for path in skipped] == [".DS_Store", "picture.png"]
    assert dumps[5].source().text == PAGE


def test_dumps_of_files_are_light_and_travel(folder: Path) -> None:
    (folder / "big.txt").write_text("rain " * 100_000)
    dump = only_dump(folder / "big.txt")
    packed = pickle.dumps(dump)
    assert len(packed) < 1000
    assert len(pickle.loads(packed).load()) == 500_000


def test_files_and_folders_together(folder: Path) -> None:
    names = [str(getattr(d, "source_id", d)) for d in iter_dumps(["dumps/b", Path("dumps/z.txt")])]
    assert names == ["dumps/b/c.htm.gz", "dumps/b/deep/d.txt", "dumps/z.txt"]


def test_a_named_file_is_read_whatever_its_name(folder: Path) -> None:
    (folder / "page.php").write_text(PAGE)
    assert only_dump(folder / "page.php").source().format == "html"


def test_unreadable_files_end_nothing(folder: Path) -> None:
    (folder / "cut.txt.gz").write_bytes(gzip.compress(b"It rains. " * 100)[:-9])
    (folder / "gone.txt").symlink_to("nowhere")
    dumps = list(iter_dumps(["missing.txt", "dumps", "a\0b"]))
    missing, null = (str(dump) for dump in dumps if isinstance(dump, UnreadableInput))
    assert missing == "missing.txt: No such file or directory"
    assert null.startswith("a\0b: embedded null")
    cut = next(d for d in dumps if isinstance(d, Dump) and "cut" in d.source_id)
    with pytest.raises(UnreadableInput, match=r"^dumps/cut\.txt\.gz: .*end-of-stream"):
        cut.load()
    gone = next(d for d in dumps if isinstance(d, Dump) and "gone" in d.source_id)
    with pytest.raises(UnreadableInput, match="No such file"):
        gone.source()


def test_bomb_in_a_file_is_too_large_and_not_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.txt.gz"
    bomb.write_bytes(gzip.compress(b"a" * 2_000_000))
    dump = only_dump(bomb)
    assert len(dump.load(max_bytes=1000)) == 1001
    with pytest.raises(NoArticle) as caught:
        dump.source(max_chars=1000)
    assert caught.value.reason is Reason.TOO_LARGE


def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    try:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xe9gion.txt"))
        path.write_text("Rain")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    dump = only_dump(tmp_path)
    assert dump.source_id.endswith("/r\ufffdgion.txt")
    assert dump.load() == b"Rain"


@pytest.mark.parametrize(
    ("row", "content", "format", "url", "headline"),
    [
        ({"html": PAGE, "text": "Rain"}, PAGE, "html", None, None),
        ({"html": "", "text": "Rain"}, "Rain", None, None, None),
        ({"url": "https://example.org/", "body": PAGE}, PAGE, None, "https://example.org/", None),
        ({"title": " Rain ", "content": "It rains."}, "It rains.", None, None, "Rain"),
        ({"title": "Rain | Site", "html": PAGE}, PAGE, "html", None, None),
        (
            {"link": "https://e.org/1", "text": ["It", "rains."]},
            "It\n\nrains.",
            None,
            "https://e.org/1",
            None,
        ),
        (
            {"markdown": "# Rain", "metadata": {"sourceURL": "https://e.org/2", "title": "Rain"}},
            "# Rain",
            "markdown",
            "https://e.org/2",
            "Rain",
        ),
        ({"markdown": {"raw_markdown": "# Rain"}}, "# Rain", "markdown", None, None),
        ({"text": "", "url": None, "title": 5}, "", None, None, None),
    ],
)
def test_rows_as_crawlers_write_them(
    tmp_path: Path, row: Any, content: str, format: str, url: str | None, headline: str | None
) -> None:
    dump = only_dump(rows(tmp_path / "r.jsonl", row))
    assert (dump.content, dump.format) == (content, format)
    assert (dump.url, dump.headline) == (url, headline)


def test_named_fields(tmp_path: Path) -> None:
    row = {
        "text": "no",
        "page": {"source": PAGE},
        "address": "https://e.org",
        "h": "Rain",
        "key": 7,
    }
    path = rows(tmp_path / "r.ndjson", row)
    dump = only_dump(
        path, html_field="page.source", url_field="address", title_field="h", id_field="key"
    )
    assert dump == Dump("7", PAGE, "html", "https://e.org", "Rain")


def test_named_content_field_is_the_only_one(tmp_path: Path) -> None:
    [unreadable] = iter_dumps(rows(tmp_path / "r.jsonl", {"text": "Rain"}), html_field="page")
    assert isinstance(unreadable, UnreadableInput)
    assert "looked for page; there is: text" in str(unreadable)


def test_bad_rows_end_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    bad = [
        b"{not json",
        b"[1, 2]",
        b'{"title": "Rain"}',
        b'{"text": 5}',
        b"\xff\xfe{}",
        b"[" * 200_000,
    ]
    good = b'{"text": "Rain"}'
    path.write_bytes(b"\xef\xbb\xbf" + good + b"\r\n\n" + b"\n".join([*bad, good]))
    dumps = list(read_jsonl(path))
    assert [type(dump) for dump in dumps] == [Dump, *[UnreadableInput] * len(bad), Dump]
    assert [str(d).removeprefix(str(path))[:3] for d in dumps[1:-1]] == [
        f":{n}:" for n in range(3, 9)
    ]
    assert isinstance(dumps[-1], Dump) and dumps[-1].source_id.endswith(":9")


def test_truncated_rows_give_what_they_have(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl.gz"
    data = b"".join(
        json.dumps({"text": os.urandom(50).hex()}).encode() + b"\n" for _ in range(2000)
    )
    path.write_bytes(gzip.compress(data)[:-2000])
    *dumps, last = iter_dumps(path)
    assert len(dumps) > 100 and all(isinstance(dump, Dump) for dump in dumps)
    assert isinstance(last, UnreadableInput) and "after row" in str(last)


def test_row_beyond_the_limit_is_passed_over(tmp_path: Path) -> None:
    path = rows(tmp_path / "r.jsonl.gz", {"text": "a" * 10_000}, {"text": "Rain"})
    large, dump = read_jsonl(path, limits=Limits(row_bytes=2000))
    assert isinstance(large, UnreadableInput) and ":1: longer than 2,000 bytes" in str(large)
    assert isinstance(dump, Dump) and dump.content == "Rain"
    *_, last = read_jsonl(path, limits=Limits(row_bytes=100))
    assert "row 1 has no end" in str(last)
