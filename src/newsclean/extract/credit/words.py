"""The words of credit lines, from ``credits.toml``, as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsclean.data.alternatives import alternatives
from newsclean.data.labels import label_words
from newsclean.data.tables import table
from newsclean.extract.labels import label_choice

# What stands around names and lines and is no part of them.
EDGES = " \t.,;:_()（）[]【】「」《》『』\"“”'*|-–—"
DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Thai, Lao, Burmese and Khmer, which put no spaces between words either.
_UNSPACED = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
# How long a video is, before whose it is ("02:02 - Source: CNN").
_LENGTH = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d\s+[-–]\s")


@dataclass(frozen=True, slots=True)
class Words:
    """Words before a name, behind it, and of lines that are no credits of the text."""

    source: frozenset[str]
    several: frozenset[str]
    opening: re.Pattern[str]
    # Between two that worked together.
    together: re.Pattern[str]
    closing: re.Pattern[str]
    # Behind the agency whose people contributed: "AP writers A and B contributed."
    contributed: re.Pattern[str]
    # What stands around names: "(With PTI inputs)".
    supplying: re.Pattern[str]
    origin: tuple[str, ...]
    # The text itself, or the beginning of a sentence, before an opening's phrase.
    itself: re.Pattern[str]
    supplied: re.Pattern[str]
    # Behind the copyright of a paper whose text a supplier sold.
    syndicated: re.Pattern[str]
    naming: re.Pattern[str]
    by: re.Pattern[str]
    # An agency beside the author, at the end of a line.
    beside: re.Pattern[str]
    behind: re.Pattern[str]
    # What goes on behind a name; kinds of papers before it.
    after: re.Pattern[str]
    media: re.Pattern[str]
    # Languages and countries behind a name.
    edition: re.Pattern[str]
    # Between names, and the last name of a list.
    between: re.Pattern[str]
    last: re.Pattern[str]
    generic: frozenset[str]
    # These, and all others that name nobody.
    nameless: frozenset[str]
    papers: frozenset[str]
    staff: tuple[str, ...]
    # Lines about something else that an agency is named in: topics, invitations to follow.
    aside: re.Pattern[str]
    reporting: tuple[str, ...]
    picture: tuple[str, ...]


@cache
def words() -> Words:
    """The words of all languages, read once at first use."""
    content = table("credits")
    joining = alternatives(content["and"])
    generic = frozenset(content["generic"])
    inviting, invited = alternatives(content["inviting"]), alternatives(content["invited"])
    return Words(
        source=frozenset(content["source"]),
        several=frozenset(content["several"]),
        opening=_opening(content),
        together=re.compile(rf"[\s,]+(?:{alternatives(content['together'])})\s+", re.I),
        naming=re.compile(content["naming"], re.I),
        origin=tuple(content["origin"]),
        itself=re.compile(
            rf"(?<!\w)(?:{alternatives([*content['origin'], *content['pieces']])})(?!\w)"
            r"|(?:^|[.!?)]\s)\W{0,3}$",
            re.I,
        ),
        supplied=re.compile(
            # Behind such a word papers claim their own texts.
            rf"{''.join(rf'(?<!{word})(?<!{word}.)' for word in content['claims'])}[©ⓒ]\s*([^.,©ⓒ\d]{{2,24}}?)[.,]?\s*(?:{alternatives(content['supplied'])})",
            re.I,
        ),
        syndicated=re.compile(
            rf"\s*([^.©]{{3,40}})\.\s(?:\S[^©]{{,60}}\s)?(?:{alternatives(content['syndicated'])})\s",
            re.I,
        ),
        closing=re.compile(rf"(?:{alternatives(content['closing'])})", re.I),
        contributed=re.compile(
            rf"(?:['’]s|\s(?:{alternatives(content['contributors'])}))\s"
            r".*\scontributed(?:\sfrom\s[^\W\d_a-z]\w+)?\.?$"
        ),
        supplying=re.compile(
            rf"(?<!\w)(?:{alternatives(content['supplying']['before'])})\s(?P<names>[^.,;:()]{{2,40}}?)"
            rf"(?:\s|\s?[-–]\s?)(?:{alternatives(content['supplying']['behind'])})(?!\w)",
            re.I,
        ),
        by=re.compile(
            rf"(?:{alternatives([*content['by'], *content['beside']])})\s*[:：]?\s+", re.I
        ),
        beside=re.compile(
            rf"\s(?:{alternatives(content['beside'])})\s(\S{{2,30}}(?:\s\S{{1,30}}){{0,3}})$", re.I
        ),
        behind=re.compile(
            rf"[|\n]|\d{{4}}[-/.年]|\s(?:{alternatives(content['behind'])})\s?[:：]", re.I
        ),
        after=re.compile(rf"\s(?:{alternatives(content['after'])})(?:\s|$)"),
        media=re.compile(rf"(?:{alternatives(content['media'])})\s+", re.I),
        edition=re.compile(rf"\s(?:{alternatives(content['editions'])})(?!\w)"),
        between=re.compile(rf"\s*(?:/|,|;|،|؛|、|\||・|\+|＝|\s(?:{joining})\s)\s*"),
        last=re.compile(
            rf"(?:,|\s(?:{joining}))\s(?!(?:{alternatives(content['companies'])})\b)"
            r"((?:The\s)?[^\W\d_a-z]\S*(?:\s[^\W\d_a-z]\S*){0,3})[.)]?$"
        ),
        generic=generic,
        nameless=generic.union(content["nameless"]),
        papers=frozenset(content["papers"]),
        staff=tuple(content["staff"]),
        reporting=tuple(content["reporting"]),
        picture=tuple(_pictures(content)),
        aside=re.compile(
            rf"\W*(?:(?:{label_choice('tags')})\s?[:：]|(?:{inviting})(?!\w)"
            rf"|.*(?<!\w)(?:{invited})\W*$)",
            re.I,
        ),
    )


def _opening(content: dict[str, Any]) -> re.Pattern[str]:
    """Phrases before a name: some anywhere, others where a line or sentence begins, or behind a
    word there for the text itself ("The article was taken over from")."""
    anywhere, first = alternatives(content["opening"]), alternatives(content["starting"])
    itself = alternatives([*content["origin"], *content["pieces"]])
    word = r"[^\s.,:;!?]+\s"
    start = rf"(?:^|[.!?]\s)\W{{0,3}}(?:(?:{word}){{0,2}}(?:{itself})\s(?:{word}){{0,3}})?"
    phrase = rf"(?<!\w)(?P<anywhere>{anywhere})|{start}(?P<first>{first})"
    behind = rf"[\s:：]+|(?<={DENSE.pattern})|(?<={_UNSPACED})"
    agency = alternatives(content["agency"])
    return re.compile(
        rf"(?:{phrase})(?:\s+(?:der|dem|den))?(?:\s+(?-i:{agency}))?(?:{behind})", re.I
    )


def _pictures(content: dict[str, Any]) -> set[str]:
    """Words before the maker of a picture; those that may introduce a text's source are none."""
    return {*content["picture"], *(label_words("picture") - {*content["source"], "courtesy of"})}


def brings_names(opening: re.Match[str]) -> bool:
    """Whether an opening's phrase may bring a name nobody listed ("first appeared on Savvy Tokyo")."""
    return words().naming.search(opening["anywhere"] or opening["first"]) is not None


def tells_of_text(line: str, opening: re.Match[str]) -> bool:
    """Whether an opening's phrase begins a sentence, or has a word for the text itself before it."""
    start = max(opening.start("anywhere"), opening.start("first"))
    return words().itself.search(line[:start]) is not None


def is_picture(line: str) -> bool:
    """Whether a line credits a picture ("Photo: AP") or a video ("02:02 - Source: CNN")."""
    if _LENGTH.match(line):
        return True
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
