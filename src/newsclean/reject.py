"""Decides which pages are no article, and says why."""

from __future__ import annotations

from newsclean.document import Document
from newsclean.errors import Reason


def reason_to_reject(document: Document) -> tuple[Reason, str] | None:
    """The reason a page with resolved fields is no article and what was seen; None if it is one."""
    if not document.blocks:
        return Reason.EMPTY, "no visible text"
    if not document.fields.get("body"):
        return Reason.NO_BODY, "no running text"
    if not document.fields.get("headline"):
        return Reason.NO_HEADLINE, "no headline"
    return None
