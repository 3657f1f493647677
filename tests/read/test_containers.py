"""Every format of files that hold many pages: read, cut into spans, damaged, and as a bomb."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import UnreadableInput
from newsclean.read.container import Container
from newsclean.read.dump import Dump, Fields
from newsclean.read.files import Found, find, iter_dumps
from newsclean.read.limits import Limits

pa = pytest.importorskip("pyarrow", reason='needs the extra "arrow"')
zstandard = pytest.importorskip("zstandard", reason='needs the extra "zstd"')
pytest.importorskip("warcio", reason='needs the extra "warc"')

ROWS = [{"url": f"https://e.org/{n}", "text": f'Rain {n}\nmore, "quoted" ü'} for n in range(100)]
PAGE = "<html><meta charset=utf-8><p>Größe"


def lines(rows: list[Any] = ROWS) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def as_csv(delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, ["url", "text"], delimiter=delimiter)
    table.writeheader()
    table.writerows(ROWS)
    return text.getvalue().encode(encoding)


def as_parquet(rows: list[Any] = ROWS) -> bytes:
    import pyarrow.parquet

    file = io.BytesIO()
    pyarrow.parquet.write_table(pa.Table.from_pylist(rows), file, row_group_size=30)
    return file.getvalue()


def as_zip(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def as_tar(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return file.getvalue()


def record(body: bytes, kind: str = "response", type: str = "application/http") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://e.org/1>\r\n"
    head += f"Content-Type: {type}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def response(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return record("\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() + body)


PAGES = {f"x/{number:03}.html": PAGE.encode() for number in range(50)}
MIXED = {**PAGES, "rows.jsonl": lines(), "table.parquet": as_parquet(), "picture.png": b"\x89PNG"}
RECORDS = [response(PAGE.encode(), "Content-Type: text/html") for _ in range(100)]
FILES: dict[str, tuple[bytes, int, int]] = {
    # name: content, dumps, spans at seven rows each
    "a.jsonl": (lines(), 100, 15),
    "a.ndjson": (lines(), 100, 15),
    "a.jsonl.gz": (gzip.compress(lines()), 100, 8),
    "a.jsonl.bz2": (bz2.compress(lines()), 100, 8),
    "a.jsonl.xz": (lzma.compress(lines()), 100, 8),
    "a.jsonl.zst": (zstandard.compress(lines()), 100, 8),
    "a.json": (json.dumps(ROWS).encode(), 100, 1),
    "one.json": (json.dumps(ROWS[0]).encode(), 1, 1),
    "a.csv": (as_csv(), 100, 15),
    "semicolon.csv": (as_csv(";"), 100, 15),
    "latin.csv": (as_csv(encoding="cp1252"), 100, 15),
    "a.tsv.gz": (gzip.compress(as_csv("\t")), 100, 8),
    "a.parquet": (as_parquet(), 100, 15),
    "a.zip": (as_zip(MIXED), 250, 8),
    "a.tar": (as_tar(MIXED), 250, 8),
    "a.tgz": (gzip.compress(as_tar(MIXED)), 250, 8),
    "a.tar.xz": (lzma.compress(as_tar(MIXED)), 250, 8),
    "a.warc": (b"".join(RECORDS), 100, 15),
    "a.warc.gz": (b"".join(map(gzip.compress, RECORDS)), 100, 15),
    "whole.warc.gz": (gzip.compress(b"".join(RECORDS)), 100, 8),
    "a.wet": (record("Größe".encode(), "conversion", "text/plain") * 100, 100, 15),
}


def found(path: Path) -> Found:
    (file,) = find(path)
    assert isinstance(file, Found)
    return file


@pytest.mark.parametrize("name", FILES)
def test_all_rows_and_all_spans(tmp_path: Path, name: str) -> None:
    data, dumps, spans = FILES[name]
    (tmp_path / name).write_bytes(data)
    file = found(tmp_path / name)
    whole = list(file.dumps(Fields()))
    assert len(whole) == dumps
    assert all(isinstance(dump, Dump) for dump in whole)
    assert len({dump.source_id for dump in whole if isinstance(dump, Dump)}) == dumps
    assert isinstance(file.reader, Container)
    cut, total = file.reader.cut(file.path, 7)
    assert len(cut) == spans
    assert [dump for span in cut for dump in file.dumps(Fields(), span=span)] == whole
    assert total == (1 if spans == 1 else 53 if dumps == 250 else 100)
    last = whole[-1]
    assert isinstance(last, Dump)
    if "warc" in name or "wet" in name:
        content = last.content if isinstance(last.content, str) else last.load().decode()  # type: ignore[union-attr]
        assert "Größe" in content and last.url == "https://e.org/1"
    elif dumps == 100:
        assert (last.content, last.url) == (ROWS[-1]["text"], ROWS[-1]["url"])


@given(
    st.lists(st.sampled_from(['{"text": "Rain"}', "", "no json", "[1]"]), max_size=40),
    st.integers(1, 9),
)
def test_any_lines_cut_anywhere(tmp_path_factory: Any, rows: list[str], size: int) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    path.write_text("\n".join(rows))
    file = found(path)
    assert isinstance(file.reader, Container)
    cut, _ = file.reader.cut(path, size)
    parts = [str(dump) for span in cut for dump in file.dumps(Fields(), span=span)]
    assert parts == [str(dump) for dump in file.dumps(Fields())]


@pytest.mark.parametrize("name", [name for name in FILES if name != "one.json"])
@pytest.mark.parametrize("damage", ["cut", "garbage", "empty"])
def test_damaged_files_end_in_words(tmp_path: Path, name: str, damage: str) -> None:
    data = FILES[name][0]
    changed = {
        "cut": data[: len(data) // 2],
        "garbage": b"\x00\xff\x17 no such thing\n" * 50,
        "empty": b"",
    }
    (tmp_path / name).write_bytes(changed[damage])
    file = found(tmp_path / name)
    got = list(file.dumps(Fields()))
    assert len(got) < FILES[name][1] + 1
    unread = [str(entry) for entry in got if isinstance(entry, UnreadableInput)]
    assert all(name in told for told in unread)
    assert unread or damage == "empty" or damage == "cut"
    assert isinstance(file.reader, Container)
    cut, _ = file.reader.cut(file.path, 7)
    assert [str(e) for span in cut for e in file.dumps(Fields(), span=span)] == [
        str(e) for e in got
    ]


class TestWarc:
    def read(self, tmp_path: Path, data: bytes, **limits: int) -> list[Dump | UnreadableInput]:
        (tmp_path / "a.warc").write_bytes(data)
        return list(iter_dumps(tmp_path / "a.warc", limits=Limits(**limits)))

    def test_what_is_a_page(self, tmp_path: Path) -> None:
        data = (
            response(b"<p>no", "Content-Type: text/html", status="404 Not Found")
            + response(b"\x89PNG", "Content-Type: image/png")
            + record(b"GET / HTTP/1.1\r\n\r\n", "request")
            + response(b"<p>yes", "Content-Type: text/html")
            + record(b"<p>yes", "resource", "text/html")
        )
        dumps = self.read(tmp_path, data)
        assert [d.content for d in dumps if isinstance(d, Dump)] == [b"<p>yes", b"<p>yes"]

    def test_the_charset_of_the_header(self, tmp_path: Path) -> None:
        body = "<html><meta charset=utf-8><p>Świętość życia".encode("iso-8859-2")
        (dump,) = self.read(tmp_path, response(body, "Content-Type: text/html; charset=ISO-8859-2"))
        assert isinstance(dump, Dump) and "Świętość życia" in str(dump.content)

    def test_codings_are_undone_and_lose_no_record(self, tmp_path: Path) -> None:
        packed = gzip.compress(PAGE.encode())
        chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
        headers = ("Content-Type: text/html", "Content-Encoding: gzip")
        data = response(chunked, *headers, "Transfer-Encoding: chunked") + response(
            packed, *headers
        )
        dumps = self.read(tmp_path, data * 3)
        assert [d.content for d in dumps if isinstance(d, Dump)] == [PAGE.encode()] * 6

    def test_a_bomb_is_cut_short(self, tmp_path: Path) -> None:
        bomb = response(
            gzip.compress(b"a" * 9_000_000), "Content-Type: text/html", "Content-Encoding: gzip"
        )
        first, last = self.read(
            tmp_path, bomb + response(b"<p>x", "Content-Type: text/html"), page_bytes=1000
        )
        assert isinstance(first, Dump) and len(first.load()) == 1001
        assert isinstance(last, Dump) and last.content == b"<p>x"


PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstandard.compress,
}  # fmt: skip


@pytest.mark.parametrize("suffix", PACK)
def test_packed_bombs(tmp_path: Path, suffix: str) -> None:
    row = json.dumps({"text": "a" * 50_000}) + "\n"
    (tmp_path / f"a.jsonl{suffix}").write_bytes(PACK[suffix](row.encode() * 40))
    limits = Limits(unpacked_bytes=500_000, ratio=5)
    *rows, last = iter_dumps(tmp_path, limits=limits)
    assert len(rows) <= 10
    assert isinstance(last, UnreadableInput) and "decompression bomb?" in str(last)
    assert len(list(iter_dumps(tmp_path))) == 40


@pytest.mark.parametrize(("name", "pack"), [("a.zip", as_zip), ("a.tar.gz", None)])
def test_archives_that_are_bombs(tmp_path: Path, name: str, pack: Any) -> None:
    files = {f"{number}.html": b"<p>" + b"a" * 100_000 for number in range(100)}
    (tmp_path / name).write_bytes(pack(files) if pack else gzip.compress(as_tar(files)))
    *_, last = iter_dumps(tmp_path, limits=Limits(unpacked_bytes=500_000, ratio=5))
    assert isinstance(last, UnreadableInput) and "decompression bomb?" in str(last)


def test_a_quote_left_open(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'url,text\n1,Rain\n2,"' + b"a\n" * 5000)
    first, last = iter_dumps(tmp_path, limits=Limits(row_bytes=1000))
    assert isinstance(first, Dump) and first.content == "Rain"
    assert isinstance(last, UnreadableInput) and "a quote left open?" in str(last)


def test_mhtml(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(
        b"Snapshot-Content-Location: https://e.org/m\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="B"\r\n\r\n--B\r\n'
        b"Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"\r\n<p>Gr=F6=DFe\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>a frame\r\n--B--\r\n"
    )
    (dump,) = iter_dumps(tmp_path)
    assert isinstance(dump, Dump)
    assert (str(dump.content).strip(), dump.url) == ("<p>Größe", "https://e.org/m")


def test_json_beside_pages_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "a.json").write_text(json.dumps(ROWS[0]))
    skipped: list[Path] = []
    assert len(list(iter_dumps(tmp_path, on_skip=skipped.append))) == 1
    assert [path.name for path in skipped] == ["a.json"]
    assert len(list(iter_dumps(tmp_path / "a.json"))) == 1


def test_patterns(tmp_path: Path) -> None:
    for name in ("b/x.html", "a/x.html", "a/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE)
    names = [d.source_id for d in iter_dumps(f"{tmp_path}/**/*.html") if isinstance(d, Dump)]
    assert names == [f"{tmp_path}/a/x.html", f"{tmp_path}/b/x.html"]


def test_addresses() -> None:
    fsspec = pytest.importorskip("fsspec", reason='needs the extra "remote"')
    memory = fsspec.filesystem("memory")
    memory.pipe(
        {"/d/a.html": PAGE.encode(), "/d/sub/a.jsonl.gz": gzip.compress(lines()), "/d/p.png": b""}
    )
    dumps = list(iter_dumps("memory://d"))
    assert len(dumps) == 101
    assert isinstance(dumps[0], Dump) and dumps[0].load() == PAGE.encode()
    assert [d.source_id for d in iter_dumps("memory://d/*.html")] == ["memory:///d/a.html"]  # type: ignore[union-attr]
    (missing,) = iter_dumps("memory://none/")
    assert isinstance(missing, UnreadableInput) and "No such file" in str(missing)
    (unknown,) = iter_dumps("gopher3://x/y")
    assert isinstance(unknown, UnreadableInput)
