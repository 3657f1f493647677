"""Cuts Markdown, as crawlers and html2text write it, into blocks with links and element names."""

from __future__ import annotations

import re
from itertools import pairwise

from newsclean.document import ROOT, Anchor, Block, Document, Picture, Scope, Source
from newsclean.segment.cards import link_cards
from newsclean.segment.lines import Line
from newsclean.segment.oneline import cut_running
from newsclean.segment.parts import parts_of
from newsclean.segment.wrap import SENTENCE_END

_HEADING = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?$")
_BULLET = re.compile(r"(?:[*+-]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"(?:>\s?)+")
# Code that an article prints stands between these.
_FENCE = "```"
_RULE = re.compile(r"(?:[-*_]\s?){3,}$")
_UNDERLINE = re.compile(r"(=+|-+)$")
_TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
_IMAGE = re.compile(
    r"!\[([^\]\n]{0,500})\]\(\s*<?([^)>\s]{0,2000})>?(?:\s+[\"'][^\n]{0,300}?[\"'])?\s*\)"
)
# Possessive, and no character can be read in two ways: a label full of backslashes stays linear.
_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]\n\\]|\[[^\[\]\n]{0,200}+\]|\\.){0,500}+)\]"
    r"\(\s*<?((?:[^()\s>]|\([^()\s]{0,200}+\)){0,2000}+)>?(?:\s+[\"'][^\n]{0,300}?[\"'])?\s*\)"
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_EMPHASIS = re.compile(
    r"(?<![\\\w])(\*\*\*|\*\*|\*|___|__|_)(?=\S)([^\n]{1,1000}?)(?<=\S)\1(?![\w*])"
)
# The same right behind or before a letter: "By**Ana Ruiz**".
_GLUED_STRONG = re.compile(r"(?<![\\*])\*\*(?=[^\s*])([^\n*]{1,300}?)(?<=[^\s*])\*\*(?!\*)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_CODE = re.compile(r"`([^`\n]{1,500})`")
# html2text wraps paragraphs and headings at column 78, behind hyphens as well, also in addresses.
_HYPHEN = re.compile(r"(?<=\w)-\n[ \t]*(?=\w)")
_WRAPPED, _HALF = 79, 40
# Longer than any line that somebody wrapped.
_UNWRAPPED, _FEWEST_TIGHT = 120, 3
_GOES_ON = (",", ";", "-", "–", "—")
_LONGEST = 200_000
# Longer than a paragraph.
_ENDLESS = 2500
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SCOPES = {
    "li": Scope("li", within=frozenset({"ul"})),
    "blockquote": Scope("blockquote", within=frozenset({"blockquote"})),
    "tr": Scope("tr", within=frozenset({"table"})),
    "pre": Scope("pre", within=frozenset({"pre"})),
}


def segment_markdown(source: Source) -> Document:
    """The dump cut into headings, paragraphs, list items, quotations, table rows and code.

    Offsets count in the Markdown as it is; ``Block.text`` is the reading text without marks, and
    ``Block.anchors`` hold the links. Pictures go into ``pictures``. Syntax after CommonMark, as
    far as dumps of news pages use it.
    """
    document = Document(source=source, text=source.text, blocks=[], layout="markdown")
    parts = parts_of(source.text, code=_FENCE not in source.text)
    document.blocks += parts.header
    for number, stretch in enumerate(parts.stretches):
        _cut(document, stretch)
        document.blocks += parts.scripts[number : number + 1]
    link_cards(document.blocks)
    document.blocks += parts.listed
    return document


def _cut(document: Document, lines: list[Line]) -> None:
    tight = _is_tight(lines)
    group: list[Line] = []
    tag = ""
    fence = ""
    for line in lines:
        mark = line.text[:3]
        if fence and mark == fence:
            group.append(line)
            _end(document, group, tag)
            group, tag, fence = [], "", ""
            continue
        if not fence and mark in (_FENCE, "~~~"):
            _end(document, group, tag)
            group, tag, fence = [line], "pre", mark
            continue
        kind = "pre" if fence else _kind(line.text)
        apart = tight and bool(group) and kind == tag == "p" and _is_apart(group[-1], line)
        if group and not apart and _continues(group[-1], line, tag, kind):
            if kind == "underline":
                tag = "h1" if line.text[0] == "=" else "h2"
            group.append(line)
            continue
        _end(document, group, tag)
        group, tag = [line], "p" if kind == "underline" else kind
    _end(document, group, tag)


def _kind(text: str) -> str:
    """The element a line starts."""
    heading = _HEADING.match(text)
    if heading:
        return f"h{len(heading.group(1))}"
    if _RULE.match(text):
        return "underline" if _UNDERLINE.match(text) else "hr"
    if _UNDERLINE.match(text):
        return "underline"
    if _BULLET.match(text):
        return "li"
    if text.startswith(">"):
        return "blockquote"
    if text.startswith("|") or (_TABLE_RULE.match(text) and "|" in text):
        return "tr"
    return "p"


def _continues(before: Line, line: Line, tag: str, kind: str) -> bool:
    """Whether the line belongs to the block above it."""
    if line.gap:
        return False
    if tag == "pre":
        return kind == "pre"
    if kind == "underline":
        return tag == "p" and len(line.text) >= 3
    if tag == "blockquote":
        return kind == "blockquote"
    if tag in HEADINGS:
        return kind == "p" and _is_full(before, line)
    return tag in ("p", "li") and kind == "p"


def _is_tight(lines: list[Line]) -> bool:
    """Whether paragraphs stand right below each other, as in no Markdown by the book."""
    long = [len(line.text) > _UNWRAPPED for line in lines]
    pairs = [line.gap for line, pair in zip(lines[1:], pairwise(long), strict=True) if all(pair)]
    tight = pairs.count(0)
    return tight >= _FEWEST_TIGHT and 2 * tight > len(pairs)


def _is_apart(before: Line, line: Line) -> bool:
    """Whether lines right below each other, which nobody wrapped, are paragraphs: a sentence's end and
    another's beginning, or a short line and a long one."""
    if line.text[0].islower() or before.text.endswith(_GOES_ON):
        return False
    ended = len(before.text) > _UNWRAPPED and before.text.endswith(SENTENCE_END)
    return ended or (len(before.text) <= _WRAPPED and len(line.text) > _UNWRAPPED)


def _is_full(before: Line, line: Line) -> bool:
    """Whether a heading goes on below: the next word did not fit on its line, or is in small letters."""
    room = _WRAPPED - before.indent - len(before.text)
    broken = room < 1 + len(line.text.split(None, 1)[0]) or line.text[0].islower()
    return room >= 0 and broken and len(before.text) > _HALF


def _end(document: Document, group: list[Line], tag: str) -> None:
    """Make a block of the lines, or several where a whole page stands on one."""
    if not group:
        return
    start, end = group[0].start, group[-1].end
    spans = [(start, end)]
    if end - start > _ENDLESS and tag not in ("pre", "tr"):
        tag = "p" if tag in HEADINGS else tag
        links = [found.span() for found in _LINK.finditer(document.text[start:end])]
        spans = cut_running(document.text, start, end, document.source.headline, links)
    for number, (a, b) in enumerate(spans):
        _add(document, a, b, tag, group[0].gap if number == 0 else 0)


def _add(document: Document, start: int, end: int, tag: str, gap: int) -> None:
    raw = document.text[start:end]
    text, anchors, pictures = _reading(raw, tag)
    for url, alt in pictures:
        document.pictures.append(Picture(url, alt, len(document.blocks)))
    if text in ("", "[") and pictures:
        text, tag = " ".join(alt for _, alt in pictures if alt) or pictures[0][0], "img"
    elif not text and _LINK.search(raw):
        tag = "link"  # to somewhere, without a word
    document.blocks.append(
        Block(
            text=text or raw,
            start=start,
            end=end,
            tag=tag,
            scope=_SCOPES.get(tag, ROOT),
            anchors=tuple(anchors),
            gap=gap,
        )
    )


def _reading(raw: str, tag: str) -> tuple[str, list[Anchor], list[tuple[str, str]]]:
    """Reading text, links with their offsets in it, and pictures as (url, alternative text)."""
    if tag == "pre":
        body = "\n".join(line for line in raw.split("\n") if line.strip()[:3] not in ("```", "~~~"))
        return body.strip(), [], []
    text = _unmarked(raw[:_LONGEST], tag) + raw[_LONGEST:]
    if "\n" in text and tag != "tr":
        text = _HYPHEN.sub("-", text).replace("\n", " ")
    pictures = [
        (m.group(2), " ".join(m.group(1).split())) for m in _IMAGE.finditer(text) if m.group(2)
    ]
    text = _IMAGE.sub(lambda found: " " * _parts_words(found), text)
    text = _AUTOLINK.sub(r"[\1](\1)", text)
    anchors: list[Anchor] = []
    parts: list[str] = []
    length = position = 0
    for found in _LINK.finditer(text):
        before = _plain(text[position : found.start()])
        label = _plain(found.group(1)).strip()
        length = _append(parts, length, before)
        if label and _is_seam(text[found.start() - 1 : found.start()], label):
            length = _append(parts, length, " ")
        begin = length
        length = _append(parts, length, label)
        begin += length - begin - len(label.strip()) if length > begin else 0
        if length > begin:
            target = found.group(2)
            href = None if target[:11].lower() == "javascript:" else target or None
            anchors.append(Anchor("".join(parts)[begin:length], href, begin, length))
        position = found.end()
        if label and _is_seam(label, text[position : position + 1]):
            length = _append(parts, length, " ")
    length = _append(parts, length, _plain(text[position:]))
    return "".join(parts).strip(), anchors, pictures


