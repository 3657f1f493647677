# ruff: noqa: E402 (what training needs may not be installed)
"""Words begin near those that mean the like."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")
pytest.importorskip("rapidfuzz", reason="training needs the extra `train`")

from examples import example
from training.batches import vocabulary
from training.example import Example
from training.meaning import Meanings, WordVectors
from training.model import EMBEDDED, Labeller, Size

from newsclean.label.words import keys, read_words

# Eight topics with six words of their own each.
TOPICS = [
    [f"{topic}{ending}" for ending in "abcdef"]
    for topic in ["rain", "bank", "goal", "vote", "film", "road", "farm", "song"]
]


def pages() -> list[list[Example]]:
    """Four hundred pages of one block each, in the words of one topic."""
    rng = np.random.default_rng(5)
    return [
        [example(f"<p>{' '.join(rng.choice(topic, 4))} {number}</p>", f"site{number}.org")]
        for number, topic in enumerate(TOPICS * 50)
    ]


def key_of(word: str) -> int:
    return int(keys(read_words([word]).hash)[0])


def test_words_of_texts_that_mean_the_like_are_near_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("training.meaning._EPOCHS", 200)  # so few texts are one batch
    seen = pages()
    texts = {page[0].texts[0]: number for number, page in enumerate(seen)}
    # What a sentence model would say: the topics lie apart.
    places = np.eye(len(TOPICS), dtype=np.float16)[np.arange(len(seen)) % len(TOPICS)]
    known = np.sort(np.array([key_of(word) for topic in TOPICS for word in topic], np.uint32))
    vectors = Meanings(texts, places).of_words(seen, known, len(TOPICS) // 2)
    of = dict(zip(vectors.keys.tolist(), vectors.table, strict=True))
    middles = np.array([np.mean([of[key_of(word)] for word in topic], axis=0) for topic in TOPICS])
    right = [
        np.linalg.norm(middles - of[key_of(word)], axis=1).argmin() == number
        for number, topic in enumerate(TOPICS)
        for word in topic
    ]
    assert np.mean(right) > 0.6  # an eighth by chance


def test_a_network_begins_with_the_vectors_that_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.batches.VOCABULARY", {"words": (1, 1000), "classes": (1, 100)})
    seen = pages()
    words, classes = vocabulary(seen, "words"), vocabulary(seen, "classes")
    dense = seen[0][0].dense
    model = Labeller(dense.mean(0), dense.std(0) + 0.05, words, classes, Size(8, 0.1, 0.1))
    before = model.word_table.detach().clone()
    own = np.sort(np.array([key_of("raina"), key_of("bankb"), key_of("zebra")], np.uint32))
    model.begin_with(WordVectors(own, np.full((3, EMBEDDED), 7, np.float32)))
    changed = words[(model.word_table != before).any(1).numpy()]
    assert set(changed.tolist()) == {key_of("raina"), key_of("bankb")}
    assert (model.word_table[torch.from_numpy(np.isin(words, own))] == 7).all()
