"""Where the headline stands on the page: of several lines taken for one, teasers' too, the right one."""

from __future__ import annotations

from newsclean.address import path_of
from newsclean.document import Block, Document
from newsclean.models import Role
from newsclean.settled import shared


@shared
def headline_number(document: Document) -> int | None:
    """The number of the block that reads as the headline does, else of the first taken for one.

    >>> from newsclean.document import Block, Source
    >>> lines = [Block("Snow in Oslo", 0, 12), Block("Rain in Spain", 13, 26)]
    >>> for line in lines:
    ...     line.role = Role.HEADLINE
    >>> page = Document(Source("", "text"), "Snow in Oslo Rain in Spain", lines, "lines")
    >>> page.fields["headline"] = "Rain in Spain"
    >>> headline_number(page)
    1
    """
    numbers = document.numbers(Role.HEADLINE)
    headline = str(document.fields.get("headline") or "").casefold()
    told = (n for n in numbers if headline and headline in document.blocks[n].text.casefold())
    return next(told, next(iter(numbers), None))


def leads_home(block: Block) -> bool:
    """Whether a line is one link to the front page of the site, as the name of the site is.

    >>> from newsclean.document import Anchor
    >>> leads_home(Block("Port Echo", 0, 9, anchors=(Anchor("Port Echo", "/", 0, 9),)))
    True
    """
    link = block.anchors[0] if len(block.anchors) == 1 else None
    if link is None or not link.href or link.end - link.start < len(block.text.strip()):
        return False
    return not path_of(link.href) and not {"?", "#"} & set(link.href)
