"""Cuts running lines: a whole page on one line becomes sentences, menus and label-bearing phrases."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsclean.data.names import is_surely_name
from newsclean.data.phrases import Match, phrase_book
from newsclean.models import Role
from newsclean.segment.datelines import datelines_in
from newsclean.segment.limits import MOST_BLOCKS, too_many_blocks
from newsclean.segment.listed import ages, ranks
from newsclean.segment.mixed import FURNITURE, Span, cut_mixed, dates_in, trimmed
from newsclean.segment.repeats import repeats
from newsclean.segment.spaced import Spaced, is_wide, spaced

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_STOP = r"[.!?…][\"'”’»)\]]{0,3}\s+(?=[\"'“‘«(\[¿¡]{0,2}[^\W\d_])"
_SENTENCE = re.compile(rf"{_STOP}|[。！？][」』”）]?\s*|(?<=\S)[^\S\r\n]{{3,}}(?=\S)")
# The same for lines without wide characters and gaps, which are most, many times faster.
_SIMPLE_SENTENCE = re.compile(_STOP)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|St|No|vs|Jan|Feb|Mar|Apr|Aug|"
    r"Sept?|Oct|Nov|Dec|U\.S|U\.K|a\.m|p\.m|Inc|Ltd|Co|Corp|Jr|Sr)\.$"
)
_WIDE_GAP = re.compile(r"[^\S\r\n]{3}")
_NO_LETTER = re.compile(r"[\d&|/–—•·-]+$")
_BEFORE_LETTER = "\"'“‘«([¿¡"
# So many capitalised words in a row, which end at one that is none: a menu or a headline in title case.
_CAPITALS = re.compile(b"\1{5,}")
# From here on scripts have no capitals, and some no gaps between words.
_UNCASED = "\u0590"
# The time behind "Updated at".
_CLOCK = re.compile(r"\s(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)(?:\s?[ap]\.?m\b\.?)?", re.IGNORECASE)
_JOINED = ("-", "’", "'")
_NAME = re.compile(r"[^\W\d_][\w.'’-]{0,30}")
# Words of names, and what may stand between one and a date.
_CAPITAL = re.compile(r"(?<!\S)[^\W\d_a-z][\w.'’-]{0,30}(?!\S)")
_LONGEST_NAME, _BETWEEN = 60, " |·•,–—-"
_SURNAME = re.compile(r"[^\W\d_][\w.'’-]")
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
    words = spaced(head)
    said = phrase_book().find_anywhere(head)
    bylines = list(_bylines(words))
    cuts.update(_menus(words), _labels(head, said), _dates(head), _gaps(head))
    cuts.update(start for start, _ in bylines)
    ranked, opened = list(ranks(head)), list(datelines_in(head))
    cuts.update(ages(head), *ranked, (start for start, _ in opened))
    dated = [found.span() for found in dates_in(head)]
    stamped = [match.start for match in said if match.phrase.meaning == Role.TIMESTAMP]
    cuts.update(_names(head, [*(begin for begin, _ in dated), *stamped]))
    if len(cuts) > MOST_BLOCKS:
        raise too_many_blocks()
    kept = (again, whole, ranked, opened, dated, bylines)
    inside = set().union(*(_inside(sorted(cuts), spans) for spans in kept))
    edges = [0, *(cut for cut in sorted(cuts) if cut not in inside), len(line)]
    pieces = [piece for a, b in itertools.pairwise(edges) if (piece := trimmed(line, a, b))]
    spans = [(start + a, start + b) for a, b in pieces]
    asked = itertools.repeat(False, len(spans)) if whole else _with_furniture(line, pieces, said)
    return [*itertools.chain.from_iterable(cut_mixed(text, spans, asked))] or [(start, end)]


def _with_furniture(line: str, pieces: list[Span], said: list[Match]) -> Iterator[bool]:
    """Whether the pieces of a line may hold phrases of furniture, knowing those in its head."""
    starts = [match.start for match in said if match.phrase.meaning in FURNITURE]
    for start, end in pieces:
        # What a cut left of a word may be another one.
        known = end < _REACH and _apart(line, start, end)
        found = not known or bisect_left(starts, start) < bisect_left(starts, end)
        yield found and start <= _REACH


def is_mixed(line: str) -> bool:
    """Whether a line holds as many menus and labels as no paragraph does."""
    line = line[:_REACH]
    labels = _labels(line, phrase_book().find_anywhere(line))
    signs = sum(1 for _ in _menus(spaced(line))) + sum(1 for _ in labels) // 2
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
    simple = not is_wide(line) and not _WIDE_GAP.search(line)
    for found in (_SIMPLE_SENTENCE if simple else _SENTENCE).finditer(line):
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
    """Whether a word that begins with no capital counts as capitalised: behind marks, or without
    letters."""
    if word[0].isalpha():
        return False
    first = word.lstrip(_BEFORE_LETTER)[:1]
    return first.isupper() or bool(_NO_LETTER.match(word))


def _menus(spaced: Spaced) -> Iterator[int]:
    """The end of a run of capitalised words: a menu, or a headline in title case.

    The last word of a run is left to what follows, whose first word it is, but for a number behind a
    comma: "Irapuato (México), 29 feb (EFE)" goes on.
    """
    words, starts = spaced
    capital = bytes([word[0].isupper() or _capital(word) for word in words])
    for run in _CAPITALS.finditer(capital):
        last = run.end() - 1
        if run.end() < len(capital) and not (
            words[last][0].isdigit() and words[last - 1][-1] == ","
        ):
            yield starts[last]


def _labels(line: str, said: list[Match]) -> Iterator[int]:
    """The edges of known phrases, which are lines of their own elsewhere.

    Single words count where no small word stands beside them: "Home News Sport".
    """
    last = 0
    for match in said:
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
        if match.phrase.meaning == Role.TIMESTAMP:
            clock = _CLOCK.match(line, end)
            end = clock.end() if clock is not None else end
        yield start
        yield end
        last = end


def _within_sentence(line: str, start: int, end: int) -> bool:
    """Whether a word in small letters stands right before or behind, or the word is part of a name that
    a sentence has ("the National Economic Council said")."""
    before = line[max(0, start - 30) : start].split()
    after = line[end : end + 30].split()
    if (before and before[-1].islower()) or (after and after[0][0].islower()):
        return True
    small = next((word for word in before[:-3:-1] if word.islower()), "")
    goes_on = any(word[0].islower() for word in after[1:3])
    return goes_on and small in phrase_book().words("function")


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


def _bylines(spaced: Spaced) -> Iterator[Span]:
    """Where "By Ann Lee" begins and ends."""
    words, starts = spaced
    known = phrase_book().words("byline")
    folded = "\n".join(words).casefold().split("\n")
    for number in [n for n, word in enumerate(folded) if n and word.rstrip(":") in known]:
        if _before_name(words, number) and all(w[0].isupper() for w in words[number : number + 3]):
            yield starts[number], starts[number + 2] + len(words[number + 2])


def _names(line: str, dates: list[int]) -> Iterator[int]:
    """Where a name begins that stands right before a date, or before "Published"."""
    for date in dates:
        found = [*_CAPITAL.finditer(line, max(0, date - _LONGEST_NAME), date)][-3:]
        if not found or line[found[-1].end() : date].strip(_BETWEEN):
            continue
        for name in (found[-3:], found[-2:]):
            first, last = name[0].start(), name[-1].end()
            if len(name) > 1 and is_surely_name(line[first:last]):
                yield first
                break


def _before_name(words: list[str], number: int) -> bool:
    """Whether a short word is followed by two that may be a name."""
    name = words[number + 1 : number + 3]
    return (
        2 <= len(words[number]) <= 12
        and len(name) == 2
        and _NAME.fullmatch(name[0]) is not None
        and _SURNAME.match(name[1]) is not None
    )


def _gaps(line: str) -> Iterator[int]:
    """White space in Japanese and Chinese, which only page furniture and inline links leave."""
    for found in _GAP.finditer(line) if is_wide(line) else ():
        if line[found.start() - 1] not in _OPEN and line[found.end()] not in _GOES_ON:
            yield found.end()
