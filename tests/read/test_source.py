"""What a caller may hand in, and what is turned away with a reason."""

import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from newsclean.errors import NoArticle, Reason
from newsclean.read.source import read_source

PAGE = "<html><body><h1>Rain</h1><p>It rains – said Zoë.</p></body></html>"


def zip_file() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("page.html", PAGE)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "given_as", [str, str.encode, lambda p: bytearray(p.encode()), lambda p: memoryview(p.encode())]
)
def test_text_and_bytes(given_as: Any) -> None:
    source = read_source(given_as(PAGE), "https://example.org/rain", headline="Rain")
    assert (source.text, source.format, source.tree) == (PAGE, "html", None)
    assert (source.url, source.headline) == ("https://example.org/rain", "Rain")


def test_paths(tmp_path: Path) -> None:
    plain, packed = tmp_path / "rain.html", tmp_path / "rain.html.gz"
    plain.write_text(PAGE, encoding="utf-8")
    packed.write_bytes(gzip.compress(PAGE.encode()))
    assert read_source(plain).text == read_source(packed).text == PAGE


def test_a_str_is_never_a_path(tmp_path: Path) -> None:
    path = tmp_path / "rain.html"
    path.write_text(PAGE, encoding="utf-8")
    assert read_source(str(path)).text == str(path)


def test_trees() -> None:
    soup = BeautifulSoup(PAGE, "lxml")
    assert soup.p is not None
    assert read_source(soup).format == read_source(soup.p).format == "html"
    assert read_source(soup.p).text == "<p>It rains – said Zoë.</p>"
    root = html.fromstring(PAGE)
    assert read_source(root).tree is root
    assert read_source(root.getroottree()).tree is root
    assert read_source(etree.fromstring(PAGE)).text == ""


@pytest.mark.parametrize(
    "wrong", [None, 5, ["<p>Rain"], {"html": "<p>"}, object(), etree.Comment("x")]
)
def test_other_types_are_named_with_what_is_accepted(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"must be str, bytes, pathlib\.Path.*not "):
        read_source(wrong)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"format": "pdf"}, ValueError),
        ({"url": 5}, TypeError),
        ({"headline": b"Rain"}, TypeError),
        ({"max_chars": "many"}, TypeError),
        ({"max_chars": 0}, ValueError),
    ],
)
def test_wrong_arguments(arguments: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        read_source(PAGE, **arguments)


def test_format_overrides_what_it_looks_like() -> None:
    assert read_source(PAGE, format="text").format == "text"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "cut.html.gz").write_bytes(gzip.compress(PAGE.encode())[:-12])
    (tmp_path / "no.html.gz").write_bytes(b"no gzip")
    for name in ("missing.html", "", "cut.html.gz", "no.html.gz", "a\0b"):
        with pytest.raises(ValueError, match="can't be read") as caught:
            read_source(tmp_path / name)
        assert caught.value.__cause__ is not None


@pytest.mark.parametrize(
    "dump", ["", " \n\t", b"", b" \r\n", "\ufeff", b"\xef\xbb\xbf \n", "\u200b\u00a0"]
)
def test_empty(dump: str | bytes) -> None:
    with pytest.raises(NoArticle) as caught:
        read_source(dump)
    assert caught.value.reason is Reason.EMPTY


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (zip_file(), "zip"),
        (gzip.compress(PAGE.encode(), mtime=0), "gzip"),
        (b"\x28\xb5\x2f\xfd\x04\x00" + b"x" * 20, "zstandard"),
        (b"PAR1\x15\x04\x15\x00\x00", "Parquet"),
        (b"\x00\x00\x00\x20ftypisom", "video"),
        (bytes(100_000), "null"),
        (b"\x00\x01\x02", "control"),
        (bytes(range(256)) * 100, "control"),
        (b"\x7fELF\x02\x01\x01" + bytes(50), "program"),
    ],
)
def test_binary_is_named(data: bytes, says: str) -> None:
    with pytest.raises(NoArticle, match=says) as caught:
        read_source(data)
    assert caught.value.reason is Reason.NOT_TEXT


@pytest.mark.parametrize("text", ["ID3 tags are old.", "RIFF is a format.", "BZh", "PAR1 and PAR2"])
def test_text_that_opens_like_a_binary_file(text: str) -> None:
    assert read_source(text.encode()).text == text


def test_too_large(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.html.gz"
    bomb.write_bytes(gzip.compress(b"a" * 5_000_000, mtime=0))
    for dump in ("a" * 101, b"a" * 101, b"a" * 1000, bomb):
        with pytest.raises(NoArticle) as caught:
            read_source(dump, max_chars=100)
        assert caught.value.reason is Reason.TOO_LARGE
    assert len(read_source("a" * 100, max_chars=100).text) == 100


def test_lone_surrogates_keep_offsets() -> None:
    assert read_source("a\ud800\udfffb \U0001f600").text == "a\ufffd\ufffdb \U0001f600"
    assert read_source("Rain", "\udc80", headline="R\udc80").headline == "R\ufffd"


@given(st.binary() | st.text(st.characters()))
def test_anything_is_read_or_turned_away(dump: str | bytes) -> None:
    try:
        source = read_source(dump)
    except NoArticle as none:
        assert none.reason in (Reason.EMPTY, Reason.NOT_TEXT)
        assert none.detail
    else:
        source.text.encode()
        if isinstance(dump, str):
            assert len(source.text) == len(dump)
