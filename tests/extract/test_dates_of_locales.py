"""Dates as CLDR writes them, in the languages of the press: every month, long and short, with a time and without."""

from __future__ import annotations

import datetime as dt

import pytest
from babel.dates import format_date, format_datetime

from newsclean.extract.dates.dateparse import find_dates

LISTED = """
    ar az be bg bn ca cs da de el en en_GB en_IN es es_MX et fa fi fr fr_CA gl gu he hi hr hu hy id is it ja ka
    kk km kn ko lt lv mk ml mr ms nb ne nl pa pl pt pt_PT ro ru sk sl sr sv sw ta te tr uk ur uz vi zh zh_TW af
"""
LOCALES = LISTED.split()
FORMS = ("full", "long", "medium")
# The name of the zone stands between day and time, or before a date that follows its time.
NO_TIME = {("ml", "full"), ("vi", "full"), ("ms", "full")}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_month(locale: str) -> None:
    wrong = []
    for month in range(1, 13):
        moment = dt.datetime(2023, month, 17, 14, 35)
        for form in FORMS:
            printed = format_date(moment, form, locale=locale)
            found = find_dates(printed, True, locale[:2])
            if [date.value for date in found] != [moment.date()]:
                wrong.append(printed)
            printed = format_datetime(moment, form, locale=locale)
            found = find_dates(printed, True, locale[:2])
            times = [str(date.value)[:16] for date in found]
            if times != [str(moment)[:16]] and (locale, form) not in NO_TIME:
                wrong.append(printed)
    assert wrong == []
