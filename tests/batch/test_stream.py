from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from lxml import html

from newsclean import Cleaner, Reason, UnreadableInput
from newsclean.document import Document
from newsclean.label.rules import RuleLabeller
from newsclean.read.dump import Dump

TEXT = """Ferry terminal number {0} opens to the public

The new ferry terminal opened on Monday after two years of work, the city of number {0} said.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.
"""


class Poisoned:
    """Labels as the rules do, but hangs or dies on some pages."""

    def label(self, document: Document) -> Document:
        if "HANG" in document.text:
            time.sleep(600)
        if "KILL" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "EXIT" in document.text:
            os._exit(7)
        return RuleLabeller().label(document)


def headline(number: int) -> str:
    return f"Ferry terminal number {number} opens to the public"


def texts(count: int) -> list[str]:
    return [TEXT.format(number) for number in range(count)]


def outcomes(results: Iterator[Any]) -> list[str]:
    return [
        result.article.headline if result.article else result.rejection.reason.value
        for result in results
    ]


@pytest.mark.parametrize("workers", [0, 2])
def test_order_and_names(workers: int) -> None:
    results = list(Cleaner().stream(texts(30), workers=workers))
    assert [result.source_id for result in results] == [str(number) for number in range(30)]
    assert outcomes(iter(results)) == [headline(number) for number in range(30)]
    assert all(result.seconds > 0 for result in results)


def test_workers_change_nothing() -> None:
    sources = [*texts(5), "", b"\x00" * 99]
    one, two = (list(Cleaner().stream(sources, workers=workers)) for workers in (0, 2))
    assert [result.article for result in one] == [result.article for result in two]
    assert [result.rejection for result in one] == [result.rejection for result in two]


@pytest.mark.parametrize("workers", [0, 2])
def test_every_kind_of_source(workers: int, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT.format(3))
    text = TEXT.format(4).partition("\n")[2]
    markup = f"<html><body><h1>{headline(4)}</h1><p>{text}</p></body></html>"
    sources = [
        ("a", TEXT.format(1)),
        Dump("b", TEXT.format(2).encode()),
        Dump("c", path),
        path,
        ("d", BeautifulSoup(markup, "lxml")),
        html.fromstring(markup),
    ]
    results = list(Cleaner().stream(sources, workers=workers))
    assert [result.source_id for result in results] == ["a", "b", "c", "3", "d", "5"]
    assert outcomes(iter(results)) == [headline(number) for number in (1, 2, 3, 3, 4, 4)]


@pytest.mark.parametrize("workers", [0, 1])
def test_what_is_not_read_is_told_and_the_rest_kept(workers: int) -> None:
    sources = [
        None,
        float("nan"),
        Dump("gone", Path("no/such/file.txt")),
        UnreadableInput("rows.jsonl:3: no JSON"),
        Path("no/such/file.txt"),
        TEXT.format(1),
    ]
    results = list(Cleaner().stream(sources, workers=workers))
    assert outcomes(iter(results)) == [*["unreadable"] * 5, headline(1)]
    assert results[3].source_id == "rows.jsonl:3"
    assert all(result.rejection.detail for result in results[:5] if result.rejection)


@pytest.mark.parametrize("poison", ["KILL", "EXIT"])
def test_a_page_that_kills_its_worker_costs_only_itself(poison: str) -> None:
    sources = [*texts(6), f"{TEXT.format(6)}\n{poison}", *texts(6)]
    results = list(Cleaner(labeller=Poisoned()).stream(sources, workers=2, timeout=60))
    expected = [headline(number) for number in range(6)]
    assert outcomes(iter(results)) == [*expected, "crashed", *expected]


def test_a_page_that_hangs_costs_only_itself() -> None:
    sources = [*texts(6), f"{TEXT.format(6)}\nHANG", *texts(6)]
    results = list(Cleaner(labeller=Poisoned()).stream(sources, timeout=2))
    expected = [headline(number) for number in range(6)]
    assert outcomes(iter(results)) == [*expected, "timed_out", *expected]
    rejection = results[6].rejection
    assert rejection is not None and rejection.reason is Reason.TIMED_OUT


@pytest.mark.parametrize(("workers", "most"), [(0, 1), (2, 16)])
def test_the_sources_are_read_lazily(workers: int, most: int) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield TEXT.format(taken)

    results = Cleaner().stream(endless(), workers=workers)
    assert taken == 0
    first = next(results)
    assert first.article is not None
    assert taken <= most
    results.close()  # type: ignore[attr-defined]


def test_an_error_of_the_sources_is_the_callers() -> None:
    def failing() -> Iterator[str]:
        yield TEXT.format(0)
        raise OSError("disk gone")

    for workers in (0, 1):
        with pytest.raises(OSError, match="disk gone"):
            list(Cleaner().stream(failing(), workers=workers))


@pytest.mark.parametrize(
    ("sources", "settings", "error"),
    [
        ("one dump", {}, TypeError),
        ([], {"workers": -1}, ValueError),
        ([], {"workers": 1, "timeout": 0}, ValueError),
        ([], {"workers": 0, "timeout": 1}, ValueError),
    ],
)
def test_wrong_arguments_at_once(
    sources: Any, settings: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        Cleaner().stream(sources, **settings)
