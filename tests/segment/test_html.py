from __future__ import annotations

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from newsclean.document import Document, Source
from newsclean.segment import segment
from newsclean.segment.html import segment_html

LONG = "The council met on Tuesday and put off the vote on the bridge once more. " * 10


def cut(markup: str, url: str | None = None) -> Document:
    return segment_html(Source(markup, "html", url))


def texts(markup: str) -> list[str]:
    return [block.text for block in cut(markup).blocks]


def check(document: Document) -> None:
    """Blocks tile the text, one line feed apart, and anchors stand where they say."""
    end = -1
    for block in document.blocks:
        assert block.start == end + 1
        assert document.text[block.start : block.end] == block.text
        assert block.text.strip()
        end = block.end
        for anchor in block.anchors:
            assert block.text[anchor.start : anchor.end] == anchor.text
    assert len(document.text) == max(end, 0)
    for picture in document.pictures:
        assert 0 <= picture.position <= len(document.blocks)


BLOCKS = {
    "paragraphs": ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
    "unclosed": ("<p>One.<p>Two <b>bold<p>three", ["One.", "Two bold", "three"]),
    "inline markup": ("<p>The <b>m<i>ay</i></b>or,<em> she</em> said</p>", ["The mayor, she said"]),
    "white space": ("<p>  A\n\t b\u00a0 c </p>", ["A b c"]),
    "text outside": ("Lead.<div>In a box.</div>Tail.", ["Lead.", "In a box.", "Tail."]),
    "one break": ("<p>The rain that fell on the plain,<br>and on the hill</p>", ["The rain that fell on the plain, and on the hill"]),
    "break behind a long line": (f"<p>{'word ' * 20}end<br>Leeds</p>", [f"{'word ' * 20}end Leeds"]),
    "break between short lines": ("<p>12 High Street<br>Leeds</p>", ["12 High Street", "Leeds"]),
    "break between date and time": ("<p>Jun 3, 2014<br>1:26 pm ET</p>", ["Jun 3, 2014 1:26 pm ET"]),
    "break behind a bold line": (f"<p><b>Fees</b><br>{'word ' * 20}end</p>", ["Fees", f"{'word ' * 20}end"]),
    "break before a bold line": (f"<p>{'word ' * 20}end<br><b>Fees</b></p>", [f"{'word ' * 20}end", "Fees"]),
    "bold inside a line": (f"<p>{'word ' * 20}<b>end</b><br>{'Word ' * 20}</p>", [f"{'word ' * 20}end {'Word ' * 19}Word"]),
    "breaks between links": ("<td><a href=a>Sport in the whole of the country and beyond it on every single day</a><br><a href=b>news</a></td>", ["Sport in the whole of the country and beyond it on every single day", "news"]),
    "indented lines": (f"<p>\u3000{'雨' * 90}。<br>\u3000{'風' * 90}。</p>", ["雨" * 90 + "。", "風" * 90 + "。"]),
    "marked lines": (f"<p>{'word ' * 20}:<br>• one<br>• two</p>", [f"{'word ' * 20}:", "• one", "• two"]),
    "sentence and name touch": ('<div><span class="a">It rained.</span><span class="b">Ana Ruiz</span></div>', ["It rained. Ana Ruiz"]),
    "label and title touch": ('<li><a href=a><span class="prev">Previous</span>Rain in Spain</a></li>', ["Previous Rain in Spain"]),
    "a place in capitals": ('<p><span class="stamp">HÀ NỘI</span>Mưa lớn</p>', ["HÀ NỘI Mưa lớn"]),
    "name in two parts": ('<p><span class="x">Mc</span>Donald and <b>Mac</b>Leod</p>', ["McDonald and MacLeod"]),
    "abbreviation": ('<div><span class="a">U.</span><span class="b">S.</span></div>', ["U.S."]),
    "initials and a word touch": ('<div><span class="a">Kaynak: AA</span><span class="b">Muhabir: Ece</span></div>', ["Kaynak: AA Muhabir: Ece"]),
    "two breaks": ("<div>One.<br><br>Two.<br>\n<br/>Three.</div>", ["One.", "Two.", "Three."]),
    "break and space": ("<div>One.<br>&nbsp;<br>Two.</div>", ["One.", "Two."]),
    "lines styled otherwise each": ('<div><span class="t">Rain, again</span><br><font size="1">added on Thursday at noon by the editors of the page</font><hr></div>', ["Rain, again", "added on Thursday at noon by the editors of the page"]),
    "heading over lines": ("<h1>Rain<br><br>stops play</h1>", ["Rain stops play"]),
    "list": ("<ul><li>a<li>b <ul><li>c</ul></ul>", ["a", "b", "c"]),
    "definitions": ("<dl><dt>Born<dd>1950<dt>Died<dd>2020</dl>", ["Born", "1950", "Died", "2020"]),
    "button": ("<div>Text <button>Share</button> more</div>", ["Text", "Share", "more"]),
    "links apart": ("<div><a href=a>Share</a><a href=b>tweet</a></div>", ["Share tweet"]),
    "link in words": ("<p>the <a href=a>pre</a>fix, <b><a href=b>x</a></b>, y</p>", ["the prefix, x, y"]),
    "touching spans": ('<div><span class="a">By Ann</span><span class="b">12 May</span></div>', ["By Ann 12 May"]),
    "drop cap": ('<p><span class="cap">T</span><span class="rest">he rain</span></p>', ["The rain"]),
    "soft hyphens": ("<p>Vot&shy;tar\u200b</p>", ["Vottar"]),
    "custom element inline": ("<p>a <x-term>b</x-term> c</p>", ["a b c"]),
    "custom element block": ("<div>a<x-bar>b</x-bar>c</div>", ["a", "b", "c"]),
    "script": ("<p>a<script>b</script><style>c</style>d</p>", ["ad"]),
    "form fields": ("<select><option>x</select><textarea>y</textarea><p>z", ["z"]),
    "svg": ("<p><svg><title>icon</title><text>t</text></svg>Mail</p>", ["Mail"]),
    "void elements": ("<div>a<embed src=x><wbr>b<p>c<source>d", ["ab", "cd"]),
    "comment": ("<p>a<!-- b -->c</p>", ["ac"]),
    "no body tag": ("<title>T</title><meta name=a><nav>a</nav><main>b<p>c</main>", ["a", "b", "c"]),
    "nothing but marks": ("<p>\u200b</p><div> </div>", []),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "wanted"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(markup: str, wanted: list[str]) -> None:
    document = cut(markup)
    assert [block.text for block in document.blocks] == wanted
    check(document)


TABLES = {
    "rows": ("<tr><th>Team<th>Points<tr><td>Leeds<td>3", ["Team | Points", "Leeds | 3"]),
    "empty cell": ("<tr><td>Leeds<td><td>3", ["Leeds | | 3"]),
    "paragraph in a cell": ("<tr><td><p>Leeds</p><td><div><p>3</p></div>", ["Leeds | 3"]),
    "two texts in a cell": ("<tr><td>Leeds<div>Utd</div>x<td>3", ["Leeds Utd x | 3"]),
    "layout": ("<tr><td><p>One.</p><p>Two.</p><td>Menu", ["One.", "Two.", "Menu"]),
    "list in a cell": ("<tr><td><ul><li>a<li>b</ul><td>c", ["a", "b", "c"]),
    "table in a cell": ("<tr><td><table><tr><td>1<td>2</table><td>x", ["1 | 2", "x"]),
    "breaks in a cell": ("<tr><td>One.<br><br>Two.<td>x", ["One.", "Two.", "x"]),
    "span of nonsense": ("<tr><td colspan=9e15>a<td rowspan=-1>b", ["a | b"]),
    "caption": ("<caption>League</caption><tr><td>a<td>b", ["League", "a | b"]),
}


@pytest.mark.parametrize(("rows", "wanted"), TABLES.values(), ids=TABLES.keys())
def test_tables(rows: str, wanted: list[str]) -> None:
    document = cut(f"<table>{rows}</table>")
    assert [block.text for block in document.blocks] == wanted
    check(document)


MENU_OF_LINKS = (
    "<div>"
    + " ".join(f"<a href=/>{n}</a>" for n in ("Home", "Sport", "Town"))
    + "</div>"
    + "<a href=/x></a>" * 500
)
HIDDEN = {
    "attribute": ("<p hidden>a</p>b", ["b"]),
    "until found": ('<p hidden="until-found">a</p>', ["a"]),
    "style": ('<p style="color:red; DISPLAY : none">a</p>b', ["b"]),
    "visibility": ('<p style="visibility:hidden">a</p>b', ["b"]),
    "hidden inline": ('<p>a<span style="display:none">b</span>c</p>', ["ac"]),
    "hidden pre": ("<pre hidden>a</pre><p>b  c</p>", ["b c"]),
    "template": ("<template><p>a</p></template>b", ["b"]),
    "shadow root": ('<x-a><template shadowrootmode="open"><p>a</p></template></x-a>', ["a"]),
    "sign": ('<p><span aria-hidden="true">×</span>Close</p>', ["Close"]),
    "text for the eyes": ('<p aria-hidden="true">Caption</p>', ["Caption"]),
    "fold": ('<div class="faq-accordion" hidden><p>Answer</p></div>', ["Answer"]),
    "fold in the menu": ('<nav><div class="accordion" hidden><p>Item</p></div></nav>', []),
    "long text": (f'<div style="display:none"><p>{LONG}</p></div>', [LONG.strip()]),
    "long layer": (f'<div class="modal" style="display:none"><p>{LONG}</p></div>', []),
    "whole page": ('<body style="visibility:hidden"><p>a</p></body>', ["a"]),
    "noscript": (f"<p>{LONG}</p><noscript><p>{LONG}</p></noscript>", [LONG.strip()]),
    "only noscript": (f"<h1>a</h1><noscript><p>{LONG}</p></noscript>", ["a", LONG.strip()]),
    "noscript among links": (
        f"<noscript>{MENU_OF_LINKS}<p>{LONG}</p><form></form></noscript>",
        ["Home Sport Town", LONG.strip()],
    ),
    "a page that a script uncovers": (
        f'<div style="visibility:hidden">{MENU_OF_LINKS}<h1>a</h1><p>{LONG}</p></div>',
        ["Home Sport Town", "a", LONG.strip()],
    ),
    "text and a layer among links": (
        f'<p>{LONG}</p><div style="display:none">{MENU_OF_LINKS}<p>{LONG}</p></div>',
        [LONG.strip()],
    ),
    "streamed": (
        '<p>a</p><template id="B:0"></template><p>c</p><div hidden id="S:0"><p>b</p></div>',
        ["a", "b", "c"],
    ),
    "streamed in circles": (
        '<template id="B:0"></template><div hidden id="S:0">x<template id="B:0"></template></div>',
        ["x"],
    ),
    "streamed without place": ('<p>a</p><div hidden id="S:3"><p>b</p></div>', ["a", "b"]),
}


@pytest.mark.parametrize(("markup", "wanted"), HIDDEN.values(), ids=HIDDEN.keys())
def test_hidden(markup: str, wanted: list[str]) -> None:
    document = cut(markup)
    assert [block.text for block in document.blocks] == wanted
    check(document)


def test_text_behind_the_end_of_the_page_in_a_tree_that_was_handed_in() -> None:
    tree = etree.HTML("<html><body><p>It rained.</p></body></html><p>Still.</p>")
    document = segment(Source("", "html", tree=tree))
    assert [block.text for block in document.blocks] == ["It rained.", "Still."]
    assert len(tree) == 1
    part = segment(Source("", "html", tree=tree.find("body/p")))
    assert [block.text for block in part.blocks] == ["It rained."]


def test_text_behind_the_end_of_the_page() -> None:
    markup = "<html><body><nav>Home</nav></body></html><div><p>It rained.</p></div><p>Still.</p></body></html>"
    document = cut(markup)
    assert [block.text for block in document.blocks] == ["Home", "It rained.", "Still."]
    check(document)


@pytest.mark.parametrize(
    ("markup", "tag"),
    [
        ("<h2><a href=x>T</a></h2>", "h2"),
        ("<li>T", "li"),
        ("<li><p>T", "p"),
        ("<table><tr><td>T<td>T", "tr"),
        ("<table><tr><td>T", "td"),
        ("<figure><figcaption><p>T</p></figcaption></figure>", "figcaption"),
        ("<blockquote>T", "blockquote"),
        ("<pre>T", "pre"),
        ("<div><span class=a><b>T</b></span></div>", "div"),
        ("<section><x-a>T</x-a></section>", "section"),
        ("T", ""),
    ],
)
def test_tag(markup: str, tag: str) -> None:
    assert cut(f"<body>{markup}").blocks[0].tag == tag


def test_scope_is_shared_and_says_what_is_around() -> None:
    page = cut(
        '<div role=main><article class="storyBody wide" itemprop=articleBody>One<p>Two</p>Three'
        "</article></div><div role=contentinfo>End</div>"
    )
    one, two, three, end = page.blocks
    assert one.scope is three.scope
    assert two.scope.parent is one.scope
    assert one.scope.words[:3] == ("story", "body", "storybody")
    assert two.scope.within == {"main", "article", "articlebody"}
    assert end.scope.within == {"footer"}
    assert two.element is not None and two.element.tag == "p"


def test_scope_of_the_larger_part() -> None:
    whole, cap = cut(
        '<p><span class="author">By Ann Lee</span> | Leeds</p>'
        '<p class="text"><span class="drop-cap">T</span>he rain came down on Leeds.</p>'
    ).blocks
    assert whole.scope.words == ("author",)
    assert cap.scope.words == ("text",)


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("/b", "https://news.example/b"),
        ("b", "https://news.example/a/b"),
        ("../c", "https://news.example/c"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("?page=2", "https://news.example/a/index.html?page=2"),
        (" https://other.example/ ", "https://other.example/"),
        ("mailto:desk@news.example", "mailto:desk@news.example"),
        ("javascript:void(0)", None),
        ("java\nscript:x()", None),
        ("JavaScript:x()", None),
        ("", None),
    ],
)
def test_links(href: str, wanted: str | None) -> None:
    (block,) = cut(
        f'<p>See <a href="{href}">this</a>.</p>', "https://news.example/a/index.html"
    ).blocks
    (anchor,) = block.anchors
    assert (anchor.text, anchor.start, anchor.href) == ("this", 4, wanted)


