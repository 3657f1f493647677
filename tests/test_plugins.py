from __future__ import annotations

import logging
import pickle
import subprocess
import sys
from importlib.metadata import EntryPoint
from typing import Any

import pytest

from newsclean.plugins import (
    Candidate,
    Document,
    Plugin,
    PluginError,
    Registry,
    extractor,
    extractors,
    labellers,
    plugin_of,
    readers,
    writers,
)


def one(document: Document) -> list[Candidate[str]]:
    return []


def unmarked(document: Document) -> list[Candidate[str]]:
    return []


def two(document: Document) -> list[Candidate[str]]:
    return []


@extractor("ticker", priority=3, requires=["body"], replaces=["tags-visible"])
def tickers(document: Document) -> list[Candidate[str]]:
    return []


class Point(EntryPoint):
    """An entry point of a package that isn't installed."""

    def __new__(cls, name: str, value: str) -> Point:
        return super().__new__(cls)

    def __init__(self, name: str, value: str) -> None:
        super().__init__(name, value, "example.extractors")

    @property
    def dist(self) -> Any:  # type: ignore[override]
        return type("Dist", (), {"name": f"example-{self.name}", "version": "1.2"})


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes entry points be there."""

    def install(*points: tuple[str, str]) -> Registry[Any]:
        found = [Point(name, value) for name, value in points]
        monkeypatch.setattr("newsclean.registry.entry_points", lambda group: found)
        return Registry("example.extractors", wrong=extractors.wrong)

    return install


def test_a_clash_names_both_sides() -> None:
    registry: Registry[Any] = Registry("example.parts")
    registry.register("part")(one)
    with pytest.raises(PluginError, match=r"'part' \(.*\.one\).*'part' \(.*\.two\)"):
        registry.register("part")(two)


def test_the_same_part_again_takes_its_own_place() -> None:
    registry: Registry[Any] = Registry("example.parts")
    before = registry.register("part")(one)
    version = registry.version
    assert registry.register("part", priority=5)(one) is before
    assert registry.version > version
    assert [plugin.priority for plugin in registry] == [5]


def test_order_is_by_priority_then_name() -> None:
    registry: Registry[Any] = Registry("example.parts")
    for name, priority in (("b", 0), ("a", 0), ("c", 9)):
        registry.register(name, field="f", priority=priority)(one)
    assert [plugin.name for plugin in registry.for_field("f")] == ["c", "a", "b"]


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(PluginError, match=r"no newsclean.labellers plugin named 'nobody'.*rules"):
        labellers.get("nobody")
    with pytest.raises(PluginError, match="named 'nobody'"):
        labellers.remove("nobody")


@pytest.mark.parametrize(
    ("registry", "plugin", "reason"),
    [
        (extractors, Plugin("x", 3, "tags"), "can't be called"),
        (extractors, Plugin("x", one), "serves no field"),
        (extractors, Plugin("x", one, "two words"), "serves no field"),
        (extractors, Plugin("x", one, "segments"), "newsclean makes itself"),
        (labellers, Plugin("x", one), "no method label"),
        (readers, Plugin("x", one, "json"), "reads no suffixes"),
        (readers, Plugin("x", one), "reads no suffixes"),
        (readers, Plugin("x", 3, ".x"), "can't be called"),
        (writers, Plugin("x", one), "no suffix"),
        (writers, Plugin("x", type("W", (), {"suffix": ".x", "read": 1})), "no write and no merge"),
    ],
)
def test_parts_of_the_wrong_kind(registry: Registry[Any], plugin: Plugin[Any], reason: str) -> None:
    with pytest.raises(PluginError, match=reason):
        registry.add(plugin)


def test_the_decorator_says_all_there_is_to_say() -> None:
    plugin = plugin_of(tickers)
    assert plugin == Plugin("tickers", tickers, "ticker", 3, ("body",), ("tags-visible",))
    assert not plugin.is_shipped
    assert pickle.loads(pickle.dumps(tickers)) is tickers


def test_a_list_of_names_is_no_string() -> None:
    with pytest.raises(PluginError, match="requires must be a list"):
        extractor("ticker", requires="body")


def test_attributes_do_where_there_is_no_decorator() -> None:
    class Part:
        name = "part"
        field = "ticker"
        priority = 2

        def __call__(self, document: Document) -> None: ...

    plugin = plugin_of(Part())
    assert (plugin.name, plugin.field, plugin.priority) == ("part", "ticker", 2)


def test_entry_points_are_found_with_their_package(installed: Any) -> None:
    registry = installed(("ticker", f"{__name__}:tickers"))
    (plugin,) = registry
    assert (plugin.name, plugin.field, plugin.package) == (
        "tickers",
        "ticker",
        "example-ticker 1.2",
    )
    assert "example-ticker 1.2" in str(plugin)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("no_such_module:part", "ModuleNotFoundError"),
        (f"{__name__}:no_such_part", "AttributeError"),
        ("newsclean.errors", "is a module"),
        (f"{__name__}:unmarked", "serves no field"),
    ],
)
def test_a_broken_package_costs_its_part_only(
    value: str, reason: str, installed: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL, "newsclean"):
        registry = installed(("broken", value), ("ticker", f"{__name__}:tickers"))
        assert [plugin.name for plugin in registry] == ["tickers"]
    (failure,) = registry.failures
    assert failure.package == "example-broken 1.2"
    assert reason in failure.reason
    with pytest.raises(PluginError, match=f"example-broken 1.2: .*{reason}"):
        registry.get("broken")


def test_two_packages_of_one_name_clash_whenever_they_are_asked_for(installed: Any) -> None:
    registry = installed(("a", f"{__name__}:tickers"))
    registry.register("tickers", field="ticker")(one)
    for _ in range(2):
        with pytest.raises(PluginError, match=r"one, .* and .*example-a 1.2|\.one\).*example-a"):
            list(registry)
    assert [failure.is_clash for failure in registry.failures] == [True]
    assert [plugin.part for plugin in registry.sorted()] == [one]


def test_every_field_has_its_extractors_in_a_fresh_process() -> None:
    program = "import newsclean; print(*(s.field for s in newsclean.Cleaner().steps if s.plugins))"
    made = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    fields = set(made.stdout.split())
    assert {
        "headline",
        "authors",
        "dateline",
        "published",
        "credits",
        "section",
        "related",
    } <= fields
