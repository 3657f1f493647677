"""Disks that fill up and folders that take nothing: words, exit code 1, no half file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

resource = pytest.importorskip("resource")

TEXT = """Ferry terminal number {0} opens to the public

The new ferry terminal opened on Monday after two years of work, the city of number {0} said.
"""
RUN = [sys.executable, "-m", "newsclean.cli", "run", "--labeller", "rules", "--workers", "2"]


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    folder = tmp_path / "dumps"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(TEXT.format(number))
    return folder


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A place for a file system of its own; the test is skipped where none can be mounted."""
    place = tmp_path / "mounted"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "none", place], capture_output=True
    )
    if made.returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def run(
    dumps: Path, out: Path, *more: str, most_bytes: int = 0, command: list[str] = RUN
) -> tuple[int, str]:
    def bounded() -> None:
        if most_bytes:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    done = subprocess.run(
        [*command, str(dumps), "-o", str(out), *more],
        capture_output=True,
        text=True,
        preexec_fn=bounded,
        timeout=120,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def test_a_disk_that_fills_up(dumps: Path, mounted: Path) -> None:
    code, told = run(dumps, mounted / "out")
    assert code == 1
    assert "No space left on device" in told and "--resume" in told
    whole = [path for path in (mounted / "out").rglob("*") if path.is_file()]
    assert not any(path.name.startswith(".") for path in whole)
    for path in (mounted / "out").rglob("articles*"):
        assert path.read_bytes().endswith(b"}\n"), path
    subprocess.run(["mount", "-o", "remount,size=64m", mounted], check=True)
    assert run(dumps, mounted / "out", "--resume")[0] == 0
    assert (mounted / "out" / "articles.jsonl").read_bytes().count(b"\n") == 120


def test_a_file_that_may_grow_no_more(dumps: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, told = run(dumps, out, "--shard-pages", "40", most_bytes=20_000)
    assert code == 1
    assert "File too large" in told and "--resume" in told
    assert not list(out.rglob(".*"))
    assert not (out / "articles.jsonl").exists()
    assert run(dumps, out, "--shard-pages", "40", "--resume")[0] == 0
    assert (out / "articles.jsonl").read_bytes().count(b"\n") == 120


def test_a_read_only_disk(dumps: Path, mounted: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", mounted], check=True)
    code, told = run(dumps, mounted / "out")
    assert code == 1
    assert "Read-only file system" in told
    assert not list(mounted.iterdir())


def test_a_folder_without_permission(dumps: Path, tmp_path: Path) -> None:
    as_others: list[str] = []
    if os.geteuid() == 0:
        # Root may write everywhere, unless it gives up the right to.
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("root may write everywhere")
        as_others = [setpriv, "--bounding-set=-dac_override,-dac_read_search"]
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    code, told = run(dumps, closed, command=[*as_others, *RUN])
    assert code == 1
    assert "Permission denied" in told
    assert not list(closed.iterdir())


def test_a_path_through_a_file(dumps: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, told = run(dumps, tmp_path / "file" / "out")
    assert code == 1
    assert "Not a directory" in told
