"""The report in a real browser: what it draws, finds, hides, and lets correct."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsclean import Article, load
from newsclean.bench.cli import main as bench
from newsclean.bench.corrections import read_corrections
from newsclean.show.tally import sureness

Open = Callable[..., Any]
FERRY = "fixtures/harborledger/ferry-terminal/input.html"


@pytest.fixture(scope="session")
def articles(run_folder: Path) -> dict[str, Article]:
    return {r.source_id: r.article for r in load(run_folder).results if r.article is not None}


def all_of(browser: Any, selector: str) -> list[Any]:
    found: list[Any] = browser.find_elements("css selector", selector)
    return found


def one(browser: Any, selector: str) -> Any:
    return browser.find_element("css selector", selector)


def keys(browser: Any, *pressed: str) -> None:
    browser.switch_to.active_element.send_keys(*pressed)
    time.sleep(0.05)


def listed(browser: Any) -> int:
    """How many dumps the list says it has, once it is done searching."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        told: str = one(browser, "#found").text
        if told and "searching" not in told:
            return int(told.split(" of ")[0].replace(",", ""))
        time.sleep(0.02)
    raise AssertionError("the search did not end")


def choose(browser: Any, name: str, value: str) -> int:
    """Set a filter as a reader does; how many dumps are left."""
    from selenium.webdriver.support.select import Select

    Select(one(browser, f"#{name}")).select_by_value(value)
    time.sleep(0.1)
    return listed(browser)


def key_of(browser: Any, source_id: str) -> str:
    """Search for a dump by its name and read its key from the list."""
    box = one(browser, "#q")
    box.clear()
    box.send_keys(source_id)
    time.sleep(0.3)
    assert listed(browser) == 1
    key: str = one(browser, "#list .row").get_attribute("data-key")
    return key


def test_charts_are_drawn(opened: Open, articles: dict[str, Article]) -> None:
    browser = opened()
    drawn = [rect.size["width"] for rect in all_of(browser, "#overview rect")]
    assert len(drawn) > 40 and all(width > 0 for width in drawn)
    titles = [node.text for node in all_of(browser, "#overview :is(caption, figcaption)")]
    assert {"Characters by role", "Credits", "Places in datelines"} <= set(titles)
    figures = [node.text for node in all_of(browser, ".figures dd")]
    assert figures[1] == str(len(articles))


def test_a_bar_leads_to_its_articles(opened: Open, articles: dict[str, Article]) -> None:
    browser = opened()
    bar = one(browser, '#overview tr[data-key="credit"][data-value="Kyodo News"] a')
    bar.click()
    time.sleep(0.2)
    wanted = sum(any(c.source == "Kyodo News" for c in a.credits) for a in articles.values())
    assert listed(browser) == wanted


def test_filters(opened: Open, articles: dict[str, Article]) -> None:
    browser = opened("v=articles")
    assert listed(browser) == len(articles)
    with_role = [a for a in articles.values() if any(s.role == "comments" for s in a.segments)]
    assert choose(browser, "role", "comments") == len(with_role) > 0
    one(browser, "#reset").click()
    time.sleep(0.1)
    sure = [round(sureness(article.segments), 3) for article in articles.values()]
    assert choose(browser, "sure", "90") == sum(one < 0.9 for one in sure) > 0
    one(browser, "#reset").click()
    time.sleep(0.1)
    site = next(a.site for a in articles.values() if a.site)
    assert choose(browser, "site", site) == sum(a.site == site for a in articles.values())


def test_rejections_by_reason(opened: Open) -> None:
    browser = opened("v=rejections")
    assert listed(browser) > 2
    assert choose(browser, "reason", "error_page") == 2
    assert "error_page" in one(browser, "#reader h2").text


def test_search_reads_the_dumps(opened: Open) -> None:
    browser = opened("v=articles")
    one(browser, "#q").send_keys("half-pipe herself")
    time.sleep(0.3)
    assert listed(browser) == 1
    assert "opens skate park" in one(browser, "#list .row").text
    one(browser, "#q").send_keys(" nowhere")
    time.sleep(0.3)
    assert listed(browser) == 0
    assert "Nothing matches" in one(browser, "#reader").text


def test_role_toggles(opened: Open) -> None:
    browser = opened("v=articles")
    lines = [li for li in all_of(browser, ".dump li") if li.is_displayed()]
    box = one(browser, ".dump .nc-r-body input")
    box.click()
    hidden = [li for li in all_of(browser, ".dump li") if not li.is_displayed()]
    assert 0 < len(hidden) < len(lines)
    assert all("nc-r-body" in li.get_attribute("class") for li in hidden)
    one(browser, ".dump .nc-r-body input").click()
    assert all(li.is_displayed() for li in all_of(browser, ".dump li"))


