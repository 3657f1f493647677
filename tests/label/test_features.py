"""A page as numbers: as many as there are names for, finite whatever the page."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.document import Source
from newsclean.label.features import WORD_SLOTS, features_of, names
from newsclean.segment import segment

FORMATS = ("html", "markdown", "text")


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=400))
def test_any_page_gives_finite_numbers(form: str, page: str) -> None:
    document = segment(Source(page, form))
    if not document.blocks:
        return
    features = features_of(document)
    assert features.dense.shape == (len(document.blocks), len(names()))
    assert np.isfinite(features.dense).all()
    keys, owners, slots = features.words
    assert len(keys) == len(owners) == len(slots)
    assert not len(owners) or owners.max() < len(document.blocks)
    assert not len(slots) or 0 <= slots.min() <= slots.max() < WORD_SLOTS


def test_names_are_told_apart() -> None:
    assert len(set(names())) == len(names())


def test_words_go_into_slots_by_their_place() -> None:
    text = " ".join(f"word{number}" for number in range(60))
    features = features_of(segment(Source(f"{text}\n\nEnd", "text")))
    _, owners, slots = features.words
    first = slots[owners == 0]
    counts = [int((first == slot).sum()) for slot in range(WORD_SLOTS)]
    # Eight first words, four last, four pairs, three shapes, and those from the ninth to the 48th.
    assert counts == [8, 4, 4, 3, 40]


def test_the_same_page_twice_gives_the_same_numbers() -> None:
    page = "<h1>Rain</h1><p class='b a c'>It rained, they said.</p>"
    one, two = (features_of(segment(Source(page, "html"))) for _ in range(2))
    assert np.array_equal(one.dense, two.dense)
    for mine, other in zip(one.classes, two.classes, strict=True):
        assert np.array_equal(mine, other)


def test_text_in_the_pages_own_data_is_told_from_other_text() -> None:
    text = " ".join(f"word{number}" for number in range(60))
    document = segment(
        Source(f"<p>{text}</p><p>Word7 word8 and other words</p><p>Menu</p>", "html")
    )
    document.metadata.body = text
    found = features_of(document).dense
    share = found[:, names().index("its share in the text that the page's data give")]
    assert share.tolist() == [1, 0, 0]
    assert found[:, names().index("the page's data giving a text")].all()


def test_a_few_words_in_the_pages_own_data_are_no_text() -> None:
    document = segment(Source("<p>Rain in Spain, they said.</p>", "html"))
    document.metadata.body = "Rain in Spain, they said."
    found = features_of(document).dense
    assert not found[:, names().index("the page's data giving a text")].any()
