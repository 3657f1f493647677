"""Hostile dumps by name, each a function of its size in characters; see measure.py."""

from __future__ import annotations

from collections.abc import Callable

Case = Callable[[int], "str | bytes"]

PROSE = "The council met on Tuesday and put off the vote on the bridge, Mayor Ann Lee said. "
STORY = "".join(f"<p>{PROSE * 3}</p>" for _ in range(5))
TOP = "<html><head><title>Rain stops play</title></head><body><h1>Rain stops play</h1>"

NESTED = """
div span b p blockquote ul><li table><tr><td a_href=x font section pre figure h1 em x-a button object svg
noscript template select form label details div_class=a_id=b div_hidden
"""
REPEATED = """
<br> <hr> <img_src=x> <li> <td> <tr> <p> <input> <meta_name=a_content=b> <link_rel=x_href=y> <!--_x_--> <!--_x <
&amp &#x41; <a_href=/x>Some_story_title_here</a> <time_datetime=2024-01-01>x</time> <div_hidden>x</div>
<div_style=display:none><p>x</p></div> <div_class=accordion_hidden>x</div> <h1>Rain_stops_play_again</h1>
<figure><img_src=a><figcaption>x</figcaption></figure> <div_id=S:1_hidden>x</div><template_id=B:1></template>
<span_itemprop=keywords>Ann</span> <div_itemscope_itemtype='http://schema.org/NewsArticle'><span_itemprop=author>A</span>
<tr><td>a<td>12<td>May_2024 <li><a_href=/a1>The_council_met_on_Tuesday_again</a></li>
<div_class=comment><b>Ann_Lee</b><time>12_May_2024_10:00</time><p>It_is_good</p></div>
<script_type='application/ld+json'>{"@type":"NewsArticle","headline":"Rain"}</script>
"""
# What makes regular expressions and parsers of datelines, names, dates and Markdown go back.
TRAPS = r"""
( ) [ ] []( ![]( ]( **a_ * _ __a_ ` < > >_ #_ # - -_ ---_ — – = |_ | || . ._ … ! a! a. a_ A_ A._ A a {_ {"a": 1 1_ 1. 1._ 1,
12.12. 12_May_2024_ 12:30_ 2024- By_ By_Ann_ By_Ann_Lee_ by_Ann_Lee_and_ Ann_ ANN_ ©_ ©_2024_ (AP)_ (AP)_-_ PARIS_(AP)_—_ PARIS,_
Jan._ Jan._12,_ Source:_ Source:_Reuters;_ Reuters/ AFP_ http:// http://a.b/ a@b.c_ @ & &amp; " ' “ ” 「 」 。 、 東京 東_ 東京_ か_ は_
ا_ ا é Share_ Log_in_ Read_more_ Home_News_ Copyright_ All_rights_reserved._ Updated:_ Photo:_ (Photo_by_ Reporting_by_
Editing_by_Ann;_ A,_B,_ / _/_ \ \[ $ % ^ ~ + 0x A- a-b- a* <a> <a_href= <p </p> &lt; [1] [1]_ 1)_ von_ Von_Ann_Lee_ par_ Rain._
Rain_stops_play_ Jan Jan._1,_ le_12_mai_ 12_de_mayo_de_ 2024年 2024年5月 (Reuters)_ By_Ann_(AP)_ A_and_ A/B/ A|B| a;b; iVBORw0KGgo=
"""
LINES = ["\n", " \n", "a\n", "A\n", "a\n\n", "> \n", "* a\n", "# a\n", "| a | b |\n", "===\n", "---\n", "```\n",
         "~~~\n", "[a]: b\n", "12 May 2024\n", "By Ann Lee\n", "Rain stops play\n", "- Ann\n", "Home\n", "\t",
         "\r", "\u0301", "\u200b", "\u202e", "\ufeff", "\x85", "\u2028", "\U0001f600", "\x00", "\x1b"]  # fmt: skip


