"""The section: the kicker or category label of this article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.document import Candidate, Document
from newsclean.extract.dateparse import find_dates
from newsclean.extract.labels import label_words, without_label
from newsclean.extract.persons import is_surely_name
from newsclean.models import Role
from newsclean.plugins import extractors

_PATH = re.compile(r"\s*[>›»|•·⁄]\s*|\s+/\s+")
_EDGES = " :：#[]()/⁄|•·–—-›»>"
_LONGEST = 60
# Labels stand above the headline; one below it counts as further away. Beyond _NEAR blocks it is
# perhaps another story's. Labels less sure than _UNSURE are as often buttons as sections.
_BELOW = 20
_NEAR = 12
_UNSURE = 0.4


@extractors.register("section-visible", field="section", priority=5)
def visible_section(document: Document) -> Iterator[Candidate[str]]:
    """The label nearest to the headline, above it rather than below; of a path its last part."""
    headlines = [number for number, b in enumerate(document.blocks) if b.role is Role.HEADLINE]
    anchor = headlines[0] if headlines else 0
    labels = [
        (abs(number - anchor) + (_BELOW if number > anchor else 0), number, block)
        for number, block in enumerate(document.blocks)
        if block.role is Role.SECTION
        and block.confidence >= _UNSURE
        and 1 < len(block.text) <= 3 * _LONGEST
    ]
    rank = 0
    for distance, _, block in sorted(labels, key=lambda label: label[:2]):
        value = most_specific(block.text)
        if value and not _is_something_else(value):
            far = 0.2 if distance % _BELOW > _NEAR else 0.0
            sure = max(0.3, 0.5 + 0.4 * block.confidence - 0.1 * rank - far)
            yield Candidate(value, sure, (block,), note="the label with the headline")
            rank += 1


def _is_something_else(value: str) -> bool:
    """Whether a label is a person's name or a count ("20 comments")."""
    return is_surely_name(value) or (value[0].isdigit() and len(value.split()) == 2)


@extractors.register("section-metadata", field="section")
def metadata_section(document: Document) -> Iterator[Candidate[str]]:
    """The section that markup names."""
    for rank, (origin, value) in enumerate(document.metadata.sections[:3]):
        name = most_specific(value)
        if name and "://" not in name:
            yield Candidate(name, 0.5 - 0.05 * rank, (), note=f"the section in {origin}")


def most_specific(text: str) -> str | None:
    """The last part of a label or path that names a section, without words like "Posted in".

    >>> most_specific("Home > World > Asia"), most_specific("Category: Sports")
    ('Asia', 'Sports')
    """
    if text.rstrip().endswith((":", "：")):
        return None
    for part in reversed(_PATH.split(text)):
        name = without_label(part.strip(_EDGES), "section").strip(_EDGES)
        if not name or len(name) > _LONGEST or name.casefold() in label_words("path"):
            continue
        if any(char.isalpha() for char in name) and not find_dates(name):
            return name
    return None
