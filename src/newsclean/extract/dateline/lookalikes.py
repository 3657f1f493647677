"""What looks like a dateline: labels, fixtures, routes, line-ups, prices and times behind a place."""

from __future__ import annotations

import re

from newsclean.data.places import places
from newsclean.extract.dateline.items import Items, style_of
from newsclean.extract.dateline.names import known_name
from newsclean.extract.dateline.tokens import tokens

_SENTENCE_END = re.compile(r"[.!?…।።\n]")
# "Roma - Lazio 2-1", "Sparta – Slavia 1:1".
_SCORE = re.compile(r"[^\n.!?]{2,40}?\s\d{1,2}\s?[-–:]\s?\d{1,2}(?!\d)")
# A price, a score, a distance, a time: figures, and no words about them.
_FIGURES = re.compile(
    r"[-+−]?\s?[£$€¥₹₺₽]?\s?\d[\d.,:’'/]*"
    r"(?:\s?[-–:/]\s?\d|\s?(?:°[CF]?|[%€£$¥₹₺₽]|[^\W\d_]{1,3}\b)(?!\s?[^\W\d_])|\s*(?:$|[,;|()\n]))"
)
_NO_TEXT = ("(", "/", "|", "•")
# A sentence has so many words; fewer are a list of names, or a scene that is set.
_FEWEST_WORDS = 3
# So many letters are a sentence in scripts that put no spaces between words.
_LONG = 20
# So short are a comma and words before a price or a time ("Wien - Salzburg ab 19 Euro").
_SHORT = 2
# How far a route or a line-up is looked for behind the place.
_AHEAD = 80
_FEWEST_NAMES = 3


def is_label(items: Items) -> bool:
    """Whether a word that labels paragraphs ("UPDATE", "By", "Photo") stands in the place's place."""
    labels = places().labels
    name = items.part(items.location) or ""
    if items.location is None and items.agency is not None and not items.enclosed:
        name = items.part(items.agency) or ""
    folded = name.casefold()
    if any(part in labels for part in folded.split("/")):
        return True
    words = folded.split()
    if words and words[0] in places().begin_names:
        words = words[1:]  # "Bad Ischl"
    return bool(words) and words[0] in labels and not items.known_place


def is_fixture(items: Items) -> bool:
    """Whether two teams and their score stand where place and text would."""
    named = items.agency is None and items.day is None and items.end == "dash"
    return named and _SCORE.match(items.text, items.stop) is not None


def is_no_text(items: Items, behind: str) -> bool:
    """Whether what follows a place alone is no text: a route, a line-up, a price, a score, a time."""
    figures = _FIGURES.match(behind) is not None or behind[:1] in _NO_TEXT
    return figures or is_route(items) or _is_line_up(items)


def is_route(items: Items) -> bool:
    """Whether another place follows the dash, and no text: "Paris – Roubaix (257 km) : ..."."""
    if items.end != "dash" or items.day is not None:
        return False
    behind = items.text[items.stop : items.stop + _AHEAD]
    line = tokens(behind)
    stop = known_name(line, 0, behind) if line and line[0].kind == "word" else None
    if stop is None:
        # "Paris – Nice : le Belge ...", the second no name for certain.
        title = style_of(items) == "title" and items.agency is None
        return title and any(token.text == ":" for token in line[1:3])
    if stop == len(line) or line[stop].kind in ("number", "line") or line[stop].text in "(:;|（：":
        return True
    if stop + 1 == len(line):
        return line[stop].text == "."
    if line[stop].kind == "dash":
        return known_name(line, stop + 1, behind) is not None
    return len(line[stop].text) <= _SHORT and line[stop + 1].kind == "number"


def _is_line_up(items: Items) -> bool:
    """Whether names stand where the text would: "Barcelona: Peralta; Roig, Montiel, Sanz, ..."."""
    behind = items.text[items.stop : items.stop + _AHEAD]
    names = re.split("[;,]", behind)[:-1]
    listed = (name.strip()[:1].isupper() and len(name.split()) <= _FEWEST_NAMES for name in names)
    return len(names) >= _FEWEST_NAMES and all(listed)


def tells_more(items: Items) -> bool:
    """Whether a sentence follows that does not speak of the place before it ("Paris. Cette ville ...")."""
    sentence = _SENTENCE_END.split(items.text[items.stop :].lstrip(), maxsplit=1)[0]
    words = sentence.split()
    if not words or not words[0][0].isalpha():
        return False
    opening = words[0].casefold(), " ".join(words[:2]).casefold()
    if not places().points_back.isdisjoint(opening):
        return False
    return len(words) >= _FEWEST_WORDS or (not sentence.isascii() and len(sentence) > _LONG)


def opens_quote(items: Items) -> bool:
    """Whether somebody of this name speaks: "Victoria: 'I never ...'"."""
    return items.text[items.stop :].lstrip()[:1] in ('"', "“", "„", "«", "'", "‘", "「")


def second_dash(items: Items) -> bool:
    """Whether a dash soon follows the one that closes."""
    ahead = items.text[items.stop : items.stop + 60]
    return any(dash in ahead for dash in (" – ", " — ", " - "))
