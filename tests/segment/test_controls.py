"""What lynx prints for buttons and frames."""

from __future__ import annotations

import pytest
from dumps import check, cut

from newsclean.segment.controls import are_links_of_head, without_controls

LINES = {
    "(BUTTON) Search": "Search",
    "[          ] remember me": "[ ] remember me",
    "( ) yes (*) no": "( ) yes (*) no",
    "IFRAME: [3]https://a.example/frame": "",
    "____________________": "____________________",
    "a snake_____case, [sic] (and so on)": "a snake_____case, [sic] (and so on)",
}


@pytest.mark.parametrize(("line", "wanted"), LINES.items())
def test_lines(line: str, wanted: str) -> None:
    assert " ".join(without_controls(line).split()) == wanted


def test_links_of_the_head() -> None:
    assert are_links_of_head("#[1]alternate [2]next")
    assert not are_links_of_head("#1 in Leeds")


def test_a_line_of_controls_is_kept() -> None:
    sentence = "The council met on Tuesday and put off the vote on the bridge once more\nand it will be taken up again in the spring.\n\n"
    document = cut("(BUTTON) (BUTTON)\n\n" + sentence * 5)
    check(document)
    assert document.layout == "wrapped"
    assert (document.blocks[0].text, document.blocks[0].tag) == ("(BUTTON) (BUTTON)", "input")
