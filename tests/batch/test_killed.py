"""A run whose processes are killed again and again, as the kernel kills: its output is the same."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")

TEXT = """Ferry terminal number {0} opens to the public

The new ferry terminal opened on Monday after two years of work, the city of number {0} said.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.
"""
FILES = ("articles.jsonl", "rejections.jsonl")


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dumps")
    for number in range(400):
        text = TEXT.format(number) * (1 + number % 20) if number % 50 else ""
        (folder / f"{number:04}.txt").write_text(text)
    return folder


@pytest.fixture(scope="module")
def undisturbed(dumps: Path, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    out = tmp_path_factory.mktemp("out")
    finish(start(dumps, out))
    written = [(out / name).read_bytes() for name in FILES]
    assert [data.count(b"\n") for data in written] == [392, 8]
    return written


def start(dumps: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "newsclean.cli", "run", str(dumps), "-o", str(out)]
    command += ["--workers", "2", "--shard-pages", "16", "--labeller", "rules", *more]
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        # Shells have what they start in the background ignore Ctrl-C.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )


def finish(process: subprocess.Popen[str]) -> None:
    _, told = process.communicate()
    assert process.returncode == 0, told


def wait_for(path: Path, pattern: str, process: subprocess.Popen[str]) -> None:
    """Until the run has come so far; or has ended."""
    while process.poll() is None and not any(path.glob(pattern)):
        time.sleep(0.02)


def workers_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    try:
        return [int(child) for file in found for child in file.read_text().split()]
    except OSError:
        return []


def kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def test_the_parent_is_killed_at_ten_moments(
    dumps: Path, tmp_path: Path, undisturbed: list[bytes]
) -> None:
    chance, out, killed = random.Random(), tmp_path / "out", 0
    while killed < 10:
        process = start(dumps, out, "--resume")
        # From the making of the plan on; a run that gets to its end is started over.
        wait_for(out, "*", process)
        time.sleep(chance.uniform(0, 1.0))
        if process.poll() is None:
            kill(process.pid)
            killed += 1
        _, told = process.communicate()
        assert process.returncode in (0, -signal.SIGKILL), told
        if process.returncode == 0:
            assert [(out / name).read_bytes() for name in FILES] == undisturbed
            out = tmp_path / f"out{killed}"
    finish(start(dumps, out, "--resume"))
    assert [(out / name).read_bytes() for name in FILES] == undisturbed
    assert not list(out.rglob(".*"))


def test_workers_are_killed_at_ten_moments(
    dumps: Path, tmp_path: Path, undisturbed: list[bytes]
) -> None:
    chance, killed, rounds = random.Random(), 0, 0
    while killed < 10:
        out = tmp_path / f"out{rounds}"
        process = start(dumps, out)
        wait_for(out / "shards", ".state-*", process)
        while process.poll() is None and killed < 10:
            # Only when the run has come on, since a page that three processes die at is blamed.
            finished = sum(1 for _ in out.glob("shards/articles-*"))
            time.sleep(chance.uniform(0.1, 0.5))
            workers = workers_of(process.pid)
            if workers:
                # The one that has run longest, so that each gets somewhere before its end.
                kill(min(workers))
                killed += 1
            while process.poll() is None and finished == sum(
                1 for _ in out.glob("shards/articles-*")
            ):
                time.sleep(0.02)
        finish(process)
        assert [(out / name).read_bytes() for name in FILES] == undisturbed
        rounds += 1


def test_interrupted_and_told_how_to_go_on(
    dumps: Path, tmp_path: Path, undisturbed: list[bytes]
) -> None:
    out = tmp_path / "my out"
    process = start(dumps, out)
    wait_for(out / "shards", "articles-*", process)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert told.endswith(
        f"interrupted; go on with: newsclean run {dumps} -o '{out}' --workers 2 "
        "--shard-pages 16 --labeller rules --resume\n"
    )
    assert "Traceback" not in told
    assert not list(out.rglob(".*"))
    finish(start(dumps, out, "--resume"))
    assert [(out / name).read_bytes() for name in FILES] == undisturbed
