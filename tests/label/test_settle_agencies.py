"""Agencies and sections that stand alone: what they are is told by where they stand."""

import pytest

from newsclean import Cleaner, Role
from newsclean.document import Source
from newsclean.label.settle import settle
from newsclean.segment import segment

LEAD = (
    "The ferry to the islands stayed in port on Monday, its owner said, for lack of a crew. "
    "It is the third time since spring that passengers were sent to the bus."
)
TEXT = f"""{LEAD}

Nobody could say when the next boat would leave. The company has looked for two mates since March,
and found none who would live on the islands.

Passengers had waited at the quay since dawn, some of them with bicycles and dogs, until they were told."""


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


def _settled(*lines: tuple[str, str, float]) -> list[str]:
    document = segment(Source("\n\n".join(text for _, text, _ in lines), "text"))
    for block, (role, _, confidence) in zip(document.blocks, lines, strict=True):
        block.role, block.confidence = Role(role), confidence
    settle(document)
    return [block.role.value for block in document.blocks]


H, B = ("headline", "Ferry stays in port", 0.9), ("body", LEAD, 0.9)


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        # An agency beside the time is the byline, one below a picture its credit.
        ([H, ("caption", "AFP", 0.8), ("timestamp", "28.04.2023", 0.9), B], "byline"),
        ([H, ("caption", "AFP", 0.8), B], "caption"),
        # A place alone before the text, where no menu has it.
        ([H, ("subheading", "Izmir", 0.5), B], "dateline"),
        ([H, ("subheading", "Izmir", 0.9), B], "subheading"),
        ([H, ("section", "Izmir", 0.5), B, ("related", "Izmir", 0.9)], "section"),
        ([H, ("subheading", "Summary", 0.5), B], "subheading"),
        # A note may stand before the dateline.
        ([H, B, ("subheading", "CNN —", 0.5), B], "dateline"),
        ([H, B, ("subheading", "Overview —", 0.5), B], "subheading"),
        # Who wrote it, for which paper, below a picture's caption.
        ([H, ("caption", "The ferry", 0.9), ("caption", "Ana Ruiz | La Nación", 0.7), B], "byline"),
        ([H, ("caption", "The ferry", 0.9), ("caption", "Ana Ruiz | Reuters", 0.7), B], "caption"),
        # Signatures right behind the text.
        ([H, B, ("newsletter", "AFP", 0.3)], "credit"),
        ([H, B, ("newsletter", "AFP", 0.8)], "newsletter"),
        ([H, B, ("caption", "dpa (Ana Ruiz, Bo Li)", 0.3)], "credit"),
    ],
)  # fmt: skip
def test_lines_beside_the_text(lines: list[tuple[str, str, float]], wanted: str) -> None:
    place = next(
        n for n, line in enumerate(lines)
        if line[1].startswith(("AFP", "Izmir", "CNN", "Over", "Ana", "dpa", "Summ"))
    )  # fmt: skip
    assert _settled(*lines)[place] == wanted


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("©2021 GPlusMedia Inc.", Role.LEGAL),
        ("Copyright 2024 Harbour Post Ltd", Role.LEGAL),
        ("© 2020 Reuters", Role.CREDIT),
        ("Reporting by the harbour desk", Role.CREDIT),
    ],
)
def test_a_doubted_credit_that_claims_the_sites_rights_is_legal(line: str, role: Role) -> None:
    document = segment(Source(f"Ferry stays in port\n\n{TEXT}\n\n{line}", "text"))
    for block in document.blocks:
        block.role, block.confidence = Role.BODY, 0.9
    document.blocks[0].role = Role.HEADLINE
    document.blocks[-1].role, document.blocks[-1].confidence = Role.CREDIT, 0.3
    settle(document)
    assert document.blocks[-1].role is role


def test_an_address_that_cannot_be_read_costs_no_credit() -> None:
    page = f"Log in\n\nFerry stays in port\n\n{TEXT}\n\n(Reuters)\n\nRelated stories\n\nBridge to close"
    assert [credit.source for credit in Cleaner().clean(page, url="http://[bad").credits] == [
        "Reuters"
    ]
