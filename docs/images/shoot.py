"""Takes the pictures of the docs, in light and dark: ``python docs/images/shoot.py``.

Needs selenium, Chromium and its driver; run from the repository's root.
"""

from __future__ import annotations

import base64
import shutil
import tempfile
import time
from pathlib import Path

from selenium import webdriver

import newsclean
from newsclean.show.report import write_report

_HERE = Path(__file__).parent
_FERRY = "fixtures/harborledger/ferry-terminal/input.html"
_PAGES = {
    "rtl": "fixtures/alsahilnews/manara/input.html",
    "hostile": "fixtures/hostile/script-everywhere/input.html",
}


def main() -> None:
    """All pictures."""
    corpus = newsclean.load("fixtures")
    with tempfile.TemporaryDirectory() as folder:
        report = write_report(corpus.results, Path(folder, "fixtures.html"), title="fixtures")
        browser = _browser()
        try:
            keys = _keys(browser, report)
            notebook = _notebook(Path(folder, "notebook.html"))
            for scheme in ("light", "dark"):
                _emulate(browser, scheme)
                _shoot(browser, f"{report.as_uri()}#v=overview", f"overview-{scheme}")
                _shoot(browser, f"{report.as_uri()}#a={keys[_FERRY]}", f"report-{scheme}")
                _shoot(browser, notebook.as_uri(), f"notebook-{scheme}", height=640)
                for name, source in _PAGES.items():
                    _shoot(browser, f"{report.as_uri()}#a={keys[source]}", f"{name}-{scheme}")
                address = f"{report.as_uri()}#a={keys[_FERRY]}&s=2"
                _shoot(browser, address, f"correcting-{scheme}")
        finally:
            browser.quit()


def _browser() -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    for flag in ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                 "--disable-background-networking", "--force-color-profile=srgb"):  # fmt: skip
        options.add_argument(flag)
    driver = webdriver.ChromeService(shutil.which("chromedriver"))
    return webdriver.Chrome(options=options, service=driver)


def _keys(browser: webdriver.Chrome, report: Path) -> dict[str, str]:
    """The report's keys of dumps, by their names."""
    keys: dict[str, str] = {}
    browser.set_window_size(1400, 6000)
    browser.get(f"{report.as_uri()}#v=articles")
    time.sleep(1)
    for row in browser.find_elements("css selector", "#list .row"):
        keys[row.get_attribute("title")] = row.get_attribute("data-key")
    return keys


def _notebook(path: Path) -> Path:
    shown = newsclean.clean(Path("fixtures/tradewatch/chip-plant/input.txt"))._repr_html_()
    style = "<style>:root{color-scheme:light dark}body{margin:0}.nc-out{border-radius:0!important}</style>"
    path.write_text(f"<!doctype html><meta charset=utf-8>{style}{shown}", encoding="utf-8")
    return path


def _emulate(browser: webdriver.Chrome, scheme: str) -> None:
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})


def _shoot(browser: webdriver.Chrome, address: str, name: str, height: int = 860) -> None:
    size = {"width": 1360, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get("about:blank")
    browser.get(address)
    time.sleep(0.8)
    picture = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": 78})
    (_HERE / f"{name}.webp").write_bytes(base64.b64decode(picture["data"]))


if __name__ == "__main__":
    main()
