"""Whom the page shows as authors: in bylines, beside dates, by the headline, in lines about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from newsclean.data.agencies import agency_book
from newsclean.data.bylines import words
from newsclean.data.names import is_known_name, is_surely_name
from newsclean.data.places import places
from newsclean.data.sections import company_forms
from newsclean.document import Block, Document
from newsclean.extract.authors.byline import between_headline_and_text, bylines
from newsclean.extract.authors.contacts import is_contact
from newsclean.extract.authors.lines import lines_of, without_dates
from newsclean.extract.authors.linked import linked_people
from newsclean.extract.authors.marked import LEAST, People, is_account
from newsclean.extract.authors.name_parts import without_honorifics
from newsclean.extract.authors.names import announces, is_open, parse_people
from newsclean.extract.authors.names_dense import has_cue
from newsclean.extract.authors.organizations import announced_name, is_organization, organizations
from newsclean.extract.authors.persons import likeness, mean_likeness
from newsclean.extract.authors.stretches import without_noise
from newsclean.extract.authors.topics import is_far, without_topics
from newsclean.extract.dates.cues import tells_publication
from newsclean.extract.dates.dateparse import find_dates
from newsclean.extract.dates.months import month_numbers
from newsclean.extract.heading import headline_number
from newsclean.models import Person, Role

_DIGIT = re.compile(r"\d")
# Between a name and what its bearer is or does.
IS_SOMETHING = r"\s(?:is|was|has|ist|est|es|é|è|covers|writes|joined|can\sbe|may\sbe)\s"
# "Ana Ruiz is a reporter ...", "Ana Ruiz (aka ...)", "About Ana Ruiz".
_BEFORE_BIO = re.compile(rf"{IS_SOMETHING}|\s[(@|]|,")
_WRITTEN = re.compile(r"(?:written|posted|contributed) by\s", re.IGNORECASE)
_HANDLE = re.compile(r"@\w{3,30}")
# How far from the headline a byline is expected, in blocks.
_NEAR = 12
_SHORT = 120
_SHORT_NAME = 40
# "CP" may be anything.
_LEAST_NAME = 3
# What the labeller is this sure of is no byline, unless it begins as one.
_SURELY_OTHER, _SURELY_BUTTON = 0.8, 0.7
# A line about time is no longer; beyond this it begins with the name.
_LONGEST, _LONG = 240, 160
# How likely a line must be a byline that was taken for something else.
_PROBABLE = 0.2
# How much less sure a byline is that stands neither by the headline nor behind the text.
_FAR_OFF = 0.15
# And how much surer one that stands between headline and text.
_UNDER = 0.05
ALONE = 0.6
# What a line must be like at least that is not labelled as a byline.
_SURE = 0.85
# Below this, what a byline names is rather a button than a person.
_SUREST_NONSENSE = 0.66
# Lines taken for something else may be stamps all the same.
_STAMPS, _HARDLY = frozenset((Role.TIMESTAMP, Role.BYLINE, Role.HEADLINE, Role.RELATED)), 0.6
# How much like a name is what links to an author's page, or stands between headline and date.
_PLACED = 0.5


@dataclass(frozen=True, slots=True)
class Named:
    """People named in one place, how sure, and what supports it."""

    people: People
    sure: float
    blocks: tuple[Block, ...]
    note: str


def people_on_page(document: Document, exclude: set[str]) -> Iterator[Named]:
    """Bylines and lines with dates; where those name nobody, lines by the headline and about authors."""
    found = [*_in_bylines(document, exclude), *_beside_dates(document, exclude)]
    yield from found or (*_by_headline(document, exclude), *_in_bios(document, exclude))


def _in_bylines(document: Document, exclude: set[str]) -> Iterator[Named]:
    """What each byline names: one that begins as bylines do is surest, then one by the headline."""
    near = {id(block) for block in _head(document)}
    rank = 0
    for group in bylines(document):
        lines = "\n".join(map(lines_of, group))
        parsed = parse_people(lines, exclude=exclude)
        people = _without_doubtful(likely(parsed, document), group)
        if document.layout != "html":
            people = without_topics(people, lines, document)
        linked = linked_people(group, exclude)
        people = _with_linked(people, linked, group, document)
        placed = bool(linked) or _is_above_date(group, document)
        alike = mean_likeness(people, document.text)
        sure = 0.3 + 0.3 * (max(_PLACED, alike) if placed else alike)
        sure += 0.25 * max(block.confidence for block in group)
        sure += 0.08 * any(id(block) in near for block in group)
        sure += (0.18 if _is_below(group, document) else 0.06) * announces(lines)
        sure += 0.06 * any(person.role for person in people)
        sure -= 0.1 * (_is_bare_word(people) and not (placed or announces(lines)))
        if people and sure >= _SUREST_NONSENSE:
            sure -= _FAR_OFF * is_far(group, document)
            sure += _UNDER * (_is_below(group, document) and not announces(lines))
            yield Named(people, sure - 0.06 * rank, tuple(group), "named in the byline")
            rank += 1
        elif not people and announces(lines) and group[0].confidence >= _SURE:
            handles = tuple(p for p in parsed if p.name.islower() and " " not in p.name)
            if handles:  # "by anaruiz7"
                yield Named(handles, 0.62, tuple(group), "the handle in the byline")


def _with_linked(people: People, linked: People, group: list[Block], document: Document) -> People:
    """Whom lines name, where their links lead to pages of authors: these, and who surely is one.

    What stands beside such a link is often a job, a topic or a place. Where nobody else is named,
    one word or a handle that is linked so is a name.
    """
    if not (linked and people):
        return people or linked
    names = {person.name for person in linked}
    elsewhere = {anchor.text for block in group for anchor in block.anchors} - names
    kept = tuple(
        p
        for p in people
        if p.name in names
        or is_surely_name(p.name)
        or (
            likeness(p.name, document.text) >= ALONE
            and not places().is_place(p.name)
            and p.name not in elsewhere
        )
    )
    return kept or people


def _is_above_date(group: list[Block], document: Document) -> bool:
    """Whether a byline stands between the headline and a date that is right below it."""
    after = document.after(group[-1])
    return after is not None and after.role is Role.TIMESTAMP and _is_below(group, document)


def _is_below(group: list[Block], document: Document) -> bool:
    """Whether lines stand between headline and text."""
    return group[0] in between_headline_and_text(document)


def _is_bare_word(people: People) -> bool:
    """Whether all that is named is one word that may be a section or a button as well."""
    if len(people) != 1 or " " in people[0].name:
        return False
    name = people[0].name
    return name.upper() != name.lower() and not is_known_name(name)


def _without_doubtful(people: People, group: list[Block]) -> People:
    """The people of a byline without those from lines that are hardly part of it."""
    least = 0.5 * max(block.confidence for block in group)
    awaited = [after for before, after in pairwise(group) if is_open(before.text)]
    firm = [block for block in group if block.confidence >= least or block in awaited]
    sure = "\n".join(block.text for block in firm)
    return tuple(p for p in people if p.name in sure or likeness(p.name, "") == 1.0)


def _beside_dates(document: Document, exclude: set[str]) -> Iterator[Named]:
    """What the first line with a date names besides it."""
    stamps = document.find(Role.TIMESTAMP)[:12]
    close = {id(block) for block in between_headline_and_text(document)}
    if document.layout != "html":
        stamps.sort(key=lambda block: id(block) not in close)
        stamps += filter(_may_be_stamp, between_headline_and_text(document))
    for block in stamps:
        if len(block.text) >= _LONGEST or not (_DIGIT.search(block.text) or has_cue(block.text)):
            continue
        line = without_dates(block.text)
        word = line.strip(" |0123456789")  # a count of comments
        one = word.isalpha() and word.istitle() and is_known_name(word)
        one = one and word.casefold() not in month_numbers()
        one = one or (line.islower() and is_surely_name(line.title()))
        people = likely(_before_topics(line, one, exclude), document)
        people = _with_linked(people, linked_people([block], exclude), [block], document)
        if len(block.text) > _LONG and people and not block.text.startswith(people[0].name):
            continue
        if people:
            near = id(block) in close
            told = announces(line) and (near or document.layout == "html")
            sure = 0.65 + 0.15 * near + 0.1 * told
            yield Named(people, sure, (block,), "named beside the date")
            return


def _before_topics(line: str, alone: bool, exclude: set[str]) -> list[Person]:
    """Whom a line names that has bars for its dates; behind a name and a date come mostly topics."""
    people = parse_people(line, alone=alone, exclude=exclude)
    parts = line.split(" | ")
    naming = [part for part in parts if any(person.name in part for person in people)]
    topics = [part for part in naming[1:] if not announces(part)]
    return [p for p in people if is_surely_name(p.name) or not any(p.name in t for t in topics)]


def _may_be_stamp(block: Block) -> bool:
    """Whether a line that was hardly taken for something else has a date or says "published"."""
    if block.role in _STAMPS or block.confidence >= _HARDLY or len(block.text) >= _LONGEST:
        return False
    return bool(find_dates(block.text)) or any(
        tells_publication(f"{word} ") for word in block.text.split()
    )


def _in_bios(document: Document, exclude: set[str]) -> Iterator[Named]:
    """Whom the first lines about the author name: alone, or before "is"."""
    for block in document.find(Role.BIO)[:3]:
        if is_contact(block, document):
            continue
        written = _WRITTEN.search(block.text[:_SHORT])
        name = block.text[written.end() if written else 0 :][:_SHORT]
        name, *rest = _BEFORE_BIO.split(name, maxsplit=1)
        name = name.strip()
        if is_organization(" ".join([name, *"".join(rest).split()[:1]])):
            continue  # "Port Echo, Inc. is a broadcaster"
        people = likely(parse_people(name, exclude=exclude), document) if name else ()
        whole = len(people) == 1 and " " in people[0].name
        if whole and likeness(people[0].name, document.text) >= ALONE:
            yield Named(people, 0.45, (block,), "named in the lines about the author")
            return


def _by_headline(document: Document, exclude: set[str]) -> Iterator[Named]:
    """What short lines by the headline name that begin with "By", or are but a name."""
    beside = _beside_marks(document)
    dated = _beside_marks(document, Role.TIMESTAMP)
    for block in _head(document):
        if len(block.text) > _SHORT or not _may_name(block, document, dated):
            continue
        text = with_next(block, document)
        announced = announces(text)
        probable = document.layout != "html" and block.chance(Role.BYLINE) >= _PROBABLE
        if announced or probable or is_surely_name(text) or id(block) in beside:
            people = likely(parse_people(text, exclude=exclude), document)
            alone = people and not _is_other(block, people, dated) and _is_all(people, text)
            titled = bool(people and people[0].role)
            surely = mean_likeness(people, document.text) >= _SURE
            named = people and (titled or surely) and not (titled and block.role is Role.RELATED)
            apart = probable and mean_likeness(people, document.text) >= ALONE
            apart = apart and bool(without_topics(people, text, document))
            placed = is_known_name(text) and _is_above_date([block], document)
            if people and (announced or apart or placed or (alone and named)):
                sure = 0.42 if not announced else 0.5 if not surely else 0.62
                yield Named(people, sure, (block,), "named by the headline")
                return


def with_next(block: Block, document: Document) -> str:
    """A line, with the next one where it only announces a name."""
    after = document.after(block) if is_open(block.text) else None
    return f"{block.text} {after.text}" if after and len(after.text) <= _SHORT else block.text


def _may_name(block: Block, document: Document, dated: set[int]) -> bool:
    """Whether a block may be a byline that was taken for something else."""
    if block.role is Role.HEADLINE:
        return block.text != document.fields.get("headline") and block.confidence < _SURE
    if block.role is Role.NAV and block.confidence >= _SURELY_OTHER:
        return not is_open(block.text)  # "Authors", an entry of a menu
    return block.role not in _ELSEWHERE or (block.role is Role.RELATED and id(block) in dated)


def _is_other(block: Block, people: People, dated: set[int]) -> bool:
    """Whether a line is a topic, a section or a place rather than a name."""
    if block.role in _LABELS and block.confidence >= _SURELY_OTHER:
        return True
    if block.role in _BUTTONS and block.confidence >= _SURELY_BUTTON:
        return True
    name = people[0].name
    caseless = name.upper() == name.lower()
    big = all(not part[0].islower() or part in words().particles for part in name.split())
    unlike = places().is_place(name) or (name.isupper() and not caseless) or not big
    return unlike or (caseless and id(block) not in dated)


_LABELS = frozenset((Role.SECTION, Role.TAGS))
_BUTTONS = frozenset((Role.NAV, Role.LOGIN, Role.SHARE, Role.NEWSLETTER, Role.MEDIA, Role.AD))


def _is_all(people: People, text: str) -> bool:
    """Whether a line holds names with their titles, or before a bar, and nothing else."""
    plain, bar, behind = without_noise(text).partition("|")
    if bar and agency_book().find(behind):
        return False
    known = " ".join(f"{p.name} {p.role or ''} {p.affiliation or ''}" for p in people).split()
    known += words().between
    bare = (word.strip(",.•·-–/") for word in without_honorifics(plain).split())
    return all(word in known or word.casefold() in known for word in bare if word)


def _beside_marks(document: Document, *roles: Role) -> set[int]:
    """Blocks next to a headline, a date or a byline, where names stand."""
    blocks = document.blocks
    marks = roles or (Role.HEADLINE, Role.TIMESTAMP, Role.BYLINE)
    at = document.numbers(*marks)[:12]
    found = {id(block) for number in at for block in blocks[max(0, number - 1) : number + 2]}
    handled = [one for one, other in pairwise(_head(document)) if _HANDLE.fullmatch(other.text)]
    return found.union(map(id, handled)) if not roles else found


_ELSEWHERE = frozenset((Role.BYLINE, Role.BODY, Role.RELATED, Role.PAGE_TITLE))


def likely(people: list[Person], document: Document) -> People:
    """Those that could be people; companies, accounts, and what the page's own words are made of, are
    left out."""
    named = (
        p
        for p in people
        if (p.affiliation or "").casefold().rstrip(".") not in company_forms()
        and not is_account(p.name)
    )
    return tuple(p for p in named if likeness(p.name, document.text) >= LEAST)


def _head(document: Document) -> list[Block]:
    """The blocks around the headline, short of the text."""
    at = headline_number(document) or 0
    return document.blocks[max(0, at - 4) : at + _NEAR]


def organizations_on_page(document: Document, own: set[str]) -> Iterator[Named]:
    """The organisations of bylines that name nobody, then of lines with a date."""
    near = {id(block) for block in _head(document)}
    for rank, group in enumerate(bylines(document)):
        lines = "\n".join(map(lines_of, group))
        known = organizations(lines, own)
        names = known or ([] if parse_people(lines) else announced_name(lines))
        if names:
            sure = 0.45 + 0.15 * max(block.confidence for block in group) - 0.04 * rank
            sure += 0.08 * any(id(block) in near for block in group) + 0.06 * announces(lines)
            sure -= 0.0 if known else 0.1
            yield Named(_organized(names), sure, tuple(group), "the organisation in the byline")
    for block in between_headline_and_text(document):
        if _LEAST_NAME <= len(block.text) <= _SHORT_NAME and agency_book().get(block.text):
            note = "the agency alone by the headline"
            yield Named(_organized([block.text.strip()]), 0.45, (block,), note)
            break
    for block in document.find(Role.TIMESTAMP)[:12]:
        names = organizations(without_dates(block.text), own) if len(block.text) < _LONGEST else []
        if names:
            note = "the organisation named beside the date"
            yield Named(_organized(names), 0.5, (block,), note)
            return


def _organized(names: list[str]) -> People:
    return tuple(Person(name=name, kind="organization") for name in names)