def test_link_base_and_unknown_address() -> None:
    assert cut("<a href=/b>x</a>").blocks[0].anchors[0].href == "/b"
    based = cut('<base href="/deep/"><a href=b>x</a>', "https://news.example/a/")
    assert based.blocks[0].anchors[0].href == "https://news.example/deep/b"
    broken = cut('<base href="http://[x"><a href="//[y">x</a>', "https://news.example/")
    check(broken)


def test_link_around_blocks_counts_in_each() -> None:
    page = cut("<a href=/s><h3>Title</h3><p>Summary</p></a> after")
    assert [[a.text for a in block.anchors] for block in page.blocks] == [
        ["Title"],
        ["Summary"],
        [],
    ]
    check(page)


def test_pre_keeps_lines_and_indentation() -> None:
    (block,) = cut("<pre>\n\n  one\n    two  \n\n</pre>").blocks
    assert block.text == "  one\n    two"


PICTURES = {
    "plain": ("<img src=/a.jpg alt=' A  b '>", "https://n.example/a.jpg"),
    "lazy": ("<img src='data:image/gif;base64,x' data-src=/b.jpg>", "https://n.example/b.jpg"),
    "listed": ("<img srcset='/s.jpg 320w, /l.jpg 1200w, /m.jpg 640w'>", "https://n.example/l.jpg"),
    "sources": (
        "<picture><source srcset='/p.webp 2x'><img src='data:x'></picture>",
        "https://n.example/p.webp",
    ),
    "sources and picture": (
        "<picture><source srcset=/a.webp><source srcset=/b.webp><img src=/c.jpg></picture>",
        "https://n.example/c.jpg",
    ),
    "pixel": ("<img src=/t.gif width=1 height=1>", None),
    "icon": ("<img src=/t.png width=24px>", None),
    "width in percent": ("<img src=/t.png width=40%>", "https://n.example/t.png"),
    "script": ("<img src='javascript:x()'>", None),
    "none": ("<img alt=x>", None),
}


