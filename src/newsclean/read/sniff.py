"""Finds out whether a dump is HTML, Markdown or plain text by looking at it."""

from __future__ import annotations

import re

from newsclean.document import Format

_SAMPLE = 100_000
_OPENING = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE | re.DOTALL
)
_ELEMENT = re.compile(
    r"<(/?)(p|div|span|a|h[1-6]|ul|ol|li|table|tr|td|article|section|header|footer|nav|main|body|html|"
    r"figure|img|br|strong|em|b|i|meta|title|script|link)\b[^<>]{0,1000}>",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?<!\\)\[[^\]\n]{0,300}\]\((?:<[^>\n]{0,300}>|[^)\s]{0,800})(?:\s+\"[^\"\n]{0,200}\")?\)")
_HEADING = re.compile(r"^#{1,6}\s+\S", re.MULTILINE)
_UNDERLINE = re.compile(r"^\S[^\n]{0,200}\n(?:={3,}|-{3,})\s*$", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\*)\*\*[^\s*][^*\n]{0,200}\*\*(?!\*)")


def sniff(text: str) -> Format:
    """The format of a dump; fragments of HTML count as HTML, prose that mentions tags as text.

    >>> sniff("<p>Rain.</p><p>More rain.</p>")
    'html'
    >>> sniff("Use <b> for bold, they said.")
    'text'
    """
    sample = text[:_SAMPLE]
    if _OPENING.match(sample):
        return "html"
    if _is_fragment(sample):
        return "html"
    return "markdown" if _is_markdown(sample) else "text"


def _is_fragment(sample: str) -> bool:
    """Elements that are closed again, or so many that they can't be a mention."""
    if "<" not in sample:
        return False
    opened: set[str] = set()
    closed: set[str] = set()
    count = 0
    for found in _ELEMENT.finditer(sample):
        count += 1
        (closed if found.group(1) else opened).add(found.group(2).lower())
        if count > 400:
            break
    starts = bool(_ELEMENT.match(sample.lstrip()))
    pairs = len(opened & closed)
    if starts:
        return pairs >= 1 or count >= 2
    return pairs >= 2 and count >= 6 and count * 400 > len(sample)


def _is_markdown(sample: str) -> bool:
    """Several marks of different kinds, or many links: single ones occur in any text."""
    links = len(_LINK.findall(sample))
    headings = len(_HEADING.findall(sample)) + len(_UNDERLINE.findall(sample))
    emphasis = len(_EMPHASIS.findall(sample))
    if links >= 3 or (links and (headings or emphasis)):
        return True
    return headings >= 2 and (emphasis > 0 or headings >= 3) or (headings >= 1 and emphasis >= 1)
