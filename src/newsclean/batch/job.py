"""What a run does with every dump: the part of its settings that every shard is handed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import newsclean
from newsclean.batch.plan import absolute
from newsclean.pipeline import Cleaner
from newsclean.read.dump import Fields
from newsclean.read.limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Settings of a folder run; picklable, so that a shard and its job are all a worker needs.

    ``out`` is the folder to write, ``format`` one of `newsclean.plugins.writers`;
    ``timeout`` bounds the seconds a page may take, ``memory`` the bytes a worker may
    (None: no bound), ``shard_pages`` the pages in a shard.
    """

    out: Path
    cleaner: Cleaner = field(default_factory=Cleaner)
    fields: Fields = field(default_factory=Fields)
    limits: Limits = field(default_factory=Limits)
    format: str = "jsonl"
    timeout: float = 60.0
    memory: int | None = None
    shard_pages: int = 256

    def settings(self, paths: list[str], merge: bool) -> dict[str, Any]:
        """All that decides what is written, as plain values to be compared with another run's."""
        return {
            "newsclean": newsclean.__version__,
            "paths": paths,
            # What relative paths count from.
            "in": absolute("") if any(path != absolute(path) for path in paths) else None,
            "format": self.format,
            "merge": merge,
            "cleaner": self.cleaner.describe(),
            "timeout": self.timeout,
            "memory": self.memory,
            "shard_pages": self.shard_pages,
            "fields": _plain(self.fields),
            "limits": _plain(self.limits),
        }

    @property
    def page_limits(self) -> Limits:
        """The limits, with room for the largest page the cleaner takes."""
        return replace(
            self.limits, page_bytes=max(self.limits.page_bytes, 4 * self.cleaner.max_chars)
        )


def _plain(values: Any) -> dict[str, Any]:
    return {name: getattr(values, name) for name in values.__slots__}
