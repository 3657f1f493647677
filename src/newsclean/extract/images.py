"""Pictures of the article, with caption and credit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from newsclean.address import joined, path_of
from newsclean.data.pictures import picture_names
from newsclean.document import Block, Candidate, Document, Picture
from newsclean.extract.caption.credit import is_labelled
from newsclean.extract.caption.split import is_credited, split_credit
from newsclean.extract.heading import headline_number
from newsclean.extract.related.extractor import leads_to_story
from newsclean.models import Image, Person, Role
from newsclean.plugins import extractors
from newsclean.segment.scope import attribute_words

_MOST = 40
_APART = frozenset({"nav", "aside", "footer"})
# Blocks whose pictures belong to them and not to the story.
_OF_OTHERS = frozenset(
    (Role.RELATED, Role.NAV, Role.BYLINE, Role.BIO, Role.NEWSLETTER, Role.AD, Role.COMMENTS)
)
# Kinds of files that are drawn and no photographs.
_DRAWN = frozenset({"gif", "svg", "ico"})
_FILES = _DRAWN | {"jpg", "jpeg", "png", "webp", "avif"}
# A line linked by more than this is a link's.
_LINKED = 0.5
# Elements that hold a whole story.
_WHOLE = frozenset({"main", "body", "html"})
# How far above the headline a picture may lead the story, in blocks.
_LEADING = 6
# Marks that point to the picture from its caption; a line that may be a caption is no longer.
_OPENING, _CLOSING = ("(", "（", "[", "【"), (")", "）", "]", "】")
_MARKS, _LONGEST_LINE = " ▲△▶►◀◁▼▽■◆●", 250
# How many elements around a picture are looked at, and how many parts of its address.
_CLOSE, _LAST_PARTS = 3, 3


@extractors.register("images-page", field="images", priority=5)
def page_images(document: Document) -> Iterator[Candidate[tuple[Image, ...]]]:
    """Pictures between headline and the end of the body, and their captions."""
    span = _span(document)
    if span is None:
        return
    base = document.fields.get("url") or document.source.url or ""
    found: dict[str, Image] = {}
    blocks: list[Block] = []
    taken = {id(block) for picture in document.pictures for block in picture.beside}
    around = _around_headline(document)
    for picture in document.pictures:
        if not _is_within(picture, span) or picture.scope.within & _APART:
            continue
        caption, block = _caption(picture, document, taken)
        if block is not None and not picture.beside and _is_teaser(block):
            continue
        bare = caption is None and picture.credit is None
        if bare and _is_none_of_the_story(picture, document, around):
            continue
        shown = caption or picture.alt or len(document.pictures) < 12
        url = absolute(base, picture.url) if shown and len(found) < _MOST else None
        if url and url not in found:
            marked = picture.credit and _without_brackets(picture.credit)
            text, credit = _with_label(caption, marked) if marked else split_credit(caption)
            text = text.lstrip(_MARKS) or None if text else None
            found[url] = Image(url=url, caption=text, credit=credit)
            blocks += [block] if block else []
            taken |= {id(block)} if block else set()
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


def _is_within(picture: Picture, span: tuple[int, int]) -> bool:
    """Whether it stands by headline or text; one with a caption may lead the story from above."""
    first = span[0] - _LEADING if picture.beside else span[0]
    return first <= picture.position <= span[1]


def _caption(
    picture: Picture, document: Document, taken: set[int]
) -> tuple[str | None, Block | None]:
    """The caption the markup ties to the picture, else a caption or credit next to it that is no
    other picture's."""
    if picture.beside:
        return picture.caption, picture.beside[0]
    for number, block in enumerate(document.blocks[picture.position : picture.position + 2]):
        told = block.role is Role.CAPTION or is_labelled(block.text, "whole")
        told = told or (block.role is Role.DECK and is_credited(block.text))
        told = told or (number == 0 and _closes_with_credit(block))
        if told and block.tag != "img" and id(block) not in taken:
            return block.text, block
    return None, None


def _with_label(caption: str | None, credit: str) -> tuple[str | None, str]:
    """Caption and credit, the word before the name with it: "Credit:", which may stand outside its element."""
    if not caption or caption[-1] not in ":：":
        return caption, credit
    shown, labelled = split_credit(f"{caption} {credit}")
    whole = labelled is not None and labelled.endswith(credit)
    return (shown, labelled) if whole and labelled else (caption, credit)


def _without_brackets(credit: str) -> str:
    inside = credit[1:-1]
    whole = credit[:1] in _OPENING and credit[-1:] in _CLOSING
    return inside if whole and not any(sign in inside for sign in _OPENING) else credit


def _is_teaser(block: Block) -> bool:
    """Whether what may be a caption is rather the title of another story, linked to it."""
    stories = (anchor for anchor in block.anchors if leads_to_story(anchor.href))
    return block.link_density > _LINKED and any(
        path_of(anchor.href or "")[-1:] and not _is_file(anchor.href or "") for anchor in stories
    )


def _is_file(address: str) -> bool:
    return path_of(address)[-1].rpartition(".")[2].lower() in _FILES


def _closes_with_credit(block: Block) -> bool:
    """Whether a short line is closed by a picture's credit: "The plain on Monday (Photo: AFP)"."""
    if len(block.text) > _LONGEST_LINE or not block.text.endswith(_CLOSING):
        return False
    credit = split_credit(block.text)[1]
    return credit is not None and is_labelled(credit, "bracket")


def _around_headline(document: Document) -> set[int]:
    """The elements that hold the headline."""
    at = headline_number(document)
    return set() if at is None else set(map(id, document.blocks[at].scope.ancestry()))


def _is_none_of_the_story(picture: Picture, document: Document, whole: set[int]) -> bool:
    """Whether a picture without caption is a logo, a button, an author's or another story's."""
    *folders, file = path_of(picture.url)[-_LAST_PARTS:] or [""]
    name, _, kind = file.rpartition(".")
    told = {word for part in (*folders, name, picture.alt) for word in attribute_words(part)}
    if kind.lower() in _DRAWN or not picture_names("decoration").isdisjoint(told):
        return True
    # The elements around the picture and its story, short of the article that holds the headline too.
    parents = takewhile(
        lambda scope: (
            scope.tag not in _WHOLE and not (scope.tag == "article" and id(scope) in whole)
        ),
        picture.scope.ancestry(),
    )
    close = list(islice(parents, _CLOSE))
    named = {word for scope in close for word in scope.words}
    if not (picture_names("decoration") | picture_names("elsewhere")).isdisjoint(named):
        return True
    people: tuple[Person, ...] = document.fields.get("authors") or ()
    if any(person.name.casefold() == picture.alt.casefold() for person in people):
        return True
    around = set(map(id, close)) - whole
    beside = document.blocks[max(0, picture.position - 1) : picture.position + 1]
    others = (block for block in beside if block.role in _OF_OTHERS)
    return any(
        id(scope) in around for block in others for scope in islice(block.scope.ancestry(), _CLOSE)
    )


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
