"""Articles and rejections as JSON Lines: whole files or none."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TextIO

from newsclean.models import Article, Rejection, Result

ARTICLES = "articles.jsonl"
REJECTIONS = "rejections.jsonl"


class JsonLinesWriter:
    """Writes results into a folder: an article or a rejection a line, in two files.

    A line holds the fields of `Article` or `Rejection` with ``source_id`` before them. Lines go
    to files of temporary names, which get their final ones when the ``with`` block ends well;
    when it ends with an error, what was there before stays.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, TextIO] = {}

    def __enter__(self) -> JsonLinesWriter:
        self._folder.mkdir(parents=True, exist_ok=True)
        for name in (ARTICLES, REJECTIONS):
            self._files[name] = part_of(self._folder / name).open("w", encoding="utf-8", newline="")
        return self

    def write(self, result: Result) -> None:
        """Add a result's line to the file it belongs to."""
        name = ARTICLES if result.article is not None else REJECTIONS
        self._files[name].write(line_of(result))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        whole = kind is None
        for name, file in self._files.items():
            part = part_of(self._folder / name)
            try:
                file.close()
            except OSError:
                part.unlink(missing_ok=True)
                if whole:
                    raise
                continue
            if whole:
                part.replace(self._folder / name)
            else:
                part.unlink(missing_ok=True)


def part_of(path: Path) -> Path:
    """The temporary name a file has until it is whole; its own for each process."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


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


def read_results(folder: Path) -> Iterator[Result]:
    """The results `JsonLinesWriter` wrote into a folder: the articles, then the rejections.

    Raises ValueError, naming file and line, for a line that is none of its own.
    """
    for name in (ARTICLES, REJECTIONS):
        path = folder / name
        if not path.exists():
            continue
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield _result(line, Article if name == ARTICLES else Rejection)
                except (ValueError, KeyError) as error:
                    raise ValueError(f"{path}, line {number}: {error}") from error


def _result(line: str, model: type[Article] | type[Rejection]) -> Result:
    values = json.loads(line)
    source_id = values.pop("source_id")
    content = model.model_validate_json(json.dumps(values))
    if isinstance(content, Article):
        return Result(source_id=source_id, article=content)
    return Result(source_id=source_id, rejection=content)
