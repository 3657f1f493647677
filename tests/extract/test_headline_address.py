"""Headlines of dumps told by the address."""

from __future__ import annotations

import pytest
from pages import dump

from newsclean.extract.resolve import resolve
from newsclean.models import Role

H, BODY = Role.HEADLINE, (Role.BODY, "It rained on the plain, and the plain was wet.")
TITLE = "Ferry stops for the winter, owners say"
URL = "https://town.example/news/2024/05/ferry-stops-for-winter-owners-say-1234567.html"
CASES = {
    "taken for a menu": ([(H, "Follow us"), (Role.NAV, TITLE), BODY], URL, TITLE),
    "with accents": (
        [(H, "Menú"), (Role.OTHER, "El año próximo habrá elecciones en León"), BODY],
        "https://a.example/el-ano-proximo-habra-elecciones-leon/",
        "El año próximo habrá elecciones en León",
    ),
    "another line may be meant": ([(H, "Ferry stops for the winter"), (Role.NAV, TITLE), BODY], URL, "Ferry stops for the winter"),
    "another script": ([(H, "冬の間フェリー停止"), (Role.NAV, TITLE), BODY], URL, "冬の間フェリー停止"),
    "a sentence": ([(H, "Follow us"), (Role.BODY, f"{TITLE}."), BODY], URL, "Follow us"),
    "a section of words": (
        [(H, "Rain"), (Role.NAV, "News of the town and river"), BODY],
        "https://a.example/news-of-the-town-and-river/rain-ends",
        "Rain",
    ),
    "no words": ([(H, "Follow us"), (Role.NAV, TITLE), BODY], "https://a.example/a/123456", "Follow us"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "url", "wanted"), CASES.values(), ids=CASES.keys())
def test_the_line_of_the_address(lines: list[tuple[str, str]], url: str, wanted: str) -> None:
    document = dump(*lines, url=url)
    for block in document.blocks:
        block.confidence = 0.4 if block.role is H else 0.9
    values, _ = resolve(document)
    assert values["headline"] == wanted


def test_evidence() -> None:
    document = dump((Role.NAV, TITLE), BODY, BODY, url=URL)
    resolve(document)
    assert document.evidence["headline"].note.startswith("the line that the address was made of;")
