"""Whole stories below the first, which sites show to readers who go on scrolling."""

from __future__ import annotations

from newsclean.document import Block, Document, Scope
from newsclean.label.runs import set_role
from newsclean.models import Role

_TEXT = frozenset({Role.BODY, Role.SUBHEADING, Role.HEADLINE, Role.DECK})


def leave_other_stories(document: Document) -> None:
    """What was taken for text in a later article element with a main heading of its own is another story's.

    The first has text and a main heading, which is labelled as the headline.
    """
    headings = [block for block in document.blocks if block.tag == "h1"]
    if len(headings) < 2:
        return  # as most pages
    stories: dict[int, list[Block]] = {}
    for block in document.blocks:
        article = _outermost_article(block)
        if article is not None:
            stories.setdefault(id(article), []).append(block)
    told: str | None = None
    for blocks in stories.values():
        heading = next((block for block in blocks if block.tag == "h1"), None)
        if heading is None:
            continue
        if told is None and heading.role is Role.HEADLINE:
            told = heading.text if any(block.role is Role.BODY for block in blocks) else None
        elif told is not None and heading.text != told:
            for block in blocks:
                if block.role in _TEXT:
                    set_role(block, Role.RELATED, "another story, below the first")


def _outermost_article(block: Block) -> Scope | None:
    if "article" not in block.scope.within:
        return None
    return next(
        (scope for scope in reversed([*block.scope.ancestry()]) if scope.tag == "article"), None
    )
