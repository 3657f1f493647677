"""What a text dump has beside the page: a header above, code, copies with tags, the addresses of links below."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean.document import Block
from newsclean.segment.addresses import Addresses, addresses_in
from newsclean.segment.escaped import copied_runs
from newsclean.segment.header import header_size
from newsclean.segment.lines import Line, lines_of
from newsclean.segment.scripts import script_runs


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines of the page, in stretches, with a block of code between each two; and what stands around."""

    header: list[Block]
    stretches: list[list[Line]]
    scripts: list[Block]
    # The list of addresses, as one block, if there is one.
    listed: list[Block]
    addresses: Addresses


def parts_of(text: str, *, code: bool = True) -> Parts:
    """A dump in its parts; without ``code`` what looks like that is left where it is.

    >>> parts = parts_of("Title: Rain\\nURL: https://a.example/rain\\n\\nIt rained.")
    >>> [block.text for block in parts.header], [line.text for line in parts.stretches[0]]
    (['Title: Rain', 'URL: https://a.example/rain'], ['It rained.'])
    """
    addresses = addresses_in(text)
    lines = lines_of(text)
    listed = [line for line in lines if line.start >= addresses.start]
    lines = lines[: len(lines) - len(listed)]
    above = header_size(lines)
    header, lines = lines[:above], lines[above:]
    # Few dumps have any.
    runs = script_runs(lines) if code and "{" in text else []
    copies = copied_runs(lines) if "</" in text else []
    runs = sorted([*runs, *(copy for copy in copies if not any(_meet(copy, run) for run in runs))])
    starts, ends = [0, *(run[1] for run in runs)], [*(run[0] for run in runs), len(lines)]
    return Parts(
        [_block(text, [line], "meta") for line in header],
        [lines[a:b] for a, b in zip(starts, ends, strict=True)],
        [_block(text, lines[a:b], "script") for a, b in runs],
        [_block(text, listed, "link")] if listed else [],
        addresses,
    )


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches of lines have any in common."""
    return one[0] < other[1] and other[0] < one[1]


def _block(text: str, lines: list[Line], tag: str) -> Block:
    """Lines as one block, of the element that pages have such things in and no reader sees."""
    start, end = lines[0].start, lines[-1].end
    return Block(text[start:end], start, end, tag=tag, gap=lines[0].gap)
