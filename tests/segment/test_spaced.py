"""Words with their places, whatever parts them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsclean.segment.spaced import spaced


@given(st.text(st.sampled_from("aÄ雨.' \t\n\u00a0\u3000\x1f"), max_size=40))
def test_words_stand_where_they_are_said_to(line: str) -> None:
    words, starts = spaced(line)
    assert words == line.split()
    assert [
        line[start : start + len(word)] for word, start in zip(words, starts, strict=True)
    ] == words
    assert starts == sorted(set(starts))
