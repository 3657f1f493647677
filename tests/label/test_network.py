"""The network in numpy: probabilities, confidences and reasons; its parts against plain loops."""

from pathlib import Path

import numpy as np
import pytest

from newsclean.document import Format, Source
from newsclean.label.features import CLASS_SLOTS, WORD_SLOTS, features_of
from newsclean.label.network import Network, NetworkLabeller, Networks, known_words, networks, times
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
    judgement = networks().of(document).judge(features_of(document))
    assert judgement.roles.shape == (len(document.blocks), len(Role))
    assert np.allclose(judgement.roles.sum(axis=1), 1, atol=1e-4)
    assert 0 <= judgement.article <= 1


class Stubborn(Network):
    """Takes everything for one thing."""

    def __init__(self, role: Role) -> None:
        super().__init__(_stored())
        self.role = role

    def judge(self, features):  # type: ignore[no-untyped-def]
        judgement = super().judge(features)
        judgement.roles[:] = np.eye(len(Role))[list(Role).index(self.role)]
        return judgement


@pytest.mark.parametrize(
    ("page", "form", "role"),
    [
        ("<h1>Rain</h1><p>It rained.</p>", "html", Role.LEGAL),
        ("Rain\n\nIt rained.\n\n" * 10, "text", Role.AD),
        ("# Rain\n\nIt rained.\n\n" * 10, "markdown", Role.AD),
    ],
)
def test_other_networks_can_be_given_for_markup_and_for_text(
    page: str, form: Format, role: Role
) -> None:
    document = segment(Source(page, form))
    NetworkLabeller(Networks(Stubborn(Role.LEGAL), Stubborn(Role.AD))).label(document)
    assert role in {block.role for block in document.blocks}
    assert not ({Role.LEGAL, Role.AD} - {role}) & {block.role for block in document.blocks}


def test_no_words_are_known_to_an_empty_vocabulary() -> None:
    bag = (np.array([20, 4], np.uint32), np.array([0, 0]), np.array([2, 1]))
    assert [part.tolist() for part in known_words(np.zeros(0, np.uint32), bag)] == [[], [], []]


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
    assert np.allclose(networks().html.judge(features).roles, shares, atol=1e-3)


def _stored() -> dict[str, np.ndarray]:
    import importlib.resources

    with (importlib.resources.files("newsclean.label") / "weights.npz").open("rb") as stored:
        content = np.load(stored)
        names = [name for name in content.files if name.startswith("html.")]
        return {name.removeprefix("html."): content[name] for name in names}


@pytest.mark.parametrize("count", [0, 1, 12, 13, 14, 200, 1001])
@pytest.mark.parametrize("shape", [(313, 64), (64, 64), (201, 25), (2000, 200)])
def test_rows_times_a_matrix_in_steps(count: int, shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(count)
    rows, matrix = (rng.random(size, np.float32) for size in ((count, shape[0]), shape))
    assert np.allclose(times(rows, matrix), rows @ matrix, rtol=1e-5)
