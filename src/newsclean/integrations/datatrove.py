"""A datatrove block: documents that hold pages become documents that hold articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from datatrove.pipeline.base import PipelineStep

from newsclean.batch.stream import stream
from newsclean.models import Result
from newsclean.pipeline import Cleaner
from newsclean.read.dump import Dump
from newsclean.write.flat import row_of


class NewscleanExtractor(PipelineStep):  # type: ignore[misc]
    """Cleans ``document.text``, in a process of its own, and puts the article's text in its place.

    The article's other flat fields (`newsclean.write.flat.COLUMNS`) go to ``document.metadata``,
    whose ``url`` is used. A page that takes more than ``timeout`` seconds, or kills the process,
    costs only itself; documents without an article are dropped, and counted by reason in the
    statistics.
    """

    name = "newsclean"
    type = "🛢 - EXTRAC"
    _requires_dependencies = ("newsclean",)

    def __init__(self, cleaner: Cleaner | None = None, timeout: float = 60.0) -> None:
        super().__init__()
        self._cleaner = cleaner or Cleaner()
        self._timeout = timeout

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Document after document, lazily."""
        waiting: list[Any] = []

        def dumps() -> Iterator[Dump]:
            for document in data or ():
                waiting.append(document)
                yield Dump(str(document.id), document.text, None, document.metadata.get("url"))

        for result in stream(self._cleaner, dumps(), 1, self._timeout):
            document = waiting.pop(0)
            self.stat_update("total")
            if self._filled(document, result):
                self.update_doc_stats(document)
                yield document

    def _filled(self, document: Any, result: Result) -> bool:
        """Whether there is an article, which the document then holds."""
        if result.article is None:
            assert result.rejection is not None
            self.stat_update("dropped", f"dropped_{result.rejection.reason}")
            return False
        fields = row_of(result.source_id, result.article)
        document.text = fields.pop("text")
        document.metadata.update({name: value for name, value in fields.items() if value})
        self.stat_update("forwarded")
        return True
