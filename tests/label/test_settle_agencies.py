"""Agencies and sections that stand alone: what they are is told by where they stand."""

import pytest

from newsclean import Cleaner

LEAD = (
    "The ferry to the islands stayed in port on Monday, its owner said, for lack of a crew. "
    "It is the third time since spring that passengers were sent to the bus."
)
TEXT = f"{LEAD}\n\n{LEAD[90:]} Nobody could say when the next boat would leave.\n\n{LEAD[:88]}"


@pytest.mark.parametrize("closing", ["（共同通信）", "(Reuters)", "© KYODO", "AFP"])
def test_an_agency_alone_behind_the_text_is_the_credit(closing: str) -> None:
    page = f"Log in\n\nFerry stays in port\n\n{TEXT}\n\n{closing}\n\nRelated stories\n\nBridge to close"
    article = Cleaner().clean(page)
    assert [segment.text for segment in article.segments if segment.role == "credit"] == [closing]
    assert len(article.credits) == 1


def test_a_section_alone_before_the_headline() -> None:
    page = f"Register / Login\n\nPolitics\n\nFerry stays in port, minister says\n\n{TEXT}"
    article = Cleaner().clean(page)
    assert article.section == "Politics"
    assert [s.text for s in article.segments if s.role == "section"] == ["Politics"]


def test_an_agency_with_a_dash_is_a_dateline() -> None:
    article = Cleaner().clean(f"Ferry stays in port\n\nCNN —\n\n{TEXT}")
    assert article.dateline is not None
    assert article.dateline.agency == "CNN"
    assert [s.text for s in article.segments if s.role == "dateline"] == ["CNN —"]
