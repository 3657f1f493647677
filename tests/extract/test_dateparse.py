import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.data.tables import table
from newsclean.extract.dates.clock import clocks, zone_of
from newsclean.extract.dates.cues import is_before_change, tells_change
from newsclean.extract.dates.dateparse import find_dates, parse_stamp
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
    # Figures with a dot, or an hour alone, after their word, before it, or beside the date.
    ("sv", "20 maj 2022 kl 14.05", "2022-05-20T14:05:00"),
    ("nn", "Laurdag 14. desember 2019 kl. 10.30", "2019-12-14T10:30:00"),
    ("fi", "24. helmikuuta 2022 klo 6.15", "2022-02-24T06:15:00"),
    ("et", "7. märtsil 2023 kell 14.05", "2023-03-07T14:05:00"),
    ("de", "15.01.2024, 9 Uhr", "2024-01-15T09:00:00"),
    ("nl", "31 mei 2024 om 9 uur", "2024-05-31T09:00:00"),
    ("nl", "31 mei 2024 9u15", "2024-05-31T09:15:00"),
    ("fr", "15 août 2024 à 4 h 00", "2024-08-15T04:00:00"),
    ("pt", "20/10/2021 às 14h", "2021-10-20T14:00:00"),
    ("it", "15-01-2024, 18.20", "2024-01-15T18:20:00"),
    ("ca", "8 d'agost de 2022 a les 19.40 h", "2022-08-08T19:40:00"),
    ("pl", "17 listopada 2021 o godz. 14.05", "2021-11-17T14:05:00"),
    ("cs", "20. října 2021 v 14.05 hodin", "2021-10-20T14:05:00"),
    ("hr", "20. kolovoza 2021. u 14.05", "2021-08-20T14:05:00"),
    ("uk", "7 березня 2023 р. о 13.20", "2023-03-07T13:20:00"),
    ("id", "24 Februari 2022 | 06.15 WITA", "2022-02-24T06:15:00+08:00"),
    ("th", "20 ตุลาคม 2564 เวลา 14.05 น.", "2021-10-20T14:05:00"),
    ("sv", "07.35 tis den 30 augusti 2023", "2023-08-30"),
    ("sv", "07.35 den 30 augusti 2023", "2023-08-30T07:35:00"),
    ("vi", "13 giờ 20 ngày 7 tháng 3 năm 2023", "2023-03-07T13:20:00"),
    ("en", "1405 GMT (2205 HKT) August 31, 2021", "2021-08-31T14:05:00+00:00"),
    ("en", "Jul 26, 2024,08:15am EDT", "2024-07-26T08:15:00-04:00"),
    ("de", "20.10.2021-14:05", "2021-10-20T14:05:00"),
    ("en", "October 20, 20212:05 PMUpdated 2 years ago", "2021-10-20T14:05:00"),
    ("en", "6 Feb 20236 Feb 2023", "2023-02-06"),
    ("ar", "21/10/202109:15 AM", "2021-10-21T09:15:00"),
    # Digits of other scripts, and halves of the day.
    ("ar", "٢٤ فبراير ٢٠٢٢ - ٠٦:١٥ م", "2022-02-24T18:15:00"),
    ("fa", "۵ اسفند ۱۴۰۰ ساعت ۶:۱۵ ب.ظ", "2022-02-24T18:15:00"),
    ("bn", "২০ অক্টোবর ২০২১, সন্ধ্যা ৬:১৫", "2021-10-20T18:15:00"),
    ("bn", "২০ অক্টোবর ২০২১ রাত ১২:০৫", "2021-10-20T00:05:00"),
    ("hi", "२० अक्टूबर २०२१, रात १०:१५", "2021-10-20T22:15:00"),
    ("mr", "२४ फेब्रुवारी २०२२, सकाळी ६:१५", "2022-02-24T06:15:00"),
    ("ms", "20 Ogos 2021, 2.05 petang", "2021-08-20T14:05:00"),
    ("vi", "20/10/2021 2:05:33 CH", "2021-10-20T14:05:33"),
    ("ja", "平成30年6月14日 午後3時5分", "2018-06-14T15:05:00"),
    ("zh", "2021年10月20日 中午12:30", "2021-10-20T12:30:00"),
    # The words around years, months and days.
    ("lt", "2022 m. rugsėjo 1 d. 14:05", "2022-09-01T14:05:00"),
    ("lv", "2023. gada 9. jūnijs, 14:05", "2023-06-09T14:05:00"),
    ("eu", "2023ko abenduaren 5a - 14:05", "2023-12-05T14:05:00"),
    ("ga", "Bealtaine 31 2024 ag 2:05 PM", "2024-05-31T14:05:00"),
    ("cy", "20fed Mehefin 2022", "2022-06-20"),
    ("mt", "20 ta' Ġunju 2022", "2022-06-20"),
    ("kk", "2023 жылғы 16 желтоқсан, 06:15", "2023-12-16T06:15:00"),
    ("ky", "2023-жылдын 16-декабры", "2023-12-16"),
    ("uz", "2022-yil 18-noyabr", "2022-11-18"),
    ("az", "2023-cü il 11 iyun", "2023-06-11"),
    ("mn", "2022 оны 07 сарын 11, 14:05", "2022-07-11T14:05:00"),
    ("hy", "2022 թ. օգոստոսի 3, 18:22", "2022-08-03T18:22:00"),
    ("ka", "2023 წლის 13 იანვარს", "2023-01-13"),
    ("km", "ថ្ងៃទី ០៩ ខែកញ្ញា ឆ្នាំ២០២២ ម៉ោង១៤:០៥", "2022-09-09T14:05:00"),
    ("my", "၂၀၂၃ ခုနှစ် ဇူလိုင်လ ၁၉ ရက်", "2023-07-19"),
    ("lo", "ວັນທີ 9 ກັນຍາ 2022", "2022-09-09"),
    ("si", "2023 අගෝස්තු මස 12", "2023-08-12"),
    ("ta", "பிப் 24,2022 06:15", "2022-02-24T06:15:00"),
    ("te", "9 డిసెంబర్ 2022 ఉదయం 6:15", "2022-12-09T06:15:00"),
    ("ml", "2022 ഡിസംബർ 9", "2022-12-09"),
    ("hi", "०८ सितम्बर २०२२", "2022-09-08"),
    ("tl", "Hunyo 12, 2023, 6:15 PM", "2023-06-12T18:15:00"),
    ("el", "24 ΜΑΪΟΥ 2022", "2022-05-24"),
    ("fr", "15 fevrier 2024", "2024-02-15"),
    ("prs", "۱۶ حوت ۱۴۰۱", "2023-03-07"),
    ("ps", "۱۶ وری ۱۴۰۱", "2022-04-05"),
    ("fa", "۵ مهرماه ۱۴۰۰", "2021-09-27"),
    ("fa", "۰۵-۱۲-۱۴۰۰", "2022-02-24"),
    # Years of two digits, and those of other eras.
    ("bg", "13:20, 07 мар 23 / 4250 прочитания", "2023-03-07T13:20:00"),
    ("th", "15 ม.ค. 67 (18:44 น.)", "2024-01-15T18:44:00"),
    ("th", "วันอังคารที่ 7 มีนาคม พ.ศ. 2566", "2023-03-07"),
    ("ja", "令和元年5月1日", "2019-05-01"),
    ("ja", "2021年（令和3年）10月20日（水）", "2021-10-20"),
    ("zh", "中華民國110年10月20日", "2021-10-20"),
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
        "20 May 14.30",
        "5 May 12 people died",
        "Season 5 May 21/22",
        # An Islamic year, not a Persian one; a medieval year.
        "١٤٤٥/٠٣/٢٢ هـ",
        "1445/03/22",
        "12.05.1390",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_order_of_day_and_month() -> None:
    assert find_dates("10/12/2020", day_first=True)[0].value == dt.date(2020, 12, 10)
    assert find_dates("10/12/2020", day_first=False)[0].value == dt.date(2020, 10, 12)
    assert find_dates("30/04/2024", day_first=False)[0].value == dt.date(2024, 4, 30)
    assert find_dates("10.12.2020", day_first=False)[0].value == dt.date(2020, 12, 10)
    # Where a weekday says which, it goes before the language.
    assert find_dates("Fri, 11/02/2018", day_first=True)[0].value == dt.date(2018, 11, 2)
    assert find_dates("vendredi 02/11/2018", day_first=False)[0].value == dt.date(2018, 11, 2)
    assert find_dates("Sat, 11/02/2018", day_first=True)[0].value == dt.date(2018, 2, 11)


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


