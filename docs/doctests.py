"""Shows the examples of docstrings as code: fences for every block of doctest prompts."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

_EXAMPLE = re.compile(r"^>>> .*\n?(?:(?!\s*$).+\n?)*", re.MULTILINE)


class Doctests(Extension):
    """Puts each example between lines of backticks before the docstring is read as Markdown."""

    def on_instance(self, *, obj: Object, **kwargs: Any) -> None:
        """Change the docstring of whatever has been read."""
        if obj.docstring:
            text = _EXAMPLE.sub(
                lambda found: f"```pycon\n{found[0].rstrip()}\n```\n", obj.docstring.value
            )
            obj.docstring.value = text
