"""Registries of exchangeable parts: an instance each, names that clash loudly, entry points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plugin(Generic[T]):
    """A registered part: its name, what it serves (a field for extractors), and its priority."""

    name: str
    part: T
    field: str = ""
    priority: int = 0

    @property
    def origin(self) -> str:
        """Module and name of the part, for people who look for it."""
        module = getattr(self.part, "__module__", type(self.part).__module__)
        return f"{module}.{getattr(self.part, '__qualname__', type(self.part).__qualname__)}"


class Registry(Generic[T]):
    """Parts by name; other packages add theirs through the entry-point group.

    >>> readers: Registry[object] = Registry("example.readers")
    >>> @readers.register("null")
    ... def read_nothing(path: str) -> None: ...
    >>> [plugin.name for plugin in readers]
    ['null']
    """

    def __init__(self, group: str) -> None:
        self.group = group
        self._plugins: dict[str, Plugin[T]] = {}
        self._discovered = False

    def register(self, name: str, *, field: str = "", priority: int = 0) -> Callable[[Any], Any]:
        """A decorator that adds a part under a name; raises ValueError where the name is taken."""

        def decorate(part: Any) -> Any:
            self.add(Plugin(name, part, field, priority))
            return part

        return decorate

    def add(self, plugin: Plugin[T]) -> None:
        """Add a part; a name already taken by another part raises ValueError naming both."""
        there = self._plugins.get(plugin.name)
        if there is not None and there.origin != plugin.origin:
            raise ValueError(
                f"{self.group}: the name {plugin.name!r} is taken by {there.origin}, "
                f"so {plugin.origin} needs another"
            )
        self._plugins[plugin.name] = plugin

    def get(self, name: str) -> T:
        """The part of this name; raises ValueError with the names there are."""
        self._discover()
        if name not in self._plugins:
            known = ", ".join(sorted(self._plugins)) or "none"
            raise ValueError(f"no {self.group} plugin named {name!r}; there are: {known}")
        return self._plugins[name].part

    def __iter__(self) -> Iterator[Plugin[T]]:
        """The plugins, highest priority first, ties by name."""
        self._discover()
        return iter(sorted(self._plugins.values(), key=lambda p: (-p.priority, p.name)))

    def for_field(self, field: str) -> list[Plugin[T]]:
        """The plugins that serve this field, highest priority first."""
        return [plugin for plugin in self if plugin.field == field]

    def _discover(self) -> None:
        """Load the entry points once, at first use and not on import."""
        if self._discovered:
            return
        self._discovered = True
        for point in entry_points(group=self.group):
            part = point.load()
            field = getattr(part, "field", "")
            if point.name not in self._plugins:
                self.add(Plugin(point.name, part, field, getattr(part, "priority", 0)))


extractors: Registry[Any] = Registry("newsclean.extractors")
labellers: Registry[Any] = Registry("newsclean.labellers")
readers: Registry[Any] = Registry("newsclean.readers")
