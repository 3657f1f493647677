"""Many results in a notebook: the articles as a table, rejections by reason, charts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from newsclean.compare import Change, Comparison
from newsclean.models import Article, Result
from newsclean.show.bars import bars
from newsclean.show.inert import inert, isolated
from newsclean.show.looks import role_name
from newsclean.show.notebook import framed
from newsclean.show.overview import charts
from newsclean.show.tally import sureness, tally

_MOST_ROWS, _MOST_CHANGES = 20, 12


def corpus_html(results: Sequence[Result]) -> str:
    """A table of the first articles, the rejections' reasons, the charts."""
    counted = tally(results)
    articles = [result.article for result in results if result.article is not None]
    rows = "".join(_row(article) for article in articles[:_MOST_ROWS])
    head = _cells("th", ("site", "published", "headline", "credits", "dateline", "sure"))
    table = f'<table class="nc-list"><thead>{head}</thead><tbody>{rows}</tbody></table>'
    return framed(
        f'<p class="nc-lead">{counted.articles:,} articles, {counted.rejected:,} rejected</p>'
        f"{table if rows else ''}{_more(len(articles), _MOST_ROWS)}{_rejected(results)}"
        f"<h4>In numbers</h4>{charts(counted)}"
    )


def comparison_html(comparison: Comparison) -> str:
    """How many dumps differ, in which fields, which roles went where, and the first in detail."""
    kinds = Counter(change.kind for change in comparison.changes)
    told = [f"{comparison.same:,} the same", *(f"{n:,} {kind}" for kind, n in kinds.items())]
    told += [
        f"{len(names):,} only {where}"
        for names, where in ((comparison.only_before, "before"), (comparison.only_after, "after"))
        if names
    ]
    moves = {
        f"{role_name(before)} → {role_name(after)}": count
        for (before, after), count in comparison.roles.most_common()
    }
    drawn = bars("Fields that differ", dict(comparison.fields.most_common())) + bars(
        "Characters that changed their role", moves
    )
    rows = "".join(_change(change) for change in comparison.changes[:_MOST_CHANGES])
    head = _cells("th", ("dump", "", "differs", "body without", "body with"))
    table = f'<table class="nc-list"><thead>{head}</thead><tbody>{rows}</tbody></table>'
    return framed(
        f'<p class="nc-lead">{", ".join(told)}</p><div class="nc-charts">{drawn}</div>'
        f"{table if rows else ''}{_more(len(comparison.changes), _MOST_CHANGES)}"
    )


def _row(article: Article) -> str:
    when = article.published
    day = when.date() if isinstance(when, dt.datetime) else when
    dateline = article.dateline.raw if article.dateline else ""
    credits = ", ".join(credit.source for credit in article.credits)
    texts = "".join(f"<td>{isolated(text)}</td>" for text in (article.headline, credits, dateline))
    return (
        f'<tr><td>{isolated(article.site or "")}</td><td class="nc-day">{day or ""}</td>{texts}'
        f'<td class="nc-n">{sureness(article.segments):.0%}</td></tr>'
    )


def _rejected(results: Iterable[Result]) -> str:
    """A row for each reason: how many, and the first as an example."""
    counts: Counter[str] = Counter()
    examples: dict[str, Result] = {}
    for result in results:
        if result.rejection is not None:
            counts[result.rejection.reason.value] += 1
            examples.setdefault(result.rejection.reason.value, result)
    if not counts:
        return ""
    rows = []
    for reason, count in counts.most_common():
        first = examples[reason]
        detail = first.rejection.detail if first.rejection else ""
        rows.append(
            f'<tr><td>{reason}</td><td class="nc-n">{count:,}</td>'
            f"<td>{isolated(first.source_id)}</td><td>{isolated(detail)}</td></tr>"
        )
    head = _cells("th", ("reason", "", "for example", "because"))
    return (
        f'<h4>Rejected</h4><table class="nc-list"><thead>{head}</thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _change(change: Change) -> str:
    differs = ", ".join(change.fields)
    moves = ", ".join(
        f"{role_name(before)} → {role_name(after)}"
        for (before, after), _ in islice(change.roles.most_common(), 3)
    )
    texts = (
        "\n".join(_short(text) for text in part[:3]) for part in (change.removed, change.added)
    )
    cells = (change.source_id, change.kind, "; ".join(filter(None, (differs, moves))), *texts)
    return f"<tr>{''.join(f'<td>{isolated(cell)}</td>' for cell in cells)}</tr>"


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:119] + "…"


def _cells(tag: str, values: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{inert(value)}</{tag}>' for value in values)}</tr>"


def _more(count: int, shown: int) -> str:
    return f'<p class="nc-note">and {count - shown:,} more</p>' if count > shown else ""
