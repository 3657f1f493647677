"""What the header of a text dump says of the article: see `newsclean.segment.header`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import takewhile

from newsclean.document import Block, Document, Metadata
from newsclean.extract.collect import add
from newsclean.segment.header import OTHER, field_of

_QUOTES = "\"'"
_PARTED = frozenset({"authors", "tags", "sections"})


def read_header(document: Document, found: Metadata) -> None:
    """Add what the header says; front matter is read line by line, since titles often break YAML."""
    header = list(takewhile(lambda block: block.tag == "meta", document.blocks))
    for field, value in _entries(header, document):
        if field == "sites" and "://" in value:
            field = "urls"
        for each in _values(value) if field in _PARTED else [_unquoted(value)]:
            add(found, field, "header", each)


def _entries(header: Iterable[Block], document: Document) -> Iterator[tuple[str, str]]:
    """Fields and values; those of a list below a name one by one."""
    field = ""
    for block in header:
        entry = None if _is_indented(block, document) else field_of(block.text)
        if entry is not None:
            field, value = entry
        elif block.text.startswith("- "):
            value = block.text[2:]
        else:
            field = value = ""
        if field not in ("", OTHER) and value.strip(">|-"):
            yield field, value


def _is_indented(block: Block, document: Document) -> bool:
    return document.text[block.start - 1 : block.start] in (" ", "\t")


def _values(value: str) -> list[str]:
    """A list as YAML and JSON write it, or one value."""
    if not (value.startswith("[") and value.endswith("]")):
        return [_unquoted(value)]
    try:
        read = json.loads(value)
    except (ValueError, RecursionError):
        read = [_unquoted(part.strip()) for part in value[1:-1].split(",")]
    return [each for each in read if isinstance(each, str)]


def _unquoted(value: str) -> str:
    if len(value) < 2 or value[0] not in _QUOTES or value[-1] != value[0]:
        return value
    try:
        read = json.loads(value)
    except ValueError:
        return value[1:-1].replace("''", "'")
    return read if isinstance(read, str) else value
