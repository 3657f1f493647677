"""Articles and rejections as JSON Lines."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from newsclean.models import Article, Rejection, Result

Kind = Literal["articles", "rejections"]
_START = '{"source_id":'
_DECODER = json.JSONDecoder()


def line_of(result: Result) -> str:
    """A result as one line of JSON: ``source_id``, then the article's or rejection's fields.

    >>> from newsclean.errors import Reason
    >>> line_of(Result(source_id="a.txt", rejection=Rejection(reason=Reason.EMPTY)))
    '{"source_id":"a.txt","reason":"empty","detail":"","segments":[]}\\n'
    """
    content = result.article or result.rejection
    assert content is not None
    # Both are objects with fields; one parse and dump less than putting the name in first.
    return f'{{"source_id":{json.dumps(result.source_id)},{content.model_dump_json()[1:]}\n'


def merge_lines(parts: Iterable[Path], target: Path) -> None:
    """Put files of lines one behind the other."""
    with target.open("wb") as whole:
        for part in parts:
            with part.open("rb") as lines:
                shutil.copyfileobj(lines, whole, 1 << 20)


def read_lines(path: Path, kind: Kind) -> Iterator[Result]:
    """The results in a file of lines, in its order.

    Raises ValueError, naming file and line, for a line that is no such result.
    """
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield _result(line, kind)
            except (ValueError, KeyError) as error:
                raise ValueError(f"{path}, line {number}: {error}") from error


def _result(line: str, kind: Kind) -> Result:
    source_id, content = _parted(line)
    if kind == "articles":
        return Result(source_id=source_id, article=Article.model_validate_json(content))
    return Result(source_id=source_id, rejection=Rejection.model_validate_json(content))


def _parted(line: str) -> tuple[str, str]:
    """The name at the start of a line, and the rest, still as JSON.

    Only from JSON a list is taken for a tuple, a text for a date.
    """
    if line.startswith(_START):
        source_id, end = _DECODER.raw_decode(line, len(_START))
        if isinstance(source_id, str) and line[end : end + 1] == ",":
            return source_id, "{" + line[end + 1 :]
    # Not as `line_of` writes it, but perhaps as somebody's tool did.
    values = json.loads(line)
    return values.pop("source_id"), json.dumps(values)
