"""``newsclean bench GOLD``: the tables, in the terminal and as Markdown."""

from __future__ import annotations

import argparse
import datetime as dt
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

import newsclean
from newsclean.bench import gold
from newsclean.bench.corrections import NoCorrections
from newsclean.bench.gold import GoldPage
from newsclean.bench.measure import DumpScores, Scores, score_dumps, score_pages
from newsclean.bench.renderings import renderers
from newsclean.bench.systems import (
    Prediction,
    System,
    c4_rule,
    clean,
    every_line,
    peers,
    versions,
)


@dataclass(slots=True)
class Sheet:
    """A titled table of strings."""

    title: str
    columns: list[str]
    rows: list[list[str]] = field(default_factory=list)

    def markdown(self) -> str:
        """The table as Markdown."""
        lines = [f"### {self.title}", "", "| " + " | ".join(self.columns) + " |"]
        lines.append("|" + " --- |" * len(self.columns))
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join(lines)

    def show(self, console: Console) -> None:
        """The table in the terminal."""
        table = Table(title=self.title, title_justify="left")
        for number, column in enumerate(self.columns):
            table.add_column(column, justify="right" if number else "left")
        for row in self.rows:
            table.add_row(*row)
        console.print(table)


@dataclass(frozen=True, slots=True)
class Measured:
    """What of newsclean is measured: systems by name, the first of them for other kinds of pages
    too, and a cleaner for labelled dumps; ``arrange`` puts pages or dumps in the order to take."""

    systems: dict[str, System]
    cleaner: newsclean.Cleaner
    arrange: Callable[[list[Any]], list[Any]] = list


def main(argv: list[str] | None = None) -> int:
    """Measure; returns the exit code."""
    options = options_of().parse_args(argv)
    parts = (options.gold / part for part in ("pages", "roles", "corrections"))
    if not options.gold.is_file() and not any(part.is_dir() for part in parts):
        print(f"newsclean bench: {options.gold} holds no pages/, roles/ or corrections/")
        return 2
    try:
        return _measure(options)
    except NoCorrections as error:
        print(f"newsclean bench: {error}")
        return 2


def _measure(options: argparse.Namespace) -> int:
    console = Console()
    sheets = []
    with Progress(console=console, transient=True) as progress:
        for sheet in sheets_of(options, progress, _own(options.labellers)):
            sheet.show(progress.console)
            sheets.append(sheet)
    if options.output:
        options.output.write_text(report(sheets), encoding="utf-8")
        console.print(f"written: {options.output}")
    return 0


def options_of() -> argparse.ArgumentParser:
    """What can be asked of ``newsclean bench``."""
    parser = argparse.ArgumentParser(prog="newsclean bench", description=__doc__)
    parser.add_argument(
        "gold",
        type=Path,
        help="gold folder (pages/, roles/, corrections/) or a file of corrections",
    )
    parser.add_argument("-o", "--output", type=Path, help="write the tables as Markdown")
    parser.add_argument("--sets", nargs="*", help="sets under pages/ (all)")
    parser.add_argument("--every", type=int, default=1, help="only each n-th page (1)")
    parser.add_argument(
        "--parts",
        nargs="*",
        default=["html", "text", "roles", "other"],
        choices=["html", "text", "roles", "other"],
        help="which tables (all)",
    )
    parser.add_argument(
        "--leave-out", type=Path, help="file of pages to leave out, SET/ID one a line"
    )
    parser.add_argument("--peers", nargs="*", help="which peers (all installed)")
    parser.add_argument("--labellers", nargs="*", default=[], help="labellers besides the default")
    return parser


def sheets_of(
    options: argparse.Namespace, progress: Progress, measured: Measured
) -> Iterator[Sheet]:
    """The tables asked for, one after the other."""
    sets = options.sets
    if sets is None and (options.gold / "pages").is_dir():
        sets = sorted(p.name for p in (options.gold / "pages").iterdir() if p.is_dir())
    left_out = set(options.leave_out.read_text("utf-8").split()) if options.leave_out else set()
    for name in sets or ():
        pages = gold.pages(options.gold, name, kind="article", every=options.every)
        articles = measured.arrange([p for p in pages if f"{name}/{p.id}" not in left_out])
        if "html" in options.parts and articles:
            yield from _html_sheets(name, articles, options, progress, measured)
        if "text" in options.parts and articles:
            yield _text_sheet(name, articles, progress, measured)
        if "other" in options.parts:
            others = [p for p in gold.pages(options.gold, name) if p.kind != "article"]
            if others:
                chosen = measured.arrange([*articles, *others[:: options.every]])
                yield _other_sheet(name, chosen, progress, measured)
    dumps = list(gold.dumps(options.gold, options.every)) if "roles" in options.parts else []
    dumps = measured.arrange(dumps)
    if dumps:
        task = progress.add_task("labelled dumps", total=len(dumps))
        scores = score_dumps(dumps, lambda: progress.advance(task), measured.cleaner)
        yield from _role_sheets(scores)


def _own(labellers: list[str]) -> Measured:
    systems: dict[str, System] = {"newsclean": clean}
    for name in labellers:
        systems[f"newsclean ({name})"] = partial(clean, labeller=name)
    return Measured(systems, newsclean.Cleaner())


