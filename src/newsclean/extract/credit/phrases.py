"""Reads phrases that say whom a text comes from: "With inputs from X", "first appeared on X"."""

from __future__ import annotations

import re

from newsclean.data.agencies import Mention, agency_book
from newsclean.extract.credit.forms import ADDRESS, AND, with_article
from newsclean.extract.credit.words import DENSE, EDGES, words
from newsclean.extract.dateline.dates import read_day
from newsclean.extract.dateline.tokens import tokens

# How far behind a phrase an agency may be named, where the phrase may bring a new name and else.
_NEAR, _FAR = 60, 100
_MOST_WORDS = 6
# Lines in a script without spaces, bare and in brackets.
_LONGEST_DENSE, _LONGEST_ENCLOSED = 80, 120
_SENTENCE_END = re.compile(r"(?<=[^\s.]{3})\.(?=\s|$)|[。!?！？]|\s[–—]\s|\s\(")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "『週刊海峡』2024年5月10日号より": the issue of a magazine that a text is from.
_ISSUE = re.compile(r"[(（]?『([^』]{2,20})』[^『』]{0,25}号(?:より|から)(?:転載|抜粋)?[)）]?")
# "in the magazine «Port Echo»", "微信公众号“城市”": the name stands in quotation marks, near.
_QUOTED = re.compile(
    r"[^«“„\"《〈<「『.,]{0,20}[«“„\"《〈<「『]([^»”“\"》〉>」』]{2,40})[»”“\"》〉>」』]"
)
# Endings that Turkish puts behind a name ("Port Echo'da"), Finnish ones with the paper's kind.
_ENDING = re.compile(r"['’](?:[dt][ae]n?|n?[ıiuü]n)(?!\w)|\s-(?:lehde|sivusto)")
# ", ltp, " between two agencies; ", Bild", " and The Hill Ledger": one more name, which ends the line.
_BETWEEN = re.compile(r",\s(\w{2,5}),\s")
_LAST = re.compile(
    rf"(?:,|\s(?:{AND}))\s"
    r"((?:The\s)?[^\W\d_a-z]\S*(?:\s[^\W\d_a-z]\S*){0,3})[.)]?$"
)


def by_phrase(line: str) -> list[str]:
    """Read "(With inputs from PTI)", "AFP contributed to this report", "first appeared on X"."""
    known, book = words(), agency_book()
    if DENSE.search(line):
        if len(line) > (_LONGEST_ENCLOSED if line[0] in "(（" else _LONGEST_DENSE):
            return []
    issue = _ISSUE.fullmatch(line)
    if issue is not None:
        return [issue[1]]
    closing = known.closing.search(line)
    named = book.find(line[: closing.start()], expected=True) if closing is not None else []
    if named:
        return [with_article(line, mention) for mention in named]
    opening = known.opening.search(line)
    if opening is None:
        return []
    rest = line[opening.end() :]
    naming = known.naming.search(opening.group()) is not None
    mentions = book.find(rest, expected=True)
    aside = naming and bool(mentions) and 0 < rest.find(",") < mentions[0].start
    if mentions and mentions[0].start <= (_NEAR if naming else _FAR) and not aside:
        return _with_unknown(rest, mentions)
    if rest.casefold().strip(EDGES) in known.generic:
        return [rest.strip(EDGES)]
    return _unlisted(rest) if naming else []


def _unlisted(text: str) -> list[str]:
    """The name that a text begins with, of an organisation that nobody listed."""
    quoted = _QUOTED.match(text)
    if quoted is not None:
        return [quoted[1].strip()]
    kind = words().media.match(text)
    name = _SENTENCE_END.split(text[kind.end() if kind else 0 :])[0].split(",")[0]
    name = words().after.split(name.strip(EDGES).removeprefix("the "))[0]
    name = _ENDING.split(name)[0].strip(EDGES)
    if "<" in name or _YEAR.search(name) or read_day(tokens(name), 0, alone=False) is not None:
        return []  # "First published on Apr 8", "in March 2022"
    first = name.split(maxsplit=1)[0] if name else ""
    proper = first != first.lower() or first.upper() == first.lower() or ADDRESS.fullmatch(first)
    return [name] if first and proper and len(name.split()) <= _MOST_WORDS else []


def _with_unknown(text: str, mentions: list[Mention]) -> list[str]:
    """The agencies of a list, and initials that nobody listed between two of them."""
    names = []
    for mention, following in zip(mentions, [*mentions[1:], None], strict=True):
        names.append(with_article(text, mention))
        between = text[mention.end : following.start] if following else ""
        unknown = _BETWEEN.fullmatch(between)
        names += [unknown[1]] if unknown else []
    last = _LAST.match(text, mentions[-1].end)
    return [*names, last[1].strip(EDGES)] if last else names
