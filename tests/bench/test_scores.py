"""The bench's measures: names taken apart, roles given to blocks."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.bench.gold import GoldDump
from newsclean.bench.measure import give_roles, score_dumps
from newsclean.bench.scores import apart

LINES = [
    ("page_title", "Rain in Spain | Port Echo"),
    ("headline", "Rain in Spain"),
    ("section", "Ana Ruiz"),
    ("timestamp", "2 May 2024"),
    ("body", "It rained on the plain, and the plain was wet until the evening, the mayor said."),
    ("body", "More rain is due on Monday, forecasters said, and the plain is to stay wet."),
]


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["Ana Ruiz"], ["Ana Ruiz"]),
        (["Ana Ruiz, Bo Li, and Eva Katz"], ["Ana Ruiz", "Bo Li", "Eva Katz"]),
        (["Ana Ruiz and Bo Li"], ["Ana Ruiz", "Bo Li"]),
        (["Ana Ruiz, MS, Ph.D."], ["Ana Ruiz"]),
        (["Ana Ruiz", "AP"], ["Ana Ruiz", "AP"]),
        ([], []),
    ],
)
def test_names_apart(names: list[str], wanted: list[str]) -> None:
    assert apart(names) == wanted


def _dump(**fields: object) -> GoldDump:
    text = "\n\n".join(line for _, line in LINES)
    roles: list[str | None] = []
    for role, _ in LINES:
        roles += [role, None]
    return GoldDump("rain", text, roles[:-1], fields)


def test_roles_are_given_by_the_larger_part_of_a_block() -> None:
    dump = _dump()
    blocks = newsclean.Cleaner().document(dump.text).blocks
    give_roles(dump, blocks)
    assert [block.role.value for block in blocks] == [role for role, _ in LINES]


def test_dumps_are_scored_with_roles_given_too() -> None:
    scores = score_dumps([_dump(headline="Rain in Spain", published="2024-05-02", authors=[])])
    assert scores.given is not None
    assert scores.given.fields["headline"].mean == 1.0
    assert scores.given.fields["published"].mean == 1.0


def test_an_organisation_counts_as_nobody_on_dumps() -> None:
    dump = _dump(headline="Rain in Spain", authors=[])
    text = dump.text.replace("Ana Ruiz", "By Reuters")
    scores = score_dumps([GoldDump("rain", text, dump.roles, dump.fields)])
    assert scores.fields["authors"].mean == 1.0
