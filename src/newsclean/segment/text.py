"""Cuts a text dump into blocks by the layout it turns out to have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from operator import attrgetter

from newsclean.data.calendar import calendar
from newsclean.data.phrases import phrase_book
from newsclean.document import Anchor, Block, Document, Layout, Source
from newsclean.segment.addresses import Addresses
from newsclean.segment.controls import are_links_of_head, without_controls
from newsclean.segment.datelines import dateline_at
from newsclean.segment.glued import open_seams
from newsclean.segment.hyphens import are_divided, joined
from newsclean.segment.layout import layout_of, without_link_numbers
from newsclean.segment.lines import Line
from newsclean.segment.mixed import Span, cut_mixed
from newsclean.segment.oneline import cut_running, is_mixed
from newsclean.segment.parts import parts_of
from newsclean.segment.repeats import repeats
from newsclean.segment.spaced import is_wide
from newsclean.segment.wrap import Wrap, wrap_of

_STOPS = tuple(".!?…。！？؟:;")
_BULLET = re.compile(r"(?:[-–—•*·▪‣●○+]|\d{1,3}[.)]|\[\d{1,4}\])\s*\S")
# Japanese particles before anything but hiragana, which would make another word of them.
_GOES_ON = re.compile(
    r"[a-zà-öø-ÿа-яіїєґ,;:.!?)\]’”»%]|[、。，．）」』]|[をがはにのでとへも](?![ぁ-ゖ])"
)
# Gaps that a renderer put around a link inside a Japanese or Chinese sentence.
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LINK_GAP = re.compile(
    rf"(?<=[{_CJK}）」』]) (?=[、。，．）」』]|[をがはにのでとへも](?![ぁ-ゖ]))"
    rf"|(?<=[、，（「『をがはにのでとへも]) (?=[{_CJK}「『（])"
)
# Where a line was broken beside a letter of these, or in a number.
_WIDE = f"{_CJK}、。，．（）「」『』！？"
_WRAP = re.compile(rf"(?<=[{_WIDE}]) *\n *(?=\S)|(?<=\S)\n *(?=[{_WIDE}])|(?<=\d)\n *(?=\d)")
_OPEN = tuple(",(“\"'–—、，（「『をがはにのでとへも")
_CLOSING = "\"'”’»“)]）」』"
_START = attrgetter("start")
_SHORT = 120
_LONG = 400
_PARAGRAPH = 600
_ENDLESS = 2500
# The first line begins before this.
_FIRST = 20
# A date with a time, and the words between ("de", "om", "Uhr").
_LONGEST_DATE, _SHORT_WORD = 60, 3


def segment_text(source: Source) -> Document:
    """The dump cut into blocks; ``layout`` says as what it was read.

    Blocks and white space tile the dump: ``text[block.start:block.end]`` is never blank, and
    nothing but white space lies between.
    """
    text = source.text
    parts = parts_of(text)
    page = list(chain.from_iterable(parts.stretches))
    layout = layout_of(page, wrapped=bool(parts.addresses.numbered))
    wrap = wrap_of(page, expected=True) if layout == "wrapped" else None
    opened = open_seams(text) if layout == "one_line" else None
    if opened is not None:
        document = segment_text(replace(source, text=opened.text))
        for block in document.blocks:
            block.start, block.end = opened.back(block.start), opened.back(block.end)
        return replace(document, source=source, text=text)
    blocks = [*parts.header, *parts.scripts, *parts.listed]
    divided = layout == "wrapped" and any(map(are_divided, parts.stretches))
    read = _reader(layout, parts.addresses, wide=is_wide(text), divided=divided)
    for group, spans in chain.from_iterable(
        _cut(source, _groups(stretch, layout, wrap), layout) for stretch in parts.stretches
    ):
        gap = group[0].gap
        for start, end in spans:
            raw = text[start:end]
            reading, anchors = read(raw)
            # Lines without a word: a button, an address.
            tag = "" if reading else "input"
            blocks.append(Block(reading or raw, start, end, tag, anchors=anchors, gap=gap))
            gap = 0
    blocks.sort(key=_START)
    if layout == "wrapped" and are_links_of_head(text):
        blocks[0].tag = "link"
    return Document(source=source, text=text, blocks=blocks, layout=layout)


def _reader(
    layout: Layout, addresses: Addresses, *, wide: bool, divided: bool
) -> Callable[[str], tuple[str, tuple[Anchor, ...]]]:
    """What makes reading text, and links, of a stretch of the dump."""
    if layout != "wrapped" and addresses.are_none:
        if wide:
            return lambda raw: (_LINK_GAP.sub("", " ".join(raw.split())), ())
        return lambda raw: (" ".join(raw.split()), ())

    def read(raw: str) -> tuple[str, tuple[Anchor, ...]]:
        if layout == "wrapped":
            raw = without_controls(raw)
            if not addresses.numbered and "[" in raw:
                raw = without_link_numbers(raw)
            if "-\n" in raw or divided:
                raw = joined(raw, divided=divided)
            if wide and "\n" in raw:
                raw = _WRAP.sub("", raw)
        reading, anchors = addresses.read(raw)
        return _LINK_GAP.sub("", reading) if wide and not anchors else reading, anchors

    return read


def _groups(lines: list[Line], layout: Layout, wrap: Wrap | None) -> list[list[Line]]:
    """Lines that make one block together."""
    if wrap is not None:
        return _wrapped(lines, wrap)
    if layout == "lines":
        return _fragments(lines)
    if layout == "one_line":
        return _broken(lines)
    return [[line] for line in lines]


def _wrapped(lines: list[Line], wrap: Wrap) -> list[list[Line]]:
    """Joins a line to the next where the next line's first word would not have fitted on it."""
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        if before is None or line.gap or _BULLET.match(line.text) or not wrap.goes_on(before, line):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _fragments(lines: list[Line]) -> list[list[Line]]:
    """Joins the pieces that inline markup left of a sentence, one a line.

    A line goes on where the next begins in lower case or with punctuation; a line in between,
    a linked name, is taken in where the sentence goes on after it.
    """
    groups: list[list[Line]] = []
    index = 0
    while index < len(lines):
        opened = dateline_at(lines, index) or 1
        group = lines[index : index + opened]
        index += opened
        while index < len(lines) and len(group) < 60:
            open_end = not group[-1].text.rstrip(_CLOSING).endswith(_STOPS)
            if not open_end or lines[index].gap:
                break
            if _goes_on(group[-1], lines[index]):
                group.append(lines[index])
                index += 1
            elif _inside_sentence(group, lines, index):
                group += lines[index : index + 2]
                index += 2
            else:
                break
        groups += _as_sentence(group)
    return groups


