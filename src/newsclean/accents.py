"""Accents, which capitals, addresses and hasty writers leave out."""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """A text with its letters bare of accents and other signs that combine with them.

    >>> without_accents("Übernächste Élections"), without_accents("Οκτωβρίου")
    ('Ubernachste Elections', 'Οκτωβριου')
    """
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
