"""Cuts running lines: a whole page on one line becomes sentences, menus and label-bearing phrases."""

from __future__ import annotations

import itertools
import re

from newsclean.segment.mixed import Span, cut_mixed, phrases_anywhere

_SENTENCE = re.compile(
    r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[^\W\da-zà-öø-ÿа-яё_])|[。！？][」』”）]?\s*|\s{3,}"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|St|No|vs|Jan|Feb|Mar|Apr|Aug|"
    r"Sept?|Oct|Nov|Dec|U\.S|U\.K|a\.m|p\.m|Inc|Ltd|Co|Corp|Jr|Sr)\.$"
)
_CAPITAL = re.compile(r"^[\"'“‘(\[]?[^\W\da-zà-öø-ÿа-яё_]|^[\d&|/–—•·-]+$")
_RUN = 5
# A cut piece longer than this is a paragraph's worth.
_LONGEST = 2000


def cut_running(text: str, start: int, end: int) -> list[Span]:
    """Spans that tile a long line but for white space: one a sentence, a menu run or a label."""
    spans: list[Span] = []
    for a, b in _sentences(text, start, end):
        for c, d in _menus(text, a, b):
            if d - c > _LONGEST:
                spans += [(c, d)]
            else:
                spans += _labels(text, c, d)
    return spans or [(start, end)]


def _trim(text: str, a: int, b: int) -> Span | None:
    piece = text[a:b]
    stripped = piece.strip()
    if not stripped:
        return None
    lead = len(piece) - len(piece.lstrip())
    return a + lead, a + lead + len(stripped)


def _sentences(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    begin = start
    for found in _SENTENCE.finditer(text, start, end):
        stop = found.end()
        before = text[max(begin, found.start() - 10) : found.start() + 1]
        if text[found.start()] == "." and _ABBREVIATION.search(before):
            continue
        span = _trim(text, begin, stop)
        if span:
            spans.append(span)
        begin = stop
    span = _trim(text, begin, end)
    return [*spans, span] if span else spans


def _menus(text: str, start: int, end: int) -> list[Span]:
    """Splits off runs of capitalised words: a menu, or a headline in title case.

    The last word of a run is left to what follows, whose first word it is.
    """
    words = list(re.finditer(r"\S+", text[start:end]))
    spans: list[Span] = []
    begin = run = 0
    for index, word in enumerate(words):
        if _CAPITAL.match(word.group()):
            run += 1
            continue
        if run >= _RUN and index - 1 > 0:
            cut = words[index - 1].start()
            if cut > begin:
                spans.append((start + begin, start + cut))
                begin = cut
        run = 0
    spans.append((start + begin, end))
    return [span for a, b in spans if (span := _trim(text, a, b))]


def _labels(text: str, start: int, end: int) -> list[Span]:
    """Cuts at known phrases of two words and more, which are lines of their own elsewhere."""
    if end - start <= 240:
        spans = cut_mixed(text, start, end)
        if len(spans) > 1:
            return spans
    line = text[start:end]
    cuts: list[int] = []
    last = 0
    for match in phrases_anywhere(line):
        if len(match.phrase.words) < 2 or match.start < last or match.phrase.place == "within":
            continue
        if line[match.start : match.start + 1].islower():
            continue
        cuts += [match.start, match.end]
        last = match.end
    edges = [0, *cuts, len(line)]
    pieces = [_trim(text, start + a, start + b) for a, b in itertools.pairwise(edges)]
    return [piece for piece in pieces if piece]