def _html_sheets(
    name: str,
    pages: list[GoldPage],
    options: argparse.Namespace,
    progress: Progress,
    measured: Measured,
) -> Iterator[Sheet]:
    others = peers()
    chosen = others if options.peers is None else {p: others[p] for p in options.peers}
    task = progress.add_task(f"{name}, HTML", total=len(pages))
    systems = measured.systems | chosen
    scores = score_pages(pages, systems, lambda: progress.advance(task))
    base = scores.get("trafilatura")
    body = Sheet(
        f"{name}: body from HTML, {len(pages)} articles",
        ["", "word F1", "4-gram F1", "snippet F1", "no article", "ms a page", "time ratio"],
    )
    fields = Sheet(
        f"{name}: fields from HTML",
        ["", "headline exact", "authors F1", "names apart", "persons only", "date exact"],
    )
    for system, score in scores.items():
        ratio = f"{score.seconds / base.seconds:.2f}" if base and base.seconds else ""
        body.rows.append([system, *_body(score), ratio])
        if any(part.scores and part.mean for part in (score.headline, score.authors)):
            fields.rows.append(
                [
                    system,
                    f"{score.headline.mean:.3f}",
                    f"{score.authors.mean:.3f}",
                    f"{score.names.mean:.3f}",
                    f"{score.persons.mean:.3f}" if score.persons.scores else "",
                    f"{score.published.mean:.3f}",
                ]
            )
    yield body
    yield fields


def _body(score: Scores) -> list[str]:
    return [
        f"{score.body.word_f1:.4f}",
        f"{score.body.ngram_f1:.4f}",
        f"{score.body.snippet_f1:.4f}" if score.body.hits else "",
        str(score.rejected),
        f"{score.milliseconds:.1f}",
    ]


def _text_sheet(name: str, pages: list[GoldPage], progress: Progress, measured: Measured) -> Sheet:
    sheet = Sheet(
        f"{name}: body from text renderings, {len(pages)} articles",
        ["rendering", "system", "word F1", "4-gram F1", "snippet F1", "no article", "ms a page"],
    )
    for rendering, render in renderers().items():
        task = progress.add_task(f"{name}, {rendering}", total=len(pages))
        texts = {page.id: _rendered(render, page) for page in pages}
        baselines = {"C4 line rule": c4_rule, "every line": every_line}
        systems = measured.systems | {n: _on_text(s) for n, s in baselines.items()}
        dumps = (GoldPage(p.id, p.set, texts[p.id].encode(), p.gold) for p in pages)
        for system, score in score_pages(dumps, systems, partial(progress.advance, task)).items():
            sheet.rows.append([rendering, system, *_body(score)])
    return sheet


def _rendered(render: object, page: GoldPage) -> str:
    try:
        return str(render(page.html))  # type: ignore[operator]
    except Exception:  # a renderer's failure leaves an empty dump
        return ""


def _on_text(rule: object) -> System:
    def run(page: bytes, url: str | None) -> Prediction:
        result: Prediction = rule(page.decode(), url)  # type: ignore[operator]
        return result

    return run


def _other_sheet(name: str, pages: list[GoldPage], progress: Progress, measured: Measured) -> Sheet:
    sheet = Sheet(f"{name}: pages rejected, by kind", ["kind", "pages", "rejected", "reasons"])
    task = progress.add_task(f"{name}, other kinds", total=len(pages))
    own, *_ = measured.systems.values()
    by_kind: dict[str, list[str | None]] = {}
    for page in pages:
        by_kind.setdefault(page.kind, []).append(own(page.html, page.gold.get("url")).rejected)
        progress.advance(task)
    for kind, outcomes in by_kind.items():
        reasons = [reason for reason in outcomes if reason]
        counts = ", ".join(f"{reason} {reasons.count(reason)}" for reason in sorted(set(reasons)))
        share = len(reasons) / len(outcomes)
        sheet.rows.append([kind, str(len(outcomes)), f"{share:.1%}", counts])
    return sheet


def _role_sheets(scores: DumpScores) -> Iterator[Sheet]:
    roles = Sheet(
        f"labelled dumps: roles by characters, {scores.dumps} dumps",
        ["role", "F1", "share of characters"],
    )
    total = scores.roles.counts.total() or 1
    roles.rows.append(["all, micro", f"{scores.roles.micro:.3f}", ""])
    roles.rows.append(["all, macro", f"{scores.roles.macro:.3f}", ""])
    for role, score in scores.roles.by_role().items():
        share = sum(n for (gold_role, _), n in scores.roles.counts.items() if gold_role == role)
        roles.rows.append([role, f"{score:.3f}", f"{share / total:.1%}"])
    yield roles
    fields = Sheet("labelled dumps: fields from text", ["field", "right", "dumps"])
    for name, field_score in scores.fields.items():
        fields.rows.append([name, f"{field_score.mean:.3f}", str(len(field_score.scores))])
    for name, (wanted, found, false) in scores.found.items():
        given = found + false
        fields.rows.append([f"{name} found", f"{found / wanted if wanted else 0:.3f}", str(wanted)])
        fields.rows.append([f"{name} false", f"{false / given if given else 0:.3f}", str(given)])
    for name, field_score in (scores.given.fields if scores.given else {}).items():
        right = f"{field_score.mean:.3f}"
        fields.rows.append([f"{name}, roles given", right, str(len(field_score.scores))])
    fields.rows.append(["wrongly rejected", str(scores.rejected), str(scores.dumps)])
    yield fields


def report(sheets: list[Sheet]) -> str:
    """The tables as Markdown, under date and versions."""
    names = ", ".join(f"{name} {number}" for name, number in versions().items())
    head = f"{dt.date.today().isoformat()}, Python {platform.python_version()}, {names}"
    return "\n\n".join([head, *(sheet.markdown() for sheet in sheets)]) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
