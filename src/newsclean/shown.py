"""Lets objects show themselves in notebooks; how is `newsclean.show.notebook`'s to know."""

from __future__ import annotations

from typing import Any


class Shown:
    """Mixin: HTML where a notebook asks for it, plain text where it can't be shown."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from newsclean.show.notebook import html_of

        return html_of(self)  # type: ignore[arg-type]

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        from newsclean.show.notebook import text_of

        printer.text(text_of(self))  # type: ignore[arg-type]
