"""A cleaned dump in the terminal: fields on top, below it every segment in its role's colour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from newsclean.errors import NoArticle, Reason
from newsclean.models import Article, Result, Role, Segment
from newsclean.show.fields import shown_fields, source_of

STYLES: dict[Role, str] = {
    Role.PAGE_TITLE: "dim cyan",
    Role.SECTION: "magenta",
    Role.HEADLINE: "bold bright_cyan",
    Role.DECK: "cyan",
    Role.BYLINE: "bright_yellow",
    Role.TIMESTAMP: "yellow",
    Role.DATELINE: "bold bright_magenta",
    Role.BODY: "bright_green",
    Role.SUBHEADING: "bold green",
    Role.CAPTION: "blue",
    Role.CREDIT: "bold bright_blue",
    Role.NOTE: "italic green",
    Role.BIO: "italic yellow",
    Role.TAGS: "bright_magenta",
    Role.NAV: "dim",
    Role.LOGIN: "dim red",
    Role.NEWSLETTER: "dim yellow",
    Role.SHARE: "dim",
    Role.COMMENTS: "dim red",
    Role.RELATED: "dim blue",
    Role.AD: "dim magenta",
    Role.LEGAL: "dim white",
    Role.MEDIA: "dim cyan",
    Role.OTHER: "dim",
}
# Controls, invisible and direction-changing characters: none may reach the terminal as they are.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)


def harmless(text: str) -> str:
    """The text with every control character spelled out, so that a terminal only shows it.

    >>> harmless("a\\x1b[2Jb\\u202ec")
    'a\\\\x1b[2Jb\\\\u202ec'
    """
    return _UNSAFE.sub(_spelled, text.replace("\r\n", "\n").replace("\t", "    "))


def render(outcome: Result | Article | NoArticle, first: int | None = None) -> RenderableType:
    """The fields, then the dump with role names in a gutter; all text of the dump is inert.

    ``first`` limits the dump to so many segments.
    """
    name = ""
    if isinstance(outcome, Result):
        name = harmless(outcome.source_id)
        outcome = outcome.article or NoArticle(*_rejection(outcome))
    if isinstance(outcome, NoArticle):
        reason, detail = outcome.reason.value, harmless(outcome.detail)
        top: RenderableType = Text.assemble(
            ("no article: ", "bold"), (reason, "bold red"), ("  " + detail, "dim")
        )
    else:
        top = _fields(outcome)
    title = Rule(Text(name, style="bold"), align="left", style="dim")
    return Group(title, top, Rule(style="dim"), _dump(outcome.segments, first))


def _rejection(result: Result) -> tuple[Reason, str, tuple[Segment, ...]]:
    rejection = result.rejection
    assert rejection is not None
    return rejection.reason, rejection.detail, rejection.segments


def _fields(article: Article) -> Table:
    """Field, value, and where the value comes from."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(style="dim", no_wrap=True)
    for name, value, evidence in shown_fields(article):
        table.add_row(*(Text(harmless(text)) for text in (name, value, source_of(evidence))))
    return table


def _dump(segments: tuple[Segment, ...], first: int | None) -> Table:
    """The segments below each other, a blank line where the dump has one."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True, width=max(map(len, Role)))
    table.add_column(width=1, style="dim")
    table.add_column(overflow="fold", ratio=1)
    for gap, segment in _spaced(segments[:first]):
        if gap:
            table.add_row("", "│", "")
        style = STYLES[segment.role]
        text = harmless(segment.text).strip("\n")
        bar = "\n".join("│" * (1 + text.count("\n")))
        table.add_row(Text(segment.role.value, style=style), bar, Text(text, style=style))
    if first is not None and len(segments) > first:
        table.add_row("", "┆", Text(f"and {len(segments) - first:,} more segments", style="dim"))
    return table


def _spaced(segments: tuple[Segment, ...]) -> Iterator[tuple[bool, Segment]]:
    end = 0
    for number, segment in enumerate(segments):
        yield number > 0 and segment.start - end > 1, segment
        end = segment.end


def _spelled(found: re.Match[str]) -> str:
    code = ord(found.group())
    return (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )
