"""Other stories the page points to: from links, and from runs of lines in text dumps."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from newsclean.address import joined
from newsclean.data.pointers import find_pointer
from newsclean.document import Block, Candidate, Document
from newsclean.extract.related.lines import Line, read_run, several
from newsclean.extract.related.pieces import parts_of
from newsclean.models import Link, Role
from newsclean.plugins import extractors

_MOST = 300
_NO_LETTERS = re.compile(r"\W+")
_SCRIPT = "javascript:"
_NO_STORY = re.compile(
    r"/(?:author|autor|auteur|authors|tag|tags|topic|topics|themen|category|profile|people|by)/",
    re.IGNORECASE,
)


@extractors.register("related", field="related")
def extract_related(document: Document) -> Iterator[Candidate[tuple[Link, ...]]]:
    """Stories in blocks labelled related, each once, without the page itself."""
    found: dict[str, Link] = {}
    blocks: list[Block] = []
    own = {fold(document.fields.get("headline") or "")}
    for run in document.runs(Role.RELATED):
        lines = [line for block in run for line in _lines(block, document)]
        for link in read_run(lines):
            key = fold(link.title)
            if (
                key
                and key not in own
                and len(found) < _MOST
                and found.setdefault(key, link) is link
            ):
                blocks.append(run[0])
    if found:
        value = tuple(found.values())
        note = f"{len(value)} titles in what is labelled related"
        yield Candidate(value, 0.8, tuple(dict.fromkeys(blocks)), note=note)


def _lines(block: Block, document: Document) -> Iterator[Line]:
    """The links of a block with their addresses, or the titles in its text."""
    anchors = [anchor for anchor in block.anchors if anchor.text.strip()]
    if not anchors:
        yield from _titles(block)
        return
    given = document.source.url or ""
    base = document.fields.get("url") or given
    for anchor in anchors:
        section, text = parts_of(block, anchor)
        title = _without_label(" ".join(text.split()))
        if section:
            yield Line(section, None)
        if not anchor.href or anchor.href in ("#", given) or anchor.href.startswith(_SCRIPT):
            yield Line(title, None, tag=block.tag, linked=True)  # a script opens the story
        elif leads_to_story(anchor.href) and not anchor.href.startswith(f"{given}#"):
            yield Line(title, joined(base, anchor.href), tag=block.tag)


def leads_to_story(href: str | None) -> bool:
    """Whether a link leads to another page that is none of an author or a topic.

    >>> leads_to_story("/2026/rain-in-spain"), leads_to_story("/author/ana-ruiz"), leads_to_story("#top")
    (True, False, False)
    """
    elsewhere = bool(href) and not (href or "").startswith(("#", "mailto:", _SCRIPT))
    return elsewhere and _NO_STORY.search(href or "") is None


def _titles(block: Block) -> Iterator[Line]:
    """A line without its label, one for each of several titles; or the label, which is a heading."""
    text = block.text
    # What is hardly a list of stories has lines like titles too.
    likely = None if block.story is None else block.story * math.sqrt(block.confidence)
    pointer = find_pointer(text)
    if pointer is None or pointer.start == pointer.end:
        yield Line(text, None, heading=pointer is not None, story=likely)
        return
    title = text[pointer.start : pointer.end]
    for part in several(title) if pointer.start else [title]:
        yield Line(part, None, titled=pointer.start > 0, story=likely)


def _without_label(text: str) -> str:
    """A link's text without a label like "READ MORE:" in it."""
    pointer = find_pointer(text)
    titled = pointer is not None and pointer.start < pointer.end
    return text[pointer.start : pointer.end] if pointer and titled else text


def fold(title: str) -> str:
    """A title for comparison: letters and digits alone, in lower case."""
    return _NO_LETTERS.sub("", title.casefold())
