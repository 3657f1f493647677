"""Pages whose text only their scripts hold."""

from __future__ import annotations

import json

import pytest

from newsclean import NoArticle, clean

PARAGRAPHS = [
    f"The council of Leeds agreed on Monday to spend {n} million pounds on new trams, which residents "
    "have asked for since long ago, Mayor Ann Bell said."
    for n in range(3, 11)
]
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
ESCAPED = MARKUP.replace("<", "&lt;").replace(">", "&gt;")


def ld(body: str) -> str:
    article = {"@type": "NewsArticle", "headline": "Leeds to get trams", "articleBody": body}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def state(**strings: str) -> str:
    held = json.dumps({"title": "Leeds to get trams", **strings}).replace("<", "\\u003c")
    return f"<script>window.__STATE__ = {held};</script>"


def page(scripts: str, shown: str = "") -> str:
    return (
        "<html><head><title>Leeds to get trams - Town News</title></head><body>"
        f"<nav><a href=/a>News</a> <a href=/b>Sport</a></nav><div id=app><h1>Leeds to get trams</h1>{shown}</div>"
        f"<footer>© Town News</footer>{scripts}</body></html>"
    )


PAGES = {
    "plain articleBody": ld("\n\n".join(PARAGRAPHS)),
    "articleBody with markup": ld(MARKUP),
    "articleBody with escaped markup": ld(ESCAPED),
    "state of a script": state(body="\n" + MARKUP),
    "the same twice": state(body=MARKUP, preview=MARKUP),
}


@pytest.mark.parametrize("scripts", PAGES.values(), ids=PAGES.keys())
def test_text_of_scripts(scripts: str) -> None:
    article = clean(page(scripts), "https://town.example/trams")
    assert article.headline == "Leeds to get trams"
    assert article.to_text() == "\n\n".join(PARAGRAPHS)
    assert [s.text for s in article.segments[:2]] == ["News Sport", "Leeds to get trams"]


NO_TEXT = {
    "several texts": state(body=MARKUP, next=MARKUP.replace("Leeds", "York")),
    "short": ld(PARAGRAPHS[0]),
    "code": f"<script>var x = \"' + {'<p>' * 300} + '\";</script>",
    "broken": '<script>x = {"body":"<p>\\ud83d' + MARKUP[:700],
}


@pytest.mark.parametrize("scripts", NO_TEXT.values(), ids=NO_TEXT.keys())
def test_none_is_made_up(scripts: str) -> None:
    with pytest.raises(NoArticle):
        clean(page(scripts), "https://town.example/trams")


def test_text_that_is_shown_is_not_repeated() -> None:
    other = ld(MARKUP.replace("Leeds", "York"))
    article = clean(page(other, MARKUP))
    assert article.to_text() == "\n\n".join(PARAGRAPHS)
    # In lines too short to be running text.
    short = "".join(f"<p>{part}.</p>" for p in PARAGRAPHS for part in p.rstrip(".").split(", "))
    source = clean(page(ld(MARKUP), short)).source_text
    assert source is not None and source.count("to spend 3 million") == 1
