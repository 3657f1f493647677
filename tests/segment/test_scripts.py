"""Code that a dump was not freed of, and code that an article prints."""

from __future__ import annotations

import pytest
from dumps import MENU, STORY, check, cut

from newsclean import clean
from newsclean.document import Source
from newsclean.segment import segment

SCRIPT = """\
window.dataLayer = window.dataLayer || [];
function gtag() {
    dataLayer.push(arguments);
}
gtag('js', new Date());
if (document.location.hostname === 'news.example') {
    // count the visit
    document.body.className += ' counted';
}
"""
STYLE = (
    "@media all{.menu{display:block;margin:0 auto}.menu li{float:left}}.story p{font-size:1.2rem;line-height:1.5}.ad{display:none!important}"
    * 2
)
DATA = (
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Trams for Leeds","articleBody":"'
    + " ".join(STORY[:4])
    + '"}'
)
TEXT = "\n\n".join(STORY)
CODE = {"script": SCRIPT, "style": STYLE, "data": DATA}


@pytest.mark.parametrize("code", CODE.values(), ids=CODE.keys())
@pytest.mark.parametrize("format", ["text", "markdown"])
def test_code_of_the_page(code: str, format: str) -> None:
    source = f"{MENU}\n\n{code}\n\nTrams for Leeds\n\n{TEXT}\n\n{code}\n"
    document = segment(Source(source, format))  # type: ignore[arg-type]
    check(document)
    found = [block.text for block in document.blocks if block.tag == "script"]
    assert found == [code.strip()] * 2
    assert [block.text for block in document.blocks if block.text in STORY] == STORY


def test_code_is_no_text_of_the_article() -> None:
    article = clean(f"{MENU}\n\n{SCRIPT}\n\nTrams for Leeds\n\n{TEXT}\n\n{STYLE}\n")
    assert article.headline == "Trams for Leeds"
    assert article.to_text() == TEXT
    reasons = {s.reason for s in article.segments if "dataLayer" in s.text or "@media" in s.text}
    assert reasons == {"code of the page"}


PRINTED = {
    "an example": "total = 0\nfor price in prices:\n    total += price\nprint(total)",
    "a sentence about code": "It calls document.write() before the page is read, which browsers have long warned of; so nobody should use it in what they publish today.",
    "a fence": f"```\n{SCRIPT}```",
    "prices": "Trams: 3 million; buses: 2 million; total {5 million}",
}


@pytest.mark.parametrize("code", PRINTED.values(), ids=PRINTED.keys())
def test_code_that_is_printed(code: str) -> None:
    format = "markdown" if code.startswith("```") else "text"
    document = segment(Source(f"Trams\n\n{TEXT}\n\n{code}\n", format))  # type: ignore[arg-type]
    assert all(block.tag != "script" for block in document.blocks)


def test_lines_around_code_are_not_joined() -> None:
    document = cut(f"the council met and\n{SCRIPT}\nput off the vote")
    check(document)
    assert [block.text for block in document.blocks if not block.tag] == [
        "the council met and",
        "put off the vote",
    ]
