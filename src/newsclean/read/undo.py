"""Undoes what was done to a whole dump on its way: quotation, decoding by the wrong table, a dialect of Markdown."""

from __future__ import annotations

from newsclean.read.dialects import as_markdown
from newsclean.read.mojibake import repaired
from newsclean.read.quoted import unquoted
from newsclean.read.undone import Undone, through

_WAYS = (unquoted, repaired, as_markdown)


def undo(text: str) -> Undone | None:
    r"""The dump as it was, each change undone once; None where there was none.

    >>> undo(r"'Zo\xc3\xab said:\nIt rained.'").text
    'Zoë said:\nIt rained.'
    >>> undo("Zoë said: it rained.")
    """
    found: Undone | None = None
    for way in _WAYS:
        plain = way(text if found is None else found.text)
        if plain is not None:
            spans = plain.spans if found is None else through(found.spans, plain.spans)
            found = Undone(plain.text, spans)
    return found
