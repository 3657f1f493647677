"""What training makes small: roles missed block by block, bodies missed as wholes, pages misjudged."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from newsclean.label.phrasing import ROLES
from newsclean.models import Role
from training.example import Example

BODY = [ROLES.index(Role.BODY), ROLES.index(Role.SUBHEADING)]
# How much each counts.
_ROLES, _BODIES, _ARTICLES = 3.0, 3.0, 0.3
_SMOOTHED = 0.02
# A block counts by the root of its length, a page's blocks together by the root of their sum.
_LENGTH, _LEAST, _MOST = 60, 0.35, 4.0
# Of a shorter body than this, in characters, the overlap is left to chance.
_SHORTEST = 200


def loss_of(roles: Tensor, article: Tensor, examples: list[Example], balance: Tensor) -> Tensor:
    """The loss of some pages laid end to end, from logits of roles and of pages' being articles.

    Labels may be missing: roles count where lines are labelled, bodies where a text is known.
    ``balance`` has a weight for each role.
    """
    lengths = torch.from_numpy(np.concatenate([e.lengths for e in examples])).float()
    counts = torch.tensor([len(e.lengths) for e in examples])
    page = torch.repeat_interleave(torch.arange(len(examples)), counts)
    gold = torch.from_numpy(np.concatenate([e.roles for e in examples]))
    body = torch.from_numpy(np.concatenate([e.body for e in examples]))
    total = _ROLES * _of_roles(roles, gold, _weights(lengths, page, len(examples)), balance)
    inside = functional.softmax(roles, dim=1)[:, BODY].sum(dim=1)
    total = total + _BODIES * _of_bodies(inside, body, lengths, page, len(examples))
    return total + _ARTICLES * _of_articles(article, examples)


def _weights(lengths: Tensor, page: Tensor, pages: int) -> Tensor:
    """Of each block: between one that counts all blocks alike and one that counts all pages alike."""
    weight = (lengths / _LENGTH).sqrt().clamp(_LEAST, _MOST)
    together = torch.zeros(pages).index_add(0, page, weight)
    return weight / together[page].sqrt()


def _of_roles(roles: Tensor, gold: Tensor, weight: Tensor, balance: Tensor) -> Tensor:
    """Cross-entropy where a role is known."""
    known = gold >= 0
    if not known.any():
        return roles.new_zeros(())
    parts = functional.cross_entropy(
        roles[known], gold[known], weight=balance, reduction="none", label_smoothing=_SMOOTHED
    )
    return (parts * weight[known]).sum() / weight[known].sum()


def _of_bodies(inside: Tensor, body: Tensor, lengths: Tensor, page: Tensor, pages: int) -> Tensor:
    """What is missing of the overlap of likely and known text, by characters, as a mean over pages.

    The soft Dice loss (Milletari et al. 2016): F1 with probabilities in the place of decisions. It
    is what bodies are measured by, and a label that is wrong costs a page no more than its share.
    """
    size = lengths * (body >= 0)
    text = size * (body == 1)
    none = inside.new_zeros(pages)
    shared = none.index_add(0, page, text * inside)
    both = none.index_add(0, page, size * inside + text)
    told = none.index_add(0, page, text) >= _SHORTEST
    if not told.any():
        return inside.new_zeros(())
    return (1 - 2 * shared[told] / both[told]).mean()


def _of_articles(article: Tensor, examples: list[Example]) -> Tensor:
    """Cross-entropy where it is known whether a page is an article."""
    told = torch.tensor([e.article is not None for e in examples])
    if not told.any():
        return article.new_zeros(())
    target = torch.tensor([float(bool(e.article)) for e in examples])
    return functional.binary_cross_entropy_with_logits(article[told], target[told])
