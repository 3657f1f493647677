"""Addresses that renderers leave in dumps: what is read, what is linked, and that nothing is lost."""

from __future__ import annotations

import pytest
from dumps import STORY, check, cut
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean
from newsclean.segment.addresses import addresses_in

LYNX = """\
   #[1]alternate

     * [2]Home
     * [3]Sport (current)

   (BUTTON) Menu
   [4]Subscribe [5]Log in

Trams for Leeds

   The council met on Tuesday and put off the vote on the bridge once
   more, although the [6]mayor had asked for it to be taken this week and
   the builders had warned that they could not wait for another month to
   pass before they begin, since the river is low only in late summer.

   It will be taken up again in the spring, when the new members of the
   council have had the time to read what the engineers have written of
   the pillars.

Read more

   [7]Bridge of Leeds closes for repairs in the spring
   [8]Rowers ask for more light on the river at night

References

   Visible links:
   1. https://town.example/rss
   2. https://town.example/
   3. https://town.example/sport
   4. https://town.example/subscribe
   5. mailto:?subject=Trams for Leeds&body=The council met
   on Tuesday
   6. https://town.example/mayor?of=leeds&in=2024&a=very-long-address-that-no-terminal-browser-could-ever-break-at-any-column-since-it-has-no-blank
   7. https://town.example/bridge
   8. https://town.example/rowers

   Hidden links:
  10. file://localhost/tmp/L1234TMP.html#comments
"""
ELINKS_LIST = "   References\n\n   Visible links\n   1. Home\n\thttps://a.example/\n   2. https://a.example/s\n   3. https://a.example/t\n"


def test_lynx() -> None:
    document = cut(LYNX)
    check(document)
    assert document.layout == "wrapped"
    texts = [block.text for block in document.blocks]
    assert {"Subscribe Log in", "Menu"} <= set(texts)
    assert (document.blocks[0].tag, document.blocks[0].text) == ("link", "#alternate")
    assert any(
        text.startswith("The council met on Tuesday and") and "the mayor had" in text
        for text in texts
    )
    last = document.blocks[-1]
    assert (
        last.tag == "link"
        and last.text.startswith("References")
        and last.text.endswith("#comments")
    )
    links = {a.text: a.href for block in document.blocks for a in block.anchors}
    assert links["Sport (current)"] == "https://town.example/sport"
    assert links["Log in"].startswith("mailto:")
    assert "mayor" not in " ".join(links)


def test_lynx_as_article() -> None:
    article = clean(LYNX)
    assert article.headline == "Trams for Leeds"
    assert "[6]" not in article.to_text() and "References" not in article.to_text()
    related = {link.title: link.url for link in article.related}
    assert related == {
        "Bridge of Leeds closes for repairs in the spring": "https://town.example/bridge",
        "Rowers ask for more light on the river at night": "https://town.example/rowers",
    }
    end = article.segments[-1]
    assert (end.role, end.reason) == ("other", "addresses of links")
    assert all(LYNX[s.start : s.end] == s.text for s in article.segments)


def test_a_short_dump_of_a_terminal_browser() -> None:
    dump = LYNX.replace(LYNX[LYNX.index("   It will be") : LYNX.index("Read more")], "")
    article = clean(dump[: dump.index("Read more")] + dump[dump.index("References") :])
    assert len(article.body) == 1


def test_titles_in_the_list() -> None:
    dump = "[1]Home [2]Sport [3]Town\n\nIt rained in the town.\n\n" + ELINKS_LIST
    found = addresses_in(dump)
    assert found.numbered == {
        1: "https://a.example/",
        2: "https://a.example/s",
        3: "https://a.example/t",
    }
    assert dump[found.start :].lstrip().startswith("References")


BEHIND = "\n".join(
    [*(f"  • {name}     (https://a.example/{name.lower()})" for name in ("Home", "Sport", "Town", "Arts")),
     "Trams for Leeds", "", *STORY[:3], f"{STORY[3]} (https://a.example/noise)",
     *(f"Story {n} of the old town (/stories/{n})" for n in range(9))]
)  # fmt: skip


def test_addresses_behind_links() -> None:
    document = cut(BEHIND)
    check(document)
    texts = [block.text for block in document.blocks]
    assert texts[:2] == ["• Home", "• Sport"]
    assert document.blocks[1].anchors[0].text == "Sport"
    assert STORY[3] in texts
    assert document.blocks[-1].anchors[0].href == "/stories/8"


NONE = {
    "footnotes": "It rained.[1] Nobody left.[2] It dried.[3]\n\n1. Rain, a book.\n2. Leeds, 1931.\n3. Sun.",
    "list without numbers in the text": "It rained.\n\n" + ELINKS_LIST,
    "an address in a sentence": "See our site (https://a.example/) for more.\n\nIt rained (http://b.example).",
    "nothing": "",
}


@pytest.mark.parametrize("dump", NONE.values(), ids=NONE.keys())
def test_no_addresses(dump: str) -> None:
    found = addresses_in(dump)
    assert (found.start, found.numbered, found.behind) == (len(dump), {}, False)
    assert found.read("a [1] (https://a.example/)\nb") == ("a [1] (https://a.example/) b", ())


PIECES = st.lists(
    st.sampled_from(
        ["[1]", "[2]Sport", " [3]", "\n", "\n\n", " ", "It rained.", "1. https://a.b/", "\n  2. http://c/d",
         "\n3. mailto:x", "References", "Visible links:", "(/a)", " (https://a.b/c)", "[https://a.b]", "• Home"]
    ),
    max_size=60,
)  # fmt: skip


@given(PIECES)
def test_any_addresses_tile(pieces: list[str]) -> None:
    check(cut("".join(pieces)))


@given(PIECES)
def test_links_stand_in_the_text(pieces: list[str]) -> None:
    dump = "".join(pieces)
    text, anchors = addresses_in(dump).read(dump)
    assert all(text[a.start : a.end] == a.text for a in anchors)
