"""Pages in bare markup keep their blocks, links and title, and nothing that says what they are."""

from __future__ import annotations

import pytest
from training.bare import bare_markup

from newsclean.document import Document
from newsclean.read.source import read_source
from newsclean.segment import segment

PAGE = """<title>Rain &amp; hail</title><header class=menu><nav><ul><li><a href=/s>Sport</a><li>News</ul></nav></header>
<main><article><h1>Rain in Spain</h1><p>It rained on the plain, and <a href=/w>the wind</a> &lt;blew&gt;.</p>
<h2>Later</h2><p>Then it stopped, and the plain was dry by noon of the day after it.</p></article></main>
<footer>Port Echo, the paper of the harbour and of the villages around it since the year 1898.</footer>"""


def cut(markup: str) -> Document:
    return segment(read_source(markup))


@pytest.mark.parametrize("name", ["a", "b", "c", "d", "e"])
def test_blocks_and_links_stay(name: str) -> None:
    before = cut(PAGE)
    before.metadata.title = "Rain & hail"
    markup = bare_markup(before, name)
    after = cut(markup)
    words = [block.text.lstrip("• ") for block in after.blocks]
    assert words == [block.text for block in before.blocks]
    links = [anchor.href for block in after.blocks for anchor in block.anchors]
    assert links == ["/s", "/w"]
    assert "<title>Rain &amp; hail</title>" in markup
    assert not any(tag in markup for tag in ("class=", "<nav", "<h1", "<article", "<ul"))
    assert all("nav" not in block.scope.within for block in after.blocks)


def test_forms_differ_and_repeat() -> None:
    document = cut(PAGE)
    forms = {bare_markup(document, str(number)) for number in range(12)}
    assert len(forms) > 2
    assert bare_markup(document, "a") == bare_markup(document, "a")
    assert any("<table>" in form for form in forms) and any("<table>" not in form for form in forms)
