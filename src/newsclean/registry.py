"""Registries: parts by name, from decorators and from the entry points of installed packages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, Generic, TypeVar

T = TypeVar("T")
log = logging.getLogger("newsclean")
_MARK = "__newsclean__"


class PluginError(ValueError):
    """A part that can't be used as it was given: the message says which, whose, and why."""


@dataclass(frozen=True, slots=True)
class Plugin(Generic[T]):
    """A part with its name, what it serves, and how it gets on with others.

    ``field`` is what it serves: the field an extractor proposes values for, the suffixes a reader
    reads (".txt .text"). Of equally sure candidates the one of higher ``priority`` wins.
    ``requires`` names the fields an extractor reads in ``document.fields``, ``replaces`` the parts
    that are not run where this one is. ``package`` is the distribution it comes from, with its
    version; empty for what was registered in this process.
    """

    name: str
    part: T
    field: str = ""
    priority: int = 0
    requires: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    package: str = ""

    @property
    def origin(self) -> str:
        """Module and name of the part, for people who look for it."""
        named = self.part if hasattr(self.part, "__qualname__") else type(self.part)
        return f"{named.__module__}.{named.__qualname__}"

    @property
    def is_shipped(self) -> bool:
        """Whether the part is newsclean's own."""
        named = self.part if hasattr(self.part, "__qualname__") else type(self.part)
        return f"{named.__module__}.".startswith("newsclean.")

    def __str__(self) -> str:
        return f"{self.name!r} ({self.origin}{f', {self.package}' if self.package else ''})"


@dataclass(frozen=True, slots=True)
class Failure:
    """An installed part that could not be taken in: its entry point, whose it is, what is wrong."""

    name: str
    package: str
    reason: str
    is_clash: bool = False


class Registry(Generic[T]):
    """Parts by name; other packages add theirs through the entry-point group.

    ``shipped`` names the package of newsclean whose modules register its own parts, ``wrong`` a
    function that says what keeps a plugin from being one of these parts. Modules and entry points
    are loaded at first use, not on import.

    >>> readers: Registry[object] = Registry("example.readers")
    >>> @readers.register("null", field=".null")
    ... def read_nothing(path: str) -> None: ...
    >>> [plugin.name for plugin in readers]
    ['null']
    """

    def __init__(
        self,
        group: str,
        shipped: str | None = None,
        wrong: Callable[[Plugin[Any]], str | None] = lambda plugin: None,
    ) -> None:
        self.group = group
        # Counts changes, so that what was made of the parts can be made anew.
        self.version = 0
        self._shipped = shipped
        # Says what keeps a plugin from being one of these parts; None where nothing does.
        self.wrong = wrong
        self._plugins: dict[str, Plugin[T]] = {}
        self._failures: list[Failure] = []
        self._discovered = False

    def register(
        self,
        name: str,
        *,
        field: str = "",
        priority: int = 0,
        requires: Iterable[str] = (),
        replaces: Iterable[str] = (),
    ) -> Callable[[T], T]:
        """A decorator that adds a part for everything in this process; see `Plugin`.

        Raises PluginError where the name is another part's. The same part again, a notebook cell
        run twice, takes the place of its older self.
        """
        mark = mark_of(name, field, priority, requires, replaces)

        def decorate(part: T) -> T:
            self.add(Plugin(part=part, **mark))
            marked(part, mark)
            return part

        return decorate

    def add(self, plugin: Plugin[T]) -> None:
        """Add a part; raises PluginError for a wrong one and for a name that is another part's."""
        reason = self.wrong(plugin)
        if reason:
            raise PluginError(f"{self.group}: {plugin} {reason}")
        there = self._plugins.get(plugin.name)
        if there is not None and there.origin != plugin.origin:
            raise PluginError(
                f"{self.group}: two parts of one name, {there} and {plugin}; one needs another name"
            )
        self._plugins[plugin.name] = plugin
        self.version += 1

    def remove(self, name: str) -> None:
        """Take a part out again; raises PluginError where there is none of this name."""
        if self._plugins.pop(name, None) is None:
            raise PluginError(f"no {self.group} plugin named {name!r}")
        self.version += 1

    def get(self, name: str) -> T:
        """The part of this name; raises PluginError with the names there are."""
        if name not in self._plugins:
            self._import(f"{self._shipped}.{name}")
        if name not in self._plugins:
            self.discover()
        if name not in self._plugins:
            failed = [
                f"; {f.package or f.name}: {f.reason}" for f in self._failures if f.name == name
            ]
            known = ", ".join(sorted(self._plugins)) or "none"
            raise PluginError(
                f"no {self.group} plugin named {name!r}; there are: {known}{''.join(failed)}"
            )
        return self._plugins[name].part

    def __iter__(self) -> Iterator[Plugin[T]]:
        """The plugins, highest priority first, ties by name; raises PluginError for a clash."""
        self.discover()
        clashes = [failure.reason for failure in self._failures if failure.is_clash]
        if clashes:
            raise PluginError("; ".join(clashes))
        return iter(self.sorted())

    def sorted(self) -> list[Plugin[T]]:
        """The plugins there are, highest priority first, ties by name."""
        self.discover()
        return sorted(self._plugins.values(), key=lambda p: (-p.priority, p.name))

    def for_field(self, field: str) -> list[Plugin[T]]:
        """The plugins that serve this field, highest priority first."""
        return [plugin for plugin in self if plugin.field == field]

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The installed parts that could not be taken in."""
        self.discover()
        return tuple(self._failures)

    def discover(self) -> None:
        """Load newsclean's own parts and the entry points, once.

        A package whose part can't be loaded loses that part and nothing else: the error is
        logged and listed in ``failures``.
        """
        if self._discovered:
            return
        self._discovered = True
        if self._shipped is not None:
            package = import_module(self._shipped)
            for module in walk_packages(package.__path__, f"{self._shipped}."):
                self._import(module.name)
        for point in sorted(entry_points(group=self.group), key=lambda point: point.name):
            self._load(point)
        self.version += 1

    def _import(self, module: str) -> None:
        """Import one of newsclean's own modules, if there is one; an extra may be missing for it."""
        if self._shipped is None or not module.rpartition(".")[2].isidentifier():
            return
        if find_spec(module) is None:
            return
        try:
            import_module(module)
        except ImportError as error:
            name = module.rpartition(".")[2]
            self._failures.append(Failure(name, "newsclean", f"{type(error).__name__}: {error}"))

    def _load(self, point: EntryPoint) -> None:
        package = f"{point.dist.name} {point.dist.version}" if point.dist else ""
        try:
            part = point.load()
            if isinstance(part, ModuleType):
                raise PluginError(f"{point.value} is a module; name the part: {point.value}:part")
            plugin = replace(plugin_of(part, point.name), package=package)
        except Exception as error:
            log.exception("plugin %s of %s could not be loaded", point.name, package)
            reason = f"{type(error).__name__}: {error}"
            self._failures.append(Failure(point.name, package, reason))
            return
        try:
            self.add(plugin)
        except PluginError as error:
            clash = plugin.name in self._plugins
            self._failures.append(Failure(point.name, package, str(error), clash))