def fill(piece: str, size: int) -> str:
    """The piece again and again, this long."""
    return (piece * (size // len(piece) + 1))[:size]


def page(inside: str) -> str:
    """A story in HTML with something behind it."""
    return f"{TOP}{STORY}{inside}</body></html>"


def text(inside: str) -> str:
    """A story in plain text with something behind it."""
    return "Rain stops play\n\nBy Ann Lee\n\n" + (PROSE * 3 + "\n\n") * 5 + inside


def json_ld(inside: str) -> str:
    """A story with this as its JSON-LD."""
    return page(f"<script type='application/ld+json'>{inside}</script>")


def words(listed: str) -> list[str]:
    """Pieces out of a list, underscores for spaces."""
    return [piece.replace("_", " ") for piece in listed.split()]


SHAPES: dict[str, Case] = {
    "attributes": lambda n: page("<p " + " ".join(f"a{i}=1" for i in range(n // 8)) + ">x</p>"),
    "quoted attributes": lambda n: page(
        "<p " + " ".join(f'a{i}="<>"' for i in range(n // 12)) + ">x</p>"
    ),
    "tags of many attributes": lambda n: page(
        fill("<p " + " ".join(f"a{i}" for i in range(60)) + ">x</p>", n)
    ),
    "class": lambda n: page(f"<p class='{fill('aB c-d ', n)}'>x</p>"),
    "class of one word": lambda n: page(f"<p class='{fill('aB', n)}'>x</p>"),
    "style": lambda n: page(f"<p style='{fill('display : ', n)}'>x</p>"),
    "href": lambda n: page(f"<a href='{fill('/../a', n)}'>x</a>"),
    "srcset": lambda n: page(f"<img srcset='{fill('a 1x, ', n)}'>"),
    "picture in base64": lambda n: page(f"<img src='data:image/png;base64,{fill('iVBOR', n)}'>"),
    "script": lambda n: page(f"<script>{fill('var a=1<b;', n)}</script>"),
    "paragraph": lambda n: page(f"<p>{fill(PROSE, n)}</p>"),
    "paragraphs": lambda n: page(fill(f"<p>{PROSE * 3}</p>", n)),
    "bold words": lambda n: page(f"<p>{fill('<b>a</b> ', n)}</p>"),
    "title": lambda n: f"<title>{fill('Rain - ', n)}</title>{page('')}",
    "meta": lambda n: page(f"<meta name=author content='{fill('Ann Lee and ', n)}'>"),
    "byline": lambda n: f"{TOP}<div class=byline>By {fill('Ann Lee, ', n)}</div>{STORY}",
    "caption": lambda n: page(
        f"<figure><img src=a><figcaption>{fill('Photo: Ann / AP (', n)}</figcaption></figure>"
    ),
    "pictures and captions of one figure": lambda n: page(
        f"<figure>{fill('<img src=/a.jpg>', n // 2)}{fill('<figcaption>A tree</figcaption>', n // 2)}</figure>"
    ),
    "breaks behind a long line": lambda n: page(
        f"<div><span>{fill(PROSE, n // 2)}</span>{fill('<br>', n // 2)}</div>"
    ),
    "breaks between elements": lambda n: page(
        f"<div>{fill('<b>Ann Lee</b><br><i>x</i> y<br>', n)}</div>"
    ),
    "json-ld text": lambda n: json_ld(
        '{"@type":"NewsArticle","headline":"Rain","articleBody":"' + fill(PROSE, n) + '"}'
    ),
    "json-ld list": lambda n: json_ld(
        "[" + ",".join(['{"@type":"NewsArticle","headline":"Rain"}'] * (n // 40)) + "]"
    ),
    "json-ld people": lambda n: json_ld(
        '{"@type":"NewsArticle","author":['
        + ",".join(f'{{"@type":"Person","name":"Ann Lee{i}"}}' for i in range(n // 36))
        + "]}"
    ),
    "json-ld nested": lambda n: json_ld('{"@graph":[' * (n // 13) + "]}" * (n // 13)),
    "json-ld brackets": lambda n: json_ld("[" * n),
    "json-ld escapes": lambda n: json_ld('{"headline":"' + fill('\\\\\\"', n)),
    "line": lambda n: fill(PROSE, n),
    "lines": lambda n: fill("a\n", n),
    "null bytes": lambda n: b"\x00" * n,
    "broken utf-8": lambda n: page("").encode() + b"\xc3\x28\xff" * (n // 3),
    "windows-1252": lambda n: f"<p>{fill('Der Bürgermeister grüßt. ', n)}".encode("cp1252"),
    "nested quotes": lambda n: text(fill("> ", n)),
    "nested list": lambda n: text("".join("  " * i + "* a\n" for i in range(int(n**0.5)))),
    "nested links": lambda n: text("[" * (n // 5) + "a" + "](b)" * (n // 5)),
}


def cases() -> dict[str, Case]:
    """All of them."""
    found = dict(SHAPES)
    for tag in words(NESTED):
        end = f"t</{tag.split()[0].split('>')[0]}>"
        found[f"nested <{tag}>"] = lambda n, tag=tag: page(fill(f"<{tag}>t", n))
        found[f"many <{tag}>"] = lambda n, tag=tag, end=end: page(fill(f"<{tag}>{end}", n))
    for piece in words(REPEATED):
        found[f"repeated {piece[:40]}"] = lambda n, piece=piece: page(fill(piece, n))
    for piece in [*words(TRAPS), *LINES]:
        name = repr(piece)
        found[f"text {name}"] = lambda n, piece=piece: text(fill(piece, n))
        found[f"line {name}"] = lambda n, piece=piece: (
            "Rain stops play " + PROSE * 20 + fill(piece, n)
        )
        found[f"opening {name}"] = lambda n, piece=piece: f"{fill(piece, n)} {PROSE * 3}"
        found[f"paragraph {name}"] = lambda n, piece=piece: page(
            f"<p>{fill(piece, n).replace('<', '&lt;')}</p>"
        )
        found[f"headline {name}"] = lambda n, piece=piece: (
            f"<h1>{fill(piece, n).replace('<', '&lt;')}</h1>{STORY}"
        )
    return found
