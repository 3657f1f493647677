"""Pictures of the story, their captions and credits; logos, buttons and other stories' are none."""

from __future__ import annotations

import pytest
from pages import labelled

from newsclean.extract.resolve import resolve
from newsclean.models import Image, Role

URL = "https://echo.example/2024/rain"
TEXT = "<p>It rained on the plain.</p><p>Then it stopped.</p>"
Parts = list[tuple[str, str | None, str | None]]


def images(body: str, roles: dict[str, str]) -> list[Image]:
    values, _ = resolve(labelled(body, {"Rain in Spain": "headline", **roles}, url=URL))
    return list(values.get("images") or ())


def parts(found: list[Image]) -> Parts:
    return [(image.url.rpartition("/")[2], image.caption, image.credit) for image in found]


CAPTIONS: dict[str, tuple[str, str | None, str | None]] = {
    "plain": ("A wet plain. Photo: Ana Ruiz", "A wet plain.", "Photo: Ana Ruiz"),
    "cite": ("A wet plain. <cite>ANA RUIZ/AFP</cite>", "A wet plain.", "ANA RUIZ/AFP"),
    "cite in brackets": (
        "A wet plain.<span> (</span><cite>Echo: Ana Ruiz</cite><span>)</span>",
        "A wet plain.",
        "Echo: Ana Ruiz",
    ),
    "named": ("<span class='photo-credit'>A. Ruiz</span> A wet plain", "A wet plain", "A. Ruiz"),
    "paragraph": (
        "<p>A wet plain</p><p class=src_z>Port of Cádiz</p>",
        "A wet plain",
        "Port of Cádiz",
    ),
    "last, behind a sentence": (
        "<span>A wet plain in 2023.</span><span class=x7>Bureau of Fish</span>",
        "A wet plain in 2023.",
        "Bureau of Fish",
    ),
    "last, with a label": (
        "A wet plain<span class=x7>Foto: Eva</span>",
        "A wet plain",
        "Foto: Eva",
    ),
    "last, drawn apart": (
        "A wet plain near Cádiz<span class=x7>Ana Ruiz - Echo</span>",
        "A wet plain near Cádiz",
        "Ana Ruiz - Echo",
    ),
    "a sentence in an element": ("A plain. <em>It was wet.</em>", "A plain. It was wet.", None),
    "bold beginning": (
        "<b>A wet plain</b><br>It rained there.",
        "A wet plain It rained there.",
        None,
    ),
    "no credit": ("A wet plain", "A wet plain", None),
    "the name alone marked": (
        "<p>A wet plain. <span>Credit:</span><span class=credit>Ana Ruiz</span></p>",
        "A wet plain.",
        "Credit: Ana Ruiz",
    ),
    "credit alone": ("<small>AFP</small>", None, "AFP"),
}


@pytest.mark.parametrize(("markup", "caption", "credit"), CAPTIONS.values(), ids=CAPTIONS.keys())
def test_captions_and_credits(markup: str, caption: str | None, credit: str | None) -> None:
    figure = f"<figure><img src=/a.jpg><figcaption>{markup}</figcaption></figure>"
    document = labelled(
        f"<h1>Rain in Spain</h1>{figure}{TEXT}", {"Rain in Spain": "headline"}, url=URL
    )
    for block in document.blocks:
        if block.tag == "figcaption":
            block.role = "caption"  # type: ignore[assignment]
    values, _ = resolve(document)
    assert parts(list(values["images"])) == [("a.jpg", caption, credit)]


NONE_OF_THE_STORY = {
    "logo": "<div class=top><img src=/img/logo-echo.png></div>",
    "button": "<a href=#><img src=/M_images/printButton.png alt=Print></a>",
    "drawn": "<img src=/pics/line.gif>",
    "icon by size": "<img src=/pics/a.png width=24 height=24>",
    "avatar by name": "<div class='author-photo'><img src=/p/77.jpg></div>",
    "author by alternative text": "<img src=/p/77.jpg alt='Ana Ruiz'>",
    "in the byline": "<div><div><img src=/p/77.jpg></div><div><a href=/a>By Ana Ruiz</a></div></div>",
    "teaser": "<div class=box><a href=/wind><img src=/t/1.jpg>Wind in Wales</a></div>",
    "banner": "<div class=inline-ad><img src=/pics/bank.jpg></div>",
}


