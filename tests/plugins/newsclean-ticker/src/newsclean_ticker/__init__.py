"""Parts for newsclean: a field of its own, an extractor in another's place, and the others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newsclean import Credit, Result
from newsclean.plugins import Candidate, Document, Role, extractor
from newsclean.read.dump import Dump

_TICKER = re.compile(r"\((NYSE|NASDAQ|LSE): ([A-Z]{1,5})\)")
_WIRE = re.compile(r"(?:Coastal Wire|CW) desk: (?P<name>[^.]{2,60})\.?")


@extractor("ticker")
def find_tickers(document: Document) -> Iterator[Candidate[list[dict[str, str]]]]:
    """Ticker symbols in the text, each once, with their exchanges."""
    blocks = [block for block in document.find(role="body") if _TICKER.search(block.text)]
    found = dict.fromkeys(pair for block in blocks for pair in _TICKER.findall(block.text))
    if found:
        values = [{"exchange": exchange, "symbol": symbol} for exchange, symbol in found]
        yield Candidate(values, 0.95, blocks, note="in brackets after a name")


@extractor("credits", name="wire-credits", requires=["body"], replaces=["credits"])
def wire_credits(document: Document) -> Iterator[Candidate[tuple[Credit, ...]]]:
    """The desk a story of the Coastal Wire comes from; this house prints no other credits."""
    for block in document.blocks:
        found = _WIRE.fullmatch(block.text)
        if found:
            credit = Credit(source="Coastal Wire", source_raw=found["name"], raw=block.text)
            yield Candidate((credit,), 0.99, [block], note="the desk's own line")


class FlatLabeller:
    """For dumps that hold nothing but the article: a headline and text."""

    def label(self, document: Document) -> Document:
        """Take the first block for the headline and the others for text."""
        for number, block in enumerate(document.blocks):
            block.role = Role.BODY if number else Role.HEADLINE
            block.confidence = 0.8
            block.reason = "below the headline" if number else "the first line"
        return document


def read_stories(path: Path, *_: Any) -> Iterator[Dump]:
    """The stories of a ``.story`` file, which are apart by a line of equals signs."""
    for number, text in enumerate(path.read_text(encoding="utf-8").split("\n=====\n"), 1):
        yield Dump(f"{path}:{number}", text, "text")


read_stories.field = ".story"  # type: ignore[attr-defined]


class Headlines:
    """A format that keeps the headlines, one a line."""

    suffix = ".headlines"

    def write(self, lines: Path, target: Path, kind: str) -> None:
        """Of each article the headline; rejections leave nothing."""
        rows = map(json.loads, lines.read_text(encoding="utf-8").splitlines())
        target.write_text("".join(f"{row['headline']}\n" for row in rows if "headline" in row))

    def merge(self, parts: Iterable[Path], target: Path, kind: str) -> None:
        """One file of many."""
        target.write_text("".join(part.read_text() for part in parts))

    def read(self, path: Path, kind: str) -> Iterator[Result]:
        """Headlines alone are no results."""
        return iter(())


headlines = Headlines()
