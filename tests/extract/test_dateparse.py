import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.extract.dates.clock import clocks, zone_of
from newsclean.extract.dates.dateparse import find_dates, parse_stamp, tells_change
from newsclean.extract.dates.months import persian_day

PRINTED = [
    ("en", "Published Oct. 20, 2021 at 7:15 p.m. EDT", "2021-10-20T19:15:00-04:00"),
    ("en", "Wednesday, 20th October 2021", "2021-10-20"),
    ("en", "Updated 1:24 PM EST, Wed December 13, 2023", "2023-12-13T13:24:00-05:00"),
    ("en", "September 10, 2011 at 1:06 PM ET by Kate", "2011-09-10T13:06:00-04:00"),
    ("en", "By Jayesh | Updated on 19-Dec-2025", "2025-12-19"),
    ("en", "12:43, 20 Apr 2026", "2026-04-20T12:43:00"),
    ("en", "Apr 26, 2020 21:43 IST", "2020-04-26T21:43:00+05:30"),
    ("en", "last updated 4 April 17", "2017-04-04"),
    ("en", "May 13, 2024, 5:57 AM GMT+8", "2024-05-13T05:57:00+08:00"),
    ("en", "May 2, 2024 10:00 - 12 min read", "2024-05-02T10:00:00"),
    ("de", "29. Juni 2025 - 21.18 Uhr", "2025-06-29T21:18:00"),
    ("de", "Aktualisiert am 28. April 2023, 20:22 Uhr", "2023-04-28T20:22:00"),
    ("de", "2. Jänner 2024", "2024-01-02"),
    ("fr", "Publié le 05/04/2013 à 17:08", "2013-04-05T17:08:00"),
    ("fr", "le 1er décembre 2017 à 15h45", "2017-12-01T15:45:00"),
    ("es", "jueves 2 de abril de 2020", "2020-04-02"),
    ("es", "Domingo, 17 de julio 2022", "2022-07-17"),
    ("pt", "01 jun 2024 16:20", "2024-06-01T16:20:00"),
    ("it", "12 marzo 2024 (aggiornato alle 13:05)", "2024-03-12"),
    ("ca", "23 Març 2020", "2020-03-23"),
    ("nl", "3 mei 2024 om 17:47", "2024-05-03T17:47:00"),
    ("pl", "14 marca 2024, 07:15", "2024-03-14T07:15:00"),
    ("cs", "5. února 2024", "2024-02-05"),
    ("hu", "2021. október 20. 10:15", "2021-10-20T10:15:00"),
    ("sq", "11 Tetor, 2019", "2019-10-11"),
    ("sv", "20 oktober 2021 kl. 08:30", "2021-10-20T08:30:00"),
    ("no", "Sist oppdatert torsdag 09. mai 2024 - 20:24", "2024-05-09T20:24:00"),
    ("fi", "20. lokakuuta 2021", "2021-10-20"),
    ("tr", "8 Eylül 2023 11:45", "2023-09-08T11:45:00"),
    ("el", "20 Οκτωβρίου 2021", "2021-10-20"),
    ("ru", "20 октября 2021 г., 14:05", "2021-10-20T14:05:00"),
    ("uk", "20 жовтня 2021, 14:05", "2021-10-20T14:05:00"),
    ("ar", "الإثنين، 20 مايو 2024 07:00 ص", "2024-05-20T07:00:00"),
    ("ar", "الجمعة 24 نيسان / أبريل 2020 09:22 مساءً", "2020-04-24T21:22:00"),
    ("ar", "20 تشرين الأول 2021", "2021-10-20"),
    ("fa", "31 اردیبهشت 1403 ساعت 12:22", "2024-05-20T12:22:00"),
    ("fa", "۱۴۰۲/۰۸/۱۵", "2023-11-06"),
    ("he", "14 בפברואר 2024, 08:30", "2024-02-14T08:30:00"),
    ("hi", "9 मई 2024", "2024-05-09"),
    ("bn", "১৬ ফেব্রুয়ারি ২০২০", "2020-02-16"),
    ("th", "20 ตุลาคม 2564", "2021-10-20"),
    ("vi", "20 tháng 10, 2021", "2021-10-20"),
    ("id", "Senin, 4 Mei 2020 04:25 WIB", "2020-05-04T04:25:00+07:00"),
    ("ja", "2019年3月5日（火） 08時15分", "2019-03-05T08:15:00"),
    ("zh", "2024年01月25日 18:03:35 来自内蒙古", "2024-01-25T18:03:35"),
    ("zh", "2024年1月25日 下午3:05", "2024-01-25T15:05:00"),
    ("ko", "2021년 10월 20일 오후 2:30", "2021-10-20T14:30:00"),
    ("ko", "2021. 10. 20. 14:30", "2021-10-20T14:30:00"),
    ("", "2013-05-29", "2013-05-29"),
    ("", "15.10.24 23:35", "2024-10-15T23:35:00"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), PRINTED, ids=[row[1] for row in PRINTED])
