"""Topic tags of the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from newsclean.data.phrases import phrase_book
from newsclean.data.pointers import find_pointer
from newsclean.document import Block, Candidate, Document
from newsclean.extract.bullets import without_bullet
from newsclean.extract.section.steps import is_home
from newsclean.extract.tag_lines import cleaned, is_label, is_labelled, tags_of
from newsclean.label.lines import HANDLE
from newsclean.models import Role
from newsclean.plugins import extractors
from newsclean.segment.glued import drawn_apart
from newsclean.segment.markdown import HEADINGS

_LONGEST = 60
_MOST = 40
_SURELY, _HARDLY = 0.85, 0.75
_HASHES = ("#", "＃")
_FEW, _UNSURE = 2, 0.6
# What an entry of a list of tags may be taken for.
_MISTAKEN = frozenset({Role.NAV, Role.OTHER, Role.SECTION, Role.RELATED})
_OTHER = frozenset(
    role.value
    for role in (Role.RELATED, Role.COMMENTS, Role.SHARE, Role.NEWSLETTER, Role.LOGIN, Role.LEGAL)
)


@extractors.register("tags-visible", field="tags", priority=5)
def visible_tags(document: Document) -> Iterator[Candidate[tuple[str, ...]]]:
    """Tags shown on the page: links where there are any, else parts of the line."""
    blocks = _listing(document)
    language = document.fields.get("language") or document.language or ""
    listed: list[str] = []
    for block in blocks:
        linked = [cleaned(anchor.text) for anchor in block.anchors]
        found = linked or _apart(tags_of(_as_printed(block, document), language), document)
        buttons = any(not _OTHER.isdisjoint(phrase_book().meanings(tag)) for tag in linked)
        listed += [] if buttons or _is_other(_line(block), found) else found
    tags = _distinct(listed)
    if tags:
        yield Candidate(tags, 0.8, blocks, note="shown with the article")


@extractors.register("tags-metadata", field="tags")
def metadata_tags(document: Document) -> Iterator[Candidate[tuple[str, ...]]]:
    """Keywords in markup, of the most trusted origin."""
    listed: list[tuple[str, tuple[str, ...]]] = []
    for origin in list(dict.fromkeys(origin for origin, _ in document.metadata.tags))[:2]:
        values = [value for name, value in document.metadata.tags if name == origin]
        tags = _distinct(cleaned(tag) for value in values for tag in value.split(","))
        if tags:
            listed.append((origin, tags))
    # A single one is rather a label of the site's ("plus") where there is a list as well.
    listed.sort(key=lambda found: len(found[1]) == 1)
    for rank, (origin, tags) in enumerate(listed):
        yield Candidate(tags, 0.5 - 0.1 * rank, (), note=f"keywords in {origin}")


def _listing(document: Document) -> list[Block]:
    """The blocks of tags; where some are labelled or hashed, no others but those below a label."""
    runs = [_in_one_place(run, document) for run in _surest(list(document.runs(Role.TAGS)))]
    if document.layout == "markdown":
        runs = [_to_next_heading(run) for run in runs]
    found = [block for run in runs for block in _below_label(run)]
    if not found:
        found = [block for run in runs for block in run]
        hashed = [block for block in found if _line(block)[:1] in _HASHES]
        found = hashed or ([] if _are_doubtful(found, document) else found)
    return [block for block in found if not HANDLE.search(block.text)]


def _are_doubtful(blocks: list[Block], document: Document) -> bool:
    """Whether lines of a dump without a label are rather something else that the labeller knows no name for: of
    one or two that it is not sure of four in five are."""
    unsure = all(block.confidence < _UNSURE for block in blocks)
    one = all(len(tags_of(_line(block))) == 1 for block in blocks)
    return document.layout != "html" and len(blocks) <= _FEW and unsure and one


def _surest(runs: list[list[Block]]) -> list[list[Block]]:
    """The runs without those that are hardly taken for tags beside one that surely is."""
    sure = [max((block.confidence for block in run), default=0.0) for run in runs]
    least = _HARDLY if max(sure, default=0.0) >= _SURELY else 0.0
    return [run for run, surest in zip(runs, sure, strict=True) if surest >= least]


def _to_next_heading(run: list[Block]) -> list[Block]:
    """A run up to the heading of something else, which a heading behind its first line is."""
    return run[:1] + list(takewhile(lambda block: block.tag not in HEADINGS, run[1:]))


def _in_one_place(run: list[Block], document: Document) -> list[Block]:
    """A run by markup: what stands in the element that holds all of its sure tags, and in no other.

    Entries of the same list belong to it, whatever they were taken for.
    """
    sure = [block for block in run if block.confidence >= _SURELY]
    if document.layout != "html" or not sure:
        return run
    if any(len(block.anchors) > 1 for block in sure):
        return sure  # a line of tags
    around = [list(map(id, block.scope.ancestry()))[1:] for block in sure[:_MOST]]
    shared = set(around[0]).intersection(*around)
    holder = next((scope for scope in around[0] if scope in shared), 0)
    lists = {
        id(block.scope.parent)
        for block in sure
        if block.scope.parent is not None and block.scope.parent.tag in ("ul", "ol")
    }
    first, last = document.index(run[0]), document.index(run[-1])
    return [
        block
        for block in document.blocks[first : last + 1 + _MOST]
        if (block.role is Role.TAGS and _belongs(block, holder))
        or (block.role in _MISTAKEN and id(block.scope.parent) in lists)
    ]


def _belongs(block: Block, holder: int) -> bool:
    """Whether a block is surely a tag, or stands in the element of those that are."""
    return block.confidence >= _SURELY or holder in map(id, block.scope.ancestry())


def _below_label(run: list[Block]) -> list[Block]:
    """Blocks in a row from the first that introduces tags until one that heads something else."""
    start = next(
        (number for number, block in enumerate(run) if is_labelled(_line(block))), len(run)
    )
    below = run[start:]
    return below[:1] + list(takewhile(lambda block: not _is_other(_line(block), []), below[1:]))


def _apart(tags: list[str], document: Document) -> list[str]:
    """Tags with those apart that stand in one without a gap, and so nowhere else on the page."""
    if len(tags) != 1:
        return tags
    parts = drawn_apart(tags[0])
    several = len(parts) > _FEW or (len(parts) > 1 and " " in tags[0])
    return parts if several and document.text.count(tags[0]) == 1 else tags


def _is_other(line: str, tags: list[str]) -> bool:
    """Whether a line heads or holds something else, or points to a story ("Leggi anche: Terremoto, la mappa")."""
    if not _OTHER.isdisjoint(phrase_book().meanings(cleaned(line))) or is_home(cleaned(line)):
        return True
    # What a label of tags was taken from is a list of tags.
    pointer = find_pointer(line) if tags and line.startswith(tags[0]) else None
    return pointer is not None and pointer.sure and 0 < pointer.start < pointer.end


def _as_printed(block: Block, document: Document) -> str:
    """A block with the white space of the dump, which may part tags, where it is no wrap."""
    raw = document.text[block.start : block.end]
    if document.layout == "wrapped":
        raw = raw.replace("\n", " ")
    return without_bullet(raw if raw.split() == block.text.split() else block.text)


def _line(block: Block) -> str:
    return without_bullet(block.text)


def _distinct(listed: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, without the words that introduce them."""
    found: dict[str, str] = {}
    for tag in listed:
        if any(map(str.isalnum, tag)) and len(tag) <= _LONGEST and not is_label(tag):
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())[:_MOST]
