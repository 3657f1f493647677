"""Loads what cleaning needs, once a process: the first page is not to pay for it with its time."""

from __future__ import annotations

import contextlib

from newsclean.errors import NoArticle
from newsclean.pipeline import Cleaner

# A page of each kind, with something of every field to look for.
_TEXT = """Ferry terminal opens to the public
By Ana Ruiz | Published 3 May 2024, 9:30 a.m.
LISBON, May 3 (Reuters) - The new ferry terminal opened on Friday, the harbour council said.
© Example News
Sign up for our newsletter | Log in
"""
_PAGE = f"""<html lang="en"><head><title>Ferry terminal opens</title></head><body><article>
<h1>Ferry terminal opens</h1><p>{_TEXT}</p></article></body></html>"""
_warm = False


def warm_up(cleaner: Cleaner) -> None:
    """Clean a page of each kind, unless this process, or the one it was forked from, has done so."""
    global _warm
    if _warm:
        return
    for page in (_TEXT, _PAGE, _TEXT.replace("ú", "\u00fc").encode("cp1252")):
        with contextlib.suppress(NoArticle):
            cleaner.clean(page, "https://echo.example/ferry")
    _warm = True
