"""The page as the rules see it: facts of every block, hints of markup, likeness to the title."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from newsclean.document import Block, Document, Scope
from newsclean.label.facts import Facts, facts_of, scope_hints
from newsclean.models import Role

_WORDS = re.compile(r"\w+")
_TITLE_CUT = re.compile(r"\s+[|\-–—•·»:]\s+|\s*[|｜]\s*")
# A wrapper that holds more than this share of the running text says nothing about what it holds.
_WRAPPER = 0.45


@dataclass(slots=True)
class Page:
    """A document with what the rules look at again and again."""

    document: Document
    facts: list[Facts]
    hints: list[dict[Role, int]]
    titles: list[frozenset[str]]
    repeats: Counter[str]
    prose_mass: dict[int, float] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Block]:
        """The blocks, in order."""
        return self.document.blocks

    @property
    def is_html(self) -> bool:
        """Whether there is markup to go by."""
        return self.document.layout == "html"

    def title_likeness(self, index: int) -> float:
        """Dice coefficient of the block's words and the best of the page's titles, 0 to 1."""
        words = frozenset(_words(self.blocks[index].text))
        if not words:
            return 0.0
        return max(
            (2 * len(words & title) / (len(words) + len(title)) for title in self.titles if title),
            default=0.0,
        )


def look_at(document: Document) -> Page:
    """Everything the rules need to see, worked out once."""
    facts = facts_of(document)
    mass = _prose_mass(facts) if document.layout == "html" else {}
    return Page(
        document=document,
        facts=facts,
        hints=_hints(document, facts, mass),
        titles=_titles(document),
        repeats=Counter(block.text for block in document.blocks),
        prose_mass=mass,
    )


def _words(text: str) -> list[str]:
    words: list[str] = _WORDS.findall(text.casefold()[:400])
    if len(words) <= 2 and not text.isascii():
        return list(text[:200])  # scripts without spaces: characters do
    return words


def _titles(document: Document) -> list[frozenset[str]]:
    """Words of every title the page gives itself, whole and cut at separators."""
    meta = document.metadata
    raw = [value for _, value in meta.headlines] + ([meta.title] if meta.title else [])
    if document.source.headline:
        raw.append(document.source.headline)
    elif document.layout != "html" and document.blocks:
        first = document.blocks[0].text
        if 12 < len(first) < 250:
            raw.append(first)
    titles = []
    for title in raw:
        titles.append(frozenset(_words(title)))
        pieces = [piece for piece in _TITLE_CUT.split(title) if len(_words(piece)) >= 3]
        titles += [frozenset(_words(piece)) for piece in pieces if piece != title]
    return titles


def _prose_mass(facts: list[Facts]) -> dict[int, float]:
    """Weight of running text under every scope, as a share of the page's, by identity."""
    mass: dict[int, float] = {}
    scopes: dict[int, Scope] = {}
    for fact in facts:
        scope: Scope | None = fact.block.scope
        mass[id(scope)] = mass.get(id(scope), 0.0) + fact.prose * fact.units
        while scope is not None and id(scope) not in scopes:
            scopes[id(scope)] = scope
            scope = scope.parent
    for scope in sorted(scopes.values(), key=lambda scope: -scope.depth):
        if scope.parent is not None:
            key = id(scope.parent)
            mass[key] = mass.get(key, 0.0) + mass.get(id(scope), 0.0)
    total = max(mass.values(), default=0.0) or 1.0
    return {key: value / total for key, value in mass.items()}


def _hints(document: Document, facts: list[Facts], mass: dict[int, float]) -> list[dict[Role, int]]:
    """Roles hinted at by class words around each block, without those of whole-page wrappers."""
    if document.layout != "html":
        return [{} for _ in facts]
    wrappers = {key for key, share in mass.items() if share > _WRAPPER}
    cache: dict[int, dict[Role, int]] = {}
    return [scope_hints(fact.block.scope, cache, wrappers) for fact in facts]
