"""Which extractors run, and in which order: worked out once, when a Cleaner is built."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from newsclean.models import Article
from newsclean.plugins import Plugin, PluginError, extractors, plugin_of

# Later fields may read earlier ones in ``document.fields``; fields that plugins add come after.
FIELDS = (
    "language",
    "url",
    "site",
    "headline",
    "section",
    "published",
    "modified",
    "dateline",
    "credits",
    "byline",
    "authors",
    "deck",
    "copyright",
    "tags",
    "images",
    "related",
    "body",
)
NEEDED = frozenset({"headline", "body"})
assert set(FIELDS) == set(Article.model_fields) - {"segments", "evidence", "extra"}


class Step(NamedTuple):
    """A field and the extractors that propose values for it, highest priority first."""

    field: str
    plugins: tuple[Plugin[Any], ...]


def steps_of(given: Iterable[Any] = (), without: Iterable[str] = ()) -> tuple[Step, ...]:
    """The registered extractors and those given, without some, field by field in order.

    ``without`` names fields or single extractors. Raises PluginError for names there are none of,
    for two parts of one name, and for what an extractor requires or replaces and isn't there.

    >>> [step.field for step in steps_of(without=FIELDS[:3] + FIELDS[4:-1])]
    ['headline', 'body']
    """
    plugins = _all(given)
    left_out = frozenset(without)
    _check_names(left_out, plugins)
    plugins = [p for p in plugins if p.name not in left_out and p.field not in left_out]
    plugins = _without_replaced(plugins)
    by_field: dict[str, list[Plugin[Any]]] = {}
    for plugin in plugins:
        by_field.setdefault(plugin.field, []).append(plugin)
    _check_needs(by_field, left_out)
    return tuple(Step(field, tuple(by_field[field])) for field in _in_order(by_field))


def _all(given: Iterable[Any]) -> list[Plugin[Any]]:
    """All extractors, highest priority first; one that is given and registered counts once."""
    by_name = {plugin.name: plugin for plugin in extractors}
    for part in given:
        plugin = plugin_of(part)
        reason = extractors.wrong(plugin)
        if reason:
            raise PluginError(f"extractor {plugin} {reason}")
        there = by_name.get(plugin.name)
        if there is not None and there.origin != plugin.origin:
            raise PluginError(
                f"two extractors of one name, {there} and {plugin}; rename one, or let it replace "
                f"the other: replaces=[{plugin.name!r}]"
            )
        by_name[plugin.name] = plugin
    return sorted(by_name.values(), key=lambda plugin: (-plugin.priority, plugin.name))


def _check_names(left_out: frozenset[str], plugins: Sequence[Plugin[Any]]) -> None:
    known = set(FIELDS) | {p.name for p in plugins} | {p.field for p in plugins}
    wrong = sorted((left_out - known) | (left_out & NEEDED))
    if wrong:
        raise PluginError(f"fields that can't be left out: {', '.join(map(repr, wrong))}")


def _without_replaced(plugins: Sequence[Plugin[Any]]) -> list[Plugin[Any]]:
    names = {plugin.name for plugin in plugins}
    replaced: dict[str, Plugin[Any]] = {}
    for plugin in plugins:
        for name in plugin.replaces:
            if name in replaced:
                raise PluginError(
                    f"two extractors replace {name!r}: {replaced[name]} and {plugin}; "
                    f"leave one out: without=[{plugin.name!r}]"
                )
            if name not in names and name not in {known.name for known in extractors}:
                raise PluginError(f"extractor {plugin} replaces {name!r}, which there is none of")
            replaced[name] = plugin
    return [plugin for plugin in plugins if plugin.name not in replaced]


def _check_needs(by_field: dict[str, list[Plugin[Any]]], left_out: frozenset[str]) -> None:
    for field in sorted(NEEDED - set(by_field)):
        raise PluginError(f"no extractor is left for the {field}, which every article needs")
    for plugins in by_field.values():
        for plugin in plugins:
            for field in plugin.requires:
                if field not in by_field:
                    why = "is left out" if field in left_out else "no extractor provides"
                    raise PluginError(
                        f"extractor {plugin} requires the field {field!r}, which {why}; "
                        f"there are: {', '.join(by_field)}"
                    )


def _in_order(by_field: dict[str, list[Plugin[Any]]]) -> list[str]:
    """The fields so that each comes after those its extractors require, else as in ``FIELDS``."""
    waiting = [field for field in FIELDS if field in by_field]
    waiting += sorted(set(by_field) - set(FIELDS))
    needs = {f: {name for p in by_field[f] for name in p.requires} for f in waiting}
    order: list[str] = []
    while waiting:
        ready = next((field for field in waiting if needs[field] <= set(order)), None)
        if ready is None:
            among = ", ".join(
                f"{p} requires {', '.join(p.requires)}"
                for field in waiting for p in by_field[field] if p.requires
            )  # fmt: skip
            raise PluginError(f"extractors that wait for each other: {among}")
        waiting.remove(ready)
        order.append(ready)
    return order