def _as_sentence(group: list[Line]) -> list[list[Line]]:
    """Lines that may go on, together where they make a sentence or the first part is left open.

    Names, tags and times in lower case stand below each other as pieces of a sentence do, but
    nothing closes them.
    """
    if len(group) == 1 or group[-1].text.rstrip(_CLOSING).endswith(_STOPS):
        return [group]
    groups = [group[:1]]
    for line in group[1:]:
        if _is_open(groups[-1][-1].text, line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_open(before: str, text: str) -> bool:
    """Whether a line can't end, or the next not begin, where they are parted."""
    if before.endswith(_OPEN) or before.split()[-1].lower() in _function_words():
        return True
    return _GOES_ON.match(text) is not None and not text[0].isalnum()


def _function_words() -> frozenset[str]:
    return phrase_book().words("function")


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line begins in the middle of a sentence, and is no date on a line of its own."""
    if len(before.text) < 2 or not _GOES_ON.match(line.text):
        return False
    return not (len(line.text) <= _LONGEST_DATE and _is_date(line.text))


def _is_date(text: str) -> bool:
    """Whether a line is the name of a day or month, figures and short words ("di 19 nov 2024, 14:05")."""
    words = [word.strip(".,|") for word in text.split()]
    if words[0] not in _day_names() or not any(map(str.isdigit, text)):
        return False
    return all(
        word in _day_names() or len(word) <= _SHORT_WORD or any(map(str.isdigit, word))
        for word in words
    )


@cache
def _day_names() -> frozenset[str]:
    """Names of weekdays and months in languages that print them in lower case."""
    return frozenset(
        form
        for wording in calendar().values()
        if wording.language != "en"
        for names in (*wording.weekdays, *wording.months)
        for form in names
    )


def _broken(lines: list[Line]) -> list[list[Line]]:
    """Joins lines that white space in the markup broke in the middle of a sentence."""
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        if (
            before is not None
            and not line.gap
            and not before.text.endswith(_STOPS)
            and _GOES_ON.match(line.text)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _inside_sentence(group: list[Line], lines: list[Line], index: int) -> bool:
    """Whether the next line is a name within the sentence and the one after it goes on with it."""
    if index + 1 >= len(lines) or lines[index + 1].gap:
        return False
    name, ahead = lines[index].text, lines[index + 1].text
    last = group[-1].text
    return (
        bool(_GOES_ON.match(ahead))
        and (last[-1].islower() or last[-1] in _OPEN)
        and sum(len(line.text) for line in group) >= (20 if last[-1] < "\u3000" else 8)
        and len(name) < 120
        # "It rained" is no name but where another sentence begins.
        and (name.split()[0].lower() not in _function_words() or _is_open(last, name))
    )


def _cut(
    source: Source, groups: list[list[Line]], layout: Layout
) -> Iterator[tuple[list[Line], Sequence[Span]]]:
    """Each line, or lines that run on, with the spans of its blocks."""
    text = source.text
    spans = [(group[0].start, group[-1].end) for group in groups]
    running = [_runs(text[a:b], layout, first=a <= _FIRST) for a, b in spans]
    alone = [not runs and len(group) == 1 for group, runs in zip(groups, running, strict=True)]
    pieces = cut_mixed(text, spans, alone)
    for group, span, runs, pure in zip(groups, spans, running, pieces, strict=True):
        yield group, cut_running(text, *span, source.headline) if runs else pure


def _runs(line: str, layout: Layout, *, first: bool) -> bool:
    """Whether a line, or several that run on, hold more than one paragraph."""
    size = len(line)
    if layout == "wrapped" or size < _SHORT:
        return False
    if first and ((layout == "one_line" and size > _LONG) or any(repeats(line))):
        return True
    if layout == "one_line" and size > _ENDLESS:
        return True
    return size > 4000 or (size > _PARAGRAPH and is_mixed(line))
