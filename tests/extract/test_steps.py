from __future__ import annotations

from typing import Any

import pytest

from newsclean.extract.steps import FIELDS, steps_of
from newsclean.plugins import PluginError, extractor


def part(field: str, name: str, **settings: Any) -> Any:
    """An extractor that finds nothing."""

    @extractor(field, name=name, **settings)
    def find(document: Any) -> None: ...

    # Functions made here would otherwise be one and the same part.
    find.__qualname__ = name
    return find


def names(field: str, *arguments: Any) -> list[str]:
    return [p.name for step in steps_of(*arguments) if step.field == field for p in step.plugins]


def test_every_field_in_order_then_those_of_plugins() -> None:
    fields = [step.field for step in steps_of([part("zeta", "z"), part("alpha", "a")])]
    assert fields == [*FIELDS, "alpha", "zeta"]


def test_what_is_required_comes_first() -> None:
    steps = steps_of([part("section", "s", requires=["zeta"]), part("zeta", "z")])
    order = [step.field for step in steps]
    assert order.index("zeta") < order.index("section")
    assert order.index("language") == 0


def test_a_given_part_works_beside_the_shipped_ones() -> None:
    assert names("credits", [part("credits", "mine", priority=1)]) == ["mine", "credits"]


def test_a_part_replaces_another() -> None:
    assert names("credits", [part("credits", "mine", replaces=["credits"])]) == ["mine"]


def test_a_part_that_is_left_out_replaces_nothing() -> None:
    mine = part("credits", "mine", replaces=["credits"])
    assert names("credits", [mine], ["mine"]) == ["credits"]


def test_single_extractors_can_be_left_out() -> None:
    left = names("headline", [], ["headline-metadata", "headline-opening"])
    assert "headline-visible" in left
    assert not {"headline-metadata", "headline-opening"} & set(left)


@pytest.mark.parametrize(
    ("given", "without", "message"),
    [
        ([part("a", "x", requires=["b"])], [], r"'x' \(.*\) requires the field 'b', which no ext"),
        ([part("a", "x", requires=["tags"])], ["tags"], "requires the field 'tags', which is left"),
        ([part("a", "x", requires=["a"])], [], "wait for each other.*'x'"),
        (
            [part("a", "x", requires=["b"]), part("b", "y", requires=["a"])],
            [],
            "wait for each other: 'x'.* requires b, 'y'.* requires a",
        ),
        ([part("a", "x", replaces=["y"])], [], "'x' .* replaces 'y', which there is none of"),
        (
            [
                part("credits", "x", replaces=["credits"]),
                part("credits", "y", replaces=["credits"]),
            ],
            [],
            r"two extractors replace 'credits': 'x'.* and 'y'.*without=\['y'\]",
        ),
        ([part("credits", "credits")], [], r"two extractors of one name, 'credits' \(newsclean"),
        ([lambda document: None], [], "serves no field"),
        ([], ["body"], "can't be left out: 'body'"),
        ([], ["colour"], "can't be left out: 'colour'"),
        (
            [part("body", "x", replaces=["body"])],
            ["x", "headline"],
            "can't be left out: 'headline'",
        ),
        (
            [],
            [n for n in names("headline") if n != "headline"],
            "no extractor is left for the headline",
        ),
    ],
)
def test_what_is_wrong_is_said(given: list[Any], without: list[str], message: str) -> None:
    with pytest.raises(PluginError, match=message):
        steps_of(given, without)
