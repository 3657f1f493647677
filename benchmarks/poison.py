"""A labeller that hangs or ends its process on pages with certain words, else does as another."""

from __future__ import annotations

import os
import re
import signal
import time
from importlib import import_module

from newsclean.document import Document, Labeller
from newsclean.plugins import labellers

_WORD = re.compile(r"\b(HANG|DIE)-([A-Z]+)\b")


class Poisoned:
    """As the labeller of that name, but for poisoned pages."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"Poisoned({self.name!r})"

    def label(self, document: Document) -> Document:
        """Label, hang or die."""
        word = _WORD.search(document.text)
        match word and word.group():
            case "HANG-SLEEP":
                time.sleep(3600)
            case "HANG-LOOP":
                # In C, where Python's own signal handlers are not reached.
                re.search(r"(?:a?){64}a{64}", "a" * 64)
                time.sleep(3600)
            case "DIE-EXIT":
                os._exit(3)
            case str() as found:
                os.kill(os.getpid(), getattr(signal, found.partition("-")[2]))
        return self._other().label(document)

    def _other(self) -> Labeller:
        import_module(f"newsclean.label.{self.name}")
        part = labellers.get(self.name)
        return part() if isinstance(part, type) else part
