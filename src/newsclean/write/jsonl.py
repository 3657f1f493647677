"""Articles and rejections as JSON Lines: written line by line, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TextIO

from newsclean.models import Result

ARTICLES = "articles.jsonl"
REJECTIONS = "rejections.jsonl"


class JsonLinesWriter:
    """Writes results into a folder, articles and rejections apart, a `Result` a line.

    Lines go to files of temporary names that get their final ones when the ``with`` block ends
    well; when it ends with an error, what was there before stays.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, TextIO] = {}

    def __enter__(self) -> JsonLinesWriter:
        self._folder.mkdir(parents=True, exist_ok=True)
        for name in (ARTICLES, REJECTIONS):
            self._files[name] = self._temporary(name).open("w", encoding="utf-8", newline="\n")
        return self

    def write(self, result: Result) -> None:
        """Add one line to the file the result belongs to."""
        name = ARTICLES if result.article is not None else REJECTIONS
        self._files[name].write(result.model_dump_json(exclude_none=True) + "\n")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for name, file in self._files.items():
            file.close()
            if kind is None:
                self._temporary(name).replace(self._folder / name)
            else:
                self._temporary(name).unlink(missing_ok=True)

    def _temporary(self, name: str) -> Path:
        return self._folder / f".{name}.{os.getpid()}.part"


def read_results(folder: Path) -> Iterator[Result]:
    """The results in a folder that `JsonLinesWriter` wrote: articles first, then rejections."""
    for name in (ARTICLES, REJECTIONS):
        path = folder / name
        if not path.exists():
            continue
        with path.open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                if line.strip():
                    yield Result.model_validate_json(line)
