"""What speaks for a page's being an article is weighed: each observation has its direction."""

import pytest

from newsclean.document import Source
from newsclean.doubt import likeness, observations, weights
from newsclean.segment import segment
from newsclean.whole_page import Page

TYPICAL = {"running": 0.4, "size": 8.5, "paragraph": 5.3, "slug": 3.0}


def seen(form: str, **other: float) -> float:
    return likeness(dict.fromkeys(weights(form), 0.0) | TYPICAL | other, form)


@pytest.mark.parametrize("form", ["html", "text"])
def test_every_observation_has_a_weight(form: str) -> None:
    page = Page(segment(Source("<h1>Rain</h1><p>It rained in Spain.</p>", "html")))
    assert set(weights(form)) == {"bias", *observations(page)}


@pytest.mark.parametrize("form", ["html", "text"])
def test_the_labellers_doubt_and_running_text_count(form: str) -> None:
    assert seen(form, labeller=4.0) > 0 > seen(form, labeller=-8.0)
    assert seen(form, running=0.8) > seen(form, running=0.05)


@pytest.mark.parametrize("form", ["html", "text"])
def test_a_sure_headline_counts_and_prices_count_against(form: str) -> None:
    assert seen(form, headline=0.9) > seen(form) > seen(form, prices=3.0)


def test_what_a_page_says_of_itself_counts() -> None:
    assert seen("html", declared=1.0) > seen("html") > seen("html", declared_other=1.0)
    assert seen("html", published=1.0) > seen("html")
    assert seen("html", listing_address=1.0) < seen("html") < seen("html", slug=8.0)


def test_an_observation_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        likeness({"labeller": 1.0}, "html")


@pytest.mark.parametrize(
    ("url", "slug", "listing"),
    [
        ("https://echo.example/world/ferry-stays-in-port", 3, 0),
        ("https://echo.example/tag/ferries", 0, 1),
        ("https://echo.example/Category/ferries?page=2", 0, 1),
        ("https://echo.example", 0, 0),
        (None, 0, 0),
    ],
)
def test_the_address_is_looked_at(url: str | None, slug: int, listing: int) -> None:
    page = Page(segment(Source("<p>It rained in Spain.</p>", "html", url=url)))
    found = observations(page)
    assert (found["slug"], found["listing_address"]) == (slug, listing)


@pytest.mark.parametrize(
    ("line", "price"),
    [
        ("$19.99", True),
        ("From 12,50 €", True),
        ("₹ 1,499", True),
        ("Now £9, was £12", True),
        ("1 of 4", False),
        ("Cash is king, they say ($)", False),
        ("The council put up £4 million for the bridge, said its mayor on Tuesday.", False),
    ],
)
def test_prices_are_counted_where_they_are_a_line(line: str, price: bool) -> None:
    document = segment(Source(f"<h1>Desks</h1><p>{line}</p>", "html"))
    assert (observations(Page(document))["prices"] > 0) is price
