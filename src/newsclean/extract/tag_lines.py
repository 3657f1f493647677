"""Lines of topic tags cut into the tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from newsclean.data.alternatives import alternatives
from newsclean.data.labels import label_words
from newsclean.data.places import places
from newsclean.data.sections import company_forms, section_names
from newsclean.data.tables import table
from newsclean.extract.dateline.tokens import is_small
from newsclean.extract.labels import label_behind, label_choice

_EDGES = " \t\n:：,;，；、،؛|｜•■●▪►"
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]")
_COUNT = re.compile(r"\s*[(（\[]\d[\d.,]*[)）\]]$")
_COLON = re.compile(r"\s*[:：՝]\s*")
_WORD = re.compile(r"[^\s|｜•·#＃:：,;/]+")
# What may stand between a label and its tags.
_GAP = re.compile(r"(?:\s?[(（]\d+[)）])?(\s*[»›>|｜•·–—]\s*|\s+|(?=[#＃])|$)")
# The stop that closes a line, not that of an abbreviation ("U.S.").
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")
_SENTENCE_BEHIND = re.compile(r"(\w+)[.!]\s+\w+(?:\s\w+){2,}[.…]?$")
# Abbreviations are no longer ("Prof.", "Corp.") where they begin with a capital.
_SHORT = 4
_HASH = re.compile(r"(?<!\w)[#＃]\s*(?=\w)|(?<=\w)[#＃](?=\w)")
_ENDS_OPEN = re.compile(r"[,;，；、،|/•·]\s*$")
# What parts tags, and how often it must; the first found in a line counts. Commas also stand in
# numbers and in brackets, strokes and dots in names ("AC/DC").
_COMMA = re.compile(r"(?:(?<!\d),|,(?!\d)|[，、،])(?![^(（]*[)）])")
_SEPARATORS = (
    (re.compile(rf"{_COMMA.pattern}|[;；؛|｜•●▪■►\n]|\s[/·‧・]\s"), 1),
    (re.compile(r"\s{2,}|\t"), 1),
    (re.compile(r"(?<=\d[)）\]])\s+"), 1),
    (re.compile(r"(?<=\])\s+(?=\[)"), 1),
    (re.compile(r"\s[–—-]\s"), 2),
    (re.compile(r"/"), 2),
    (re.compile(r"(?<=[\u3040-\u9fff])[ \u3000](?=[\u3040-\u9fff])"), 1),
)


def tags_of(line: str, language: str = "") -> list[str]:
    """The tags of a line, without the words that introduce them.

    >>> tags_of("Filed Under: Weather Tagged With: hail, Ohio")
    ['Weather', 'hail', 'Ohio']
    >>> tags_of("Tags: rain, hail and snow"), tags_of("#rain#Spain")
    (['rain', 'hail', 'snow'], ['rain', 'Spain'])
    >>> tags_of("Trefwoorden: regen, hagel en sneeuw", "nl")
    ['regen', 'hagel', 'sneeuw']
    """
    tags: list[str] = []
    line = _STOP.sub("", line.strip())
    if line.endswith((":", "：")):
        return []  # a heading
    for listed in _lists(line):
        tags += _hashed(listed) or _listed(listed, language)
    return [tag for tag in map(cleaned, tags) if tag]


def cleaned(tag: str) -> str:
    """A tag without what stands around it: a hash, how many texts have it, brackets.

    >>> cleaned("#Cricket (128)"), cleaned("[oil]"), cleaned("C#"), cleaned(".NET")
    ('Cricket', 'oil', 'C#', '.NET')
    """
    tag = _COUNT.sub("", " ".join(tag.split()).strip(_EDGES)).lstrip("#＃+ ")
    if tag.startswith("[") and tag.endswith("]"):
        tag = tag[1:-1]
    quoted = _QUOTED.fullmatch(tag)
    return (quoted[1] if quoted else tag).strip(_EDGES)


def is_label(text: str) -> bool:
    """Whether a text only introduces tags."""
    return _plain(text) in _labels()


def is_labelled(line: str) -> bool:
    """Whether a line begins with, or is, the words that introduce tags.

    >>> is_labelled("Filed under: Weather"), is_labelled("Topics"), is_labelled("Weather")
    (True, True, False)
    """
    line = line.strip().rstrip(":： ")
    return is_label(line) or next(_lists(line), line) != line


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).lstrip("■●▪►▼◆ ")


def _lists(line: str) -> Iterator[str]:
    """What stands behind each label of a line, all of it where there is none."""
    start = 0
    for colon in _COLON.finditer(line):
        label = label_behind(_COUNT.sub("", line[start : colon.start()]), _labels())
        if label is not None:
            # Words before a label are tags only where they have one themselves.
            before = line[start : start + label]
            if start or _without_label(before) != before:
                yield _without_label(before)
            start = colon.end()
    yield line[start:] if start else _without_label(line)


def _without_label(line: str) -> str:
    """A line without the label at its start that no colon marks: "Topics  Rain  Spain"."""
    ends = [word.end() for word in islice(_WORD.finditer(line), _longest_label())]
    end = next((end for end in reversed(ends) if is_label(line[:end])), 0)
    gap = _GAP.match(line, end)
    if not end or gap is None:
        return line
    rest = line[gap.end() :]
    if gap[1] != " " or not rest or rest[0] in "#＃":
        return rest
    label = _plain(line[:end])
    if label not in label_words("tags"):
        return line
    fits = not is_small(rest[0]) or " " in label or _SEPARATORS[0][0].search(rest)
    return rest if fits else line


def _hashed(line: str) -> list[str]:
    """The tags of a line that mark each with a hash."""
    before, *tags = _HASH.split(line)
    if not tags or (len(tags) == 1 and before.strip()):
        return []
    first = [before] if _ENDS_OPEN.search(before) else []
    return [part for tag in (*first, *tags) for part in _SEPARATORS[0][0].split(tag)]


def _listed(line: str, language: str) -> list[str]:
    """The parts of a line, at the first separator that it has."""
    line = _without_sentence(_within().sub(", ", line)).strip()
    for separator, times in _SEPARATORS:
        parts = [part.strip() for part in separator.split(line)]
        if len(parts) > times:
            commas = _COMMA.search(line) is not None
            return _with_last(_with_companies(parts), language) if commas else parts
    return [line]


def _without_sentence(line: str) -> str:
    """A line without the sentence behind its tags: "hail, Ohio. Leave a comment"."""
    found = _SENTENCE_BEHIND.search(line)
    if found is None or (len(found[1]) <= _SHORT and not is_small(found[1][0])):
        return line
    return line[: found.end(1)]


def _with_companies(parts: list[str]) -> list[str]:
    """Parts with the forms of companies put back: "Acme, Inc."."""
    joined: list[str] = []
    for part in parts:
        if joined and part.partition(" ")[0].rstrip(".").casefold() in company_forms():
            joined[-1] += f", {part}"
        else:
            joined.append(part)
    return joined


def _with_last(parts: list[str], language: str) -> list[str]:
    """Parts with the last two apart that "and" joins, unless together they are one name.

    >>> _with_last(["rain", "hail and snow"], "en"), _with_last(["rain", "and hail"], "en")
    (['rain', 'hail', 'snow'], ['rain', 'hail'])
    >>> _with_last(["arts and crafts", "health and wellness"], "en")
    ['arts and crafts', 'health and wellness']
    """
    *others, last = [part for part in parts if part] or [""]
    between = _and(language[:2])
    if between.match(last):
        return [*others, between.sub("", last, count=1)]
    pair = between.split(last)
    joins = others and len(pair) == 2 and not any(map(between.search, others))
    return [*others, *pair] if joins and not _is_one(last, pair) else [*others, last]


def _is_one(last: str, pair: list[str]) -> bool:
    """Whether words that "and" joins are one place or section: "Trinidad and Tobago"."""
    return any(
        places().is_place(name) or name.casefold() in section_names()
        for name in (last, " & ".join(pair))
    )


@cache
def _and(language: str) -> re.Pattern[str]:
    words = table("labels")["tags_and"]
    return re.compile(rf"(?:^|\s)(?:{alternatives([*words['any'], *words.get(language, ())])})\s")


@cache
def _longest_label() -> int:
    return max(len(label.split()) for label in _labels())


@cache
def _labels() -> frozenset[str]:
    return label_words("tags") | label_words("tags_marked")


@cache
def _within() -> re.Pattern[str]:
    """Find what parts sections and tags in one sentence: "posted in Baking and tagged rye"."""
    return re.compile(rf"\s(?:{label_choice('tags_within')})\s", re.IGNORECASE)
