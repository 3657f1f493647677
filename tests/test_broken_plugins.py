"""What other people's parts do wrong, and what becomes of the page."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from typing import Any

import pytest

from newsclean import Cleaner, NoArticle, Reason, Role
from newsclean.label.guard import label_with
from newsclean.plugins import Candidate, Document, extractor

TEXT = """Anvil maker grows

By Ana Ruiz

PORT ELLIS (AP) — The anvil maker Acme (NYSE: ACM) grew on Monday after two years, the city said.

It has room for 400 anvils and a cafe, and cost 12 million dollars, twice what was planned.

Three ferries an hour will leave for the islands in summer, the harbour master told reporters.
"""


class Odd:
    """A value that can be neither looked at nor compared."""

    def __repr__(self) -> str:
        raise RuntimeError("don't look")

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("don't compare")

    __hash__ = None  # type: ignore[assignment]


def raises(document: Document) -> Any:
    raise ZeroDivisionError("by nothing")


def raises_late(document: Document) -> Iterator[Candidate[str]]:
    yield Candidate("Someone", 0.1)
    raise ZeroDivisionError("by nothing")


BROKEN = {
    "raises": (raises, "raises failed: ZeroDivisionError: by nothing"),
    "raises late": (raises_late, "raises_late failed: ZeroDivisionError"),
    "a number": (lambda document: 3, "failed: TypeError"),
    "a string": (lambda document: "Ana", "TypeError: an extractor yields Candidates, not str"),
    "no candidates": (lambda document: [("Ana", 0.9)], "yields Candidates, not tuple"),
    "not sure": (lambda document: [Candidate("Ana", "very")], "ValueError"),
    "not a number": (lambda document: [Candidate("Ana", float("nan"))], "is not a number"),
    "too much": (lambda document: [Candidate(3.5, 9.0)], "the value 3.5 is not valid"),
    "half right": (lambda document: [Candidate([{"name": ""}], 0.99)], "is not valid"),
    "odd": (lambda document: [Candidate(Odd(), 0.99)], "the value of type Odd is not valid"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_the_next_candidate_wins(case: str, caplog: pytest.LogCaptureFixture) -> None:
    function, told = BROKEN[case]
    part = extractor("authors", name=function.__name__, priority=50)(function)
    with caplog.at_level(logging.DEBUG, "newsclean"):
        article = Cleaner(extractors=[part]).clean(TEXT)
    assert [person.name for person in article.authors] == ["Ana Ruiz"]
    assert told in article.evidence["authors"].note
    assert article.evidence["authors"].extractor == "authors-byline"
    assert function.__name__ in caplog.text


@pytest.mark.parametrize("case", BROKEN)
def test_a_field_of_its_own_is_not_there(case: str) -> None:
    function, _ = BROKEN[case]
    part = extractor("ticker", name=function.__name__)(function)
    article = Cleaner(extractors=[part]).clean(TEXT)
    # What is no value of a field may do for one that nobody knows.
    assert article.extra in ({}, {"ticker": "Someone"}, {"ticker": 3.5}, {"ticker": [{"name": ""}]})
    assert "ticker" in article.evidence
    assert article.headline == "Anvil maker grows"


@pytest.mark.parametrize("nothing", [None, [], [Candidate(None, 1.0)], [Candidate("", 1.0)]])
def test_nothing_found_is_nothing_wrong(nothing: Any) -> None:
    part = extractor("ticker", name="none")(lambda document: nothing)
    article = Cleaner(extractors=[part]).clean(TEXT)
    assert article.extra == {} and "ticker" not in article.evidence


@pytest.mark.parametrize("value", [{1, 2}, object(), float, b"\xff\xfe", lambda: 3])
def test_values_that_json_does_not_have(value: Any) -> None:
    part = extractor("ticker", name="odd")(lambda document: [Candidate(value, 1.0)])
    article = Cleaner(extractors=[part]).clean(TEXT)
    assert type(article).model_validate_json(article.model_dump_json()).extra == article.extra
    assert ("ticker" in article.extra) == isinstance(value, set)


@extractor("ticker", name="slow")
def slow(document: Document) -> Iterator[Candidate[str]]:
    if "Acme" in document.text:
        time.sleep(30)
    yield Candidate("ACM", 0.9)


def test_a_part_that_hangs_costs_the_page_in_a_stream() -> None:
    sources = [TEXT, TEXT.replace("Acme", "Bolt")]
    first, second = Cleaner(extractors=[slow]).stream(sources, workers=1, timeout=1.5)
    assert first.rejection is not None and first.rejection.reason is Reason.TIMED_OUT
    assert second.article is not None and second.article.extra == {"ticker": "ACM"}


class Labeller:
    """A labeller that does something to each document and hands it on."""

    def __init__(self, do: Any) -> None:
        self.do = do

    def label(self, document: Document) -> Any:
        for number, block in enumerate(document.blocks):
            block.role = Role.BODY if number else Role.HEADLINE
        return self.do(document)


def fail(document: Document) -> Document:
    raise ZeroDivisionError("by nothing")


def drop(document: Document) -> Document:
    del document.blocks[1]
    return document


def turn(document: Document) -> Document:
    document.blocks.reverse()
    return document


def rename(document: Document) -> Document:
    document.blocks[0].role = "title"  # type: ignore[assignment]
    return document


@pytest.mark.parametrize(
    ("do", "told"),
    [
        (fail, "ZeroDivisionError: by nothing"),
        (lambda document: None, "TypeError: label() handed on no Document but NoneType"),
        (drop, "no block holds the text"),
        (turn, "no block holds the text from character 0"),
        (rename, "'title' is not a valid Role"),
    ],
)
def test_a_labeller_that_fails_gives_way(
    do: Any, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "newsclean"):
        article = Cleaner(labeller=Labeller(do)).clean(TEXT)
    assert told in article.evidence["labeller"].note
    assert "Labeller failed" in caplog.text
    assert article.model_copy(update={"evidence": {}}) == Cleaner().clean(TEXT).model_copy(
        update={"evidence": {}}
    )


def test_a_labeller_that_runs_out_of_memory_does_not_give_way() -> None:
    def exhaust(document: Document) -> Document:
        raise MemoryError

    with pytest.raises(NoArticle) as none:
        Cleaner(labeller=Labeller(exhaust)).clean(TEXT)
    assert none.value.reason is Reason.TOO_LARGE


def test_names_of_roles_and_wild_confidences_are_put_right() -> None:
    def label(document: Document) -> Document:
        for block in document.blocks:
            block.role, block.confidence, block.reason = "body", 7, 3  # type: ignore[assignment]
        return document

    document = label_with(Labeller(label), Cleaner().document(TEXT))
    assert {(b.role, b.confidence, b.reason) for b in document.blocks} == {(Role.BODY, 1.0, "3")}
