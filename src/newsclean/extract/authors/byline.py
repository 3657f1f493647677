"""The byline as printed: the lines that say who wrote the story, joined."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from newsclean.data.agencies import agency_book
from newsclean.document import Block, Candidate, Document
from newsclean.extract.authors.names import announces, is_open, parse_people
from newsclean.extract.authors.persons import likeness
from newsclean.extract.heading import headline_number
from newsclean.models import Role
from newsclean.plugins import extractors
from newsclean.settled import shared

# Lines of one byline stand together; a byline takes no more than this.
_LONGEST = 300
_SHORT = 40
_NEAR = 8
# Bylines that are looked at; the line that "Written by" awaits is no longer than this.
_MOST, _LONGEST_NEXT = 8, 120
_START = attrgetter("start")


def byline_groups(document: Document) -> list[list[Block]]:
    """Bylines of a page: runs of byline blocks with nothing but short lines between them."""
    groups: list[list[Block]] = []
    last = -2
    for index in document.numbers(Role.BYLINE):
        block = document.blocks[index]
        if index - last == 1:
            groups[-1].append(block)
        else:
            groups.append([block])
        last = index
    return groups


def bylines(document: Document) -> Iterator[list[Block]]:
    """The first bylines: from the line that begins with "By", with the line that an open "By" awaits."""
    for group in byline_groups(document)[:_MOST]:
        group = _from_by(group)
        if is_open(group[-1].text):
            after = document.after(group[-1])
            if (
                after is not None
                and len(after.text) <= _LONGEST_NEXT
                and after.role not in (Role.HEADLINE, Role.BODY)
            ):
                group = [*group, after]
        yield group


def _from_by(group: list[Block]) -> list[Block]:
    """The lines of a byline without what stands above "By Ana Ruiz" and is a kicker or a caption, and
    without pictures' credits below it."""
    first = next((n for n, block in enumerate(group) if announces(block.text)), None)
    if first is None:
        return group
    above = group[:first]
    if all(len(block.text.split()) == 1 for block in above):
        above = []
    elif not is_open(group[first].text):  # else it may be a job: "Journalist"
        above = [block for block in above if _names_somebody(block.text)]
    behind = [block for block in (*above, *group[first + 1 :]) if not _credits_picture(block.text)]
    return sorted([group[first], *behind], key=_START)


def _names_somebody(line: str) -> bool:
    """Whether a line names people with a word that is known as a name."""
    return any(likeness(person.name, "") == 1.0 for person in parse_people(line))


def _credits_picture(line: str) -> bool:
    """Whether a line is a name and an agency's behind a stroke, as under pictures: "Bo Li / AP"."""
    name, stroke, agency = line.rpartition("/")
    known = stroke and agency_book().get(agency.strip()) is not None
    return bool(known and name.strip() and not announces(line))


@extractors.register("byline", field="byline")
def extract_byline(document: Document) -> Iterator[Candidate[str]]:
    """The first byline as printed; a line repeated in it stands once."""
    for rank, group in enumerate(byline_groups(document)):
        lines = list(dict.fromkeys(block.text.strip() for block in group))
        if all(is_open(line) for line in lines):
            continue  # "News provided by", and the name is something else
        text = " ".join(line for line in lines if line)[:_LONGEST].strip()
        if text:
            yield Candidate(
                text, max(0.3, 0.9 - 0.2 * rank), tuple(group), note="shown as the byline"
            )
    for block in between_headline_and_text(document):
        if 2 < len(block.text) <= _SHORT and agency_book().get(block.text) is not None:
            yield Candidate(block.text, 0.25, (block,), note="an agency alone by the headline")
            return


@shared
def between_headline_and_text(document: Document) -> list[Block]:
    """The few blocks below the headline, short of the text, where bylines stand."""
    blocks = document.blocks
    at = headline_number(document)
    if at is None:
        return []
    below = blocks[at + 1 : at + 1 + _NEAR]
    end = next(
        (number for number, block in enumerate(below) if block.role is Role.BODY), len(below)
    )
    return below[:end]
