"""Words around printed dates: of a change, of the publication, of an end."""

from __future__ import annotations

import re
from functools import cache

from newsclean.data.alternatives import alternatives
from newsclean.data.tables import table

# Scripts that set no spaces between words.
NO_SPACES = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]"
_NO_SPACES = re.compile(NO_SPACES)
# A word behind a date is about what follows, unless the line or its bracket ends with it.
_CLOSED = r"\s?(?:$|[)）\]】|,，、。;；])"
# A word that begins right behind another ("UTCUpdated") is a new one.
WORD_END = r"(?:(?![^\W\d_])|(?-i:(?=[A-Z][a-z])))"


def bounded(words: list[str]) -> str:
    """The words as a pattern, each with its end, save in scripts that set no spaces.

    >>> re.findall(bounded(["am", "น"]), "5 am, 5 ample, 14.05 น.ส.")
    ['am', 'น']
    """
    spaceless = [word for word in words if _NO_SPACES.match(word[-1])]
    others = [word for word in words if word not in spaceless]
    parts = [f"(?:{alternatives(others)}){WORD_END}"] if others else []
    return "|".join([*parts, *([alternatives(spaceless)] if spaceless else [])])


def tells_change(text: str) -> bool:
    """Whether some words before a date say that it is the date of a change.

    >>> tells_change("Zuletzt geändert am"), tells_change("Published")
    (True, False)
    """
    return _changes()[0].search(text.casefold()) is not None


def behind_change(text: str) -> str | None:
    """What stands behind the last word of change in a text, case-folded; None without one.

    >>> behind_change("| Politics | Updated: "), behind_change("Published ")
    (': ', None)
    """
    last = None
    folded = text.casefold()
    for last in _changes()[0].finditer(folded):
        pass
    return folded[last.end() :] if last is not None else None


def is_before_change(text: str) -> bool:
    """Whether what stands behind a date says that it is the date of a change.

    >>> is_before_change(" (updated)"), is_before_change("更新）"), is_before_change(" updated: May 5")
    (True, True, False)
    """
    return _changes()[1].match(text[:_REACH].casefold()) is not None


_REACH = 40


@cache
def _changes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words for a change, anywhere and right behind a date."""
    words = [word.casefold() for word in table("dates")["updated"]]
    spaceless = [word for word in words if _NO_SPACES.match(word)]
    spaced = [word for word in words if word not in spaceless]
    either = rf"(?:(?<!\w)(?:{alternatives(spaced)})(?!\w)|{alternatives(spaceless)})"
    return re.compile(either), re.compile(rf"\W{{0,3}}{either}{_CLOSED}")


def tells_publication(text: str) -> bool:
    """Whether the words right before a date say that it is the date of publication.

    >>> tells_publication("Published on "), tells_publication("First published on: ")
    (True, True)
    >>> tells_publication("Updated ")
    False
    """
    return _published().search(text.casefold()) is not None


def before_publication(text: str) -> str | None:
    """What stands before the words that say so, right before a date; None where there are none.

    >>> before_publication("Rain in Spain Published on "), before_publication("Rain in Spain ")
    ('Rain in Spain ', None)
    """
    found = _published().search(text.casefold())
    return text[: found.start()] if found is not None else None


@cache
def _published() -> re.Pattern[str]:
    content = table("dates")
    words, small = alternatives(content["published"]), alternatives(content["before_days"])
    return re.compile(rf"(?<!\w)(?:{words})\W{{0,3}}(?:(?:{small})(?!\w))?\W{{0,3}}$")


def is_gap(text: str) -> bool:
    """Whether nothing but marks, or a small word, stands between a day and its time.

    >>> is_gap(" | "), is_gap(" den "), is_gap(" EUR ")
    (True, True, False)
    """
    return _gap().fullmatch(text) is not None


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,4}}(?:(?:{alternatives(table('dates')['before_days'])})\s)?")


def ends_validity(text: str) -> bool:
    """Whether the words right before a date say that something ends then.

    >>> ends_validity("Verfügbar bis 6.5.2024"), ends_validity("6.5.2024")
    (True, False)
    """
    return _until().search(text.casefold()) is not None


@cache
def _until() -> re.Pattern[str]:
    words = alternatives(table("dates")["until"])
    return re.compile(rf"(?:{words})\W{{0,3}}(?:\w+\W{{1,2}}){{0,2}}\d")
