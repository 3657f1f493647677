"""Labellers that ask trafilatura: what it keeps as text, found again among the page's blocks.

trafilatura reads HTML only. It says what is text; which part of the article or of the
boilerplate everything else is, the network says, and all of it for a text dump.
"""

from __future__ import annotations

import logging
from dataclasses import replace

import numpy as np

from newsclean.document import Document
from newsclean.label.coverage import UNKNOWN, body_labels
from newsclean.label.features import Floats
from newsclean.label.network import Judgement, label_with
from newsclean.label.phrasing import ROLES
from newsclean.models import Role
from newsclean.plugins import labellers

log = logging.getLogger("newsclean")
_TEXT = [ROLES.index(Role.BODY), ROLES.index(Role.SUBHEADING)]
# trafilatura keeps some of an article's head as text; the network's word on it stands.
_HEAD = [ROLES.index(role) for role in (Role.HEADLINE, Role.DECK, Role.BYLINE, Role.TIMESTAMP)]
# From this share of characters in doubt on, a page is worth a second opinion.
_DOUBT = 0.08
_WEIGHT = 0.35


@labellers.register("trafilatura")
class TrafilaturaLabeller:
    """Takes for text what trafilatura does; see ``ConsensusLabeller`` for a second opinion only."""

    def label(self, document: Document) -> Document:
        """Set role, confidence and reason of every block."""
        return _label(document, weight=1.0, doubt=0.0)


@labellers.register("consensus")
class ConsensusLabeller:
    """The network, and trafilatura where the network is unsure of a page."""

    def label(self, document: Document) -> Document:
        """Set role, confidence and reason of every block."""
        return _label(document, weight=_WEIGHT, doubt=_DOUBT)


def _label(document: Document, weight: float, doubt: float) -> Document:
    found: Floats | None = None

    def reconsider(judgement: Judgement) -> Judgement:
        nonlocal found
        if document.layout == "html" and _unsure(document, judgement) >= doubt:
            found = _kept(document)
        if found is None:
            return judgement
        return replace(judgement, roles=_moved(judgement.roles, found, weight))

    label_with(document, reconsider)
    if found is not None:
        for block, kept in zip(document.blocks, found.tolist(), strict=True):
            if kept == (block.role in (Role.BODY, Role.SUBHEADING)):
                said = "text for trafilatura too" if kept else "not in trafilatura's text either"
                block.reason = f"{block.reason}; {said}"
    return document


def _unsure(document: Document, judgement: Judgement) -> float:
    """Share of the page's text, in characters, that is as likely body as not."""
    inside = judgement.roles[:, _TEXT].sum(axis=1)
    lengths = np.array([len(block.text) for block in document.blocks])
    doubtful = (inside > 0.15) & (inside < 0.85)
    return float(lengths[doubtful].sum() / max(1.0, float((lengths * inside).sum())))


def _kept(document: Document) -> Floats | None:
    """For every block 1 (kept as text), 0 (not) or -1 (can't be told); None where it found none."""
    import lxml.html
    from trafilatura import extract

    source = document.source
    try:
        page = source.text or lxml.html.tostring(source.tree, encoding="unicode")
        text = extract(page, url=source.url, include_comments=False)
    except Exception:  # whatever it stumbles over must not cost the page
        log.exception("trafilatura failed")
        return None
    if not text:
        return None
    return np.array(body_labels(document.blocks, text.split("\n")), np.float32)


def _moved(roles: Floats, found: Floats, weight: float) -> Floats:
    """The probabilities, with that of text moved towards what was found by ``weight``."""
    moved = roles.copy()
    inside = roles[:, _TEXT].sum(axis=1)
    head = roles[:, _HEAD].sum(axis=1) > 0.5
    said = (found != UNKNOWN) & ~((found == 1) & head)
    wanted = np.where(said, (1 - weight) * inside + weight * found, inside).clip(1e-4, 1 - 1e-4)
    moved[:, _TEXT] *= (wanted / np.maximum(inside, 1e-6))[:, None]
    rest = np.ones(roles.shape[1], bool)
    rest[_TEXT] = False
    moved[:, rest] *= ((1 - wanted) / np.maximum(1 - inside, 1e-6))[:, None]
    shares: Floats = moved / moved.sum(axis=1, keepdims=True)
    return shares
