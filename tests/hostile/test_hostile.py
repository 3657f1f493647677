"""Hostile dumps end in an article or a typed rejection; measure.py tells how long they take."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from hostile_cases import PROSE, SHAPES, cases, fill, page, text

from newsclean import Article, Cleaner, NoArticle, clean

CASES = cases()
CLEANERS = {name: Cleaner(labeller=name) for name in ("network", "rules")}
MILLION = 1_000_000


def outcome(dump: str | bytes, labeller: str = "network", **given: Any) -> str:
    try:
        CLEANERS[labeller].clean(dump, **given)
    except NoArticle as rejection:
        return rejection.reason.value
    return "article"


@pytest.mark.parametrize("labeller", CLEANERS)
@pytest.mark.parametrize("name", CASES)
def test_small(name: str, labeller: str) -> None:
    assert outcome(CASES[name](3_000), labeller) != "crashed"


@pytest.mark.parametrize("format", ["html", "markdown", "text"])
@pytest.mark.parametrize("name", SHAPES)
def test_as_another_format(name: str, format: str) -> None:
    assert outcome(CASES[name](3_000), format=format) != "crashed"


LARGE = {
    "50,000 elements deep": (lambda: page("<div>" * 50_000 + "x"), "article"),
    "50 MB": (lambda: page(f"<p>{fill(PROSE, 50 * MILLION)}</p>"), "too_large"),
    "50 MB in bytes": (lambda: page(fill("<p>", 80 * MILLION)).encode() + b"x" * 99, "too_large"),
    "null bytes": (lambda: b"\x00" * 10 * MILLION, "not_text"),
    "spans of nonsense": (
        lambda: page("<table><tr><td colspan=9000000000000000 rowspan=9e15>a<td>b</table>"),
        "article",
    ),
    "a million tiny elements": (lambda: page("<b>t</b>" * MILLION), "too_large"),
    "a million attributes": (
        lambda: page("<p " + " ".join(f"a{i}=1" for i in range(MILLION)) + ">x</p>"),
        "article",
    ),
    "a class of 1 MB": (lambda: page(f"<p class='{fill('ab-Cd ', MILLION)}'>x</p>"), "article"),
    "unclosed tags": (lambda: page(fill("<div><span><a href=x>t ", 3 * MILLION)), None),
    "2 million lines": (lambda: "a\n" * 2 * MILLION, "too_large"),
    "10 MB of JSON-LD": (lambda: CASES["json-ld text"](10 * MILLION), "article"),
    "JSON-LD 10,000 deep": (lambda: CASES["json-ld nested"](130_000), "article"),
    "10 MB picture": (lambda: CASES["picture in base64"](10 * MILLION), "article"),
    "10 MB paragraph": (lambda: page(f"<p>{fill(PROSE, 10 * MILLION)}</p>"), None),
    "10 MB on one line": (lambda: fill(PROSE, 10 * MILLION), None),
    "10 MB without a space": (lambda: text(fill("a", 10 * MILLION)), None),
    "links in links": (lambda: CASES["nested links"](MILLION), None),
}


_ANY = ["article", "no_body", "no_headline", "too_large"]


@pytest.mark.parametrize("name", LARGE)
def test_large(name: str) -> None:
    dump, wanted = LARGE[name]
    assert outcome(dump()) in ([wanted] if wanted else _ANY)


def test_a_long_line_is_kept_whole() -> None:
    try:
        segments = clean("Rain stops play - The Example " + fill(PROSE, 3 * MILLION)).segments
    except NoArticle as none:  # one sentence over and over may be taken for no text
        segments = none.segments
    assert sum(len(segment.text) for segment in segments) > 2.9 * MILLION


def test_entities_are_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "socket", refuse)
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET WORDS", encoding="utf-8")
    declared = (
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y SYSTEM "http://127.0.0.1:9/x">'
        + "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
        + "]>"
    )
    for start in ("", '<?xml version="1.0"?>'):
        article = clean(
            start + declared + page("<p>&x; &y; &l11; and so on, the town hall said.</p>")
        )
        assert "SECRET" not in article.model_dump_json()
        assert len(article.model_dump_json()) < 100_000


SCRIPT = "<script>alert(1)</script>"


def test_a_script_in_every_text_field() -> None:
    escaped = SCRIPT.replace("<", "&lt;").replace(">", "&gt;")
    fields = ("headline", "articleSection", "description", "alternativeHeadline", "copyrightNotice")
    said = ",".join(f'"{name}":"Rain \\u003cscript>alert(1)\\u003c/script>"' for name in fields)
    dump = (
        f"<html><head><title>Rain {escaped}</title><meta name=author content='Ann {escaped}'>"
        f'<script type=\'application/ld+json\'>{{"@type":"NewsArticle",{said}}}</script></head>'
        f"<body><h1>Rain {SCRIPT} {escaped}</h1><p class=byline>By Ann Lee {escaped}</p>"
        f"<figure><img src='javascript:alert(1)' alt='{escaped}'><figcaption>{escaped}</figcaption></figure>"
        + "".join(f"<p>{PROSE * 3}{SCRIPT}{escaped}</p>" for _ in range(5))
        + f"<a href='javascript:alert(1)'>More {escaped}</a></body></html>"
    )
    article = clean(dump)
    assert Article.model_validate_json(article.model_dump_json()) == article
    # What the page shows as text stays text; scripts are no text, and no link leads to one.
    assert "alert(1)</script>" in article.to_text()
    assert not any(link.url and link.url.startswith("javascript") for link in article.related)
    assert not any(image.url.startswith("javascript") for image in article.images)
    assert "<script" not in article.to_markdown().replace("\\<script", "")
