"""An article as plain text and as Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain

from newsclean.models import Article, Paragraph, Role, Segment

# What the body leaves out between a dateline and the text behind it.
_MARKS = " \t-–—:.،,"
# A dateline may open one of the first paragraphs, not only the first.
_OPENINGS = 3
# The last character of a script that puts no space between words.
_DENSE = re.compile(r"[　-鿿가-힯＀-￯]$")
# Characters and line starts that Markdown would read as markup.
_INLINE = re.compile(r"[\\`*_\[\]<>~]|&(?=#?\w{1,32};)")
_LINE_START = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{2,}\s*$")
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")

# Characters that YAML wants escaped and JSON doesn't.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def to_text(article: Article, *, dateline: bool = False) -> str:
    """The body as text, paragraphs apart by a blank line; see `Article.to_text`.

    With ``dateline`` the paragraph that opens with the dateline keeps it, with the spacing of the
    page; a dateline that stands alone on its line stays a paragraph of its own.
    """
    body = _with_dateline(article) if dateline else article.body
    return "\n\n".join(paragraph.text for paragraph in body)


def _with_dateline(article: Article) -> tuple[Paragraph, ...]:
    """The body with its dateline put back where it was taken from."""
    body = article.body
    if article.dateline is None:
        return body
    raw = article.dateline.raw
    start = " ".join(raw.split())
    for segment in _sources(article):
        # Folded, since a paragraph of a dump may be wrapped anywhere, also inside its dateline.
        line = " ".join(segment.text.split())
        if not line.startswith(start):
            continue
        rest = line[len(start) :]
        if segment.role is not Role.BODY and not rest.strip(_MARKS):
            return (Paragraph(kind="paragraph", text=line), *body)
        text = rest.lstrip(_MARKS)
        for number, paragraph in enumerate(body[:_OPENINGS]):
            if text and text[:40] == " ".join(paragraph.text[:80].split())[:40]:
                return _opened(body, number, raw + rest[: len(rest) - len(text)])
    number = next((n for n, part in enumerate(body) if part.kind != "subheading"), 0)
    return _opened(body, number, raw if _DENSE.search(raw) else f"{raw} ")


def _opened(body: tuple[Paragraph, ...], number: int, opening: str) -> tuple[Paragraph, ...]:
    there = body[number]
    opened = there.model_copy(update={"text": opening + there.text})
    return (*body[:number], opened, *body[number + 1 :])


def _sources(article: Article) -> Iterator[Segment]:
    """Segments that may hold the dateline: those the evidence names, then all that might."""
    evidence = article.evidence.get("dateline")
    numbers = evidence.segments if evidence else ()
    yield from (article.segments[n] for n in numbers if 0 <= n < len(article.segments))
    yield from (s for s in article.segments if s.role in (Role.DATELINE, Role.BODY))


def to_markdown(article: Article, *, front_matter: bool = False) -> str:
    """The article as Markdown: headline, deck, byline, and the body by its kinds of paragraphs.

    With ``front_matter`` the fields come first, as YAML between ``---`` lines, in place of deck,
    byline and dateline. Text that only looks like Markdown or HTML is escaped.

    >>> article = Article(headline="2 * 3", body=(Paragraph(kind="list_item", text="Six."),))
    >>> print(to_markdown(article))
    # 2 \\* 3
    <BLANKLINE>
    - Six.
    """
    parts = [_front_matter(article)] if front_matter else []
    parts.append(f"# {_escaped(article.headline)}")
    if not front_matter:
        day = article.published.isoformat()[:10] if article.published else None
        line = " · ".join(_escaped(part) for part in (article.byline, day) if part)
        parts += [f"*{_escaped(article.deck)}*"] if article.deck else []
        parts += [line] if line else []
    body = article.body if front_matter else _with_dateline(article)
    parts.append("\n".join(chain.from_iterable(_lines(body))))
    return "\n\n".join(parts)


def _lines(body: tuple[Paragraph, ...]) -> Iterator[tuple[str, ...]]:
    """Markdown of each paragraph; items of one list stand together, all else is set apart."""
    before: str | None = None
    for paragraph in body:
        apart = before is not None and not (paragraph.kind == before == "list_item")
        yield ("", _paragraph(paragraph)) if apart else (_paragraph(paragraph),)
        before = paragraph.kind


def _paragraph(paragraph: Paragraph) -> str:
    text = paragraph.text
    if paragraph.kind == "preformatted":
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
        return f"{fence}\n{text}\n{fence}"
    if paragraph.kind == "table":
        return _table(text)
    lines = [_escaped(line) for line in text.split("\n") if line.strip()]
    if paragraph.kind == "subheading":
        return "## " + " ".join(lines)
    if paragraph.kind == "quote":
        return "\n".join(f"> {line}" for line in lines)
    if paragraph.kind == "list_item":
        return "- " + "\n  ".join(lines)
    return "\n".join(lines)


def _table(text: str) -> str:
    rows = [
        [_escaped(cell).replace("|", "\\|") for cell in row.split(" | ")]
        for row in text.split("\n")
    ]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    rows.insert(1, ["---"] * width)
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _escaped(text: str) -> str:
    """One line of text, folded, with what Markdown would read as markup made plain characters."""
    line = _INLINE.sub(r"\\\g<0>", " ".join(text.split()))
    if _LINE_START.match(line):
        return "\\" + line
    return _NUMBERED.sub(r"\1\\", line, count=1) if _NUMBERED.match(line) else line


def _front_matter(article: Article) -> str:
    """Fields as YAML; values are in JSON's notation, which is YAML too."""
    values: dict[str, object] = {
        "title": article.headline,
        "description": article.deck,
        "authors": [person.name for person in article.authors],
        "date": article.published.isoformat() if article.published else None,
        "lastmod": article.modified.isoformat() if article.modified else None,
        "section": article.section,
        "dateline": article.dateline.raw if article.dateline else None,
        "credits": [credit.source for credit in article.credits],
        "tags": list(article.tags),
        "language": article.language,
        "site": article.site,
        "url": article.url,
    }
    lines = (f"{name}: {_yaml(value)}" for name, value in values.items() if value)
    return "\n".join(["---", *lines, "---"])


def _yaml(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found.group()):04x}", written)