@pytest.mark.parametrize(
    "text",
    [
        "5 May 2024, 2 h ago",
        "5 mei 2024, 2 uur geleden",
        "5 мая 2024, 14 ч назад",
        "2024년 5월 5일 2시간 전",
        "5 May 2024, 3.15 miles",
        "5 May 2024 v2.10",
        "5 May 2024, 1300 views",
        "5 May 2024 | Chapter 4.10",
        "5 May 2024. 21.10. 2 min",
    ],
)
def test_dates_without_a_time(text: str) -> None:
    assert [type(date.value) for date in find_dates(text)] == [dt.date]


def test_times_and_their_zones() -> None:
    assert [str(clock.time) for clock in clocks("9:00-10:00, 8 Uhr 05, 12:30 SA, 12.30 Sa")] == [
        "09:00:00",
        "10:00:00",
        "08:05:00",
        "00:30:00",
        "12:30:00",
    ]
    assert clocks("9:00-10:00")[0].zone is None
    assert clocks("2019-02-27T02:33:35.000Z")[-1].zone == "Z"
    assert clocks("18:00 (بتوقيت مكة المكرمة)")[0].zone == "مكة"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("20.10.2021 14:05 | Oct 21, 2021 16:30", ["2021-10-20T14:05", "2021-10-21T16:30"]),
        ("14:05 20.10.2021, 16:30 21.10.2021", ["2021-10-20T14:05", "2021-10-21T16:30"]),
        ("29 Apr 2019 4:00 AM | Updated 30 Apr 2019", ["2019-04-29T04:00", "2019-04-30"]),
        # A change that is told by its time, or by its time and the day of the year.
        ("27/05/2024 - 14:05•Updated 16:22", ["2024-05-27T14:05", "2024-05-27T16:22"]),
        ("7.3.2023 klo 13:45 (muokattu klo 14.10)", ["2023-03-07T13:45", "2023-03-07T14:10"]),
        ("2021/10/20 14:05（10/21 16:30 更新）", ["2021-10-20T14:05", "2021-10-21T16:30"]),
        ("20.10.2021 14:05 Päivitetty 21.10. 9:43", ["2021-10-20T14:05", "2021-10-21T09:43"]),
        ("31/12/2021 14:05 | Oppdatert 1.1 kl 9.10", ["2021-12-31T14:05", "2022-01-01T09:10"]),
        # Before the publication; of another day; perhaps a day itself.
        ("20 May 2021 14:05 Updated 13:00", ["2021-05-20T14:05"]),
        ("20 May 2021 14:05 Updated Friday 16:22", ["2021-05-20T14:05"]),
        ("20 May 2021 14:05 Updated May 21, 16:22", ["2021-05-20T14:05"]),
        ("20.10.2021 14:05 Oppdatert 21.10", ["2021-10-20T14:05"]),
        ("20 May 2021 14:05 Updated 2 h ago", ["2021-05-20T14:05"]),
    ],
)
def test_several_times(text: str, wanted: list[str]) -> None:
    found = [date.value.isoformat() for date in find_dates(text)]
    assert [value.removesuffix(":00") for value in found] == wanted


