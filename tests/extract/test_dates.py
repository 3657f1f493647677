"""Which of a page's dates is the publication's."""

from __future__ import annotations

import datetime as dt

import pytest
from pages import dump, page

from newsclean.document import Document
from newsclean.extract.dates.announced import announces
from newsclean.extract.dates.date_order import date_in_address
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.dates.extractor import published_near_headline
from newsclean.extract.resolve import resolve
from newsclean.models import Role

T = Role.TIMESTAMP
H = (Role.HEADLINE, "Rain in Spain")


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
        # Of two side by side the earlier one, whichever stands first.
        ([(T, "Ana Ruiz December 20, 2024 September 26, 2025")], "2024-12-20"),
        ([(T, "May 21, 2025 April 24, 2025 by Ana Ruiz")], "2025-04-24"),
        # The byline's goes before what the text tells of, and before today's above the headline.
        (
            [(Role.BYLINE, "by Ana Ruiz · Dec 20, 2025 at 3:00 am"), (Role.BODY, "A new book."),
             (T, "Released: June 17, 2025")],
            "2025-12-20",
        ),
        # The hours tell whether the day goes first.
        ([(T, "Published on 06/01/2026 - 13:55")], "2026-01-06"),
        ([(T, "Published on 06/01/2026 - 1:55 PM")], "2026-06-01"),
        # A line of another kind is the last resort.
        ([(Role.NAV, "12.28.14 1:00PM")], "2014-12-28"),
        ([(Role.OTHER, "Story published on Oct 5, 2022.")], "2022-10-05"),
        ([(Role.RELATED, "More rain, May 2, 2020"), (Role.RELATED, "Sun, May 3, 2020")], "2020-05-02"),
        ([(Role.COMMENTS, "Bo Li, May 2, 2020")], None),
        # The text itself says when it first appeared.
        (
            [(T, "30 Sep 2022, 11:07am"),
             (Role.BODY, "This article was originally published on 26 Sep 2019 at 4:12pm.")],
            "2019-09-26",
        ),
    ],
)  # fmt: skip
def test_shown(lines: list[tuple[Role, str]], wanted: str | None) -> None:
    rest = [(Role.BODY, "It rained on the plain.")] * 3
    document = dump((Role.HEADLINE, "Rain in Spain"), *lines, *rest)
    if wanted is None:
        lines_far = [(Role.OTHER, "x")] * 12
        document = dump((Role.HEADLINE, "Rain in Spain"), *rest, *lines_far, *lines)
    assert published(document) == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["Published 20 May 2021", "Updated 21 May 2021, 9:10"], ("2021-05-20", "2021-05-21T09:10:00")),
        # A page that shows a change alone: its day is the publication's, too.
        (["Stand: 24.02.2022 05:31 Uhr"], ("2022-02-24", "2022-02-24T05:31:00")),
        (["ost. akt. 15 sty 2024, 18.44"], ("2024-01-15", "2024-01-15T18:44:00")),
        (["Bijgewerkt op 31 mei 2024"], ("2024-05-31", None)),
        # One that is told by its time, in the same line or the next.
        (["20 xuñ 2022 . Actualizado ás 14:05 h."], ("2022-06-20", "2022-06-20T14:05:00")),
        (["20.10.2021 14:05", "Uppfært 16:30"], ("2021-10-20T14:05:00", "2021-10-20T16:30:00")),
        (["20.10.2021 14:05", "16:30"], ("2021-10-20T14:05:00", None)),
        (["2021年10月7日 11時20分", "（最終更新 10月8日 13時05分）"], ("2021-10-07T11:20:00", "2021-10-08T13:05:00")),
        # The time of a day that ends its line may be the next, but for a length of something.
        (["7 de marzo de 2021", "a las 20:14h."], ("2021-03-07T20:14:00", None)),
        (["20 October 2021", "14:05"], ("2021-10-20T14:05:00", None)),
        (["20 October 2021", "14:05 min"], ("2021-10-20", None)),
        (["20 October 2021", "Listen 14:05"], ("2021-10-20", None)),
        (["20 Oct 2021 14:05", "Updated 2 h ago"], ("2021-10-20T14:05:00", None)),
        # The word may stand behind.
        (["2023年3月7日 13:20 (2023年3月8日 5:00更新)"], ("2023-03-07T13:20:00", "2023-03-08T05:00:00")),
        (["Cyhoeddwyd 20 Mehefin 2022 Diweddarwyd 21 Mehefin 2022"], ("2022-06-20", "2022-06-21")),
        (["07 مارچ 2023 01:20pm اپ ڈیٹ 08 مارچ 2023"], ("2023-03-07T13:20:00", "2023-03-08")),
        (["Updated 16:22 | Published 27 May 2024 14:05"], ("2024-05-27T14:05:00", "2024-05-27T16:22:00")),
        # Longer before the publication than any change is.
        (["20 May 2021 14:05", "Updated 2 May 2021"], ("2021-05-20T14:05:00", None)),
    ],
)  # fmt: skip
def test_changes(lines: list[str], wanted: tuple[str, str | None]) -> None:
    document = dump(H, *((T, line) for line in lines), (Role.BODY, "It rained on the plain."))
    values, _ = resolve(document)
    modified = values.get("modified")
    assert values["published"].isoformat() == wanted[0]
    assert (modified.isoformat() if modified else None) == wanted[1]


