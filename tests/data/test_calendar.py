"""Month and weekday words: complete, folded, looked up rightly."""

from __future__ import annotations

import pytest

from newsclean.data.calendar import calendar, fold, month, month_words


@pytest.mark.parametrize("language", sorted(calendar()))
def test_each_language_is_complete(language: str) -> None:
    wording = calendar()[language]
    assert len(wording.months) == 12 and all(wording.months)
    assert len(wording.weekdays) == 7 and all(wording.weekdays)
    assert wording.order in ("dmy", "mdy", "ymd")
    assert wording.today and wording.yesterday and wording.past and len(wording.am_pm) == 2
    names = [form for forms in wording.months for form in forms]
    assert len(names) == len(set(names)), "one word for two months"
    assert all(form == fold(form) for form in names)


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [
        ("January", None, 1),
        ("Sept.", "en", 9),
        ("März", "de", 3),
        ("août", "fr", 8),
        ("diciembre", None, 12),
        ("stycznia", "pl", 1),
        ("мая", "ru", 5),
        ("лютого", "uk", 2),
        ("يوليو", "ar", 7),
        ("Eylül", "tr", 9),
        ("10月", "ja", 10),
        ("3월", "ko", 3),
        ("Oktober", "id", 10),
        ("Monday", None, None),
        ("", None, None),
    ],
)
def test_months_by_name(word: str, language: str | None, number: int | None) -> None:
    assert month(word, language) == number


def test_there_are_many_languages() -> None:
    assert len(calendar()) >= 22
    assert (5, "fr") in month_words()["mai"]
