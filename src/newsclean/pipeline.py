"""The street itself: a dump goes in at one end, an Article comes out at the other."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import cloudpickle

from newsclean.assemble import article_of, segments_of
from newsclean.compose import Plan, described, listed, plan_of
from newsclean.document import Document, Format, Labeller
from newsclean.errors import NoArticle, Reason
from newsclean.extract.agree import agree
from newsclean.extract.resolve import resolve
from newsclean.extract.steps import NEEDED, Step
from newsclean.learn.profile import Profile
from newsclean.models import Article, Result
from newsclean.plugins import extractors, labellers
from newsclean.read.source import MAX_CHARS, read_source
from newsclean.reject import reason_to_reject

log = logging.getLogger("newsclean")
DEFAULT_LABELLER = "network"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaner:
    """A configured pipeline: immutable, picklable, safe to share between threads.

    It is put together when it is made: extractors registered later are not in it.

    - ``labeller``: the name of a registered labeller, or an object with ``label(document)``.
    - ``extractors``: functions, made extractors by `newsclean.plugins.extractor`, that work
      beside the registered ones; also ``"package.module:name"`` or ``"file.py:name"``.
    - ``without``: fields that are not looked for, and single extractors that are not run.
    - ``sites``: folders of site rules beside those shipped (`newsclean.sites`); None for no rules.
    - ``profile``: what was learned of sites (`newsclean.learn`), or the file that holds it.
    - ``max_chars``: dumps of more characters are rejected.

    Raises ValueError (`newsclean.plugins.PluginError`) for names there are none of, for two parts
    of one name, and where what an extractor requires or replaces is missing; OSError for a profile
    that can't be read.

    >>> cleaner = Cleaner(without=["related", "images"])
    >>> text = "Rain in Spain\\n\\nIt rained on Monday, they said, and all the plain was wet."
    >>> cleaner.clean(text).headline
    'Rain in Spain'
    """

    labeller: str | Labeller = DEFAULT_LABELLER
    # Tuples once it is made, whatever sequence was given.
    extractors: Sequence[Any] = ()
    without: Sequence[str] = ()
    sites: Sequence[str | Path] | None = ()
    profile: Profile | str | Path | None = None
    max_chars: int = MAX_CHARS
    _plan: Plan = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        set_once = partial(object.__setattr__, self)
        for name in ("extractors", "without", "sites"):
            if getattr(self, name) is not None:
                set_once(name, listed(name, getattr(self, name)))
        set_once("_plan", plan_of(self))

    def with_(self, **settings: Any) -> Cleaner:
        """A copy with other settings, by the names `Cleaner` takes; a list takes a list's place.

        >>> Cleaner().with_(without=["tags"]).without
        ('tags',)
        """
        return replace(self, **settings)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The fields in the order they are looked for, each with its extractors."""
        return self._plan.steps

    def describe(self) -> dict[str, Any]:
        """All that decides what comes out, as plain values, to be kept with it and compared.

        >>> Cleaner(without=["tags"]).describe()["without"]
        ['tags']
        """
        return described(self, self._plan)

    @classmethod
    def from_config(cls, path: str | Path, **settings: Any) -> Cleaner:
        """A cleaner as a TOML file describes it, by the names `Cleaner` takes.

        Paths in the file count from its folder; ``settings`` go before what it says. Raises
        ValueError, naming file and line, for what is wrong in it, OSError where it can't be read.
        """
        from newsclean.config import read_config

        return cls(**{**read_config(Path(path)), **settings})

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
            values, evidence = resolve(document, steps=self._plan.steps)
            agree(document)
            segments = segments_of(document)
            rejected = reason_to_reject(document)
            if rejected is not None and not self._was_one(document, rejected[0]):
                raise NoArticle(*rejected, segments)
            return article_of(values, segments, evidence)

    def _was_one(self, document: Document, reason: Reason) -> bool:
        """Whether a page is rejected only for the furniture that a profile took out of its text.

        An article is not to be lost to the little text it has without: what is left is its own.
        """
        if not document.corrected or reason in (Reason.NO_BODY, Reason.NO_HEADLINE):
            return False
        if not set(document.fields) >= NEEDED:
            return False
        before = self._plan.label(document.source, correct=False)
        resolve(before, steps=self._plan.steps)
        return reason_to_reject(before) is None

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
            return self._plan.label(given)

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

    def __reduce__(self) -> tuple[Any, ...]:
        # With its plan: a process elsewhere has not registered what a notebook here has.
        settings = {f.name: getattr(self, f.name) for f in fields(self) if f.init}
        return _restored, (cloudpickle.dumps((settings, self._plan)),)


def _restored(content: bytes) -> Cleaner:
    """A cleaner as it was pickled."""
    settings, plan = cloudpickle.loads(content)
    cleaner = object.__new__(Cleaner)
    for name, value in (*settings.items(), ("_plan", plan)):
        object.__setattr__(cleaner, name, value)
    return cleaner


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


def _default() -> Cleaner:
    """The cleaner of `clean`, made anew where parts were registered since."""
    return _made(extractors.version, labellers.version)


@lru_cache(maxsize=1)
def _made(*versions: int) -> Cleaner:
    return Cleaner()
