"""The site's name behind or before marks that mostly are a headline's own: colons, brackets, commas."""

from __future__ import annotations

import re

from newsclean.data.sections import section_names
from newsclean.data.titles import title_words
from newsclean.extract.titles.beside import Beside
from newsclean.extract.titles.letters import DENSE, fold, size
from newsclean.extract.titles.names import SiteNames
from newsclean.extract.titles.papers import is_capital, names_paper

_LABEL = re.compile(r"([^:：|]{2,40}?)\s?[:：]\s+|([^:：|]{2,20})：")
_MARK = re.compile(r"\s?,\s|(?<=\S)[-–—]\s?(?=[^\W\d_])|:\s|：")
_BRACKETS = re.compile(
    r"\s*(?:\(([^()]{2,40})\)|\[([^\[\]]{2,40})\]|（([^（）]{2,20})）|【([^【】]{2,20})】)$"
)
_REACH = 60
# So many words, or more, are left of a title.
_LEAST = 3


def without_weak(title: str, site: SiteNames, around: Beside) -> str:
    """A title without the site's name in brackets at its end, or behind its last comma or colon.

    What stands before that name behind the same mark may be a section.
    """
    bracketed = _BRACKETS.search(title)
    if bracketed and bracketed.start():
        name = next(filter(None, bracketed.groups()))
        wide = bracketed[0].lstrip()[0] in "（【"
        if site.is_name(name) or (wide and names_paper(name)):
            title = title[: bracketed.start()]
    marks = list(_MARK.finditer(title, max(0, len(title) - _REACH)))
    kept = title
    for number, mark in enumerate(reversed(marks)):
        text = kept[mark.end() :]
        section = number > 0 and is_capital(text) and around.is_section(text)
        if size(title[: mark.start()]) < _LEAST or not (section or _is_named(text, mark[0], site)):
            break
        kept = title[: mark.start()]
    return kept


def _is_named(text: str, mark: str, site: SiteNames) -> bool:
    """Whether what stands behind such a mark is the site's name."""
    tight = mark[0] in "-–—"
    if (mark == "：" or (tight and DENSE.search(text))) and names_paper(text):
        return True
    whole = not tight or text.isupper() or " " in text or "." in text
    return whole and site.is_name(text)


def without_label(title: str, site: SiteNames) -> str:
    """A title without the site's name and a colon before it, or only "News" there."""
    found = _LABEL.match(title)
    if found is None or size(title[found.end() :]) < _LEAST:
        return title
    label = (found[1] or found[2]).strip()
    return title[found.end() :] if _is_news(label) or _is_own(label, site) else title


def _is_news(label: str) -> bool:
    folded = label.casefold()
    news = title_words().news
    return folded in news or (folded in section_names() and not news.isdisjoint(folded.split()))


def _is_own(label: str, site: SiteNames) -> bool:
    """Whether a label is the site's name, and not a place or a thing the site is called after."""
    if not site.is_name(label):
        return False
    return any(fold(name) == fold(label) for name in site.said) or any(
        mark in label for mark in " -."
    )
