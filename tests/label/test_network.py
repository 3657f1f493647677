"""The network in numpy: probabilities, confidences and reasons; its parts against plain loops."""

from pathlib import Path

import numpy as np
import pytest

from newsclean.document import Source
from newsclean.label.features import CLASS_SLOTS, WORD_SLOTS, features_of
from newsclean.label.network import Network, NetworkLabeller, known_words, network
from newsclean.models import Role
from newsclean.read.source import read_source
from newsclean.segment import segment

FIXTURES = Path(__file__).parents[2] / "fixtures"
PAGES = sorted(FIXTURES.glob("*/*/input.*"))[::7]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_every_block_has_a_role_a_confidence_and_a_reason(path: Path) -> None:
    document = segment(read_source(path.read_bytes()))
    NetworkLabeller().label(document)
    for block in document.blocks:
        assert isinstance(block.role, Role)
        assert 0 < block.confidence <= 1
        assert block.reason


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_probabilities(path: Path) -> None:
    document = segment(read_source(path.read_bytes()))
    if not document.blocks:
        return
    judgement = network().judge(features_of(document))
    assert judgement.roles.shape == (len(document.blocks), len(Role))
    assert np.allclose(judgement.roles.sum(axis=1), 1, atol=1e-4)
    assert 0 <= judgement.article <= 1


def test_another_network_can_be_given() -> None:
    class Stubborn(Network):
        def judge(self, features):  # type: ignore[no-untyped-def]
            judgement = super().judge(features)
            judgement.roles[:] = np.eye(len(Role))[list(Role).index(Role.LEGAL)]
            return judgement

    import importlib.resources

    with (importlib.resources.files("newsclean.label") / "weights.npz").open("rb") as stored:
        content = np.load(stored)
        other = Stubborn({name: content[name] for name in content.files})
    document = segment(Source("<h1>Rain</h1><p>It rained.</p>", "html"))
    NetworkLabeller(other).label(document)
    assert {block.role for block in document.blocks} == {Role.LEGAL}


def test_known_words_are_found_by_their_keys() -> None:
    vocabulary = np.array([3, 8, 20], np.uint32)
    bag = (np.array([20, 4, 3], np.uint32), np.array([0, 0, 1]), np.array([2, 1, 0]))
    ids, owners, slots = known_words(vocabulary, bag)
    assert ids.tolist() == [2, 0]
    assert owners.tolist() == [0, 1]
    assert slots.tolist() == [2, 0]


def test_a_page_is_judged_as_by_plain_loops() -> None:
    features = features_of(segment(Source("<h1>Rain</h1><p>It rained.</p><p>All day.</p>", "html")))
    weights = {name: value.astype(np.float64) for name, value in _stored().items()}
    dense = np.clip((features.dense - weights["mean"]) / weights["std"], -5, 5)
    rows = []
    for block in range(len(features)):
        parts = [dense[block]]
        for kind, bag in (("word", features.words), ("class", features.classes)):
            keys = weights[f"{kind}_keys"].tolist()
            table = weights[f"{kind}_table"]
            slots = WORD_SLOTS if kind == "word" else CLASS_SLOTS
            for slot in range(slots):
                mine = [k for k, o, s in zip(*bag, strict=True) if o == block and s == slot]
                known = [table[keys.index(key)] for key in mine if key in keys]
                parts.append(np.mean(known, axis=0) if known else np.zeros(table.shape[1]))
        rows.append(np.concatenate(parts))
    hidden = np.maximum(np.array(rows) @ weights["enter"] + weights["enter_bias"], 0)
    width = hidden.shape[1]
    for number, dilation in enumerate(weights["dilations"].astype(int)):
        taps = weights[f"layer{number}"]
        new = []
        for block in range(len(hidden)):
            total = weights[f"layer{number}_bias"].copy()
            for tap, near in enumerate((block - dilation, block, block + dilation)):
                if 0 <= near < len(hidden):
                    total += hidden[near] @ taps[tap * width : (tap + 1) * width]
            new.append(np.maximum(total, 0))
        hidden = hidden + np.array(new)
        if number + 1 == int(weights["summary_after"]):
            pooled = np.concatenate([hidden.mean(axis=0), hidden.max(axis=0)])
            hidden = hidden + np.maximum(pooled @ weights["summary"] + weights["summary_bias"], 0)
    logits = hidden @ weights["leave"] + weights["leave_bias"] + dense @ weights["direct"]
    logits /= float(weights["temperature"][0]) if "temperature" in weights else 1.0
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    assert np.allclose(network().judge(features).roles, shares, atol=1e-3)


def _stored() -> dict[str, np.ndarray]:
    import importlib.resources

    with (importlib.resources.files("newsclean.label") / "weights.npz").open("rb") as stored:
        content = np.load(stored)
        return {name: content[name] for name in content.files}
