"""The words of credit lines, from ``credits.toml``, as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsclean.data.alternatives import alternatives
from newsclean.data.tables import table

# What stands around names and lines and is no part of them.
EDGES = " \t.,;:_()（）[]【】「」《》『』\"“”'*|-–—"
DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Words:
    """Words before a name, behind it, and of lines that are no credits of the text."""

    source: frozenset[str]
    several: frozenset[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    origin: tuple[str, ...]
    supplied: re.Pattern[str]
    naming: re.Pattern[str]
    by: re.Pattern[str]
    # An agency beside the author, at the end of a line.
    beside: re.Pattern[str]
    behind: re.Pattern[str]
    # What goes on behind a name; kinds of papers before it.
    after: re.Pattern[str]
    media: re.Pattern[str]
    generic: frozenset[str]
    staff: tuple[str, ...]
    reporting: tuple[str, ...]
    picture: tuple[str, ...]


@cache
def words() -> Words:
    """The words of all languages, read once at first use."""
    content = table("credits")

    anywhere, first = alternatives(content["opening"]), alternatives(content["starting"])
    opening = rf"(?:(?<!\w)(?:{anywhere})|(?:^|[.!?]\s)\W{{0,3}}(?:{first}))(?:\s+(?:der|dem|den))?(?:[\s:：]+|(?<={DENSE.pattern}))"
    return Words(
        source=frozenset(content["source"]),
        several=frozenset(content["several"]),
        opening=re.compile(opening, re.I),
        naming=re.compile(content["naming"], re.I),
        origin=tuple(content["origin"]),
        supplied=re.compile(
            rf"[©ⓒ]\s*([^.,©ⓒ\d]{{2,24}}?)[.,]?\s*(?:{alternatives(content['supplied'])})", re.I
        ),
        closing=re.compile(rf"(?:{alternatives(content['closing'])})", re.I),
        by=re.compile(
            rf"(?:{alternatives([*content['by'], *content['beside']])})\s*[:：]?\s+", re.I
        ),
        beside=re.compile(
            rf"\s(?:{alternatives(content['beside'])})\s(\S{{2,30}}(?:\s\S{{2,30}})?)$", re.I
        ),
        behind=re.compile(
            rf"[|\n]|\d{{4}}[-/.年]|\s(?:{alternatives(content['behind'])})\s?[:：]", re.I
        ),
        after=re.compile(rf"\s(?:{alternatives(content['after'])})(?:\s|$)"),
        media=re.compile(rf"(?:{alternatives(content['media'])})\s+", re.I),
        generic=frozenset(content["generic"]),
        staff=tuple(content["staff"]),
        reporting=tuple(content["reporting"]),
        picture=tuple(content["picture"]),
    )


def is_picture(line: str) -> bool:
    """Whether a line credits a picture ("Photo: AP")."""
    head = line.casefold().lstrip("([（【 ")
    if not head.startswith(words().picture) or head.startswith("video from"):
        return False
    return any(
        head.startswith(word) and not head[len(word) : len(word) + 1].isalpha()
        for word in words().picture
    )


def has_picture_credit(text: str) -> bool:
    """Whether a picture's credit closes the text: "... in Seoul. (Photo: AP)", "...(사진=연합뉴스)".

    >>> has_picture_credit("The harbour at night. (Photo: AP)"), has_picture_credit("Rain (AP)")
    (True, False)
    """
    found = _LAST_BRACKET.search(text[-_TAIL:])
    if found is None:
        return False
    label, _, name = found.group(1).replace("＝", "=").replace("=", ":").partition(":")
    return is_picture(label) and (bool(name) or " " in label)


_TAIL = 160
_LAST_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]{3,80})[)）\]][^()（）]{0,40}$")


def is_reporting(line: str) -> bool:
    """Whether a line names the agency's own people ("Reporting by A; editing by B")."""
    return line.casefold().startswith(words().reporting)
