# ruff: noqa: E402 (what training needs may not be installed)
"""What the loss asks for: the overlap of whole bodies, pages alike, labels only where they are."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")
pytest.importorskip("rapidfuzz", reason="training needs the extra `train`")

from training.example import Example
from training.loss import BODY, loss_of

from newsclean.label.phrasing import ROLES
from newsclean.models import Role

NAV = ROLES.index(Role.NAV)
EVEN = torch.ones(len(ROLES))


def page(lengths: list[int], body: list[int], roles: list[int] | None = None) -> Example:
    count = len(lengths)
    none = (np.zeros(0, np.uint64), np.zeros(0, np.int32), np.zeros(0, np.int8))
    return Example(
        id="a", site="a.example", set="wcxb", rendering="html", article=None,
        dense=np.zeros((count, 1), np.float16), words=none, classes=none,
        roles=np.array(roles or [-1] * count), body=np.array(body), lengths=np.array(lengths, np.int32),
        texts=[""] * count, bodies=[], snippets=([], []), by_hand=False,
        stories=np.full(count, -1, np.int8),
    )  # fmt: skip


def said(*roles: int) -> "torch.Tensor":
    """Logits of a network that is sure of these roles."""
    logits = torch.zeros(len(roles), len(ROLES))
    logits[range(len(roles)), list(roles)] = 30.0
    return logits


def loss(examples: list[Example], logits: "torch.Tensor") -> float:
    return float(loss_of(logits, torch.zeros(len(examples)), examples, EVEN))


def test_nothing_known_costs_nothing_and_teaches_nothing() -> None:
    logits = said(NAV, NAV).requires_grad_()
    found = loss_of(logits, torch.zeros(1), [page([900, 900], [-1, -1])], EVEN)
    assert float(found) == 0.0
    assert not found.requires_grad


@pytest.mark.parametrize("role", BODY)
def test_a_body_found_whole_costs_nothing(role: int) -> None:
    assert loss([page([900, 300, 50], [1, 1, 0])], said(role, BODY[0], NAV)) == pytest.approx(
        0, abs=1e-5
    )


def test_a_long_block_of_a_body_costs_more_than_a_short_one() -> None:
    text = [page([900, 300, 50], [1, 1, 0])]
    without_long, without_short = said(NAV, BODY[0], NAV), said(BODY[0], NAV, NAV)
    assert loss(text, without_long) > 2 * loss(text, without_short) > 0


def test_pages_count_alike_however_long() -> None:
    short, long = page([300, 300], [1, 0]), page([9000, 9000], [1, 0])
    missed_short = said(NAV, NAV, BODY[0], NAV)
    missed_long = said(BODY[0], NAV, NAV, NAV)
    assert loss([short, long], missed_short) == pytest.approx(loss([short, long], missed_long))


def test_roles_count_where_they_are_known() -> None:
    bylines = ROLES.index(Role.BYLINE)
    known = [page([60, 60], [-1, -1], [bylines, -1])]
    right, wrong = said(bylines, NAV), said(NAV, NAV)
    assert loss(known, right) < loss(known, wrong)
    assert loss(known, right) == pytest.approx(loss(known, said(bylines, bylines)))


def test_a_page_counts_by_the_root_of_its_blocks() -> None:
    bylines = ROLES.index(Role.BYLINE)
    short, long = (page([60] * size, [-1] * size, [bylines] * size) for size in (1, 100))
    missed, found = loss([short], said(NAV)), loss([long], said(*[bylines] * 100))
    both = loss([short, long], said(NAV, *[bylines] * 100))
    assert both == pytest.approx((missed + 10 * found) / 11)
