"""Dumps that a script quoted."""

from __future__ import annotations

import html
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean
from newsclean.assemble import segments_of
from newsclean.document import Source
from newsclean.read.quoted import unquoted, without_escaped_markup
from newsclean.segment import segment

LINES = [
    "Home",
    "Sport",
    "Ferry stops for the winter",
    "By Zoë Müller",
    "LEEDS (Reuters) — The ferry to the island stops on Monday and starts again in the spring, its owners said, “as every year”.",
    "Residents will have to take the bridge, which is an hour away and closed at night, the council's members said in a café.",
]
TEXT = "\n\n".join(LINES)
PAGE = (
    '<!DOCTYPE html>\n<html><head><title>Ferry stops – Town News</title></head><body><nav><a href="/">Home</a></nav>\n'
    f"<h1>{LINES[2]}</h1>\n<p class='byline'>{LINES[3]}</p>\n<p>{LINES[4]}</p>\n<p>{LINES[5]}</p></body></html>"
)
DUMPS = {
    "repr of bytes": repr(TEXT.encode()),
    "repr": repr(TEXT),
    "JSON": json.dumps(TEXT),
    "JSON in Unicode": json.dumps(TEXT, ensure_ascii=False),
    "a list, as Python prints it": repr(LINES),
    "a list in JSON": json.dumps(LINES),
    "breaks as two signs": TEXT.replace("\n", "\\n"),
    "markup, repr of bytes": repr(PAGE.encode()),
    "markup, JSON": json.dumps(PAGE),
    "markup, escaped": html.escape(PAGE),
    "markup, escaped twice": html.escape(html.escape(PAGE)),
    "markup, escaped in JSON": json.dumps(html.escape(PAGE)),
}


@pytest.mark.parametrize("dump", DUMPS.values(), ids=DUMPS.keys())
def test_quoted(dump: str) -> None:
    article = clean(f" {dump}\n")
    assert article.headline == LINES[2]
    assert [person.name for person in article.authors] == ["Zoë Müller"]
    assert article.dateline is not None and article.dateline.agency == "Reuters"
    assert article.to_text(dateline=True) == "\n\n".join(LINES[4:])


@pytest.mark.parametrize("name", [name for name in DUMPS if "markup" not in name])
def test_segments_tile_the_dump_as_it_is(name: str) -> None:
    dump = f" {DUMPS[name]}\n"
    segments = clean(dump).segments
    assert [dump[s.start : s.end] for s in segments] == [s.text for s in segments]
    ends = [0, *(s.end for s in segments)]
    starts = [*(s.start for s in segments), len(dump)]
    assert not any(dump[end:start].strip() for end, start in zip(ends, starts, strict=True))


NOT_QUOTED = {
    "speech": '"It rained," she said. "Nobody left."',
    "a quotation": '"It rained and nobody left the house that day."',
    "a list of two": "['a', 'b']",
    "brackets": "[Home] [Sport] 'Ferry stops', [again]",
    "code in a text": "Use \\n to break a line, \\n\\n for two.\nIt is that simple.",
    "numbers": "[1, 2, 3]",
    "nothing": "",
    "a quote": '"',
    "bytes": "b'",
}


@pytest.mark.parametrize("dump", NOT_QUOTED.values(), ids=NOT_QUOTED.keys())
def test_not_quoted(dump: str) -> None:
    assert unquoted(dump) is None


def test_text_about_markup() -> None:
    assert (
        without_escaped_markup("Use &lt;p&gt; for a paragraph and &lt;br&gt; for a break.") is None
    )
    assert without_escaped_markup("<p>&lt;p&gt;&lt;p&gt;&lt;p&gt;&lt;p&gt;</p>") is None


PIECES = st.lists(
    st.sampled_from(
        ["b'", "'", '"', "[", "]", ", ", "\\n", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", "\\xc3\\xa9", "\\x", "\\\\",
         "\\'", "It rained.", " ", "\n", "Rain", "&lt;p&gt;"]
    ),
    max_size=40,
)  # fmt: skip


@given(PIECES, st.sampled_from(["'", '"', "b'", ""]))
def test_any_quotation_tiles(pieces: list[str], quote: str) -> None:
    dump = quote + "".join(pieces) + quote[-1:]
    end = 0
    for part in segments_of(segment(Source(dump, "text"))):
        assert end <= part.start < part.end and not dump[end : part.start].strip()
        assert dump[part.start : part.end] == part.text
        end = part.end
    assert not dump[end:].strip()


@given(st.text(max_size=60))
def test_what_python_and_json_quote(text: str) -> None:
    for quoted in (repr(text), json.dumps(text), json.dumps(text, ensure_ascii=False)):
        found = unquoted(quoted)
        assert found is None or found.text == text or max(text) > "\x7f"