@pytest.mark.parametrize("markup", NONE_OF_THE_STORY.values(), ids=NONE_OF_THE_STORY.keys())
def test_pictures_of_other_things(markup: str) -> None:
    body = f"<h1>Rain in Spain</h1><p>By Ana Ruiz</p><p>It rained.</p>{markup}{TEXT}"
    if "By Ana" in markup:
        body = body.replace("<p>By Ana Ruiz</p>", "")
    roles = {"By Ana Ruiz": "byline"} | ({"Wind in Wales": "related"} if "Wind" in markup else {})
    assert images(body, roles) == []


def test_a_picture_between_headline_and_byline_is_the_storys() -> None:
    body = f"<header><h1>Rain in Spain</h1><img src=/a.jpg><p>By Ana Ruiz</p></header>{TEXT}"
    assert parts(images(body, {"By Ana Ruiz": "byline"})) == [("a.jpg", None, None)]


def test_a_picture_with_caption_may_lead_the_story_from_above() -> None:
    figure = "<figure><img src=/a.jpg><figcaption>A wet plain</figcaption></figure>"
    body = f"{figure}<p>Weather</p><p>Echo</p><h1>Rain in Spain</h1>{TEXT}"
    roles = {"A wet plain": "caption", "Weather": "section", "Echo": "nav"}
    assert parts(images(body, roles)) == [("a.jpg", "A wet plain", None)]
    bare = body.replace("<figcaption>A wet plain</figcaption>", "")
    assert images(bare, {"Weather": "section", "Echo": "nav"}) == []


def test_each_caption_belongs_to_one_picture() -> None:
    body = f"<h1>Rain in Spain</h1><img src=/a.jpg><img src=/b.jpg><p>A wet plain</p>{TEXT}"
    found = parts(images(body, {"A wet plain": "caption"}))
    assert [caption for _, caption, _ in found].count("A wet plain") == 1


def test_a_caption_that_only_line_breaks_part_from_the_text() -> None:
    # In the manner of a portal whose pictures wait, hidden, until a reader comes to them.
    picture = "<img data-src=/a.jpg style='display: none'>"
    caption = "<em class=img_desc>A wet plain<br>[Ana Ruiz]</em>"
    body = f"<h1>Rain in Spain</h1><article><span>{picture}{caption}</span><br>It rained.<br><br>It stopped.</article>"
    document = labelled(body, {"Rain in Spain": "headline"}, url=URL)
    values, _ = resolve(document)
    assert parts(list(values["images"])) == [("a.jpg", "A wet plain", "Ana Ruiz")]
    assert [block.text for block in document.find(Role.BODY)] == ["It rained.", "It stopped."]


def test_a_credit_alone_beside_a_picture() -> None:
    body = f"<h1>Rain in Spain</h1><img src=/a.jpg><div>Photo: Ana Ruiz</div>{TEXT}"
    assert parts(images(body, {"Photo: Ana Ruiz": "other"})) == [("a.jpg", None, "Photo: Ana Ruiz")]


def test_a_caption_beside_a_figcaption_that_is_a_credit() -> None:
    figure = (
        "<figure><img src=/a.jpg><div class='image__caption attribution'>A wet plain</div>"
        "<figcaption class=image__credit>Ana Ruiz/AP</figcaption></figure>"
    )
    roles = {"A wet plain": "caption", "Ana Ruiz/AP": "caption"}
    found = images(f"<h1>Rain in Spain</h1>{figure}{TEXT}", roles)
    assert parts(found) == [("a.jpg", "A wet plain", "Ana Ruiz/AP")]


@pytest.mark.parametrize(
    "label", ["<span class=sr-only>Sixth image</span>6", "<button>view</button>"]
)
def test_what_a_figure_holds_beside_its_caption(label: str) -> None:
    figure = (
        f"<figure><img src=/a.jpg><div>{label}</div><figcaption>A wet plain</figcaption></figure>"
    )
    assert parts(images(f"<h1>Rain in Spain</h1>{figure}{TEXT}", {})) == [
        ("a.jpg", "A wet plain", None)
    ]


