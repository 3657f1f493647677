"""Markdown with tags, or with divisions and attributes of pandoc."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean
from newsclean.assemble import segments_of
from newsclean.document import Source
from newsclean.read.dialects import as_markdown
from newsclean.read.source import read_source
from newsclean.segment import segment

BODY = [
    "LEEDS (Reuters) - The ferry to the island stops on Monday and starts again in the spring, its owners said, as every year.",
    "Residents will have to take the bridge, which is an hour away and closed at night, the council said in a café on the pier.",
]
GITHUB = f"""\
<div id="top" class="grid">

<div class="menu">

- [Home](https://town.example/)
- [Sport](https://town.example/sport)
- [Arts](https://town.example/arts)

</div>

</div>

<div class="story">

# Ferry stops for the winter

<span class="byline"> By Jane Smith </span>

<img src="/ferry.jpg" class="wide" alt="The ferry at the pier" />

{BODY[0]}

{BODY[1]}

</div>

## Read more

<a href="https://town.example/bridge" class="card" data-x="1"></a>

<a href="https://town.example/bridge" class="card">Bridge of Leeds closes for repairs in the spring</a>

- [Rowers ask for more light on the river at night](https://town.example/rowers)
"""
PANDOC = f"""\
::: {{#top .grid}}
::: menu
-   [Home](https://town.example/){{.entry}}
-   [Sport](https://town.example/sport){{.entry
    tabindex="-1"}}
:::
:::

::: {{.story .wide}}
# Ferry stops for the winter {{#ferry .headline}}

[ By [Jane Smith](https://town.example/jane){{.author}} ]{{.byline}}

{BODY[0]}

{BODY[1]}
:::

## Read more {{#more}}

[](https://town.example/bridge){{.card}}

[Bridge of Leeds closes for repairs in the spring](https://town.example/bridge){{.card}}
"""


@pytest.mark.parametrize("dump", [GITHUB, PANDOC], ids=["for GitHub", "of pandoc"])
def test_dialects(dump: str) -> None:
    assert read_source(dump).format == "markdown"
    article = clean(dump)
    assert article.headline == "Ferry stops for the winter"
    assert [person.name for person in article.authors] == ["Jane Smith"]
    assert article.to_text(dateline=True) == "\n\n".join(BODY)
    assert article.related[0].title == "Bridge of Leeds closes for repairs in the spring"
    assert article.related[0].url == "https://town.example/bridge"
    assert all(dump[s.start : s.end] == s.text for s in article.segments)


NONE = {
    "a page": "<!DOCTYPE html><p>a</p>" + "<div>- [a](/b)</div>\n" * 20,
    "a fragment": "<div><p>- [a](/b)</p></div>\n" * 20,
    "Markdown": "# Rain\n\n- [a](/b)\n- [c](/d)\n" * 5,
    "Markdown with a tag or two": "# Rain\n\n- [a](/b)\n- [c](/d)\n" * 5 + "<br><br>",
    "colons": "::: a\n\nIt rained.",
    "nothing": "",
}


@pytest.mark.parametrize("dump", NONE.values(), ids=NONE.keys())
def test_none(dump: str) -> None:
    assert as_markdown(dump) is None


PIECES = st.lists(
    st.sampled_from(
        ["::: {.a}\n", ":::\n", "[", "]", "]{.b}", "(/c)", "{#d}", "<div>", "</div>", "<a href='/e'>", "</a>", "<br>", "\n\n",
         "- [f](/g)\n", "# h\n", "It rained. ", "<img src=i>"]
    ),
    max_size=50,
)  # fmt: skip


@given(PIECES)
def test_segments_tile(pieces: list[str]) -> None:
    dump = "".join(pieces)
    end = 0
    for part in segments_of(segment(Source(dump, "markdown"))):
        assert end <= part.start < part.end and not dump[end : part.start].strip()
        assert dump[part.start : part.end] == part.text
        end = part.end
    assert not dump[end:].strip()
