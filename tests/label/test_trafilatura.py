"""Labellers that ask trafilatura."""

import pytest

from newsclean import Cleaner
from newsclean.models import Role

PROSE = (
    "The ferry to the islands stayed in port on Monday, its owner said, for lack of a crew. "
    "It is the third time since spring that passengers were sent to the bus."
)
PAGE = f"""<html><head><title>Ferry stays in port | The Shore</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ferry stays in port</h1>{f"<p>{PROSE}</p>" * 3}
<p>Not one boat left before noon, and nobody could say when the next one would go out.</p></article>
<footer>© 2024 The Shore. All rights reserved.</footer></body></html>"""


@pytest.mark.parametrize("name", ["trafilatura", "consensus"])
def test_the_text_is_the_body(name: str) -> None:
    article = Cleaner(labeller=name).clean(PAGE)
    assert article.headline == "Ferry stays in port"
    assert article.body[-1].text.startswith("Not one boat")
    assert all("rights reserved" not in paragraph.text for paragraph in article.body)


def test_its_word_stands_in_the_reason() -> None:
    article = Cleaner(labeller="trafilatura").clean(PAGE)
    bodies = [segment for segment in article.segments if segment.role is Role.BODY]
    assert any("trafilatura" in segment.reason for segment in bodies)


def test_a_text_dump_is_the_networks() -> None:
    text = f"Ferry stays in port\n\n{PROSE}\n\n{PROSE[:80]}"
    mine, other = (Cleaner(labeller=name).clean(text) for name in ("network", "trafilatura"))
    assert mine.segments == other.segments
