"""An article's own text, cleaned again, is the same article."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsclean import Article, Cleaner, NoArticle

CLEANER = Cleaner()
SENTENCES = [
    "The council met on Tuesday and put off the vote on the bridge once more.",
    "“We cannot wait any longer,” said Mayor Ann Lee, who wants work to begin in the spring.",
    "The bridge, built in 1931, was closed to lorries two years ago and needs new pillars.",
    "Residents have complained of noise and of long detours through the old town.",
    "A spokesman for the county declined to comment on the plans of the council.",
    "Prices have risen by 2.5 per cent since March, the statistics office said on Friday.",
    "Work is to last three years, officials said, and to cost 12 million dollars in all.",
    "The county pays for half of it, and the rest is to come from a fund in the capital.",
    "Shops near the river have lost a third of their customers, their owners say.",
    "Engineers found cracks in two of the pillars when the river was low last summer.",
]
BODIES = (
    st.permutations(SENTENCES)
    .flatmap(
        lambda order: st.tuples(st.just(order), st.sets(st.integers(1, 9), min_size=2, max_size=6))
    )
    .map(lambda drawn: _cut(*drawn))
)


def _cut(sentences: list[str], places: set[int]) -> list[str]:
    edges = [0, *sorted(places), len(sentences)]
    pairs = itertools.pairwise(edges)
    return [" ".join(sentences[start:end]) for start, end in pairs]


def paragraphs(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.body]


@settings(max_examples=150, deadline=None)
@given(body=BODIES, as_html=st.booleans())
def test_own_text_with_headline_on_top(body: list[str], as_html: bool) -> None:
    title = "Council puts off vote on the bridge"
    if as_html:
        inner = "".join(f"<p>{paragraph}</p>" for paragraph in body)
        dump = f"<title>{title}</title><nav>Home</nav><article><h1>{title}</h1>{inner}</article>"
    else:
        dump = "\n\n".join([title, *body])
    article = CLEANER.clean(dump)
    assert paragraphs(article) == body
    again = CLEANER.clean(f"{article.headline}\n\n{article.to_text()}")
    assert paragraphs(again) == body
    assert again.headline == article.headline
    given_ = CLEANER.clean(article.to_text(), headline=article.headline)
    assert paragraphs(given_) == body


@settings(max_examples=100, deadline=None)
@given(body=BODIES)
def test_own_text_on_one_line_a_paragraph(body: list[str]) -> None:
    try:
        article = CLEANER.clean("Council puts off vote on the bridge\n" + "\n".join(body))
    except NoArticle:
        assume(False)
    assert paragraphs(article) == body


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \n", "\n\n\n\n"])
def test_any_gap(gap: str) -> None:
    article = CLEANER.clean(gap.join(["Council puts off vote on the bridge", *SENTENCES]))
    assert paragraphs(article) == SENTENCES
