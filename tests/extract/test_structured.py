import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import page

from newsclean.extract.metadata.jsonld import load


def ld(*values: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{v if isinstance(v, str) else json.dumps(v)}</script>'
        for v in values
    )


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Rain ruins the opera &amp; the feast",
    "datePublished": "2021-10-20T07:15:00Z",
    "dateModified": "2021-10-21T07:15:00Z",
    "author": [
        {"@type": "Person", "name": "Ana Ruiz"},
        {"@type": "Organization", "name": "The Daily"},
    ],
    "publisher": {"@type": "Organization", "name": "The Daily"},
    "articleSection": ["Culture", "Music"],
    "isAccessibleForFree": "False",
    "articleBody": "It rained.",
    "image": {"@type": "ImageObject", "url": "https://a.example/1.jpg"},
}


def test_jsonld_article() -> None:
    found = page(ld(ARTICLE)).metadata
    assert found.headlines == [("json-ld", "Rain ruins the opera & the feast")]
    assert found.authors == [("json-ld", "Ana Ruiz")]
    assert found.published == [("json-ld", "2021-10-20T07:15:00Z")]
    assert found.modified == [("json-ld", "2021-10-21T07:15:00Z")]
    assert [value for _, value in found.sections] == ["Culture", "Music"]
    assert found.publishers == [("json-ld", "The Daily")]
    assert found.images == [("json-ld", "https://a.example/1.jpg")]
    assert (found.free, found.body) == (False, "It rained.")
    assert sorted(found.types) == [
        "ImageObject",
        "NewsArticle",
        "Organization",
        "Organization",
        "Person",
    ]


def test_graph_with_references() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "The Daily"},
            {"@type": "Article", "headline": "Rain ruins", "author": {"@id": "#ana"}},
            {"@type": "Person", "@id": "#ana", "name": "Ana Ruiz"},
        ]
    }
    found = page(ld(graph)).metadata
    assert found.authors == [("json-ld", "Ana Ruiz")]
    assert found.sites == [("json-ld", "The Daily")]


def test_this_page_among_several_articles() -> None:
    teaser = {"@type": "NewsArticle", "headline": "Another story", "url": "https://a.example/other"}
    own = {
        "@type": "NewsArticle",
        "headline": "Rain ruins the opera",
        "mainEntityOfPage": "https://a.example/rain/",
    }
    found = page(ld([teaser, own]), url="https://a.example/rain").metadata
    assert found.headlines == [("json-ld", "Rain ruins the opera")]
    by_title = page(
        "<title>Rain ruins the opera | Daily</title>"
        + ld(teaser, {**own, "mainEntityOfPage": None})
    ).metadata
    assert by_title.headlines == [("json-ld", "Rain ruins the opera")]


def test_posts_of_a_live_blog_are_not_the_page() -> None:
    blog = {
        "@type": "LiveBlogPosting",
        "headline": "Storm live",
        "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "10:15"}],
    }
    assert page(ld(blog)).metadata.headlines == [("json-ld", "Storm live")]


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"headline": "Rain"} -->',
        '/* data */ {"headline": "Rain",}',
        '//<![CDATA[\n{"headline": "Rain"}\n//]]>',
        '{"headline": "Rain", "text": "line\nbreak"}',
        "{&quot;headline&quot;: &quot;Rain&quot;}",
        '{"headline": "Rain"};',
        '{"headline":"Rain","text":"They "know" it","author":{"name":"Ana "Nan" Ruiz"}}',
        '{"headline": "Rain", "author": [{"name": "Ana Ruiz"',
    ],
)
def test_broken_json(script: str) -> None:
    assert load(script)["headline"] == "Rain"


@pytest.mark.parametrize(
    "script", ["", "{", "[" * 100_000, '{"a":' * 5000, "null", "NaN", '"x"', "{'a': 1}"]
)
def test_hopeless_json(script: str) -> None:
    page(ld(script))


def test_meta_names() -> None:
    head = """
    <title>Rain ruins | The Daily</title>
    <meta property="og:title" content="Rain &amp;amp; wind ruin the opera">
    <meta property="og:site_name" content="The Daily"><meta property="og:locale" content="en_GB">
    <meta property="og:type" content="article"><meta name="parsely-author" content="Ana Ruiz">
    <meta name="DC.date.issued" content="2021-10-20"><meta name="sailthru.date" content="2021-10-20 07:15">
    <meta property="article:tag" content="Opera"><meta property="article:tag" content="Verona">
    <meta name="copyright" content="© 2021 The Daily"><link rel="canonical" href="/rain">
    """
    found = page(head, attributes='lang="en"').metadata
    assert found.title == "Rain ruins | The Daily"
    assert found.headlines == [("opengraph", "Rain & wind ruin the opera")]
    assert found.sites == [("opengraph", "The Daily")]
    assert [origin for origin, _ in found.published] == ["meta", "dublin core"]
    assert found.tags == [("opengraph", "Opera"), ("opengraph", "Verona")]
    assert found.urls == [("link", "/rain")]
    assert found.languages == [("opengraph", "en_GB"), ("html", "en")]
    assert found.types == ["article"]
    assert found.copyrights == [("meta", "© 2021 The Daily")]


def test_microdata_of_the_article_and_not_of_its_comments() -> None:
    body = """
    <div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Rain <b>ruins</b> it</h1>
    <span itemprop="author" itemscope itemtype="https://schema.org/Person"><i itemprop="name">Ana Ruiz</i>, critic</span>
    <meta itemprop="datePublished" content="2021-10-20">
    <div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Troll</span></div></div>
    """
    found = page("", body).metadata
    assert found.headlines == [("microdata", "Rain ruins it")]
    assert found.authors == [("microdata", "Ana Ruiz")]
    assert found.published == [("microdata", "2021-10-20")]


def test_rdfa_times_and_links() -> None:
    body = """
    <article><h1 property="schema:headline">Rain ruins it</h1><a rel="author" href="/ana">Ana Ruiz</a>
    <time datetime="2021-10-20T07:15Z">today</time><time class="updated" datetime="2021-10-21">now</time></article>
    <aside><time datetime="1999-01-01">old</time></aside>
    """
    found = page("", body).metadata
    assert found.headlines == [("rdfa", "Rain ruins it")]
    assert found.authors == [("link", "Ana Ruiz")]
    assert found.published == [("time", "2021-10-20T07:15Z")]
    assert found.modified == [("time", "2021-10-21")]


def test_a_date_in_scripts_is_the_last_resort() -> None:
    script = '<script>window.data = {"publishedAt":"2021-10-20T07:15:00Z"}</script>'
    assert page(script).metadata.published == [("script", "2021-10-20T07:15:00Z")]
    assert page(script + '<meta name="date" content="2020-01-01">').metadata.published == [
        ("meta", "2020-01-01")
    ]


def test_a_date_in_the_json_of_an_attribute_too() -> None:
    island = '<div data-props="{&quot;title&quot;:&quot;x&quot;,&quot;datePublished&quot;:&quot;2024-05-02T10:00:00Z&quot;}">x</div>'
    assert page("", island).metadata.published == [("script", "2024-05-02T10:00:00Z")]


def test_titles_of_drawings_are_not_the_page_title() -> None:
    assert page("", "<svg><title>Logo</title></svg>").metadata.title is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "@type",
                    "@id",
                    "@graph",
                    "headline",
                    "author",
                    "image",
                    "name",
                    "datePublished",
                    "url",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(json_values)
def test_any_json(value: object) -> None:
    page(ld(json.dumps(value).replace("</", "<\\/")))


@given(st.text(max_size=300))
def test_any_script(text: str) -> None:
    load(text)
