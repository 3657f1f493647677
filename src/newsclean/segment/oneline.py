"""Cuts running lines: a whole page on one line becomes sentences, menus and label-bearing phrases."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from newsclean.data.phrases import phrase_book
from newsclean.segment.limits import MOST_BLOCKS, too_many_blocks
from newsclean.segment.mixed import Span, cut_mixed, dates_in, trimmed
from newsclean.segment.repeats import repeats

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SENTENCE = re.compile(
    r"[.!?…][\"'”’»)\]]{0,3}\s+(?=[\"'“‘«(\[¿¡]{0,2}[^\W\d_])|[。！？][」』”）]?\s*|(?<=\S)[^\S\r\n]{3,}(?=\S)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|St|No|vs|Jan|Feb|Mar|Apr|Aug|"
    r"Sept?|Oct|Nov|Dec|U\.S|U\.K|a\.m|p\.m|Inc|Ltd|Co|Corp|Jr|Sr)\.$"
)
_WORD = re.compile(r"\S+")
_NO_LETTER = re.compile(r"[\d&|/–—•·-]+$")
_BEFORE_LETTER = "\"'“‘«([¿¡"
# So many capitalised words in a row are a menu or a headline in title case.
_RUN = 5
# From here on scripts have no capitals, and some no gaps between words.
_UNCASED = "\u0590"
_JOINED = ("-", "’", "'")
_NAME = re.compile(r"\s+(\S{2,12})\s+(?=[^\W\d_][\w.'’-]{0,30}\s+[^\W\d_][\w.'’-]{1,30})")
# Behind these, a space in Japanese or Chinese stands inside a sentence, as before those.
_OPEN = frozenset("、，（「『【・をがはにのでとへもや")
_GOES_ON = frozenset("、，。）」』】・をがはにのでとへもやから")
_GAP = re.compile(rf"(?<=[{_CJK}）」』！？。・])\s+(?=[{_CJK}「『【（])")
# With fewer signs of furniture than one in so many characters, a line is a paragraph.
_SPARSE = 300
# Behind so many characters a line is cut at the ends of sentences alone.
_REACH = 500_000


def cut_running(
    text: str, start: int, end: int, headline: str | None = None, whole: Sequence[Span] = ()
) -> list[Span]:
    """Spans that tile a long line but for white space: one a sentence, a menu run or a label.

    Words that open the page and come again, as its title and headline do, are spans of their
    own, and so is ``headline``, known from elsewhere. No cut falls inside of the spans of
    ``whole``, which count in the line.
    """
    line = text[start:end]
    again = list(repeats(line, headline))
    cuts = {edge for span in again for edge in span}
    cuts.update(_sentences(line))
    head = line[:_REACH]
    for find in (_menus, _labels, _dates, _bylines, _gaps):
        cuts.update(find(head))
    if len(cuts) > MOST_BLOCKS:
        raise too_many_blocks()
    inside = _inside(sorted(cuts), again) | _inside(sorted(cuts), whole)
    edges = [0, *(cut for cut in sorted(cuts) if cut not in inside), len(line)]
    spans = []
    for a, b in itertools.pairwise(edges):
        span = trimmed(line, a, b)
        if span:
            spans += (
                [(start + span[0], start + span[1])]
                if whole or span[0] > _REACH
                else cut_mixed(text, start + span[0], start + span[1])
            )
    return spans or [(start, end)]


def is_mixed(line: str) -> bool:
    """Whether a line holds as many menus and labels as no paragraph does."""
    line = line[:_REACH]
    signs = sum(1 for _ in _menus(line)) + sum(1 for _ in _labels(line)) // 2
    return signs > 1 and signs * _SPARSE > len(line)


def _inside(cuts: list[int], whole: Sequence[Span]) -> set[int]:
    """The cuts that lie within one of the spans that are to stay whole."""
    inside: set[int] = set()
    spans = iter(sorted(whole))
    span = next(spans, None)
    for cut in cuts:
        while span is not None and span[1] <= cut:
            span = next(spans, None)
        if span is not None and span[0] < cut < span[1]:
            inside.add(cut)
    return inside


def _sentences(line: str) -> Iterator[int]:
    """Where a sentence begins."""
    for found in _SENTENCE.finditer(line):
        stop = found.end()
        if line[found.start()] in ".!?…":
            first = next((char for char in line[stop : stop + 3] if char.isalpha()), "")
            if first.islower():
                continue
            before = line[max(0, found.start() - 10) : found.start() + 1]
            if line[found.start()] == "." and _ABBREVIATION.search(before):
                continue
        yield stop


def _capital(word: str) -> bool:
    """Whether the word counts as capitalised: in a script with capitals, or without letters."""
    if word[0].isalpha():
        return word[0].isupper()
    first = word.lstrip(_BEFORE_LETTER)[:1]
    return first.isupper() or bool(_NO_LETTER.match(word))


def _menus(line: str) -> Iterator[int]:
    """The end of a run of capitalised words: a menu, or a headline in title case.

    The last word of a run is left to what follows, whose first word it is.
    """
    run = last = 0
    for word in _WORD.finditer(line):
        first = line[word.start()]
        if first.isupper() or (not first.isalpha() and _capital(word.group())):
            run += 1
            last = word.start()
            continue
        if run >= _RUN:
            yield last
        run = 0


def _labels(line: str) -> Iterator[int]:
    """The edges of known phrases, which are lines of their own elsewhere.

    Single words count where no small word stands beside them: "Home News Sport".
    """
    last = 0
    for match in phrase_book().find(line, anywhere=True):
        start, end = match.start, match.end
        if start < last or match.phrase.place == "within" or line.startswith(_JOINED, end):
            continue
        first = line[start]
        if first.islower() or (first >= _UNCASED and not _apart(line, start, end)):
            continue
        if len(match.phrase.words) < 2 and (
            not _apart(line, start, end) or _within_sentence(line, start, end)
        ):
            continue
        yield start
        yield end
        last = end


def _within_sentence(line: str, start: int, end: int) -> bool:
    """Whether a word in small letters stands right before or behind."""
    before = line[max(0, start - 30) : start].split()
    after = line[end : end + 30].split()
    return bool((before and before[-1].islower()) or (after and after[0][0].islower()))


def _apart(line: str, start: int, end: int) -> bool:
    """Whether white space, or the end of the line, stands on both sides."""
    return not line[start - 1 : start].strip() and not line[end : end + 1].strip()


def _dates(line: str) -> Iterator[int]:
    """The edges of dates outside of sentences: no small word before, none behind."""
    function = phrase_book().words("function")
    for found in dates_in(line):
        before = line[max(0, found.start() - 40) : found.start()].split()
        after = line[found.end() : found.end() + 40].split()
        if before and (
            before[-1].islower()
            or before[-1].casefold() in function
            or before[-1].endswith((",", "("))
        ):
            continue
        if not line[found.end() : found.end() + 1].isspace() and found.end() < len(line):
            continue
        if after and (after[0][0].islower() or after[0].casefold() in function):
            continue
        yield found.start()
        yield found.end()


def _bylines(line: str) -> Iterator[int]:
    """Where "By Ann Lee" begins."""
    words = phrase_book().words("byline")
    for found in _NAME.finditer(line):
        word = found.group(1)
        if word[0].isupper() and word.casefold().rstrip(":") in words:
            names = line[found.end() : found.end() + 70].split(None, 2)[:2]
            if all(name[0].isupper() for name in names):
                yield found.start(1)


def _gaps(line: str) -> Iterator[int]:
    """White space in Japanese and Chinese, which only page furniture and inline links leave."""
    for found in _GAP.finditer(line):
        if line[found.start() - 1] not in _OPEN and line[found.end()] not in _GOES_ON:
            yield found.end()
