"""Charts of many results as Altair charts, to restyle, combine and save."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from newsclean.models import Result
from newsclean.show.looks import role_name
from newsclean.show.tally import Tally, tally

_MOST = 15


def chart(results: Iterable[Result], what: str) -> Any:
    """An `altair.Chart`; see `newsclean.Corpus.chart`."""
    if what not in _CHARTS:
        raise ValueError(f"no chart of {what!r}; there are {', '.join(_CHARTS)}")
    try:
        import altair as alt
    except ImportError as error:
        raise ImportError('charts need altair: pip install "newsclean[notebook]"') from error
    return _CHARTS[what](alt, tally(results))


def _bars(alt: Any, rows: list[dict[str, Any]], value: str, title: str) -> Any:
    """Bars to the right, the longest first."""
    return (
        alt.Chart(alt.Data(values=rows), title=title)
        .mark_bar()
        .encode(
            x=alt.X(f"{value}:Q", title=value),
            y=alt.Y("name:N", sort="-x", title=None),
            tooltip=[alt.Tooltip("name:N"), alt.Tooltip(f"{value}:Q", format=",")],
        )
    )


def _roles(alt: Any, counted: Tally) -> Any:
    from newsclean.models import Role

    rows = [
        {
            "name": role_name(role),
            "characters": count,
            "kind": "article" if Role(role).is_article else "boilerplate",
        }
        for role, count in counted.characters.most_common()
    ]
    drawn = _bars(alt, rows, "characters", "Characters by role")
    return drawn.encode(color=alt.Color("kind:N", title=None))


def _dates(alt: Any, counted: Tally) -> Any:
    unit, periods = counted.periods()
    rows = [{"when": name, "articles": count} for name, count in periods.items()]
    return (
        alt.Chart(alt.Data(values=rows), title=f"Articles by {unit} of publication")
        .mark_bar()
        .encode(
            x=alt.X("when:O", title=None),
            y=alt.Y("articles:Q"),
            tooltip=["when:O", "articles:Q"],
        )
    )


def _confidence(alt: Any, counted: Tally) -> Any:
    rows = [
        {"from": 5 * step / 100, "to": (5 * step + 5) / 100, "articles": counted.sureness[step]}
        for step in range(20)
        if counted.sureness[step]
    ]
    return (
        alt.Chart(alt.Data(values=rows), title="Articles by confidence")
        .mark_bar()
        .encode(
            x=alt.X(
                "from:Q", bin="binned", title="mean of the segments", axis=alt.Axis(format="%")
            ),
            x2="to:Q",
            y=alt.Y("articles:Q"),
        )
    )


def _named(counts: Callable[[Tally], Any], title: str) -> Callable[[Any, Tally], Any]:
    def draw(alt: Any, counted: Tally) -> Any:
        names = counts(counted).most_common(_MOST)
        rows = [{"name": name, "articles": count} for name, count in names]
        return _bars(alt, rows, "articles", title)

    return draw


_CHARTS: dict[str, Callable[[Any, Tally], Any]] = {
    "roles": _roles,
    "dates": _dates,
    "confidence": _confidence,
    "credits": _named(lambda counted: counted.credits, "Credits"),
    "datelines": _named(lambda counted: counted.places, "Places in datelines"),
    "reasons": _named(lambda counted: counted.reasons, "Rejections by reason"),
}