def test_keys(opened: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = opened("v=articles")
    first = one(browser, "#reader h2").text
    keys(browser, "j")
    time.sleep(0.2)
    second = one(browser, "#reader h2").text
    assert second != first
    keys(browser, "k")
    time.sleep(0.2)
    assert one(browser, "#reader h2").text == first
    keys(browser, Keys.ARROW_DOWN)
    keys(browser, Keys.SHIFT + Keys.ARROW_DOWN + Keys.NULL)
    assert len(all_of(browser, '.dump li[aria-selected="true"]')) == 2
    keys(browser, Keys.ESCAPE)
    assert not all_of(browser, '.dump li[aria-selected="true"]')
    keys(browser, "/")
    assert browser.switch_to.active_element.get_attribute("id") == "q"
    keys(browser, Keys.ESCAPE)
    keys(browser, "?")
    assert one(browser, "#keys").is_displayed()
    keys(browser, Keys.ESCAPE)
    keys(browser, "3")
    time.sleep(0.2)
    assert "v=rejections" in browser.current_url


def test_a_link_names_dump_and_segment(opened: Open, articles: dict[str, Article]) -> None:
    key = key_of(opened("v=articles"), FERRY)
    browser = opened(f"a={key}&s=5")
    (selected,) = all_of(browser, '.dump li[aria-selected="true"]')
    assert " ".join(articles[FERRY].segments[5].text.split()) in " ".join(selected.text.split())
    assert selected.rect["y"] > 0
    # The evidence of a field leads to its segment, too.
    one(browser, ".made .source").click()
    assert f"a={key}" in browser.current_url and "s=5" not in browser.current_url


def test_correcting(
    opened: Open, articles: dict[str, Article], downloads: Path, tmp_path: Path
) -> None:
    browser = opened("v=articles")
    key = key_of(browser, FERRY)
    browser = opened(f"a={key}")
    article = articles[FERRY]
    number = next(n for n, s in enumerate(article.segments) if s.role != "bio")
    one(browser, f"#s-{number} .nc-t").click()
    one(browser, ".panel .nc-r-bio").click()
    assert "bio" in one(browser, f"#s-{number} .nc-role").text
    keys(browser, "x")
    assert one(browser, "#count-corrections").text == "1"
    # What was done survives a reload.
    browser = opened(f"a={key}")
    assert "bio" in one(browser, f"#s-{number} .nc-role").text
    keys(browser, "4")
    time.sleep(0.2)
    one(browser, "#download").click()
    deadline = time.monotonic() + 10
    while not (saved := list(downloads.glob("*.corrections.json"))):
        assert time.monotonic() < deadline, "nothing was downloaded"
        time.sleep(0.05)
    (dump,) = read_corrections(saved[0]).dumps
    assert (dump.source_id, dump.checked, dump.text) == (FERRY, True, article.source_text)
    roles = [s.role for s in article.segments]
    assert [s.role for s in dump.segments] == [*roles[:number], "bio", *roles[number + 1 :]]
    assert [s.was for s in dump.segments if s.was] == [roles[number]]
    assert bench([str(saved[0]), "-o", str(tmp_path / "tables.md")]) == 0
    assert "| bio |" in (tmp_path / "tables.md").read_text(encoding="utf-8")
    one(browser, "#corrections td button").click()
    assert one(browser, "#count-corrections").text == "0"


@pytest.mark.parametrize("name", ["script-everywhere", "bidi-controls"])
def test_hostile_pages_are_only_text(name: str, opened: Open, articles: dict[str, Article]) -> None:
    (source_id,) = (id for id in articles if f"hostile/{name}/" in id)
    browser = opened(f"a={key_of(opened('v=articles'), source_id)}")
    made = "return [...document.querySelectorAll('#reader *, #list *, #overview *')]"
    names = set(browser.execute_script(made + ".map(e => e.localName)"))
    assert not names & {"script", "iframe", "img", "style", "object", "embed", "form", "link"}
    attributes = browser.execute_script(
        made + ".flatMap(e => [...e.attributes].map(a => [a.name, a.value]))"
    )
    assert not [a for a in attributes if a[0].startswith("on")]
    links = [value for attribute, value in attributes if attribute in ("href", "src")]
    assert all(value.startswith(("#", "http://", "https://")) for value in links)
    shown = browser.execute_script("return document.querySelector('#reader h2').textContent")
    if name == "script-everywhere":
        assert shown == "Mayor <script>alert('h')</script> opens skate park"
    else:
        assert "U+202E" in shown and "\u202e" not in shown


def test_each_text_has_its_own_direction(opened: Open, articles: dict[str, Article]) -> None:
    (source_id,) = (id for id in articles if "alsahilnews" in id)
    browser = opened(f"a={key_of(opened('v=articles'), source_id)}")
    directions = {
        text.value_of_css_property("direction") for text in all_of(browser, ".nc-r-body .nc-t")
    }
    assert directions == {"rtl"}
    assert one(browser, "#reader h2").value_of_css_property("direction") == "rtl"
    assert one(browser, ".nc-role").value_of_css_property("direction") == "ltr"


def test_only_rows_in_sight_are_in_the_page(browser: Any, tmp_path: Path, run_folder: Path) -> None:
    from newsclean.show.report import write_report

    results = [r for r in load(run_folder).results if r.article is not None]
    many = (
        result.model_copy(update={"source_id": f"{n}-{result.source_id}"})
        for n in range(40)
        for result in results
    )
    path = write_report(many, tmp_path / "many.html")
    browser.get(f"{path.as_uri()}#v=articles")
    time.sleep(0.5)
    assert listed(browser) == 40 * len(results)
    assert len(all_of(browser, "#list .row")) < 60
    browser.execute_script(
        "const l = document.getElementById('list'); l.scrollTop = l.scrollHeight"
    )
    time.sleep(0.2)
    rows = all_of(browser, "#list .row")
    assert rows[-1].get_attribute("aria-posinset") == str(40 * len(results))
    key = rows[-1].get_attribute("data-key")
    rows[-1].click()
    time.sleep(0.3)
    assert f"a={key}" in browser.current_url


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("view", ["overview", "articles", "rejections", "corrections"])
def test_accessibility(view: str, dark: bool, opened: Open, axe: str) -> None:
    browser = opened(f"v={view}" + ("&s=2" if view == "articles" else ""), dark=dark)
    if view == "articles":
        all_of(browser, ".dump li")[3].click()
    browser.execute_script(axe)
    result = browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    serious = [
        (rule["id"], [node["html"][:200] for node in rule["nodes"]][:3])
        for rule in result["violations"]
        if rule["impact"] in ("serious", "critical")
    ]
    assert not serious, json.dumps(serious, indent=1)