def test_a_caption_behind_a_button() -> None:
    picture = (
        "<div><picture><img src=/a.jpg></picture><span><a href=#>Enlarge</a></span>"
        "<div><span class=caption>A wet plain</span></div></div>"
    )
    found = images(f"<h1>Rain in Spain</h1><div>{picture}</div>{TEXT}", {})
    assert parts(found)[0] == ("a.jpg", "A wet plain", None)


def test_a_caption_beside_the_element_of_its_picture() -> None:
    picture = (
        "<div><div class=wrap><img src=/a.jpg><button>Enlarge this image</button></div>"
        "<div class=box><div class=caption><p>A wet plain. <b class=credit>Ana Ruiz for UPR</b> "
        "<b class=hide-caption>hide caption</b></p></div></div></div>"
    )
    found = images(f"<h1>Rain in Spain</h1><p>It rained.</p>{picture}{TEXT}", {})
    assert parts(found)[0] == ("a.jpg", "A wet plain.", "Ana Ruiz for UPR")


def test_a_picture_for_readers_without_scripts() -> None:
    picture = "<img src='data:image/gif;base64,R0'><noscript><img src=/a.jpg></noscript>"
    assert parts(images(f"<h1>Rain in Spain</h1>{picture}{TEXT}", {})) == [("a.jpg", None, None)]


def test_the_title_of_another_story_is_no_caption() -> None:
    box = "<div><a href=/wind><img src=/b.jpg><b>Wind in Wales</b></a> Ana Ruiz</div>"
    roles = {"Wind in Wales Ana Ruiz": "caption"}
    assert images(f"<h1>Rain in Spain</h1><p>It rained.</p>{box}{TEXT}", roles) == []


def test_captions_by_class_in_other_languages_are_no_deck() -> None:
    body = f"<h1>Rain in Spain</h1><div><img src=/a.jpg></div><div class=legenda>Uma planície</div>{TEXT}"
    document = labelled(body, {"Rain in Spain": "headline", "Uma planície": "deck"}, url=URL)
    values, _ = resolve(document)
    assert values.get("deck") is None
    assert values["images"][0].caption == "Uma planície"


def test_a_label_behind_a_line_break_is_the_credit() -> None:
    markup = "<div><img src=/wet.jpg><div class=bildtext>A wet plain in spring, seen from above<br>Illustration: Eva Paz</div></div>"
    found = images(f"<h1>Rain in Spain</h1>{markup}{TEXT}", {"Illustration: Eva Paz": "caption"})
    assert "Illustration: Eva Paz" in (found[0].credit or found[0].caption or "")


def test_lines_by_a_picture_that_are_its_caption() -> None:
    italic = "<i>The plain on Monday. (Photo: AFP)</i>"
    found = images(f"<h1>Rain in Spain</h1><img src=/wet.jpg><div>{italic}</div>{TEXT}", {})
    assert parts(found) == [("wet.jpg", "The plain on Monday.", "Photo: AFP")]
    pointed = "<figure><img src=/wet.jpg><figcaption>▲ The plain on Monday</figcaption></figure>"
    found = images(f"<h1>Rain in Spain</h1>{pointed}{TEXT}", {"▲ The plain on Monday": "caption"})
    assert parts(found) == [("wet.jpg", "The plain on Monday", None)]


OLD = {
    "a table of its own": (
        "<table align=right><tr><td><img src=/wet.jpg></td></tr><tr><td>A wet plain. Photo: Ana Ruiz</td></tr></table>",
        [("wet.jpg", "A wet plain.", "Photo: Ana Ruiz")],
    ),
    "a table that has more": (
        "<table><tr><td><img src=/wet.jpg></td></tr><tr><td>A wet plain</td><td>Weather</td></tr></table>",
        [("wet.jpg", None, None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "wanted"), OLD.values(), ids=OLD.keys())
def test_a_caption_in_the_pictures_own_table(table: str, wanted: Parts) -> None:
    found = images(f"<h1>Rain in Spain</h1>{table}{TEXT}", {})
    assert parts(found) == wanted
