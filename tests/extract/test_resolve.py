import datetime as dt
import logging

import pytest
from pages import dump, page

from newsclean.document import Candidate, Document
from newsclean.extract.resolve import resolve
from newsclean.plugins import Plugin, extractors


@pytest.fixture
def failing():
    def fail(document: Document) -> list[Candidate[str]]:
        raise ZeroDivisionError("no such thing")

    extractors.add(Plugin("headline-broken", fail, "headline", priority=99))
    yield
    extractors.remove("headline-broken")


def test_a_failing_extractor_costs_nothing_but_its_say(
    failing: None, caplog: pytest.LogCaptureFixture
) -> None:
    document = dump(("headline", "Rain ruins the opera"), ("body", "It rained."))
    with caplog.at_level(logging.CRITICAL, "newsclean"):
        values, evidence = resolve(document)
    assert values["headline"] == "Rain ruins the opera"
    assert "headline-broken failed: ZeroDivisionError" in evidence["headline"].note


def test_fields_left_out() -> None:
    document = dump(("headline", "Rain"), ("deck", "It rained all day."), ("body", "It rained."))
    assert "deck" in resolve(document)[0]
    document.fields.clear()
    assert "deck" not in resolve(document, without=["deck"])[0]


def test_every_value_has_evidence() -> None:
    values, evidence = resolve(
        dump(("headline", "Rain"), ("timestamp", "Oct. 20, 2021"), ("body", "It rained on Monday."))
    )
    assert set(values) <= set(evidence)
    assert evidence["published"].segments == (1,)


def test_dates_of_markup_and_page() -> None:
    head = '<meta property="article:published_time" content="2021-10-20"><meta property="article:modified_time" content="2021-10-22T08:00:00Z">'
    document = page(head, "<h1>Rain</h1><p>20 October 2021, 07:15</p>")
    for block, role in zip(document.blocks, ("headline", "timestamp"), strict=True):
        block.role = type(block.role)(role)
    values = resolve(document)[0]
    assert values["published"] == dt.datetime(2021, 10, 20, 7, 15)
    assert values["modified"] == dt.datetime(2021, 10, 22, 8, tzinfo=dt.UTC)


def test_a_shown_change_is_not_the_publication() -> None:
    values = resolve(
        dump(
            ("headline", "Rain"),
            ("timestamp", "Published 20 Oct 2021. Updated 22 Oct 2021"),
            ("body", "It rained."),
        )
    )[0]
    assert (values["published"], values["modified"]) == (
        dt.date(2021, 10, 20),
        dt.date(2021, 10, 22),
    )
    only = resolve(
        dump(("headline", "Rain"), ("timestamp", "Updated 22 Oct 2021"), ("body", "It rained."))
    )[0]
    assert only["published"] == dt.date(2021, 10, 22)
    assert "modified" not in only


def test_order_of_numbers() -> None:
    lines = (
        ("headline", "Regen"),
        ("timestamp", "10/12/2020"),
        ("body", "Der Regen fiel auf das Dach und die Straße, und es war nicht das letzte Mal."),
    )
    assert resolve(dump(*lines))[0]["published"] == dt.date(2020, 12, 10)
    english = (
        ("headline", "Rain"),
        ("timestamp", "10/12/2020"),
        ("body", "The rain fell on the roof and the street, and it was not the last time."),
    )
    assert resolve(dump(*english))[0]["published"] == dt.date(2020, 10, 12)
    assert resolve(dump(*english, url="https://daily.co.uk/rain"))[0]["published"] == dt.date(
        2020, 12, 10
    )


def test_the_day_in_the_address() -> None:
    document = dump(
        ("headline", "Rain"), ("body", "It rained."), url="https://daily.example/2021/10/20/rain"
    )
    assert resolve(document)[0]["published"] == dt.date(2021, 10, 20)


def test_an_empty_document() -> None:
    assert resolve(dump()) == ({}, {})
