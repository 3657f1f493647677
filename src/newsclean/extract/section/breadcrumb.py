"""The last category of a breadcrumb: the path above the headline, of links or of a line's steps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from newsclean.data.sections import path_names
from newsclean.document import Block, Candidate, Document, Scope
from newsclean.extract.section.lookalikes import names_nothing
from newsclean.extract.section.names import LONGEST
from newsclean.extract.section.steps import EDGES, POINTING, is_home, name_in, steps_of
from newsclean.models import Role
from newsclean.plugins import extractors

# How far above the headline it may end, in blocks, and in how many elements around its name stands.
_ABOVE, _AROUND = 14, 5
# In a dump it stands right above, or it may be a menu.
_RIGHT_ABOVE = 3
_FEWEST, _MOST = 2, 8
_POINTING = frozenset({*POINTING, ">", "/", ">>", "::"})


@extractors.register("section-breadcrumb", field="section", priority=3)
def breadcrumb_section(document: Document) -> Iterator[Candidate[str]]:
    """The last step of the nearest breadcrumb above the headline that is neither of its ends."""
    headline = str(document.fields.get("headline") or "").casefold()
    at = next(iter(document.numbers(Role.HEADLINE)), 0)
    if not headline or not at:
        return
    marked = document.layout == "html"
    blocks = document.blocks[max(0, at - (_ABOVE if marked else _RIGHT_ABOVE)) : at]
    for number in range(len(blocks) - 1, -1, -1):
        path = _path(blocks, number, headline)
        steps = [step for block in path for step in _steps(block)]
        if not _FEWEST <= len(steps) <= _MOST:
            continue
        ends = {headline, str(document.fields.get("site") or "").casefold()}
        names = [name for step in steps if (name := _name(step, ends))]
        if names:
            yield Candidate(
                names[-1],
                0.5 if marked else 0.3,
                path,
                note="the last step of the path above the headline",
            )
        return


def _path(blocks: list[Block], number: int, headline: str) -> list[Block]:
    """The blocks of the breadcrumb that a block is the end of; empty for other blocks."""
    block = blocks[number]
    if block.element is None:
        steps = steps_of(block.text)
        points = not _POINTING.isdisjoint(block.text)
        return [block] if points and len(steps) > 1 and is_home(steps[0]) else []
    named = _named(block.scope)
    if named is None:
        return [block] if _goes_down(block, headline) else []
    first = number
    while first and _named(blocks[first - 1].scope) is named:
        first -= 1
    return blocks[first : number + 1]


def _goes_down(block: Block, headline: str) -> bool:
    """Whether links lead from the front page down to the headline, or strokes point the way."""
    if not block.anchors or not is_home(block.anchors[0].text):
        return False
    if block.text[block.anchors[-1].end :].strip(EDGES).casefold() == headline:
        return True
    between = (block.text[one.end : two.start].strip() for one, two in pairwise(block.anchors))
    return all(stroke in _POINTING for stroke in between)


def _named(scope: Scope) -> Scope | None:
    """The outermost of the elements close around whose name says that it is a path."""
    close = islice(scope.ancestry(), _AROUND)
    named = [outer for outer in close if not path_names().isdisjoint(outer.words)]
    return named[-1] if named else None


def _steps(block: Block) -> tuple[str, ...]:
    """The steps a block has: in markup its links; what isn't linked is the page itself."""
    if block.element is None:
        return steps_of(block.text)
    return tuple(anchor.text for anchor in block.anchors)


def _name(step: str, ends: set[str]) -> str:
    """The name in a step; empty for the site's, the headline's and what names no section."""
    name = name_in(step)
    folded = name.casefold().rstrip(" .…")
    if is_home(step) or not 1 < len(name) <= LONGEST or names_nothing(name):
        return ""
    return "" if any(end.startswith(folded) for end in ends) else name
