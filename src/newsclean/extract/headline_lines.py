"""Which of several lines of a text dump is the headline, where no markup tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.data.phrases import phrase_book
from newsclean.document import Block, Candidate, Document
from newsclean.extract.running_text import main_text
from newsclean.extract.section.steps import POINTING, steps_of
from newsclean.extract.titles import LONGEST, letters, pieces_of, tidy
from newsclean.models import Role

# How far before the text a headline may stand, in blocks, and how far apart two lines may be.
_BEFORE = 30
_APART = 4
_SHORTEST = 12
# How much less sure a path or a note is, which may be labelled as the headline; words of a step.
_LESS, _MOST_WORDS = 0.3, 4
_NOTES = (Role.NOTE.value, Role.CREDIT.value)
_POINTING = re.compile(rf"[{POINTING}]|\s>\s")
_PATHS = (Role.NAV, Role.SECTION, Role.OTHER)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_SAMPLE = 600


def among_lines(
    document: Document, block: Block, shown: list[Block], bare: list[str], titles: list[str]
) -> float:
    """How much surer or less sure a line is by the others that are taken for the headline.

    A path to the article often ends with its title, and the headline follows; a line that is but
    a later part of the page's title is a section or a series.
    """
    value = letters(tidy(block.text))
    index = shown.index(block)
    sure = -_LESS * (len(shown) > 1 and (_is_path(block.text) or _is_note(block.text)))
    if (
        _in_path(block, document)
        and value in map(letters, bare)
        and _is_followed(block, shown[index + 1 :])
    ):
        sure -= 0.3
    for title in titles:
        first, *later = [letters(piece) for piece in pieces_of(title)] or [""]
        within = value not in first and any(value in piece for piece in later)
        if value and within and len(value) < len(first):
            return sure - 0.3
    return sure


def _is_path(text: str) -> bool:
    """Whether a line is nothing but steps that point to the next: "Sports › Premier League"."""
    steps = steps_of(text) if _POINTING.search(text) else ()
    return len(steps) > 1 and all(len(step.split()) <= _MOST_WORDS for step in steps)


def _is_note(text: str) -> bool:
    """Whether a line begins as notes on a text do: "原标题：..."."""
    return any(
        match.start == 0 and match.phrase.meaning in _NOTES for match in phrase_book().find(text)
    )


def behind_menu(block: Block, document: Document) -> bool:
    """Whether a menu's entry stands before a line, or a section behind one."""
    before = document.before(block)
    if before is not None and before.role is Role.SECTION:
        before = document.before(before)
    return before is not None and before.role is Role.NAV


def _in_path(block: Block, document: Document) -> bool:
    """Whether a line may end a path: behind a menu's entry, or a mark without words."""
    before = document.before(block)
    return behind_menu(block, document) or (before is not None and not _has_words(before))


def _has_words(block: Block) -> bool:
    return any(map(str.isalnum, block.text))


def _is_followed(block: Block, behind: list[Block]) -> bool:
    """Whether another version of the headline stands right below."""
    words = set(block.text.casefold().split())
    for other in behind[:2]:
        near = 0 < other.start - block.end <= _APART * 20
        theirs = set(other.text.casefold().split())
        alike = len(words & theirs) >= 0.25 * len(theirs)
        alike = alike and len(other.text) <= 1.5 * len(block.text)
        if near and other.confidence >= 0.45 and alike:
            return True
    return False


def titled_lines(document: Document) -> Iterator[Candidate[str]]:
    """The last line before the text that is the page title without the site's name."""
    main = main_text(document)
    title = next((block for block in document.find(Role.PAGE_TITLE)[:1]), None)
    if document.layout == "html" or main is None or title is None:
        return
    whole = tidy(title.text)
    pieces = pieces_of(whole)
    longest = max(range(len(pieces)), key=lambda n: len(pieces[n]), default=0)
    # With one piece after the other left out at either end, the longest in it.
    known = {letters("".join(pieces[: n + 1])) for n in range(longest, len(pieces))}
    known |= {letters("".join(pieces[n:])) for n in range(longest + 1)} | {letters(whole)}
    known |= {letters(piece) for piece in pieces[:1]}
    known = {name for name in known if len(name) >= _SHORTEST}
    best: Candidate[str] | None = None
    for number in range(main[0] - 1, max(0, main[0] - _BEFORE), -1):
        block = document.blocks[number]
        if block.role in (Role.HEADLINE, Role.PAGE_TITLE) or len(block.text) > LONGEST:
            continue
        value = tidy(block.text)
        if letters(value) in known and _may_be_shown(document, number):
            exact = value in whole
            if best is None or (exact and best.value not in whole):
                note = "the line that reads as the page title"
                best = Candidate(value, 0.74, (block,), note=note)
    if best is not None:
        yield best


def _may_be_shown(document: Document, number: int) -> bool:
    """Whether a line is no entry of a menu or a path, which go on behind it."""
    after = document.blocks[number + 1]
    return after.role not in _PATHS


def is_foreign(line: str, document: Document) -> bool:
    """Whether a line is in Latin letters and the text in another script."""
    if not line.isascii():
        return False
    body = "".join(block.text[:_SAMPLE] for block in document.find(Role.BODY)[:4])[:_SAMPLE]
    if body.isascii():
        return False
    count = sum(map(str.isalpha, body))
    if count < 100:
        return False
    return len(_LATIN.findall(body)) < 0.2 * count
