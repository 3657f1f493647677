"""Reads the name of a section out of a label, a path or a line with a date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsclean.data.alternatives import alternatives
from newsclean.data.labels import label_words
from newsclean.data.sections import other_labels, plain, section_names
from newsclean.data.tables import table
from newsclean.document import Document
from newsclean.extract.dates.announced import has_weekday
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.labels import label_choice
from newsclean.extract.section.lookalikes import has_figures, names_nothing
from newsclean.extract.section.steps import EDGES, is_home, name_in, steps_of
from newsclean.models import Role

LONGEST = 60
# Where a day without year or a time begins behind a name.
_FIGURES = re.compile(r"\s*,?\s\d")
# Words of a label, at most, that are looked for in the menu one after the other.
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Labels:
    """Short lines of a page, case-folded, how often each: menu entries, labels of other stories."""

    menu: Counter[str]
    teasers: Counter[str]

    def entry_within(self, line: str) -> str | None:
        """The last entry among the words of a short line that says more than that.

        >>> Labels(Counter(["politics"]), Counter()).entry_within("Yesterday at 16:19 Politics 982")
        'Politics'
        """
        words = line.split()
        if not 2 <= len(words) <= 2 * _MOST_WORDS:
            return None
        for stop in range(len(words), 0, -1):
            for first in range(max(0, stop - 4), stop):
                name = " ".join(words[first:stop]).strip(EDGES)
                long = len(name) > (3 if name.isascii() else 1) and stop - first < len(words)
                if long and self.menu[name.casefold()] and name[:1] != name[:1].lower():
                    return name
        return None

    def last_of(self, label: str) -> str | None:
        """The last entry of a label that is nothing but entries, one after the other.

        >>> Labels(Counter(["culture", "lifestyle"]), Counter()).last_of("Culture Lifestyle")
        'Lifestyle'
        """
        words = label.split()
        if not 2 <= len(words) <= _MOST_WORDS or label.casefold() in self.menu:
            return None
        first = 1 if words[0].casefold() in label_words("path") else 0
        last = None
        while first < len(words):
            ends = range(len(words), first, -1)
            stop = next((n for n in ends if " ".join(words[first:n]).casefold() in self.menu), 0)
            if not stop:
                return None
            last, first = " ".join(words[first:stop]), stop
        return last

    def rest_of(self, label: str) -> str | None:
        """What follows the entries, or names that many sites' sections have, which a label of words
        begins with: a path that lost its strokes.

        >>> Labels(Counter(["blog"]), Counter()).rest_of("Blog World Project Management")
        'Project Management'
        """
        words = label.split()
        if not 2 <= len(words) <= _MOST_WORDS or self._is_entry(label):
            return None
        first = 0
        while first < len(words) - 1:
            ends = range(len(words) - 1, first, -1)
            stop = next((n for n in ends if self._is_entry(" ".join(words[first:n]))), 0)
            if not stop or words[stop][:1] == words[stop][:1].lower() != words[stop][:1].upper():
                break
            first = stop
        return " ".join(words[first:]).strip(EDGES) or None if first else None

    def _is_entry(self, label: str) -> bool:
        folded = label.casefold()
        known = folded in section_names() or folded in label_words("path")
        return known or self.menu[folded] > 0


def labels_of(document: Document) -> Labels:
    """The entries of the menus, links in longer lines too, and the short lines of lists of stories."""
    menu: list[str] = []
    for block in document.find(Role.NAV):
        links = [anchor.text for anchor in block.anchors[:200]]
        menu += links if len(links) > 1 else [block.text]
        steps = steps_of(block.text[: 5 * LONGEST])
        menu += steps if len(steps) > 2 else ()
    teasers = [block.text for block in document.find(Role.RELATED, Role.TAGS)]
    return Labels(_counted(menu), _counted(teasers))


def _counted(texts: list[str]) -> Counter[str]:
    return Counter(text.strip(EDGES).casefold() for text in texts if len(text) <= LONGEST)


def most_specific(text: str) -> str | None:
    """The last part of a label or path that names a section, without words like "Posted in".

    >>> most_specific("Home > World > Asia"), most_specific("Category: Sports")
    ('Asia', 'Sports')
    """
    return next(names_in(text), None)


def names_in(text: str) -> Iterator[str]:
    """The parts of a label or path that could name a section, the last first."""
    for step in reversed(steps_of(text)):
        if len(step) > 3 * LONGEST:
            continue
        whole = name_in(step)
        name = _without_other(whole)
        if len(name) <= LONGEST and not (_is_none(whole) or _is_none(name)):
            yield _closed(name, text)


def _is_none(name: str) -> bool:
    """Whether a step names nothing: the front page, a time, a number, a note."""
    return is_home(name) or names_nothing(name) or bool(find_dates(name))


def _without_other(name: str) -> str:
    """The name without "PREMIUM" behind it and "Startseite" before it.

    >>> _without_other("South Africa PREMIUM"), _without_other("Startseite Cannabis")
    ('South Africa', 'Cannabis')
    """
    head, _, tail = name.rpartition(" ")
    # Without capitals the word may belong to the others ("Réservé aux abonnés").
    if head and plain(tail) in other_labels() and tail == tail.upper():
        name = head.strip(EDGES)
    first, _, rest = name.partition(" ")
    if rest and first.isupper() and first[-1] == "+":
        return rest.strip(EDGES)  # what subscribers get: "EK+ Großbrand"
    # "Home Entertainment" is a section, and "Start" begins many.
    apart = first.casefold() in label_words("path") and first.casefold() not in ("home", "start")
    return rest.strip(EDGES) if rest and apart else name


def _closed(name: str, text: str) -> str:
    """The name with the bracket or quote that stripping took off: "Minsk (Belarus)"."""
    for opens, closes in ("()", "[]", "«»", "»«", "›‹", "‹›"):
        if opens in name and closes not in name and f"{name}{closes}" in text:
            return name + closes
        if closes in name and opens not in name and f"{opens}{name}" in text:
            return opens + name
    return name


def dated_parts(text: str) -> Iterator[str]:
    """What stands beside date and names in a line like "12 May 2020 | World | By A. Ruiz".

    >>> list(dated_parts("Posted by Ana Ruiz in Sports on May 12, 2020"))[-1]
    'Sports'
    """
    for date in find_dates(text)[:1]:
        text = f"{text[: date.start]} | {text[date.end :]}"
    for part in map(_before_figures, steps_of(text)):
        if part.strip(EDGES):
            filed = _filed().search(part)
            yield filed.group(1) if filed else _without_day(part.strip(EDGES))


def _without_day(part: str) -> str:
    """A part that led up to a date without its weekday and "of": "Regional News of Sunday,"."""
    words = part.rsplit(maxsplit=1)
    if len(words) == 2 and has_weekday(words[1]):
        part = words[0].strip(EDGES)
    return _of().sub("", part)


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives(table('sections')['around']['of'])})$", re.IGNORECASE)


@cache
def _filed() -> re.Pattern[str]:
    """The section behind other words: "Posted by Ana Ruiz in Sports on", "12 May, in: Education"."""
    within = alternatives(table("sections")["around"]["within"])
    return re.compile(
        rf"(?:\s(?:{within})|(?:^|\s)(?:{label_choice('section')})\s?[:：]?)"
        r"\s+([^\W\d][^|•,\d]{2,30}?)(?=\s+on\b|\s*$|\s*[|•,]|\s+\d)",
        re.IGNORECASE,
    )


def _before_figures(part: str) -> str:
    """What stands before a day without year, a time or a time of reading."""
    return _FIGURES.split(part, maxsplit=1)[0] if has_figures(part) else part
