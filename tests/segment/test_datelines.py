"""Datelines in pieces, one a line, are put together with the paragraph they open."""

from __future__ import annotations

import pytest

from newsclean import clean
from newsclean.segment.datelines import dateline_at, datelines_in
from newsclean.segment.lines import lines_of

TEXT = "The new ferry terminal opened on Monday after two years of work, the city said."
REST = [
    "The mayor cut the ribbon in front of several hundred people.",
    "The terminal cost 40 million euros and replaces one of 1932.",
]


@pytest.mark.parametrize(
    ("pieces", "raw"),
    [
        (["LISBON", f"- {TEXT}"], "LISBON -"),
        (["LISBON", "-", TEXT], "LISBON -"),
        (["Lisbon (Reuters)", "—", TEXT], "Lisbon (Reuters) —"),
        (["LISBON", "(Reuters)", f"- {TEXT}"], "LISBON (Reuters) -"),
        (["LISBON,", "May 3", f"(Reuters) — {TEXT}"], "LISBON, May 3 (Reuters) —"),
    ],
    ids=str,
)
def test_a_dateline_in_pieces(pieces: list[str], raw: str) -> None:
    head = ["Home", "News", "Ferry terminal opens", "By Ana Ruiz", "May 3, 2024"]
    article = clean("\n".join([*head, *pieces, *REST]))
    assert article.dateline is not None
    assert article.dateline.raw == raw
    assert article.body[0].text == TEXT


@pytest.mark.parametrize(
    "lines",
    [
        # Lists of stories, below a place or a topic.
        ["LISBON", f"- {TEXT}", f"- {TEXT}"],
        ["SPORT", f"- {TEXT}"],
        ["Lisbon", f"- {TEXT}"],
        # What follows is no paragraph, or stands apart.
        ["LISBON", "- Ferries"],
        ["LISBON", "", f"- {TEXT}"],
        ["LISBON", "-"],
        ["LISBON"],
    ],
    ids=str,
)
def test_no_dateline(lines: list[str]) -> None:
    assert dateline_at(lines_of("\n".join(lines)), 0) == 0


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Share this (ANSA) - ROMA, 07 MAR - Un orso in città", ["(ANSA) - ROMA, 07 MAR -"]),
        ("shared the cost ISLAMABAD: The committee met", ["ISLAMABAD:"]),
        ("Updated 5:30 PM WASHINGTON (AP) — The Senate", ["WASHINGTON (AP) —"]),
        ("Top News SAN JOSE, Calif. (AP) -- A man", ["SAN JOSE, Calif. (AP) --"]),
        ("Новости МОСКВА, 20 окт - Премьер", ["МОСКВА, 20 окт -"]),
        # A place in small letters, of a sentence, none.
        ("Новости Москва: Премьер", []),
        ("THE BATTLE FOR GAZA: Why it goes on", []),
        ("BREAKING NEWS: The", []),
    ],
    ids=str,
)
def test_datelines_in_a_long_line(line: str, found: list[str]) -> None:
    assert [line[start:end] for start, end in datelines_in(line)] == found
