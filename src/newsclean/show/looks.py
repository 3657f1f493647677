"""How roles look in a browser: a hue, a chroma and a line each, so that none needs its colour.

Hue tells roles apart at a glance; the name beside every segment and the kind of line at its
start (solid, double, dotted) tell the same without colour.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from newsclean.models import Role


class Look(NamedTuple):
    """Hue in degrees (OKLCH), chroma, CSS border style."""

    hue: int
    chroma: float
    line: str


_TITLES, _ABOUT, _TEXT, _REST = "double", "dashed", "solid", "dotted"

LOOKS: dict[Role, Look] = {
    Role.PAGE_TITLE: Look(230, 0.07, _TITLES),
    Role.SECTION: Look(295, 0.12, _TITLES),
    Role.HEADLINE: Look(255, 0.17, _TITLES),
    Role.DECK: Look(240, 0.12, _TITLES),
    Role.BYLINE: Look(65, 0.13, _ABOUT),
    Role.TIMESTAMP: Look(90, 0.12, _ABOUT),
    Role.DATELINE: Look(335, 0.16, _ABOUT),
    Role.BODY: Look(150, 0.12, _TEXT),
    Role.SUBHEADING: Look(165, 0.15, _TITLES),
    Role.CAPTION: Look(200, 0.10, _TEXT),
    Role.CREDIT: Look(10, 0.15, _ABOUT),
    Role.NOTE: Look(125, 0.12, _ABOUT),
    Role.BIO: Look(45, 0.11, _ABOUT),
    Role.TAGS: Look(310, 0.13, _ABOUT),
    Role.NAV: Look(255, 0.025, _REST),
    Role.LOGIN: Look(25, 0.05, _REST),
    Role.NEWSLETTER: Look(80, 0.05, _REST),
    Role.SHARE: Look(190, 0.04, _REST),
    Role.COMMENTS: Look(355, 0.05, _REST),
    Role.RELATED: Look(215, 0.055, _REST),
    Role.AD: Look(320, 0.05, _REST),
    Role.LEGAL: Look(285, 0.035, _REST),
    Role.MEDIA: Look(170, 0.04, _REST),
    Role.OTHER: Look(0, 0.0, _REST),
}


def role_name(role: str) -> str:
    """The role for reading: "page title"."""
    return role.replace("_", " ")


@cache
def asset(name: str) -> str:
    """A file of ``show/assets`` as text."""
    return files("newsclean.show").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def role_css() -> str:
    """A class for every role that sets its hue, chroma and line.

    >>> role_css().splitlines()[0]
    '.nc-r-page_title{--h:230;--c:.07;--line:double}'
    """
    return "\n".join(
        f".nc-r-{role}{{--h:{hue};--c:{f'{chroma:g}'.removeprefix('0') or 0};--line:{line}}}"
        for role, (hue, chroma, line) in LOOKS.items()
    )
