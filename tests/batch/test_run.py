"""Folder runs: pages that hang and die, resuming, settings, formats, the folder's other owners."""

from __future__ import annotations

import faulthandler
import gzip
import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from newsclean import Cleaner, Reason, load
from newsclean.batch import run as run_module
from newsclean.batch.folder import WrongFolder, locked
from newsclean.batch.job import Job
from newsclean.batch.run import Progress, run
from newsclean.document import Document
from newsclean.label.rules import RuleLabeller

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the labeller here must be forked")

TEXT = """Ferry terminal number {0} opens to the public

The new ferry terminal opened on Monday after two years of work, the city of number {0} said.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.
{1}
"""


class Poisoned:
    """Labels as the rules do, but hangs, dies, or wants all memory on some pages."""

    def __repr__(self) -> str:
        return "Poisoned()"

    def label(self, document: Document) -> Document:
        if "HANG" in document.text:
            time.sleep(600)
        # The death is on purpose.
        faulthandler.disable()
        if "KILL" in document.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "EXIT" in document.text:
            os._exit(7)
        if "HUNGRY" in document.text:
            bytearray(1 << 40)
        return RuleLabeller().label(document)


def job(out: Path, **settings: object) -> Job:
    settings = {"cleaner": Cleaner(labeller=Poisoned()), "timeout": 6.0, **settings}
    return Job(out=out, **settings)  # type: ignore[arg-type]


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*s.*l") if path.is_file()}


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    folder = tmp_path / "dumps"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:03}.txt").write_text(TEXT.format(number, ""))
    rows = [json.dumps({"text": TEXT.format(100 + number, "")}) for number in range(40)]
    (folder / "rows.jsonl").write_text("\n".join(rows))
    (folder / "rows.jsonl.gz").write_bytes(gzip.compress("\n".join(rows).encode()))
    return folder


def test_poison_costs_only_itself(dumps: Path, tmp_path: Path) -> None:
    for name, word in (("007", "HANG"), ("008", "KILL"), ("021", "EXIT"), ("022", "HUNGRY")):
        (dumps / f"{name}.txt").write_text(TEXT.format(1, word))
    with (dumps / "rows.jsonl").open("a") as rows:
        rows.write("\n" + json.dumps({"text": TEXT.format(1, "KILL")}))
    progress = run([dumps], job(tmp_path / "out"), workers=2)
    corpus = load(tmp_path / "out")
    assert len(corpus.results) == progress.tally.inputs == 30 + 41 + 40
    told = {Path(r.source_id).name: r.rejection for r in corpus.rejected if r.rejection}
    assert {name: rejection.reason for name, rejection in told.items()} == {
        "007.txt": Reason.TIMED_OUT,
        "008.txt": Reason.CRASHED,
        "021.txt": Reason.CRASHED,
        "022.txt": Reason.TOO_LARGE,
        "rows.jsonl:41": Reason.CRASHED,
    }
    assert told["007.txt"].detail == "cleaning took more than 6 seconds"
    assert told["008.txt"].detail == "its process was ended by SIGSEGV"
    assert told["021.txt"].detail == "its process ended with exit code 7"
    names = [result.source_id for result in corpus.results if result.article]
    assert names == sorted(
        names, key=lambda n: (n.partition(":")[0], int(n.partition(":")[2] or 0))
    )
    assert len(set(names)) == len(names)
    assert not list((tmp_path / "out").rglob(".*"))


def test_workers_and_shards_change_nothing(dumps: Path, tmp_path: Path) -> None:
    for name, workers, pages in (("a", 1, 256), ("b", 3, 5), ("c", 2, 1)):
        run([dumps], job(tmp_path / name, shard_pages=pages), workers=workers)
    assert contents(tmp_path / "a") == contents(tmp_path / "b") == contents(tmp_path / "c")
    assert len(contents(tmp_path / "a")["articles.jsonl"].splitlines()) == 110


def stopped_early(dumps: Path, out: Path, merge: bool = True) -> None:
    """A run that somebody interrupts with half its shards done."""

    def interrupt(progress: Progress) -> None:
        if progress.tally.inputs > 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([dumps], job(out), workers=2, merge=merge, watch=interrupt)


def test_interrupted_and_resumed(dumps: Path, tmp_path: Path) -> None:
    out, whole = tmp_path / "out", tmp_path / "whole"
    run([dumps], job(whole))
    stopped_early(dumps, out)
    assert not (out / "articles.jsonl").exists()
    assert not list(out.rglob(".*"))
    written = {p.name: p.stat().st_mtime_ns for p in (out / "shards").glob("articles-*")}
    assert written
    # What comes later to the folder is not in the plan.
    (dumps / "late.txt").write_text(TEXT.format(999, ""))
    progress = run([dumps], job(out), resume=True)
    assert 40 < progress.earlier < 110 == progress.tally.inputs
    assert contents(out) == contents(whole)
    assert not (out / "shards").exists()


