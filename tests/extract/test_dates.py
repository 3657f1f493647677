"""Which of a page's dates is the publication's."""

from __future__ import annotations

import datetime as dt

import pytest
from pages import dump, page

from newsclean.document import Document
from newsclean.extract.dates.announced import announces
from newsclean.extract.dates.date_order import date_in_address
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.resolve import resolve
from newsclean.models import Role

T = Role.TIMESTAMP


def published(document: Document) -> str | None:
    values, _ = resolve(document)
    return str(values["published"])[:10] if "published" in values else None


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([(T, "May 2, 2024")], "2024-05-02"),
        # The label may stand on the line before.
        ([(T, "Updated:"), (T, "Mar 6, 2018"), (T, "Original:"), (T, "Dec 21, 2016")], "2016-12-21"),
        ([(T, "5 gennaio 2025 (modifica il 6 gennaio 2025)")], "2025-01-05"),
        # What is available until a day was not published then.
        ([(T, "02:57 Min. Verfügbar bis 06.05.2024"), (T, "Stand: 22.04.2024")], "2024-04-22"),
        # A line of another kind is the last resort.
        ([(Role.NAV, "12.28.14 1:00PM")], "2014-12-28"),
        ([(Role.OTHER, "Story published on Oct 5, 2022.")], "2022-10-05"),
        ([(Role.RELATED, "More rain, May 2, 2020"), (Role.RELATED, "Sun, May 3, 2020")], "2020-05-02"),
        ([(Role.COMMENTS, "Bo Li, May 2, 2020")], None),
    ],
)  # fmt: skip
def test_shown(lines: list[tuple[Role, str]], wanted: str | None) -> None:
    rest = [(Role.BODY, "It rained on the plain.")] * 3
    document = dump((Role.HEADLINE, "Rain in Spain"), *lines, *rest)
    if wanted is None:
        lines_far = [(Role.OTHER, "x")] * 12
        document = dump((Role.HEADLINE, "Rain in Spain"), *rest, *lines_far, *lines)
    assert published(document) == wanted


def test_todays_date_above_the_page_is_weaker_than_the_storys() -> None:
    document = dump(
        (T, "Monday, 21 September 2020, 00:03"), (Role.NAV, "Home"), (Role.HEADLINE, "Rain"),
        (T, "20 September 2020 23:32"), (Role.BODY, "It rained."),
    )  # fmt: skip
    assert published(document) == "2020-09-20"


TEXT = [(Role.BODY, "It rained on the plain, and the plain was wet.")] * 3


@pytest.mark.parametrize(
    ("above", "below", "wanted"),
    [
        # What announces the date goes before its label and before the labeller's guess.
        ([(Role.SHARE, "Artikel veröffentlicht am 28. April 2024, 14:26 Uhr, Bo Li")],
         [(T, "27.06.2024")], "2024-04-28"),
        ([(Role.BODY, "Bo Li, Port Echo Published 7:40 p.m. ET March 17, 2020")], [], "2020-03-17"),
        ([], [(Role.RELATED, "Datum 28.04.2023")], "2023-04-28"),
        ([], [(Role.OTHER, "Дата: 28.04.2023")], "2023-04-28"),
        ([], [(Role.RELATED, "Our guide, published 28.04.2023")], None),
        ([], [(Role.RELATED, "28.04.2023")], None),
        # The date over the front page, with its weekday, is today's.
        ([(T, "Wednesday, 03 December 2025"), (Role.HEADLINE, "Rain"), (T, "by Bo Li | 5 November 2024")],
         [], "2024-11-05"),
        # A day in the headline is the event's.
        ([(Role.HEADLINE, "Races of 11 July 2020"), (Role.SUBHEADING, "12 July 2020 | Races")], [],
         "2020-07-12"),
    ],
)  # fmt: skip
def test_dates_in_a_dump(
    above: list[tuple[Role, str]], below: list[tuple[Role, str]], wanted: str | None
) -> None:
    lines = above if any(role is Role.HEADLINE for role, _ in above) else [
        (Role.HEADLINE, "Rain"), *above
    ]  # fmt: skip
    apart = [(Role.OTHER, "Share this")] * 12
    document = dump(*lines, *TEXT, *apart, *below)
    for block in document.blocks:
        doubted = block.role in (Role.SHARE, Role.RELATED) or block.text.startswith(
            ("27.", "Bo Li")
        )
        block.confidence = 0.3 if doubted else 0.9
    assert published(document) == wanted


@pytest.mark.parametrize(
    ("before", "announced"),
    [
        ("Published ", True), ("Publié le ", True), ("Опубликовано: ", True), ("发布时间：", True),
        ("Updated ", False), ("The database of ", False), ("It was on ", False),
    ],
)  # fmt: skip
def test_what_announces_a_date(before: str, announced: bool) -> None:
    assert announces(before) is announced


def test_dates_of_a_list_of_teasers_are_not_the_storys() -> None:
    teasers = "".join(
        f'<li itemprop="datePublished" content="2026-03-1{day}">x</li>' for day in range(4)
    )
    document = page("", f"<h1>Rain</h1><p>Mar 27, 20255 mins</p><ul>{teasers}</ul>")
    document.blocks[0].role, document.blocks[1].role = Role.HEADLINE, T
    document.blocks[1].confidence = 0.9
    assert published(document) == "2025-03-27"


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://echo.example/2023/october/03/rain", dt.date(2023, 10, 3)),
        ("https://echo.example/2023/oct/3/rain", dt.date(2023, 10, 3)),
        ("https://echo.example/2023/10/03/rain", dt.date(2023, 10, 3)),
        ("https://echo.example/2023/octopus/rain", None),
        ("https://echo.example/2023/oct/42/rain", None),
    ],
)
def test_address(address: str, wanted: dt.date | None) -> None:
    assert date_in_address(dump((Role.BODY, "It rained."), url=address)) == wanted


def test_marks_between_figures_are_alike() -> None:
    assert find_dates("9.7 /10") == []
    assert [date.value for date in find_dates("1 / 12 / 2020")] == [dt.date(2020, 12, 1)]
