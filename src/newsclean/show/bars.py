"""Bars as HTML tables with SVG in them: readable as text, no script, no style attributes."""

from __future__ import annotations

from collections.abc import Mapping

from newsclean.show.inert import inert, isolated, plain
from newsclean.show.looks import role_name

_HEIGHT = 90


def bars(
    title: str,
    counts: Mapping[str, int],
    *,
    most: int = 12,
    of: int | None = None,
    key: str = "",
    note: str = "",
) -> str:
    """A titled table, a row and a bar for each name; "" when there is nothing to show.

    Bars are shares of ``of``, or of the largest count. With a ``key`` each row says
    ``data-key`` and ``data-value``, for a script to filter by; the key "role" gives colours.
    """
    shown = [(name, count) for name, count in counts.items() if count][:most]
    if not shown:
        return ""
    whole = of or max(count for _, count in shown)
    rows = "".join(_row(name, count, whole, key, percent=of is not None) for name, count in shown)
    rest = sum(1 for count in counts.values() if count) - len(shown)
    more = f"and {rest:,} more" if rest > 0 else ""
    foot = " · ".join(part for part in (note, more) if part)
    foot = f'<p class="nc-note">{foot}</p>' if foot else ""
    return (
        f'<figure class="nc-chart"><table class="nc-bars"><caption>{inert(title)}</caption>'
        f"<tbody>{rows}</tbody></table>{foot}</figure>"
    )


def _row(name: str, count: int, whole: int, key: str, *, percent: bool) -> str:
    classes = f' class="nc-r-{name}"' if key == "role" else ""
    data = f' data-key="{key}" data-value="{plain(name)}"' if key else ""
    share = 100 * count / whole
    number = f"{share:.0f} %" if percent else f"{count:,}"
    label = isolated(role_name(name) if key in ("role", "reason") else name)
    return (
        f'<tr{classes}{data}><th scope="row">{label}</th>'
        f'<td><svg width="100%" height="12" aria-hidden="true"><rect width="{share:.2f}%" '
        f'height="12" rx="2"/></svg></td><td class="nc-n">{number}</td></tr>'
    )


def columns(title: str, counts: Mapping[str, int], *, note: str = "") -> str:
    """A titled row of columns in the order given, first and last named; "" without any count."""
    if not any(counts.values()):
        return ""
    top = max(counts.values())
    step = 100 / len(counts)
    drawn = "".join(
        f'<rect x="{number * step + step * 0.1:.2f}%" width="{step * 0.8:.2f}%" '
        f'y="{_HEIGHT - _HEIGHT * count / top:.1f}" height="{_HEIGHT * count / top:.1f}">'
        f"<title>{plain(name)}: {count:,}</title></rect>"
        for number, (name, count) in enumerate(counts.items())
    )
    names = list(counts)
    told = "; ".join(f"{name}: {count}" for name, count in counts.items() if count)
    foot = f'<p class="nc-note">{note}</p>' if note else ""
    return (
        f'<figure class="nc-chart nc-columns"><figcaption>{inert(title)}</figcaption>'
        f'<svg width="100%" height="{_HEIGHT}" role="img" aria-label="{plain(title)}. '
        f'{plain(told)}">{drawn}</svg>'
        f'<p class="nc-ends"><span>{inert(names[0])}</span><span>at most {top:,}</span>'
        f"<span>{inert(names[-1])}</span></p>{foot}</figure>"
    )
