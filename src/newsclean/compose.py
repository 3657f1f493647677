"""What a Cleaner's settings come to: the labeller itself, the extractors in their order."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any
from zlib import crc32

import cloudpickle

from newsclean.document import Document, Labeller, Source
from newsclean.extract.metadata.structured import read_metadata
from newsclean.extract.metadata.unshown import with_unshown_text
from newsclean.extract.steps import Step, steps_of
from newsclean.label.guard import label_with
from newsclean.learn.apply import Memory
from newsclean.learn.profile import Profile
from newsclean.models import Evidence
from newsclean.plugins import Plugin, PluginError, labellers
from newsclean.segment import segment
from newsclean.sites.loader import Book, load_book
from newsclean.sites.match import RuleExtractor, apply_rules

if TYPE_CHECKING:
    from newsclean.pipeline import Cleaner

log = logging.getLogger("newsclean")


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of a pipeline, found and checked; the mirror of a Cleaner's settings.

    ``fallback`` labels the pages on which somebody else's labeller fails; None where the labeller
    is the default one.
    """

    labeller: Labeller
    fallback: Labeller | None
    steps: tuple[Step, ...]
    memory: Memory | None
    book: Book | None

    def label(self, source: Source, *, correct: bool = True) -> Document:
        """The source cut into blocks with their roles: the labeller's, corrected for its site."""
        document = self._labelled(source)
        if self.memory is not None and correct:
            self.memory.correct(document, self._label_again)
        if self.book is not None:
            apply_rules(document, self.book, self._label_again)
        return document

    def _label_again(self, part: Document) -> None:
        """Label some blocks of a page anew; a labeller that fails at it leaves them as they are."""
        before = [(block.role, block.confidence, block.reason) for block in part.blocks]
        try:
            label_with(self.labeller, part, whole=False)
        except Exception:
            log.exception("labeller %s failed", type(self.labeller).__name__)
            for block, (role, confidence, reason) in zip(part.blocks, before, strict=True):
                block.role, block.confidence, block.reason = role, confidence, reason

    def _labelled(self, source: Source) -> Document:
        document = _cut(source)
        if self.fallback is None:
            return label_with(self.labeller, document)
        try:
            return label_with(self.labeller, document)
        except MemoryError:
            raise
        except Exception as error:  # a plugin's fault must not cost the page
            name = type(self.labeller).__name__
            log.exception("labeller %s failed", name)
            # Cut anew, since who knows what was done to the blocks before it failed.
            document = self.fallback.label(_cut(source))
            note = f"{name} failed: {type(error).__name__}: {error}"[:500]
            document.evidence["labeller"] = Evidence(
                extractor=type(self.fallback).__name__, confidence=0.0, note=note
            )
            return document


def plan_of(cleaner: Cleaner) -> Plan:
    """The parts that a cleaner's settings name; raises PluginError for what isn't there."""
    from newsclean.pipeline import DEFAULT_LABELLER

    labeller = _labeller(cleaner.labeller)
    standard = _labeller(DEFAULT_LABELLER)
    given = [imported(part) if isinstance(part, str) else part for part in cleaner.extractors]
    book = None if cleaner.sites is None else load_book(cleaner.sites)
    given += [
        Plugin(f"site-rules-{field}", RuleExtractor(field), field, priority=10)
        for field in (() if book is None else book.fields)
    ]
    return Plan(
        labeller=labeller,
        fallback=None if type(labeller) is type(standard) else standard,
        steps=steps_of(given, cleaner.without),
        memory=_memory(cleaner.profile),
        book=book,
    )


def described(cleaner: Cleaner, plan: Plan) -> dict[str, Any]:
    """A cleaner's settings and the parts they came to, as plain values."""
    labeller = type(plan.labeller)
    plugins = [plugin for step in plan.steps for plugin in step.plugins]
    return {
        "labeller": f"{labeller.__module__}.{labeller.__qualname__}",
        "extractors": [str(plugin) for plugin in plugins if not plugin.is_shipped],
        "without": sorted(cleaner.without),
        "sites": None if cleaner.sites is None else list(map(str, cleaner.sites)),
        "profile": None if plan.memory is None else plan.memory.digest,
        "max_chars": cleaner.max_chars,
    }


def listed(name: str, given: Any) -> tuple[Any, ...]:
    """A setting that is a list, as a tuple; raises TypeError for a lone string."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise TypeError(f"{name} must be a list, not {given!r}")
    return tuple(given)


def imported(name: str) -> Any:
    """The part that ``"package.module:part"`` or ``"path/to/file.py:part"`` names.

    Raises PluginError where there is none.

    >>> imported("newsclean.extract.deck:extract_deck").__name__
    'extract_deck'
    """
    where, _, part = name.rpartition(":")
    if not where or not part:
        raise PluginError(f'{name!r} names no part; write "package.module:part" or "file.py:part"')
    try:
        module = _from_file(Path(where)) if where.endswith(".py") else import_module(where)
        found = module
        for step in part.split("."):
            found = getattr(found, step)
    except Exception as error:
        raise PluginError(f"{name!r} can't be loaded: {type(error).__name__}: {error}") from error
    return found


def _from_file(path: Path) -> ModuleType:
    """The module in a file; its parts travel to other processes by value."""
    name = f"newsclean_file_{path.stem}_{crc32(str(path.resolve()).encode()):x}"
    if name in sys.modules:
        return sys.modules[name]
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(f"no such file: {path}")
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    cloudpickle.register_pickle_by_value(module)
    return module


def _labeller(given: str | Labeller) -> Labeller:
    """The labeller of a name, or the one given; of a class an instance."""
    if isinstance(given, str):
        given = imported(given) if ":" in given else labellers.get(given)
    labeller: Any = given() if isinstance(given, type) else given
    if not callable(getattr(labeller, "label", None)):
        raise PluginError(f"{given!r} is no labeller: it has no method label(document)")
    return labeller  # type: ignore[no-any-return]


def _memory(given: Profile | str | Path | None) -> Memory | None:
    if given is None:
        return None
    return Memory(given if isinstance(given, Profile) else Profile.load(given))


def _cut(source: Source) -> Document:
    document = segment(source)
    document.metadata = metadata = read_metadata(document)
    tree = with_unshown_text(document)
    if tree is not None:
        source.tree = tree
        document = segment(source)
        document.metadata = metadata
    return document
