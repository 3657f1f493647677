"""Which results of a run go into its report: all, or the doubtful and a fair sample.

One pass, in memory bounded by what is shown: the most doubtful articles stand in a heap, the
sample is drawn as the results pass (reservoir sampling: J. S. Vitter, "Random Sampling with a
Reservoir", 1985, algorithm R), rejections likewise for each reason.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar

from newsclean.errors import Reason
from newsclean.models import Result
from newsclean.show.report.payload import Item, pack
from newsclean.show.tally import Tally, sureness

T = TypeVar("T")


class Reservoir(Generic[T]):
    """A sample of at most ``size`` of the things it is asked about, each as likely as any other."""

    def __init__(self, size: int, chance: random.Random) -> None:
        self.kept: list[T | None] = []
        self._size = size
        self._chance = chance
        self._seen = 0

    def place(self) -> int | None:
        """Where the next thing is to be put, None if it is not drawn."""
        self._seen += 1
        if len(self.kept) < self._size:
            self.kept.append(None)
            return len(self.kept) - 1
        place = self._chance.randrange(self._seen)
        return place if place < self._size else None


@dataclass(slots=True)
class Selection:
    """What a report shows, and the counts of the whole run."""

    tally: Tally = field(default_factory=Tally)
    items: list[Item] = field(default_factory=list)
    doubtful: int = 0
    drawn: int = 0

    @property
    def whole(self) -> bool:
        """Whether every result is among the items."""
        return len(self.items) == self.tally.articles + self.tally.rejected


def select(results: Iterable[Result], most: int) -> Selection:
    """At most ``most`` articles, half of them the most doubtful, and a tenth of it a reason."""
    chance = random.Random(0)
    selection = Selection()
    doubtful: list[tuple[float, int, Item]] = []
    # Half of the room is the heap's; the sample fills the rest with others.
    sample: Reservoir[Item] = Reservoir(most - most // 2, chance)
    rejected: dict[Reason, Reservoir[Item]] = {}
    for number, result in enumerate(results):
        selection.tally.add(result)
        if result.rejection is not None:
            reason = result.rejection.reason
            reservoir = rejected.setdefault(reason, Reservoir(max(1, most // 10), chance))
            _draw(reservoir, partial(pack, number, result))
        elif result.article is not None:
            doubt = 1.0 - sureness(result.article.segments)
            full = len(doubtful) >= most // 2
            if full and (not doubtful or doubt <= doubtful[0][0]):
                _draw(sample, partial(pack, number, result))
                continue
            # Of equal doubt the earlier stays: numbers count down.
            heapq.heappush(doubtful, (doubt, -number, pack(number, result)))
            if full:
                less = heapq.heappop(doubtful)[2]
                _draw(sample, partial(_same, less))
    drawn = [item for item in sample.kept if item is not None]
    chosen = [item for _, _, item in doubtful] + drawn
    selection.doubtful, selection.drawn = len(doubtful), len(drawn)
    for reservoir in rejected.values():
        chosen += [item for item in reservoir.kept if item is not None]
    selection.items = sorted(chosen, key=lambda item: item.number)
    return selection


def _draw(reservoir: Reservoir[Item], packed: Callable[[], Item]) -> None:
    """Offer a result to the sample; it is packed only if it is drawn."""
    place = reservoir.place()
    if place is not None:
        reservoir.kept[place] = packed()


def _same(item: Item) -> Item:
    return item
