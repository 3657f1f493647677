"""Corrections made in the report, as gold: which lines a reader judged, and what they are.

The file is JSON: ``format`` ("newsclean-corrections/1"), ``newsclean`` (the version that made the
report), ``made`` (when it was downloaded) and ``dumps``, each with ``source_id``, ``checked``
(whether the reader has judged every line), ``text`` (the dump; for HTML the page's visible text)
and ``segments`` in order: ``start`` and ``end`` in the text, ``role``, and ``was`` where the
reader changed it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field, ValidationError, model_validator

from newsclean.models import Role


class NoCorrections(ValueError):
    """A file that holds no corrections; the message names it and says what is wrong."""


class CorrectedSegment(BaseModel):
    """A stretch of the text, its role, and the role it had before the reader changed it."""

    start: int = Field(ge=0)
    end: int
    role: Role
    was: Role | None = None


class CorrectedDump(BaseModel):
    """A dump in which a reader changed roles or confirmed all of them."""

    source_id: str
    checked: bool
    text: str
    segments: tuple[CorrectedSegment, ...]

    @model_validator(mode="after")
    def _in_order(self) -> CorrectedDump:
        position = 0
        for segment in self.segments:
            if not position <= segment.start <= segment.end <= len(self.text):
                raise ValueError(
                    f"segment at {segment.start} overlaps another or ends outside the text"
                )
            position = segment.end
        return self

    def spans(self) -> Iterator[tuple[int, int, str]]:
        """What the reader judged: start, end, role; all of a checked dump, else what was changed."""
        for segment in self.segments:
            if self.checked or segment.was is not None:
                yield segment.start, segment.end, segment.role.value


class Corrections(BaseModel):
    """A file of corrections, as the report makes it."""

    format: Literal["newsclean-corrections/1"]
    newsclean: str = ""
    made: str = ""
    dumps: tuple[CorrectedDump, ...]


def read_corrections(path: Path) -> Corrections:
    """A file of corrections, validated; raises NoCorrections where it is none."""
    try:
        return Corrections.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise NoCorrections(f"{path}: {where}: {first['msg']}") from error
    except (OSError, ValueError) as error:
        raise NoCorrections(f"{path}: {error}") from error