def test_months_of_one_language() -> None:
    assert find_dates("20. listopada 2021.", language="hr")[0].value == dt.date(2021, 10, 20)
    assert find_dates("20 listopada 2021")[0].value == dt.date(2021, 11, 20)


def test_words_of_change() -> None:
    assert tells_change("Última actualización: ")
    assert tells_change("最終更新日：")
    assert not tells_change("Published on")
    assert is_before_change("更新）") and is_before_change(" (päivitetty)")
    assert not is_before_change(" Updated: May 5") and not is_before_change(" →")


def test_each_word_of_change() -> None:
    assert [
        word for word in table("dates")["updated"] if not tells_change(f"Rain | {word}: ")
    ] == []


def test_persian_new_year() -> None:
    assert persian_day(1400, 1, 1) == dt.date(2021, 3, 21)
    assert persian_day(1403, 12, 30) == dt.date(2025, 3, 20)


def test_each_zone() -> None:
    names = [*table("dates")["zones"], *table("dates")["seasonal"]]
    wrong = []
    for name in names:
        for text in (
            f"March 4, 2026 10:30 {name}",
            f"4 March 2026 at 10:30 a.m. {name}",
            f"4 March 2026, 10:30 ({name})",
        ):
            found = find_dates(text)
            if (
                not found
                or not isinstance(found[0].value, dt.datetime)
                or found[0].value.tzinfo is None
            ):
                wrong.append(text)
    assert wrong == []
