"""The names of a site: as its markup says, and as its address spells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsclean.address import host_of
from newsclean.data.titles import title_words
from newsclean.document import Document
from newsclean.extract.titles.letters import fold, in_latin, tidy, words_of
from newsclean.extract.titles.papers import is_capital, is_domain, is_small
from newsclean.extract.titles.pieces import pieces_of
from newsclean.settled import shared

_LONGEST = 50
_MOST_WORDS = 7
# A part of a name that tells it, in letters; words of a piece that may be like one.
_LEAST_PART = 5
_ALIKE_WORDS = 5
_QUALIFIED_WORDS = 3
# A sentence may have the first letters of a name by chance: so many of each word are none.
_LEAST_OF_WORD = 3


@dataclass(frozen=True, slots=True)
class SiteNames:
    """What a site is called.

    ``said``: in markup, as printed; ``labels``: in its host; ``folded``: all of them, by letters;
    ``parts``: the first parts of labels that have hyphens.
    """

    said: tuple[str, ...]
    labels: tuple[str, ...]
    folded: frozenset[str]
    parts: frozenset[str]

    @classmethod
    def of(cls, said: Sequence[str], host: str) -> SiteNames:
        """The names that markup says and the ones in the host of an address.

        >>> site = SiteNames.of(["Port Echo"], "www.pecho-online.example")
        >>> site.is_name("PE"), site.is_name("The P-Echo"), site.is_name("Port")
        (True, True, False)
        """
        # Some are titles themselves: "Port Echo - News from the harbour".
        names = [part for name in said for part in (name, *pieces_of(name))]
        short = tuple(dict.fromkeys(name for name in names if 1 < len(name) <= _LONGEST))
        labels = _labels(host)
        return cls(
            said=short,
            labels=tuple(map(fold, labels)),
            folded=frozenset(map(fold, (*short, *labels, *([host] if host else [])))),
            parts=frozenset(label.split("-")[0] for label in labels if "-" in label),
        )

    def is_name(self, piece: str) -> bool:
        """Whether a piece is the site's name, as markup or the address has it, or a domain."""
        folded = fold(piece)
        if not folded or len(piece) > _LONGEST:
            return False
        if folded in self.folded or is_domain(piece.strip()):
            return True
        least = 1 if is_capital(piece) else _LEAST_OF_WORD
        for words in in_latin(piece):
            if "".join(words) in self.parts or self._is_spelled(words, least):
                return True
        return self._is_short(piece)

    def _is_spelled(self, words: tuple[str, ...], least: int) -> bool:
        """Whether a label of the address is made of so many letters of these words, or more."""
        if not 0 < len(words) <= _MOST_WORDS:
            return False
        return any(is_made(label, words, least) for label in self.labels)

    def _is_short(self, piece: str) -> bool:
        """Whether a piece has the first letters of a name that markup gives: "PE" for "Port Echo"."""
        short = fold(piece)
        if len(short) < 2 or not piece.isupper() or " " in piece.strip():
            return False
        return any(is_made(short, tuple(words_of(name.casefold()))) for name in self.said)

    def is_like(self, piece: str) -> bool:
        """Whether a piece has a name of the site in it, or is part of one.

        >>> site = SiteNames.of(["Port Echo"], "")
        >>> site.is_like("Port Echo Radio"), site.is_like("Snow in Oslo")
        (True, False)
        """
        folded, words = fold(piece), piece.split()
        if not folded or len(words) > _ALIKE_WORDS:
            return False
        if any(len(name) >= _LEAST_PART and name in folded for name in self.folded):
            return True
        if len(folded) >= _LEAST_PART and any(folded in name for name in self.folded):
            return True
        edges = {fold(words[0]), fold(words[-1])}
        alike = len(words) <= _QUALIFIED_WORDS and not self.folded.isdisjoint(edges)
        return alike and is_capital(piece)


class _Rule(NamedTuple):
    """The word that must be there as a whole, which may be missing, how many letters others have."""

    whole: str
    is_optional: Callable[[str], bool]
    least: int


def is_made(label: str, words: tuple[str, ...], least: int = 1) -> bool:
    """Whether a label is made of the beginnings of words, in their order.

    Small words and words for a paper may be missing, words like "online" may follow. A word that
    stands alone is there as a whole.

    >>> is_made("pechoonline", ("the", "port", "echo")), is_made("port", ("porter",))
    (True, False)
    """
    names = [word for word in words if not is_small(word)]
    own = [word for word in names if word not in title_words().media]
    return _begins(label, words, _Rule(_alone(names), is_small, least)) or (
        0 < len(own) < len(names) and _begins(label, words, _Rule(_alone(own), _is_optional, least))
    )


def _alone(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else ""


def _is_optional(word: str) -> bool:
    return is_small(word) or word in title_words().media


def _begins(label: str, words: tuple[str, ...], rule: _Rule) -> bool:
    if not words:
        return not label or (not rule.whole and label in title_words().tails)
    first, rest = words[0], words[1:]
    common = 0
    while common < min(len(first), len(label)) and first[common] == label[common]:
        common += 1
    least = len(first) if first == rule.whole else min(rule.least, len(first))
    for count in range(common, least - 1, -1):
        if _begins(label[count:], rest, rule):
            return True
    return rule.is_optional(first) and _begins(label, rest, rule)


def site_names(document: Document, *, sections: bool = True) -> set[str]:
    """Names of the site, folded to letters and digits; with those of its sections."""
    names = set(names_of(document).folded)
    return names | sections_of(document) if sections else names


@shared
def sections_of(document: Document) -> frozenset[str]:
    """Names of the page's sections in markup, folded."""
    sections = (value for _, value in document.metadata.sections[:4])
    return frozenset(fold(section) for section in sections if 2 < len(section) <= _LONGEST)


@shared
def names_of(document: Document) -> SiteNames:
    """What the site of a page is called."""
    meta = document.metadata
    said = [value for _, value in (*meta.sites, *meta.publishers)]
    if document.fields.get("site"):
        said.append(document.fields["site"])
    # Some pages give the title for it.
    titles = {tidy(title) for title in (meta.title or "", *(value for _, value in meta.headlines))}
    said = [name for name in said if tidy(name) not in titles]
    return SiteNames.of(said, host_of(document.fields.get("url") or document.source.url))


def _labels(host: str) -> list[str]:
    """The labels of a host that may spell a name, the registered one first."""
    known = title_words()
    parts = host.split(".")[:-1]
    if len(parts) > 1 and parts[-1] in known.second:
        parts.pop()
    return [part for part in reversed(parts) if part not in known.subdomains]
