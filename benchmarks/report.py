"""How large a report is and how fast it opens: ``python benchmarks/report.py OUT [--most N]``.

``OUT`` is a folder that ``newsclean run`` wrote. Needs selenium, Chromium and its driver. Times are
of navigation until the page says it is ready: data decoded, list drawn, first article shown.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from selenium import webdriver

from newsclean.cli.report import report_of

_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
          "--window-size=1400,900")  # fmt: skip
_VIEWS = ("v=overview", "v=articles", "v=articles&q=minister")


def main() -> None:
    """Write the report, open it some times, print size and times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=2000)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        path = report_of(options.out, Path(folder, "report.html"), most=options.most)
        print(
            f"written in {time.perf_counter() - started:.1f} s, {path.stat().st_size / 1e6:.1f} MB"
        )
        settings = webdriver.ChromeOptions()
        for flag in _FLAGS:
            settings.add_argument(flag)
        driver = webdriver.ChromeService(shutil.which("chromedriver"))
        browser = webdriver.Chrome(options=settings, service=driver)
        try:
            for view in _VIEWS:
                times = [opened(browser, f"{path.as_uri()}#{view}") for _ in range(options.times)]
                print(f"{view:24} {statistics.median(times):.2f} s (at most {max(times):.2f})")
        finally:
            browser.quit()


def opened(browser: webdriver.Chrome, address: str) -> float:
    """Seconds until the page is ready."""
    browser.get("about:blank")
    started = time.perf_counter()
    browser.get(address)
    while not browser.execute_script("return 'ready' in document.documentElement.dataset"):
        time.sleep(0.01)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