def test_shards_that_are_there_are_not_made_again(dumps: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stopped_early(dumps, out, merge=False)
    made = {p: p.stat().st_mtime_ns for p in (out / "shards").glob("articles-*")}
    run([dumps], job(out), resume=True, merge=False)
    assert made == {path: path.stat().st_mtime_ns for path in made}
    assert len(load(out)) == 110
    assert [r.source_id for r in load(out / "shards").results] == [
        r.source_id for r in load(out).results
    ]


def test_what_a_folder_is_refused_for(dumps: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stopped_early(dumps, out)
    before = sorted(out.rglob("*"))
    with pytest.raises(WrongFolder, match="not finished: go on with --resume"):
        run([dumps], job(out))
    with pytest.raises(WrongFolder, match=r"timeout: 6\.0 then, 3 now"):
        run([dumps], job(out, timeout=3), resume=True)
    with pytest.raises(WrongFolder, match="paths"):
        run([dumps, dumps], job(out), resume=True)
    assert sorted(out.rglob("*")) == before
    progress = run([dumps], job(out, timeout=3), fresh=True)
    assert progress.tally.articles == 110


def test_two_runs_in_one_folder(dumps: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with locked(out):
        # A lock is the process's own, so another process has to ask for it.
        child = os.fork()
        if child == 0:
            try:
                run([dumps], job(out))
            except WrongFolder as wrong:
                os._exit(9 if "another run" in str(wrong) else 8)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert run([dumps], job(out)).tally.articles == 110


def test_a_finished_run(dumps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    run([dumps], job(out))
    before = contents(out)
    monkeypatch.setattr(run_module, "run_local", None)
    progress = run([dumps], job(out), resume=True)
    assert progress.tally.articles == progress.earlier == 110
    monkeypatch.undo()
    (dumps / "late.txt").write_text(TEXT.format(999, ""))
    assert run([dumps], job(out)).tally.articles == 111
    assert contents(out) != before
    with pytest.raises(WrongFolder, match="--fresh"):
        run([dumps], job(out, format="csv"))
    run([dumps], job(out, format="csv"), fresh=True)
    assert not contents(out)
    assert (out / "articles.csv").exists()


def test_what_others_have_in_the_folder_stays(dumps: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "shards").mkdir(parents=True)
    for name in ("articles.csv", "shards/mine.txt", "notes.txt"):
        (out / name).write_text("mine")
    for fresh in (False, True):
        run([dumps], job(out), fresh=fresh)
        assert (out / "articles.csv").read_text() == (out / "shards/mine.txt").read_text() == "mine"
    (out / "plan.json").write_text('{"goal": "world peace"}')
    with pytest.raises(WrongFolder, match="not a plan of newsclean"):
        run([dumps], job(out))


def test_killed_while_merging(dumps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, whole = tmp_path / "out", tmp_path / "whole"
    run([dumps], job(whole))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    for step in ("save_plan", "tidy"):
        monkeypatch.setattr(f"newsclean.batch.folder.{step}", killed)
        with pytest.raises(KeyboardInterrupt):
            run([dumps], job(out), resume=True)
        monkeypatch.undo()
    run([dumps], job(out), resume=True)
    assert contents(out) == contents(whole)
    assert not (out / "shards").exists()


def test_reading_that_kills(dumps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsclean.plugins import Plugin, readers
    from newsclean.read.dump import Dump

    def read(path: Path, fields: object) -> object:
        yield Dump(f"{path}:1", TEXT.format(1, ""))
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(readers, "_plugins", dict(readers._plugins))
    readers.add(Plugin("deadly", read, ".dead"))
    (dumps / "000.dead").write_text("")
    run([dumps], job(tmp_path / "out"), workers=2)
    corpus = load(tmp_path / "out")
    assert len(corpus) == 111
    (rejected,) = corpus.rejected
    assert rejected.source_id.endswith("000.dead")
    assert rejected.rejection is not None
    assert rejected.rejection.detail == "reading on: its process was ended by SIGKILL"


def test_workers_end_with_their_parent(dumps: Path, tmp_path: Path) -> None:
    """A parent that is killed leaves no process behind, not even one in a hanging page."""
    (dumps / "000.txt").write_text(TEXT.format(1, "HANG"))
    child = os.fork()
    if child == 0:
        try:
            run([dumps], job(tmp_path / "out", timeout=600), workers=2)
        finally:
            os._exit(0)
    deadline = time.monotonic() + 30
    while not list((tmp_path / "out" / "shards").glob(".state-*")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    workers = children(child)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while any(Path(f"/proc/{pid}").exists() for pid in workers):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for file in found for child in file.read_text().split()]
