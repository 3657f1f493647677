"""Knows labels and lines beside a headline that are no section: notes, times, counts, bylines."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsclean.data import bylines
from newsclean.data.agencies import agency_book
from newsclean.data.alternatives import alternatives
from newsclean.data.calendar import calendar
from newsclean.data.labels import label_words
from newsclean.data.names import is_surely_name
from newsclean.data.phrases import phrase_book
from newsclean.data.sections import calls, company_forms, other_labels, plain, section_names
from newsclean.data.tables import table
from newsclean.extract.authors.announcing import without_by
from newsclean.extract.authors.names import parse_people
from newsclean.extract.authors.names_dense import is_cued
from newsclean.extract.dates.announced import has_weekday
from newsclean.extract.dates.clock import clocks
from newsclean.extract.dates.cues import bounded
from newsclean.extract.dates.months import month_numbers
from newsclean.extract.section.steps import EDGES, is_home, steps_of
from newsclean.models import Role

# "20 comments", "Covid 19", "6 of 12", a page, a day; "Weather: rain, 12 degrees".
_COUNT = re.compile(
    r"\d+(?:\s\S+)?|\S+\s\d{2,}|\d+\D{1,6}\d+|第?[A-Z]?\d+[版页頁期面]"
    r"|(?:\d+[年月日号號期版页頁面년월일])+|[^:：]+[:：][^:：]*\d.*"
)
_MARKS = " .:!¡?…*+|·•\"'“”()[]［］「」『』【】〈〉《》<>‼❗⚡🔴🚨📢●■◆★☆※"
# "Without fear. Without favour.", "The paper for people who think."
_SENTENCES = re.compile(r".*؛$|.*\w[.!?]\s|(?:\S+\s){2,}\S{3,}\.$|(?:\S+\s){4,}|.*[。！？].")
_COMMA = re.compile(r"\s*[,،]\s*")
_STOPS = ".!?。！？؛"
# What a line is about, whatever else stands there, where phrases stand at its start or in it.
_OTHER = {
    "start": frozenset(("share", "ad", "login", "newsletter", "legal", "comments")),
    "within": frozenset(("legal",)),
}
# Words that months and weekdays have in common with sections are short.
_SHORTEST = 4
_ENTRIES = 2
# What phrases mean that are names of sections, too.
_NAMING = frozenset({Role.NAV.value, Role.SECTION.value})


def is_other_line(text: str) -> bool:
    """Whether a whole line is something else than a label or a path, so that no part is a section.

    >>> is_other_line("Photo: Business Bay / Reuters"), is_other_line("By Ana Ruiz | Reporter")
    (True, True)
    """
    found = (match.phrase for match in phrase_book().find(text))
    if any(phrase.meaning in _OTHER.get(phrase.place, ()) for phrase in found):
        return True
    head, colon, _ = text.replace("：", ":").partition(":")
    label = head.strip(_MARKS)
    folded = label.casefold()
    if colon and folded not in label_words("section"):
        if folded in label_words("picture") or plain(label) in other_labels():
            return True
    steps = steps_of(text)
    if len(steps) == 1:
        return _is_byline(text)
    called = plain(steps[0].strip(EDGES)) in calls()
    return called or _is_byline(text) or sum(map(_is_entry, steps)) >= _ENTRIES


def _is_entry(step: str) -> bool:
    """Whether a step is the entry of a menu and no section: "About us"."""
    name = step.strip(EDGES)
    folded = name.casefold()
    known = folded in section_names() or plain(name) in other_labels() or is_home(name)
    return not known and is_phrase(name)


@lru_cache(maxsize=1 << 12)  # a name is asked about by every line and path that has it
def is_no_section(name: str, in_menu: bool) -> bool:
    """Whether a name can't be a section's: notes, counts, times, companies, persons unless in a menu.

    >>> is_no_section("20 comments", False), is_no_section("Sign in", False)
    (True, True)
    >>> is_no_section("BREAKING", False), is_no_section("Updated 3 hours ago", False)
    (True, True)
    """
    if names_nothing(name):
        return True
    return not in_menu and name.casefold() not in section_names() and _is_person(name)


# The steps of a path are looked at one by one, and again as names.
@lru_cache(maxsize=256)
def names_nothing(name: str) -> bool:
    """Whether a name is no section's on any page: a note, a count, a time, a company, a byline."""
    folded = name.casefold()
    if len(name) < 2 or not any(map(str.isalpha, name)) or _COUNT.fullmatch(name):
        return True
    if _is_note(name) or tells_time(folded) or (name[-1] in _STOPS and _SENTENCES.match(name)):
        return True
    if meanings(name) - _NAMING or _is_two_phrases(name):
        return True
    rest = folded.partition(" ")[2]
    if rest.rpartition(" ")[2].rstrip(".") in company_forms():
        return True
    # "AFP", "भाषा, कोटा"
    agency = any(map(agency_book().get, {name, *_COMMA.split(name)}))
    return _is_byline(name) or (folded not in section_names() and agency)


def _is_two_phrases(name: str) -> bool:
    """Whether a label is one phrase behind another that names nothing: "Advertisement Skip advertisement"."""
    found = [m for m in phrase_book().find_anywhere(name) if m.phrase.meaning not in _NAMING]
    ends = {match.end for match in found if not match.start}
    return any(match.start - 1 in ends for match in found if match.end == len(name))


