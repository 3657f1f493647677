"""How far a shard has come: written after every page, so that no death costs more than that page."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from newsclean.batch.tally import Tally

Phase = Literal["reading", "cleaning", "finishing"]
# The phase changes between two writes of the rest: one letter, at the very start of the file.
_PHASES: dict[bytes, Phase] = {b"r": "reading", b"c": "cleaning", b"f": "finishing"}
_LETTERS = {phase: letter for letter, phase in _PHASES.items()}


@dataclass(slots=True)
class State:
    """Dealt with are all ``pieces`` before this one, and of it so many ``dumps``.

    ``sizes`` are the bytes written to the two files till then, ``tally`` what was counted.
    """

    pieces: int = 0
    dumps: int = 0
    sizes: dict[str, int] = field(default_factory=lambda: {"articles": 0, "rejections": 0})
    tally: Tally = field(default_factory=Tally)
    phase: Phase = "reading"

    @property
    def place(self) -> Place:
        """What was being done."""
        return (self.pieces, self.dumps, self.phase)


Place = tuple[int, int, Phase]


class StateFile:
    """The state on disk; what is written is there for others when this process has died."""

    def __init__(self, path: Path) -> None:
        binary = getattr(os, "O_BINARY", 0)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | binary, 0o666)

    def save(self, state: State) -> None:
        """Write all of it. One call of the system, so that it is there as a whole or not at all."""
        values = [state.pieces, state.dumps, state.sizes, state.tally.as_json()]
        data = _LETTERS[state.phase] + json.dumps(values).encode() + b"\n"
        self._write(data)

    def enter(self, phase: Phase) -> None:
        """Write the phase alone."""
        self._write(_LETTERS[phase])

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)

    def _write(self, data: bytes) -> None:
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, data)


def read_state(path: Path) -> State:
    """The state last written; the beginning where there is none."""
    try:
        data = path.read_bytes()
        # A longer state may stand behind a shorter one.
        values: list[Any] = json.loads(data[1:].partition(b"\n")[0])
        pieces, dumps, sizes, tally = values
        return State(pieces, dumps, sizes, Tally.from_json(tally), _PHASES[data[:1]])
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return State()
