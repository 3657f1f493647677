"""Reads a run of lines about other stories: which are titles, which sections, sources or dates."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsclean.data.labels import label_words
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.related.length import units
from newsclean.extract.related.trimmed import trimmed
from newsclean.extract.section.lookalikes import is_phrase, tells_time
from newsclean.models import Link

# Between titles that share a line; bars and slashes stand within titles too.
_BULLETS = re.compile(r"\s+[*•▪‣●○◦►▶▸]\s+")
_BARS = re.compile(r"\s+(?:[|·]|//)\s+")
_TIMES = re.compile(
    r"\d[\d\s:.,/hms年月日時时分前-]*(?:am|pm|ago|min|mins|read|hours?|days?|comments?)?\W*$|.{0,30}\bago$|"
    r".{0,14}\b\d{1,2}[:.]\d\d\b.{0,14}$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|av|af|фото|photo)\s+\S+(?:\s\S+){0,4}$", re.IGNORECASE
)
# What terminal browsers print for a picture without a name.
_FILE = re.compile(r"\[?\S+\.(?:jpe?g|png|gif|webp|svg|avif)\b\S*", re.IGNORECASE)
_NAME_MOST, _LABEL_MOST = 6, 5
# So likely a line must be a title, chosen for counts of stories that people made on labelled dumps.
_LIKELY = 0.65
_TITLE_MOST = 18
_SHORT = 120
_FEWEST_RANKS = 2
_RANK = re.compile(r"#?(\d{1,2})\s?(?=[^\W\d_]|[\"“‘«„'「『])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a run, or a link in it.

    ``heading`` where it is known to be the list's heading, ``titled`` where to be a title.
    """

    text: str
    url: str | None
    heading: bool = False
    titled: bool = False
    tag: str = ""
    # A link, though its address is missing or no good.
    linked: bool = False
    # How likely the labeller takes it for a title, where it tells.
    story: float | None = None


def read_run(lines: Sequence[Line]) -> Iterator[Link]:
    """The stories of one run of lines, in order.

    Where some short line recurs right after titles, it is their source, and a short line before
    a title its section. Else titles are those that the labeller takes for such, or are told by their
    length; where lines have addresses, only those are titles.
    """
    bare = ((line, trimmed(line.text)) for line in lines)
    plain = [line if text == line.text else replace(line, text=text) for line, text in bare if text]
    plain = _without_ranks(plain)
    if any(line.url or line.linked for line in plain):
        yield from _from_links(plain)
        return
    sources = recurring_sources([line.text for line in plain])
    if sources:
        yield from _with_sources(plain, sources)
    elif any(line.story is not None for line in plain):
        yield from _told(plain)
    else:
        yield from _titles(plain)


def _without_ranks(lines: list[Line]) -> list[Line]:
    """The lines without the numbers of a list of the most read, 1 and 2 and so on."""
    numbered = [(at, found) for at, line in enumerate(lines) if (found := _RANK.match(line.text))]
    expected = 1
    ranks: dict[int, str] = {}
    for at, found in numbered:
        if int(found[1]) == expected:
            ranks[at] = lines[at].text[found.end() :]
            expected += 1
    if len(ranks) < _FEWEST_RANKS:
        return lines
    return [replace(line, text=ranks.get(at, line.text)) for at, line in enumerate(lines)]


def several(text: str) -> list[str]:
    """The titles that share a line.

    >>> several("Rain in Spain * Wind in Wales")
    ['Rain in Spain', 'Wind in Wales']
    >>> several("Rain hits the plain | The Times")
    ['Rain hits the plain | The Times']
    """
    for mark, least in ((_BULLETS, 2), (_BARS, 4)):
        titles = [title for title in mark.split(text) if title]
        if len(titles) > 1 and all(units(title) >= least for title in titles):
            return titles
    return [text]


def recurring_sources(texts: Sequence[str]) -> frozenset[str]:
    """Lines that recur, always right after a title: names of publications.

    They must follow nearly every title of the run, or they are something else.

    >>> recurring_sources(["Sports", "Why we run at night", "City Blog", "Five towns to visit", "City Blog",
    ...                    "Sports", "The year in chess", "City Blog"])
    frozenset({'City Blog'})
    """
    counts = Counter(texts)
    after_title: Counter[str] = Counter()
    for before, text in itertools.pairwise(texts):
        if counts[text] > 1 and counts[before] == 1:
            after_title[text] += max(3, units(text)) <= units(before) <= _TITLE_MOST
    sources = frozenset(
        text
        for text, count in after_title.items()
        if count >= 0.8 * counts[text] and units(text) <= _NAME_MOST and not _is_time(text)
    )
    if not sources:
        return sources
    titles = sum(1 for text in texts if counts[text] == 1 and units(text) >= 4)
    return sources if sum(counts[text] for text in sources) >= max(3, 0.7 * titles) else frozenset()


def _with_sources(lines: Sequence[Line], sources: frozenset[str]) -> Iterator[Link]:
    """Groups that end with a source: its title before it, before that perhaps a section."""
    group: list[Line] = []
    first = True
    for line in lines:
        if line.text not in sources:
            group.append(line)
            continue
        if group:
            title = group[-1]
            # Above the first title stands the heading of the list; it is no section.
            before = group[:-1] if not first or len(group) > 2 else []
            section = before[-1].text if before and units(before[-1].text) <= _NAME_MOST else None
            yield Link(title=title.text, url=title.url, section=section, source=line.text)
            first = False
        group = []


