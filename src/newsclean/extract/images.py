"""Pictures of the article, with caption and credit."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.address import joined
from newsclean.document import Block, Candidate, Document, Picture
from newsclean.extract.caption.split import split_credit
from newsclean.models import Image, Role
from newsclean.plugins import extractors

_MOST = 40
_APART = frozenset({"nav", "aside", "footer"})


@extractors.register("images-page", field="images", priority=5)
def page_images(document: Document) -> Iterator[Candidate[tuple[Image, ...]]]:
    """Pictures between headline and the end of the body, and their captions."""
    span = _span(document)
    if span is None:
        return
    base = document.fields.get("url") or document.source.url or ""
    found: dict[str, Image] = {}
    blocks: list[Block] = []
    for picture in document.pictures:
        if not span[0] <= picture.position <= span[1] or picture.scope.within & _APART:
            continue
        caption, block = _caption(picture, document)
        shown = caption or picture.alt or len(document.pictures) < 12
        url = absolute(base, picture.url) if shown and len(found) < _MOST else None
        if url and url not in found:
            text, credit = split_credit(caption)
            found[url] = Image(url=url, caption=text, credit=credit)
            blocks += [block] if block else []
    if found:
        yield Candidate(tuple(found.values()), 0.7, blocks, note="shown with the text")


@extractors.register("images-metadata", field="images")
def metadata_images(document: Document) -> Iterator[Candidate[tuple[Image, ...]]]:
    """The picture that markup names."""
    base = document.fields.get("url") or document.source.url or ""
    for origin, value in document.metadata.images[:1]:
        url = absolute(base, value)
        if url:
            yield Candidate((Image(url=url),), 0.5, (), note=f"the image in {origin}")


def _caption(picture: Picture, document: Document) -> tuple[str | None, Block | None]:
    """The caption the markup ties to the picture, else the caption block next to it."""
    near = document.blocks[picture.position : picture.position + 2]
    block = next((block for block in near if block.role is Role.CAPTION), None)
    if picture.caption is not None:
        return picture.caption, block
    return (block.text, block) if block is not None and block.tag != "img" else (None, None)


def _span(document: Document) -> tuple[int, int] | None:
    """From the block before headline or text to the one behind the text."""
    numbers = document.numbers(Role.BODY, Role.HEADLINE, Role.SUBHEADING)
    return (numbers[0] - 1, numbers[-1] + 1) if numbers else None


def absolute(base: str, url: str) -> str | None:
    """The address joined to that of the page; None for scripts and embedded data."""
    address = joined(base, url.strip())
    if address is None or address.lower().startswith(("javascript:", "data:", "vbscript:")):
        return None
    return address
