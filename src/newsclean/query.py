"""Filters over results: what `Corpus.where` takes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable
from typing import Any

from newsclean.errors import Reason
from newsclean.models import Article, Result, Role

Test = Callable[[Result], bool]


def conditions_of(conditions: dict[str, Any]) -> list[Test]:
    """A test of results for each condition; raises TypeError for a name there is none of."""
    tests = []
    for name, wanted in conditions.items():
        if name in _SPECIAL:
            tests.append(_SPECIAL[name](wanted))
        elif name in _VALUES:
            tests.append(_field_test(_VALUES[name], wanted))
        else:
            known = ", ".join(sorted(_VALUES | _SPECIAL))
            raise TypeError(f"where() has no filter {name!r}; there are {known}")
    return tests


def _texts(name: str) -> Callable[[Article], list[str]]:
    def values(article: Article) -> list[str]:
        value = getattr(article, name)
        return [value] if value else []

    return values


def _dateline(*names: str) -> Callable[[Article], list[str]]:
    def values(article: Article) -> list[str]:
        found = (getattr(article.dateline, name) for name in names) if article.dateline else ()
        return [value for value in found if value]

    return values


_VALUES: dict[str, Callable[[Article], list[str]]] = {
    **{
        name: _texts(name)
        for name in (
            "url", "site", "language", "headline", "deck", "section", "byline", "copyright",
        )
    },
    "author": lambda article: [person.name for person in article.authors],
    "credit": lambda a: [name for credit in a.credits for name in (credit.source, credit.source_raw)],
    "agency": _dateline("agency", "agency_raw"),
    "dateline": _dateline("raw"),
    "place": _dateline("location"),
    "tag": lambda article: list(article.tags),
    "related": lambda article: [link.title for link in article.related],
}  # fmt: skip


def _field_test(values: Callable[[Article], list[str]], wanted: Any) -> Test:
    """Whether any value is what is wanted; True and None ask whether there is a value at all."""
    language = values is _VALUES["language"]

    def test(result: Result) -> bool:
        if result.article is None:
            return False
        found = values(result.article)
        if wanted is None or isinstance(wanted, bool):
            return bool(found) is bool(wanted)
        if language:
            # "en" is "en-GB", too.
            found = [*found, *(value.partition("-")[0] for value in found)]
        return any(_is(value, wanted) for value in found)

    return test


def _is(value: str, wanted: Any) -> bool:
    if isinstance(wanted, str):
        return value.casefold() == wanted.casefold()
    if isinstance(wanted, re.Pattern):
        return wanted.search(value) is not None
    if callable(wanted):
        return bool(wanted(value))
    if isinstance(wanted, Collection):
        return any(_is(value, one) for one in wanted)
    raise TypeError(f"where() takes text, patterns, functions and lists of them, not {wanted!r}")


def _members(kind: Any, wanted: Any) -> frozenset[Any]:
    names: Iterable[Any] = [wanted] if isinstance(wanted, str) else wanted
    return frozenset(kind(name) for name in names)


def _role(wanted: Any) -> Test:
    roles = _members(Role, wanted)

    def test(result: Result) -> bool:
        content = result.article or result.rejection
        return content is not None and any(segment.role in roles for segment in content.segments)

    return test


def _reason(wanted: Any) -> Test:
    if isinstance(wanted, bool):
        return lambda result: (result.rejection is not None) is wanted
    reasons = _members(Reason, wanted)
    return lambda result: result.rejection is not None and result.rejection.reason in reasons


def _confidence_below(wanted: float) -> Test:
    from newsclean.show.tally import sureness

    def test(result: Result) -> bool:
        content = result.article or result.rejection
        return content is not None and sureness(content.segments) < wanted

    return test


def _text(wanted: Any) -> Test:
    pattern = wanted if isinstance(wanted, re.Pattern) else re.compile(re.escape(wanted), re.I)
    return lambda result: bool(result.article and pattern.search(result.article.to_text()))


def _source_id(wanted: Any) -> Test:
    return lambda result: _is(result.source_id, wanted)


def _published(keep: Callable[[dt.date], bool]) -> Test:
    def test(result: Result) -> bool:
        when = result.article.published if result.article else None
        if when is None:
            return False
        return keep(when.date() if isinstance(when, dt.datetime) else when)

    return test


def _day(value: dt.date | str) -> dt.date:
    if isinstance(value, str):
        return dt.date.fromisoformat(value)
    return value.date() if isinstance(value, dt.datetime) else value


def _since(wanted: dt.date | str) -> Test:
    first = _day(wanted)
    return _published(lambda day: day >= first)


def _until(wanted: dt.date | str) -> Test:
    last = _day(wanted)
    return _published(lambda day: day <= last)


_SPECIAL: dict[str, Callable[[Any], Test]] = {
    "role": _role,
    "reason": _reason,
    "confidence_below": _confidence_below,
    "text": _text,
    "source_id": _source_id,
    "since": _since,
    "until": _until,
}
