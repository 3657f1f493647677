"""Which of a page's dates is the publication's."""

from __future__ import annotations

import datetime as dt

import pytest
from pages import dump, page

from newsclean.document import Document
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
