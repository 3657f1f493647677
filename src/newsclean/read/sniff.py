"""Finds out whether a dump is HTML, Markdown or plain text by looking at it."""

from __future__ import annotations

import re

from newsclean.document import Format

_SAMPLE = 60_000
_PAGE = re.compile(r"<(?:!doctype|html|head|body|frameset|rss|feed)\b|<\?xml\b", re.IGNORECASE)
_ELEMENT = re.compile(
    r"<(/?)(p|div|span|a|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|article|section|header|"
    r"footer|nav|main|aside|body|html|figure|figcaption|picture|img|br|hr|strong|em|b|i|u|small|sup|"
    r"font|center|blockquote|pre|meta|title|script|style|link|iframe|form|input|button|video|time|"
    r"amp-img)\b[^<>]{0,4000}>",
    re.IGNORECASE,
)
# Elements that stand alone, or whose end tag people leave out.
_SINGLE = frozenset({"p", "br", "hr", "img", "li", "tr", "td", "meta", "link", "input"})
_ENOUGH_TAGS = 400
_LONG_PARAGRAPH = 500
_PIECE = 600
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
_LINK = re.compile(r"\]\(\s?<?(?:https?:|mailto:|javascript:|#|/|\.{1,2}/|[\w-]{1,80}[./?])")
_REFERENCE = re.compile(r"^ {0,3}\[[^\[\]\n]{1,80}\]: ?\S+", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} +[^\s#]", re.MULTILINE)
_LONE_HEADING = re.compile(r"(?:\A|\n[ \t\r]*\n)#{1,6} +[^\s#][^\n]{0,300}(?=\n[ \t\r]*\n)")
_UNDERLINE = re.compile(r"^[^\s=-][^\n]{0,200}\n(?:={4,}|-{4,})[ \t]*$", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![*\w])\*\*[^\s*][^*\n]{0,200}\*\*(?!\*)")
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)


def sniff(text: str) -> Format:
    """The format of a dump, from its first 60,000 characters.

    Fragments of HTML count as HTML, and so do feeds and other XML; prose that mentions tags, or
    quotes code, is text. Markdown takes several marks of its own: links, headings together with
    links or emphasis, headings with blank lines around; '#' and bullets alone occur in any text.

    >>> sniff("<p>Rain.</p><p>More rain.</p>")
    'html'
    >>> sniff("Use <b> for bold, they said.")
    'text'
    >>> sniff("# Rain\\n\\nIt rains, [says the office](https://example.org/rain).")
    'markdown'
    """
    sample = text[:_SAMPLE]
    start = _after_comments(sample)
    if _PAGE.match(sample, start):
        return "html"
    marks = _markdown_marks(sample)
    if "<" in sample and _is_fragment(sample, start, marks):
        return "html"
    return "markdown" if marks else "text"


def _after_comments(sample: str) -> int:
    """Where the dump begins, behind white space, byte-order mark and HTML comments."""
    position = 0
    while True:
        while position < len(sample) and (
            sample[position].isspace() or sample[position] == "\ufeff"
        ):
            position += 1
        if not sample.startswith("<!--", position):
            return position
        end = sample.find("-->", position + 4)
        if end < 0:
            return position
        position = end + 3


def _is_fragment(sample: str, start: int, marks: int) -> bool:
    """Whether tags make the dump, rather than being mentioned in it or strewn into Markdown."""
    opened: list[str] = []
    closed: set[str] = set()
    first = -1
    for found in _ELEMENT.finditer(sample):
        first = found.start() if first < 0 else first
        name = found.group(2).lower()
        if found.group(1):
            closed.add(name)
        else:
            opened.append(name)
        if len(opened) > _ENOUGH_TAGS:
            break
    if not opened or marks >= len(opened):
        return False
    paired = sum(1 for name in opened if name in closed)
    single = sum(1 for name in opened if name in _SINGLE)
    if first == start:
        return paired >= 1 or single >= 2
    if paired + single < 3 and single < 2 and (not paired or "a" not in closed):
        return False
    return _tags_everywhere(sample)


def _tags_everywhere(sample: str) -> bool:
    """Whether tags are all over the text; in prose that quotes code only some places hold any."""
    tagged = total = 0.0
    for paragraph in _BLANK_LINES.split(sample):
        # One long stretch of markup among many lines of text doesn't decide.
        weight = min(len(paragraph), _LONG_PARAGRAPH)
        total += weight
        tagged += weight * _tagged_share(paragraph)
    return tagged * 2 > total


def _tagged_share(paragraph: str) -> float:
    """The share of pieces of a paragraph, or of a page on one line, that hold a tag."""
    starts = range(0, len(paragraph), _PIECE)
    pieces = (paragraph[start : start + _PIECE] for start in starts)
    return sum(1 for piece in pieces if _ELEMENT.search(piece)) / max(1, len(starts))


def _is_headed(sample: str) -> bool:
    """Whether the dump opens with a heading of its own, or holds two of them."""
    first = _LONE_HEADING.search(sample) if "#" in sample else None
    if first is None:
        return False
    return not sample[: first.start()].strip() or bool(_LONE_HEADING.search(sample, first.end()))


def _markdown_marks(sample: str) -> int:
    """How many marks of Markdown there are; 0 where they are too few or of one weak kind."""
    links = len(_LINK.findall(sample)) if "](" in sample else 0
    references = len(_REFERENCE.findall(sample)) if "]:" in sample else 0
    headings = len(_HEADING.findall(sample)) if "#" in sample else 0
    if "====" in sample or "----" in sample:
        headings += len(_UNDERLINE.findall(sample))
    emphasis = len(_EMPHASIS.findall(sample)) if "**" in sample else 0
    fences = len(_FENCE.findall(sample)) if "```" in sample or "~~~" in sample else 0
    kinds = sum(map(bool, (links, references >= 2, headings, emphasis, fences >= 2)))
    several = kinds >= 2 and links + references + headings + emphasis + fences >= 2
    enough = links >= 2 or (links and links * 300 > len(sample)) or _is_headed(sample)
    return links + references + headings + emphasis + fences if several or enough else 0
