"""Pictures of the article, with caption and credit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.address import joined
from newsclean.data.agencies import agency_book
from newsclean.document import Block, Candidate, Document, Picture
from newsclean.extract.labels import label_choice
from newsclean.models import Image, Role
from newsclean.plugins import extractors

_MOST = 40
_APART = frozenset({"nav", "aside", "footer"})
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{2,80})[)）\]]\s*\.?$")
_SIGN = re.compile(r"(?:©|ⓒ|\(c\))\s*\S.{1,79}$", re.IGNORECASE)
_NAME = r"(?:[^\W\d_a-zà-ÿа-я][\w.'’-]*)"
_NAMES = rf"{_NAME}(?:\s(?:(?:de|del|van|von|da|di|der|la|el|al)\s)?{_NAME}){{0,4}}"
# "... at dawn. / R. Solans", "... at dawn | R. Solans"
_BEHIND_STROKE = re.compile(rf"\s[/|]\s({_NAMES}(?:\s?/\s?{_NAMES})?)\.?$")
# "... at dawn. Ana Ruiz/Reuters"
_PAIR = re.compile(rf"(?:^|(?<=[.!?…”\"’»]\s))({_NAMES}\s?(?:/|via)\s?{_NAMES})\.?$")


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


def split_credit(caption: str | None) -> tuple[str | None, str | None]:
    """Caption without its credit, and the credit.

    >>> split_credit("Rain over Madrid. Photo: Ana Ruiz")
    ('Rain over Madrid.', 'Photo: Ana Ruiz')
    >>> split_credit("The old slip. (Marcus Bell/The Ledger)")
    ('The old slip.', 'Marcus Bell/The Ledger')
    >>> split_credit("The old slip (left) and the new one")
    ('The old slip (left) and the new one', None)
    """
    if not caption:
        return None, None
    found = _credit(caption)
    if found is None:
        return caption, None
    start, credit = found
    return caption[:start].rstrip(" ([|/–—-\n") or None, credit.strip(" .") or None


def _credit(caption: str) -> tuple[int, str] | None:
    """Where the credit begins, and the credit."""
    skipped = max(0, len(caption) - 200)
    tail = caption[skipped:]
    bracket = _BRACKETS.search(tail)
    if bracket is not None and _is_credit(bracket[1]):
        return skipped + bracket.start(), bracket[1]
    for pattern in (_labelled(), _SIGN, _BEHIND_STROKE, _PAIR):
        found = pattern.search(tail)
        if found is not None:
            group = 1 if pattern.groups else 0
            return skipped + found.start(group), found[group].rstrip(" )]")
    return None


def _is_credit(text: str) -> bool:
    named = "/" in text or "©" in text or _labelled().search(text) is not None
    return named or agency_book().get(text) is not None


@cache
def _labelled() -> re.Pattern[str]:
    """Read "Photo: A", "Foto A", "Courtesy of A" at the end of a caption."""
    words = label_choice("picture")
    name = r"[^\s.:：][^:：]{1,78}"
    return re.compile(
        rf"(?:^|(?<=[\s(\[|–—.。-]))((?i:(?:{words})(?:\s?/\s?[\w]+)?(?:\s+(?:by|von|de|di|courtesy of))?\s*[:：]\s*){name}"
        rf"|(?i:(?:photo(?:graph)?s?|image|illustration|photo courtesy|courtesy)\s+(?:by|of|courtesy of))\s+{name}"
        rf"|(?:AP|AFP|EPA) [Pp]hoto\b.{{0,60}}|(?:写真|撮影|摄影|攝影|사진)\S{{2,40}})$"
    )


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
