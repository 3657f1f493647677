"""Reads the name of a section out of a label, a path or a line with a date; knows what is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.data import bylines
from newsclean.data.phrases import phrase_book
from newsclean.data.sections import company_forms, other_labels, section_names
from newsclean.document import Document
from newsclean.extract.authors.persons import is_surely_name
from newsclean.extract.dates.announced import has_weekday
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.labels import label_words, without_label
from newsclean.models import Role

_STROKE = re.compile("[>›»|•⁄→/·]")
_PATH = re.compile(r"\s*[>›»|•⁄→/]\s*$|\s*[>›»|•⁄→]\s*|\s+[/·]\s+")
_EDGES = " :：#[]()【】〈〉/⁄|•·–—-›»><→,"
_COUNT = re.compile(r"\d+(?:\s\S+)?|\S+\s\d{2,}")
LONGEST = 60
# "Posted by Ana Ruiz in Sports on", "Publicado por ACN en Nacionales", "In: Education".
_FILED = re.compile(
    r"(?:\s(?:in|en|em|dans|unter|в)|(?:^|\s)(?:in|category|カテゴリー|カテゴリ|分类|分類)\s?[:：]?)"
    r"\s+([^\W\d][^|•,\d]{2,30}?)(?=\s+on\b|\s*$|\s*[|•,]|\s+\d)",
    re.IGNORECASE,
)
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
                name = " ".join(words[first:stop]).strip(_EDGES)
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
        return " ".join(words[first:]).strip(_EDGES) or None if first else None

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
        path = block.text[: 5 * LONGEST]
        if len(_STROKE.findall(path)) < 2:
            continue
        steps = [step for step in _PATH.split(path) if step.strip()]
        menu += steps if len(steps) > 2 else []
    teasers = [block.text for block in document.find(Role.RELATED, Role.TAGS)]
    return Labels(_counted(menu), _counted(teasers))


def _counted(texts: list[str]) -> Counter[str]:
    return Counter(text.strip(_EDGES).casefold() for text in texts if len(text) <= LONGEST)


def most_specific(text: str) -> str | None:
    """The last part of a label or path that names a section, without words like "Posted in".

    >>> most_specific("Home > World > Asia"), most_specific("Category: Sports")
    ('Asia', 'Sports')
    """
    return next(names_in(text), None)


def names_in(text: str) -> Iterator[str]:
    """The parts of a label or path that could name a section, the last first."""
    for part in reversed(_PATH.split(text)):
        name = without_label(part.strip(_EDGES), "section").strip(_EDGES)
        name = _without_other(name)
        if not name or len(name) > LONGEST or name.casefold() in label_words("path"):
            continue
        if any(char.isalpha() for char in name) and not find_dates(name):
            yield _closed(name, text)


def _without_other(name: str) -> str:
    """The name without "PREMIUM" behind it and "Startseite" before it.

    >>> _without_other("South Africa PREMIUM"), _without_other("Startseite Cannabis")
    ('South Africa', 'Cannabis')
    """
    head, _, tail = name.rpartition(" ")
    if head and tail.casefold() in other_labels() and (tail.isupper() or not tail.isascii()):
        name = head.strip(_EDGES)
    first, _, rest = name.partition(" ")
    # "Home Entertainment" is a section, and "Start" begins many.
    apart = first.casefold() in label_words("path") and first.casefold() not in ("home", "start")
    return rest.strip(_EDGES) if rest and apart else name


def _closed(name: str, text: str) -> str:
    """The name with the bracket or quote that stripping took off: "Minsk (Belarus)"."""
    for opens, closes in ("()", "[]", "«»", "»«", "›‹", "‹›"):
        if opens in name and closes not in name and f"{name}{closes}" in text:
            return name + closes
        if closes in name and opens not in name and f"{opens}{name}" in text:
            return opens + name
    return name


def is_path(text: str) -> bool:
    """Whether a line has steps ("World > Asia")."""
    return len(text) <= 3 * LONGEST and _PATH.search(text) is not None


def is_no_section(name: str, in_menu: bool) -> bool:
    """Whether a name can't be a section's: counts, days, companies, persons unless in a menu.

    >>> is_no_section("20 comments", False), is_no_section("Sign in", False)
    (True, True)
    """
    if len(name) < 2 or _COUNT.fullmatch(name) or name.casefold() in other_labels():
        return True
    if " " not in name and has_weekday(name):
        return True
    first, _, rest = name.partition(" ")
    if rest.rpartition(" ")[2].casefold().rstrip(".") in company_forms():
        return True
    if first.casefold() in bylines.words().by and is_surely_name(rest):
        return True
    if _meanings(name) - {Role.NAV.value, Role.SECTION.value}:
        return True
    return not in_menu and name.casefold() not in section_names() and is_surely_name(name)


def is_phrase(name: str) -> bool:
    """Whether the whole name is a phrase that menus or labels have on many pages."""
    return bool(_meanings(name))


def _meanings(name: str) -> set[str]:
    """What phrases that are the whole name mean ("Sign in": login)."""
    return {
        match.phrase.meaning
        for match in phrase_book().find(name)
        if match.end - match.start >= len(name.strip(" :.!")) - 1
    }


def dated_parts(text: str) -> Iterator[str]:
    """What stands beside date and names in a line like "12 May 2020 | World | By A. Ruiz".

    >>> list(dated_parts("Posted by Ana Ruiz in Sports on May 12, 2020"))[-1]
    'Sports'
    """
    for date in find_dates(text)[:1]:
        text = f"{text[: date.start]} | {text[date.end :]}"
    for part in re.split(r"\s*[|•>»›]\s*", text):
        if part.strip(_EDGES):
            yield part.strip(_EDGES)
            filed = _FILED.search(part)
            if filed:
                yield filed.group(1)
