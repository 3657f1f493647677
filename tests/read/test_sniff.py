"""HTML, Markdown or text: a table of dumps as they occur."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.read.sniff import sniff

STORY = "The council voted on Tuesday.\n\nThe mayor said it was a good day for the town.\n\n"
HTML = [
    "<!DOCTYPE html><html><body><p>Rain.</p></body></html>",
    "\ufeff\n\n<!-- saved from url=(0027)https://example.org/ -->\n<!-- cached -->\n<HTML><body>Rain",
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
    "<head><title>Rain</title></head>",
    "<p>Rain.</p><p>More rain.</p>",
    "<p>Rain.<p>More rain.",
    '<div class="story"><h1>Rain</h1>It rains.</div>',
    "<article>\n\n<h1>Rain</h1>\n\nIt rains in the whole of the country, the office says.\n\n</article>",
    "It rains.<br>It rains more.<br>And more.",
    "It rains. <p>The <a href='/office'>office</a> says so.</p> <p>It rains more.</p>",
    'The <a href="/office">weather office</a> says it rains.',
    "<td>Rain</td><td>Sun</td>",
    "<h1>Use [brackets](https://example.org) in Markdown</h1><p>They are <b>easy</b>.</p><p>Yes.</p>",
]
MARKDOWN = [
    "# Rain\n\nIt rains.",
    "Weather office\n\n## Rain\n\nIt rains.\n\n## Sun\n\nIt shines.",
    "# Rain\n\nIt rains, [says the office](https://example.org/rain).",
    "[Home](/) [World](/world) [Sport](/sport)\n\nRain\n\nIt rains.",
    "* [Home](https://example.org/)\n* [World](https://example.org/world)\n\n# Rain\n\nIt rains.",
    "![A street under water](https://example.org/rain.jpg)\n\n## Rain\n\nIt rains.",
    "Rain\n====\n\nIt **really** rains.",
    "# Rain\n\n**It rains.** More tomorrow.\n\n## And sun\n\nPerhaps.",
    "[![logo](/logo.png)](/)\n\nIt rains.",
    "# Rain\n\nIt rains<br>and [rains](/more) <br> and rains.\n\n[Home](/) [About](/about)",
    "Rain in [the north][1] and [the south][2].\n\n## More\n\n[1]: https://example.org/n\n[2]: /s",
]
TEXT = [
    "",
    "Rain",
    STORY,
    "Use <b> for bold, they said.",
    "<b> and <i> are tags that everybody knows.",
    "If a < b and b > c, then it rains.\n" + STORY,
    "Write to <rain@example.org> or see <https://example.org/rain>.\n" + STORY,
    STORY + "The code was:\n\n<div><p>Rain</p></div>\n\n" + STORY * 3,
    STORY * 8 + '<div class="pic"> <a href="/1"></a> <span>1</span> </div> ' * 200,
    STORY + "for (i = 0; i < n; i++) { list[i](x); a[1] = b; }\n\n" + STORY,
    "# Rain\n# Sun\nIt rains.",
    "#rain #weather #london\n\n" + STORY,
    "Rain\n\n* Home\n* World\n* Sport\n\n- one\n- two\n\n" + STORY,
    "1. Rain\n2. Sun\n\n* * *\n\n" + STORY,
    "#1 in the charts\n#2 in the league\n\n" + STORY,
    "2 ** 3 is eight, and *rain* is rain.\n\n" + STORY,
    "He said [sic](laughs) it rained.\n\n" + STORY,
    "   [1]Home   [2]World\n\n" + STORY + "References\n\n   1. https://example.org/\n",
    "<!-- never closed " + STORY,
]


@pytest.mark.parametrize("dump", HTML)
def test_html(dump: str) -> None:
    assert sniff(dump) == "html"


@pytest.mark.parametrize("dump", MARKDOWN)
def test_markdown(dump: str) -> None:
    assert sniff(dump) == "markdown"


@pytest.mark.parametrize("dump", TEXT)
def test_text(dump: str) -> None:
    assert sniff(dump) == "text"


@pytest.mark.parametrize(
    "part", ["<!---->", "<p ", "[", "](", "**a", "=", "-\n", "<", " ", "# ", "[a]: "]
)
def test_long_repetition_takes_no_time_to_speak_of(part: str) -> None:
    # Would not end with a pattern that backtracks.
    assert sniff(part * 200_000) in ("html", "markdown", "text")


@given(st.text(alphabet="<>!-/pab[]()#*=` \n\ufeff"))
def test_any_text_has_a_format(dump: str) -> None:
    assert sniff(dump) in ("html", "markdown", "text")
