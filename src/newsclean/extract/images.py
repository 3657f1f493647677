"""Pictures of the article, with caption and credit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from newsclean.document import Candidate, Document
from newsclean.models import Image, Role
from newsclean.plugins import extractors

_CREDIT = re.compile(
    r"(?:^|[\s(\[|–—-])((?:photo(?:graph)?s?(?: by| courtesy)?|image(?: source| credit)?|picture|credits?|"
    r"foto|bild|crédit(?: photo)?|crédito|quelle|fuente|фото|写真|撮影|사진)\s*[:：/]?\s*.{2,80}|"
    r"©\s*.{2,60}|[^()|]{2,60}/(?:AP|AFP|Reuters|Getty Images|dpa|EPA|EFE|ANSA|Kyodo|Xinhua|TASS)\b.{0,40})\s*[)\]]?\.?$",
    re.IGNORECASE,
)
_MOST = 40


@extractors.register("images-page", field="images", priority=5)
def page_images(document: Document) -> Iterator[Candidate[tuple[Image, ...]]]:
    """Pictures between headline and the end of the body, and their captions."""
    span = _span(document)
    if span is None:
        return
    base = document.fields.get("url") or document.source.url or ""
    found: dict[str, Image] = {}
    blocks = []
    for picture in document.pictures:
        if not span[0] <= picture.position <= span[1] or picture.scope.within & {"nav", "aside", "footer"}:
            continue
        caption = picture.caption
        if caption is None:
            near = document.blocks[picture.position : picture.position + 2]
            block = next((b for b in near if b.role is Role.CAPTION), None)
            if block is not None:
                caption = block.text
                blocks.append(block)
        url = _absolute(base, picture.url)
        if url and url not in found and len(found) < _MOST and (caption or picture.alt or len(document.pictures) < 12):
            text, credit = split_credit(caption)
            found[url] = Image(url=url, caption=text, credit=credit)
    if found:
        yield Candidate(tuple(found.values()), 0.7, blocks, note="shown with the text")


@extractors.register("images-metadata", field="images")
def metadata_images(document: Document) -> Iterator[Candidate[tuple[Image, ...]]]:
    """The picture that markup names."""
    base = document.fields.get("url") or document.source.url or ""
    for origin, value in document.metadata.images[:1]:
        url = _absolute(base, value)
        if url:
            yield Candidate((Image(url=url),), 0.5, (), note=f"the image in {origin}")


def split_credit(caption: str | None) -> tuple[str | None, str | None]:
    """Caption without its credit, and the credit.

    >>> split_credit("Rain over Madrid. Photo: Ana Ruiz")
    ('Rain over Madrid.', 'Photo: Ana Ruiz')
    """
    if not caption:
        return None, None
    found = _CREDIT.search(caption[-160:])
    if found is None:
        return caption, None
    cut = max(0, len(caption) - 160) + found.start(1)
    text = caption[:cut].rstrip(" ([|–—-")
    return text or None, found.group(1).rstrip(" )]")


def _span(document: Document) -> tuple[int, int] | None:
    roles = (Role.BODY, Role.HEADLINE, Role.SUBHEADING)
    numbers = [number for number, block in enumerate(document.blocks) if block.role in roles]
    return (numbers[0] - 1, numbers[-1] + 1) if numbers else None


def _absolute(base: str, url: str) -> str | None:
    try:
        address = urljoin(base, url.strip())
    except ValueError:
        return None
    if address.lower().startswith(("javascript:", "data:", "vbscript:")):
        return None
    return address or None
