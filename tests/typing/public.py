"""What type checkers see of the public names; checked by mypy, never run."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import assert_type

import newsclean
from newsclean import Article, Cleaner, Corpus, NoArticle, Reason, Result, Role, Segment
from newsclean.document import Candidate, Document
from newsclean.plugins import extractor, labellers


def clean(page: bytes) -> str:
    article = newsclean.clean(page, url="https://example.org/a")
    assert_type(article, Article)
    assert_type(article.headline, str)
    assert_type(article.published, dt.datetime | dt.date | None)
    assert_type(article.segments, tuple[Segment, ...])
    assert_type(article.segments[0].role, Role)
    assert_type(article.dateline.agency if article.dateline else None, str | None)
    return article.to_text(dateline=True)


def stream(pages: Iterable[str]) -> Iterator[str]:
    for result in Cleaner(without=["related"]).stream(pages, workers=2):
        assert_type(result, Result)
        if result.article is not None:
            yield result.article.headline
        elif result.rejection is not None:
            assert_type(result.rejection.reason, Reason)


def rejected(page: str) -> Reason | None:
    try:
        newsclean.clean(page)
    except NoArticle as none:
        assert_type(none.segments, tuple[Segment, ...])
        return none.reason
    return None


def folder() -> Corpus:
    corpus = newsclean.load("dumps/")
    assert_type(corpus.articles, tuple[Article, ...])
    return corpus.where(language="en")


@extractor("deck", name="first-line")
def first_line(document: Document) -> Iterable[Candidate[str]]:
    yield Candidate(document.blocks[0].text, 0.1)


@labellers.register("all-body")
class AllBody:
    def label(self, document: Document) -> Document:
        for block in document.blocks:
            block.role = Role.BODY
        return document
