"""Reads phrases that say whom a text comes from: "With inputs from X", "first appeared on X"."""

from __future__ import annotations

import re
from functools import cache

from newsclean.data.agencies import Mention, agency_book
from newsclean.data.calendar import calendar, fold
from newsclean.data.names import is_surely_name
from newsclean.extract.authors.names import parse_people
from newsclean.extract.credit.forms import ADDRESS, as_printed, by_name
from newsclean.extract.credit.words import DENSE, EDGES, brings_names, words
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
# ", ltp, " between two agencies; another word of a name.
_BETWEEN = re.compile(r",\s(\w{2,5}),\s")
_MORE = re.compile(r"\s[^\W\d_a-z]\w{2}")
# "The AP": how far from the line's beginning an agency may stand whose people contributed.
_FIRST = 4


def by_phrase(line: str) -> list[str]:
    """Read "(With inputs from PTI)", "AFP contributed to this report", "first appeared on X"."""
    known = words()
    if DENSE.search(line):
        if len(line) > (_LONGEST_ENCLOSED if line[0] in "(（" else _LONGEST_DENSE):
            return []
    issue = _ISSUE.fullmatch(line)
    if issue is not None:
        return [issue[1]]
    named = _named_before(line) or _named_within(line)
    if named:
        return named
    opening = known.opening.search(line)
    if opening is None:
        return []
    naming = brings_names(opening)
    first, *partners = known.together.split(line[opening.end() :])
    names = _named_behind(first, naming)
    return names + [name for partner in partners for name in _named_behind(partner, True)]


def _named_before(line: str) -> list[str]:
    """Agencies before "contributed to this report" and the like, the one whose people contributed."""
    known, book = words(), agency_book()
    closing = known.closing.search(line)
    if closing is not None:
        before = line[: closing.start()]
        mentions = book.find(before, expected=True)
        return [as_printed(line, mention) for mention in mentions] or by_name(before)
    people = known.contributed.search(line)
    if people is None:
        return []
    first = book.find(line[: people.start()])[:1]
    alone = (m for m in first if m.start <= _FIRST and m.end == people.start())
    return [as_printed(line, mention) for mention in alone]


def _named_within(line: str) -> list[str]:
    """Agencies between the words of one phrase: "(With PTI and ANI inputs)", "mit dpa-Material"."""
    found = words().supplying.search(line)
    return by_name(found["names"].strip("- ")) if found is not None else []


def _named_behind(rest: str, naming: bool) -> list[str]:
    """The names behind a phrase; only some phrases may bring one that nobody listed."""
    book = agency_book()
    mentions = [m for m in book.find(rest, expected=True) if not _is_longer(rest, m)]
    aside = naming and bool(mentions) and 0 < rest.find(",") < mentions[0].start
    if mentions and mentions[0].start <= (_NEAR if naming else _FAR) and not aside:
        return _with_unknown(rest, mentions)
    if rest.casefold().strip(EDGES) in words().nameless:
        return [rest.strip(EDGES)]
    first = rest.split(maxsplit=1)[0].rstrip(".,;)") if rest.strip() else ""
    return _unlisted(rest) if naming or ADDRESS.match(first) else []


def _is_longer(text: str, mention: Mention) -> bool:
    """Whether a name that is a word too begins a longer one ("The Hill Echo")."""
    doubtful = agency_book().is_ambiguous(text[mention.start : mention.end])
    return doubtful and _MORE.match(text, mention.end) is not None


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
    if fold(name) in _weekdays():
        return []  # "First published on Sat", without its day
    if is_surely_name(name) and len(parse_people(_SENTENCE_END.split(text)[0])) > 1:
        return []  # "Con información de Ana Ruiz, Bo Li y Eva Paz": who helped the author
    first = name.split(maxsplit=1)[0] if name else ""
    proper = first != first.lower() or first.upper() == first.lower() or ADDRESS.fullmatch(first)
    return [name] if first and proper and len(name.split()) <= _MOST_WORDS else []


@cache
def _weekdays() -> frozenset[str]:
    """The names of days, also as they are abbreviated."""
    days = (names for wording in calendar().values() for names in wording.weekdays)
    return frozenset(name for names in days for name in names)


def _with_unknown(text: str, mentions: list[Mention]) -> list[str]:
    """The agencies of a list, and initials that nobody listed between two of them."""
    names = []
    for mention, following in zip(mentions, [*mentions[1:], None], strict=True):
        names.append(as_printed(text, mention))
        between = text[mention.end : following.start] if following else ""
        unknown = _BETWEEN.fullmatch(between)
        names += [unknown[1]] if unknown else []
    last = words().last.match(text, mentions[-1].end)
    return [*names, last[1].strip(EDGES)] if last else names
