"""Text dumps in the layouts they come in: what becomes a block, and that nothing is lost."""

from __future__ import annotations

import pytest
from dumps import MENU, PROSE, STORY, check, cut
from hypothesis import given, settings
from hypothesis import strategies as st

WRAPPED = """\
Rain stops play in Leeds
   [1]Home [2]Sport

   The council met on Tuesday and put off the vote on the bridge once
   more, although the [3]mayor had asked for it to be taken this week and
   the builders had warned that they could not wait for another month to
   pass before they begin, since the river is low only in late summer.

   It will be taken up again in the spring, when the new members of the
   council have had the time to read what the engineers have written of
   the pillars.
"""
JAPANESE = """\
リーズ市議会は火曜日、橋についての採決をふたたび先送りした。市長は今週中の採決を
求めており、業者はこれ以上は待てないと警告していた。川の水位が低いのは夏の終わり
だけだからだ。工事には3年、費用は1200万ポンドかかる見通しだと担当者は話す。半分は
国が負担し、残りは首都の基金から出る。

川沿いの店は客の３分の１を失ったと店主らは話す。昨年の夏に水位が下がったとき、技師
が二本の橋脚にひびを見つけた。住民は騒音と、旧市街を通る長い回り道に苦情を訴えて
いる。採決は春に新しい議員が報告書を読み終えてから行われる。
"""


def test_japanese_wrapped_by_columns() -> None:
    document = cut(JAPANESE)
    assert document.layout == "wrapped"
    assert [block.text for block in document.blocks] == [
        part.replace("\n", "") for part in JAPANESE.strip().split("\n\n")
    ]
    check(document)


