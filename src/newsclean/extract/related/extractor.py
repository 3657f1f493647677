"""Other stories the page points to: from links, and from runs of lines in text dumps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.address import joined
from newsclean.data.phrases import PhraseBook, phrase_book, tokens, words_of
from newsclean.document import Block, Candidate, Document
from newsclean.extract.related.lines import Line, read_run, units
from newsclean.models import Link, Role
from newsclean.plugins import extractors

_MOST = 300
_LABEL = re.compile(r"\s*[:：|>»–—-]\s*")
_NO_LETTERS = re.compile(r"\W+")
_FIRST = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_NO_STORY = re.compile(
    r"/(?:author|autor|auteur|authors|tag|tags|topic|topics|themen|category|profile|people|by)/",
    re.IGNORECASE,
)


@extractors.register("related", field="related")
def extract_related(document: Document) -> Iterator[Candidate[tuple[Link, ...]]]:
    """Stories in blocks labelled related, each once, without the page itself."""
    found: dict[str, Link] = {}
    blocks: list[Block] = []
    own = {_fold(document.fields.get("headline") or "")}
    for run in _runs(document):
        lines = [line for block in run for line in _lines(block, document)]
        for link in read_run(lines):
            key = _fold(link.title)
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


def _runs(document: Document) -> Iterator[list[Block]]:
    """Related blocks that stand together; a heading in HTML begins a new run."""
    run: list[Block] = []
    last = -1
    for number in document.numbers(Role.RELATED):
        if run and number != last + 1:
            yield run
            run = []
        run.append(document.blocks[number])
        last = number
    if run:
        yield run


def _lines(block: Block, document: Document) -> Iterator[Line]:
    """The links of a block with their addresses, or the block as a line."""
    text, leading = _without_label(block.text)
    anchors = [anchor for anchor in block.anchors if anchor.text.strip()]
    if not anchors:
        if text:
            yield Line(text, None, heading=leading and text == block.text)
        return
    base = document.fields.get("url") or document.source.url or ""
    for anchor in anchors:
        title, _ = _without_label(" ".join(anchor.text.split()))
        if not anchor.href:
            yield Line(title, None, tag=block.tag, linked=True)
        elif not anchor.href.startswith(("#", "mailto:")) and not _NO_STORY.search(anchor.href):
            yield Line(title, joined(base, anchor.href), tag=block.tag)


def _without_label(text: str) -> tuple[str, bool]:
    """A line without a label like "READ MORE:" before the title, and whether it is all label."""
    first = _FIRST.match(text)
    phrases = _labels().starting_with(words_of(first.group())[0]) if first else []
    words = tuple(words_of(text[:120])) if phrases else ()
    for phrase in phrases:
        if words[: len(phrase.words)] != phrase.words:
            continue
        end = tokens(text[:120])[len(phrase.words) - 1].end
        label = _LABEL.match(text, end)
        if label and label.group().strip() and units(text[label.end() :]) >= 2:
            return text[label.end() :], True
        if len(phrase.words) == len(words):
            return text, True
    return text, False


@cache
def _labels() -> PhraseBook:
    return phrase_book().about([Role.RELATED.value])


def _fold(title: str) -> str:
    return _NO_LETTERS.sub("", title.casefold())
