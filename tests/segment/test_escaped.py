"""Copies of a text with its tags, as pages offer them to those who republish."""

import pytest

from newsclean import Cleaner, Role
from newsclean.segment.escaped import copied_runs
from newsclean.segment.lines import lines_of

HEADLINE = "Ferry terminal opens after eleven years"
FIRST = "The new ferry terminal opened on Monday, eleven years after the first pile was driven."
SECOND = "Passengers waited in the rain for the first boat, which left nine minutes late."
STORY = f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}"
COPY = f'<h1>{HEADLINE}</h1> <p class="byline">by Ana Ruiz</p> <p>{FIRST}</p> <p>{SECOND}</p>'


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(COPY, id="one line"),
        pytest.param(COPY.replace("> <", ">\n<"), id="a line a paragraph"),
        pytest.param(COPY.replace("> <", ">\n\n<"), id="paragraphs apart"),
        pytest.param(COPY.replace("Monday,", "<a href='/m'>Monday</a>,"), id="links inside"),
        pytest.param(COPY.replace(" the first", "&nbsp;the first"), id="entities left in"),
        pytest.param(COPY.replace("<", r"\<").replace(">", r"\>"), id="written for Markdown"),
    ],
)
def test_copy_with_tags(copy: str) -> None:
    lines = lines_of(f"{STORY}\n\nRepublish this article\n\n{copy}\n\nSubscribe")
    ((first, behind),) = copied_runs(lines)
    assert "h1" in lines[first].text and lines[first - 1].text == "Republish this article"
    assert lines[behind].text == "Subscribe"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(STORY, id="no tags"),
        pytest.param(
            f"{STORY}\n\n<p>Write your paragraphs between these two tags, always.</p>", id="code"
        ),
        pytest.param(
            f"{HEADLINE}\n\n<p>{FIRST}</p>\n\n<p>{SECOND}</p>", id="tags left in, no copy"
        ),
        pytest.param(
            f"{STORY}\n\nAllowed HTML: <em> <strong> <a> <p> <br> <ul> <li>", id="allowed tags"
        ),
        pytest.param("x < y and y > z, so </ what?", id="no tag"),
    ],
)
def test_no_copy(text: str) -> None:
    assert copied_runs(lines_of(text)) == []


MENU = "Home\nNews\nSport\nWeather\nSign in\nSubscribe"
OTHERS = "\n\n".join(
    f"Council votes on budget number {n} after a long night of talks" for n in range(9)
)


def test_copy_is_kept_apart_from_the_body() -> None:
    dump = f"{MENU}\n\n{STORY}\n\nRepublish this article\n\n{COPY}\n\nMore stories\n\n{OTHERS}\n"
    article = Cleaner().clean(dump)
    assert [paragraph.text for paragraph in article.body] == [FIRST, SECOND]
    copy = next(segment for segment in article.segments if segment.text.startswith("<h1>"))
    assert copy.role is not Role.BODY
    assert dump[copy.start : copy.end] == COPY
