"""Headers of dumps: which lines they are, and what must not be taken for one."""

from __future__ import annotations

import pytest
from dumps import STORY, check, cut
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, clean
from newsclean.document import Source
from newsclean.segment import segment
from newsclean.segment.header import header_size
from newsclean.segment.lines import lines_of

BODY = "\n\n".join(STORY)
READER = """\
Title: Trams for Leeds - Town News

URL Source: https://town.example/news/trams

Published Time: 2024-05-03T09:30:00Z

Markdown Content:
# Trams for Leeds

By Jane Smith

"""
FRONT_MATTER = """\
---
title: Trams for Leeds: a "new" start
authors:
- Jane Smith
- "Bo Li"
date: 2024-05-03
tags: [trams, "Leeds city"]
description: >-
  Three million pounds
  for new lines
url: 'https://town.example/news/trams'
---

# Trams for Leeds: a "new" start

"""
MAIL = """\
From: Town News <news@town.example>
To: readers@town.example
Subject: Trams for Leeds
Date: Fri, 3 May 2024 09:30:00 +0100

"""
GERMAN = "Titel: Straßenbahnen für Leeds\nAutor: Jane Smith\nDatum: 3. Mai 2024\nURL: https://town.example/de\n\n"
CHINESE = "标题：利兹将有电车\n作者：王小明\n发布时间：2024-05-03 09:30\n\n"


def test_what_a_reader_puts_above() -> None:
    article = clean(READER + BODY)
    assert article.headline == "Trams for Leeds"
    assert (article.url, article.site) == ("https://town.example/news/trams", "town.example")
    assert str(article.published) == "2024-05-03 09:30:00+00:00"
    assert [person.name for person in article.authors] == ["Jane Smith"]
    assert article.evidence["url"].note == "the address in header"
    roles = [segment.role.value for segment in article.segments[:4]]
    assert roles == ["page_title", "other", "timestamp", "other"]


def test_front_matter() -> None:
    article = clean(FRONT_MATTER + BODY)
    assert article.headline == 'Trams for Leeds: a "new" start'
    assert [person.name for person in article.authors] == ["Jane Smith", "Bo Li"]
    assert (str(article.published), article.url) == (
        "2024-05-03",
        "https://town.example/news/trams",
    )
    assert article.tags == ("trams", "Leeds city")
    assert "Three million" not in article.to_text()


OTHERS = {
    "mail": (MAIL, "Trams for Leeds", None, "2024-05-03 09:30:00+01:00"),
    "German": (GERMAN, "Straßenbahnen für Leeds", "Jane Smith", "2024-05-03"),
    "Chinese": (CHINESE, "利兹将有电车", "王小明", "2024-05-03"),
}


@pytest.mark.parametrize(
    ("header", "headline", "author", "date"), OTHERS.values(), ids=OTHERS.keys()
)
def test_other_headers(header: str, headline: str, author: str | None, date: str) -> None:
    article = clean(header + BODY)
    assert article.headline == headline
    assert [person.name for person in article.authors] == ([author] if author else [])
    assert str(article.published).startswith(date)
    assert article.to_text() == BODY


def test_a_given_address_goes_first() -> None:
    article = clean(READER + BODY, "https://other.example/a/b")
    assert (article.url, article.site) == ("https://other.example/a/b", "other.example")


def fields(article: Article) -> dict[str, object]:
    named = ("headline", "authors", "published", "tags", "language", "site", "url", "body")
    return {name: getattr(article, name) for name in named}


def test_our_own_markdown_reads_as_it_was_written() -> None:
    article = clean(FRONT_MATTER + BODY)
    assert fields(clean(article.to_markdown(front_matter=True))) == fields(article)


def test_lists_without_an_end() -> None:
    deep = "[" * 50_000 + "]" * 50_000
    article = clean(
        f"---\ntitle: Trams for Leeds\ntags: {deep}\n---\n\n# Trams for Leeds\n\n{BODY}"
    )
    assert article.headline == "Trams for Leeds"


NONE = {
    "a title alone": "Title: Rain\n\nIt rained.",
    "labels of a page": "Sport\nAuthor: Ann Bell\nDate: 3 May 2024\nURL: https://a.example/",
    "a question and its answer": "Date: 3 May\nBy: Ann Bell\nIt rained.",
    "a rule": "---\nIt rained: a lot.\n---\nStill.",
    "front matter without end": "---\ntitle: Rain\n" + "It rained\n" * 20,
    "a sentence": "Summary: it rained\nLeeds: the council met",
    "nothing": "",
}


@pytest.mark.parametrize("dump", NONE.values(), ids=NONE.keys())
def test_no_header(dump: str) -> None:
    assert header_size(lines_of(dump)) == 0


LINES = st.lists(
    st.sampled_from(
        ["---", "title: Rain", "Title：雨", "URL: https://a.example/", "- Ann", "  more", "tags: [a, b", "date: \"x", ":", "It rained.",
         "Markdown Content:", "", "author: ['A', \"B\"]", "...", "name nobody knows: x"]
    ),
    max_size=14,
)  # fmt: skip


@given(LINES, st.sampled_from(["text", "markdown"]))
def test_any_header_tiles(lines: list[str], format: str) -> None:
    check(segment(Source("\n".join(lines), format)))  # type: ignore[arg-type]
    check(cut("\n".join(lines)))