def _is_note(name: str) -> bool:
    """Whether a label is one that names no section, or several of them: "LIVE +++ EXCLUSIVE"."""
    if name.casefold() in bylines.words().alone:
        return True
    folded = plain(name)
    bare = folded.strip(_MARKS)
    if {folded, bare} & other_labels() or bare in _announcing():
        return True
    first, *rest = [word for word in map(_bare, bare.split()) if word] or [""]
    if rest and first in _announcing() and all(len(word) < _SHORTEST for word in rest):
        return True  # "Actualizado a"
    return bool(rest) and all(word in other_labels() for word in (first, *rest))


def _bare(word: str) -> str:
    return word.strip(_MARKS)


@cache
def _announcing() -> frozenset[str]:
    """What stands before dates, ages and numbers."""
    dates, other = table("dates"), table("sections")["other"]
    words = (*dates["published"], *dates["updated"], *other["counted"], *_past(), *_near_days())
    return frozenset(map(plain, words))


def tells_time(folded: str) -> bool:
    """Whether a label is a day, an age, a time of day, a time of reading or another number.

    >>> tells_time("yesterday"), tells_time("3 hours ago"), tells_time("politics")
    (True, True, False)
    """
    bare = folded.strip(_MARKS)
    if bare in _days() or (" " not in bare and has_weekday(bare)):
        return True
    return has_figures(bare) or (" " in bare and _ages().search(bare) is not None)


def has_figures(line: str) -> bool:
    """Whether a line has a time of day, an age, a time of reading or a number with its label.

    >>> has_figures("Politics 5 min read"), has_figures("Euro 2024")
    (True, False)
    """
    if not any(map(str.isdigit, line)):
        return False
    return _figures().search(line.casefold()) is not None or bool(clocks(line))


@cache
def _days() -> frozenset[str]:
    """Words for months and weekdays, today and yesterday."""
    weekdays = (day.casefold() for days in table("months")["weekdays"].values() for day in days)
    named = {word for word in (*weekdays, *month_numbers()) if len(word) >= _SHORTEST}
    return frozenset((*named, *_near_days()))


def _near_days() -> set[str]:
    """Today and yesterday."""
    near = (wording.today + wording.yesterday for wording in calendar().values())
    return {day.casefold() for days in near for day in days}


def _past() -> list[str]:
    """What makes a span an age: "ago"."""
    return sorted({word.casefold() for wording in calendar().values() for word in wording.past})


def _units() -> list[str]:
    """Minutes, hours, days, weeks; not their letters, which other things have too."""
    spans = (w.minute + w.hour + w.day + w.week for w in calendar().values())
    units = {unit for span in spans for unit in span} | set(table("sections")["other"]["units"])
    return sorted(unit.casefold() for unit in units if len(unit) > 1 or not unit.isascii())


@cache
def _figures() -> re.Pattern[str]:
    """Figures with a unit of time, or with the word that says what they count."""
    past = _past()
    counted = sorted({word.casefold() for word in table("sections")["other"]["counted"]})
    return re.compile(
        rf"\d\s?(?:{bounded(_units())})|\d\s?\w{{0,2}}\s?(?:{bounded(past)})$"
        rf"|^(?:{alternatives(past)})\s\d"
        rf"|^(?:{alternatives(counted)})[\s:：.#№-]*[\d(（].{{0,20}}$"
        rf"|^[\d.,~\s-]+(?:{bounded(counted)})$"
    )


@cache
def _ages() -> re.Pattern[str]:
    """Ages in words: "an hour ago", "vor einer Stunde"."""
    past, units = alternatives(_past()), alternatives(_units())
    return re.compile(rf"^(?:{past})\s(?:\w+\s)?(?:{units})$|(?:^|\s)(?:{units})\s(?:{past})$")


def _is_byline(line: str) -> bool:
    """Whether a line says who wrote a text: "By Ana Ruiz, Madrid", "Ana Ruiz, Political Editor"."""
    rest, announced = without_by(line)
    if not announced:
        return is_cued(line) or _tells_role(line)
    announcing = line[: len(line) - len(rest)].split()
    if (rest and len(announcing) > 1) or rest.casefold().strip(_MARKS) in bylines.words().alone:
        return True  # "Von unserer Redaktion"
    return any(" " in p.name and p.name[:1] != p.name[:1].lower() for p in parse_people(line))


def _tells_role(line: str) -> bool:
    """Whether a line is a name with what its bearer is behind it."""
    _, comma, role = line.partition(",")
    if not comma or bylines.words().roles.isdisjoint(role.casefold().split()):
        return False
    return any(person.role for person in parse_people(line))


def _is_person(name: str) -> bool:
    """Whether a name is a person's, with a place behind it or without: "Ana Ruiz in Madrid"."""
    words = name.split()
    small = (n for n, word in enumerate(words) if word in bylines.words().prepositions)
    stop = next(small, len(words))
    return is_surely_name(" ".join(words[:stop]))


def is_phrase(name: str) -> bool:
    """Whether the whole name is a phrase that menus or labels have on many pages."""
    return bool(meanings(name))


@lru_cache(maxsize=256)
def meanings(name: str) -> frozenset[str]:
    """What phrases that are the whole name mean ("Sign in": login)."""
    return frozenset(
        match.phrase.meaning
        for match in phrase_book().find(name)
        if match.end - match.start >= len(name.strip(" :.!")) - 1
    )