def _from_links(lines: Sequence[Line]) -> Iterator[Link]:
    """One story an address: the heading, or else the first line that is long enough for a title.

    A short line without an address is the section of the story below it; of several it heads a list.
    """
    by_url: dict[str, list[tuple[Line, int]]] = {}
    label = -1
    for number, line in enumerate(lines):
        if line.url is None and not line.linked:
            label = number
        else:
            by_url.setdefault(line.url or line.text, []).append((line, label))
    stories = [story for group in by_url.values() if (story := title_of(group))]
    below = Counter(label for _, label in stories)
    for line, label in stories:
        alone = label >= 0 and below[label] == 1 and _is_section(lines[label])
        yield Link(title=line.text, url=line.url, section=lines[label].text if alone else None)


def title_of(group: Sequence[tuple[Line, int]]) -> tuple[Line, int] | None:
    """The line of an address that is the story's title, if one is, with the number of its label."""
    titles = [pair for pair in group if _is_title(pair[0].text, least=3)]
    headings = [pair for pair in titles if pair[0].tag[:1] == "h" and pair[0].tag[1:].isdigit()]
    return next(iter(headings or titles), None)


def _is_section(line: Line) -> bool:
    return units(line.text) <= 3 and not line.heading and _is_label(line.text)


def _told(lines: Sequence[Line]) -> Iterator[Link]:
    """The lines that the labeller takes for titles, with the short line above each as its section.

    Where each title has lines below it and none above, those are its author or source.
    """
    titles = [line.titled or (_is_likely(line) and not line.heading) for line in lines]
    first = titles.index(True) if True in titles else 0
    above = first > 1 or titles[-1]
    section: str | None = None
    for number, (line, title) in enumerate(zip(lines, titles, strict=True)):
        if title:
            yield Link(title=line.text, section=section)
            section = None
        elif above and number and not line.heading and _is_label(line.text):
            section = line.text


def _is_likely(line: Line) -> bool:
    """Whether the labeller takes a line for a title, which is no time or age."""
    if line.story is None or line.story < _LIKELY or _is_time(line.text):
        return False
    return units(line.text) >= _LABEL_MOST or not tells_time(line.text.casefold())


def _is_label(text: str) -> bool:
    """Whether a line is short enough for a section, and no time or author."""
    if units(text) >= _LABEL_MOST or _is_time(text) or _is_byline(text):
        return False
    return not tells_time(text.casefold())


def _titles(lines: Sequence[Line]) -> Iterator[Link]:
    """Lines of a text run that read like titles; summaries, dates, names and labels are none."""
    counts = Counter(line.text for line in lines)
    section: str | None = None
    before: str | None = None
    for number, line in enumerate(lines):
        text = line.text
        heading = number == 0 and len(lines) > 1 and units(text) < 6
        if line.titled and _is_title(text, least=3):
            yield Link(title=text, section=section)
            section, before = None, text
        elif line.heading or heading or text.endswith((":", "»", "→", "›")):
            section = before = None
        elif before is not None and _is_summary(text, before):
            before = None
        elif (
            _is_title(text, least=3)
            and (counts[text] == 1 or units(text) >= 5)
            and not _is_cap(text, lines)
        ):
            yield Link(title=text, section=section)
            section, before = None, text
        elif _is_label(text):
            section = text if number else None


def _is_summary(text: str, title: str) -> bool:
    """Whether a line says more about the title above it: longer, and a sentence."""
    size = units(text)
    if text.endswith(("…", "...", "[…]")) and size >= 8:
        return True
    sentence = text.endswith((".", "。", "!", "?", "”", '"'))
    return size > 1.3 * units(title) and size >= (9 if sentence else 16)


def _is_cap(text: str, lines: Sequence[Line]) -> bool:
    """Whether a line is a label in capitals among titles that are not."""
    return text.isupper() and units(text) <= 4 and not all(line.text.isupper() for line in lines)


def could_be_title(text: str) -> bool:
    """Whether a text is neither a time, a byline nor a button, and long enough for a title.

    >>> could_be_title("Rain stops play in Leeds"), could_be_title("3 hours ago")
    (True, False)
    """
    return _is_title(text, least=3)


def _is_title(text: str, least: float) -> bool:
    size = units(text)
    if size < least or size > 40 or _is_time(text) or _is_byline(text):
        return False
    if _FILE.fullmatch(text):
        return False
    if size < _NAME_MOST and (is_phrase(text) or _opens_list(text)):
        return False  # a button, or a heading that many sites have
    if size > 18 and text.endswith((".", "…", "。", "...")):
        return False
    return not (size < 9 and find_dates(text) and _rest(text) < 4)


def _opens_list(text: str) -> bool:
    """Whether a line leads to all stories of a kind: "View All Local News"."""
    words = text.casefold().split()
    opening = (" ".join(words[:count]) for count in (1, 2, 3))
    return not label_words("all_of").isdisjoint(opening)


def _rest(text: str) -> float:
    """How much a line says besides its date."""
    first = find_dates(text)[0]
    return units(text[: first.start]) + units(text[first.end :])


def _is_time(text: str) -> bool:
    return len(text) < _SHORT and _TIMES.match(text) is not None


def _is_byline(text: str) -> bool:
    return len(text) < _SHORT and _BYLINE.match(text) is not None
