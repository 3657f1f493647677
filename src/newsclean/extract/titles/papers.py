"""What names of papers and channels look like."""

from __future__ import annotations

import re
from functools import cache

from newsclean.data.titles import title_words
from newsclean.extract.titles.letters import is_unspaced, words_of

_MOST_WORDS = 7


def names_paper(text: str) -> bool:
    """Whether a text is made as names of papers and channels are.

    >>> names_paper("The Port Gazette"), names_paper("港湾新聞デジタル"), names_paper("Snow in Oslo")
    (True, True, False)
    """
    words = words_of(text)
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    others = [word for word in words if not _is_of_papers(word.casefold())]
    return len(others) < len(words) and all(map(_is_capital, others))


def _is_of_papers(word: str) -> bool:
    known = title_words()
    return word in known.media or word.endswith(known.endings)


def is_capital(text: str) -> bool:
    """Whether no word but small ones begins with a small letter.

    >>> is_capital("Echo of the Port"), is_capital("Echo from the port")
    (True, False)
    """
    return all(map(_is_capital, words_of(text)))


def _is_capital(word: str) -> bool:
    return word[0] == word[0].upper() or is_small(word) or is_unspaced(word)


def is_domain(word: str) -> bool:
    """Whether a word is a domain written out.

    >>> is_domain("Echo.com"), is_domain("U.S."), is_domain("St. Gallen")
    (True, False, False)
    """
    return "." in word and _domain().fullmatch(word) is not None


@cache
def _domain() -> re.Pattern[str]:
    tops = "|".join(title_words().tops)
    return re.compile(rf"(?i:(?:www\.)?(?:[^\W_][\w-]+\.)+(?:[a-z]{{2}}|{tops}))[®™©]?")


def is_small(word: str) -> bool:
    """Whether a word is one that addresses leave out of names."""
    return word in title_words().small
