"""Articles, results and rejections in a notebook: the fields as a card, the dump beside it.

Plain HTML and CSS: no script and nothing fetched, so that outputs stay alive in saved notebooks,
and the legend's entries are check boxes that style sheets listen to.
"""

from __future__ import annotations

import io
from collections import Counter
from functools import cache

from rich.console import Console

from newsclean.errors import NoArticle
from newsclean.models import Article, Evidence, Paragraph, Rejection, Result, Role, Segment
from newsclean.show.fields import shown_fields, source_of
from newsclean.show.inert import inert, isolated, plain
from newsclean.show.looks import LOOKS, asset, role_css, role_name

Outcome = Article | Result | Rejection | NoArticle
# A notebook keeps its outputs: of giant dumps it shows the beginning.
_MOST_SEGMENTS, _MOST_CHARACTERS = 400, 2000


def html_of(outcome: Outcome) -> str:
    """An article, or why there is none, beside the dump; every value is inert.

    >>> article = Article(headline="<b>", body=(Paragraph(kind="paragraph", text="T"),))
    >>> "<b></h3>" in html_of(article), "&lt;b&gt;</h3>" in html_of(article)
    (False, True)
    """
    name = ""
    if isinstance(outcome, Result):
        name = isolated(outcome.source_id, "p", "nc-id")
        content: Article | Rejection | NoArticle | None = outcome.article or outcome.rejection
    else:
        content = outcome
    assert content is not None
    card = _article_card(content) if isinstance(content, Article) else _rejection_card(content)
    return framed(
        f'<div class="nc-page"><div class="nc-card">{name}{card}</div>{_dump(content.segments)}</div>'
    )


def text_of(outcome: Outcome, width: int = 100) -> str:
    """The same as plain text: what the terminal shows, without its colours."""
    from newsclean.show.terminal import render

    if isinstance(outcome, Rejection):
        outcome = NoArticle(outcome.reason, outcome.detail, outcome.segments)
    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False)
    with console.capture() as captured:
        console.print(render(outcome, _MOST_SEGMENTS))
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def framed(content: str) -> str:
    """The content with the style sheet it needs."""
    return f'<div class="newsclean nc-out"><style>{_style()}</style>{content}</div>'


@cache
def _style() -> str:
    hidden = [
        f'.newsclean:has(.nc-legend input[value="{role}"]:not(:checked)) .nc-s.nc-r-{role}'
        for role in LOOKS
    ]
    hidden.append(".newsclean:has(.nc-legend input[value=boilerplate]:not(:checked)) .nc-boiler")
    toggles = ",".join(hidden) + "{display:none}"
    return "\n".join((asset("common.css"), asset("notebook.css"), role_css(), toggles))


def _article_card(article: Article) -> str:
    rows = "".join(
        f"<dt>{inert(name)}</dt><dd>{isolated(value)}{_source(evidence)}</dd>"
        for name, value, evidence in shown_fields(article)
        if name != "headline"
    )
    body = "".join(_paragraph(paragraph) for paragraph in article.body)
    return (
        f"{isolated(article.headline, 'h3', 'nc-head')}<dl>{rows}</dl>"
        f'<div class="nc-body" tabindex="0" role="region" aria-label="Body">{body}</div>'
    )


def _source(evidence: Evidence | None) -> str:
    title = f' title="{plain(evidence.note)}"' if evidence and evidence.note else ""
    return f" <small{title}>{inert(source_of(evidence))}</small>" if evidence else ""


def _paragraph(paragraph: Paragraph) -> str:
    return isolated(paragraph.text, "p", f"nc-k-{paragraph.kind}")


def _rejection_card(content: Rejection | NoArticle) -> str:
    return (
        f'<p class="nc-head">No article: <span class="nc-reason">{content.reason.value}</span></p>'
        f"{isolated(content.detail, 'p')}"
    )


def _dump(segments: tuple[Segment, ...]) -> str:
    """The legend and every segment with its role, tinted."""
    if not segments:
        return "<div></div>"
    lines = []
    end = 0
    for number, segment in enumerate(segments[:_MOST_SEGMENTS]):
        lines.append(_line(segment, gap=number > 0 and segment.start - end > 1))
        end = segment.end
    rest = len(segments) - _MOST_SEGMENTS
    more = f'<p class="nc-note">and {rest:,} more segments</p>' if rest > 0 else ""
    return (
        f'<div>{_legend(segments)}<div class="nc-scroll" tabindex="0" role="region" '
        f'aria-label="The dump"><ol class="nc-dump">{"".join(lines)}</ol>{more}</div></div>'
    )


def _legend(segments: tuple[Segment, ...]) -> str:
    counts = Counter(segment.role for segment in segments)
    chips = [_chip(role.value, f"nc-r-{role}", role_name(role), counts[role]) for role in counts]
    boilerplate = sum(count for role, count in counts.items() if not role.is_article)
    if boilerplate:
        chips.append(_chip("boilerplate", "", "all boilerplate", boilerplate))
    return f'<div class="nc-legend" role="group" aria-label="Roles shown">{"".join(chips)}</div>'


def _chip(value: str, classes: str, name: str, count: int) -> str:
    return (
        f'<label class="nc-chip {classes}"><input type="checkbox" value="{value}" checked>'
        f"{name} <b>{count:,}</b></label>"
    )


def _line(segment: Segment, *, gap: bool) -> str:
    classes = f"nc-s nc-r-{segment.role}"
    classes += "" if segment.role.is_article else " nc-boiler"
    classes += " nc-gap" if gap else ""
    text = segment.text
    if len(text) > _MOST_CHARACTERS:
        text = text[:_MOST_CHARACTERS] + "…"
    return (
        f'<li class="{classes}"><span class="nc-role">{role_name(Role(segment.role))}</span>'
        f"{isolated(text.strip(chr(10)), 'span', 'nc-t')}"
        f'<span class="nc-why">{segment.confidence:.0%} sure: {inert(segment.reason)}</span></li>'
    )