@pytest.mark.parametrize(("markup", "wanted"), PICTURES.values(), ids=PICTURES.keys())
def test_picture_addresses(markup: str, wanted: str | None) -> None:
    found = cut(markup, "https://n.example/").pictures
    assert [picture.url for picture in found] == ([wanted] if wanted else [])


def test_pictures_have_place_and_caption() -> None:
    page = cut(
        "<p>One</p><figure><img src=a alt='A tree'><figcaption>A tree. <span class=credit>Ann</span>"
        "</figcaption></figure><p>Two <img src=b> more</p>"
        "<div><img src=c><div class='wp-caption-text'>A house.</div></div>"
    )
    assert [(p.url, p.alt, p.position, p.caption, p.credit) for p in page.pictures] == [
        ("a", "A tree", 1, "A tree.", "Ann"),
        ("b", "", 3, None, None),
        ("c", "", 3, "A house.", None),
    ]


def test_trees_handed_in() -> None:
    root = html.fromstring("<div>x<p>a<!-- c -->b</p>tail</div>")
    inner = root.find("p")
    assert inner is not None
    assert [block.text for block in segment(Source("", "html", tree=inner)).blocks] == ["ab"]
    before = etree.tostring(root)
    assert [b.text for b in segment(Source("", "html", tree=root)).blocks] == ["x", "ab", "tail"]
    assert etree.tostring(root) == before
    xhtml = etree.fromstring(
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>a</h1><p>b<br/><br/>c</p></body></html>'
    )
    page = segment(Source("", "html", tree=xhtml))
    assert [(b.tag, b.text) for b in page.blocks] == [("h1", "a"), ("p", "b"), ("p", "c")]


