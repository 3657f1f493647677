"""Words as arrays: cut, counted and hashed like one would by hand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.label.lexicon import Lexicon
from newsclean.label.words import DIGIT, IDEOGRAPH, STOP, UPPER, hash_of, read_words

CUTS = [
    ("Rain, rain; go away!", ["rain", "rain", "go", "away"]),
    ("Über 30 Gäste", ["über", "30", "gäste"]),
    ("МОСКВА, 20 окт", ["москва", "20", "окт"]),
    ("東京で3日", ["東", "京", "で", "3", "日"]),
    ("القاهرة (رويترز)", ["القاهرة", "رويترز"]),
    ("—", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "words"), CUTS, ids=[text for text, _ in CUTS])
def test_words(text: str, words: list[str]) -> None:
    read = read_words([text])
    assert read.hash.tolist() == [hash_of(word) for word in words]
    assert read.size.tolist() == [len(words)]
    assert read.place.tolist() == list(range(len(words)))


def test_counts_and_edges() -> None:
    read = read_words(["  By ANN 7. ", "京"])
    assert read.counts[0, UPPER] == 4
    assert read.counts[0, DIGIT] == 1
    assert read.edge.tolist() == [[UPPER, STOP], [IDEOGRAPH, IDEOGRAPH]]


def test_shapes_tell_times_and_dates_from_names() -> None:
    read = read_words(["12:30", "09:45", "Oct. 4", "May. 7", "Ann Ray"])
    whole = read.shape[2].tolist()
    assert whole[0] == whole[1]
    assert whole[2] == whole[3]
    assert len(set(whole)) == 3


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=5))
def test_every_word_has_the_hash_it_has_alone(texts: list[str]) -> None:
    read = read_words(texts)
    assert len(read.counts) == len(texts)
    assert read.size.sum() == len(read.hash) == len(read.text) == len(read.place)
    for number, text in enumerate(texts):
        ascii_words = re.findall(r"[a-z0-9]+", text) if text.isascii() else []
        if ascii_words and re.fullmatch(r"[a-z0-9 ]*", text):
            mine = read.hash[read.text == number]
            assert mine.tolist() == [hash_of(word) for word in ascii_words]


def test_runs_depend_on_order() -> None:
    one, other, same = (read_words([text]) for text in ("read more", "more read", "Read more now"))
    assert one.runs(2)[0] != other.runs(2)[0]
    assert one.runs(2)[0] == same.runs(2)[0]


def test_known_runs_are_found_within_one_text() -> None:
    known = Lexicon()
    known.add(1, ["read more", "more", "read more about rain"])
    known.add(2, ["more of"])
    page = read_words(["please read more", "read", "more of it, read more about rain"])
    found = {size: (at.tolist(), bits.tolist()) for size, (at, bits) in known.find(page).items()}
    assert found[1][0] == [2, 4, 8]
    assert [bits & 3 for bits in found[2][1]] == [1, 2, 1]
    assert found[2][0] == [1, 4, 7]
    assert found[4] == ([7], [1])


def test_a_part_of_the_texts_is_as_if_read_alone() -> None:
    texts = ["Rain in Spain", "", "  12:30 — By Ann Lee ", "雨が降る", "It rained."]
    read = read_words(texts)
    for start, end in ((0, 2), (1, 4), (3, 5), (2, 2), (5, 5)):
        part, alone = read.part(start, end), read_words(texts[start:end])
        for name in ("counts", "hash", "text", "place", "size", "first", "edge", "whole"):
            assert (getattr(part, name) == getattr(alone, name)).all(), name
        for one, other in zip(part.shape, alone.shape, strict=True):
            assert (one == other).all()
