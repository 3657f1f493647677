"""The street itself: a dump goes in at one end, an Article comes out at the other."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, cast

from newsclean.assemble import NEEDED, article_of, segments_of
from newsclean.document import Document, Format, Labeller
from newsclean.errors import NoArticle, Reason
from newsclean.extract.resolve import resolve
from newsclean.extract.structured import read_metadata
from newsclean.models import Article, Result
from newsclean.plugins import labellers
from newsclean.read.source import MAX_CHARS, read_source
from newsclean.reject import reason_to_reject
from newsclean.segment import segment

log = logging.getLogger("newsclean")
_SHIPPED_LABELLERS = ("rules", "network", "trafilatura")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaner:
    """A configured pipeline: immutable, picklable, safe to share between threads.

    ``labeller`` is the name of a registered labeller or an object with ``label(document)``;
    dumps of more than ``max_chars`` characters are rejected; fields in ``without`` are not looked
    for. Raises ValueError for a labeller or field there is none of.

    >>> cleaner = Cleaner(without=("related", "images"))
    >>> text = "Rain in Spain\\n\\nIt rained on Monday, they said, and all the plain was wet."
    >>> cleaner.clean(text).headline
    'Rain in Spain'
    """

    labeller: str | Labeller = "rules"
    max_chars: int = MAX_CHARS
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._labeller()
        wrong = [field for field in self.without if field in NEEDED or field not in _FIELDS]
        if wrong:
            raise ValueError(f"fields that can't be left out: {', '.join(map(repr, wrong))}")

    def clean(
        self,
        source: Any,
        url: str | None = None,
        *,
        format: Format | None = None,
        headline: str | None = None,
    ) -> Article:
        """The article in a dump; see `newsclean.clean`."""
        document = self.document(source, url, format=format, headline=headline)
        with _typed_errors():
            values, evidence = resolve(document, self.without)
            segments = segments_of(document)
            rejected = reason_to_reject(document)
            if rejected is not None:
                raise NoArticle(*rejected, segments)
            return article_of(values, segments, evidence)

    def document(
        self,
        source: Any,
        url: str | None = None,
        *,
        format: Format | None = None,
        headline: str | None = None,
    ) -> Document:
        """The labelled page, before any field is read from it; raises what `clean` does."""
        # What is wrong with the arguments is the caller's to hear.
        with _typed_errors(TypeError, ValueError):
            given = read_source(source, url, format, headline=headline, max_chars=self.max_chars)
        with _typed_errors():
            document = segment(given)
            document.metadata = read_metadata(document)
            return self._labeller().label(document)

    def stream(
        self, sources: Iterable[Any], workers: int | None = None, timeout: float | None = None
    ) -> Iterator[Result]:
        """Result after Result for whatever `clean` takes, in order, lazily, in bounded memory.

        ``sources`` may also hold ``(id, source)`` pairs and dumps of `newsclean.read.files`. With
        ``workers`` of 1 or more that many processes clean; then a page that takes longer than
        ``timeout`` seconds gives a rejection ``timed_out`` and one that kills its process
        ``crashed``, and everything else is kept. Without, all is done in this process; a
        ``timeout`` alone asks for one worker. What can't be read is a rejection ``unreadable``.

        >>> [result.rejection.reason.value for result in Cleaner().stream(["", "  "])]
        ['empty', 'empty']
        """
        from newsclean.batch.stream import stream

        return stream(self, sources, workers, timeout)

    def _labeller(self) -> Labeller:
        if not isinstance(self.labeller, str):
            return self.labeller
        if self.labeller in _SHIPPED_LABELLERS:
            import_module(f"newsclean.label.{self.labeller}")
        return _instance(labellers.get(self.labeller))


def clean(
    source: Any,
    url: str | None = None,
    *,
    format: Format | None = None,
    headline: str | None = None,
) -> Article:
    """The article in one dump of a news page.

    ``source`` is text or bytes (HTML, plain text or Markdown: found out by looking, ``format``
    overrides), a bs4 or lxml tree, or a `pathlib.Path`; nothing is fetched. ``url`` is where the
    page comes from, ``headline`` one known from elsewhere. Raises NoArticle where there is no
    article, TypeError and ValueError for wrong arguments, nothing else.

    >>> text = "Rain in Spain\\n\\nMADRID (AP) — It rained on Monday, and all the plain was wet."
    >>> article = clean(text)
    >>> article.headline, article.dateline.agency
    ('Rain in Spain', 'Associated Press')
    """
    return _default().clean(source, url, format=format, headline=headline)


@contextmanager
def _typed_errors(*passed_on: type[Exception]) -> Iterator[None]:
    """The last line of defence: an error of ours as a typed answer, never without a trace."""
    answers: tuple[type[Exception], ...] = (NoArticle, *passed_on)
    try:
        yield
    except answers:
        raise
    except Exception as error:
        log.exception("a page could not be cleaned")
        reason = Reason.TOO_LARGE if isinstance(error, MemoryError) else Reason.CRASHED
        raise NoArticle(reason, f"{type(error).__name__}: {error}"[:500]) from error


_FIELDS = frozenset(Article.model_fields) - {"segments", "evidence", "extra"}


@cache
def _default() -> Cleaner:
    return Cleaner()


@cache
def _instance(part: Any) -> Labeller:
    """One labeller a class; labellers keep nothing between pages."""
    return cast(Labeller, part() if isinstance(part, type) else part)