DEEP = 50_000
HOSTILE = {
    "deep": "<div>" * DEEP + "end",
    "deep spans": "<span class=x>t " * DEEP,
    "deep tables": "<table><tr><td>x" * DEEP,
    "deep hidden": "<div style=display:none>" * DEEP + f"<p>{LONG}",
    "deep folds": "<div class=accordion hidden>" * DEEP + f"<p>{LONG}",
    "deep links": "<a href=x>t" * DEEP,
    "null bytes": "\x00" * 100_000,
    "many breaks": "<br>" * 100_000 + "x",
    "many cells": "<table><tr>" + "<td>t" * 50_000,
    "many links": "<p>" + "<a href=x>t</a> " * 50_000,
    "many hidden": f"<div hidden><p>{LONG}</p></div>" * 2_000,
    "long srcset": "<img src=data:x srcset='" + "a " * 200_000 + "'>",
    "long style": "<p style='" + "display " * 200_000 + "'>x",
    "long class": "<p class='" + "aB" * 200_000 + "'>x",
    "entities": '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><p>x &e;</p>',
    "frameset": "<frameset><frame src=a><noframes>x</noframes></frameset>",
    "surrogate": "<p>a\ud800b",
    "empty": "",
    "bracket": "<",
    "declaration": '<?xml version="1.0" encoding="utf-16"?><p>a',
}


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile(markup: str) -> None:
    document = cut(markup, "https://news.example/")
    check(document)
    assert max((block.scope.depth for block in document.blocks), default=0) <= 250


