"""The letters of a title: white space and marks tidied, what is left of it to compare by."""

from __future__ import annotations

import re
from html import unescape

from newsclean.accents import without_accents
from newsclean.data.titles import title_words
from newsclean.memo import Memo

DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
LONGEST = 400
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_MARKS = "»›>|•▶►▸★☆⋆→#"
_AROUND = re.compile(r"^(?:[»›>|•▶►▸★☆⋆→]+|#{1,6}(?=\s))\s*|\s*[|»›⋆★☆→▶►•]+$")
# Scripts without spaces: ideographs and syllables, and those whose words have more letters.
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TALL = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_TALL_WORD = 4
_SPACED = re.compile(r"\S*\w\S*")
_NOT_LETTERS = re.compile(r"[\W_]")
_GAP = re.compile(r"[\s!-/:-@\[-`{-~«»“”„‘’–—·…]+")


def tidy(text: str) -> str:
    """White space folded, soft hyphens and the marks of lists and menus around it taken off.

    >>> tidy("» Heli\u00adkopter  im Park ⋆")
    'Helikopter im Park'
    """
    text = text[: 2 * LONGEST]
    folded = " ".join((text if text.isascii() else _UNSEEN.sub("", text)).split())
    if "&" in folded and ";" in folded:
        folded = unescape(folded)
    folded = folded.removeprefix(": ")
    marked = folded[:1] in _MARKS or folded[-1:] in _MARKS
    return _AROUND.sub("", folded) if marked and "«" not in folded else folded


def letters(text: str) -> str:
    """A title by its letters and digits alone, case-folded."""
    return "".join(filter(str.isalnum, text.casefold()))


def fold(name: str) -> str:
    """A name without blanks and marks, case-folded."""
    return _NOT_LETTERS.sub("", name.casefold())


def words_of(text: str) -> list[str]:
    """The words of a text, the accents and vowel signs of all scripts with their letters.

    >>> words_of("L'Écho du Port-Sud"), words_of("बंदर समाचार")
    (['L', 'Écho', 'du', 'Port', 'Sud'], ['बंदर', 'समाचार'])
    """
    return [word for word in _GAP.split(text) if word]


def size(text: str) -> float:
    """How long a text is in words, also where no spaces part them.

    >>> size("Rain in Spain"), size("洪水被害の島国"), size("বন্যার খবর")
    (3.0, 3.5, 2.0)
    """
    if text.isascii():
        return float(len(_SPACED.findall(text)))
    wide, rest = len(_WIDE.findall(text)), _WIDE.sub(" ", text)
    tall, rest = len(_TALL.findall(rest)), _TALL.sub(" ", rest)
    return wide / 2 + tall / _TALL_WORD + len(_SPACED.findall(rest))


def is_unspaced(text: str) -> bool:
    """Whether a text is in a script without spaces between words."""
    return _WIDE.search(text) is not None or _TALL.search(text) is not None


def in_latin(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name as addresses may spell them: without accents, or with letters for them.

    >>> in_latin("Nordküste"), in_latin("Вечерняя Волга")[0]
    ((('nordkuste',), ('nordkueste',)), ('vechernyaya', 'volga'))
    """
    return _LATIN[text]


def _latin_words(text: str) -> tuple[tuple[str, ...], ...]:
    folded = text.casefold()
    if folded.isascii():
        return (tuple(words_of(folded)),)
    # Once more for letters that only show when their accents are gone.
    spelled = (
        without_accents(folded.translate(latin)).translate(latin) for latin in title_words().letters
    )
    return tuple(tuple(words_of(name)) for name in dict.fromkeys(spelled))


_LATIN: Memo[str, tuple[tuple[str, ...], ...]] = Memo(_latin_words, most=1 << 10)
