"""Whatever comes in, an article or a typed rejection comes out, and nothing of a dump is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsclean import Article, Cleaner, NoArticle

CLEANERS = {name: Cleaner(labeller=name) for name in ("network", "rules")}
LABELLERS = pytest.mark.parametrize("labeller", CLEANERS)
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SENTENCES = """
The council met on Tuesday and put off the vote once more.|“We cannot wait,” said Mayor Ann Lee.
The bridge was closed two years ago.|PARIS (AP) — The opera opened on Monday.|Von Ulrich Exner
By Ann Lee|Published 12 May 2024 10:30|Home News Sport Weather|Log in|Share|Read more:
Rain stops play in Leeds|© 2024 The Example. All rights reserved.|Photo: Ann Lee / AP
市議会は火曜日、予算案を可決した。|気象庁 は13日|市议会星期二通过了预算。|시의회는 화요일 예산안을 통과시켰다.
Совет утвердил бюджет.|وافق المجلس على الميزانية.|विदेश से आए लोग।|©|2024|(AP)|1.|#|a
"""
TAGS = """
<p> </p> <div> </div> <div_class='nav_menu'> <b> </b> <a_href='/x'> </a> <br> <td> <tr> <table> </table>
<li> <ul> </ul> <h1> </h1> <h2> <span_class='byline'> </span> <figure> </figure> <figcaption> <img_src='i'>
<!-- --> <pre> </pre> <div_hidden> <template_id='B:0'> <noscript> </noscript> <x-a> <title> </title> <script>
</script> <script_type='application/ld+json'>{"@type":"NewsArticle","headline":"Rain","author":[1,{}]}</script>
<script_type='application/ld+json'>{"@type":[</script> <meta_property='og:title'_content='Rain'>
<meta_name='author'_content='\x00'> <time_datetime='2024-13-45T99:99'> <base_href='http://[x'> &amp; &#0; &#x110000;
<article> </article> <nav> <footer> <form> <svg> <math> <iframe> <!DOCTYPE_html> <?xml_?> <![CDATA[ ]]> < > <a_href='javascript:x'>
"""
MARKS = "# |## |> |* |- |1. |[label](/url)|![alt](i.jpg)|](|[|**|__|`|```\n|---\n|===\n|| a | b ||[a]: b\n|\\"
SIGNS = "\x00|\x01|\x1b|\x7f|\x85|\u00a0|\u00ad|\u200b|\u2028|\u2029|\u202e|\u2066|\ufeff|\ufffe|\ud800|\udfff|\U0001f600|\u0301|\r|\n|\n\n|\t|    |  "

_sentences = st.sampled_from([s for line in SENTENCES.strip().split("\n") for s in line.split("|")])
_tags = st.sampled_from([tag.replace("_", " ") for tag in TAGS.split()])
_marks = st.sampled_from(MARKS.split("|"))
_signs = st.sampled_from(SIGNS.split("|"))
_space = st.sampled_from([" ", "\n", "\n\n"])


def pages(*pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Strings put together of these pieces, sentences and white space; each may be repeated."""
    piece = st.one_of(*pieces, _sentences, _space)
    repeated = st.tuples(piece, st.sampled_from([1, 1, 1, 1, 30])).map(lambda p: p[0] * p[1])
    return st.lists(repeated, max_size=60).map("".join)


DUMPS = st.one_of(
    st.text(), pages(_tags), pages(_marks), pages(_signs), pages(_tags, _marks, _signs, st.text())
)
FORMATS = st.sampled_from([None, None, None, "html", "markdown", "text"])


def outcome(cleaner: Cleaner, source: object, **given_: object) -> Article | NoArticle:
    try:
        return cleaner.clean(source, **given_)  # type: ignore[arg-type]
    except NoArticle as rejection:
        # Our own errors would be a rejection too: "crashed".
        assert rejection.reason.value != "crashed", rejection
        return rejection


@LABELLERS
@quick
@given(dump=DUMPS, format=FORMATS)
def test_any_text(labeller: str, dump: str, format: str | None) -> None:
    outcome(CLEANERS[labeller], dump, format=format)


@LABELLERS
@quick
@given(
    data=st.binary()
    | st.tuples(
        DUMPS, st.sampled_from(["utf-8", "utf-16", "cp1251", "shift_jis", "utf-32"]), st.binary()
    ).map(lambda p: p[0].encode(p[1], "replace") + p[2])
)
def test_any_bytes(labeller: str, data: bytes) -> None:
    outcome(CLEANERS[labeller], data)


@LABELLERS
@quick
@given(
    dump=DUMPS,
    headline=st.none() | st.text() | _sentences,
    url=st.none()
    | st.text()
    | st.sampled_from(["http://[x", "https://news.example/a/2024/05/12/b"]),
)
def test_any_arguments(labeller: str, dump: str, headline: str | None, url: str | None) -> None:
    outcome(CLEANERS[labeller], dump, url=url, headline=headline)


@LABELLERS
@quick
@given(dump=DUMPS, format=st.sampled_from(["markdown", "text"]))
def test_segments_tile_the_dump(labeller: str, dump: str, format: str) -> None:
    end = 0
    result = outcome(CLEANERS[labeller], dump, format=format)
    if isinstance(result, NoArticle) and not result.segments:
        return
    # Lone surrogates are replaced one for one.
    clean_dump = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in dump)
    for segment in result.segments:
        assert segment.start >= end
        assert not clean_dump[end : segment.start].strip()
        assert clean_dump[segment.start : segment.end] == segment.text
        assert segment.text.strip()
        end = segment.end
    assert not clean_dump[end:].strip()


@LABELLERS
@quick
@given(dump=DUMPS)
def test_models_round_trip(labeller: str, dump: str) -> None:
    result = outcome(CLEANERS[labeller], dump)
    if isinstance(result, Article):
        assert Article.model_validate_json(result.model_dump_json()) == result
        assert Article.model_validate(result.model_dump()) == result