def test_printed(language: str, text: str, wanted: str) -> None:
    found = [date.value.isoformat() for date in find_dates(text)]
    assert found[:1] == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "3 min read",
        "Jun 9",
        "7 days ago",
        "6:14 a.m.",
        "2014",
        "Room 10/12/20200",
        "Call 555-01-2345",
        "may 5",
        "32/13/2021",
        "20 Foo 2021",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_order_of_day_and_month() -> None:
    assert find_dates("10/12/2020", day_first=True)[0].value == dt.date(2020, 12, 10)
    assert find_dates("10/12/2020", day_first=False)[0].value == dt.date(2020, 10, 12)
    assert find_dates("30/04/2024", day_first=False)[0].value == dt.date(2024, 4, 30)
    assert find_dates("10.12.2020", day_first=False)[0].value == dt.date(2020, 12, 10)


def test_two_dates_keep_their_times() -> None:
    first, second = find_dates(
        "on December 27, 2014 at 12:06 PM, updated December 28, 2014 at 12:10 PM"
    )
    assert first.value == dt.datetime(2014, 12, 27, 12, 6)
    assert second.value == dt.datetime(2014, 12, 28, 12, 10)


STAMPS = [
    ("2021-10-20T07:15:00+0900", "2021-10-20T07:15:00+09:00"),
    ("2021-10-20T07:15:00Z", "2021-10-20T07:15:00+00:00"),
    ("2021-10-20T07:15:00.1234567-04:00", "2021-10-20T07:15:00.123456-04:00"),
    ("2021-10-20T07:15+09:00[Asia/Tokyo]", "2021-10-20T07:15:00+09:00"),
    ("2021-10-20 07:15:00 UTC", "2021-10-20T07:15:00+00:00"),
    ("20211020", "2021-10-20"),
    ("20211020T071500Z", "2021-10-20T07:15:00+00:00"),
    ("2021-10-20T00:00:00", "2021-10-20"),
    ("2021-10-20T25:99:00", "2021-10-20"),
    ("Wed, 20 Oct 2021 07:15:00 GMT", "2021-10-20T07:15:00+00:00"),
    ("Wed Oct 20 2021 07:15:00 GMT+0900 (JST)", "2021-10-20T07:15:00+09:00"),
    ("1634714100", "2021-10-20T07:15:00+00:00"),
    ("1634714100000", "2021-10-20T07:15:00+00:00"),
    ("October 20th, 2021", "2021-10-20"),
]


@pytest.mark.parametrize(("text", "wanted"), STAMPS, ids=[row[0] for row in STAMPS])
def test_stamp(text: str, wanted: str) -> None:
    found = parse_stamp(text)
    assert found is not None
    assert found.isoformat() == wanted


@pytest.mark.parametrize("text", ["", "today", "0000-00-00", "99999999999999999999", "2021-13-40"])
def test_no_stamp(text: str) -> None:
    assert parse_stamp(text) is None


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for date in find_dates(text):
        assert 0 <= date.start < date.end <= len(text)
    parse_stamp(text)


@given(st.text(alphabet="0123456789:-/., TZ+GMTpam年月日h", max_size=60))
def test_any_digits(text: str) -> None:
    find_dates(text)
    parse_stamp(text)


@given(st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2099, 12, 31), timezones=st.just(dt.UTC)))
def test_iso_round_trip(value: dt.datetime) -> None:
    assert parse_stamp(value.isoformat()) == value


def test_zones() -> None:
    summer, winter = dt.date(2021, 7, 1), dt.date(2021, 1, 1)
    assert str(zone_of("PDT", summer)) == "UTC-07:00"
    assert str(zone_of("GMT+8", winter)) == "UTC+08:00"
    assert zone_of("ET", summer) != zone_of("ET", winter)
    assert zone_of("XYZ", winter) is None
    assert zone_of("+99", winter) is None


def test_clocks_are_no_dates() -> None:
    assert clocks("30.04.2024") == []
    assert [str(clock.time) for clock in clocks("24:00, 12 am, 12:30 p.m.")] == [
        "00:00:00",
        "00:00:00",
        "12:30:00",
    ]


def test_words_of_change() -> None:
    assert tells_change("Última actualización: ")
    assert tells_change("最終更新日：")
    assert not tells_change("Published on")


def test_persian_new_year() -> None:
    assert persian_day(1400, 1, 1) == dt.date(2021, 3, 21)
    assert persian_day(1403, 12, 30) == dt.date(2025, 3, 20)