LAYOUTS = {
    "blank lines": (
        "Rain\n\nIt rained.\nStill.\n\n\nAnd on.",
        "blank_lines",
        ["Rain", "It rained.", "Still.", "And on."],
    ),
    "lines": (
        "Rain\nHome\nIt rained on Monday, said the\nmayor\nof Leeds.\nThe end.",
        "lines",
        ["Rain", "Home", "It rained on Monday, said the mayor of Leeds.", "The end."],
    ),
    "one line": (
        f"Rain stops play in Leeds {MENU} Rain stops play in Leeds 12 May 2024 {' '.join(STORY)}",
        "one_line",
        ["Rain stops play in Leeds", None, "12 May 2024", *STORY],
    ),
    "japanese links": (
        "雨\n気象庁\nは13日、大雨に警戒するよう呼びかけた。\nもっと見る",
        "lines",
        ["雨", "気象庁は13日、大雨に警戒するよう呼びかけた。", "もっと見る"],
    ),
    "a date below": (
        "Frietprijs halveert in zes weken\ndi 19 nov 2024, 14:05\nHet verdrag van\nmei 2024 geldt",
        "lines",
        [
            "Frietprijs halveert in zes weken",
            "di 19 nov 2024, 14:05",
            "Het verdrag van mei 2024 geldt",
        ],
    ),
    "small letters below each other": (
        "Rain stops the market in Leeds\nby Ann Bell\nnews desk\n"
        "It rained on Monday, said the\nmayor\nof Leeds.\n\u201cNobody stayed.\u201d\nrain\nmarkets\nhigh water",
        "lines",
        [
            "Rain stops the market in Leeds",
            "by Ann Bell",
            "news desk",
            "It rained on Monday, said the mayor of Leeds.",
            "\u201cNobody stayed.\u201d",
            "rain",
            "markets",
            "high water",
        ],
    ),
    "a list whose entries links break": (
        "Where to go\nThe towpath (\nopen again\n)\nA walk along the\nriver Aire\nShop",
        "lines",
        ["Where to go", "The towpath ( open again )", "A walk along the river Aire", "Shop"],
    ),
    "one word": ("Rain", "lines", ["Rain"]),
    "nothing": (" \n\t\n", "blank_lines", []),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts(name: str) -> None:
    text, layout, wanted = LAYOUTS[name]
    document = cut(text)
    check(document)
    assert document.layout == layout
    found = [block.text for block in document.blocks]
    if None not in wanted:
        assert found == wanted
    else:
        # What the menu is cut into is not of interest here.
        assert [block for block in found if block in wanted] == [
            *["Rain stops play in Leeds"] * 2, *[block for block in wanted[1:] if block]
        ]  # fmt: skip


def test_wrapped_lines_are_joined_and_link_numbers_taken_out() -> None:
    document = cut(WRAPPED)
    check(document)
    assert document.layout == "wrapped"
    texts = [block.text for block in document.blocks]
    assert texts[:2] == ["Rain stops play in Leeds", "Home Sport"]
    assert texts[2].startswith("The council met on Tuesday") and "the mayor had" in texts[2]
    assert len(texts) == 4


MIXED = {
    "three roles": (
        "date 2021-10-20 Newsletter Signup Register / Login",
        ["date 2021-10-20", "Newsletter Signup", "Register / Login"],
    ),
    "a sentence with a date": ("It rained on 12 May 2024 in Leeds.", None),
    "a sentence with a label": ("They had to log in before they could see any of it.", None),
    "a menu": ("Home | World | Sport", None),
}


@pytest.mark.parametrize(("line", "wanted"), MIXED.values(), ids=MIXED.keys())
def test_lines_of_several_roles(line: str, wanted: list[str] | None) -> None:
    document = cut(f"Rain\n\n{line}\n\n{PROSE}")
    check(document)
    assert [block.text for block in document.blocks[1:-1]] == (wanted or [line])


def test_what_stays_whole_in_a_page_on_one_line() -> None:
    story = (
        "The head of the National Economic Council (Nec) on Thursday put off the vote once more."
    )
    head = (
        "Our Correspondent Published March 6, 2026 Updated March 7, 2026 11:38am Join our channel"
    )
    document = cut(f"Rain stops play {MENU} {head} LEEDS: {story} {' '.join(STORY)} Share {MENU}")
    check(document)
    assert document.layout == "one_line"
    texts = [block.text for block in document.blocks]
    assert "Published March 6, 2026" in texts
    assert "Updated March 7, 2026 11:38am" in texts
    assert f"LEEDS: {story}" in texts


def test_lists_behind_bare_numbers_in_a_page_on_one_line() -> None:
    titles = [
        "01 Rain stops play in Leeds again",
        "02 Wind ruins it in Vienna",
        "03 Fog closes the port",
    ]
    document = cut(
        f"Rain stops play {MENU} {' '.join(STORY)} Most read {' '.join(titles)} Share {MENU}"
    )
    check(document)
    assert document.layout == "one_line"
    assert [block.text for block in document.blocks if block.text.startswith("0")][:2] == titles[:2]


def test_headline_from_elsewhere_is_a_block_of_its_own() -> None:
    line = f"{MENU} Rain stops play in all of Leeds Ann Lee reports {' '.join(STORY)}"
    headline = "Rain stops  play in all of Leeds"
    texts = [block.text for block in cut(line, headline).blocks]
    assert "Rain stops play in all of Leeds" in texts


@pytest.mark.parametrize(
    "headline",
    [
        "Mayor says: “We cannot wait.” Council disagrees",
        "Sweden tells 5,000,000 households how to survive",
        "US-Notenbank räumt Versäumnisse bei Aufsicht ein",
        "イスラエルとハマスの停戦「最も合意に近い」 最終案に双方同意か",
        "Нюша поддержала команду и поздравила больных детей",
    ],
)
def test_headlines_that_the_title_repeats_stay_whole(headline: str) -> None:
    line = f"{headline} | The Example {MENU} {headline} By Ann Lee {' '.join(STORY)} Share {MENU}"
    document = cut(line)
    check(document)
    assert document.layout == "one_line"
    texts = [block.text for block in document.blocks]
    assert texts.count(headline) == 2


def test_paragraphs_are_not_cut() -> None:
    paragraphs = [" ".join(STORY[n:] + STORY[:n]) for n in range(5)]
    dump = "\n\n".join(["Rain stops play in Leeds", *paragraphs])
    assert [block.text for block in cut(dump).blocks[1:]] == paragraphs


def test_a_page_on_one_line_broken_in_its_sentences() -> None:
    broken = " ".join(sentence.replace(" the ", "\n    the ", 1) for sentence in STORY)
    top = " ".join(f"Story {n} of the day has a headline of its own" for n in range(60))
    document = cut(f"Rain stops play in Leeds - The Example {MENU} {top}\n{broken}")
    check(document)
    assert document.layout == "one_line"
    # Without a sign of menus or labels a line is a paragraph.
    assert document.blocks[-1].text == " ".join(STORY)


PIECES = st.sampled_from(
    ["Home ", "By Ann Lee ", "12 May 2024 ", "Rain stops play in Leeds ", "It rained. ", "the ", "\n", "\n\n",
     "    ", "東京 ", "は ", "。", "「", "ニュース ", "Log in ", "\x00", "\x85", "\u2028", "\r\n", "- ", "\ud800", "\u202e"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=6), max_size=120).map("".join),
    st.sampled_from([None, "Rain stops play"]),
    st.integers(1, 6),
)
def test_any_text_is_tiled(text: str, headline: str | None, times: int) -> None:
    check(cut(text * times, headline))


@pytest.mark.parametrize(
    ("line", "piece"),
    [
        ("a human-centered alternative Russell Miller Dec 18, 2025 Share", "Russell Miller"),
        ("the pier opened in Leeds Emma Mackenzie Published 10:19am Share", "Emma Mackenzie"),
        (
            "It rained in Leeds Guide to filing your taxes in 2025 English",
            "Guide to filing your taxes in 2025",
        ),
    ],
)
def test_names_before_dates_and_titles_of_another_year(line: str, piece: str) -> None:
    page = "Guide to filing your taxes in 2024 | Port Echo News Sport Sign in Subscribe Weather "
    document = cut(f"{page}{line} " + "The council put off the vote on the bridge. " * 6)
    assert piece in [block.text for block in document.blocks]
