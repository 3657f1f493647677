"""``newsclean bench GOLD``: the tables, in the terminal and as Markdown."""

from __future__ import annotations

import argparse
import datetime as dt
import platform
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

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


def main(argv: list[str] | None = None) -> int:
    """Measure; returns the exit code."""
    options = _options().parse_args(argv)
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
        for sheet in _sheets(options, progress):
            sheet.show(progress.console)
            sheets.append(sheet)
    if options.output:
        options.output.write_text(_report(sheets), encoding="utf-8")
        console.print(f"written: {options.output}")
    return 0


def _options() -> argparse.ArgumentParser:
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
    parser.add_argument("--peers", nargs="*", help="which peers (all installed)")
    parser.add_argument("--labellers", nargs="*", default=[], help="labellers besides the default")
    return parser


def _sheets(options: argparse.Namespace, progress: Progress) -> Iterator[Sheet]:
    sets = options.sets
    if sets is None and (options.gold / "pages").is_dir():
        sets = sorted(p.name for p in (options.gold / "pages").iterdir() if p.is_dir())
    for name in sets or ():
        articles = list(gold.pages(options.gold, name, kind="article", every=options.every))
        if "html" in options.parts and articles:
            yield from _html_sheets(name, articles, options, progress)
        if "text" in options.parts and articles:
            yield _text_sheet(name, articles, options, progress)
        if "other" in options.parts:
            others = [p for p in gold.pages(options.gold, name) if p.kind != "article"]
            if others:
                yield _other_sheet(name, articles, others[:: options.every], progress)
    dumps = list(gold.dumps(options.gold, options.every)) if "roles" in options.parts else []
    if dumps:
        task = progress.add_task("labelled dumps", total=len(dumps))
        yield from _role_sheets(score_dumps(dumps, lambda: progress.advance(task)))


def _own(labellers: list[str]) -> dict[str, System]:
    systems: dict[str, System] = {"newsclean": clean}
    for name in labellers:
        systems[f"newsclean ({name})"] = partial(clean, labeller=name)
    return systems


def _html_sheets(
    name: str, pages: list[GoldPage], options: argparse.Namespace, progress: Progress
) -> Iterator[Sheet]:
    others = peers()
    chosen = others if options.peers is None else {p: others[p] for p in options.peers}
    task = progress.add_task(f"{name}, HTML", total=len(pages))
    systems = _own(options.labellers) | chosen
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
        if score.headline.scores and "body only" not in system:
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


def _text_sheet(
    name: str, pages: list[GoldPage], options: argparse.Namespace, progress: Progress
) -> Sheet:
    sheet = Sheet(
        f"{name}: body from text renderings, {len(pages)} articles",
        ["rendering", "system", "word F1", "4-gram F1", "snippet F1", "no article", "ms a page"],
    )
    for rendering, render in renderers().items():
        task = progress.add_task(f"{name}, {rendering}", total=len(pages))
        texts = {page.id: _rendered(render, page) for page in pages}
        baselines = {"C4 line rule": c4_rule, "every line": every_line}
        systems = _own(options.labellers) | {n: _on_text(s) for n, s in baselines.items()}
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


def _other_sheet(
    name: str, articles: list[GoldPage], others: list[GoldPage], progress: Progress
) -> Sheet:
    sheet = Sheet(f"{name}: pages rejected, by kind", ["kind", "pages", "rejected", "reasons"])
    task = progress.add_task(f"{name}, other kinds", total=len(articles) + len(others))
    by_kind: dict[str, list[str | None]] = {}
    for page in [*articles, *others]:
        by_kind.setdefault(page.kind, []).append(clean(page.html, page.gold.get("url")).rejected)
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


def _report(sheets: list[Sheet]) -> str:
    names = ", ".join(f"{name} {number}" for name, number in versions().items())
    head = f"{dt.date.today().isoformat()}, Python {platform.python_version()}, {names}"
    return "\n\n".join([head, *(sheet.markdown() for sheet in sheets)]) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
