"""Runs on a Dask cluster: the same bytes as on one machine, also when its workers are killed."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from newsclean import Cleaner
from newsclean.batch.job import Job
from newsclean.batch.run import Progress, run
from newsclean.document import Document
from newsclean.label.rules import RuleLabeller

pytest.importorskip("distributed", reason='needs the extra "dask"')
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc"),
    # Of Dask's own: closing a cluster whose workers were killed.
    pytest.mark.filterwarnings("ignore"),
]

TEXT = """Ferry terminal number {0} opens to the public

The new ferry terminal opened on Monday after two years of work, the city of number {0} said.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.
{1}
"""
FILES = ("articles.jsonl", "rejections.jsonl")


class Poisoned:
    """Labels as the rules do, but dies on some pages; importable from every process."""

    def label(self, document: Document) -> Document:
        if "KILL" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return RuleLabeller().label(document)

    def __repr__(self) -> str:
        return "Poisoned()"


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    folder = tmp_path / "dumps"
    folder.mkdir()
    for number in range(200):
        text = TEXT.format(number, "KILL" if number == 77 else "") if number % 20 else ""
        (folder / f"{number:03}.txt").write_text(text)
    return folder


def job(out: Path) -> Job:
    return Job(out=out, cleaner=Cleaner(labeller="rules"), shard_pages=10)


def test_the_same_bytes_though_a_dask_worker_is_killed(dumps: Path, tmp_path: Path) -> None:
    run([dumps], job(tmp_path / "local"), workers=2)
    killed: list[int] = []

    def watch(progress: Progress) -> None:
        if progress.tally.inputs >= 40 and not killed:
            killed.append(a_dask_worker())
            os.kill(killed[0], signal.SIGKILL)

    progress = run([dumps], job(tmp_path / "dask"), engine="dask", workers=2, watch=watch)
    assert killed
    assert progress.tally.inputs == 200
    for name in FILES:
        assert (tmp_path / "dask" / name).read_bytes() == (tmp_path / "local" / name).read_bytes()
    assert not list((tmp_path / "dask").rglob(".*"))


def a_dask_worker() -> int:
    """The process of a worker: one that a nanny started, and that does its work in another."""
    for pid in below(os.getpid()):
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
        if b"spawn_main" in command and any(
            b"forkserver" in Path(f"/proc/{child}/cmdline").read_bytes() for child in below(pid)
        ):
            return pid
    raise AssertionError("no Dask worker found")


def below(pid: int) -> list[int]:
    children = [
        int(child)
        for file in Path(f"/proc/{pid}/task").glob("*/children")
        for child in file.read_text().split()
    ]
    return children + [grand for child in children for grand in below(child)]


def test_a_page_that_kills_costs_only_itself(dumps: Path, tmp_path: Path) -> None:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        settings = Job(out=tmp_path / "dask", cleaner=Cleaner(labeller=Poisoned()), shard_pages=10)
        progress = run(
            [dumps], settings, engine="dask", scheduler=client.scheduler.address, workers=1
        )
    assert progress.tally.rejections == {"empty": 10, "crashed": 1}
