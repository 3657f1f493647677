"""Names in lines taken for bylines of a text dump that are no authors: topics, places, buttons."""

from __future__ import annotations

from newsclean.data.phrases import phrase_book
from newsclean.data.places import places
from newsclean.document import Block, Document
from newsclean.extract.authors.names import announces
from newsclean.extract.running_text import main_text
from newsclean.models import Dateline, Person, Role

# How far from the headline and behind the text a byline may stand, in blocks.
_ABOVE, _BELOW, _BEHIND = 8, 14, 8
_BYLINE = frozenset((Role.BYLINE.value, Role.BIO.value, Role.CREDIT.value))


def without_topics(
    people: tuple[Person, ...], lines: str, document: Document
) -> tuple[Person, ...]:
    """The people of a line without those whom it only is about, and places; none of a button's.

    A line that begins as bylines do ("By Ana Ruiz") names whom it names.
    """
    if announces(lines):
        return people
    said = phrase_book().meanings(lines) if len(lines) <= 60 else set()
    if said and not said & _BYLINE:
        return ()
    headline = str(document.fields.get("headline") or "").casefold()
    dateline = document.fields.get("dateline")
    place = dateline.location if isinstance(dateline, Dateline) else None
    return tuple(
        person
        for person in people
        if person.name != place
        and not (" " in person.name and person.name.casefold() in headline)
        and not (places().is_place(person.name) and len(lines.split()) <= 2)
    )


def is_far(group: list[Block], document: Document) -> bool:
    """Whether a byline of a dump is far from the headline, and from the end of the text."""
    if document.layout == "html":
        return False
    number = document.index(group[0])
    main = main_text(document)
    heads = document.numbers(Role.HEADLINE)
    if any(head - _ABOVE <= number <= head + _BELOW for head in heads):
        return False
    return main is None or not main[0] - _ABOVE <= number <= main[1] + _BEHIND
