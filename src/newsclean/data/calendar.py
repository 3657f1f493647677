"""How dates are worded in many languages: loads ``calendar.toml`` and looks months up by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from newsclean.data.tables import table

Order = Literal["dmy", "mdy", "ymd"]
Names = tuple[tuple[str, ...], ...]
_FLAT = ("today", "yesterday", "past", "minute", "hour", "day", "week")


@dataclass(frozen=True, slots=True)
class Wording:
    """Date words of one language, case-folded and without a final dot.

    ``months`` and ``weekdays`` hold all forms of each name, January and Monday first; ``order`` is
    how a date of figures alone is read; ``past`` makes a span an age ("ago"); ``am_pm`` are the
    marks of the two halves of the day.
    """

    language: str
    order: Order
    months: Names
    weekdays: Names
    today: tuple[str, ...]
    yesterday: tuple[str, ...]
    past: tuple[str, ...]
    minute: tuple[str, ...]
    hour: tuple[str, ...]
    day: tuple[str, ...]
    week: tuple[str, ...]
    am_pm: Names


@cache
def calendar() -> dict[str, Wording]:
    """Date wording by language, read once at first use."""
    return {language: _wording(language, entry) for language, entry in table("calendar").items()}


def _wording(language: str, entry: dict[str, Any]) -> Wording:
    months, weekdays, halves = (
        tuple(tuple(forms) for forms in entry[name]) for name in ("months", "weekdays", "am_pm")
    )
    return Wording(
        language=language,
        order=entry["order"],
        months=months,
        weekdays=weekdays,
        am_pm=halves,
        **{name: tuple(entry[name]) for name in _FLAT},
    )


@cache
def minute_words() -> frozenset[str]:
    """The words for minutes in all languages, without the bare letter."""
    return frozenset(word for wording in calendar().values() for word in wording.minute) - {"m"}


def fold(word: str) -> str:
    """A word as the lists have it: case-folded, straight apostrophe, no final dot.

    >>> fold("Sept.")
    'sept'
    """
    return word.casefold().strip().rstrip(".").replace("’", "'")


def month(word: str, language: str | None = None) -> int | None:
    """The number of a month by name, 1 to 12, in one language or in whichever have it alike.

    None where the word is no month, or stands for different months in different languages and
    no language is given.

    >>> month("févr."), month("April"), month("Listopad"), month("listopad", "pl")
    (2, 4, None, 11)
    """
    numbers = {
        number for number, spoken in month_words().get(fold(word), ())
        if language is None or spoken == language
    }  # fmt: skip
    return numbers.pop() if len(numbers) == 1 else None


@cache
def month_words() -> dict[str, frozenset[tuple[int, str]]]:
    """Every month word with the numbers it stands for and the languages that say so."""
    found: dict[str, set[tuple[int, str]]] = {}
    for language, wording in calendar().items():
        for number, forms in enumerate(wording.months, start=1):
            for form in forms:
                found.setdefault(form, set()).add((number, language))
    return {word: frozenset(meanings) for word, meanings in found.items()}
