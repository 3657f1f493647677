# ruff: noqa: E402 (what training needs may not be installed)
"""The network in torch and its mirror in numpy say the same."""

import io

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")
pytest.importorskip("rapidfuzz", reason="training needs the extra `train`")

from examples import example
from training.batches import batch_of, vocabulary
from training.model import Labeller, Size
from training.report import Report
from training.train import fold_of, train, weights_of

from newsclean.document import Source
from newsclean.label.features import features_of
from newsclean.label.network import Network, Networks
from newsclean.segment import segment

PAGES = (
    "<h1 class='title'>Rain</h1><p class='text'>It rained, they said.</p><p>All day long.</p>",
    "<nav class='menu'><a href='/'>Home</a></nav><h1>Sun</h1><p class='text'>No cloud, they said.</p>",
)


def test_torch_and_numpy_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.batches.VOCABULARY", {"words": (1, 100), "classes": (1, 100)})
    torch.manual_seed(3)
    examples = [example(page, f"site{number}.org") for number, page in enumerate(PAGES)]
    vocabularies = {
        kind: vocabulary([[e] for e in examples], kind) for kind in ("words", "classes")
    }
    dense = np.concatenate([e.dense for e in examples]).astype(np.float32)
    model = Labeller(
        dense.mean(0), dense.std(0) + 0.05, *vocabularies.values(), Size(8, 0.1, 0.1)
    ).eval()
    torch.nn.init.normal_(model.direct.weight, std=0.1)
    with torch.no_grad():
        roles, article = model(batch_of(examples, vocabularies))
    mirror = Network(model.export())
    start = 0
    for number, page in enumerate(PAGES):
        judgement = mirror.judge(features_of(segment(Source(page, "html"))))
        theirs = roles[start : start + len(judgement.roles)].softmax(1).numpy()
        start += len(theirs)
        assert np.allclose(judgement.roles, theirs, atol=5e-3)
        assert judgement.article == pytest.approx(float(article[number].sigmoid()), abs=5e-3)


def test_a_site_is_in_one_fold_only() -> None:
    folds = {fold_of(example(page, "site.org"), 5) for page in PAGES}
    assert len(folds) == 1
    own = example(PAGES[0], "fixtures/site")
    own.set = "fixtures"
    assert fold_of(own, 5) is None


def test_two_networks_are_trained_and_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.batches.VOCABULARY", {"words": (1, 100), "classes": (1, 100)})
    pages = []
    for number, page in enumerate(PAGES):
        html, text = (example(page, f"site{number}.org") for _ in range(2))
        html.body[:] = text.body[:] = 1
        text.stories[:] = [1, 0] * (len(text.stories) // 2) + [0] * (len(text.stories) % 2)
        text.rendering, text.classes = "html-text", tuple(part[:0] for part in text.classes)
        pages.append([html, text])
    models = train(pages, seed=1, epochs=1)
    file = io.BytesIO()
    np.savez(file, **weights_of(models, Report(), pages))
    file.seek(0)
    networks = Networks.read(file)
    document = segment(Source(PAGES[0], "html"))
    assert networks.of(document) is networks.html
    assert networks.of(segment(Source("Rain\n\nIt rained.", "text"))) is networks.text
    for network in (networks.html, networks.text):
        judged = network.judge(features_of(document)).roles
        assert np.allclose(judged.sum(axis=1), 1, atol=1e-4)
    # Which line of a list is the title, links tell in markup.
    assert networks.html.judge(features_of(document)).stories is None
    assert networks.text.judge(features_of(document)).stories is not None