def _parts_words(found: re.Match[str]) -> bool:
    """Whether letters stand right before and right behind what is taken out."""
    before, behind = (
        found.string[found.start() - 1 : found.start()],
        found.string[found.end() :][:1],
    )
    return before.isalnum() and behind.isalnum()


def _is_seam(before: str, behind: str) -> bool:
    """Whether two elements of a page meet here without a blank: "[Ana Ruiz](/ana)Published May 3"."""
    return before[-1:].islower() and behind[:1].isupper()


def _append(parts: list[str], length: int, text: str) -> int:
    """Add folded text, with one space where white space was; the new length."""
    folded = " ".join(text.split())
    if not folded:
        if text and parts and not parts[-1].endswith(" "):
            parts.append(" ")
            length += 1
        return length
    if text[0].isspace() and parts and not parts[-1].endswith(" "):
        folded = " " + folded
    if text[-1].isspace():
        folded += " "
    parts.append(folded)
    return length + len(folded)


def _unmarked(raw: str, tag: str) -> str:
    """Without the marks that make the line a heading, item, quotation or row."""
    if tag in ("h1", "h2") and "\n" in raw and raw[0] != "#":
        return raw.rsplit("\n", 1)[0]
    heading = _HEADING.match(raw.replace("\n", " ")) if tag in HEADINGS else None
    if heading:
        return heading.group(2)
    if tag == "blockquote":
        return "\n".join(_QUOTE.sub("", line.strip(), count=1) for line in raw.split("\n"))
    if tag == "tr":
        if _TABLE_RULE.match(raw):
            return raw
        return " | ".join(cell.strip() for cell in raw.strip().strip("|").split("|"))
    if tag == "li":
        return _BULLET.sub("", raw, count=1)
    return raw


def _with_blanks(found: re.Match[str]) -> str:
    """What stands between two marks, with blanks where letters touch it that another element had."""
    before = found.string[found.start() - 1 : found.start()]
    behind = found.string[found.end() : found.end() + 1]
    text = found[1]
    return f"{' ' * _is_seam(before, text)}{text}{' ' * _is_seam(text, behind)}"


def _plain(text: str) -> str:
    """Without marks of emphasis and code, and without escapes."""
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "**" in text:
        text = _GLUED_STRONG.sub(_with_blanks, text)
    for _ in range(3):
        if "*" not in text and "_" not in text:
            break
        text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
