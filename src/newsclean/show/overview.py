"""The charts of many results as HTML, alike in a notebook and in the report."""

from __future__ import annotations

from newsclean.show.bars import bars, columns
from newsclean.show.tally import Tally


def charts(tally: Tally) -> str:
    """Roles, confidence, dates, credits, datelines, sites, languages, fields, rejections."""
    unit, periods = tally.periods()
    steps = {f"{5 * n}–{5 * n + 5} %": tally.sureness[n] for n in range(_first(tally), 20)}
    drawn = (
        bars("Rejections by reason", _ordered(tally.reasons), key="reason"),
        bars("Characters by role", _ordered(tally.characters), most=24, key="role"),
        columns("Articles by confidence", steps, note="mean over an article’s segments"),
        columns(f"Articles by {unit} of publication", periods),
        bars("Credits", _ordered(tally.credits), key="credit"),
        bars("Agencies in datelines", _ordered(tally.agencies)),
        bars("Places in datelines", _ordered(tally.places)),
        bars("Sites", _ordered(tally.sites), key="site"),
        bars("Languages", _ordered(tally.languages)),
        bars("Fields found", _ordered(tally.fields), most=20, of=tally.articles),
    )
    return f'<div class="nc-charts">{"".join(drawn)}</div>'


def _first(tally: Tally) -> int:
    """The lowest step of confidence to draw: some below the least sure, never above half."""
    return min(10, min((n for n, count in tally.sureness.items() if count), default=10))


def _ordered(counts: object) -> dict[str, int]:
    return dict(counts.most_common())  # type: ignore[attr-defined]


def figures(tally: Tally) -> str:
    """The few numbers that come first."""
    total = tally.articles + tally.rejected
    sure = f"{tally.total_sureness / tally.articles:.0%}" if tally.articles else "–"
    told = {
        "dumps": f"{total:,}",
        "articles": f"{tally.articles:,}",
        "rejected": f"{tally.rejected:,}",
        "sites": f"{len(tally.sites):,}",
        "segments": f"{tally.segments.total():,}",
        "mean confidence": sure,
    }
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in told.items())
    return f'<dl class="figures">{rows}</dl>'