def plugin_of(part: Any, name: str = "") -> Plugin[Any]:
    """The part as a `Plugin`: by its decorator, else by attributes of its own.

    Read are the attributes ``name``, ``field``, ``priority``, ``requires`` and ``replaces``;
    ``name`` is what it is called where neither says.
    """
    if isinstance(part, Plugin):
        return part
    mark = getattr(part, _MARK, None)
    if mark is None:
        own = str(
            name or getattr(part, "name", "") or getattr(part, "__name__", type(part).__name__)
        )
        mark = mark_of(
            own,
            getattr(part, "field", ""),
            getattr(part, "priority", 0),
            getattr(part, "requires", ()),
            getattr(part, "replaces", ()),
        )
    return Plugin(part=part, **mark)


def mark_of(
    name: str, field: str, priority: int, requires: Iterable[str], replaces: Iterable[str]
) -> dict[str, Any]:
    """What a part is marked with: the settings of its `Plugin`; raises PluginError for wrong ones."""
    check_lists(name, requires, replaces)
    return {"name": name, "field": field, "priority": priority,
            "requires": tuple(requires), "replaces": tuple(replaces)}  # fmt: skip


def check_lists(name: str, requires: Iterable[str], replaces: Iterable[str]) -> None:
    """Raise PluginError where a lone string stands for a list of names."""
    for what, names in (("requires", requires), ("replaces", replaces)):
        if isinstance(names, str):
            raise PluginError(f"{name!r}: {what} must be a list of names, not a string")


def marked(part: T, mark: dict[str, Any]) -> T:
    """The part, with its mark where it can carry one."""
    try:
        setattr(part, _MARK, mark)
    except (AttributeError, TypeError):
        log.debug("%r can't carry a mark", part)
    return part
