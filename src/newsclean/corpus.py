"""Many articles at once: what a folder of dumps gave, for notebooks and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsclean.batch.stream import stream
from newsclean.compare import Comparison, compare
from newsclean.models import Article, Result
from newsclean.pipeline import Cleaner
from newsclean.query import conditions_of
from newsclean.read.dump import Dump
from newsclean.read.files import iter_dumps
from newsclean.write.flat import COLUMNS, LISTS, row_of
from newsclean.write.output import read_results, written_by_run


@dataclass(frozen=True, slots=True, repr=False)
class Corpus:
    """The outcomes of many dumps, in order: articles, and what gave none and why.

    >>> corpus = load([("one", "Rain in Spain\\n\\nIt rained on Monday, they said, and all the plain was wet.")])
    >>> corpus
    <Corpus: 1 article, 0 rejected>
    >>> [article.headline for article in corpus]
    ['Rain in Spain']
    """

    results: tuple[Result, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in order."""
        return tuple(result.article for result in self.results if result.article is not None)

    @property
    def rejected(self) -> tuple[Result, ...]:
        """The outcomes without an article; each has ``source_id`` and ``rejection``."""
        return tuple(result for result in self.results if result.rejection is not None)

    def __len__(self) -> int:
        return len(self.articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __repr__(self) -> str:
        return f"<Corpus: {self._counts()}>"

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame`, a row an article; needs the extra ``newsclean[pandas]``."""
        try:
            import pandas as pd
        except ImportError as error:
            raise ImportError('to_pandas needs pandas: pip install "newsclean[pandas]"') from error
        rows = self._rows()
        return pd.DataFrame(rows, columns=COLUMNS)

    def to_arrow(self) -> Any:
        """A `pyarrow.Table`, a row an article; needs the extra ``newsclean[arrow]``."""
        try:
            import pyarrow as pa
        except ImportError as error:
            raise ImportError('to_arrow needs pyarrow: pip install "newsclean[arrow]"') from error
        return pa.Table.from_pylist(self._rows(), schema=_schema(pa))

    def _rows(self) -> list[dict[str, Any]]:
        return [
            row_of(result.source_id, result.article)
            for result in self.results
            if result.article is not None
        ]

    def _counts(self) -> str:
        found = len(self.articles)
        return f"{found:,} article{'' if found == 1 else 's'}, {len(self.rejected):,} rejected"

    def to_polars(self) -> Any:
        """A `polars.DataFrame`, a row an article; needs the extra ``newsclean[polars]``."""
        try:
            import polars as pl
        except ImportError as error:
            raise ImportError('to_polars needs polars: pip install "newsclean[polars]"') from error
        schema = {name: pl.List(pl.String) if name in LISTS else pl.String for name in COLUMNS}
        return pl.DataFrame(self._rows(), schema=schema)

    def where(self, test: Callable[[Result], bool] | None = None, **conditions: Any) -> Corpus:
        """The results that meet all conditions, as a Corpus.

        Conditions name an article's values: ``site``, ``language`` ("en" is "en-GB" too),
        ``author``, ``credit``, ``agency``, ``place``, ``dateline``, ``section``, ``tag``,
        ``headline``, ``url`` and the like. A text must be the value, upper and lower case alike; a
        compiled pattern must be found in it; a function must say so; of a list one must fit;
        True and None ask for any and for none. Further: ``text`` (in the body), ``since`` and
        ``until`` (days of publication), ``role`` (a segment has it), ``confidence_below`` (mean of
        the segments), ``reason`` (rejections; True for all), ``source_id``; or a ``test`` of
        Results. Raises TypeError for a condition there is none of, ValueError for a role, reason
        or day that is none.

        >>> text = "Rain in Spain\\n\\nMADRID (AP) — It rained, they said, and all the plain was wet."
        >>> corpus = load([("one", text), ("two", "")])
        >>> corpus.where(agency="Associated Press"), corpus.where(reason="empty")
        (<Corpus: 1 article, 0 rejected>, <Corpus: 0 articles, 1 rejected>)
        """
        tests = conditions_of(conditions) + ([test] if test is not None else [])
        return Corpus(tuple(r for r in self.results if all(test(r) for test in tests)))

    def compare(self, other: Corpus) -> Comparison:
        """What ``other``, a run of other settings over the same dumps, altered.

        >>> text = "Rain in Spain\\n\\nIt rained on Monday, they said, and all the plain was wet."
        >>> without = load([("one", text)], cleaner=Cleaner(without=("language",)))
        >>> load([("one", text)]).compare(without).fields
        Counter({'language': 1})
        """
        return compare(self.results, other.results)

    def chart(self, what: str = "roles") -> Any:
        """An `altair.Chart` of "roles", "dates", "credits", "datelines", "reasons" or "confidence".

        Needs the extra ``newsclean[notebook]``. Raises ValueError for anything else.
        """
        from newsclean.show.charts import chart

        return chart(self.results, what)

    def _repr_html_(self) -> str:
        from newsclean.show.corpus_view import corpus_html

        return corpus_html(self.results)


def _schema(pa: Any) -> Any:
    texts = pa.list_(pa.string())
    return pa.schema([(name, texts if name in LISTS else pa.string()) for name in COLUMNS])


def load(
    source: str | Path | Iterable[Any],
    *,
    cleaner: Cleaner | None = None,
    workers: int | None = None,
    timeout: float | None = None,
    **fields: str | None,
) -> Corpus:
    """Clean a file, a folder or a list of dumps into a Corpus, or read back what a run wrote.

    ``source`` is a path (`str` or `pathlib.Path`), a list of paths, or an iterable of what
    `Cleaner.stream` takes but plain strings, which are paths here; a folder that
    ``newsclean run`` wrote in any format, or its file of articles, is read back as it is (of CSV
    what it holds: the flat fields). ``workers`` and
    ``timeout`` as in `Cleaner.stream`, ``fields`` (``html_field`` and the like) as in
    `newsclean.read.files.iter_dumps`. Raises FileNotFoundError for a path that isn't there.
    """
    if isinstance(source, str | Path):
        written = written_by_run(Path(source))
        if written is not None:
            return Corpus(tuple(read_results(*written)))
    sources = [source] if isinstance(source, str | Path) else source
    return Corpus(tuple(stream(cleaner or Cleaner(), _dumps(sources, fields), workers, timeout)))


def _dumps(sources: Iterable[Any], fields: dict[str, str | None]) -> Iterator[Any]:
    for number, item in enumerate(sources):
        if not isinstance(item, str | Path):
            yield item if isinstance(item, Dump | tuple) else (str(number), item)
            continue
        if not Path(item).exists():
            raise FileNotFoundError(f"no such file or folder: {item}")
        yield from iter_dumps(item, **fields)  # type: ignore[arg-type]
