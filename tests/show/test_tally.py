from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from newsclean import Article, Credit, Dateline, Paragraph, Reason, Rejection, Result, Role, Segment
from newsclean.show.bars import bars, columns
from newsclean.show.overview import charts
from newsclean.show.tally import Tally, tally


def result(day: dt.date | None = None, confidence: float = 0.9) -> Result:
    article = Article(
        headline="H",
        site="Quay Gazette",
        published=day,
        body=(Paragraph(kind="paragraph", text="T"),),
        credits=(Credit(source="Kyodo News", source_raw="KYODO", raw="© KYODO"),) * 2,
        dateline=Dateline(raw="PARIS —", location="PARIS"),
        segments=(
            Segment(role=Role.BODY, text="four", start=0, end=4, confidence=confidence, reason="r"),
        ),
    )
    return Result(source_id="a", article=article)


def test_counts() -> None:
    rejection = Rejection(reason=Reason.EMPTY)
    counted = tally([result(), result(confidence=0.52), Result(source_id="b", rejection=rejection)])
    assert (counted.articles, counted.rejected) == (2, 1)
    # An article with two lines of one source is one article of that source.
    assert counted.credits == {"Kyodo News": 2} and counted.places == {"PARIS": 2}
    assert counted.characters == {"body": 8} and counted.segments == {"body": 2}
    assert counted.sureness == {18: 1, 10: 1}
    assert counted.fields["dateline"] == 2 and counted.fields["deck"] == 0


@pytest.mark.parametrize(
    ("days", "unit", "names"),
    [
        ([], "day", []),
        (["2024-02-28", "2024-03-01"], "day", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        (["2023-11-30", "2024-02-01"], "month", ["2023-11", "2023-12", "2024-01", "2024-02"]),
        (["2019-01-01", "2024-01-01"], "year", ["2019", "2020", "2021", "2022", "2023", "2024"]),
        (["0001-01-01", "9999-12-31"], "year", ["0001", "9999"]),
    ],
)
def test_periods(days: list[str], unit: str, names: list[str]) -> None:
    counted = Tally(days=Counter(dt.date.fromisoformat(day) for day in days))
    assert counted.periods(most=20) == (
        unit,
        {n: int(bool(days) and n in _cut(days, n)) for n in names},
    )


def _cut(days: list[str], name: str) -> set[str]:
    return {day[: len(name)] for day in days}


def test_bars() -> None:
    drawn = bars("Things", {"a<b": 3, "c": 1, "none": 0}, most=1, key="site")
    assert "a&lt;b" in drawn and "and 1 more" in drawn and 'data-key="site"' in drawn
    assert bars("Nothing", {}) == columns("Nothing", {"a": 0}) == ""
    assert "50 %" in bars("Share", {"a": 1}, of=2)


def test_nothing_at_all() -> None:
    assert charts(Tally()) == '<div class="nc-charts"></div>'