@pytest.mark.parametrize(
    ("line", "language", "wanted"),
    [
        ("03/07/2021 4:40 PM", "en", "2021-03-07"),
        ("03/07/2021 16:40 BST", "en", "2021-07-03"),
        ("03/07/2021 4:40 p.m. IST", "en", "2021-07-03"),
        ("03/07/2021 16:40 BST", "en-US", "2021-03-07"),
        ("20. listopada 2021. u 14:05", "hr", "2021-10-20"),
        ("20 listopada 2021, 14:05", "pl", "2021-11-20"),
    ],
)
def test_what_depends_on_the_language(line: str, language: str, wanted: str) -> None:
    document = dump(H, (T, line), (Role.BODY, "It rained."))
    document.fields["language"] = language
    values, _ = resolve(document, without=["language"])
    assert str(values["published"])[:10] == wanted


def test_a_date_that_the_deck_tells_of_is_not_the_publication() -> None:
    deck = (Role.DECK, "The Social Security Act was signed into law on August 14, 1935")
    text = (Role.BODY, "It rained on the plain, and the plain was wet.")
    assert published(dump(H, deck, text)) is None
    assert published(dump(H, (Role.DECK, "August 14, 2023"), text)) == "2023-08-14"


def test_a_short_line_by_the_headline_has_the_zone_of_markup() -> None:
    document = of_page("2021-11-04T07:00:00+02:00", "", H, (Role.OTHER, "4.11.2021 klo 7.00"))
    document.fields["language"] = "fi"
    found = {str(candidate.value) for candidate in published_near_headline(document)}
    assert found == {"2021-11-04 07:00:00+02:00"}


def test_a_day_shown_has_the_time_of_markup() -> None:
    document = of_page("2021-11-04T07:30:00Z", "", H, (T, "4 November 2021"))
    assert str(resolve(document)[0]["published"]) == "2021-11-04 07:30:00+00:00"


def test_a_day_shown_has_the_time_that_a_labelled_line_has() -> None:
    top, text = (T, "This story is from May 3, 2024"), (Role.BODY, "It rained on the plain.")
    below = (T, "First published on: 03-05-2024 at 17:46 IST")
    document = dump(H, top, text, text, below)
    document.fields["language"] = "en"
    assert str(resolve(document)[0]["published"])[:16] == "2024-05-03 17:46"


def test_a_day_shown_twice_has_the_time_of_either() -> None:
    lines = [(T, "21 November 2019"), H, (T, "21 November 2019 | 08:10"), (Role.BODY, "It rained.")]
    values, _ = resolve(dump(*lines))
    assert values["published"] == dt.datetime(2019, 11, 21, 8, 10)


