"""Topic tags of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.data.phrases import phrase_book
from newsclean.document import Candidate, Document
from newsclean.extract.labels import label_words, without_label
from newsclean.models import Role
from newsclean.plugins import extractors

_SPLIT = re.compile(r"\s*[,;،、|•·/]\s*|\s+(?=#)")
_EDGES = ' #:：.,"“”'
_LONGEST = 60
_MOST = 40


@extractors.register("tags-visible", field="tags", priority=5)
def visible_tags(document: Document) -> Iterator[Candidate[tuple[str, ...]]]:
    """Tags shown on the page: links where there are any, else parts of the line."""
    blocks = document.find(Role.TAGS)
    listed: list[str] = []
    for block in blocks:
        if phrase_book().meanings(block.text) == {Role.RELATED.value}:
            continue  # the heading of a list of stories
        listed += [anchor.text for anchor in block.anchors] or _SPLIT.split(
            without_label(block.text, "tags")
        )
    tags = _distinct(listed)
    if tags:
        yield Candidate(tags, 0.8, blocks, note="shown with the article")


@extractors.register("tags-metadata", field="tags")
def metadata_tags(document: Document) -> Iterator[Candidate[tuple[str, ...]]]:
    """Keywords in markup, of the most trusted origin."""
    for rank, origin in enumerate(
        list(dict.fromkeys(origin for origin, _ in document.metadata.tags))[:2]
    ):
        values = [value for name, value in document.metadata.tags if name == origin]
        tags = _distinct([tag for value in values for tag in value.split(",")])
        if tags:
            yield Candidate(tags, 0.5 - 0.1 * rank, (), note=f"keywords in {origin}")


def _distinct(listed: list[str]) -> tuple[str, ...]:
    """Each tag once, without the words that introduce them."""
    found: dict[str, str] = {}
    for text in listed:
        tag = " ".join(text.split()).strip(_EDGES)
        if tag and len(tag) <= _LONGEST and tag.casefold() not in label_words("tags"):
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())[:_MOST]
