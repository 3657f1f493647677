"""The section: the kicker or category label of this article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.document import Candidate, Document
from newsclean.models import Role
from newsclean.plugins import extractors

_PATH = re.compile(r"\s*[/>›»|•·]\s*")
_LONGEST = 60


@extractors.register("section-visible", field="section", priority=5)
def visible_section(document: Document) -> Iterator[Candidate[str]]:
    """The label nearest to the headline; of a path its most specific part."""
    headlines = [number for number, b in enumerate(document.blocks) if b.role is Role.HEADLINE]
    anchor = headlines[0] if headlines else 0
    labels = [
        (abs(number - anchor) + (20 if number > anchor else 0), number, block)
        for number, block in enumerate(document.blocks)
        if block.role is Role.SECTION and 1 < len(block.text) <= 2 * _LONGEST
    ]
    for rank, (_, _, block) in enumerate(sorted(labels, key=lambda label: label[:2])):
        parts = [part.strip(" :#[]") for part in _PATH.split(block.text) if part.strip(" :#[]")]
        if parts and len(parts[-1]) <= _LONGEST:
            sure = max(0.3, 0.5 + 0.4 * block.confidence - 0.1 * rank)
            yield Candidate(parts[-1], sure, (block,), note="the label with the headline")


@extractors.register("section-metadata", field="section")
def metadata_section(document: Document) -> Iterator[Candidate[str]]:
    """The section that markup names."""
    for rank, (origin, value) in enumerate(document.metadata.sections[:3]):
        if "://" not in value and len(value) <= _LONGEST:
            yield Candidate(value, 0.5 - 0.05 * rank, (), note=f"the section in {origin}")
