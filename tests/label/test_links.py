"""Where links lead: into the page, to its own site, elsewhere."""

import pytest

from newsclean.document import Source
from newsclean.extract.metadata.structured import read_metadata
from newsclean.label.links import own_hosts, where_they_lead
from newsclean.segment import segment

URL = "https://www.harbour-post.example/news/ferry"


@pytest.mark.parametrize(
    ("address", "inward", "at_home"),
    [
        ("#crew", 1, 0),
        (URL + "#crew", 1, 0),
        ("/weather", 0, 1),
        ("weather.html", 0, 1),
        ("https://sport.harbour-post.example/", 0, 1),
        ("HTTPS://www.harbour-post.example/sport", 0, 1),
        ("https://ferries.example/timetable", 0, 0),
        ("https://ferries.example/timetable#crew", 0, 0),
        ("https://share.example/?url=" + "x" * 80 + "harbour-post.example", 0, 0),
        ("", 0, 0),
        ("http://[", 0, 0),
    ],
)
def test_where_a_link_leads(address: str, inward: int, at_home: int) -> None:
    document = segment(Source(f'<p>The <a href="{address}">crew</a></p>', "html", url=URL))
    found = where_they_lead(document)
    assert [column.tolist() for column in found] == [[inward], [at_home]]


def test_the_page_may_name_its_own_site() -> None:
    page = f'<link rel="canonical" href="{URL}"><p>Rain</p>'
    document = segment(Source(page, "html"))
    document.metadata = read_metadata(document)
    assert own_hosts(document) == ("harbour-post.example",)


@pytest.mark.parametrize("url", [None, "harbour-post", "http://[", "data:text/html,x"])
def test_an_address_without_a_host_names_no_site(url: str | None) -> None:
    assert own_hosts(segment(Source("<p>Rain</p>", "html", url=url))) == ()
