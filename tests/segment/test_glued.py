"""Dumps whose lines were joined without a gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.document import Source
from newsclean.segment import segment
from newsclean.segment.glued import open_seams

STORY = (
    "The ferry will stop for the winter.Its owner said so on Monday.Nobody in the harbour was surprised."
    "The council meets next week."
)


@pytest.mark.parametrize(
    ("glued", "opened"),
    [
        ("HomeNewsSportFerry stops for the winterBy Ana Ruiz", "Home News Sport Ferry stops for the winter By Ana Ruiz"),
        ("Rowers win in Leeds3Ferry stops", "Rowers win in Leeds 3 Ferry stops"),
        ("Rowers win in Leeds26 May 2021Ferry stops", "Rowers win in Leeds 26 May 2021 Ferry stops"),
        ("SPORTFerry stops", "SPORT Ferry stops"),
        ("Updated 09:41Ferry stops", "Updated 09:41 Ferry stops"),
        ("Watch it on YouTubeFerry stops, says DeSantis", "Watch it on YouTube Ferry stops, says DeSantis"),
        ("Son dakikaŞehir hatları", "Son dakika Şehir hatları"),
        ("НовостиПаром встал", "Новости Паром встал"),
    ],
)  # fmt: skip
def test_lines_that_were_joined_come_apart(glued: str, opened: str) -> None:
    found = open_seams(glued + STORY)
    assert found is not None
    assert " ".join(found.text.split()).startswith(opened)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry will stop. JavaScript, TypeScript and GitHub will not. YouTube has it.",
        "See example.com.Then go.",
        "",
        "No.1 in e.V. and U.S.A. of 3.5 by J.R.R. Tolkien",
    ],
)
def test_ordinary_text_has_no_seams(text: str) -> None:
    assert open_seams(text) is None


def test_a_glued_page_is_cut_and_nothing_is_lost() -> None:
    boats = [
        "ferry",
        "tug",
        "barge",
        "dredger",
        "launch",
        "trawler",
        "tender",
        "lighter",
        "punt",
        "yacht",
        "cutter",
        "sloop",
        "ketch",
    ]
    story = "".join(
        f"The {boat} will stop for the winter, its owner said on Monday." for boat in boats
    )
    dump = "HomeNewsSportFerry stops for the winterAna Ruiz20 October 2021" + story
    page = segment(Source(dump, "text"))
    assert page.layout == "one_line"
    texts = [block.text for block in page.blocks]
    assert texts[-1] == "The ketch will stop for the winter, its owner said on Monday."
    assert "Ferry stops for the winter" in texts
    position = 0
    for block in page.blocks:
        assert position <= block.start < block.end
        assert not dump[position : block.start].strip()
        assert "".join(block.text.split()) == "".join(dump[block.start : block.end].split())
        position = block.end
    assert position == len(dump)


@given(
    st.lists(
        st.sampled_from(["Ferry", "stops", "said.", "A", "3", "(x)", "É", " ", "\n", "日本"]),
        max_size=60,
    )
)
def test_places_lead_back(parts: list[str]) -> None:
    text = "".join(parts) + STORY
    opened = open_seams(text)
    assert opened is not None
    for place, char in enumerate(opened.text):
        assert char.isspace() or text[opened.back(place)] == char
    assert opened.back(len(opened.text)) == len(text)
