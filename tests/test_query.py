from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from newsclean import (
    Article,
    Corpus,
    Credit,
    Dateline,
    Paragraph,
    Person,
    Reason,
    Rejection,
    Result,
    Role,
    Segment,
)


def article(name: str, **fields: Any) -> Result:
    body = (Paragraph(kind="paragraph", text=fields.pop("body", "It rains.")),)
    return Result(source_id=name, article=Article(headline=name, body=body, **fields))


CORPUS = Corpus(
    (
        article(
            "japan",
            site="Japan Today",
            language="en-GB",
            published=dt.date(2021, 10, 20),
            credits=(Credit(source="Kyodo News", source_raw="KYODO", raw="© KYODO"),),
            dateline=Dateline(raw="PARIS (AP) —", location="PARIS", agency="Associated Press", agency_raw="AP"),
            authors=(Person(name="Ana Ruiz"),),
        ),
        article(
            "plain",
            language="de",
            published=dt.datetime(2024, 1, 2, tzinfo=dt.UTC),
            tags=("Bus", "Bahn"),
            body="Der Bus fährt.",
            segments=(Segment(role=Role.NOTE, text="x", start=0, end=1, confidence=0.4, reason=""),),
        ),
        Result(source_id="wall", rejection=Rejection(reason=Reason.CONSENT_WALL)),
        Result(source_id="empty", rejection=Rejection(reason=Reason.EMPTY)),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        ({}, ["japan", "plain", "wall", "empty"]),
        ({"credit": "Kyodo News"}, ["japan"]),
        ({"credit": "kyodo"}, ["japan"]),
        ({"agency": ["Reuters", "AP"]}, ["japan"]),
        ({"place": re.compile("^PAR")}, ["japan"]),
        ({"dateline": True}, ["japan"]),
        ({"dateline": None}, ["plain"]),
        ({"site": lambda name: name.startswith("Japan")}, ["japan"]),
        ({"author": "ana ruiz", "language": "en"}, ["japan"]),
        ({"language": "en-GB"}, ["japan"]),
        ({"language": {"de", "fr"}}, ["plain"]),
        ({"tag": "bahn"}, ["plain"]),
        ({"text": "bus FÄHRT"}, ["plain"]),
        ({"since": "2022-01-01"}, ["plain"]),
        ({"until": dt.date(2021, 10, 20)}, ["japan"]),
        ({"since": dt.datetime(2021, 10, 20, 12), "until": "2024-01-01"}, ["japan"]),
        ({"role": "note"}, ["plain"]),
        ({"role": [Role.NOTE, Role.AD]}, ["plain"]),
        ({"confidence_below": 0.5}, ["plain"]),
        ({"reason": "empty"}, ["empty"]),
        ({"reason": [Reason.EMPTY, "consent_wall"]}, ["wall", "empty"]),
        ({"reason": True}, ["wall", "empty"]),
        ({"reason": False}, ["japan", "plain"]),
        ({"source_id": re.compile("a")}, ["japan", "plain", "wall"]),
        ({"credit": "Kyodo News", "language": "de"}, []),
    ],
)
def test_where(conditions: dict[str, Any], names: list[str]) -> None:
    assert [result.source_id for result in CORPUS.where(**conditions).results] == names


def test_a_function_of_results() -> None:
    found = CORPUS.where(lambda result: result.article is None, reason="empty")
    assert [result.source_id for result in found.results] == ["empty"]


@pytest.mark.parametrize(
    ("conditions", "error", "said"),
    [
        ({"mood": "gay"}, TypeError, "no filter 'mood'; there are agency, author"),
        ({"role": "chorus"}, ValueError, "chorus"),
        ({"reason": "none"}, ValueError, "none"),
        ({"since": "yesterday"}, ValueError, "yesterday"),
        ({"site": 3}, TypeError, "not 3"),
    ],
)
def test_wrong_conditions(conditions: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        CORPUS.where(**conditions)
