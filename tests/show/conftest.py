"""A browser for the tests that need one: Debian's Chromium, with nothing of its own on the net."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsclean.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures"
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--window-size=1400,900",
)  # fmt: skip


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def session_browser(downloads: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("needs Chromium and its driver (Debian: chromium, chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield browser
    browser.quit()


@pytest.fixture
def browser(session_browser: Any) -> Iterator[Any]:
    """The browser; a test fails when a page logs an error, opens a dialog or asks for an address."""
    for kind in ("browser", "performance"):
        session_browser.get_log(kind)
    yield session_browser
    assert not [entry for entry in session_browser.get_log("browser") if entry["level"] == "SEVERE"]
    asked = [entry["message"] for entry in session_browser.get_log("performance")]
    assert not [
        message for message in asked if '"http' in message and "requestWillBeSent" in message
    ]


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `newsclean run` makes of the fixtures."""
    out = tmp_path_factory.mktemp("run") / "fixtures"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(FIXTURES.parent)
        assert main(["run", "fixtures", "-o", str(out), "--workers", "1"]) == 0
    return out


@pytest.fixture(scope="session")
def report(run_folder: Path) -> Path:
    path = run_folder / "report.html"
    assert main(["report", str(run_folder), "-o", str(path)]) == 0
    return path


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which NEWSCLEAN_AXE names."""
    path = os.environ.get("NEWSCLEAN_AXE")
    if not path:
        pytest.skip("NEWSCLEAN_AXE does not name axe.min.js (npm install axe-core)")
    return Path(path).read_text(encoding="utf-8")


@pytest.fixture
def opened(browser: Any, report: Path) -> Callable[..., Any]:
    """Opens the report at an address after "#", in light or dark."""

    def open_at(fragment: str = "", *, dark: bool = False) -> Any:
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        browser.get("about:blank")
        browser.get(f"{report.as_uri()}#{fragment}")
        wait_until(browser, "return 'ready' in document.documentElement.dataset")
        return browser

    return open_at


def wait_until(browser: Any, script: str) -> None:
    """Until a script gives something true; some seconds at most."""
    from selenium.webdriver.support.wait import WebDriverWait

    WebDriverWait(browser, 15, 0.05).until(lambda b: b.execute_script(script))
