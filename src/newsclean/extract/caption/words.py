"""The words of picture credits, from ``captions.toml``, as patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsclean.data.alternatives import alternatives
from newsclean.data.labels import label_words
from newsclean.data.tables import table
from newsclean.extract.labels import label_behind

_COLON = r"\s?[:：=＝՝፡፦៖]"
# Between a word for pictures and a name: "Photo: A", "Photo / A", "写真＝A", "Credit...A".
_MARK = rf"(?:{_COLON}|\s?[|｜ㅣ/／]|\s?\.{{2,}}|\s?…)\s*|\s[-–—]\s|\s?(?=[©ⓒ])|・"
# The same with nothing before the word: "... at dawn Foto: A", "... at dawn 图/A".
_BARE_MARK = re.compile(rf"{_COLON}(?=\s?\S)|(?<=\S)[/／](?=\S)|\s?\.{{3}}")
# The letters of scripts with capitals.
_LETTERS = "".join(filter(str.isalpha, map(chr, range(0x41, 0x590))))
SMALL, CAPITAL = ("".join(filter(test, _LETTERS)) for test in (str.islower, str.isupper))
_INITIALS = re.compile(rf"(?<!\S)[{CAPITAL}]{{2,6}}\s$")
# Where a credit may begin; the groups say behind what.
_EDGES = re.compile(
    r"(?P<whole>^)"
    rf"|(?P<sign>\s*(?=[©ⓒ]|[(（][cCＣ][)）]\s?[{CAPITAL}\u3040-\uffff]))"
    r"|(?P<bracket>\s*[(（\[［【〔<＜〈](?=\S))"
    r"|(?P<stroke>\s[/|]\s|\|\s|(?<=[.\s!?…])/(?=\S))"
    r"|(?P<dash>\s?[—―]\s?|\s(?:[–•·-]|--)\s|\s?[／｜]\s?|[＝=])"
    r"|(?P<stop>(?<=[.!?…»”\"'’。！？।॥۔։)）\]])(?<!\s[^\W\d_]\.)\s+|(?<=[。！？])"
    rf"|(?<=[^\W\d_]{{2}}[.!?])(?=[{CAPITAL}]))"
    rf"|(?P<bare>\s+(?=[{CAPITAL}]{{2}}[^{SMALL}]+/)|、(?=[\u3400-\u9fff]{{2,5}}(?:撮影|摄|攝))"
    r"|\s+(?=Photo(?:graph)?s? (?:by|courtesy)\s))"
)


class Edge(NamedTuple):
    """Where a caption may end and its credit begin, and what stands between them."""

    start: int
    end: int
    place: str


@cache
def listed(key: str) -> frozenset[str]:
    """The words of a list, case-folded."""
    return frozenset(word.casefold() for word in table("captions")[key])


def _choice(*keys: str) -> str:
    return alternatives(word for key in keys for word in table("captions")[key])


@cache
def nouns() -> frozenset[str]:
    """Words for pictures, without those followed by "by", which ties names to them."""
    words = label_words("picture") | listed("labels")
    return words - {f"{word} {by}" for word in words for by in listed("by")}


@cache
def label() -> re.Pattern[str]:
    """Read a word for pictures, up to three words before it, and what ties a name to it."""
    return re.compile(
        rf"(?P<owner>(?:(?:(?:\w\.)+|[^\s:：]*[^\s:：.!?])\s){{0,3}}?)(?i:(?P<noun>{alternatives(nouns())}))(?![^\W_])\.?"
        rf"(?:(?P<mark>{_MARK})|\s(?i:(?P<by>{_choice('by')}):?|{_choice('of')})\s|\s|$)"
    )


@cache
def giver() -> re.Pattern[str]:
    """Read "Courtesy of", "Submitted by", or "Image source" with its comma."""
    return re.compile(rf"(?:{_choice('givers')})\s+|(?:{_choice('sources')})\s*[,،，]\s*", re.I)


@cache
def caption_label() -> re.Pattern[str]:
    """Read what introduces a caption: "Image caption,", with the source of the picture before it."""
    return re.compile(
        rf"(?:(?P<credit>(?:{_choice('sources')})\s?[,،，]?\s.{{2,80}}?)\s+(?:{_choice('captions')})\s?[,،，:：]?"
        rf"|(?:{_choice('captions')})\s?[,،，:：])\s+(?=\S)",
        re.I,
    )


@cache
def links() -> re.Pattern[str]:
    """Find what stands between the names of one credit."""
    return re.compile(
        rf"\s?[/／|｜＝=]+\s?|[,;]\s|[、・]|\s[–-]\s|\s(?:{_choice('for', 'links')})\s", re.I
    )


@cache
def for_whom() -> re.Pattern[str]:
    """Find what stands before the name of whom a picture was taken for."""
    return re.compile(rf"\s(?:{_choice('for')})\s", re.I)


@cache
def named_behind() -> re.Pattern[str]:
    """Read a name and a word for pictures behind it."""
    return re.compile(rf"(.{{3,60}})\s(?:{_choice('behind')})\.?", re.I)


@cache
def reporter() -> re.Pattern[str]:
    """Read "新华社发（张伟摄）", "山田太郎撮影", "경찰 제공"."""
    signs = "\u3400-\u9fff"
    name = rf"[{signs}ァ-ヶー가-힣·]{{1,8}}"
    did = rf"(?<![{table('captions')['not_behind']}])(?:{_choice('dense')})"
    return re.compile(
        rf"(?:[{signs}A-Za-z가-힣]{{0,14}}?(?:{_choice('reporters')})\s?)?[（(]?(?:{name}(?:さん|氏)?[\s、，]?){{1,3}}[／/]?\s?{did}[）)]?(?:\s?[\d年月日./-]{{4,}})?"
        rf"|[{signs}]{{2,8}}[发發]"
    )


def edges(text: str, start: int) -> list[Edge]:
    """Where a credit may begin, in order: behind marks, and before words for pictures.

    >>> [edge.place for edge in edges("Rain in Spain. Foto: AP", 0)]
    ['whole', 'stop', 'bare']
    """
    found = [Edge(*hit.span(), hit.lastgroup or "") for hit in _EDGES.finditer(text, start)]
    for mark in _BARE_MARK.finditer(text, start):
        word = label_behind(text[start : mark.start()].rstrip("."), nouns())
        if word is not None and start + word > 0:
            owner = _INITIALS.search(text, start, start + word)
            at = owner.start() if owner else start + word
            found.append(Edge(at, at, "bare"))
    return sorted(found)


@cache
def buttons() -> re.Pattern[str]:
    """Read the buttons that close a caption."""
    return re.compile(rf"(?:\s(?:{_choice('buttons')}))+\.?$", re.I)
