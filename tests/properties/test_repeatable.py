"""The same input gives the same output: again and again, in other processes, in flat memory."""

from __future__ import annotations

import gc
import hashlib
import os
import subprocess
import sys
import tracemalloc

import pytest

from newsclean import Cleaner

STORY = (
    "The council met on Tuesday and put off the vote on the bridge once more. ",
    "“We cannot wait,” said Mayor Ann Lee, who wants work to begin in the spring. ",
    "The bridge, built in 1931, was closed to lorries two years ago and needs new pillars. ",
    "Residents have complained of noise and of long detours through the old town. ",
)
HTML = (
    "<html><head><title>Council puts off vote - The Example</title><script type='application/ld+json'>"
    '{"@type":"NewsArticle","headline":"Council puts off vote","author":[{"name":"Ann Lee"},{"name":"Bo Li"}],'
    '"datePublished":"2024-05-12T10:30:00+02:00"}</script></head><body><nav><a href=/>Home</a> <a href=/s>Sport</a>'
    "</nav><article><h1>Council puts off vote</h1><p class=byline>By Ann Lee and Bo Li</p>"
    + "".join(f"<p>{STORY[n % 4]}{STORY[(n + 1) % 4]}</p>" for n in range(8))
    + "<aside><h2>Related</h2><ul><li><a href=/a>Mayor opens the new school</a><li><a href=/b>Rain on the way"
    "</a></ul></aside></article><footer>© 2024 The Example</footer></body></html>"
)
TEXT = (
    "Council puts off vote\n\nBy Ann Lee\n\nLEEDS (AP) — "
    + "\n\n".join(STORY * 2)
    + "\n\nShare\n\nLog in\n"
)
DUMPS = {
    "html": HTML,
    "text": TEXT,
    "markdown": "# " + TEXT + "\n[Home](/) [Sport](/sport)\n",
    "one line": "Council puts off vote - The Example Home Sport Log in " + " ".join(TEXT.split()),
}


def prints(dump: str) -> str:
    return hashlib.sha256(Cleaner().clean(dump).model_dump_json().encode()).hexdigest()


@pytest.mark.parametrize("dump", DUMPS.values(), ids=DUMPS.keys())
def test_fifty_times(dump: str) -> None:
    cleaner = Cleaner()
    first = cleaner.clean(dump)
    for _ in range(3):
        cleaner.clean(dump)
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(50):
            assert cleaner.clean(dump) == first
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < 100_000, f"{grown:,} bytes more after fifty pages"


@pytest.mark.parametrize("dump", DUMPS.values(), ids=DUMPS.keys())
def test_nothing_is_kept_of_other_pages(dump: str) -> None:
    alone = Cleaner().clean(dump)
    cleaner = Cleaner()
    for other in DUMPS.values():
        cleaner.clean(other)
    assert cleaner.clean(dump) == alone


def test_other_processes() -> None:
    code = (
        "import sys; from hashlib import sha256; from newsclean import Cleaner\n"
        "print(sha256(Cleaner().clean(sys.stdin.buffer.read()).model_dump_json().encode()).hexdigest())"
    )
    for seed in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=HTML.encode(),
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        assert done.stdout.decode().strip() == prints(HTML)