def test_the_date_belongs_to_the_headline_that_was_chosen() -> None:
    lines = [(Role.HEADLINE, "Snow in Oslo"), (T, "Sep. 5, 2025"), (Role.NAV, "Home")]
    lines += [(Role.OTHER, f"Menu {number}") for number in range(12)]
    document = dump(*lines, H, (T, "Dec. 20, 2024"), *[(Role.BODY, "It rained on the plain.")] * 3)
    document.source.headline = "Rain in Spain"
    assert published(document) == "2024-12-20"


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


def of_page(published: str, modified: str, *lines: tuple[Role, str]) -> Document:
    """A story with the dates its markup gives, in JSON-LD, and lines around its headline."""
    document = dump(*lines, (Role.BODY, "It rained on the plain."))
    document.metadata.published = [("json-ld", published)]
    document.metadata.modified = [("json-ld", modified)] if modified else []
    return document


@pytest.mark.parametrize(
    ("published_then", "modified_then", "lines", "wanted"),
    [
        # The page prints the moment that markup gives in UTC: its day is the local one.
        ("2024-05-18T01:05:57Z", "", [H, (T, "May 17, 2024 at 6:05 pm PT")], "2024-05-17"),
        ("2024-05-12T21:57:01Z", "", [H, (T, "May 13, 2024, 5:57 AM GMT+8")], "2024-05-13"),
        ("2014-12-18T01:01:00Z", "", [H, (T, "December 17, 2014 8:01 PM")], "2014-12-17"),
        # Where clocks show UTC it is the page's own, whatever else stands there.
        (
            "2025-02-11T23:55:00Z", "2025-02-12T07:25:00Z",
            [H, (T, "11.2.2025 23:55 | 12.2.2025 7:25")], "2025-02-11",
        ),
        ("2024-05-18T01:05:57Z", "", [H, (T, "May 17, 2024 at 6:20 pm")], "2024-05-18"),
        # Above the headline: the day of the visit is later than all that markup knows.
        (
            "2024-11-05T13:11:00+02:00", "2024-11-05T13:11:00+02:00",
            [(T, "Wednesday, 3 December 2025"), (Role.NAV, "Home"), H], "2024-11-05",
        ),
        # An older day is the story's, which was moved to another system since.
        ("2018-01-19T17:06:07Z", "", [(T, "Aug 8, 2016"), H], "2016-08-08"),
        # "Published" says which day it is, unless the days are one in two time zones.
        (
            "2025-08-08T00:00:00-04:00", "2025-11-29T12:28:31-05:00",
            [H, (T, "Published August 13, 2025")], "2025-08-13",
        ),
        ("2025-12-02T22:00:00Z", "", [H, (T, "Published: 3 Dec 2025")], "2025-12-02"),
        # Day and month are the other way round than they look.
        ("2024-09-10T16:07:00Z", "2024-11-25T17:47:00Z", [H, (T, "09.10.2024")], "2024-09-10"),
        ("2024-09-10T16:07:00Z", "", [H, (T, "9 October 2024")], "2024-10-09"),
        # The ends of the calendar.
        ("9999-12-31T23:59:59Z", "9999-12-31", [(T, "May 2, 2024 11:59 pm"), (Role.NAV, "Home"), H],
         "2024-05-02"),
    ],
)  # fmt: skip
def test_what_markup_and_page_say(
    published_then: str, modified_then: str, lines: list[tuple[Role, str]], wanted: str
) -> None:
    assert published(of_page(published_then, modified_then, *lines)) == wanted


def test_the_moment_keeps_the_zone_of_the_page() -> None:
    document = of_page("2014-12-18T01:01:00Z", "", H, (T, "December 17, 2014 8:01 PM"))
    values, _ = resolve(document)
    assert values["published"].isoformat() == "2014-12-17T20:01:00-05:00"