def test_deep_text_is_not_lost() -> None:
    assert texts("<div>" * DEEP + "<p>end</p>" + "</div>" * DEEP + "<p>after</p>") == [
        "end",
        "after",
    ]


def test_null_bytes_inside() -> None:
    assert texts("<p>a\x00b</p>\x00<p>c</p>") == ["ab", "c"]


def test_a_page_is_freed_as_soon_as_it_is_let_go() -> None:
    markup = "<article class=story><p>It <a href=x>rained</a>.</p><ul><li>one<li>two</ul></article>"
    gc.collect()
    gc.disable()
    try:
        cut(markup)
        assert gc.collect() == 0, "cycles keep its tree in memory"
    finally:
        gc.enable()


MARKUP = """
<p> </p> <div_class=a> </div> <b> </b> <a_href=x> </a> <br> <td> <tr> <table> </table> <pre> </pre>
<li> <h1> </h1> <span_id=b> </span> <figure> </figure> <figcaption> <img_src=i> <!-- --> word 语言
<div_hidden> <template_id='B:0'> <div_hidden_id='S:0'> <noscript> </noscript> <x-a> &shy;
"""
PIECES = st.sampled_from([*(piece.replace("_", " ") for piece in MARKUP.split()), " ", "\n"])


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join))
def test_any_markup(markup: str) -> None:
    document = cut(markup)
    check(document)
    again = cut(markup)
    assert [(b.tag, b.text) for b in again.blocks] == [(b.tag, b.text) for b in document.blocks]
